import type { PageView } from '../../src/core/portal.ts';

/** What search reads of a page. */
export const searchPage = {
  path: 'docs/queue.md',
  address: 'docs/queue/',
  title: 'Queue',
  description: 'Where messages wait.',
  headingId: 'queue',
  source: 'docs',
  roles: [],
  keywords: [],
  skills: [],
  contexts: [],
  owners: [],
  html: '<p>Messages wait here.</p>',
} as unknown as PageView;

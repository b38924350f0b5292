import type { Rule } from '../rule.ts';

/** Pages with nothing to read. */
export const pageEmpty: Rule = {
  id: 'page/empty',
  severity: 'warning',
  description: 'A page has content.',
  *check({ catalog }) {
    for (const { path, document } of catalog.pages) {
      if (!document.blank || document.meta.lifecycle === 'draft') continue;
      yield {
        rule: 'page/empty',
        message: 'The page has no content.',
        hint: 'Write it, delete the file, or set `lifecycle: draft` until it is written.',
        file: path,
        actual: '',
      };
    }
  },
};

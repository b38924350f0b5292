import { folderOf } from './page-id.ts';
import type { PageKind, Source } from './source.ts';

/** Folders that are called like what their pages are for. `docs/labs/` holds labs; `docs/lab-equipment/` doesn't. */
const kindsByFolder: Readonly<Record<PageKind, RegExp>> = {
  runbook: /^(?:runbook|playbook)s?$/,
  tutorial: /^tutorials?$/,
  'how-to': /^how-?tos?$|^how-?to-guides?$/,
  reference: /^references?$/,
  concept: /^(?:concept|explanation)s?$/,
  lab: /^labs?$/,
  'case-study': /^case-stud(?:y|ies)$/,
};

/** What the name of a folder says about the pages in it. Case, and which sign divides words, say nothing. */
export function kindOfFolder(name: string): PageKind | undefined {
  const plain = name.toLowerCase().replace(/[ _]/g, '-');
  const [kind] = Object.entries(kindsByFolder).find(([, pattern]) => pattern.test(plain)) ?? [];
  return kind as PageKind | undefined;
}

/** Kind of a page that doesn't state one: that of its source, else that of the deepest folder whose name says one. */
export function kindAt(path: string, source: Pick<Source, 'kind'>): PageKind | undefined {
  if (source.kind) return source.kind;
  const folders = folderOf(path).split('/').reverse();
  return folders.map(kindOfFolder).find((kind) => kind !== undefined);
}

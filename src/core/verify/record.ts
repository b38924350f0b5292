import { z } from 'zod';
import type { Catalog, Page } from '../catalog.ts';
import type { Hash } from '../covers/digest.ts';
import { compareText, type Finding, type Range } from '../diagnostic.ts';
import { isMisread } from '../document.ts';
import { civilDate, type Day } from '../interval.ts';
import { quote } from '../wording.ts';
import { listVerifyFaults } from './result.ts';
import { toTemplateFolder } from './template-folder.ts';
import type { VerifyBlock } from './verify-block.ts';

/**
 * The record of what `waymark verify --record` ran with success. It is a file like any other: as good as the review of the change that
 * brings it.
 */

/** Path of the record below the root: beside `waymark.yml`. */
export const recordPath = 'waymark-verified.json';

const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'expected the id of a git object');

const pageRecordSchema = z.strictObject({
  commit: objectId.describe('Commit that was checked out, with the page as it stands there.'),
  on: civilDate.describe('UTC day of the run.'),
  blocks: z
    .record(z.string().min(1).max(100), z.string().regex(/^[0-9a-f]{16}$/, 'expected a digest'))
    .describe('Digest of every block of the page that ran, by name and in the order of the page.'),
  templates: z
    .record(z.string().min(1), objectId)
    .optional()
    .describe('Git tree of every folder that a lab of the page began with, by path.'),
});

/** Schema of {@link recordPath}. */
export const recordSchema = z.strictObject({
  schemaVersion: z.literal(1).describe('Version of this format.'),
  pages: z.record(z.string().min(1), pageRecordSchema).default({}).describe('What was verified, by the id of the page.'),
});

/** What was verified of one page. */
export type PageRecord = z.output<typeof pageRecordSchema>;

/** What was verified, by page id. */
export type VerifyRecord = ReadonlyMap<string, PageRecord>;

/** What a page may say about its commands. */
export interface Verification {
  /** `changed`: a block, its order or a template isn't what it was, or something marked can't be run. */
  state: 'verified' | 'changed';
  on: Day;
  commit: string;
}

/** Digest of what decides how a block ends. */
export function toBlockDigest({ shell, script, expectExit }: VerifyBlock, hash: Hash): string {
  return hash(JSON.stringify([shell, script, expectExit])).slice(0, 16);
}

/** What may be said of a page with a record. `treeOf` gives the git tree of a folder as it is now. */
export function judgeRecord(
  page: Pick<Page, 'path' | 'document'>,
  record: PageRecord,
  { hash, treeOf }: { hash: Hash; treeOf: (folder: string) => string | undefined },
): Verification {
  const now = (page.document.blocks ?? []).map((block) => [block.name, toBlockDigest(block, hash)]);
  const isSame = JSON.stringify(now) === JSON.stringify(Object.entries(record.blocks));
  const templates = listTemplates(page);
  const recorded = record.templates ?? {};
  const areSame =
    templates.length === Object.keys(recorded).length &&
    templates.every((folder) => Object.hasOwn(recorded, folder) && treeOf(folder) === recorded[folder]);
  const isWhole = listVerifyFaults(page).length === 0;
  return { state: now.length > 0 && isSame && areSame && isWhole ? 'verified' : 'changed', on: record.on, commit: record.commit };
}

/** Folders that the page's labs begin with, sorted; those that can't be copied are left out. */
export function listTemplates({ path, document }: Pick<Page, 'path' | 'document'>): string[] {
  const folders = (document.blocks ?? []).flatMap(({ template }) =>
    template === undefined ? [] : (toTemplateFolder(path, template) ?? []),
  );
  return [...new Set(folders)].sort(compareText);
}

/** The record as text: pages sorted, so that two people who verify different pages change different lines. */
export function writeRecord(record: VerifyRecord): string {
  const pages = Object.fromEntries([...record].sort(([a], [b]) => compareText(a, b)));
  return `${JSON.stringify({ schemaVersion: 1, pages }, null, 2)}\n`;
}

/** The page that an id of the record means: one that moved is found by its former ids. */
export function findRecordedPage(catalog: Pick<Catalog, 'page' | 'pages'>, id: string): Page | undefined {
  return catalog.page(id) ?? catalog.pages.find(({ formerIds }) => formerIds.includes(id));
}

/** Pages and blocks that the record names and that aren't there any more. */
export function findGone(
  record: VerifyRecord,
  catalog: Pick<Catalog, 'page' | 'pages'>,
  locate: (path: readonly string[]) => Range | undefined,
): Finding[] {
  return [...record].flatMap(([id, { blocks }]): Finding[] => {
    const page = findRecordedPage(catalog, id);
    const place = { rule: 'page/verification-gone', file: recordPath } as const;
    if (!page) {
      const message = `No page has the id ${quote(id)}, whose commands were verified.`;
      const hint = 'Run `waymark verify --record`, which takes out what is gone.';
      return [{ ...place, message, hint, range: locate(['pages', id]), actual: id }];
    }
    if (isMisread(page.document)) return [];
    const names = new Set((page.document.blocks ?? []).map(({ name }) => name));
    return Object.keys(blocks).flatMap((name): Finding[] => {
      if (names.has(name)) return [];
      const message = `${quote(page.path)} has no block ${quote(name)} any more, which was verified.`;
      const hint = 'Run `waymark verify --record` for the page again.';
      return [{ ...place, message, hint, range: locate(['pages', id, 'blocks', name]), actual: `${id} ${name}` }];
    });
  });
}

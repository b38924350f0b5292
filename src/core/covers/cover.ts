import type { CoverKind } from '../freshness/freshness.ts';
import type { Document } from '../document.ts';
import type { PageMeta } from '../page-meta.ts';
import { toTemplateFolder } from '../verify/template-folder.ts';

/** What a page says that it describes: one entry of `covers`. */
export interface Cover {
  /** Path or glob below the root, as written. */
  path: string;
  /** RE2 expression: only lines that match count. */
  match?: string | undefined;
  /** Name of a region between `waymark:` comments: only its lines count. */
  region?: string | undefined;
  /** `10-24`: only these lines count. Only code that a page shows has it. */
  lines?: string | undefined;
}

/** Which lines of a file count. Without either, the whole file does. */
export type Narrowing = Pick<Cover, 'match' | 'region' | 'lines'>;

/** More covers than a page that anybody understands has; those behind are not read. */
export const mostCovers = 200;

/** Covers of a page, in the order written, one form for both ways to write them. */
export function readCovers({ covers = [] }: Pick<PageMeta, 'covers'>): Cover[] {
  return covers.slice(0, mostCovers).map((cover) => (typeof cover === 'string' ? { path: cover } : cover));
}

/**
 * Covers that a page has because it shows code of the repository: the region or the lines that it shows, else the whole file. Their
 * paths are those of files, never globs.
 */
export function listShownCode({ code = [] }: Pick<Document, 'code'>): Cover[] {
  const covers = code.slice(0, mostCovers).map(({ file, region, lines }): Cover => {
    const part = region === undefined ? (lines === undefined ? {} : { lines }) : { region };
    return { path: file, ...part };
  });
  return [...new Map(covers.map((cover) => [JSON.stringify([cover.path, narrowingKey(cover)]), cover])).values()];
}

/** Covers that a page has because its labs begin with folders of the repository: whoever does the lab works with what lies there. */
export function listLabTemplates({ path, document }: { path: string; document: Pick<Document, 'templates'> }): Cover[] {
  const folders = (document.templates ?? []).slice(0, mostCovers).flatMap(({ url }) => toTemplateFolder(path, url) ?? []);
  return [...new Set(folders)].map((folder) => ({ path: folder }));
}

/** Whether only some lines of the files count, so that a change of them is “changed” and not mere activity. */
export function kindOf({ match, region, lines }: Narrowing): Exclude<CoverKind, 'inferred'> {
  return match === undefined && region === undefined && lines === undefined ? 'whole' : 'narrowed';
}

/** The same for narrowings that count the same lines. */
export function narrowingKey({ match, region, lines }: Narrowing): string {
  return JSON.stringify([match ?? null, region ?? null, lines ?? null]);
}

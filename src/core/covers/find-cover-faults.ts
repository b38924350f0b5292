import type { Finding, Range } from '../diagnostic.ts';
import { lazily } from '../link-index.ts';
import { count, didYouMean, quote } from '../wording.ts';
import { kindOf, mostCovers, type Cover } from './cover.ts';
import { mostFiles, type FileIndex, type Selection } from './file-index.ts';
import { readLines, type LineTest } from './narrow.ts';
import { createNarrower, mostNarrowedBytes, type NarrowResult, type Narrower } from './narrower.ts';
import { listRegions, writeMarker, type RegionFault } from './region.ts';
import { prepareCoverSuggestions } from './suggest-covers.ts';

/** The covers of a page, with the way to where they are written. */
export interface WrittenCovers {
  /** Path of the page. */
  page: string;
  covers: readonly Cover[];
  /** File that the covers stand in: the page or the sidecar. */
  file: string;
  /** Where a cover, or one of its fields, stands in that file. */
  locate(cover: Cover, field?: 'match' | 'region'): Range | undefined;
  /** Whether there are more covers than are read. */
  hasMore: boolean;
}

/** What judging covers needs. */
export interface CoverFaultsInput {
  pages: readonly WrittenCovers[];
  index: FileIndex;
  /** Content of the files that {@link listNarrowedFiles} names; those that can't be read are left out. */
  contents: ReadonlyMap<string, Uint8Array>;
  /** Those of the files that are too large to be read, or one too many. */
  tooLarge: ReadonlySet<string>;
}

/** Files of which only some lines count, so that their content is needed to judge covers. */
export function listNarrowedFiles(pages: readonly Pick<WrittenCovers, 'page' | 'covers'>[], index: FileIndex): string[] {
  const narrowed = pages.flatMap(({ page, covers }) =>
    covers.filter((cover) => kindOf(cover) === 'narrowed').flatMap((cover) => filesOf(index.select(cover.path), page)),
  );
  return [...new Set(narrowed)];
}

/** Files of a selection. A page never covers itself. */
export function filesOf(selection: Selection, page: string): string[] {
  return 'paths' in selection ? selection.paths.filter((path) => path !== page) : [];
}

/** Every cover that selects nothing or can't be read. */
export function findCoverFaults({ pages, index, contents, tooLarge }: CoverFaultsInput): Finding[] {
  const narrower = createNarrower();
  const suggest = lazily(() => prepareCoverSuggestions(index));
  const findings: Finding[] = [];
  for (const page of pages) {
    for (const cover of page.covers) {
      const fault =
        judgeExpression(narrower.testOf(cover), cover) ??
        judgeSelection(index.select(cover.path), cover, page.page, (path) => suggest()(path)) ??
        judgeNarrowing(cover, filesOf(index.select(cover.path), page.page), { narrower, contents, tooLarge });
      if (!fault) continue;
      const { field, ...finding } = fault;
      findings.push({ ...finding, file: page.file, range: page.locate(cover, field) });
    }
    if (page.hasMore) findings.push(explainMany(page));
  }
  return findings;
}

type Fault = Omit<Finding, 'file' | 'range'> & { field?: 'match' | 'region' };

function judgeExpression(test: LineTest | undefined, { match = '' }: Cover): Fault | undefined {
  if (!test || !('fault' in test)) return undefined;
  return {
    rule: 'freshness/bad-match',
    message: `The expression ${quote(match)} can’t be read: ${test.fault}.`,
    hint: 'Write it in RE2 syntax; a `\\` before a sign takes its meaning away.',
    actual: match,
    field: 'match',
  };
}

function judgeSelection(selection: Selection, { path }: Cover, page: string, suggest: (path: string) => string[]): Fault | undefined {
  if ('fault' in selection) return explainLimit(selection.fault, path);
  if (filesOf(selection, page).length > 0) return undefined;
  const rule = 'freshness/covers-nothing';
  if (selection.paths.length > 0) {
    const hint = 'Name the code or configuration that the page describes.';
    return { rule, message: `The cover ${quote(path)} selects the page itself alone, which doesn’t count.`, hint, actual: path };
  }
  const expected = suggest(path);
  return {
    rule,
    message: `The cover ${quote(path)} selects no file of the repository.`,
    hint: didYouMean(expected) ?? 'Correct the path, which starts at the root, or take the cover out.',
    actual: path,
    expected,
  };
}

function explainLimit(fault: 'glob' | 'too-many' | 'too-costly', path: string): Fault {
  if (fault === 'glob') {
    const message = `The cover ${quote(path)} selects nothing: the glob is too long, or its braces make too many alternatives.`;
    return { rule: 'freshness/covers-nothing', message, hint: 'Write several covers instead.', actual: path };
  }
  const message =
    fault === 'too-many'
      ? `The cover ${quote(path)} selects more than ${mostFiles} files, so changes of them aren’t looked for.`
      : `The cover ${quote(path)} isn’t read: too many globs before it had to be compared with too many files.`;
  const hint = 'Name the folder or files that the page really describes.';
  return { rule: 'freshness/covers-too-much', message, hint, actual: path };
}

interface Files extends Pick<CoverFaultsInput, 'contents' | 'tooLarge'> {
  narrower: Narrower;
}

function judgeNarrowing(cover: Cover, paths: readonly string[], { narrower, contents, tooLarge }: Files): Fault | undefined {
  if (kindOf(cover) === 'whole') return undefined;
  let isFound = false;
  for (const path of paths) {
    if (tooLarge.has(path)) return explainLarge(cover, path);
    const bytes = contents.get(path);
    const result: NarrowResult = bytes ? narrower.narrow(path, bytes, cover) : { content: undefined };
    if ('limit' in result) return explainLarge(cover, path);
    if ('fault' in result) return explainRegion(cover, path, result.fault);
    isFound ||= result.content !== undefined;
  }
  if (isFound) return undefined;
  const regions = [...new Set(paths.flatMap((path) => listRegions(readLines(contents.get(path) ?? new Uint8Array()).lines)))];
  const { region } = cover;
  if (region !== undefined && !regions.includes(region)) return explainMissing(cover, region, regions, paths);
  return explainUnmatched(cover, paths);
}

function explainLarge({ path }: Cover, file: string): Fault {
  const named = file === path ? '' : `, of the cover ${quote(path)},`;
  return {
    rule: 'freshness/covers-too-much',
    message: `The lines of ${quote(file)}${named} aren’t read: they are more than ${mostNarrowedBytes / 1024 / 1024} MiB, or together with others too many.`,
    hint: 'Cover a smaller file, or the whole file without `match` and `region`.',
    actual: path,
  };
}

function explainRegion({ region = '' }: Cover, file: string, regionFault: RegionFault): Fault {
  return {
    rule: 'freshness/missing-region',
    ...describeRegionFault(region, file, regionFault),
    actual: region,
    field: 'region',
  };
}

/** What is wrong with the markers of a region of a file, and what to do about it. */
export function describeRegionFault(region: string, file: string, { kind, line, way }: RegionFault): { message: string; hint: string } {
  const [begin, end] = [false, true].map((isEnd) => quote(writeMarker(region, way, { isEnd }))) as [string, string];
  const faults = {
    unclosed: `which begins on line ${line}, has no end`,
    nested: `begins again on line ${line} before it has ended`,
    unopened: `ends on line ${line} without having begun`,
  };
  const hints = {
    unclosed: `Add a comment ${end} behind its last line.`,
    nested: `Add a comment ${end} before that line, or give one of them another name.`,
    unopened: `Add a comment ${begin} before its first line, or take this one out.`,
  };
  return { message: `The region ${quote(region)} of ${quote(file)}${kind === 'unclosed' ? ',' : ''} ${faults[kind]}.`, hint: hints[kind] };
}

function explainMissing({ path }: Cover, region: string, regions: string[], paths: readonly string[]): Fault {
  const where = paths.length === 1 ? quote(paths[0] ?? path) : `None of the ${count(paths.length, 'file')} of ${quote(path)}`;
  return {
    rule: 'freshness/missing-region',
    message: `${where} has ${paths.length === 1 ? 'no' : 'the'} region ${quote(region)}.`,
    hint:
      didYouMean(regions.slice(0, 3)) ??
      `Mark it there with two comments, ${quote(`waymark:${region}`)} and ${quote(`waymark:end ${region}`)}, on lines of their own.`,
    actual: region,
    expected: regions.slice(0, 3),
    field: 'region',
  };
}

function explainUnmatched({ path, match = '', region }: Cover, paths: readonly string[]): Fault {
  const where = region === undefined ? '' : ` of the region ${quote(region)}`;
  const files = paths.length === 1 ? quote(paths[0] ?? path) : `the ${count(paths.length, 'file')} of ${quote(path)}`;
  return {
    rule: 'freshness/covers-nothing',
    message: `The cover selects nothing: no line${where} in ${files} matches ${quote(match)}.`,
    hint: 'Correct the expression; case counts, and `(?i)` before it says that it doesn’t.',
    actual: match,
    field: 'match',
  };
}

function explainMany({ file, covers, locate }: WrittenCovers): Finding {
  const [first] = covers;
  return {
    rule: 'freshness/covers-too-much',
    message: `The page has more than ${mostCovers} covers; those behind aren’t read.`,
    hint: 'Cover folders instead of files, or split the page.',
    file,
    range: first && locate(first),
  };
}

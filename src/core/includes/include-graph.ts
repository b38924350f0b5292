import type { Catalog, Page } from '../catalog.ts';
import type { Document, Link } from '../document.ts';
import { titleHeadingOf } from '../find-title.ts';
import { listWritten } from '../site-texts.ts';

/** How deep what is included may include more. */
export const mostDeep = 3;

/** Includes of one page, those in what it includes counted. */
export const mostIncludes = 200;

/** An include that leads back to what it stands in, with the way there: labels of pages and sections, the first and the last the same. */
export interface IncludeCycle {
  page: Page;
  link: Link;
  chain: string[];
}

/** An include that brings too many others along. */
export interface HeavyInclude {
  page: Page;
  link: Link;
  reason: 'deep' | 'many';
}

/** A page or a section that somebody includes or embeds, with what stands in it. */
interface Block {
  label: string;
  links: { page: Page; link: Link; to: string }[];
  state: 'new' | 'open' | 'done';
  /** Levels and number of includes in it, and in these; both end at a limit. */
  depth: number;
  count: number;
}

/** What is wrong with how pages include each other. Linear in their number: a section is looked at once, however many include it. */
export function judgeIncludes(catalog: Catalog): { cycles: IncludeCycle[]; heavy: HeavyInclude[] } {
  const pages = listWritten(catalog);
  if (!pages.some(({ document }) => document.links.some(({ kind }) => kind === 'include'))) return { cycles: [], heavy: [] };
  const outlineOf = rememberOutlines(catalog);
  const blocks = new Map<string, Block>();
  for (const page of pages) for (const target of outlineOf(page).targets) addBlock(target, outlineOf, blocks);
  const cycles: IncludeCycle[] = [];
  for (const key of [...blocks.keys()].sort()) walk(key, blocks, cycles);
  const heavy = pages.flatMap((page) => judgeWeight(page, outlineOf(page), blocks));
  return { cycles, heavy };
}

/** What a page includes or embeds, and where its sections are. */
interface Outline {
  /** In the order of the text. */
  targets: Target[];
  /** First line of each section, and the line behind its last, by id. */
  spans: ReadonlyMap<string, readonly [from: number, to: number]>;
}

interface Target {
  link: Link;
  page: Page;
  section: string | undefined;
  /** Name of its block. */
  key: string;
}

function rememberOutlines(catalog: Catalog): (page: Page) => Outline {
  const titles = new Map<Page, string | undefined>();
  const titleOf = (page: Page): string | undefined => {
    if (!titles.has(page)) titles.set(page, titleHeadingOf(page.document)?.id);
    return titles.get(page);
  };
  const known = new Map<Page, Outline>();
  const make = (page: Page): Outline => {
    const targets = page.document.links.flatMap((link): Target[] => {
      if (link.kind !== 'include' && link.kind !== 'embed') return [];
      const resolution = catalog.resolve(page, link);
      if (resolution.type !== 'page' || !resolution.anchorFound) return [];
      const { page: target, anchor } = resolution;
      const section = anchor === titleOf(target) ? undefined : anchor;
      return [{ link, page: target, section, key: keyOfBlock(target, section) }];
    });
    return { targets, spans: toSpans(page.document) };
  };
  return (page) => {
    const outline = known.get(page) ?? make(page);
    known.set(page, outline);
    return outline;
  };
}

/** Name of a page, or of a section of it. */
export function keyOfBlock(page: Page, section: string | undefined): string {
  return section === undefined ? page.id : `${page.id}#${section}`;
}

/** A section ends at the next heading of its depth or above. */
function toSpans({ headings }: Document): Map<string, readonly [from: number, to: number]> {
  const spans = new Map<string, readonly [number, number]>();
  const open: Document['headings'] = [];
  for (const heading of headings) {
    const { line } = heading.range.start;
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) closeSpan(spans, open.pop(), line);
    open.push(heading);
  }
  for (const heading of open) closeSpan(spans, heading, Infinity);
  return spans;
}

function closeSpan(spans: Map<string, readonly [number, number]>, heading: Document['headings'][number] | undefined, to: number): void {
  if (heading && !spans.has(heading.id)) spans.set(heading.id, [heading.range.start.line, to]);
}

function addBlock({ page, section, key }: Target, outlineOf: (page: Page) => Outline, blocks: Map<string, Block>): void {
  if (blocks.has(key)) return;
  const { targets, spans } = outlineOf(page);
  const [from, to] = section === undefined ? [0, Infinity] : (spans.get(section) ?? [0, 0]);
  const links = targets
    .slice(countBefore(targets, from), countBefore(targets, to))
    .map(({ link, key: inner }) => ({ page, link, to: inner }));
  const label = section === undefined ? page.path : `${page.path}#${section}`;
  blocks.set(key, { label, links, state: 'new', depth: 0, count: 0 });
}

/** How many includes stand before a line. */
function countBefore(targets: readonly Target[], line: number): number {
  let [from, to] = [0, targets.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((targets[middle]?.link.range.start.line ?? 0) < line) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Walks everything that a block brings along, with a list of its own instead of calls: chains may be long. */
function walk(start: string, blocks: ReadonlyMap<string, Block>, cycles: IncludeCycle[]): void {
  const first = blocks.get(start);
  if (first?.state !== 'new') return;
  first.state = 'open';
  const path: { key: string; block: Block; next: number }[] = [{ key: start, block: first, next: 0 }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const entry = top.block.links[top.next++];
    const inner = entry && blocks.get(entry.to);
    if (!entry) {
      top.block.state = 'done';
      path.pop();
      const above = path.at(-1);
      if (above) bring(above.block, top.block);
    } else if (inner?.state === 'new') {
      inner.state = 'open';
      path.push({ key: entry.to, block: inner, next: 0 });
    } else if (inner?.state === 'done') bring(top.block, inner);
    else if (inner && entry.link.kind === 'include') {
      const from = path.findIndex(({ key }) => key === entry.to);
      cycles.push({ page: entry.page, link: entry.link, chain: [top.block.label, ...path.slice(from).map(({ block }) => block.label)] });
    }
  }
}

function bring(block: Block, inner: Block): void {
  block.depth = Math.min(mostDeep + 1, Math.max(block.depth, inner.depth + 1));
  block.count = Math.min(mostIncludes + 1, block.count + 1 + inner.count);
}

/** The includes of a page that go too deep, and the first with which they are too many. */
function judgeWeight(page: Page, { targets }: Outline, blocks: ReadonlyMap<string, Block>): HeavyInclude[] {
  const heavy: HeavyInclude[] = [];
  let count = 0;
  for (const { link, key } of targets) {
    const block = blocks.get(key);
    if (!block || link.kind !== 'include') continue;
    const wasFew = count <= mostIncludes;
    count += 1 + block.count;
    if (wasFew && count > mostIncludes) heavy.push({ page, link, reason: 'many' });
    else if (block.depth + 1 > mostDeep) heavy.push({ page, link, reason: 'deep' });
  }
  return heavy;
}

import type { Diagnostic } from '../diagnostic.ts';
import type { ChangeReport } from '../freshness/freshness.ts';
import { bumpOfChange, type Bump } from '../pathways/bump.ts';
import { diffTexts, type DiffBlock } from '../pathways/diff-texts.ts';
import { isQuiet, listUnitChanges } from '../pathways/draft-notes.ts';
import { explainBump } from '../pathways/explain-bump.ts';
import type { ReleaseChange } from '../pathways/release-change.ts';
import { impactsOf, type WrittenNotes } from '../pathways/release-notes.ts';
import type { TextBlock } from '../pathways/unit-text.ts';
import { listAsked } from './list-asked.ts';
import { compareFields, pageChanges, type PagePair } from './page-state.ts';
import type { PullReport } from './pull-report.ts';

/** What a page says, as far as two states of it are compared. */
export interface PageText {
  blocks: TextBlock[];
  /** Addresses that it leads to, as written. */
  links: string[];
}

/** A pathway that the change has a part in, and what its next release would be. */
export interface AffectedPathway {
  pathway: { id: string; title: string; path: string };
  last: { version: string } | undefined;
  changes: readonly ReleaseChange[];
  notes: Pick<WrittenNotes, 'units'> | undefined;
  bump: Bump | undefined;
  version: string | undefined;
  /** Ids of its units, now and in the last release. */
  units: ReadonlySet<string>;
}

/** Everything that is known of a change. */
export interface PullReportInput {
  since: PullReport['since'];
  head: string | undefined;
  pairs: readonly PagePair[];
  /** Text of a state of a page by its blob; undefined where it can't be read. */
  textOf(blob: string): PageText | undefined;
  /** Whether the page of today is known by a former id. */
  isRemembered(page: string, formerId: string): boolean;
  /** New faults, sorted. */
  diagnostics: readonly Diagnostic[];
  /** Whether the change touches a file. */
  isTouched(path: string): boolean;
  freshness: ChangeReport;
  /** What is known of a page of today that the change doesn't edit. */
  about(path: string): { title: string; owners: readonly string[]; since?: string | undefined };
  /** Pathways that the change has a part in. */
  pathways: readonly AffectedPathway[];
  gaps: readonly string[];
}

/** Puts together what a change means for learners and owners. */
export function buildPullReport(input: PullReportInput): PullReport {
  const { since, head, freshness, gaps, about } = input;
  const diagnostics = input.diagnostics.map((fault) => ({ ...fault, elsewhere: !input.isTouched(fault.file) }));
  const pages = input.pairs.map((pair) => describePage(pair, input));
  const named = (path: string): { path: string; title: string; owners: string[] } => {
    const { title, owners } = about(path);
    return { path, title, owners: [...owners] };
  };
  const told = {
    pages,
    diagnostics,
    contradicted: freshness.contradicted.map(({ path, contradictions }) => ({
      ...named(path),
      contradictions: contradictions.map(({ text, range, movedTo }) => ({ text, line: range.start.line, movedTo: movedTo ?? null })),
    })),
    touched: freshness.touched.map(({ path, changes }) => ({
      ...named(path),
      since: about(path).since ?? null,
      changes: changes.map((change) => ({ path: change.path, kind: change.kind, status: change.status, line: change.line ?? null })),
    })),
    overdue: freshness.overdue.map(named),
  };
  return {
    schemaVersion: 1,
    since,
    head: head ?? null,
    summary: count(pages, diagnostics),
    ...told,
    pathways: input.pathways.map((pathway) => describePathway(pathway, input.pairs)),
    owners: listAsked(told, (path) => about(path).owners),
    gaps: [...gaps],
  };
}

function count(pages: PullReport['pages'], diagnostics: PullReport['diagnostics']): PullReport['summary'] {
  const having = (severity: string): number => diagnostics.filter((fault) => fault.severity === severity).length;
  const counts = pageChanges.map((name) => [name, pages.filter(({ change }) => change === name).length]);
  return {
    pages: Object.fromEntries(counts) as PullReport['summary']['pages'],
    errors: having('error'),
    warnings: having('warning'),
    infos: having('info'),
    elsewhere: diagnostics.filter(({ elsewhere }) => elsewhere).length,
  };
}

function describePage(pair: PagePair, { pathways, isRemembered, textOf }: PullReportInput): PullReport['pages'][number] {
  const { change, was, now } = pair;
  const page = now ?? was;
  if (!page) throw new Error('A pair of pages holds none.');
  const formerId = was && now && was.id !== now.id ? was.id : null;
  const ids = [was?.id, now?.id].filter((id) => id !== undefined);
  return {
    change,
    path: page.path,
    from: was && now && was.path !== now.path ? was.path : null,
    id: page.id,
    formerId,
    leadsOn: formerId === null ? now !== undefined : isRemembered(page.path, formerId),
    title: page.title,
    owners: page.owners,
    pathways: pathways.filter(({ units }) => ids.some((id) => units.has(id))).map(({ pathway }) => pathway.id),
    // Another id is another address, which needn't be said twice.
    fields: was && now ? compareFields(was.fields, now.fields).filter(({ name }) => name !== 'address' || formerId === null) : [],
    ...compareTexts(pair, textOf),
  };
}

const nothing: PageText = { blocks: [], links: [] };

/** The differences of two texts; of a page that is there in one state only, against nothing. */
function compareTexts(
  { was, now }: PagePair,
  textOf: PullReportInput['textOf'],
): Pick<PullReport['pages'][number], 'links' | 'words' | 'reads' | 'blocks'> {
  const same = { links: { added: [], removed: [] }, words: { added: 0, removed: 0 } };
  if (was?.blob === now?.blob) return { ...same, reads: 'same', blocks: [] };
  const from = was ? textOf(was.blob) : nothing;
  const to = now ? textOf(now.blob) : nothing;
  if (!from || !to) return { ...same, reads: 'unknown', blocks: [] };
  const blocks = diffTexts(from.blocks, to.blocks);
  const isShown = blocks.some(({ change }) => change !== 'same');
  const links = compareLinks(from.links, to.links);
  return { links, words: countWords(blocks), reads: isShown ? 'other' : 'same', blocks: isShown ? blocks : [] };
}

function compareLinks(from: readonly string[], to: readonly string[]): { added: string[]; removed: string[] } {
  const [before, after] = [new Set(from), new Set(to)];
  return { added: [...after].filter((url) => !before.has(url)), removed: [...before].filter((url) => !after.has(url)) };
}

function countWords(blocks: readonly DiffBlock[]): { added: number; removed: number } {
  const words = { added: 0, removed: 0 };
  for (const { text, change } of blocks.flatMap(({ parts }) => parts)) {
    if (change !== 'same') words[change] += text.match(/[\p{L}\p{N}]+(?:['’.,_-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  }
  return words;
}

function describePathway(
  { pathway, last, changes, notes, bump, version, units }: AffectedPathway,
  pairs: readonly PagePair[],
): PullReport['pathways'][number] {
  const counts = Map.groupBy(listUnitChanges(changes), ({ change }) => change);
  const ids = new Set(pairs.flatMap(({ was, now }) => [was?.id, now?.id]).filter((id) => id !== undefined));
  // A unit that moved is one unit, by the id that it has now.
  for (const { was, now } of pairs) if (was && now && was.id !== now.id && units.has(now.id)) ids.delete(was.id);
  const impacts = impactsOf(notes);
  const isNamed = bump !== undefined && changes.some((change) => bumpOfChange(change, impacts) === bump);
  return {
    id: pathway.id,
    title: pathway.title,
    path: pathway.path,
    current: last?.version ?? null,
    next: version ?? null,
    bump: bump ?? null,
    reason: (isNamed ? explainBump(changes, bump, impacts) : undefined) ?? null,
    quiet: last !== undefined && isQuiet(changes),
    units: Object.fromEntries([...counts].map(([change, list]) => [change, list.length])),
    other: changes.filter(({ unit }) => unit === undefined).length,
    touched: [...units].filter((id) => ids.has(id)),
  };
}

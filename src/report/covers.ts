import type { CoverCandidate } from '../core/covers/rank-covers.ts';
import type { CoveredChange, CoverFacts, DriftBase, DriftFacts } from '../core/freshness/freshness.ts';
import { count } from '../core/wording.ts';
import { showText } from './visible-text.ts';

/** What `waymark covers` shows of one page. */
export interface PageCovers {
  path: string;
  id: string;
  /** Undefined for a page that covers nothing and seems to cover nothing. */
  facts: DriftFacts | undefined;
  /** Present when they were asked for. */
  suggestions?: CoverCandidate[] | undefined;
}

/** For people: covers, digest, base and changes of each page. */
export function formatCovers(pages: readonly PageCovers[]): string {
  return pages.map(formatPage).join('\n');
}

function formatPage({ path, facts, suggestions }: PageCovers): string {
  const lines = [
    ...(facts ? [...facts.covers.map(formatCover), ...formatFacts(facts)] : ['covers nothing']),
    ...(suggestions === undefined ? [] : ['', ...formatSuggestions(suggestions)]),
  ];
  return [path, ...lines.map((line) => (line === '' ? '' : `  ${line}`))].map((line) => `${showText(line)}\n`).join('');
}

function formatCover({ path, kind, match, region, lines, files }: CoverFacts): string {
  const narrowing = Object.entries({ region, lines, match }).flatMap(([name, value]) => (value === undefined ? [] : `${name} ${value}`));
  const what = [...narrowing, count(files, 'file')].join(', ');
  return `${kind === 'inferred' ? 'inferred' : 'covers'}  ${path} (${what})`;
}

const baseNames: Readonly<Record<DriftBase['how'], string>> = {
  commit: 'which the review names',
  digest: 'which wrote the review',
  date: 'the last one of the day of the review',
  change: 'which last changed the page',
};

function formatFacts({ digest, base, baseGap, changes }: DriftFacts): string[] {
  return [
    ...(digest === undefined ? [] : [`digest  ${digest}`]),
    ...(base ? [`compared with ${base.commit.slice(0, 12)}, ${baseNames[base.how]}`] : []),
    ...(baseGap === undefined ? [] : [baseGap]),
    ...(changes.length > 0 ? changes.flatMap(formatChange) : baseGap === undefined ? ['no changes'] : []),
  ];
}

function formatChange({ path, kind, status, line, commits, commitCount }: CoveredChange): string[] {
  const more = commitCount - commits.length;
  return [
    `${kind === 'narrowed' ? 'changed' : 'activity'}  ${path}${line === undefined ? '' : `:${line}`} was ${status}`,
    ...commits.map(({ id, on, author, subject }) => `  ${id.slice(0, 12)} ${on} ${author}: ${subject}`),
    ...(more > 0 ? [`  and ${count(more, 'commit')} more`] : []),
  ];
}

function formatSuggestions(suggestions: readonly CoverCandidate[]): string[] {
  if (suggestions.length === 0) return ['nothing to suggest'];
  return suggestions.map(({ path, confident, reasons }) => `${confident ? 'suggested' : 'perhaps'}  ${path} (${reasons.join('; ')})`);
}

/** As the JSON contract has it: what isn't known is `null` or empty, never absent. */
export function toCoversJson(pages: readonly PageCovers[]): object {
  return {
    schemaVersion: 1,
    pages: pages.map(({ path, id, facts, suggestions }) => ({
      path,
      id,
      covers: (facts?.covers ?? []).map((cover) => {
        return { ...cover, match: cover.match ?? null, region: cover.region ?? null, lines: cover.lines ?? null };
      }),
      digest: facts?.digest ?? null,
      base: facts?.base ?? null,
      baseGap: facts?.baseGap ?? null,
      changes: (facts?.changes ?? []).map((change) => ({ ...change, line: change.line ?? null })),
      ...(suggestions === undefined ? {} : { suggestions }),
    })),
  };
}

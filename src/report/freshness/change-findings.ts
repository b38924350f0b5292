import type { ChangeReport, Contradiction, CoveredChange, PageFreshness } from '../../core/freshness/freshness.ts';
import { listQuoted, quote } from '../../core/wording.ts';

/** One page that a change concerns, and how. */
export interface ChangeFinding {
  kind: 'contradicted' | 'touched' | 'overdue';
  path: string;
  /** Where in the page, 1-based. */
  line?: number | undefined;
  title: string;
  /** One sentence; values in it are quoted. Nothing about time but that a review was overdue. */
  message: string;
  owners: string[];
  /** Covered files that the change touches. */
  changes: CoveredChange[];
}

/** Files or names that a sentence lists. */
const maxNamed = 3;

/** Everything that a change means for pages, most telling first: each page once for each kind. */
export function listFindings(change: ChangeReport, pages: readonly PageFreshness[]): ChangeFinding[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const about = (path: string): Pick<ChangeFinding, 'path' | 'title' | 'owners'> => {
    const page = byPath.get(path);
    return { path, title: page?.title ?? '', owners: page?.ownership.owners ?? [] };
  };
  return [
    ...change.contradicted.map(({ path, contradictions }): ChangeFinding => {
      const line = contradictions[0]?.range.start.line;
      return { kind: 'contradicted', ...about(path), line, message: explainGone(contradictions), changes: [] };
    }),
    ...change.touched.map(({ path, changes }): ChangeFinding => {
      return { kind: 'touched', ...about(path), message: explainTouched(changes), changes };
    }),
    ...change.overdue.map((path): ChangeFinding => {
      const message = 'The review of this page was overdue before this change: whoever knows it could confirm it now.';
      return { kind: 'overdue', ...about(path), message, changes: [] };
    }),
  ];
}

function explainGone(contradictions: readonly Contradiction[]): string {
  const names = nameSome(contradictions.map(({ text }) => text));
  return `The page names ${names}, which this change removes.`;
}

function explainTouched(changes: readonly CoveredChange[]): string {
  const narrowed = changes.filter(({ kind }) => kind === 'narrowed');
  if (narrowed.length === 0) {
    const verb = changes.every(({ kind }) => kind === 'inferred') ? 'mentions' : 'covers';
    return `This change touches ${nameSome(changes.map(({ path }) => path))}, which the page ${verb}.`;
  }
  const places = narrowed.map(({ path, line, status }) => (line === undefined || status === 'removed' ? path : `${path}:${line}`));
  return `This change touches lines that the page describes: ${nameSome(places)}.`;
}

function nameSome(values: readonly string[]): string {
  if (values.length <= maxNamed) return listQuoted(values, 'and');
  return `${values.slice(0, maxNamed).map(quote).join(', ')} and ${values.length - maxNamed} more`;
}

import type { JudgedFinding } from '../check.ts';
import type { Finding, Severity } from '../diagnostic.ts';
import { rules } from '../rules/index.ts';
import { toShellWord } from '../shell-word.ts';
import { listQuoted, quote } from '../wording.ts';
import type { FreshnessConfig } from './freshness-config.ts';
import type { ChangeReport, Contradiction, CoveredChange, PageFreshness } from './freshness.ts';
import { describeContradiction } from './list-reasons.ts';

/** What `--fail-on` accepts, from what is surest to what is only a date: each fails on what stands before it, too. */
export const failLevels = ['contradicted', 'changed', 'overdue', 'none'] as const;
/** One of {@link failLevels}. */
export type FailLevel = (typeof failLevels)[number];

/** Whether a rule of the family `freshness` fails at a level. */
export function failsAt(rule: string, level: FailLevel): boolean {
  const at = (failLevels as readonly string[]).indexOf(rule.replace(/^freshness\//, ''));
  return level !== 'none' && at >= 0 && at <= failLevels.indexOf(level);
}

/** How to give findings their severity. */
export interface ExplainOptions {
  /** `rules` of `waymark.yml`. */
  severities: Readonly<Record<string, Severity | 'off'>>;
  config: Pick<FreshnessConfig, 'contradiction'>;
}

/** Findings about the state of pages: one for each thing that is gone, one for each page otherwise. Snoozed pages are left alone. */
export function explainPages(pages: readonly PageFreshness[], options: ExplainOptions): JudgedFinding[] {
  const findings = pages.flatMap((page): Finding[] => {
    if (page.standing !== 'living') return [];
    return [
      ...page.contradictions.map((found) => explainContradiction(page.path, found)),
      ...explainChange(page),
      ...explainCalendar(page),
    ];
  });
  return findings.flatMap((finding) => judge(finding, options));
}

/** Findings about what a change means: notices, but for contradictions that the repository wants as errors. */
export function explainChangeReport(change: ChangeReport, options: ExplainOptions): JudgedFinding[] {
  const contradicted = change.contradicted.flatMap(({ path, contradictions }) =>
    contradictions.flatMap((found) =>
      judge(explainContradiction(path, found, 'change'), options, isError(found, options) ? 'error' : 'info'),
    ),
  );
  const touched = change.touched.flatMap(({ path, changes }) => {
    const declared = changes.filter(({ kind }) => kind !== 'inferred');
    return declared.length === 0 ? [] : judge(explainTouched(path, declared), options);
  });
  const overdue = change.overdue.flatMap((file) => {
    const message = 'The review of this page was overdue before this change.';
    return judge({ rule: 'freshness/overdue', message, hint: reviewHint(file), file, actual: 'edited' }, options, 'info');
  });
  return [...contradicted, ...touched, ...overdue];
}

/** What may fail a pull request is what the page itself claims to describe, in a form that can't be mistaken. */
function isError({ kind, covered }: Contradiction, { config }: ExplainOptions): boolean {
  return config.contradiction === 'error' && covered && (kind === 'path' || kind === 'target');
}

function judge(finding: Finding, { severities }: ExplainOptions, wanted?: Severity): JudgedFinding[] {
  const standard = rules.find(({ id }) => id === finding.rule)?.severity ?? 'off';
  const configured = severities[finding.rule];
  const severity = configured === 'off' ? 'off' : (wanted ?? configured ?? standard);
  return severity === 'off' ? [] : [{ finding, severity }];
}

function explainContradiction(file: string, contradiction: Contradiction, since: 'look' | 'change' = 'look'): Finding {
  return {
    rule: 'freshness/contradicted',
    message: `The page ${describeContradiction(contradiction, since)}.`,
    hint: `Correct the page, or confirm it: ${reviewHint(file)}`,
    file,
    range: contradiction.range,
    actual: contradiction.text,
  };
}

function explainChange({ path, changes, reasons }: PageFreshness): Finding[] {
  const narrowed = changes.filter(({ kind }) => kind === 'narrowed');
  const message = reasons.find(({ code }) => code === 'covered-changed')?.message;
  if (narrowed.length === 0 || message === undefined) return [];
  const actual = narrowed.map((change) => change.path).join(', ');
  return [{ rule: 'freshness/changed', message, hint: reviewHint(path), file: path, actual }];
}

function explainCalendar({ path, review, reasons }: PageFreshness): Finding[] {
  const message = reasons.find(({ code }) => code === review)?.message;
  if ((review !== 'overdue' && review !== 'due') || message === undefined) return [];
  // No date in what is fingerprinted: the same page stays the same finding until somebody reviews it.
  return [{ rule: `freshness/${review}`, message, hint: reviewHint(path), file: path, actual: review }];
}

function explainTouched(file: string, changes: readonly CoveredChange[]): Finding {
  const paths = changes.map(({ path }) => path);
  const named = paths.length > 3 ? `${paths.slice(0, 3).map(quote).join(', ')} and ${paths.length - 3} more` : listQuoted(paths, 'and');
  const lines = changes.some(({ kind }) => kind === 'narrowed') ? ', in lines that the page describes' : '';
  const message = `This change touches ${named}${lines}; this page covers ${paths.length === 1 ? 'it' : 'them'}.`;
  return { rule: 'freshness/touched', message, hint: reviewHint(file), file, actual: paths.join(', ') };
}

function reviewHint(path: string): string {
  return `Run \`waymark review ${toShellWord(path)}\` to see what changed.`;
}

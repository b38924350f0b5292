import type { Catalog } from './catalog.ts';
import { compareDiagnostics } from './diagnostic.ts';
import type { Diagnostic, Finding, Range, RuleId, Severity, WrittenField } from './diagnostic.ts';
import type { Moves } from './find-moved.ts';
import type { Day } from './interval.ts';
import { rules } from './rules/index.ts';
import { findUnknownRules } from './rules/config-unknown-rule.ts';

/** What judging needs beside the catalog. */
export interface CheckOptions {
  /** Severities that differ from the rules' own: `rules` of `waymark.yml`. */
  severities: Readonly<Record<string, Severity | 'off'>>;
  /** A stable digest of a text; its answer becomes the fingerprint. */
  hash: (text: string) => string;
  /** Files that were moved or renamed, for links that mean the old place; none when absent. */
  moves?: Moves | undefined;
  /** The UTC day to judge on. Rules about time say nothing without it. */
  today?: Day | undefined;
  /** Owners of a page by its path, as far as anybody asked. */
  ownersOf?: ((path: string) => readonly string[]) | undefined;
  /** Where configuration came from, and where in it a key stands. `waymark.yml` without places when absent. */
  config?: { file: string; locate?: (path: readonly string[]) => Range | undefined } | undefined;
  /** Where a field of a page is written. Findings about fields have no line without it. */
  locateField?: ((page: string, field: WrittenField) => Pick<Finding, 'file' | 'range'>) | undefined;
  /** Address below which the rules' pages are published, with trailing slash. Diagnostics have no `url` without it. */
  docs?: string | undefined;
}

/** Every fault of a catalog, sorted. A rule that throws is a bug, not a finding: the error passes through. */
export function runChecks(catalog: Catalog, options: CheckOptions): Diagnostic[] {
  const { severities, hash, moves = new Map(), docs, today, ownersOf, locateField } = options;
  expectRules(catalog);
  const context = { catalog, moves, today, ownersOf };
  const findings: JudgedFinding[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    const found = rule.id === 'config/unknown-rule' ? findUnknownRules(severities, ruleIds(), options.config) : rule.check(context);
    for (const finding of found) findings.push({ finding: withPlace(finding, locateField), severity });
  }
  return toDiagnostics(findings, { hash, docs });
}

/** A finding about a field, with the place where that is written. */
function withPlace({ about, ...finding }: Finding, locateField: CheckOptions['locateField']): Finding {
  return about && locateField && !finding.range ? { ...finding, ...locateField(finding.file, about) } : finding;
}

/** A finding with the severity that configuration gives it. */
export interface JudgedFinding {
  finding: Finding;
  severity: Severity;
}

/** Findings as diagnostics, sorted and with their fingerprints. */
export function toDiagnostics(findings: readonly JudgedFinding[], { hash, docs }: Pick<CheckOptions, 'hash' | 'docs'>): Diagnostic[] {
  const sorted = [...findings].sort((a, b) => compareDiagnostics(a.finding, b.finding));
  const fingerprintOf = numberOccurrences(hash);
  return sorted.map(({ finding, severity }): Diagnostic => {
    const url = docs === undefined ? {} : { url: `${docs}${finding.rule}/` };
    return { ...finding, severity, ...url, fingerprint: fingerprintOf(finding) };
  });
}

/** What nobody judges would be lost without a word. */
function expectRules({ findings, pages }: Catalog): void {
  const known = new Set(ruleIds());
  for (const { rule } of [...findings, ...pages.flatMap(({ document }) => document.findings)]) {
    if (!known.has(rule)) throw new Error(`A finding names the rule ${rule}, which doesn't exist.`);
  }
}

/** Counts for the last line of a report. */
export interface CheckSummary {
  pages: number;
  errors: number;
  warnings: number;
  infos: number;
}

/** Counts diagnostics by severity. */
export function summarize(pages: number, diagnostics: readonly Diagnostic[]): CheckSummary {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { pages, errors: count('error'), warnings: count('warning'), infos: count('info') };
}

function ruleIds(): RuleId[] {
  return rules.map(({ id }) => id);
}

/**
 * Fingerprints know no line, so that they survive edits above; equal faults of one file are told apart by their number,
 * which is why findings must come in order.
 */
function numberOccurrences(hash: (text: string) => string): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ rule, file, actual, message }) => {
    const key = [rule, file, actual ?? message].join('\0');
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return hash(`${key}\0${occurrence}`);
  };
}

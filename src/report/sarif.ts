import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { rules } from '../core/rules/index.ts';
import { stringifySafely } from './json.ts';
import type { CheckResult, ReportOptions } from './report.ts';
import { showHiddenInLines } from './visible-text.ts';

/** Results that GitHub shows of a run (docs.github.com, “SARIF support for code scanning”); it refuses runs with more than 25,000. */
const limit = 5000;

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

const truncated = 'report/truncated';

/** SARIF 2.1.0 with one run. Of more results than hosts show, the gravest are kept and one says how many are missing. */
export function formatSarif({ diagnostics }: CheckResult, { version, command = 'check' }: ReportOptions = {}): string {
  const results = limitResults(diagnostics, command);
  const used = new Set(results.map(({ ruleId }) => ruleId));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Waymark', ...(version === undefined ? {} : { version }), rules: describeRules(used, diagnostics) } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${stringifySafely(log)}\n`;
}

interface SarifResult {
  ruleId: string;
  level: string;
  message: { text: string };
  locations: object[];
  partialFingerprints?: Record<string, string>;
}

function limitResults(diagnostics: readonly Diagnostic[], command: string): SarifResult[] {
  if (diagnostics.length <= limit) return diagnostics.map(toResult);
  const order: Severity[] = ['error', 'warning', 'info'];
  const gravest = order.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity));
  const [next] = gravest.slice(limit - 1);
  const left = gravest.length - limit + 1;
  return [
    ...gravest.slice(0, limit - 1).map(toResult),
    {
      ruleId: truncated,
      level: 'note',
      message: { text: `${left} more problems are not listed here. Run \`waymark ${command}\` to see them.` },
      locations: [{ physicalLocation: { artifactLocation: locate(next?.file ?? '') } }],
    },
  ];
}

function toResult({ rule, severity, message, hint, file, range, fingerprint }: Diagnostic): SarifResult {
  const region = range && {
    startLine: range.start.line,
    startColumn: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
  };
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: escapeMessage(hint === undefined ? message : `${message} ${hint}`) },
    locations: [{ physicalLocation: { artifactLocation: locate(file), ...(region ? { region } : {}) } }],
    partialFingerprints: { 'waymark/v1': fingerprint },
  };
}

function describeRules(used: ReadonlySet<string>, diagnostics: readonly Diagnostic[]): object[] {
  const urls = new Map(diagnostics.map(({ rule, url }) => [rule as string, url]));
  const described = rules
    .filter(({ id }) => used.has(id))
    .map(({ id, description, severity }) => {
      const url = urls.get(id);
      return {
        id,
        shortDescription: { text: description },
        ...(url === undefined ? {} : { helpUri: url }),
        defaultConfiguration: { level: severity === 'off' ? 'none' : levels[severity] },
      };
    });
  const note = { id: truncated, shortDescription: { text: 'The report lists every problem.' }, defaultConfiguration: { level: 'note' } };
  return used.has(truncated) ? [...described, note] : described;
}

/** A relative URI reference: every segment percent-encoded, so that no file name can become a scheme, a query or a host. */
function locate(file: string): { uri: string; uriBaseId: string } {
  return { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Plain text message strings know placeholders (`{0}`, section 3.11.5) and links (`[text](address)`, section 3.11.6); content makes neither. */
function escapeMessage(text: string): string {
  return showHiddenInLines(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { reportFreshness } from '../../../src/report/freshness/report.ts';
import { codeQualitySchema, type CodeQualityFinding } from '../../helpers/code-quality-schema.ts';
import { freshPages } from '../../helpers/freshness.ts';
import { manyPages, stubFreshnessResult } from '../../helpers/freshness-result.ts';
import { sarifSchema, type SarifLog } from '../../helpers/sarif-schema.ts';
import { parseCommand } from '../../helpers/workflow-command.ts';

const ajv = new Ajv({ strict: false, formats: { uri: /^https:\/\//, 'uri-reference': /^[\w\-.~!*'()%/]*$/ } });
const validateSarif = ajv.compile(sarifSchema);
const validateCodeQuality = ajv.compile(codeQualitySchema);

describe('annotations', () => {
  test('are at the evidence in the page, most urgent first', () => {
    const lines = reportFreshness(stubFreshnessResult(), 'github').trimEnd().split('\n');
    const places = lines.map(parseCommand).map((command) => [command?.name, command?.properties['file'], command?.properties['line']]);
    expect(places).toEqual([
      ['warning', 'docs/releasing.md', '18'],
      ['warning', 'docs/command-line.md', '5'],
      ['warning', 'runbooks/payments/refunds.md', '4'],
      ['notice', 'docs/old-cluster.md', undefined],
    ]);
  });

  test('are nine and a pointer', () => {
    const commands = reportFreshness(stubFreshnessResult(manyPages(2000)), 'github')
      .trimEnd()
      .split('\n')
      .map(parseCommand);
    expect(commands).toHaveLength(10);
    expect(commands.at(-1)?.data).toBe('1991 more warnings in the report.');
    expect(new Set(commands.slice(0, 9).map((command) => command?.properties['title']))).toEqual(new Set(['freshness/contradicted']));
  });
});

describe('SARIF', () => {
  test('is valid, and its fingerprints don’t change with the days', () => {
    const log = JSON.parse(reportFreshness(stubFreshnessResult(), 'sarif')) as SarifLog;
    expect(validateSarif(log), JSON.stringify(validateSarif.errors)).toBe(true);
    const results = log.runs[0]?.results ?? [];
    expect(results.map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints])).toMatchInlineSnapshot(`
      [
        [
          "freshness/contradicted",
          {
            "waymark/v1": "contradicted:docs/releasing.md",
          },
        ],
        [
          "freshness/changed",
          {
            "waymark/v1": "changed:docs/command-line.md",
          },
        ],
        [
          "freshness/overdue",
          {
            "waymark/v1": "overdue:runbooks/payments/refunds.md",
          },
        ],
        [
          "freshness/due",
          {
            "waymark/v1": "due:docs/old-cluster.md",
          },
        ],
      ]
    `);
  });

  test('keeps the gravest of more than hosts show, and says how many are missing', () => {
    const log = JSON.parse(reportFreshness(stubFreshnessResult(manyPages(6000)), 'sarif')) as SarifLog;
    const results = log.runs[0]?.results ?? [];
    expect(results).toHaveLength(5000);
    expect(results.at(-1)?.message.text).toBe('1001 more problems are not listed here. Run `waymark freshness` to see them.');
  });
});

test('Code Quality is valid, and holds every finding', () => {
  for (const pages of [Object.values(freshPages), manyPages(2000)]) {
    const findings: unknown = JSON.parse(reportFreshness(stubFreshnessResult(pages), 'codequality'));
    expect(validateCodeQuality(findings), JSON.stringify(validateCodeQuality.errors)).toBe(true);
    const prints = (findings as CodeQualityFinding[]).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(stubFreshnessResult(pages).diagnostics.length);
  }
});

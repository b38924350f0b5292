import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { report, type CheckResult, type ReportOptions } from '../../src/report/report.ts';
import { stubDiagnostic, stubResult } from '../helpers/diagnostic.ts';
import { sarifSchema, type SarifLog } from '../helpers/sarif-schema.ts';

const validate = new Ajv({ strict: false, formats: { uri: /^https:\/\//, 'uri-reference': /^[\w\-.!~*'()%/]*$/ } }).compile(sarifSchema);

function toLog(result: CheckResult, options?: ReportOptions): SarifLog['runs'][number] {
  const log = JSON.parse(report(result, 'sarif', options)) as SarifLog;
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [run, ...others] = log.runs;
  if (!run || others.length > 0) throw new Error('expected one run');
  return run;
}

describe('a SARIF log', () => {
  test('names rule, level, place and fingerprint of every result', () => {
    const { tool, results } = toLog(
      stubResult([
        stubDiagnostic({ at: '3:19-28', hint: 'Did you mean `runbook.md`?', url: 'https://example.com/link/page/' }),
        stubDiagnostic({ severity: 'info', rule: 'page/several-titles', fingerprint: 'f2' }),
      ]),
      { version: '1.2.3' },
    );
    expect(tool.driver.version).toBe('1.2.3');
    expect(tool.driver.rules.map(({ id, helpUri }) => [id, helpUri])).toEqual([
      ['link/page', 'https://example.com/link/page/'],
      ['page/several-titles', undefined],
    ]);
    expect(results.map(({ level }) => level)).toEqual(['error', 'note']);
    expect(results[0]).toMatchInlineSnapshot(`
      {
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "docs/on-call.md",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 28,
                "endLine": 3,
                "startColumn": 19,
                "startLine": 3,
              },
            },
          },
        ],
        "message": {
          "text": "Cannot find page \`runbok.md\`. Did you mean \`runbook.md\`?",
        },
        "partialFingerprints": {
          "waymark/v1": "f1",
        },
        "ruleId": "link/page",
      }
    `);
  });

  test.each([
    ['docs/on-call.md', 'docs/on-call.md'],
    ['docs/a b.md', 'docs/a%20b.md'],
    ['docs/100%.md', 'docs/100%25.md'],
    ['a:b/c.md', 'a%3Ab/c.md'],
    ['docs/#1?x.md', 'docs/%231%3Fx.md'],
    ['docs/é日.md', 'docs/%C3%A9%E6%97%A5.md'],
    ['docs/\ud800.md', 'docs/%EF%BF%BD.md'],
    ['docs\\x.md', 'docs%5Cx.md'],
  ])('locates %j relative to the root', (file, uri) => {
    const { results } = toLog(stubResult([stubDiagnostic({ file })]));
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  test('keeps the gravest of too many results and says how many are missing', () => {
    const infos = Array.from({ length: 5000 }, () => stubDiagnostic({ severity: 'info', rule: 'page/several-titles' }));
    const { tool, results } = toLog(stubResult([...infos, stubDiagnostic(), stubDiagnostic({ severity: 'warning', rule: 'page/title' })]));
    expect(results).toHaveLength(5000);
    expect(results.slice(0, 3).map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
    expect(results.at(-1)?.message.text).toBe('3 more problems are not listed here. Run `waymark check` to see them.');
    expect(tool.driver.rules.at(-1)?.id).toBe(results.at(-1)?.ruleId);
  });

  test('keeps exactly as many results as fit', () => {
    const { results } = toLog(stubResult(Array.from({ length: 5000 }, () => stubDiagnostic())));
    expect(results.at(-1)?.ruleId).toBe('link/page');
  });
});

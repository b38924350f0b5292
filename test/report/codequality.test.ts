import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { report } from '../../src/report/report.ts';
import { codeQualitySchema, type CodeQualityFinding } from '../helpers/code-quality-schema.ts';
import { stubDiagnostic, stubResult } from '../helpers/diagnostic.ts';
import { hostileTexts } from '../helpers/hostile-text.ts';

const validate = new Ajv().compile(codeQualitySchema);

function findingsOf(diagnostics: Diagnostic[]): CodeQualityFinding[] {
  const findings: unknown = JSON.parse(report(stubResult(diagnostics), 'codequality'));
  expect(validate(findings), JSON.stringify(validate.errors)).toBe(true);
  return findings as CodeQualityFinding[];
}

describe('a Code Quality report', () => {
  test('says what, where and how bad', () => {
    const findings = findingsOf([
      stubDiagnostic({ at: '3:19-28', hint: 'Did you mean `runbook.md`?' }),
      stubDiagnostic({ severity: 'warning', rule: 'page/title', fingerprint: 'f2' }),
      stubDiagnostic({ severity: 'info', rule: 'page/several-titles', fingerprint: 'f3' }),
    ]);
    expect(findings.map(({ severity, location }) => [severity, location.lines.begin])).toEqual([
      ['major', 3],
      ['minor', 1],
      ['info', 1],
    ]);
    expect(findings[0]).toMatchInlineSnapshot(`
      {
        "check_name": "link/page",
        "description": "Cannot find page \`runbok.md\`. Did you mean \`runbook.md\`?",
        "fingerprint": "f1",
        "location": {
          "lines": {
            "begin": 3,
          },
          "path": "docs/on-call.md",
        },
        "severity": "major",
      }
    `);
  });

  test('is an empty list when there is nothing to say', () => {
    expect(report(stubResult([]), 'codequality')).toBe('[]\n');
  });

  test('has no fingerprint twice, and keeps them when lines move', () => {
    const same = (at: string) => [stubDiagnostic({ at }), stubDiagnostic({ at }), stubDiagnostic({ at, fingerprint: 'f2' })];
    const prints = findingsOf(same('3:1-2')).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(3);
    expect(findingsOf(same('9:1-2')).map(({ fingerprint }) => fingerprint)).toEqual(prints);
  });

  test.each(hostileTexts.map((text) => [text.slice(0, 40), text]))('is valid with %j in it', (_, text) => {
    const [finding, ...others] = findingsOf([stubDiagnostic({ message: `m ${text}`, hint: text, file: `docs/${text}.md` })]);
    expect(others).toEqual([]);
    expect(finding?.location.path).toBe(`docs/${text}.md`);
    expect(finding?.description).not.toMatch(/\n/);
  });
});

import { expect, test } from 'vitest';
import { report } from '../../src/report/report.ts';
import { stubDiagnostic, stubResult } from '../helpers/diagnostic.ts';

test('JSON is the public contract and one document', () => {
  const result = stubResult([stubDiagnostic({ at: '3:19-28', hint: 'Look.', actual: 'runbok.md', expected: ['runbook.md'] })]);
  expect(report(result, 'json')).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "summary": {
        "pages": 12,
        "errors": 1,
        "warnings": 0,
        "infos": 0
      },
      "diagnostics": [
        {
          "rule": "link/page",
          "severity": "error",
          "message": "Cannot find page \`runbok.md\`.",
          "file": "docs/on-call.md",
          "fingerprint": "f1",
          "range": {
            "start": {
              "line": 3,
              "column": 19
            },
            "end": {
              "line": 3,
              "column": 28
            }
          },
          "hint": "Look.",
          "actual": "runbok.md",
          "expected": [
            "runbook.md"
          ]
        }
      ]
    }
    "
  `);
});

test('further fields are added and can’t replace those of the contract', () => {
  const result = { ...stubResult([]), extra: { baseline: { known: 3 }, schemaVersion: 9, diagnostics: 'none' } };
  expect(JSON.parse(report(result, 'json'))).toEqual({
    schemaVersion: 1,
    summary: { pages: 12, errors: 0, warnings: 0, infos: 0 },
    diagnostics: [],
    baseline: { known: 3 },
  });
});

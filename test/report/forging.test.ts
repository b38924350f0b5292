import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { report, reportFormats } from '../../src/report/report.ts';
import { hidden, showHidden } from '../../src/report/visible-text.ts';
import { stubDiagnostic, stubResult } from '../helpers/diagnostic.ts';
import { naughtyStrings } from '../helpers/naughty-strings.ts';
import type { SarifLog } from '../helpers/sarif-schema.ts';
import { parseCommand } from '../helpers/workflow-command.ts';

/** A problem whose every text comes from an attacker. */
function forge(text: string): Diagnostic {
  return stubDiagnostic({
    at: '1:1-3',
    message: text,
    hint: text,
    file: `docs/${text}.md`,
    actual: text,
    expected: [text],
    severity: 'error',
  });
}

function forgedResult(text: string) {
  const diagnostic = forge(text);
  return stubResult([diagnostic], { [diagnostic.file]: text });
}

/** Line ends may structure a message; every other hidden character is shown. */
function shown(text: string): string {
  return text.split('\n').map(showHidden).join('\n');
}

describe.each(naughtyStrings.map((text) => [JSON.stringify(text), text] as const))('%s', (_, text) => {
  test.each(reportFormats)('holds nothing hidden in %s', (format) => {
    const output = report(forgedResult(text), format, { verbose: true });
    expect(output.replaceAll('\n', '')).not.toMatch(new RegExp(hidden.source, 'u'));
  });

  test.each(['pretty', 'json', 'codequality', 'sarif'] as const)('makes no runner obey %s', (format) => {
    const lines = report(forgedResult(text), format).split(/\r\n|[\n\r\u0085\u2028\u2029]/);
    expect(lines.map(parseCommand).filter(Boolean)).toEqual([]);
    expect(lines.filter((line) => /##(?:vso|teamcity)\[/.test(line))).toEqual([]);
  });

  test('is one GitHub annotation, and says what was said', () => {
    const lines = report(forgedResult(text), 'github').split(/\r\n|[\n\r]/);
    expect(lines).toHaveLength(2);
    const { name, properties, data } = parseCommand(lines[0] ?? '') ?? {};
    expect(name).toBe('error');
    expect(data).toBe(`${shown(text)}\n${shown(text)}`);
    expect(properties).toEqual({
      file: `docs/${showHidden(text)}.md`,
      line: '1',
      endLine: '1',
      col: '1',
      endColumn: '3',
      title: 'link/page',
    });
  });

  test('comes back from JSON as it was', () => {
    const { diagnostics } = JSON.parse(report(forgedResult(text), 'json')) as { diagnostics: Diagnostic[] };
    expect(diagnostics).toEqual([forge(text)]);
  });

  test('is text in SARIF, without links and placeholders', () => {
    const log = JSON.parse(report(forgedResult(text), 'sarif')) as SarifLog;
    const [result, ...others] = log.runs[0]?.results ?? [];
    expect(others).toEqual([]);
    const written = result?.message.text ?? '';
    expect(written.replace(/\\[\\[\]]|\{\{|\}\}/g, '')).not.toMatch(/[\\[\]{}]/);
    expect(written.replace(/\\([\\[\]])|(\{)\{|(\})\}/g, '$1$2$3')).toBe(`${shown(text)} ${shown(text)}`);
    const { uri } = result?.locations[0]?.physicalLocation.artifactLocation ?? {};
    expect(uri?.split('/').map(decodeURIComponent).join('/')).toBe(`docs/${text.toWellFormed()}.md`);
  });

  test('adds no line to the report for people', () => {
    const clean = report(forgedResult('harmless'), 'pretty').split('\n');
    const lines = report(forgedResult(text), 'pretty').split('\n');
    const withoutExcerpt = (all: string[]): string[] => all.filter((line) => !line.includes('│'));
    expect(withoutExcerpt(lines)).toHaveLength(withoutExcerpt(clean).length);
    expect(lines.filter((line) => line.startsWith('  error '))).toHaveLength(1);
    expect(lines.at(-2)).toBe('1 error in 12 pages.');
  });
});

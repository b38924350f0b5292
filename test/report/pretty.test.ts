import { describe, expect, test } from 'vitest';
import { report, type Role } from '../../src/report/report.ts';
import { stubDiagnostic, stubResult } from '../helpers/diagnostic.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

const text = 'Intro\n\nSee [the runbook](runbok.md), please.\n';

describe('what people read', () => {
  test('groups by file, shows the line with a marker, the hint, and counts infos', () => {
    const result = stubResult(
      [
        stubDiagnostic({ at: '3:19-28', hint: 'Did you mean `runbook.md`?' }),
        stubDiagnostic({ rule: 'page/title', severity: 'warning', message: 'Cannot find a title, `On call` is made from the file name.' }),
        stubDiagnostic({ file: 'docs/a.md', rule: 'page/several-titles', severity: 'info' }),
        stubDiagnostic({ file: 'docs/b.md', rule: 'page/several-titles', severity: 'info' }),
      ],
      { 'docs/on-call.md': text },
    );
    expect(report(result, 'pretty')).toMatchInlineSnapshot(`
      "docs/on-call.md

        error Cannot find page \`runbok.md\`. link/page
        docs/on-call.md:3:19
          3 │ See [the runbook](runbok.md), please.
            │                   ^^^^^^^^^
        Did you mean \`runbook.md\`?

        warning Cannot find a title, \`On call\` is made from the file name. page/title
        docs/on-call.md

      Infos, not listed: page/several-titles 2.

      1 error, 1 warning, 2 infos in 12 pages.
      "
    `);
  });

  test('lists infos when asked', () => {
    const result = stubResult([stubDiagnostic({ severity: 'info', rule: 'page/several-titles', message: 'Unexpected heading.' })]);
    expect(report(result, 'pretty', { verbose: true })).toMatchInlineSnapshot(`
      "docs/on-call.md

        info Unexpected heading. page/several-titles
        docs/on-call.md

      1 info in 12 pages.
      "
    `);
  });

  test.each([
    [12, 'No problems in 12 pages.\n'],
    [1, 'No problems in 1 page.\n'],
    [0, 'No pages were found.\n'],
  ])('says when there is nothing to say (%i pages)', (pages, expected) => {
    expect(report(stubResult([], {}, pages), 'pretty')).toBe(expected);
  });

  test('tells a colouring function what each piece is', () => {
    const roles = new Set<Role>();
    const style = (role: Role, piece: string): string => {
      roles.add(role);
      return `<${role}>${piece}</${role}>`;
    };
    const result = stubResult([stubDiagnostic({ at: '3:19-28', hint: 'Look.' }), stubDiagnostic({ severity: 'info' })], {
      'docs/on-call.md': text,
    });
    const coloured = report(result, 'pretty', { style });
    expect([...roles].sort()).toEqual(['error', 'file', 'hint', 'info', 'marker', 'quiet']);
    expect(coloured.replace(/<\/?\w+>/g, '')).toBe(report(result, 'pretty'));
  });
});

/** The excerpt for a fault between two offsets of a line. */
function excerpt(line: string, from: number, to: number, width?: number): string {
  const result = stubResult([stubDiagnostic({ at: `1:${from + 1}-${to + 1}` })], { 'docs/on-call.md': line });
  const lines = report(result, 'pretty', width === undefined ? {} : { width }).split('\n');
  return lines.filter((shown) => shown.includes('│')).join('\n');
}

describe('the excerpt', () => {
  test.each([
    ['a tab before the fault', '\tsee [x](y.md)', 9, 13],
    ['wide characters before the fault', '日本語 [x](y.md)', 8, 12],
    ['wide characters in the fault', '見る [x](手順.md) 。', 7, 12],
    ['an emoji of several code points', '👩‍💻 [x](y.md)', 10, 14],
    ['a combining accent', 'cafe\u0301 [x](y.md)', 10, 14],
    ['hidden characters', 'a\u202eb\u001b[31m [x](y.md)', 13, 17],
    ['a log command', '##[error] [x](y.md)', 14, 18],
    ['a fault at the end of the line', 'abc', 3, 3],
    ['a fault beyond the end of the line', 'abc', 90, 95],
  ])('puts the marker under the fault: %s', (_, line, from, to) => {
    expect(excerpt(line, from, to)).toMatchSnapshot();
  });

  test('clips a long line around the fault', () => {
    const line = `${'left '.repeat(40)}[x](y.md)${' right'.repeat(400)}`;
    expect(excerpt(line, 204, 208, 60)).toMatchInlineSnapshot(`
      "    1 │ … left left left [x](y.md) right right right right…
            │                      ^^^^"
    `);
    expect(excerpt(line, 0, 4, 60)).toMatchInlineSnapshot(`
      "    1 │ left left left left left left left left left left…
            │ ^^^^"
    `);
  });

  test('fills the terminal when the fault is at the end of a long line', () => {
    const line = `${'left '.repeat(40)}[x](y.md).`;
    expect(excerpt(line, 204, 208, 60)).toMatchInlineSnapshot(`
      "    1 │ …eft left left left left left left left [x](y.md).
            │                                             ^^^^"
    `);
  });

  test.each([40, 60, 80, 120])('never is wider than %i columns', (width) => {
    const line = 'word '.repeat(60);
    for (let at = 0; at < line.length; at += 7) {
      for (const shown of excerpt(line, at, at + 30, width).split('\n')) expect(shown.length).toBeLessThanOrEqual(width);
    }
  });

  test('is quick on a line of a megabyte', () => {
    const line = 'a'.repeat(1_000_000);
    const start = cpuTime();
    expect(excerpt(line, 500_000, 500_010)).toContain('^^^^^^^^^^');
    expect(cpuTime() - start).toBeLessThan(500);
  });

  test('marks the first line of a fault over several lines', () => {
    const range = { start: { line: 1, column: 5 }, end: { line: 2, column: 2 } };
    const result = stubResult([stubDiagnostic({ range })], { 'docs/on-call.md': 'one two\r\nthree' });
    expect(report(result, 'pretty')).toContain('1 │ one two\n      │     ^^^');
  });

  test('is left out where the text or the line is not there', () => {
    expect(report(stubResult([stubDiagnostic({ at: '9:1-2' })], { 'docs/on-call.md': 'short' }), 'pretty')).not.toContain('│');
    expect(report(stubResult([stubDiagnostic({ at: '9:1-2' })]), 'pretty')).not.toContain('│');
  });
});

import { describe, expect, test } from 'vitest';
import { report } from '../../src/report/report.ts';
import { parseCommand } from '../helpers/workflow-command.ts';
import { stubDiagnostic, stubResult } from '../helpers/diagnostic.ts';

describe('annotations', () => {
  test('say where and what', () => {
    const result = stubResult([
      stubDiagnostic({ at: '3:19-28', hint: 'Did you mean `runbook.md`?' }),
      stubDiagnostic({ severity: 'warning', rule: 'page/title', message: 'Cannot find a title: 100 % made up.', file: 'docs/a,b:c.md' }),
      stubDiagnostic({
        severity: 'info',
        rule: 'page/several-titles',
        range: { start: { line: 2, column: 1 }, end: { line: 4, column: 3 } },
      }),
    ]);
    expect(report(result, 'github')).toMatchInlineSnapshot(`
      "::error file=docs/on-call.md,line=3,endLine=3,col=19,endColumn=28,title=link/page::Cannot find page \`runbok.md\`.%0ADid you mean \`runbook.md\`?
      ::warning file=docs/a%2Cb%3Ac.md,title=page/title::Cannot find a title: 100 %25 made up.
      ::notice file=docs/on-call.md,line=2,endLine=4,title=page/several-titles::Cannot find page \`runbok.md\`.
      "
    `);
  });

  test('are nothing when nothing was found', () => {
    expect(report(stubResult([]), 'github')).toBe('');
  });

  test('stay within ten a level and say how many are left out', () => {
    const many = (severity: 'error' | 'warning' | 'info', number: number) =>
      Array.from({ length: number }, (_, index) => stubDiagnostic({ severity, message: `${severity} ${index}` }));
    const result = stubResult([...many('info', 200), ...many('warning', 11), ...many('error', 10)]);
    const commands = report(result, 'github').trimEnd().split('\n').map(parseCommand);
    const messages = (name: string) => commands.filter((command) => command?.name === name).map((command) => command?.data);
    expect(commands.map((command) => command?.name)).toEqual([
      ...Array<string>(10).fill('error'),
      ...Array<string>(10).fill('warning'),
      ...Array<string>(10).fill('notice'),
    ]);
    expect(messages('error').at(-1)).toBe('error 9');
    expect(messages('warning').slice(-2)).toEqual(['warning 8', '2 more warnings in the report.']);
    expect(messages('notice').at(-1)).toBe('191 more infos in the report.');
  });

  test('of the change under review come first', () => {
    const old = Array.from({ length: 20 }, (_, index) => stubDiagnostic({ file: `docs/${index}.md` }));
    const result = stubResult([...old, stubDiagnostic({ file: 'docs/new.md' })]);
    const [first] = report(result, 'github', { changed: new Set(['docs/new.md']) }).split('\n');
    expect(parseCommand(first ?? '')?.properties['file']).toBe('docs/new.md');
  });
});

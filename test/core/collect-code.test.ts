import { expect, test } from 'vitest';
import { parseDocument } from '../../src/core/parse-document.ts';
import { stubSource } from '../helpers/document.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

function read(text: string) {
  return parseDocument({ path: 'a.md', source: 'wiki', blob: '0'.repeat(40), text }, stubSource()).document;
}

/** What stands in the file where each piece is said to be. */
function written(text: string, kind: 'codeSpans' | 'commands'): [text: string, written: string][] {
  const lines = text.split('\n');
  return read(text)[kind].map(({ text: said, range: { start, end } }) => {
    const stretch = lines.slice(start.line - 1, end.line);
    stretch[stretch.length - 1] = stretch.at(-1)?.slice(0, end.column - 1) ?? '';
    stretch[0] = stretch[0]?.slice(start.column - 1) ?? '';
    return [said, stretch.join('\n')];
  });
}

test('inline code is kept with its place, in headings, links and tables too', () => {
  const text = '# The `src/cli.ts`\n\nSee [`--fix`](x.md) and `` a`b ``.\n\n| a |\n| - |\n| `make test` |\n';
  expect(written(text, 'codeSpans')).toEqual([
    ['src/cli.ts', '`src/cli.ts`'],
    ['--fix', '`--fix`'],
    ['a`b', '`` a`b ``'],
    ['make test', '`make test`'],
  ]);
});

test('fences give no inline code, and inline code no commands', () => {
  const { codeSpans, commands } = read('```js\nlet a;\n```\n\n`make test`\n');
  expect([codeSpans.map(({ text }) => text), commands]).toEqual([['make test'], []]);
});

test.each([
  ['sh', 'make build\n\n# comment\nmake test # all\n', ['make build', 'make test # all']],
  ['console', '$ make build\nbuilding…\n$ ./run.sh\n', ['make build', './run.sh']],
  ['bash', 'a \\\n  --flag \\\n  value\nb\n', ['a --flag value', 'b']],
  ['shell', 'cat <<EOF > file\nmake all\nEOF\nmake test\n', ['cat <<EOF > file', 'make test']],
  ['Bash {.wide}', 'make test\n', ['make test']],
  ['zsh', "cat <<'NEVER'\nmake test\n", ["cat <<'NEVER'", 'make test']],
  ['python', 'make test\n', []],
  ['', 'make test\n', []],
])('the commands of a fence of %j', (language, content, commands) => {
  expect(read(`\`\`\`${language}\n${content}\`\`\`\n`).commands.map(({ text }) => text)).toEqual(commands);
});

test('commands stand where they are said to be, in lists and quotations too', () => {
  const text =
    '---\ntitle: A\n---\n\n1. Run:\n\n   ```sh\n   $ make \\\n     test\n     ok\n   $  ./a.sh\n   ```\n\n> ```sh\n> ./b.sh\n> ```\n';
  expect(written(text, 'commands')).toEqual([
    ['make test', 'make \\\n     test'],
    ['./a.sh', './a.sh'],
    ['./b.sh', './b.sh'],
  ]);
});

test('a page of code has bounds', () => {
  const { codeSpans, commands } = read(`${'`a` '.repeat(3000)}\`${'b'.repeat(201)}\`\n\n\`\`\`sh\n${'make a\n'.repeat(700)}\`\`\`\n`);
  expect([codeSpans.length, commands.length]).toEqual([2000, 500]);
});

test.each([
  ['continued lines', `\`\`\`sh\n${'a \\\n'.repeat(50_000)}\`\`\`\n`],
  ['open here-documents', `\`\`\`sh\n${'cat <<A\n'.repeat(50_000)}\`\`\`\n`],
  ['comments with here-documents', `\`\`\`sh\n${'# <<A\n'.repeat(50_000)}\`\`\`\n`],
  ['empty fences', '```sh\n\n```\n'.repeat(10_000)],
])('a page of %s takes linear time', (_, text) => {
  const started = cpuTime();
  read(text);
  expect(cpuTime() - started).toBeLessThan(4000);
});

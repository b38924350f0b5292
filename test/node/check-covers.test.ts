import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runIn } from '../cli/command-line.ts';
import { makeRepository } from '../helpers/repository.ts';

const page = (covers: string): string => `---\ntitle: Page\ncovers: ${covers}\n---\n\nText.\n`;

test('check names the new path of a file that was renamed', async () => {
  const { root, git } = makeRepository({
    'docs/index.md': page('[src/pay.ts]'),
    'src/pay.ts': 'export const amount = 1;\nexport const hour = 2;\n',
  });
  git('mv', 'src/pay.ts', 'src/quite-another-name.ts');
  git('commit', '--quiet', '--message', 'Move');
  const { code, out } = await runIn(root, ['check', '--fix']);
  expect(code).toBe(1);
  expect(out).toContain('The file was renamed to `src/quite-another-name.ts`.');
});

test('covers of the sidecar are judged where they stand', async () => {
  const { root } = makeRepository({
    'waymark.yml': 'sources: [{ id: docs, path: docs }]\nunits: units.yml\n',
    'units.yml': 'pages:\n  docs/index.md:\n    covers:\n      - src/a.ts\n      - { path: src/a.ts, match: "(" }\n',
    'docs/index.md': '# Page\n\nText.\n',
    'src/a.ts': '',
  });
  const { out } = await runIn(root, ['check', '--format', 'json']);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; file: string; range: unknown }[] };
  expect(diagnostics.map(({ rule, file, range }) => ({ rule, file, range }))).toEqual([
    { rule: 'freshness/bad-match', file: 'units.yml', range: { start: { line: 5, column: 34 }, end: { line: 5, column: 37 } } },
  ]);
});

test('a submodule and a link can be covered, but have no lines', async () => {
  const { root, git } = makeRepository({
    'docs/index.md': page("[link, vendor/lib, { path: link, match: 'a' }]"),
    link: { link: 'a' },
  });
  git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/lib`);
  git('commit', '--quiet', '--message', 'Add a submodule');
  const { out } = await runIn(root, ['check']);
  expect(out.match(/freshness\/[a-z-]+/g)).toEqual(['freshness/covers-nothing']);
});

test('a region is looked for in a file of 50 MB no more than in any that is too large', async () => {
  const { root } = makeRepository({
    'docs/index.md': page("[{ path: big.log, match: '(x+x+)+y' }]"),
    'big.log': 'x'.repeat(50 * 1024 * 1024),
  });
  const { out } = await runIn(root, ['check']);
  expect(out.match(/freshness\/[a-z-]+/g)).toEqual(['freshness/covers-too-much']);
});

test('check --changed-since tells covers that the change broke from those that were broken', async () => {
  const { root, commit } = makeRepository({ 'docs/index.md': page('[src/a.ts, src/never.ts]'), 'src/a.ts': '', 'src/b.ts': '' });
  commit({});
  rmSync(`${root}/src/a.ts`);
  commit({});
  const { out } = await runIn(root, ['check', '--changed-since', 'HEAD~1', '--format', 'json']);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { actual: string }[] };
  expect(diagnostics.map(({ actual }) => actual)).toEqual(['src/a.ts']);
});

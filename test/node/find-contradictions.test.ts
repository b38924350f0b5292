import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/core/parse-document.ts';
import { findContradictions, type ContradictionInput, type ContradictionReport } from '../../src/node/find-contradictions.ts';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { stubSource } from '../helpers/document.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

/** Asks for one page as it is on disk. */
async function ask(root: string, base: string | undefined, options: Partial<ContradictionInput> = {}, path = 'docs/page.md') {
  const text = readFileSync(join(root, path), 'utf8');
  const { document } = parseDocument({ path, source: 'wiki', blob: '', text }, stubSource());
  return await findContradictions({ root, pages: [{ id: path, path, lifecycle: 'living', document, base }], ...options });
}

/** What was found, in short. */
function show({ found, gaps }: ContradictionReport): unknown[] {
  const list = [...found.values()].flat().map(({ kind, text, was, movedTo }) => {
    const place = was.line === undefined ? was.path : `${was.path}:${was.line}`;
    return `${kind} ${text}: ${place}${movedTo === undefined ? '' : ` -> ${movedTo}`}`;
  });
  return [...list, ...gaps];
}

/** A page over some code, and then the code without some of it. */
function makeChange(page: string, before: Files, after: (repository: Repository) => void): { root: string; base: string } {
  const repository = makeRepository();
  const base = repository.commit({ 'docs/page.md': page, ...before });
  after(repository);
  repository.commit({}, { message: 'Clean up' });
  return { root: repository.root, base };
}

const makefile = 'build: main.go\n\tgo build\n\ndeploy:\n\t./deploy.sh\n';

/** What happens to the code, and what is said of the page. */
const cases: [name: string, page: string, before: Files, after: Files, expected: string[]][] = [
  ['a file is gone', 'See `src/pay/config.ts`.', { 'src/pay/config.ts': 'x' }, {}, ['path src/pay/config.ts: src/pay/config.ts']],
  ['a folder is gone', 'See `src/pay/`.', { 'src/pay/config.ts': 'x' }, {}, ['path src/pay/: src/pay']],
  ['a file beside the page is gone', 'See `./setup.sh`.', { 'docs/setup.sh': 'x' }, {}, ['path ./setup.sh: docs/setup.sh']],
  [
    'a file that is named by its end is gone',
    'See `pay/api/config.ts`.',
    { 'services/pay/api/config.ts': 'x' },
    {},
    ['path pay/api/config.ts: services/pay/api/config.ts'],
  ],
  ['a short end is a name in every project', 'Open `src/config.ts`.', { 'services/src/config.ts': 'x' }, {}, []],
  ['an end that two files had', 'See `pay/api/config.ts`.', { 'a/pay/api/config.ts': 'x', 'b/pay/api/config.ts': 'y' }, {}, []],
  ['an end in an example', 'See `pay/api/config.ts`.', { 'examples/pay/api/config.ts': 'x' }, {}, []],
  ['a file of the same end came', 'See `src/pay/config.ts`.', { 'src/pay/config.ts': 'x' }, { 'lib/src/pay/config.ts': 'y' }, []],
  [
    'a file is called otherwise',
    'See `src/pay/config.ts`.',
    { 'src/pay/config.ts': 'one\ntwo\nthree\nfour\n' },
    { 'src/pay/settings.ts': 'one\ntwo\nthree\nfive\n' },
    ['path src/pay/config.ts: src/pay/config.ts -> src/pay/settings.ts'],
  ],
  [
    'a command runs a file that is gone',
    '```sh\nbash ops/roll-back.sh\n```',
    { 'ops/roll-back.sh': 'x' },
    {},
    ['path ops/roll-back.sh: ops/roll-back.sh'],
  ],
  ['a path never was', 'Write `src/yours/config.ts`.', { 'src/a.ts': 'x' }, {}, []],
  [
    'a function is gone',
    'Call `parseOrder()`.',
    { 'src/a.ts': '\nexport function parseOrder() {}\n' },
    { 'src/a.ts': '\n' },
    ['identifier parseOrder(): src/a.ts:2'],
  ],
  [
    'a function went to another file',
    'Call `parseOrder()`.',
    { 'src/a.ts': 'function parseOrder() {}' },
    { 'src/b.ts': 'function parseOrder() {}' },
    [],
  ],
  [
    'a function is mentioned yet',
    'Call `parseOrder()`.',
    { 'src/a.ts': 'function parseOrder() {}' },
    { 'src/b.ts': '// parseOrder was here' },
    [],
  ],
  [
    'a page alone mentions it yet',
    'Call `parseOrder()`.',
    { 'src/a.ts': 'function parseOrder() {}' },
    { 'docs/other.md': 'parseOrder' },
    ['identifier parseOrder(): src/a.ts:1'],
  ],
  ['a function was only called', 'Call `parseOrder()`.', { 'src/a.ts': 'import x from "x";\nx.parseOrder();' }, {}, []],
  ['a function was in an example', 'Call `parseOrder()`.', { 'examples/shop/a.ts': 'function parseOrder() {}' }, {}, []],
  ['a word was in a page alone', 'Call `parseOrder()`.', { 'docs/other.md': 'function parseOrder() {}' }, {}, []],
  [
    'a setting in capitals is gone',
    'Set `SHOP_TIMEOUT`.',
    { 'deploy/values.yaml': 'SHOP_TIMEOUT: 3\n' },
    {},
    ['identifier SHOP_TIMEOUT: deploy/values.yaml:1'],
  ],
  ['a key of another program’s settings is gone', 'Set `runAsUser`.', { 'deploy/values.yaml': 'runAsUser: 3\n' }, {}, []],
  ['a flag is gone', 'Pass `--dry-run`.', { 'src/cli.ts': "option('--dry-run')" }, { 'src/cli.ts': '' }, ['flag --dry-run: src/cli.ts:1']],
  [
    'a flag of a shell script is gone',
    'Pass `--no-cache`.',
    { 'deploy.sh': 'case $1 in\n  -n | --no-cache) ;;\nesac' },
    { 'deploy.sh': '' },
    ['flag --no-cache: deploy.sh:2'],
  ],
  [
    'a flag is a variable yet',
    'Pass `--dry-run`.',
    { 'src/cli.ts': "option('--dry-run')" },
    { 'src/cli.ts': 'const { dryRun } = options;' },
    [],
  ],
  ['a flag was passed on to others', 'Pass `--dry-run`.', { 'deploy.sh': 'kubectl apply --dry-run -f x' }, { 'deploy.sh': '' }, []],
  [
    'a target is gone',
    'Run `make deploy`.',
    { Makefile: makefile },
    { Makefile: 'build:\n\tgo build\n' },
    ['target make deploy: Makefile:4'],
  ],
  [
    'a Makefile is gone',
    '```sh\nmake build deploy\n```',
    { Makefile: makefile },
    {},
    ['target make build: Makefile:1', 'target make deploy: Makefile:4'],
  ],
  ['a target of another folder', 'Run `make -C ../other deploy`.', { Makefile: makefile }, {}, []],
  [
    'a target is that of a variable',
    'Run `make deploy`.',
    { Makefile: makefile },
    { Makefile: 'NAME := deploy\n.PHONY: $(NAME)\n$(NAME): x\n' },
    [],
  ],
  [
    'a target is in a file that make includes',
    'Run `make deploy`.',
    { Makefile: makefile },
    { Makefile: 'include Makefile.common', 'Makefile.common': 'deploy:\n' },
    [],
  ],
  ['a target fits a pattern', 'Run `make deploy`.', { Makefile: makefile }, { Makefile: 'dep%: x\n' }, []],
  ['a target never was', 'Run `make love`.', { Makefile: makefile }, {}, []],
  [
    'a script is gone',
    'Run `npm run build`.',
    { 'package.json': '{\n  "scripts": {\n    "build": "tsc"\n  }\n}' },
    { 'package.json': '{}' },
    ['target npm run build: package.json:3'],
  ],
  [
    'a script is in another package',
    'Run `npm run build`.',
    { 'package.json': '{"scripts":{"build":""}}' },
    { 'web/package.json': '{"scripts":{"build":""}}' },
    [],
  ],
  ['a command of yarn is no script', 'Run `yarn install`.', { 'package.json': '{"scripts":{"install":""}}' }, {}, []],
];

describe('what is found when', () => {
  test.each(cases)('%s', async (_, page, before, after, expected) => {
    const { root, base } = makeChange(page, before, ({ git, write }) => {
      git('rm', '--quiet', ...Object.keys(before));
      write(after);
    });
    expect(show(await ask(root, base))).toEqual(expected);
  });
});

describe('when it happened', () => {
  const code = { 'src/a.ts': 'export function parseOrder() {}', 'src/b.ts': 'x' };

  test('before the page was last looked at, nothing is said', async () => {
    const repository = makeRepository({ 'docs/page.md': 'Call `parseOrder` of `src/b.ts`.', ...code });
    repository.git('rm', '--quiet', ...Object.keys(code));
    const base = repository.commit({}, { message: 'Clean up' });
    repository.commit({ 'src/c.ts': 'x' });
    expect(show(await ask(repository.root, base))).toEqual([]);
  });

  test('in the working tree, it counts though it isn’t committed', async () => {
    const repository = makeRepository({ 'docs/page.md': 'Call `parseOrder` of `src/b.ts`.', ...code });
    const base = repository.git('rev-parse', 'HEAD').trim();
    repository.write({ 'src/a.ts': '' });
    execFileSync('rm', [join(repository.root, 'src/b.ts')]);
    expect(show(await ask(repository.root, base))).toEqual(['identifier parseOrder: src/a.ts:1', 'path src/b.ts: src/b.ts']);
    expect(show(await ask(repository.root, base, { now: base }))).toEqual([]);
  });

  test('a commit that stands for now sees nothing of the working tree', async () => {
    const { root, base } = makeChange('Call `parseOrder` of `src/b.ts`.', code, ({ git }) => git('rm', '--quiet', ...Object.keys(code)));
    const now = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    makeFolder();
    expect(show(await ask(root, base, { now }))).toEqual(['identifier parseOrder: src/a.ts:1', 'path src/b.ts: src/b.ts']);
  });

  test('each page is judged since its own base', async () => {
    const repository = makeRepository({ 'docs/page.md': 'See `src/a.ts` and `src/b.ts`.', ...code });
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.git('rm', '--quiet', 'src/a.ts');
    const second = repository.commit({}, { date: '2026-02-01T12:00:00Z' });
    repository.git('rm', '--quiet', 'src/b.ts');
    repository.commit({}, { date: '2026-03-01T12:00:00Z' });
    expect(show(await ask(repository.root, first))).toHaveLength(2);
    expect(show(await ask(repository.root, second))).toEqual(['path src/b.ts: src/b.ts']);
    expect(show(await ask(repository.root, undefined))).toEqual([]);
  });

  test('it says who removed it, and whether the page covers it', async () => {
    const { root, base } = makeChange('See `src/b.ts`.', code, ({ git }) => git('rm', '--quiet', ...Object.keys(code)));
    const report = await ask(root, base, { isCovered: (page, path) => page === 'docs/page.md' && path === 'src/b.ts' });
    expect([...report.found.values()].flat()[0]).toMatchObject({
      base,
      covered: true,
      removedBy: { on: '2026-01-01', author: 'Ada', subject: 'Clean up' },
      range: { start: { line: 1, column: 5 }, end: { line: 1, column: 15 } },
    });
  });
});

describe('who removed it', () => {
  const held = { 'src/a.ts': 'export const one = 1;\nexport function parseOrder() {}\n', Makefile: makefile };

  test('is the commit that took it out of the file, not the last one of the file', async () => {
    const repository = makeRepository({ 'docs/page.md': 'Call `parseOrder` or `make deploy`.', ...held });
    const base = repository.git('rev-parse', 'HEAD').trim();
    const removal = repository.commit(
      { 'src/a.ts': 'export const one = 1;\n', Makefile: 'build:\n' },
      { message: 'Take out', author: 'Bob <b@x.org>' },
    );
    repository.commit({ 'src/a.ts': 'export const one = 2;\n' }, { message: 'Count' });
    const report = await ask(repository.root, base);
    const removals = [...report.found.values()].flat().map(({ removedBy }) => [removedBy?.id, removedBy?.author, removedBy?.subject]);
    expect(removals).toEqual([
      [removal, 'Bob', 'Take out'],
      [removal, 'Bob', 'Take out'],
    ]);
  });

  test('isn’t told as long as it isn’t committed', async () => {
    const repository = makeRepository({ 'docs/page.md': 'Call `parseOrder`.', ...held });
    repository.write({ 'src/a.ts': '' });
    const report = await ask(repository.root, repository.git('rev-parse', 'HEAD').trim());
    expect([...report.found.values()].flat().map(({ removedBy }) => removedBy)).toEqual([undefined]);
  });
});

describe('clones that lack something', () => {
  const page = 'Call `parseOrder` of `src/b.ts`.';

  /** A clone of a repository in which the word and the file of the page are gone. */
  function cloneOf(...options: string[]): { root: string; base: string } {
    const { root, base } = makeChange(page, { 'src/a.ts': 'function parseOrder() {}', 'src/b.ts': 'x' }, ({ git }) =>
      git('rm', '--quiet', 'src/a.ts', 'src/b.ts'),
    );
    execFileSync('git', ['config', 'uploadpack.allowFilter', 'true'], { cwd: root });
    const target = join(makeFolder().root, 'clone');
    execFileSync('git', ['clone', '--quiet', ...options, `file://${root}`, target], { stdio: 'pipe' });
    return { root: target, base };
  }

  test('without former content only paths are compared, and it says so', async () => {
    const { root, base } = cloneOf('--filter=blob:none');
    const report = show(await ask(root, base));
    expect(report[0]).toBe('path src/b.ts: src/b.ts');
    expect(report.slice(1)).toEqual([expect.stringMatching(/former content|not looked into/)]);
  });

  test('with damaged former content what was there isn’t known, and it says so', async () => {
    const { root, base } = makeChange(page, { 'src/a.ts': 'function parseOrder() {}' }, ({ git }) => git('rm', '--quiet', 'src/a.ts'));
    const blob = execFileSync('git', ['rev-parse', `${base}:src/a.ts`], { cwd: root, encoding: 'utf8' }).trim();
    const file = join(root, '.git/objects', blob.slice(0, 2), blob.slice(2));
    // Its size can be told, its content is gone.
    chmodSync(file, 0o644);
    writeFileSync(file, deflateSync('blob 24\0'));
    expect(show(await ask(root, base))).toEqual(['Of 1 former versions of files, 1 were not looked into.']);
  });

  test('without the base nothing is claimed, and it says so', async () => {
    const { root, base } = cloneOf('--depth=1');
    expect(show(await ask(root, base))).toEqual(['This clone lacks the commits in which 1 page were last looked at.']);
  });

  test('outside of git there is nothing to say', async () => {
    const { root } = makeFolder({ 'docs/page.md': page });
    expect(show(await ask(root, 'a'.repeat(40)))).toEqual([]);
  });
});

test('a root below the top of the repository has paths of its own', async () => {
  const repository = makeRepository({ 'web/docs/page.md': 'See `src/a.ts` and `api/b.ts`.', 'web/src/a.ts': 'x', 'api/b.ts': 'x' });
  const base = repository.git('rev-parse', 'HEAD').trim();
  repository.git('rm', '--quiet', 'web/src/a.ts', 'api/b.ts');
  repository.commit({});
  expect(show(await ask(join(repository.root, 'web'), base))).toEqual(['path src/a.ts: src/a.ts']);
});

describe('hostile pages', () => {
  test.each([
    '--output=x',
    '-O',
    '(a+)+$_b',
    '../../../etc/passwd',
    '\\Q_E',
    ':(glob)**',
    'a_b\nHEAD',
    '$(touch x_y)',
    '`a_b`',
    'constructor_',
    '__proto__',
  ])('that name %j get an answer', async (text) => {
    const { root, base } = makeChange(`See \`\` ${text} \`\`.`, { 'src/a.ts': `const x = '${text}';` }, ({ git }) =>
      git('rm', '--quiet', 'src/a.ts'),
    );
    expect((await ask(root, base)).gaps).toEqual([]);
  });

  test('with a hundred thousand names are read in part, in time', async () => {
    const repository = makeRepository({ 'docs/page.md': 'See `src/a.ts`.', 'src/a.ts': 'x' });
    const base = repository.git('rev-parse', 'HEAD').trim();
    repository.git('rm', '--quiet', 'src/a.ts');
    repository.commit({});
    const range = { start: { line: 1, column: 5 }, end: { line: 1, column: 15 } };
    const codeSpans = Array.from({ length: 100_000 }, (_, at) => ({ text: at === 0 ? 'src/a.ts' : `some_name_${at}`, range }));
    const page = { id: 'a', path: 'docs/page.md', lifecycle: 'living' as const, document: { codeSpans, commands: [] }, base };
    const started = cpuTime();
    expect(show(await findContradictions({ root: repository.root, pages: [page] }))).toEqual(['path src/a.ts: src/a.ts']);
    expect(cpuTime() - started).toBeLessThan(10_000);
  });
});

describe('pages that are not asked', () => {
  test.each(['historical', 'generated', 'draft'] as const)('those that are %s', async (lifecycle) => {
    const { root, base } = makeChange('', { 'src/b.ts': 'x' }, ({ git }) => git('rm', '--quiet', 'src/b.ts'));
    const { document } = parseDocument({ path: 'docs/page.md', source: 'wiki', blob: '', text: 'See `src/b.ts`.' }, stubSource());
    const page = { id: 'a', path: 'docs/page.md', document, base };
    expect((await findContradictions({ root, pages: [{ ...page, lifecycle }] })).found.size).toBe(0);
    expect((await findContradictions({ root, pages: [{ ...page, lifecycle: 'living' }] })).found.size).toBe(1);
  });
});

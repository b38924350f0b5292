import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { readVerified } from '../../src/node/read-verified.ts';
import { openWorkingTree } from '../../src/node/repository-files.ts';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn, type Outcome, type World } from './command-line.ts';
import { ensureCompiled, startProgram } from './program.ts';

const fence = (script: string, options = ''): string => `\`\`\`sh verify${options}\n${script}\n\`\`\`\n`;
const searchPath = process.env['PATH'];

const twoPages: Files = {
  'waymark.yml': 'sources:\n  - { id: docs, path: docs }\n  - { id: guests, path: guests, trust: untrusted }\n',
  'docs/good.md': `# Good\n\n${fence('echo 1 > a')}\n${fence('grep 1 a', '=read')}`,
  'docs/bad.md': `# Bad\n\n${fence('echo "::error::\u001b[31mno"; exit 3')}\n${fence('true')}`,
  'docs/none.md': '# None\n\nText.\n',
  'guests/page.md': `# Guest\n\n${fence('touch /tmp/waymark-guest-ran')}`,
};

function verify({ root }: Pick<Repository, 'root'>, argv: readonly string[], world: World = {}): Promise<Outcome> {
  return runIn(root, ['verify', ...argv], { env: { PATH: searchPath, NO_COLOR: '1' }, ...world });
}

const withoutTimes = (text: string): string => text.replace(/\d+(?:\.\d+)? s\)/g, '… s)');

test('pages are run, and each block says how it ended', async () => {
  const { code, out } = await verify(makeRepository(twoPages), ['--yes']);
  expect(code).toBe(1);
  expect(withoutTimes(out)).toMatchInlineSnapshot(`
    "docs/bad.md
      failed  block-1 (exit code 3, expected 0; … s)  docs/bad.md:3
        \\u{3a}:error:: [31mno
      skipped  block-2 (a block before it failed)  docs/bad.md:7

    docs/good.md
      passed  block-1 (… s)  docs/good.md:3
      passed  read (… s)  docs/good.md:7

    guests/page.md isn’t run: its source \`guests\` is untrusted
    4 blocks of 2 pages: 2 passed, 1 failed, 1 skipped.
    "
  `);
  expect(existsSync('/tmp/waymark-guest-ran')).toBe(false);
});

test('the JSON has every field, and no times that differ', async () => {
  const { code, out } = await verify(makeRepository(twoPages), ['docs/bad.md', '--yes', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(out.replace(/"seconds": [\d.]+/g, '"seconds": 0'))).toMatchInlineSnapshot(`
    {
      "pages": [
        {
          "blocks": [
            {
              "exitCode": 3,
              "expectExit": 0,
              "kind": "fence",
              "line": 3,
              "name": "block-1",
              "output": [
                "::error:: [31mno",
              ],
              "script": "echo "::error:: [31mno"; exit 3",
              "seconds": 0,
              "shell": "sh",
              "status": "failed",
              "template": null,
              "timeout": 30,
            },
            {
              "exitCode": null,
              "expectExit": 0,
              "kind": "fence",
              "line": 7,
              "name": "block-2",
              "output": [],
              "script": "true",
              "seconds": 0,
              "shell": "sh",
              "status": "skipped",
              "template": null,
              "timeout": 30,
            },
          ],
          "faults": [],
          "id": "docs/bad",
          "path": "docs/bad.md",
          "recorded": false,
        },
      ],
      "refused": [],
      "schemaVersion": 1,
      "summary": {
        "blocks": 2,
        "failed": 1,
        "pages": 1,
        "passed": 0,
        "skipped": 1,
        "timedOut": 0,
      },
    }
  `);
});

describe('nothing runs', () => {
  const traced = (trace: string): Files => ({ 'docs/a.md': `# A\n\n${fence(`touch ${trace}`)}` });

  test.each([
    ['with --list', ['--list'], {}, 0],
    ['without a terminal', [], {}, 2],
    ['after no answer', [], { ask: () => Promise.resolve('') }, 2],
    ['after a no', [], { ask: () => Promise.resolve('n') }, 2],
  ])('%s', async (_, argv, world, expected) => {
    const { root } = makeFolder();
    const trace = join(root, 'trace');
    const { code } = await verify(makeRepository(traced(trace)), argv, world);
    expect(code).toBe(expected);
    expect(existsSync(trace)).toBe(false);
  });

  test('by any command that reads', async () => {
    const { root } = makeFolder();
    const trace = join(root, 'trace');
    const repository = makeRepository(traced(trace));
    for (const argv of [['check'], ['pages'], ['freshness'], ['owners'], ['covers', 'docs', '--suggest']])
      await runIn(repository.root, argv);
    expect(existsSync(trace)).toBe(false);
  });
});

test('a terminal shows word for word what will run, and asks', async () => {
  const asked: string[] = [];
  const ask = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve('y');
  };
  const { code, err } = await verify(makeRepository(twoPages), ['docs/good.md'], { ask });
  expect(code).toBe(0);
  expect(asked).toEqual(['Run 2 blocks of 1 page with your rights? [y/N] ']);
  expect(err).toContain('docs/good.md:7  read (sh, at most 30 s)\n    grep 1 a\n');
});

test.each([
  [['guests'], '`guests/page.md` isn’t run: its source `guests` is untrusted.'],
  [['docs/none.md'], 'None of these pages has anything to verify.'],
  [['docs/gone.md'], 'There is no file or folder `docs/gone.md`.'],
  [['docs/good.md', '--list', '--record'], '`--list` and `--record` exclude each other.'],
])('%j is refused', async (argv, message) => {
  const { code, err, out } = await verify(makeRepository(twoPages), [...argv, '--yes']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

describe('the record', () => {
  const page = { 'docs/good.md': `# Good\n\n:::lab{template=/labs/jobs verify='test -f check'}\nText.\n:::\n`, 'labs/jobs/check': '' };
  const read = ({ root }: Repository): string => readFileSync(join(root, 'waymark-verified.json'), 'utf8');
  const rulesOf = async ({ root }: Repository): Promise<string[]> => {
    const { out } = await runIn(root, ['check', '--format', 'json']);
    return (JSON.parse(out) as { diagnostics: { rule: string; file: string }[] }).diagnostics.map(({ rule, file }) => `${rule} ${file}`);
  };

  test('names what passed, the commit and the day', async () => {
    const repository = makeRepository({ ...twoPages, ...page });
    const { code, out } = await verify(repository, ['--yes', '--record', '--now', '2026-11-03']);
    expect(code).toBe(1);
    expect(out).toContain('  recorded');
    expect(read(repository).replace(repository.git('rev-parse', 'HEAD').trim(), 'HEAD')).toMatchInlineSnapshot(`
      "{
        "schemaVersion": 1,
        "pages": {
          "docs/good": {
            "commit": "HEAD",
            "on": "2026-11-03",
            "blocks": {
              "block-1": "65fe7e481276c614"
            },
            "templates": {
              "labs/jobs": "9d648a54a9bbf88ee429b16194571e4f29f23be5"
            }
          }
        }
      }
      "
    `);
  });

  test.each([
    ['a fence that can’t be run', '```python verify\nexit(1)\n```\n', 'A fence in `python` can’t be run.'],
    ['a script that is too long', fence('x'.repeat(33_000)), 'What is run has at most 32768 characters.'],
    ['an option that isn’t understood', fence('true', ' timeout=soon'), '`timeout=soon` isn’t understood'],
  ])('leaves out a page with %s, which is said', async (_, more, message) => {
    const repository = makeRepository({ 'docs/a.md': `# A\n\n${fence('true')}`, 'docs/b.md': `# B\n\n${fence('true')}` });
    expect(await verify(repository, ['--yes', '--record'])).toMatchObject({ code: 0 });
    repository.commit({ 'docs/a.md': `# A\n\n${fence('true')}\n${more}` });
    const states = async (): Promise<unknown[]> =>
      [...(await loadCatalog(repository.root, { bodies: false })).verified].map(([id, { state }]) => [id, state]);
    expect(await states()).toEqual([
      ['docs/a', 'changed'],
      ['docs/b', 'verified'],
    ]);
    const { code, out } = await verify(repository, ['--yes', '--record']);
    expect(code).toBe(1);
    expect(out).toContain(`  refused  docs/a.md:7  ${message}`);
    expect(await states()).toEqual([['docs/b', 'verified']]);
  });

  test('is of no page where nothing that is marked can be run', async () => {
    const repository = makeRepository({ 'docs/a.md': '# A\n\n```python verify\nexit(1)\n```\n' });
    const { code, out } = await verify(repository, ['--yes', '--record']);
    expect(code).toBe(1);
    expect(out).toContain('  refused  docs/a.md:3  A fence in `python` can’t be run.');
    expect(existsSync(join(repository.root, 'waymark-verified.json'))).toBe(false);
  });

  test('is the same for the same run, keeps pages that aren’t run, and forgets one that fails', async () => {
    const repository = makeRepository({ ...page, 'docs/other.md': `# Other\n\n${fence('test ! -e /nothing')}` });
    const args = ['--yes', '--record', '--now', '2026-11-03'];
    await verify(repository, args);
    const first = read(repository);
    await verify(repository, ['docs/other.md', ...args]);
    expect(read(repository)).toBe(first);
    repository.commit({ 'docs/other.md': `# Other\n\n${fence('false')}` });
    await verify(repository, ['docs/other.md', ...args]);
    expect(Object.keys((JSON.parse(read(repository)) as { pages: object }).pages)).toEqual(['docs/good']);
  });

  test('begins no record with nothing in it', async () => {
    const repository = makeRepository({ 'docs/bad.md': `# Bad\n\n${fence('false')}` });
    await verify(repository, ['--yes', '--record', '--now', '2026-11-03']);
    expect(existsSync(join(repository.root, 'waymark-verified.json'))).toBe(false);
  });

  test.each([
    ['the page', { 'docs/good.md': `${page['docs/good.md']}\nMore.\n` }],
    ['the template', { 'labs/jobs/check': 'x' }],
  ])('is refused where %s has uncommitted changes', async (_, change) => {
    const repository = makeRepository(page);
    repository.write(change);
    const { code, err } = await verify(repository, ['--yes', '--record']);
    expect(code).toBe(2);
    expect(err).toContain(`The record would name a commit that doesn’t hold \`${Object.keys(change)[0]}\`.`);
    expect(existsSync(join(repository.root, 'waymark-verified.json'))).toBe(false);
  });

  test('that names a page or block which is gone is reported', async () => {
    const repository = makeRepository({
      'docs/a.md': `# A\n\n${fence('true', '=one')}\n${fence('true', '=two')}`,
      'docs/b.md': '# B\n\nText.\n',
    });
    await verify(repository, ['--yes', '--record']);
    expect(await rulesOf(repository)).toEqual([]);
    repository.write({ 'docs/a.md': `# A\n\n${fence('true', '=one')}` });
    expect(await rulesOf(repository)).toEqual(['page/verification-gone waymark-verified.json']);
    repository.git('mv', 'docs/a.md', 'docs/c.md');
    expect(await rulesOf(repository)).toContain('page/verification-gone waymark-verified.json');
  });

  test.each<[string, { on?: string; commit?: string }, string]>([
    ['on a day to come', { on: '9999-12-31' }, 'The commands of `docs/a` were verified on 9999-12-31, a day to come.'],
    [
      'at a commit that nobody has',
      { commit: 'dead0000'.repeat(5) },
      'The commands of `docs/a` were verified at `dead0000dead`, a commit that isn’t part of this history.',
    ],
  ])('that names a run %s is reported, and the page says nothing of it', async (_, forged, message) => {
    const repository = makeRepository({ 'docs/a.md': `# A\n\n${fence('true')}` });
    await verify(repository, ['--yes', '--record', '--now', '2026-11-03']);
    const { pages } = JSON.parse(read(repository)) as { pages: Record<string, object> };
    repository.write({
      'waymark-verified.json': JSON.stringify({ schemaVersion: 1, pages: { 'docs/a': { ...pages['docs/a'], ...forged } } }),
    });
    const { out } = await runIn(repository.root, ['check', '--format', 'json']);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; message: string }[] };
    expect(diagnostics.map(({ rule, message: text }) => [rule, text])).toEqual([['page/verification-gone', message]]);
    expect([...(await loadCatalog(repository.root, { bodies: false })).verified.keys()]).toEqual([]);
  });

  test('that names a commit of another branch is reported, but not in a shallow clone, which can’t tell', async () => {
    const repository = makeRepository({ 'docs/a.md': `# A\n\n${fence('true')}` });
    repository.git('checkout', '-q', '-b', 'topic');
    repository.commit({ 'docs/b.md': '# B\n\nText.\n' });
    await verify(repository, ['--yes', '--record']);
    expect(await rulesOf(repository)).toEqual([]);
    repository.git('checkout', '-q', '-');
    expect(await rulesOf(repository)).toEqual(['page/verification-gone waymark-verified.json']);
    writeFileSync(join(repository.root, '.git/shallow'), repository.git('rev-parse', 'HEAD'));
    expect(await rulesOf(repository)).toEqual([]);
  });

  test('of as many pages as a portal may have is read', async () => {
    const entry = { commit: 'a'.repeat(40), on: '2026-11-03', blocks: { 'block-1': '65fe7e481276c614' } };
    const pages = Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`docs/some-folder/page-${at}`, entry]));
    const text = JSON.stringify({ schemaVersion: 1, pages }, null, 2);
    const { root } = makeFolder({ 'waymark-verified.json': text });
    const page = {
      path: 'docs/a.md',
      document: { findings: [], blocks: [{ name: 'block-1', shell: 'sh', script: 'true', expectExit: 0 }] },
    };
    const { record, findings } = await readVerified(root, openWorkingTree(root), { page: () => page, pages: [] } as never);
    expect({ pages: record.size, findings }).toEqual({ pages: 6000, findings: [] });
  });

  test('that is too long to be read has one fault, which says so', async () => {
    const { root } = makeFolder({ 'waymark-verified.json': `{"schemaVersion":1,"pages":{}}${' '.repeat(9_000_000)}` });
    const { findings } = await readVerified(root, openWorkingTree(root), { page: () => undefined, pages: [] } as never);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['config/yaml', 'The YAML is longer than 8388608 characters; it is not read.'],
    ]);
  });

  test.each([
    ['{', 'config/yaml'],
    ['{"schemaVersion":2,"pages":{}}', 'config/invalid-value'],
    ['{"schemaVersion":1,"pages":{},"more":1}', 'config/unknown-field'],
    ['{"schemaVersion":1,"pages":{"a":{"commit":"x","on":"2026-11-03","blocks":{}}}}', 'config/invalid-value'],
    [`{"schemaVersion":1,"pages":{"a":{"commit":"${'a'.repeat(40)}","on":"2026-99-99","blocks":{}}}}`, 'config/invalid-value'],
    [`{"schemaVersion":1,"pages":{"a":{"commit":"${'a'.repeat(40)}","on":"2026-02-30","blocks":{}}}}`, 'config/invalid-value'],
  ])('that can’t be understood is reported, and nothing is written over it: %s', async (text, rule) => {
    const repository = makeRepository({ ...page, 'waymark-verified.json': text });
    expect(await rulesOf(repository)).toContain(`${rule} waymark-verified.json`);
    const { code } = await verify(repository, ['--yes', '--record']);
    expect(code).toBe(2);
    expect(read(repository)).toBe(text);
  });
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends what runs, and leaves nothing behind', async (signal) => {
  ensureCompiled();
  const { root } = makeFolder();
  const sign = join(root, 'started');
  const repository = makeRepository({ 'docs/a.md': `# A\n\n${fence(`pwd > ${sign}.new; mv ${sign}.new ${sign}; sleep 300`)}` });
  const child = startProgram(repository.root, ['verify', '--yes']);
  await expect.poll(() => existsSync(sign), { timeout: 20_000 }).toBe(true);
  const folder = readFileSync(sign, 'utf8').trim();
  expect(readdirSync(tmpdir()).some((name) => folder.includes(name))).toBe(true);
  const ended = new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  child.kill(signal);
  expect(await ended).toBe(signal);
  expect(existsSync(join(folder, '..'))).toBe(false);
});

describe('a page that is no valid MDX', () => {
  const lab = '\n<Lab title="Count" verify="true">\n  Count.\n</Lab>\n';
  const files = {
    'waymark.yml': 'sources:\n  - { id: docs, path: docs }\n',
    'docs/lab.mdx': `# Lab\n\n[Count](#stop)\n\n${fence('true')}${lab}\n<RunbookStep id="stop" title="Stop">Now.</RunbookStep>\n`,
    'docs/other.md': `# Other\n\n${fence('true')}\n[Stop](lab.mdx#stop)\n`,
  };

  test('isn’t run, keeps its record, and gets no untrue faults', async () => {
    const repository = makeRepository(files);
    const { root, commit } = repository;
    const read = (): string => readFileSync(join(root, 'waymark-verified.json'), 'utf8');
    expect((await verify(repository, ['--yes', '--record'])).code).toBe(0);
    const recorded = read();
    expect(recorded).toContain('"docs/lab"');
    commit({ 'docs/lab.mdx': `${files['docs/lab.mdx']}\nBroken { here.\n`, 'waymark-verified.json': recorded });
    const { code, out } = await verify(repository, ['--yes', '--record']);
    expect(code).toBe(1);
    expect(out).toContain('docs/lab.mdx isn’t run: it is no valid MDX, so that nobody knows all its blocks\n');
    expect(JSON.parse(read())).toMatchObject({
      pages: { 'docs/lab': (JSON.parse(recorded) as { pages: object }).pages['docs/lab' as never] },
    });
    const checked = await runIn(root, ['check', '--format', 'json']);
    expect((JSON.parse(checked.out) as { diagnostics: { rule: string }[] }).diagnostics.map(({ rule }) => rule)).toEqual(['mdx/syntax']);
    expect(await verify(repository, ['docs/lab.mdx', '--yes'])).toMatchObject({
      code: 2,
      err: 'waymark: `docs/lab.mdx` isn’t run: it is no valid MDX, so that nobody knows all its blocks.\n  `waymark check` says where.\n',
    });
  });
});

test('a run that records nothing writes no record', async () => {
  const { root } = makeRepository({ 'docs/bad.md': `# Bad\n\n${fence('false')}` });
  expect((await verify({ root }, ['--yes', '--record'])).code).toBe(1);
  expect(existsSync(join(root, 'waymark-verified.json'))).toBe(false);
});

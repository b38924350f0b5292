import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { templateNames, writePage } from '../../scripts/page-templates.ts';
import { makeFolder, makeRepository, type Files } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const files: Files = {
  'waymark.yml':
    'sources:\n  - { id: wiki, path: content/wiki }\n  - { id: runbooks, path: content/runbooks, kind: runbook, exclude: [drafts/**] }\n',
  'content/wiki/index.md': '# Wiki\n\nStart here.\n',
  'content/runbooks/index.md': '# Runbooks\n\nCalm down first.\n',
};

test('every template passes the check, with a title of plain words and with any', async () => {
  const texts = templateNames.flatMap((name): [string, string][] => [
    [`content/wiki/plain-${name}.md`, writePage(name, `Plain ${name}`, { kind: true })],
    [`content/wiki/odd-${name}.md`, writePage(name, `"${name}": [x] <y> *z* \\ #1`, { kind: true })],
  ]);
  const { root } = makeRepository({ ...files, ...Object.fromEntries(texts) });
  const { out } = await runIn(root, ['check', '--fail-on', 'warning', '--verbose']);
  expect(out).toBe(`No problems in ${2 + 2 * templateNames.length} pages.\n`);
  const { pages } = JSON.parse((await runIn(root, ['pages', '--format', 'json'])).out) as {
    pages: { title: string; kind: string | null }[];
  };
  const lab = pages.filter(({ kind }) => kind === 'lab');
  expect(lab.map(({ title }) => title)).toEqual(['"lab": [x] <y> *z* \\ #1', 'Plain lab']);
});

test('a runbook has the sections of one', async () => {
  const { root } = makeRepository(files);
  await runIn(root, ['new', 'runbook', 'Restart the worker']);
  expect(readFileSync(join(root, 'content/runbooks/restart-the-worker.md'), 'utf8')).toMatchInlineSnapshot(`
    "# Restart the worker

    Say in one sentence when to use this runbook.

    ## Symptoms

    - What people notice, and which alert fires.

    ## Impact

    - Who is affected, and how badly.

    ## Steps

    :::runbook-step[Look, and change nothing yet]{danger=none expect="What is seen when it worked"}
    Say how, with the command to copy.
    :::

    :::runbook-step[Then change one thing]{danger=change expect="What is seen when it worked" rollback="How to take it back"}
    Say first what this does to others. Of a step that can’t be undone, the danger is \`destructive\`.
    :::

    ## Verify

    1. How to see that the trouble is over.

    ## Roll back

    1. How to undo the steps when they made it worse.

    ## Escalate

    - Whom to call, how, and after how many minutes.
    "
  `);
});

test('a lab has the sections of one, and says its kind where the source doesn’t', async () => {
  const { root } = makeRepository(files);
  await runIn(root, ['new', 'lab', 'break-it', '--source', 'wiki', '--title', 'Break: the cache']);
  const text = readFileSync(join(root, 'content/wiki/break-it.md'), 'utf8');
  expect(parse(text.split('---\n')[1] ?? '')).toEqual({
    title: 'Break: the cache',
    kind: 'lab',
    objectives: ['What a reader can do afterwards.'],
  });
  expect(text.slice(text.indexOf('Say in one'))).toMatchInlineSnapshot(`
    "Say in one sentence what the reader will build or break.

    :::objectives
    :::

    ## Setup

    1. What to install or start, with the command to copy.

    ## Steps

    ::::lab[Say what to do]{verify="test -f result" reset="rm -f result"}
    Say what is there when it is done. The first command above tells whether it is, the second goes back to the start.

    :::hint
    What helps somebody who is stuck, without giving it away.
    :::

    :::solution

    \`\`\`sh verify
    touch result
    \`\`\`

    :::
    ::::
    "
  `);
});

test('a runbook and a lab pass the check in an empty repository, and what the lab says works', async () => {
  const { root, git } = makeRepository();
  const commands = [
    ['init', '--yes'],
    ['new', 'runbook', 'Restart the worker'],
    ['new', 'lab', 'Break the cache'],
    ['new', 'lab', 'in-mdx.mdx'],
  ];
  for (const argv of commands) expect((await runIn(root, argv)).code).toBe(0);
  expect((await runIn(root, ['check', '--fail-on', 'warning', '--verbose'])).out).toBe('No problems in 4 pages.\n');
  git('add', '.');
  const { code, out } = await runIn(root, ['verify', '--yes']);
  expect([code, /\d+ blocks of .*/.exec(out)?.[0]]).toEqual([0, '4 blocks of 2 pages: 4 passed.']);
});

interface Case {
  argv: string[];
  path: string;
  address: string;
  /** What the file’s name was made from, where it isn’t what was typed. */
  title?: string;
}

const places: Record<string, Case> = {
  'the source for the kind': { argv: ['runbook', 'restart'], path: 'content/runbooks/restart.md', address: '/runbooks/restart/' },
  'the source that is named': {
    argv: ['runbook', 'restart', '--source', 'wiki'],
    path: 'content/wiki/restart.md',
    address: '/wiki/restart/',
  },
  'the folder that the name starts with': {
    argv: ['page', 'content/wiki/a/Big Day'],
    path: 'content/wiki/a/big-day.md',
    address: '/wiki/a/big-day/',
    title: 'Big Day',
  },
  'folders that don’t exist': {
    argv: ['runbook', 'db/fail over/it'],
    path: 'content/runbooks/db/fail over/it.md',
    address: '/runbooks/db/fail-over/it/',
  },
  'a name with extension': { argv: ['runbook', 'stop.md'], path: 'content/runbooks/stop.md', address: '/runbooks/stop/' },
  'a name in capitals, with dots and underscores': {
    argv: ['runbook', 'DB/Fail_over.v2'],
    path: 'content/runbooks/DB/Fail_over.v2.md',
    address: '/runbooks/db/fail_over.v2/',
  },
  'a name with another extension': {
    argv: ['runbook', 'retry.mdx'],
    path: 'content/runbooks/retry.mdx',
    address: '/runbooks/retry/',
  },
  'a title with signs that file names can’t hold': {
    argv: ['runbook', 'Why: is it *slow*?'],
    path: 'content/runbooks/why-is-it-slow.md',
    address: '/runbooks/why-is-it-slow/',
    title: 'Why: is it *slow*?',
  },
  'the index of a folder': { argv: ['runbook', 'db/README'], path: 'content/runbooks/db/README.md', address: '/runbooks/db/' },
  'a name in another script': {
    argv: ['runbook', 'Зупинка'],
    path: 'content/runbooks/Зупинка.md',
    address: '/runbooks/%D0%B7%D1%83%D0%BF%D0%B8%D0%BD%D0%BA%D0%B0/',
  },
};

// One repository for all of them: pages that are there don’t change where the next one goes.
test('new pages go where they belong, and say where that is', async () => {
  const { root } = makeRepository(files);
  const outcomes: Record<string, unknown> = {};
  for (const [what, { argv }] of Object.entries(places)) outcomes[what] = await runIn(root, ['new', ...argv]);
  const expected = Object.entries(places).map(([what, { path, address, title }]) => {
    const naming = title === undefined ? '' : ` The file’s name is made from the title \`${title}\`.`;
    return [what, { code: 0, out: `${path}\n`, err: `Its address is ${address}.${naming}\n` }];
  });
  expect(outcomes).toEqual(Object.fromEntries(expected));
  const { pages } = JSON.parse((await runIn(root, ['pages', '--format', 'json'])).out) as { pages: { path: string; url: string }[] };
  const urls = new Map(pages.map(({ path, url }) => [path, url]));
  for (const { path, address } of Object.values(places)) expect(urls.get(path)).toBe(address);
});

const refusals: Record<string, { argv: string[]; message: string; hint?: string; more?: Files }> = {
  'several sources that could hold it': {
    argv: ['page', 'x'],
    message: 'Several sources could hold this page.',
    hint: 'Name one with `--source`: `wiki` or `runbooks`.',
  },
  'a source that doesn’t exist': {
    argv: ['page', 'x', '--source', 'wkii'],
    message: 'There is no source `wkii`.',
    hint: 'Did you mean `wiki`?',
  },
  'a template that doesn’t exist': { argv: ['howto', 'x'], message: 'There is no template `howto`.', hint: 'Did you mean `how-to`?' },
  'a way out of the source': {
    argv: ['runbook', '../../x'],
    message: '`../../x` is no name for a page: `..` leads to another folder, and names start at the folder of the source.',
  },
  'a file that exists': { argv: ['runbook', 'Index'], message: '`content/runbooks/index.md` exists already.' },
  'an id that exists': {
    argv: ['runbook', 'restart'],
    more: { 'content/runbooks/restart/README.md': '# Restart\n\nText.\n' },
    message: '`content/runbooks/restart/README.md` has the id `runbooks/restart` already.',
  },
  'a place that the source leaves out': {
    argv: ['runbook', 'drafts/x'],
    message:
      '`content/runbooks/drafts/x.md` would not be a page of the source `runbooks`, because `exclude` of the source `runbooks` names `drafts/**`.',
  },
};

describe('new pages are refused for', () => {
  test.each(Object.entries(refusals))('%s', async (_, { argv, message, hint, more = {} }) => {
    const { root, git } = makeRepository({ ...files, ...more });
    const { code, err } = await runIn(root, ['new', ...argv]);
    expect(code).toBe(2);
    expect(err.split('\n').slice(0, hint === undefined ? 1 : 2)).toEqual([
      `waymark: ${message}`,
      ...(hint === undefined ? [] : [`  ${hint}`]),
    ]);
    expect(git('status', '--porcelain')).toBe('');
  });

  test('a folder that leads out of the repository', async () => {
    const outside = makeFolder();
    const { root } = makeRepository({ ...files, 'content/runbooks/out': { link: outside.root } });
    expect((await runIn(root, ['new', 'runbook', 'out/x'])).err).toBe(
      'waymark: `content/runbooks/out` is a symbolic link, not a folder.\n',
    );
  });
});

describe('a name that is missing', () => {
  test('is asked for on a terminal', async () => {
    const { root } = makeRepository(files);
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(' Restart the worker ');
    };
    expect((await runIn(root, ['new', 'runbook'], { ask })).out).toBe('content/runbooks/restart-the-worker.md\n');
    expect(asked).toEqual(['Name of the runbook (title, or path such as payments/restart-worker): ']);
  });

  test.each<[kind: string, ask: (() => Promise<string>) | undefined, example: string]>([
    ['page', undefined, 'new page "How we work"'],
    ['page', () => Promise.resolve(''), 'new page "How we work"'],
    ['runbook', undefined, 'new runbook payments/restart-worker'],
    ['evidence', undefined, 'new evidence shadow-shift --by ada'],
  ])('of a %s is needed where nobody gives one, with an example', async (kind, ask, example) => {
    const { root } = makeRepository(files);
    const { code, err } = await runIn(root, ['new', kind], { ask });
    expect([code, err]).toEqual([2, `waymark: \`new\` needs NAME.\n  For example: \`waymark ${example}\`.\n`]);
  });
});

test('the first page of a repository makes its first source', async () => {
  const { root } = makeRepository({ 'src/a.ts': '' });
  expect((await runIn(root, ['new', 'page', 'On call'])).out).toBe('docs/on-call.md\n');
  expect((await runIn(root, ['check', '--fail-on', 'warning'])).out).toBe('No problems in 1 page.\n');
});

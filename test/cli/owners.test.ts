import { expect, test } from 'vitest';
import { makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const files = {
  '.github/CODEOWNERS': '* @acme/all\n/wiki/ @acme/docs @ada\n/wiki/*.md docs\n/wiki/free.md\n/src/ @acme/code\n',
  'waymark.yml': `sources:\n  - { id: wiki, path: wiki }\nowners:\n  contacts:\n    '@acme/docs': { slack: '#docs', pager: 'https://pager.example.com/docs' }\n`,
  'wiki/index.md': '# Start\n\nHello.\n',
  'wiki/own.md': '---\nowner: "@acme/own"\n---\n# Own\n\nText.\n',
  'wiki/free.md': '# Free\n\nText.\n',
  'wiki/picture.png': 'x',
  'src/app.ts': 'code\n',
};

test('without paths every page is listed, with a summary by owner beside the data', async () => {
  const { root } = makeRepository(files);
  expect(await runIn(root, ['owners'])).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "
    .github/CODEOWNERS, as GitHub reads it.
    @acme/docs: 1 page
    @acme/own: 1 page
    @ada: 1 page
    nobody: 1 page
    ",
      "out": "wiki/free.md   (unowned)        .github/CODEOWNERS:4  /wiki/free.md
    wiki/index.md  @acme/docs @ada  .github/CODEOWNERS:2  /wiki/
    wiki/own.md    @acme/own        wiki/own.md:2  owner
    ",
    }
  `);
});

test('one file is explained in full', async () => {
  const { root } = makeRepository(files);
  const said = await Promise.all(['wiki/index.md', 'wiki/own.md', 'wiki/free.md'].map((path) => runIn(root, ['owners', path])));
  expect(said.map(({ out }) => out).join('\n')).toMatchInlineSnapshot(`
    "wiki/index.md
    owned by @acme/docs @ada
      .github/CODEOWNERS:2  /wiki/
      reach @acme/docs: Slack #docs, pager https://pager.example.com/docs

    Why not another
      .github/CODEOWNERS:1  *  @acme/all: a later rule matches too

    Broken, and perhaps meant for this path
      .github/CODEOWNERS:3  /wiki/*.md  \`docs\` isn’t an owner; GitHub skips the line.

    wiki/own.md
    owned by @acme/own
      wiki/own.md:2  owner  (the page itself)

    Why not another
      .github/CODEOWNERS:2  /wiki/  @acme/docs @ada: counts less
      .github/CODEOWNERS:1  *  @acme/all: a later rule matches too

    Broken, and perhaps meant for this path
      .github/CODEOWNERS:3  /wiki/*.md  \`docs\` isn’t an owner; GitHub skips the line.

    wiki/free.md
    owned by nobody: a rule says so
      .github/CODEOWNERS:4  /wiki/free.md

    Why not another
      .github/CODEOWNERS:2  /wiki/  @acme/docs @ada: a later rule matches too
      .github/CODEOWNERS:1  *  @acme/all: a later rule matches too

    Broken, and perhaps meant for this path
      .github/CODEOWNERS:3  /wiki/*.md  \`docs\` isn’t an owner; GitHub skips the line.
    "
  `);
});

test('a folder stands for its files, pages first', async () => {
  const { root } = makeRepository(files);
  const { out } = await runIn(root, ['owners', 'wiki', 'src/app.ts']);
  expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'wiki/free.md',
    'wiki/index.md',
    'wiki/own.md',
    'wiki/picture.png',
    'src/app.ts',
    '',
  ]);
});

test('a path that doesn’t exist yet is answered, and said to be missing', async () => {
  const { root } = makeRepository(files);
  const { out, err, code } = await runIn(root, ['owners', 'src/new/file.ts']);
  expect([code, out.split('\n')[1], err]).toEqual([
    0,
    'owned by @acme/code',
    'There is no file src/new/file.ts; if there was, this is who would own it.\n',
  ]);
  expect((await runIn(root, ['owners', '../elsewhere'])).code).toBe(2);
});

test('another file and dialect can be tried', async () => {
  const { root } = makeRepository({ ...files, 'draft.txt': '/src @x\n' });
  const ownerOf = async (...more: string[]) =>
    (await runIn(root, ['owners', 'src/app.ts', '--codeowners-file', 'draft.txt', ...more])).out.split('\n')[1];
  expect(await ownerOf('--dialect', 'github')).toBe('owned by @x');
  expect(await ownerOf('--dialect', 'gitlab')).toBe('owned by nobody: no rule speaks of it');
  expect((await runIn(root, ['owners', '--codeowners-file', 'nothing'])).err).toContain('There is no file `nothing`.');
});

test('the JSON of a path has every field', async () => {
  const { root } = makeRepository(files);
  const { out } = await runIn(root, ['owners', 'wiki/index.md', 'wiki/free.md', '--format', 'json']);
  expect(JSON.parse(out)).toMatchInlineSnapshot(`
    {
      "paths": [
        {
          "broken": [
            {
              "file": ".github/CODEOWNERS",
              "line": 3,
              "message": "\`docs\` isn’t an owner; GitHub skips the line.",
              "pattern": "/wiki/*.md",
              "section": null,
            },
          ],
          "lost": [
            {
              "file": ".github/CODEOWNERS",
              "line": 1,
              "owners": [
                "@acme/all",
              ],
              "pattern": "*",
              "reason": "later",
              "section": null,
            },
          ],
          "moreLost": 0,
          "owners": [
            "@acme/docs",
            "@ada",
          ],
          "path": "wiki/index.md",
          "rule": {
            "file": ".github/CODEOWNERS",
            "line": 2,
            "pattern": "/wiki/",
            "section": null,
          },
          "rules": [
            {
              "file": ".github/CODEOWNERS",
              "line": 2,
              "pattern": "/wiki/",
              "section": null,
            },
          ],
          "source": "codeowners",
          "state": "owned",
        },
        {
          "broken": [
            {
              "file": ".github/CODEOWNERS",
              "line": 3,
              "message": "\`docs\` isn’t an owner; GitHub skips the line.",
              "pattern": "/wiki/*.md",
              "section": null,
            },
          ],
          "lost": [
            {
              "file": ".github/CODEOWNERS",
              "line": 2,
              "owners": [
                "@acme/docs",
                "@ada",
              ],
              "pattern": "/wiki/",
              "reason": "later",
              "section": null,
            },
            {
              "file": ".github/CODEOWNERS",
              "line": 1,
              "owners": [
                "@acme/all",
              ],
              "pattern": "*",
              "reason": "later",
              "section": null,
            },
          ],
          "moreLost": 0,
          "owners": [],
          "path": "wiki/free.md",
          "rule": {
            "file": ".github/CODEOWNERS",
            "line": 4,
            "pattern": "/wiki/free.md",
            "section": null,
          },
          "rules": [
            {
              "file": ".github/CODEOWNERS",
              "line": 4,
              "pattern": "/wiki/free.md",
              "section": null,
            },
          ],
          "source": "codeowners",
          "state": "unowned",
        },
      ],
      "schemaVersion": 1,
    }
  `);
});

test('neither form obeys what files say to a terminal', async () => {
  const { root } = makeRepository({
    CODEOWNERS: '* @a\n/wiki/\u001b[31m\u202e* @b\n/wiki/*.md @\u001b[2J\n',
    'wiki/\u202ea.md': '# A\n\nText.\n',
  });
  const said = await Promise.all([['wiki'], ['wiki/\u202ea.md'], ['--format', 'json']].map((args) => runIn(root, ['owners', ...args])));
  for (const { out, err } of said) expect(`${out}${err}`).not.toMatch(/[\u001b\u202e]/);
});

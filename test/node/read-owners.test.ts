import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import type { OwnersChoice } from '../../src/node/read-owners.ts';
import { describeFinding } from '../helpers/describe-finding.ts';
import { makeFolder, makeRepository, type Files } from '../helpers/repository.ts';

const page = '# A\n\nText.\n';

// Where the tests run shall not say which host is meant.
beforeEach(() => {
  vi.stubEnv('GITHUB_ACTIONS', '');
  vi.stubEnv('GITLAB_CI', '');
});

async function load(root: string, owners?: OwnersChoice) {
  return await loadCatalog(root, { bodies: false, owners });
}

async function read(files: Files, owners?: OwnersChoice, remote?: string) {
  const repository = makeRepository({ 'docs/a.md': page, 'docs/sub/b.md': page, ...files });
  if (remote !== undefined) repository.git('remote', 'add', 'origin', remote);
  const loaded = await load(repository.root, owners);
  const findings = loaded.catalog.findings.filter(({ rule }) => /^(?:owner|config)\//.test(rule));
  return { ...loaded, findings, said: findings.map((finding) => `${finding.file}${describeFinding(finding)}`) };
}

describe('which file counts', () => {
  const github = 'https://github.com/acme/x.git';
  const gitlab = 'git@gitlab.example.com:acme/x.git';
  test.each<[string, Files, string | undefined, string, string]>([
    ['.github before the root', { '.github/CODEOWNERS': '* @a', CODEOWNERS: '* @b' }, github, 'github', '@a'],
    ['the root before docs', { CODEOWNERS: '* @b', 'docs/CODEOWNERS': '* @c' }, github, 'github', '@b'],
    ['docs at last', { 'docs/CODEOWNERS': '* @c' }, github, 'github', '@c'],
    [
      'in GitLab the root before .gitlab',
      { CODEOWNERS: '* @b', '.gitlab/CODEOWNERS': '* @d', '.github/CODEOWNERS': '* @a' },
      gitlab,
      'gitlab',
      '@b',
    ],
    ['.gitlab, whatever the host', { '.gitlab/CODEOWNERS': '[A] @d\n*' }, github, 'gitlab', '@d'],
    ['headings, where no host is known', { CODEOWNERS: '[A] @d\n*' }, undefined, 'gitlab', '@d'],
    ['not a folder of that name', { '.github/CODEOWNERS/x': 'x', CODEOWNERS: '* @b' }, github, 'github', '@b'],
    ['OWNERS where there is no CODEOWNERS', { OWNERS: 'approvers: [ada]' }, github, 'owners', 'ada'],
    ['CODEOWNERS before OWNERS', { OWNERS: 'approvers: [ada]', CODEOWNERS: '* @b' }, github, 'github', '@b'],
  ])('%s', async (_, files, remote, dialect, owner) => {
    const { owners } = await read(files, undefined, remote);
    expect([owners.dialect, owners.explain('docs/a.md').ownership.owners]).toEqual([dialect, [owner]]);
  });

  test('configuration and command line say more', async () => {
    const files = {
      CODEOWNERS: '/docs @b',
      'tools/owners.txt': '* @t',
      OWNERS: 'approvers: [ada]',
      'waymark.yml': 'owners: { file: tools/owners.txt }\n',
    };
    const ownerOf = async (choice?: OwnersChoice) => (await read(files, choice)).owners.explain('docs/a.md').ownership.owners;
    expect(await ownerOf()).toEqual(['@t']);
    expect(await ownerOf({ file: 'CODEOWNERS' })).toEqual(['@b']);
    expect(await ownerOf({ file: 'CODEOWNERS', dialect: 'gitlab' })).toEqual([]);
    expect(await ownerOf({ dialect: 'owners' })).toEqual(['ada']);
  });

  test('a file that isn’t there is a fault of the configuration, and an error of the command line', async () => {
    const { said } = await read({ 'waymark.yml': 'owners:\n  file: ../x\n' });
    expect(said).toMatchInlineSnapshot(`
      [
        "waymark.yml  2:9-13 config/missing-file: The file \`../x\` lies outside of the repository. [Mend \`owners.file\`, or leave it away: then the file is looked for where the host looks.]",
      ]
    `);
    expect((await read({ 'waymark.yml': 'owners:\n  file: nothing\n' })).said).toHaveLength(1);
    await expect(read({}, { file: 'nothing' })).rejects.toThrow('There is no file `nothing`.');
  });

  test('OWNERS files of another tool say nothing', async () => {
    const { owners, said } = await read({ OWNERS: 'ada@example.com\nset noparent\n', 'docs/OWNERS': 'per-file *.md=*\n' });
    expect([owners.dialect, said]).toEqual([undefined, []]);
  });

  test('without such files nothing is said and nobody owns anything', async () => {
    const { owners, ownershipOf, catalog, said } = await read({});
    expect([owners.files, said, catalog.pages.map((each) => ownershipOf(each).state)]).toEqual([[], [], ['unmatched', 'unmatched']]);
  });
});

describe('a portal below the top of its repository', () => {
  const files = { 'team/docs/a.md': page, '.github/CODEOWNERS': '* @all\n/team/docs/ @team\n/nowhere/ @x, y\n' };

  test('asks CODEOWNERS of the top, and doesn’t report its faults', async () => {
    const { root } = makeRepository(files);
    const { owners, catalog } = await load(join(root, 'team'));
    expect(owners.explain('docs/a.md').ownership).toEqual({
      state: 'owned',
      owners: ['@team'],
      source: 'codeowners',
      rules: [{ file: '../.github/CODEOWNERS', line: 2, pattern: '/team/docs/' }],
    });
    expect(catalog.findings.filter(({ rule }) => rule.startsWith('owner/'))).toEqual([]);
  });

  test('asks OWNERS files of the folders above', async () => {
    const { root } = makeRepository({
      'team/docs/a.md': page,
      OWNERS: 'approvers: [ada]\n',
      OWNERS_ALIASES: 'aliases: { docs: [grace] }\n',
      'team/OWNERS': 'approvers: [docs]\n',
    });
    const { ownership, lost } = (await load(join(root, 'team'))).owners.explain('docs/a.md');
    expect([ownership.owners, ownership.rules[0]?.file, lost.map(({ file }) => file)]).toEqual([['grace'], 'OWNERS', ['../OWNERS']]);
  });
});

describe('a file that can’t be used', () => {
  test.each<[string, Files, string]>([
    ['empty', { CODEOWNERS: '\n \n' }, 'CODEOWNERS  file owner/file: The file is empty'],
    ['a link', { CODEOWNERS: { link: 'docs/a.md' } }, 'CODEOWNERS  file owner/file: The file is a symbolic link'],
    ['not text', { CODEOWNERS: new Uint8Array([0, 1, 2]) }, 'CODEOWNERS  file owner/file: The file isn’t UTF-8, so that hosts'],
    [
      'UTF-16',
      { CODEOWNERS: new Uint8Array([0xff, 0xfe, 0x2a, 0, 0x20, 0]) },
      'CODEOWNERS  file owner/file: The file isn’t UTF-8, so that hosts',
    ],
    [
      'Latin-1 in part',
      { CODEOWNERS: Buffer.from('* @a\n/caf\xe9 @b\n', 'latin1') },
      'CODEOWNERS  2:5-6 owner/file: The file isn’t UTF-8 throughout',
    ],
    [
      '3 MB',
      { CODEOWNERS: `# ${'x'.repeat(3 * 1024 * 1024)}\n* @a\n` },
      'CODEOWNERS  file owner/file: The file has 3145736 bytes; GitHub loads none of 3 MB',
    ],
    [
      'ignored for another',
      { '.github/CODEOWNERS': '* @a\n', CODEOWNERS: '* @b\n' },
      'CODEOWNERS  file owner/file: The file is ignored because the host finds `.github/CODEOWNERS` first.',
    ],
    [
      'OWNERS that isn’t YAML',
      { OWNERS: 'approvers: [a]\n', 'docs/OWNERS': 'approvers: [b\n' },
      'docs/OWNERS  1:12-13 owner/file: A `[` is opened and not closed.',
    ],
  ])('is named: %s', async (_, files, expected) => {
    const { said } = await read(files);
    expect(said.filter((text) => text.includes('owner/file'))).toEqual([expect.stringContaining(expected)]);
  });
});

describe('hostile files', () => {
  test('100,000 lines, lines of a megabyte, and control characters', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `/d${at}/*a*b? @t${at % 7}${at % 3 === 0 ? ',' : ''}`);
    const { owners, findings } = await read({ CODEOWNERS: lines.join('\n') });
    expect(owners.explain('d1/xaxxby').ownership.owners).toEqual(['@t1']);
    expect(findings.length).toBeLessThan(500);
    const long = [
      ['*a'.repeat(500_000), 'owned'],
      ['**/'.repeat(300_000), 'unowned'],
      [`/x ${'@a '.repeat(100_000)}`, 'owned'],
      ['\\'.repeat(100_000), 'owned'],
      ['* @\u001b[31m\u202e', 'owned'],
    ] as const;
    for (const [line, state] of long) {
      expect((await read({ CODEOWNERS: `* @a\n${line}\n` })).owners.explain('docs/a.md').ownership.state).toBe(state);
    }
  });

  test('folders as deep as paths go', async () => {
    const { root, write } = makeFolder();
    const deep = Array.from({ length: 200 }, (_, at) => `d${at}`).join('/');
    mkdirSync(join(root, deep), { recursive: true });
    write({ OWNERS: 'approvers: [ada]\n', 'a.md': page, [`${deep}/a.md`]: page });
    expect((await load(root)).owners.explain(`${deep}/a.md`).ownership.owners).toEqual(['ada']);
  });
});

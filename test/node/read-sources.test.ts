import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { configSchema } from '../../src/core/config.ts';
import type { ConfigInput } from '../../src/core/config.ts';
import { maxTrustedBytes, maxUntrustedBytes, readSources } from '../../src/node/read-sources.ts';
import type { SourceTree } from '../../src/node/read-sources.ts';
import { makeFolder, makeRepository } from '../helpers/repository.ts';
import type { Files } from '../helpers/repository.ts';

function read(root: string, config: ConfigInput = {}): Promise<SourceTree> {
  return readSources(root, configSchema.parse(config));
}

const docs: ConfigInput = { sources: [{ id: 'docs', path: 'docs' }] };

const paths = (items: readonly { path: string }[]): string[] => items.map(({ path }) => path);

/** `rule file: message`, and the place of the finding where it has one. */
function show({ findings }: SourceTree): string[] {
  return findings.map(
    ({ rule, file, range, message }) => `${rule} ${file}${range ? `:${range.start.line}:${range.start.column}` : ''}: ${message}`,
  );
}

describe('a repository', () => {
  const files: Files = {
    'docs/b.md': '# B',
    'docs/a.md': '# A',
    'docs/Z.md': '# Z',
    'docs/deep/c.mdx': '# C',
    'docs/deep/d.html.md.erb': '# D',
    'docs/logo.png': 'picture',
    'docs/.order': 'a\nb',
    'docs/_Sidebar.md': '- [[A]]',
    'src/main.ts': 'export {}',
    'README.md': '# Readme',
  };

  test('is read into files, assets, navigation and the rest, sorted by code unit', async () => {
    const { root } = makeRepository(files);
    const tree = await read(root, docs);
    expect(paths(tree.files)).toEqual(['docs/Z.md', 'docs/a.md', 'docs/b.md', 'docs/deep/c.mdx', 'docs/deep/d.html.md.erb']);
    expect(tree.assets).toEqual([{ path: 'docs/logo.png', source: 'docs', size: 7 }]);
    expect(tree.navFiles).toEqual([
      { kind: 'order', path: 'docs/.order', source: 'docs', text: 'a\nb' },
      { kind: 'sidebar', path: 'docs/_Sidebar.md', source: 'docs', text: '- [[A]]' },
    ]);
    expect(tree.repositoryFiles).toEqual(['README.md', 'src/main.ts']);
    expect(show(tree)).toEqual(['source/excluded README.md: The file is not a page because it lies outside every source.']);
  });

  test('gives files the blob ids that git gives them', async () => {
    const { root, git } = makeRepository({ 'docs/a.md': '# A\r\n', 'docs/b.md': '', 'docs/c.md': '\uFEFFé' });
    const tree = await read(root, docs);
    expect(tree.files.map(({ path, blob }) => [path, blob])).toEqual(
      ['docs/a.md', 'docs/b.md', 'docs/c.md'].map((path) => [path, git('rev-parse', `HEAD:${path}`).trim()]),
    );
  });

  test('is read as it is on disk: changed, new and deleted files count, ignored ones don’t', async () => {
    const { root, write } = makeRepository({ ...files, '.gitignore': 'docs/build/\n*.tmp.md\n' });
    write({ 'docs/a.md': '# Changed', 'docs/new.md': '# New', 'docs/build/out.md': '# Out', 'docs/x.tmp.md': '# Tmp' });
    rmSync(join(root, 'docs/b.md'));
    rmSync(join(root, 'docs/logo.png'));
    const tree = await read(root, docs);
    expect(tree.files.find(({ path }) => path === 'docs/a.md')?.text).toBe('# Changed');
    expect(paths(tree.files)).toContain('docs/new.md');
    expect(paths(tree.files).filter((path) => /build|tmp|b\.md/.test(path))).toEqual([]);
    expect(tree.assets).toEqual([]);
    expect(tree.repositoryFiles).not.toContain('docs/logo.png');
    expect(show(tree)).toContain('source/excluded docs/b.md: The file is not a page because it is in git’s index but not on disk.');
  });

  test('may be read from a folder inside, with paths from there', async () => {
    const { root } = makeRepository({ 'packages/handbook/docs/a.md': '# A', 'packages/other/b.md': '# B' });
    const tree = await read(join(root, 'packages/handbook'), docs);
    expect(paths(tree.files)).toEqual(['docs/a.md']);
    expect(tree.repositoryFiles).toEqual([]);
  });

  test('keeps names of any script, and strange ones', async () => {
    const names = [
      'Größe.md',
      'Gro\u0308ße.md',
      '文档.md',
      'a b.md',
      'tab\there.md',
      'line\nbreak.md',
      '"quoted".md',
      '--output=x.md',
      '%2D.md',
      '$x.md',
    ];
    const { root } = makeRepository(Object.fromEntries(names.map((name) => [`docs/${name}`, '# Title'])));
    const tree = await read(root, docs);
    expect(new Set(paths(tree.files))).toEqual(new Set(names.map((name) => `docs/${name}`)));
  });

  test('in the middle of a merge gives every file once', async () => {
    const { root, git, commit } = makeRepository({ 'docs/a.md': 'one' });
    git('switch', '--quiet', '--create', 'topic');
    commit({ 'docs/a.md': 'two' });
    git('switch', '--quiet', 'main');
    commit({ 'docs/a.md': 'three' });
    expect(() => git('merge', 'topic')).toThrow();
    expect(paths((await read(root, docs)).files)).toEqual(['docs/a.md']);
  });

  test('without a commit is read too', async () => {
    const { root, write } = makeRepository();
    write({ 'docs/a.md': '# A' });
    expect(paths((await read(root, docs)).files)).toEqual(['docs/a.md']);
  });
});

describe('a folder outside of git', () => {
  test('is walked, but for hidden folders and installed packages', async () => {
    const { root } = makeFolder({
      'docs/a.md': '# A',
      'docs/.attachments/b.png': '',
      'docs/.order': 'a',
      'docs/.hidden/c.md': '# C',
      'docs/node_modules/x/README.md': '# X',
      'README.md': '# Readme',
    });
    const tree = await read(root, docs);
    expect([paths(tree.files), paths(tree.assets), paths(tree.navFiles)]).toEqual([
      ['docs/a.md'],
      ['docs/.attachments/b.png'],
      ['docs/.order'],
    ]);
    expect(show(tree)).toEqual(['source/excluded README.md: The file is not a page because it lies outside every source.']);
  });

  test('links in it are not followed, not even in a circle', async () => {
    const { root } = makeFolder({ 'docs/a.md': '# A', 'docs/loop': { link: '.' }, 'docs/up': { link: '..' } });
    const tree = await read(root, docs);
    expect(paths(tree.files)).toEqual(['docs/a.md']);
    expect(tree.findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['source/symlink docs/loop', 'source/symlink docs/up']);
  });

  test('so is a repository where git is missing', async () => {
    const { root } = makeRepository({ 'docs/a.md': '# A' });
    vi.stubEnv('PATH', join(root, 'nothing-here'));
    expect(paths((await read(root, docs)).files)).toEqual(['docs/a.md']);
    vi.unstubAllEnvs();
  });
});

describe('what can’t be published is a finding', () => {
  test('links, however they lead out', async () => {
    const outside = makeFolder({ 'secret.md': 'canary-7f3a', 'folder/secret.md': 'canary-7f3a' });
    const { root, git } = makeRepository({
      'docs/a.md': '# A',
      'docs/absolute.md': { link: join(outside.root, 'secret.md') },
      'docs/relative.md': { link: '../../../../../../../../etc/passwd' },
      'docs/inside.md': { link: 'a.md' },
      'docs/dangling.md': { link: 'nowhere.md' },
      'docs/picture.png': { link: join(outside.root, 'secret.md') },
      'docs/folder': { link: join(outside.root, 'folder') },
      'docs/real/b.md': '# B',
      'docs/real/b.png': '',
    });
    // A folder that git knows and that became a link afterwards.
    rmSync(join(root, 'docs/real'), { recursive: true });
    symlinkSync(join(outside.root, 'folder'), join(root, 'docs/real'));
    git('update-index', '--add', '--cacheinfo', `100644,${git('hash-object', '-w', 'docs/a.md').trim()},docs/folder-secret.md`);
    const tree = await read(root, docs);
    expect(paths(tree.files)).toEqual(['docs/a.md']);
    expect(tree.assets).toEqual([]);
    expect(JSON.stringify(tree)).not.toContain('canary-7f3a');
    expect(tree.findings.filter(({ rule }) => rule === 'source/symlink').map(({ file }) => file)).toEqual([
      'docs/absolute.md',
      'docs/dangling.md',
      'docs/folder',
      'docs/inside.md',
      'docs/picture.png',
      'docs/real',
      'docs/real/b.md',
      'docs/real/b.png',
      'docs/relative.md',
    ]);
  });

  test('large files, by the trust of their source', async () => {
    const { root } = makeRepository({
      'own/fits.md': 'x'.repeat(maxTrustedBytes),
      'own/large.md': 'x'.repeat(maxTrustedBytes + 1),
      'fork/fits.md': 'x'.repeat(maxUntrustedBytes),
      'fork/large.md': 'x'.repeat(maxUntrustedBytes + 1),
    });
    const tree = await read(root, {
      sources: [
        { id: 'own', path: 'own' },
        { id: 'fork', path: 'fork', trust: 'untrusted' },
      ],
    });
    expect(paths(tree.files)).toEqual(['fork/fits.md', 'own/fits.md']);
    expect(show(tree)).toMatchInlineSnapshot(`
      [
        "source/too-large fork/large.md: The file has 524289 bytes, more than is read of one page.",
        "source/too-large own/large.md: The file has 2097153 bytes, more than is read of one page.",
      ]
    `);
  });

  test('folders and pipes where a page was', async () => {
    const { root } = makeRepository({ 'docs/a.md': '# A', 'docs/folder.md': '# Was a file', 'docs/pipe.md': '# Was a file' });
    for (const name of ['folder.md', 'pipe.md']) rmSync(join(root, 'docs', name));
    mkdirSync(join(root, 'docs/folder.md'));
    execFileSync('mkfifo', [join(root, 'docs/pipe.md')]);
    const tree = await read(root, docs);
    expect(paths(tree.files)).toEqual(['docs/a.md']);
    expect(show(tree)).toMatchInlineSnapshot(`
      [
        "source/unreadable docs/folder.md: The file can’t be read because it is a folder.",
        "source/unreadable docs/pipe.md: The file can’t be read because it is not a regular file.",
      ]
    `);
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const { root } = makeRepository({ 'docs/a.md': '# A' });
    chmodSync(join(root, 'docs/a.md'), 0o000);
    expect(show(await read(root, docs))).toEqual(['source/unreadable docs/a.md: The file can’t be read because permission is denied.']);
  });

  test('files in a folder that is called like a page are read', async () => {
    const { root } = makeRepository({ 'docs/guide.md/part.md': '# Part', 'docs/guide.md/part.png': '' });
    const tree = await read(root, docs);
    expect([paths(tree.files), paths(tree.assets)]).toEqual([['docs/guide.md/part.md'], ['docs/guide.md/part.png']]);
  });

  test('submodules and clones inside a source', async () => {
    const inner = makeRepository({ 'x.md': '# X' });
    const { root, git } = makeRepository({ 'docs/a.md': '# A' });
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'docs/theme');
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'elsewhere');
    execFileSync('git', ['clone', '--quiet', inner.root, join(root, 'docs/clone')]);
    const tree = await read(root, docs);
    expect(paths(tree.files)).toEqual(['docs/a.md']);
    expect(show(tree)).toMatchInlineSnapshot(`
      [
        "source/submodule docs/clone: The folder belongs to another repository; its pages are not part of the source \`docs\`.",
        "source/submodule docs/theme: The folder belongs to another repository; its pages are not part of the source \`docs\`.",
      ]
    `);
  });
});

describe('bytes', () => {
  test('of other encodings are text, with a finding at the first byte that isn’t', async () => {
    const { root } = makeRepository({
      'docs/latin1.md': Buffer.from('# Caf\xe9\n\nna\xefve', 'latin1'),
      'docs/utf16.md': Buffer.from('\uFEFF# Über', 'utf16le'),
      'docs/bom.md': '\uFEFF# Bom',
      'docs/cr.md': '# A\rtext\r',
      'docs/empty.md': '',
      'docs/binary.md': Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00]),
      'docs/.order': Buffer.from('caf\xe9', 'latin1'),
    });
    const tree = await read(root, docs);
    expect(Object.fromEntries(tree.files.map(({ path, text }) => [path, text]))).toEqual({
      'docs/bom.md': '# Bom',
      'docs/cr.md': '# A\rtext\r',
      'docs/empty.md': '',
      'docs/latin1.md': '# Caf\uFFFD\n\nna\uFFFDve',
      'docs/utf16.md': '# Über',
    });
    expect(tree.navFiles.map(({ text }) => text)).toEqual(['caf\uFFFD']);
    expect(show(tree)).toMatchInlineSnapshot(`
      [
        "source/encoding docs/.order:1:4: The byte 0xE9 is not UTF-8; readers see � in its place.",
        "source/binary docs/binary.md: The file holds NUL characters, so it isn’t text; it is not published.",
        "source/encoding docs/latin1.md:1:6: The byte 0xE9 is not UTF-8; readers see � in its place.",
        "source/encoding docs/utf16.md: The file is written in UTF-16; it was read as such.",
      ]
    `);
  });

  test('that are no text keep the file out, but links to it lead to the host', async () => {
    const { root } = makeRepository({ 'docs/binary.md': Buffer.from([0]) });
    expect((await read(root, docs)).repositoryFiles).toEqual(['docs/binary.md']);
  });
});

describe('navigation files', () => {
  test.each([
    [
      'a list of links under headings',
      '# Summary\n\n[Preface](p.md)\n\n- [A](a.md)\n  - [B](b.md)\n- Draft\n\n---\n\n# Part\n\n* [C](c.md)\n<!-- end -->\n',
      1,
    ],
    ['prose with links', '# Summary\n\nThis book is short.\n\n- [A](a.md)\n', 0],
    ['headings alone', '# Summary\n', 0],
    ['nothing', '', 0],
  ])('SUMMARY.md is one when it is %s', async (_, text, count) => {
    const { root } = makeRepository({ 'docs/SUMMARY.md': text, 'docs/a.md': '# A' });
    const tree = await read(root, docs);
    expect(tree.navFiles.map(({ kind }) => kind)).toEqual(count === 1 ? ['summary'] : []);
    expect(tree.files).toHaveLength(2 - count);
  });

  test('mkdocs.yml beside the folder that it names belongs to the source of that folder', async () => {
    const { root } = makeRepository({
      'mkdocs.yml': 'site_name: A\ndocs_dir: manual/en/\nextra: !ENV X\nnav:\n  - a.md\n',
      'tools/mkdocs.yml': 'docs_dir: ../../..',
      'broken/mkdocs.yml': '{',
      'manual/en/a.md': '# A',
      'README.md': '# Readme',
    });
    const tree = await read(root);
    expect(tree.sources.map(({ id, path, dialect }) => [id, path, dialect])).toEqual([
      ['manual', 'manual', 'mkdocs'],
      [expect.any(String), '', 'gfm'],
    ]);
    expect(tree.navFiles).toMatchObject([{ kind: 'mkdocs', path: 'mkdocs.yml', source: 'manual' }]);
  });
});

describe('without configuration', () => {
  test('sources, titles, kinds and dialects are found', async () => {
    const { root, git } = makeRepository({
      'docs/index.md': '# Docs',
      'mkdocs.yml': 'site_name: A',
      'wiki/Home.md': 'see [[Other]]',
      'wiki/Other.md': '# Other',
      'runbooks/db.md': '# Database',
      'runbooks/vendor/x.md': '# Vendored',
      'README.md': '# Readme',
      '.github/PULL_REQUEST_TEMPLATE.md': '# Form',
    });
    git('remote', 'add', 'origin', 'https://github.com/acme/payments-platform.git');
    const tree = await read(root);
    expect(tree.sources).toMatchInlineSnapshot(`
      [
        {
          "dialect": "mkdocs",
          "id": "docs",
          "kind": undefined,
          "owner": undefined,
          "path": "docs",
          "title": "Documentation",
          "trust": "trusted",
        },
        {
          "dialect": "github-wiki",
          "id": "wiki",
          "kind": undefined,
          "owner": undefined,
          "path": "wiki",
          "title": "Wiki",
          "trust": "trusted",
        },
        {
          "dialect": "gfm",
          "id": "runbooks",
          "kind": "runbook",
          "owner": undefined,
          "path": "runbooks",
          "title": "Runbooks",
          "trust": "trusted",
        },
        {
          "dialect": "gfm",
          "id": "payments-platform",
          "kind": undefined,
          "owner": undefined,
          "path": "",
          "title": "Payments platform",
          "trust": "trusted",
        },
      ]
    `);
    expect(tree.files.map(({ path, source }) => `${source}: ${path}`)).toEqual([
      'payments-platform: README.md',
      'docs: docs/index.md',
      'runbooks: runbooks/db.md',
      'wiki: wiki/Home.md',
      'wiki: wiki/Other.md',
    ]);
    expect(show(tree)).toEqual([
      'source/excluded runbooks/vendor: 1 Markdown file in this folder is no page because `vendor` holds what others wrote.',
    ]);
  });

  test('a repository without pages has no sources', async () => {
    const { root } = makeRepository({ 'src/main.ts': '' });
    expect(await read(root)).toMatchObject({
      sources: [],
      files: [],
      assets: [],
      navFiles: [],
      repositoryFiles: ['src/main.ts'],
      findings: [],
    });
  });

  test('configuration wins over what would be found', async () => {
    const { root } = makeRepository({ 'wiki/_Sidebar.md': '- [[A]]', 'wiki/a.md': '# A' });
    const tree = await read(root, {
      sources: [{ id: 'team-notes', path: 'wiki', dialect: 'gfm', kind: 'concept', owner: '@acme/docs', trust: 'untrusted' }],
    });
    expect(tree.sources).toEqual([
      { id: 'team-notes', title: 'Team notes', path: 'wiki', dialect: 'gfm', trust: 'untrusted', kind: 'concept', owner: '@acme/docs' },
    ]);
  });
});

test('two readings give the same, whatever order the disk answers in', async () => {
  const files = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`docs/${index % 7}/${index}.md`, `# Page ${index}`]));
  const { root } = makeRepository(files);
  // A function is equal to no other.
  const [first, second] = [await read(root, docs), await read(root, docs)].map((tree) => ({ ...tree, place: undefined }));
  expect(first).toEqual(second);
});

test('reading changes nothing in the repository', async () => {
  const { root, git } = makeRepository({ 'docs/a.md': '# A' });
  writeFileSync(join(root, 'docs/a.md'), '# Longer than before');
  const index = readFileSync(join(root, '.git/index'));
  await read(root, docs);
  expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true);
  expect(git('status', '--porcelain')).toBe(' M docs/a.md\n');
});

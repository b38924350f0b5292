import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { makeRepository, type Files } from '../helpers/repository.ts';

const canary = 'outside-canary';

/** A repository with one page that shows these files; gives what it shows, or why not. */
async function readShown(uses: readonly string[], files: Files, { trust = 'trusted', after = {} } = {}): Promise<string[]> {
  const repository = makeRepository({
    'waymark.yml': `sources: [{ id: docs, path: docs, trust: ${trust} }]\n`,
    'docs/page.md': `# Page\n\n${uses.map((use) => `::code-from-repo{${use}}\n`).join('\n')}`,
    ...files,
  });
  repository.write(after);
  const loaded = await loadCatalog(repository.root, { bodies: true });
  const page = loaded.catalog.pageAt('docs/page.md');
  if (!page) throw new Error('There is no page.');
  const faults = new Map(
    loaded.catalog.findings
      .filter(({ rule }) => rule.startsWith('code/'))
      .map(({ range, rule, message }) => [range?.start.line, `${rule} ${message}`]),
  );
  const shown = await Promise.all(uses.map((_, at) => loaded.renderCode(page, at)));
  return shown.map((code, at) => code?.piece.text ?? faults.get(3 + 2 * at) ?? 'nothing, and no fault');
}

describe('code of the repository', () => {
  test('is shown from tracked files alone', async () => {
    const files: Files = {
      'src/a.ts': 'let a;\n',
      'src/link.ts': { link: 'a.ts' },
      'src/out': { link: '/etc' },
      'src/bin': new Uint8Array([97, 0, 98]),
      'src/large.txt': `${'x'.repeat(1023)}\n`.repeat(1025),
      '.env': `SECRET=${canary}\n`,
      'key.txt': `-----BEGIN PRIVATE KEY-----\n${canary}\n`,
      '.gitignore': 'ignored.ts\n',
    };
    const after: Files = { 'new.ts': canary, 'ignored.ts': canary };
    const paths = [
      'src/a.ts',
      'src/link.ts',
      'src/out/passwd',
      'src/bin',
      'src/large.txt',
      '.env',
      'key.txt',
      'new.ts',
      'ignored.ts',
      'src',
      '.git/config',
    ];
    const shown = await readShown(
      paths.map((path) => `file="${path}"`),
      files,
      { after },
    );
    expect(shown).toMatchInlineSnapshot(`
      [
        "let a;",
        "code/refused \`src/link.ts\` is not shown: it is a symbolic link, which is not followed.",
        "code/missing-file Cannot find file \`src/out/passwd\`.",
        "code/refused \`src/bin\` is not shown: it is not text.",
        "code/refused \`src/large.txt\` is not shown: it is larger than 1024 KiB.",
        "code/refused \`.env\` is not shown: it is of a kind that holds keys or passwords.",
        "code/refused \`key.txt\` is not shown: it holds what looks like a key or a token.",
        "code/refused \`new.ts\` is not shown: it is not under version control.",
        "code/missing-file Cannot find file \`ignored.ts\`.",
        "code/missing-file Cannot find file \`src\`.",
        "code/refused \`.git/config\` is not shown: it is of a kind that holds keys or passwords.",
      ]
    `);
    expect(shown.join('\n')).not.toContain(canary);
  });

  test.each([
    '../outside.ts',
    'src/../../outside.ts',
    '/outside.ts',
    '%2e%2e/outside.ts',
    '..%2foutside.ts',
    '..\\\\outside.ts',
    'src/./../../outside.ts',
    '‥/outside.ts',
    'file:///outside.ts',
  ])('is never that of %j', async (path) => {
    const [shown] = await readShown([`file="${path}"`], { 'src/a.ts': 'a' });
    expect(shown).toMatch(/^code\/(?:refused|missing-file) /);
  });

  test('of a folder that became a link is refused', async () => {
    const repository = makeRepository({
      'waymark.yml': 'sources: [{ id: docs, path: docs }]\n',
      'docs/page.md': '# P\n\n::code-from-repo{file="a/b.ts"}',
      'a/b.ts': 'b',
    });
    repository.git('mv', 'a', 'c');
    repository.write({ a: { link: 'c' } });
    const { catalog } = await loadCatalog(repository.root, { bodies: false });
    expect(catalog.findings.map(({ rule }) => rule)).toContain('code/missing-file');
  });

  test('is as checked out for a trusted page, and as committed for an untrusted one', async () => {
    const files: Files = { 'src/a.ts': 'committed\n' };
    const after: Files = { 'src/a.ts': 'edited\n' };
    expect(await readShown(['file="src/a.ts"'], files, { after })).toEqual(['edited']);
    expect(await readShown(['file="src/a.ts"'], files, { after, trust: 'untrusted' })).toEqual(['committed']);
  });

  test('is refused as long as nobody added the file', async () => {
    const repository = makeRepository();
    repository.write({
      'waymark.yml': 'sources: [{ id: docs, path: docs }]\n',
      'docs/page.md': '# P\n\n::code-from-repo{file="a.ts"}',
      'a.ts': 'a',
    });
    const { catalog } = await loadCatalog(repository.root, { bodies: false });
    expect(catalog.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'code/refused `a.ts` is not shown: it is not under version control.',
    ]);
  });

  test('of one page is no more than a hundred pieces', async () => {
    const shown = await readShown(
      Array.from({ length: 102 }, () => 'file="src/a.ts"'),
      { 'src/a.ts': 'a' },
    );
    expect(shown.slice(99)).toEqual([
      'a',
      'code/refused The page shows more than 100 pieces of code; those from here on are left out.',
      'nothing, and no fault',
    ]);
  });
});

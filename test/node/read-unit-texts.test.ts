import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUnitTexts, type WantedText } from '../../src/node/read-unit-texts.ts';
import { readText } from '../helpers/unit-text.ts';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';

function blobOf({ git }: Repository, path: string, commit = 'HEAD'): string {
  return git('rev-parse', `${commit}:${path}`).trim();
}

function wanted(path: string, blob: string, dialect: WantedText['dialect'] = 'gfm'): WantedText {
  return { path, blob, dialect };
}

const before = '---\nobjectives: [a]\n---\n\n# T\n\n[old](b.md)\n\n- [ ] one ^one\n';

describe('former texts of pages', () => {
  it('are read as pages are', async () => {
    const repository = makeRepository({ 'a.md': before });
    const blob = blobOf(repository, 'a.md');
    repository.commit({ 'a.md': 'new' });
    const { learning, blocks, meta } = readText(before);
    expect(await readUnitTexts(repository.root, [wanted('a.md', blob)])).toEqual(
      new Map([[blob, { learning, blocks, meta, links: ['b.md'] }]]),
    );
  });

  it('are decoded, and read by dialect and extension', async () => {
    const utf16 = Buffer.from('\uFEFF# T\n\ntext', 'utf16le');
    const mdx = '<Card title="b">\n\nc\n\n</Card>\n';
    const repository = makeRepository({ 'a.md': utf16, 'b.mdx': mdx, 'c.md': '> [!any]\n> text\n' });
    const [a, b, c] = ['a.md', 'b.mdx', 'c.md'].map((path) => blobOf(repository, path)) as [string, string, string];
    const found = await readUnitTexts(repository.root, [wanted('a.md', a), wanted('b.mdx', b), wanted('c.md', c, 'obsidian')]);
    expect([a, b, c].map((blob) => found.get(blob)?.blocks.map(({ kind, text }) => `${kind} ${text}`))).toEqual([
      ['prose text'],
      ['prose b', 'prose c'],
      ['alert Any', 'alert text'],
    ]);
  });

  it('are left out where the clone lacks them, or where they are no text, no file or too large', async () => {
    const repository = makeRepository({ 'a.md': 'text', 'b.md': 'a\0b', 'c.md': 'x'.repeat(2 * 1024 * 1024 + 1) });
    const tree = repository.git('rev-parse', 'HEAD^{tree}').trim();
    const blobs = [
      '0'.repeat(40),
      tree,
      '--help',
      'HEAD',
      blobOf(repository, 'b.md'),
      blobOf(repository, 'c.md'),
      blobOf(repository, 'a.md'),
    ];
    const found = await readUnitTexts(
      repository.root,
      blobs.map((blob) => wanted('a.md', blob)),
    );
    expect([...found.keys()]).toEqual([blobOf(repository, 'a.md')]);
  });

  it('are none where there is no repository', async () => {
    expect(await readUnitTexts(makeFolder({ 'a.md': 'a' }).root, [wanted('a.md', 'a'.repeat(40))])).toEqual(new Map());
  });

  it('are read by workers when they are many or large, with the same result', async () => {
    const pages = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.md`, `# T\n\n- [ ] task ${at}\n`]));
    const repository = makeRepository({ ...pages, 'large.md': 'words '.repeat(20_000) });
    const all = Object.keys(pages).map((path) => wanted(path, blobOf(repository, path)));
    const found = await readUnitTexts(repository.root, [...all, wanted('large.md', blobOf(repository, 'large.md'))]);
    for (const { path, blob } of all) expect(found.get(blob)?.learning).toEqual(readText(pages[path] ?? '').learning);
    expect(found.size).toBe(21);
  });

  it('are answered from the cache when asked again, and read anew where the cache is damaged', async () => {
    const repository = makeRepository({ 'a.md': before });
    const blob = blobOf(repository, 'a.md');
    const first = await readUnitTexts(repository.root, [wanted('a.md', blob)]);
    const folder = join(repository.root, '.waymark/cache/untrusted/unit-text');
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 40);
    expect(entries).toHaveLength(1);
    // Without the object, only the cache can know.
    const object = join(repository.root, '.git/objects', blob.slice(0, 2), blob.slice(2));
    execFileSync('rm', ['-f', object]);
    expect(await readUnitTexts(repository.root, [wanted('a.md', blob)])).toEqual(first);
    execFileSync('truncate', ['-s', '20', join(folder, entries[0] ?? '')]);
    expect(await readUnitTexts(repository.root, [wanted('a.md', blob)])).toEqual(new Map());
  });

  it('of another dialect are other texts', async () => {
    const repository = makeRepository({ 'a.md': '> [!any]\n> text\n' });
    const blob = blobOf(repository, 'a.md');
    const kinds = async (dialect: WantedText['dialect']) =>
      (await readUnitTexts(repository.root, [wanted('a.md', blob, dialect)])).get(blob)?.blocks.map(({ kind }) => kind);
    expect([await kinds('gfm'), await kinds('obsidian')]).toEqual([['prose'], ['alert', 'alert']]);
  });
});

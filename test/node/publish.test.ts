import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markerName, markerText } from '../../src/node/out-folder.ts';
import { publish, recover } from '../../src/node/publish.ts';
import { makeFolder, publishVersion, readRefusal } from './fixtures/publishing.ts';
import { readSampleVersion, writeSampleSite } from './fixtures/sample-site.ts';

describe('publishing', () => {
  test('makes the folder, replaces it as a whole and leaves nothing beside it', async () => {
    const root = await makeFolder();
    const first = await publishVersion(root, 1, 'deep/dist');
    await writeFile(join(root, 'deep/dist/extra.html'), '');
    await publishVersion(root, 2, 'deep/dist');
    expect(await readSampleVersion(join(root, 'deep/dist'))).toBe(2);
    expect(await readdir(join(root, 'deep'))).toEqual(['dist']);
    expect(first).toEqual({ folder: join(root, 'deep/dist'), leftovers: [] });
  });

  test('takes an empty folder', async () => {
    const root = await makeFolder();
    await mkdir(join(root, 'dist'));
    await publishVersion(root, 1);
    expect(await readSampleVersion(join(root, 'dist'))).toBe(1);
  });

  test('publishes outside the repository, through links on the way', async () => {
    const root = await makeFolder();
    const elsewhere = await makeFolder();
    await symlink(elsewhere, join(root, 'www'));
    expect(await publishVersion(root, 1, 'www/site')).toEqual({ folder: join(elsewhere, 'site'), leftovers: [] });
    expect(await readSampleVersion(join(elsewhere, 'site'))).toBe(1);
  });

  test.each([
    ['throws', () => Promise.reject(new Error('A page is broken.')), 'A page is broken.'],
    ['writes nothing', () => Promise.resolve(), 'The build wrote no file.'],
  ])('keeps the old site when the build %s', async (_, build, message) => {
    const root = await makeFolder();
    await publishVersion(root, 1);
    await expect(publish({ root, out: 'dist', sources: [], build })).rejects.toThrow(message);
    expect(await readSampleVersion(join(root, 'dist'))).toBe(1);
    expect(await readdir(root)).toEqual(['dist']);
  });
});

describe('refusing a folder', () => {
  async function makeRepository(): Promise<string> {
    const root = await makeFolder();
    for (const folder of ['.git/refs', 'docs/guides', 'notes', 'empty']) await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, 'docs/guides/start.md'), '# Start\n');
    await writeFile(join(root, 'notes/todo.txt'), 'mine\n');
    await writeFile(join(root, 'file'), 'mine\n');
    await symlink('empty', join(root, 'link'));
    return root;
  }

  test.each([
    ['.', 'it is the root of the repository'],
    ['..', 'the repository lies in it'],
    ['/', 'the repository lies in it'],
    ['.git', 'it belongs to git'],
    ['.git/site', 'it belongs to git'],
    ['docs', 'the pages of docs/guides lie in it'],
    ['docs/guides', 'the pages of docs/guides lie in it'],
    ['docs/guides/site', 'it lies among the pages of docs/guides'],
    ['notes', 'it isn’t empty, and Waymark didn’t make it'],
    ['file', 'it is a file'],
    ['link', 'it is a symbolic link'],
  ])('%s: %s', async (out, because) => {
    const root = await makeRepository();
    const build = (): Promise<void> => Promise.reject(new Error('must not build'));
    expect(await readRefusal(publish({ root, out, sources: ['docs/guides', '.'], build }), root)).toContain(`: ${because}.\n`);
    expect(await readFile(join(root, 'notes/todo.txt'), 'utf8')).toBe('mine\n');
    expect((await readdir(root)).sort()).toEqual(['.git', 'docs', 'empty', 'file', 'link', 'notes']);
  });

  test('a place below a file', async () => {
    const root = await makeRepository();
    expect(await readRefusal(publishVersion(root, 1, 'file/site'), root)).toMatchInlineSnapshot(`
      "The site can’t be published into \`file/site\`: a file is in the way.
      Waymark must be able to write in \`<root>/file\`."
    `);
  });

  test('says how to go on', async () => {
    const root = await makeRepository();
    expect(await readRefusal(publishVersion(root, 1, 'notes'), root)).toMatchInlineSnapshot(`
      "The site can’t be published into \`notes\`: it isn’t empty, and Waymark didn’t make it.
      Name another folder with \`--out\`. If nothing in \`notes\` is needed any more, delete it and run the command again."
    `);
    expect(await readRefusal(publishVersion(root, 1, 'link'), root)).toMatchInlineSnapshot(`
      "The site can’t be published into \`link\`: it is a symbolic link.
      Pass the folder that it leads to: \`--out empty\`."
    `);
    expect(await readRefusal(publishVersion(root, 1, '.'), root)).toMatchInlineSnapshot(`
      "The site can’t be published into \`<root>\`: it is the root of the repository.
      Publishing replaces a folder as a whole. Name one that holds nothing else, such as \`--out dist\`."
    `);
  });

  test('a folder with a marker of something else', async () => {
    const root = await makeRepository();
    await writeFile(join(root, 'notes', markerName), '{"generator":"other"}');
    expect(await readRefusal(publishVersion(root, 1, 'notes'), root)).toContain('Waymark didn’t make it');
  });
});

describe('recovery', () => {
  interface State {
    out?: 'new' | 'empty' | 'foreign';
    old?: true;
    after: 1 | 2 | undefined;
    beside: string[];
  }

  // The table of `recover`: what a killed process leaves, and what the next command makes of it.
  test.each<[string, State]>([
    ['nothing under way', { out: 'new', after: 2, beside: [] }],
    ['killed before the first site was there', { after: undefined, beside: [] }],
    ['killed between the renames', { old: true, after: 1, beside: [] }],
    ['killed after the second rename', { out: 'new', old: true, after: 2, beside: [] }],
    ['somebody made an empty folder since', { out: 'empty', old: true, after: 1, beside: [] }],
    ['somebody put something else there since', { out: 'foreign', old: true, after: undefined, beside: ['.dist.waymark-old'] }],
  ])('%s', async (_, { out, old, after, beside }) => {
    const root = await makeFolder();
    const folder = join(root, 'dist');
    if (out) await mkdir(folder);
    if (out === 'new') await writeSampleSite(folder, 2).then(() => writeFile(join(folder, markerName), markerText));
    if (out === 'foreign') await writeFile(join(folder, 'mine.txt'), 'mine');
    if (old) await mkdir(join(root, '.dist.waymark-old')).then(() => writeSampleSite(join(root, '.dist.waymark-old'), 1));
    for (const name of ['.dist.waymark-new-77-ab', '.dist.waymark-trash-77-cd']) await mkdir(join(root, name, 'part'), { recursive: true });
    await writeFile(join(root, '.dist.waymark-lock'), JSON.stringify({ pid: 2 ** 30, host: hostname(), command: 'waymark build' }));
    await recover(root, 'dist');
    expect((await readdir(root)).filter((name) => name !== 'dist')).toEqual(beside);
    expect(await readSampleVersion(folder).catch(() => undefined)).toBe(after);
    if (out === 'foreign') expect(await readdir(folder)).toEqual(['mine.txt']);
  });

  test('touches no neighbour and makes nothing', async () => {
    const root = await makeFolder();
    await mkdir(join(root, '.other.waymark-new-1'));
    await recover(root, 'dist');
    await recover(root, 'missing/dist');
    expect(await readdir(root)).toEqual(['.other.waymark-new-1']);
  });
});

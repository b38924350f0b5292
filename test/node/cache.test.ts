import { setImmediate } from 'node:timers/promises';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { openCache, type Cache } from '../../src/node/cache.ts';
import { keepBetweenReadings } from '../../src/node/keeping.ts';
import { listPaths } from '../../src/node/output.ts';
import { ensureWorkFolder, workFolder } from '../../src/node/work-folder.ts';

let folder: string;
let cache: Cache;

beforeEach(async () => {
  // What is asked for comes from the files.
  keepBetweenReadings(false);
  folder = await mkdtemp(join(tmpdir(), 'waymark-cache-'));
  cache = openCache(folder, { fingerprint: 'v1', realm: 'trusted' });
  return async () => await rm(folder, { recursive: true, force: true });
});

/** The one file in the cache. */
async function onlyFile(): Promise<string> {
  const paths = await listPaths(folder);
  expect(paths).toHaveLength(1);
  return join(folder, paths[0] ?? '');
}

/** What can happen to a file, each time to a fresh one. */
const damages: [string, (file: string) => unknown][] = [
  ['empty', (file) => truncate(file, 0)],
  ['cut off', (file) => truncate(file, 100)],
  ['without its last byte', async (file) => writeFile(file, (await readFile(file)).subarray(0, -1))],
  ['with a byte more', (file) => writeFile(file, 'x', { flag: 'a' })],
  [
    'with a bit turned in the middle',
    async (file) =>
      writeFile(
        file,
        (await readFile(file)).map((byte, at, all) => (at === all.length >> 1 ? byte ^ 1 : byte)),
      ),
  ],
  ['garbage', (file) => writeFile(file, Buffer.alloc(4096, 0xfe))],
  ['a text', (file) => writeFile(file, '{"poisoned": true}')],
  ['a folder', async (file) => mkdir(join(await removed(file), 'inside'), { recursive: true })],
  ['a link to itself', async (file) => symlink(file, await removed(file))],
  ['a link to an endless device', async (file) => symlink('/dev/zero', await removed(file))],
  ['a named pipe', async (file) => spawnSync('mkfifo', [await removed(file)])],
  ['missing', removed],
];

async function removed(file: string): Promise<string> {
  await rm(file);
  return file;
}

describe('an entry', () => {
  test('comes back as it was set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.uint8Array(), async (key, bytes) => {
        expect(await cache.set('body', key, bytes)).toBe(true);
        expect(await cache.get('body', key)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 100 },
    );
  });

  test('may be a text', async () => {
    await cache.set('body', 'key', 'Grüße 🙂');
    expect((await cache.get('body', 'key'))?.toString()).toBe('Grüße 🙂');
  });

  test('belongs to kind, key, fingerprint and realm', async () => {
    await cache.set('body', 'key', 'mine');
    expect(await cache.get('body', 'other')).toBeUndefined();
    expect(await cache.get('code', 'key')).toBeUndefined();
    expect(await openCache(folder, { fingerprint: 'v2', realm: 'trusted' }).get('body', 'key')).toBeUndefined();
    expect(await openCache(folder, { fingerprint: 'v1', realm: 'untrusted' }).get('body', 'key')).toBeUndefined();
    expect(await openCache(folder, { fingerprint: 'v1', realm: 'trusted' }).get('body', 'key')).toEqual(Buffer.from('mine'));
  });

  test.each(damages)('is a miss when its file is %s, and can be set again', async (_, damage) => {
    await cache.set('body', 'key', 'right '.repeat(100));
    await damage(await onlyFile());
    expect(await cache.get('body', 'key')).toBeUndefined();
    expect(await cache.set('body', 'key', 'new')).toBe(true);
    expect((await cache.get('body', 'key'))?.toString()).toBe('new');
  });

  test('is a miss when another entry lies in its place', async () => {
    await cache.set('body', 'one', 'first');
    const one = await onlyFile();
    const bytes = await readFile(one);
    await rm(one);
    await cache.set('body', 'two', 'second');
    await writeFile(await onlyFile(), bytes);
    expect(await cache.get('body', 'two')).toBeUndefined();
  });

  test('is not kept where nothing can be written, without an error', async () => {
    await writeFile(join(folder, 'trusted'), 'in the way');
    expect(await cache.set('body', 'key', 'x')).toBe(false);
    expect(await cache.get('body', 'key')).toBeUndefined();
    expect(await cache.writePack('documents', [['key', 1]])).toBe(false);
  });

  test('of a kind that is no word is a mistake of ours', async () => {
    await expect(cache.get('../body', 'key')).rejects.toThrow('Not a name');
    await expect(cache.writePack('a/b', [])).rejects.toThrow('Not a name');
  });

  test('is right or absent while others write it', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000));
    const writes = Promise.all(texts.map((text) => cache.set('body', 'key', text)));
    for (let look = 0; look < 50; look += 1) {
      const found = (await cache.get('body', 'key'))?.toString();
      if (found !== undefined) expect(texts.includes(found)).toBe(true);
    }
    await writes;
    expect(await listPaths(folder)).toHaveLength(1);
  });
});

describe('pruning', () => {
  test('deletes what is not kept, of every fingerprint, and nothing of other kinds and realms', async () => {
    const old = openCache(folder, { fingerprint: 'v0', realm: 'trusted' });
    const other = openCache(folder, { fingerprint: 'v1', realm: 'untrusted' });
    for (const key of ['a', 'b', 'c']) await Promise.all([cache, old, other].map((each) => each.set('body', key, key)));
    await cache.set('code', 'a', 'a');
    await cache.writePack('documents', [['a', 1]]);
    expect(await cache.prune('body', ['a', 'unknown'])).toBe(5);
    expect((await cache.get('body', 'a'))?.toString()).toBe('a');
    expect(await cache.get('body', 'b')).toBeUndefined();
    expect(await old.get('body', 'a')).toBeUndefined();
    expect((await other.get('body', 'b'))?.toString()).toBe('b');
    expect((await cache.get('code', 'a'))?.toString()).toBe('a');
    expect(await cache.readPack('documents')).toEqual(new Map([['a', 1]]));
  });

  test('of a cache that was never used does nothing', async () => {
    expect(await cache.prune('body', [])).toBe(0);
  });
});

describe('a pack', () => {
  const entries = new Map<string, unknown>([
    ['docs/a b.md', { title: 'Eins\nzwei\u2028', list: [1, null, true] }],
    ['__proto__', { __proto__: 'none' }],
    ['ключ', 'ümlaut 🙂 \ud800'],
    ['', []],
  ]);

  test('comes back as it was written, and is the same file whatever the order', async () => {
    await cache.writePack('documents', entries);
    const bytes = await readFile(await onlyFile());
    expect(await cache.readPack('documents')).toEqual(entries);
    await cache.writePack('documents', [...entries].reverse());
    expect(await readFile(await onlyFile())).toEqual(bytes);
  });

  test('reads what entries hold while it is written, not all at once', async () => {
    let reading = 0;
    let most = 0;
    const numbers = Array.from({ length: 1000 }, (_, at): [string, number] => [String(at), at]);
    await cache.writePack('documents', numbers, async (number, key) => {
      most = Math.max(most, ++reading);
      await setImmediate();
      reading--;
      return { number, key };
    });
    expect(await cache.readPack('documents')).toEqual(new Map(numbers.map(([key, number]) => [key, { number, key }])));
    expect(most).toBeLessThan(100);
  });

  test('is left as it was when an entry can’t be read', async () => {
    await cache.writePack('documents', entries);
    const failing = cache.writePack('documents', [['a', 1]], () => Promise.reject(new Error('gone')));
    await expect(failing).rejects.toThrow('gone');
    expect(await cache.readPack('documents')).toEqual(entries);
  });

  test('comes back whatever its keys and values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), async (record) => {
        const written = new Map(Object.entries(record));
        await cache.writePack('documents', written);
        expect(await cache.readPack('documents')).toEqual(
          new Map([...written].map(([key, value]) => [key, JSON.parse(JSON.stringify(value)) as unknown])),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('belongs to name, fingerprint and realm', async () => {
    await cache.writePack('documents', entries);
    expect(await cache.readPack('history')).toEqual(new Map());
    expect(await openCache(folder, { fingerprint: 'v2', realm: 'trusted' }).readPack('documents')).toEqual(new Map());
    expect(await openCache(folder, { fingerprint: 'v1', realm: 'untrusted' }).readPack('documents')).toEqual(new Map());
  });

  test.each(damages)('never gives a wrong value when its file is %s, and can be written again', async (_, damage) => {
    await cache.writePack('documents', entries);
    await damage(await onlyFile());
    for (const [key, value] of await cache.readPack('documents')) expect(value).toEqual(entries.get(key));
    expect(await cache.writePack('documents', entries)).toBe(true);
    expect(await cache.readPack('documents')).toEqual(entries);
  });

  test('loses no more than the damaged lines, wherever a byte is damaged', async () => {
    const many = new Map<string, unknown>(Array.from({ length: 20 }, (_, index) => [`key-${String(index).padStart(2, '0')}`, { index }]));
    await cache.writePack('documents', many);
    const file = await onlyFile();
    const bytes = await readFile(file);
    const start = bytes.indexOf(0x0a) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        await writeFile(
          file,
          bytes.map((byte, index) => (index === at ? byte ^ change : byte)),
        );
        const found = await cache.readPack('documents');
        for (const [key, value] of found) expect(value).toEqual(many.get(key));
        // A damaged line feed takes the line after it along.
        expect(found.size).toBeGreaterThanOrEqual(bytes[at] === 0x0a ? 18 : 19);
        expect(found.size).toBeLessThan(20);
      }),
      { numRuns: 200 },
    );
  });

  test('of a thousand records of 5 kB is read and verified in a moment', async () => {
    const record = { text: 'Ein Satz, wie er dasteht. '.repeat(200) };
    await cache.writePack(
      'documents',
      Array.from({ length: 1000 }, (_, index) => [`docs/page-${index}.md`, record] as const),
    );
    const start = performance.now();
    expect((await cache.readPack('documents')).size).toBe(1000);
    // Some 40 ms alone on two cores; the limit leaves room for a busy machine and none for another order of growth.
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('the work folder', () => {
  test('ignores itself in git, also when that was changed', async () => {
    expect(await ensureWorkFolder(folder)).toBe(workFolder(folder));
    expect(await readFile(join(folder, '.waymark/.gitignore'), 'utf8')).toBe('*\n');
    await writeFile(join(folder, '.waymark/.gitignore'), '!cache\n');
    await ensureWorkFolder(folder);
    expect(await readFile(join(folder, '.waymark/.gitignore'), 'utf8')).toBe('*\n');
    expect(await readdir(join(folder, '.waymark'))).toEqual(['.gitignore']);
  });

  test.each(['.waymark', '.waymark/cache'])('is refused when %s leads elsewhere', async (path) => {
    await mkdir(join(folder, 'elsewhere'));
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(join(folder, 'elsewhere'), join(folder, path));
    await expect(ensureWorkFolder(folder)).rejects.toThrow(`\`${path}\` is a symbolic link`);
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
  });

  test('is refused when it is a file', async () => {
    await writeFile(join(folder, '.waymark'), '');
    await expect(ensureWorkFolder(folder)).rejects.toThrow('`.waymark` is a file');
  });
});

import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../../src/node/cache.ts';
import { isUntouched, keepBetweenReadings, type Stamp } from '../../src/node/keeping.ts';
import { RootReader } from '../../src/node/read-text-file.ts';
import { makeFolder } from '../helpers/repository.ts';

/** Programs that read again and again keep what is still the same. */
beforeEach(() => keepBetweenReadings(true));
afterEach(() => keepBetweenReadings(true));

describe('a file', () => {
  const stamp: Stamp = { ino: 1, size: 5, mtimeMs: 10_000, ctimeMs: 10_000 };

  test.each<[untouched: boolean, what: string, readAt: number, now: Partial<Stamp>]>([
    [true, 'that looks the same, and was old when it was read', 20_000, {}],
    [false, 'that looks the same, but was written just before it was read', 11_500, {}],
    [false, 'with another size', 20_000, { size: 6 }],
    [false, 'that was written later', 20_000, { mtimeMs: 10_001 }],
    [false, 'whose time was set back after it was written', 20_000, { ctimeMs: 15_000 }],
    [false, 'that was put in the place of another', 20_000, { ino: 2 }],
  ])('is untouched: %s, if %s', (untouched, _what, readAt, now) => {
    expect(isUntouched(stamp, readAt, { ...stamp, ...now })).toBe(untouched);
  });

  test('that was written just now is read again, though it looks the same', async () => {
    const { root } = makeFolder({ 'a.md': 'one' });
    const read = async (): Promise<unknown> => new RootReader(root).read('a.md', 100);
    expect(await read()).toMatchObject({ text: 'one' });
    const { atime, mtime } = statSync(join(root, 'a.md'));
    writeFileSync(join(root, 'a.md'), 'two');
    utimesSync(join(root, 'a.md'), atime, mtime);
    expect(await read()).toMatchObject({ text: 'two' });
  });

  test('that nobody touched for a while is not read twice, and is once it was touched', { timeout: 10_000 }, async () => {
    const { root } = makeFolder({ 'a.md': 'one' });
    await setTimeout(2_100);
    const read = async (maxBytes = 100): Promise<unknown> => new RootReader(root).read('a.md', maxBytes);
    const first = await read();
    expect(await read()).toBe(first);
    expect(await read(2)).toEqual({ type: 'too-large', size: 3 });
    keepBetweenReadings(false);
    expect(await read()).not.toBe(first);
    keepBetweenReadings();
    writeFileSync(join(root, 'a.md'), 'two');
    expect(await read()).toMatchObject({ text: 'two' });
  });
});

describe('a pack of the cache', () => {
  test('is parsed once, until another program writes it', async () => {
    const { root } = makeFolder({});
    const cache = openCache(root, { fingerprint: 'v1', realm: 'trusted' });
    const value = { title: 'One' };
    await cache.writePack('documents', [['a', value]]);
    expect((await cache.readPack('documents')).get('a')).toBe(value);
    keepBetweenReadings(false);
    const other = openCache(root, { fingerprint: 'v1', realm: 'trusted' });
    await other.writePack('documents', [['a', { title: 'Two' }]]);
    keepBetweenReadings();
    expect(await cache.readPack('documents')).toEqual(new Map([['a', { title: 'Two' }]]));
  });

  test('holds the same bytes as one that was formatted anew', async () => {
    const { root } = makeFolder({});
    const cache = openCache(root, { fingerprint: 'v1', realm: 'trusted' });
    const entries: [string, unknown][] = [
      ['a', { title: 'ümlaut 🙂' }],
      ['b', { list: [1, null] }],
    ];
    const [, b] = entries;
    await cache.writePack('documents', entries);
    await cache.writePack('documents', [['a', { title: 'changed' }], ...(b ? [b] : [])]);
    keepBetweenReadings(false);
    expect(await cache.readPack('documents')).toEqual(
      new Map<string, unknown>([
        ['a', { title: 'changed' }],
        ['b', { list: [1, null] }],
      ]),
    );
  });

  test('keeps what is handed out from being changed by who got it', async () => {
    const { root } = makeFolder({});
    const cache = openCache(root, { fingerprint: 'v1', realm: 'trusted' });
    await cache.writePack('documents', [['a', { title: 'One' }]]);
    (await cache.readPack('documents')).delete('a');
    expect([...(await cache.readPack('documents')).keys()]).toEqual(['a']);
  });
});

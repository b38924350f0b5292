import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBlobSizes, readObjects, type ReadOptions } from '../../src/node/read-objects.ts';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';

/** What is handed on as `type: content`, and what isn't, both by the file's name. */
async function read(root: string, ids: Record<string, string>, options: ReadOptions = {}) {
  const nameOf = (id: string): string => Object.keys(ids).find((name) => ids[name] === id) ?? id;
  const found: Record<string, string> = {};
  const unread: string[] = [];
  const asked = [...Object.values(ids), ...Object.values(ids)];
  for await (const [id, content, type] of readObjects(root, asked, { ...options, onUnread: (id) => unread.push(nameOf(id)) })) {
    expect(found[nameOf(id)]).toBeUndefined();
    found[nameOf(id)] = `${type}: ${content.toString()}`;
  }
  return { found, unread };
}

function idsOf({ git }: Repository, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, git('rev-parse', name).trim()]));
}

const unknown = 'f'.repeat(40);

describe('objects of git', () => {
  it('are read once each, with their type', async () => {
    const repository = makeRepository({ 'a.md': 'one\n', 'b.md': '', 'c.md': 'x'.repeat(300_000) });
    const { found, unread } = await read(repository.root, idsOf(repository, 'HEAD:a.md', 'HEAD:b.md', 'HEAD:c.md', 'HEAD'));
    expect(found).toEqual({
      'HEAD:a.md': 'blob: one\n',
      'HEAD:b.md': 'blob: ',
      'HEAD:c.md': `blob: ${'x'.repeat(300_000)}`,
      HEAD: expect.stringMatching(/^commit: tree [0-9a-f]{40}\n/) as string,
    });
    expect(unread).toEqual([]);
  });

  it('that are too large or nowhere are told', async () => {
    const repository = makeRepository({ 'a.md': 'four', 'b.md': 'five!', 'c.md': 'x' });
    const ids = { ...idsOf(repository, 'HEAD:b.md', 'HEAD:a.md'), nowhere: unknown, ...idsOf(repository, 'HEAD:c.md') };
    expect(await read(repository.root, ids, { mostBytes: 4 })).toEqual({
      found: { 'HEAD:a.md': 'blob: four', 'HEAD:c.md': 'blob: x' },
      unread: ['nowhere', 'HEAD:b.md'],
    });
  });

  it('that a partial clone lacks are told, and the others read', async () => {
    const repository = makeRepository({ 'a.md': 'old', 'b.md': 'kept' });
    const old = idsOf(repository, 'HEAD:a.md');
    repository.commit({ 'a.md': 'new' });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const root = join(makeFolder().root, 'clone');
    repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, root);
    expect(await read(root, { ...old, ...idsOf(repository, 'HEAD:b.md') })).toEqual({
      found: { 'HEAD:b.md': 'blob: kept' },
      unread: ['HEAD:a.md'],
    });
  });

  it('that are damaged are told', async () => {
    const repository = makeRepository({ 'a.md': 'one', 'b.md': 'two' });
    const ids = idsOf(repository, 'HEAD:a.md', 'HEAD:b.md');
    const damaged = ids['HEAD:b.md'] ?? '';
    const file = join(repository.root, '.git/objects', damaged.slice(0, 2), damaged.slice(2));
    chmodSync(file, 0o644);
    writeFileSync(file, 'damaged');
    expect(await read(repository.root, ids)).toEqual({ found: { 'HEAD:a.md': 'blob: one' }, unread: ['HEAD:b.md'] });
  });

  it('are all told where there is no repository', async () => {
    expect(await read(makeFolder().root, { nowhere: unknown })).toEqual({ found: {}, unread: ['nowhere'] });
  });

  it('have sizes, but for those that aren’t blobs or not here', async () => {
    const repository = makeRepository({ 'a.md': 'four' });
    const { HEAD = '', 'HEAD:a.md': blob = '' } = idsOf(repository, 'HEAD', 'HEAD:a.md');
    expect(await readBlobSizes(repository.root, [HEAD, blob, unknown])).toEqual(new Map([[blob, 4]]));
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EarlierFile } from '../../src/core/pathways/earlier-texts.ts';
import { keepCommitted } from '../../src/node/keep-committed.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { readPathwayInput } from '../../src/node/read-pathway-input.ts';
import { lockIn } from '../helpers/lock.ts';
import { makeRepository, type Repository } from '../helpers/repository.ts';

const files = {
  'waymark.yml': 'sources: [{ id: docs, path: docs, exclude: [internal/**] }]\n',
  'docs/pager.md': '# Pager\n\nFirst.\n',
  'docs/old.md': '# Old\n\nIt was a page.\n',
  'docs/internal/plan.md': '# Plan\n',
  'docs/map.png': 'x',
  'secret/keys.md': '# Keys\n\nNobody may read this.\n',
  'content/pathways/on-call/pathway.yml':
    'id: on-call\ntitle: On call\nstages: [{ id: start, title: Start, units: [{ unit: docs/pager }] }]\n',
};

function blobAt({ git }: Repository, path: string, commit = 'HEAD'): string {
  return git('rev-parse', `${commit}:${path}`).trim();
}

async function kept({ root }: Repository, wanted: EarlierFile[], folder = ''): Promise<string[]> {
  const { tree } = await loadCatalog(join(root, folder), { bodies: false });
  return (await keepCommitted(join(root, folder), wanted, tree.place)).map(({ path }) => path);
}

describe('files that locks name', () => {
  it('are shown where a commit has them as a page or an asset, and nowhere else', async () => {
    const repository = makeRepository(files);
    const wanted = Object.keys(files).map((path) => ({ path, blob: blobAt(repository, path) }));
    expect(await kept(repository, wanted)).toEqual(['docs/pager.md', 'docs/old.md', 'docs/map.png']);
    const secret = blobAt(repository, 'secret/keys.md');
    writeFileSync(join(repository.root, 'note.txt'), 'a dangling secret');
    const dangling = repository.git('hash-object', '-w', 'note.txt').trim();
    const pair = (path: string, blob: string): EarlierFile => ({ path, blob });
    expect(await kept(repository, [pair('docs/pager.md', secret), pair('docs/pager.md', dangling)])).toEqual([]);
    expect(await kept(repository, [pair('docs', blobAt(repository, 'docs')), pair('docs/../secret/keys.md', secret)])).toEqual([]);
    expect(await kept(repository, [pair('docs/a\nb.md', secret), pair('', secret), pair('--all', secret)])).toEqual([]);
  });

  it('may be gone by now, and of a side of a merge that lost', async () => {
    const repository = makeRepository(files);
    const old = { path: 'docs/old.md', blob: blobAt(repository, 'docs/old.md') };
    repository.git('rm', '--quiet', 'docs/old.md');
    repository.commit({});
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.commit({ 'docs/pager.md': '# Pager\n\nOf the side.\n' });
    const side = { path: 'docs/pager.md', blob: blobAt(repository, 'docs/pager.md') };
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'docs/pager.md': '# Pager\n\nOf main.\n' });
    expect(await kept(repository, [old, side])).toEqual(['docs/old.md']);
    repository.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'merge', '--quiet', '-s', 'ours', '--no-edit', 'side');
    expect(await kept(repository, [old, side])).toEqual(['docs/old.md', 'docs/pager.md']);
  });

  it('are no symbolic links, and of no history that the clone lacks', async () => {
    const repository = makeRepository({ ...files, 'docs/link.md': { link: '../secret/keys.md' } });
    expect(await kept(repository, [{ path: 'docs/link.md', blob: blobAt(repository, 'docs/link.md') }])).toEqual([]);
    const first = { path: 'docs/pager.md', blob: blobAt(repository, 'docs/pager.md') };
    repository.commit({ 'docs/pager.md': '# Pager\n\nSecond.\n' });
    const second = { path: 'docs/pager.md', blob: blobAt(repository, 'docs/pager.md') };
    const clone = makeRepository();
    clone.git('fetch', '--quiet', '--depth=1', `file://${repository.root}`, 'main');
    clone.git('checkout', '--quiet', '-B', 'main', 'FETCH_HEAD');
    expect(await kept(clone, [first, second])).toEqual(['docs/pager.md']);
    expect(await kept(repository, [first, second])).toEqual(['docs/pager.md', 'docs/pager.md']);
  });

  it('have paths below the root, which may be a folder of a repository', async () => {
    const repository = makeRepository(Object.fromEntries(Object.entries(files).map(([path, text]) => [`portal/${path}`, text])));
    expect(await kept(repository, [{ path: 'docs/old.md', blob: blobAt(repository, 'portal/docs/old.md') }], 'portal')).toEqual([
      'docs/old.md',
    ]);
  });
});

describe('texts of earlier releases', () => {
  it('are those of a release whose commit was squashed, and never what a lock alone names', async () => {
    const repository = makeRepository(files);
    const secret = blobAt(repository, 'secret/keys.md');
    const first = blobAt(repository, 'docs/pager.md');
    const { catalog } = await loadCatalog(repository.root, { bodies: false });
    // A commit that no branch has.
    const commit = 'b'.repeat(40);
    const embeds = { 'docs/pager.md': [{ path: 'docs/map.png', blob: secret }] };
    const locks = {
      '1.0.0': lockIn(catalog, 'on-call', { version: '1.0.0', commit }),
      '1.1.0': lockIn(catalog, 'on-call', { version: '1.1.0', commit, blobOf: () => secret, embeds }),
      '1.2.0': lockIn(catalog, 'on-call', { version: '1.2.0', commit }),
    };
    const texts = Object.entries(locks).map(([version, lock]) => [
      `content/pathways/on-call/releases/${version}.lock.json`,
      JSON.stringify(lock),
    ]);
    repository.commit({ ...(Object.fromEntries(texts) as Record<string, string>), 'docs/pager.md': '# Pager\n\nSecond.\n' });
    const loaded = await loadCatalog(repository.root, { bodies: true });
    expect(loaded.catalog.curriculum.pathways[0]?.releases).toHaveLength(3);
    const input = await readPathwayInput(loaded, { today: '2026-06-01', drafts: false });
    const state = (blob: string): EarlierFile => ({ path: 'docs/pager.md', blob });
    expect(input?.texts.text(state(first))?.document.heading).toBe('Pager');
    expect(input?.blocksOf(state(first))).toEqual([{ kind: 'prose', text: 'First.' }]);
    expect([input?.texts.text(state(secret)), input?.blocksOf(state(secret)), input?.texts.assets]).toEqual([undefined, undefined, []]);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReviewedVersion, type ReviewKey } from '../../src/core/freshness/review-key.ts';
import { readAll } from '../helpers/history.ts';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';

/** A page that says when it was reviewed. */
const page = (review: string, body = 'Text.'): string => `---\ntitle: Page\n${review}\n---\n\n# Page\n\n${body}\n`;
const reviewedOn = (day: string): string => `reviewed: { on: ${day}, by: '@team' }`;
const keyOf = (text: string): ReviewKey => readReviewedVersion(text).review ?? '';

/** Commits of the stamps of pages, with the text that each has in the working tree. */
async function readStamps(repository: Pick<Repository, 'root'>, texts: Record<string, string>, sidecar?: string) {
  const paths = Object.keys(texts);
  const reviewed = new Map(Object.entries(texts).map(([path, text]) => [path, keyOf(text)]));
  const history = await readAll(repository.root, paths, { reviewed, sidecar });
  return (path: string) => history.stampOf(path);
}

async function readStamp(repository: Pick<Repository, 'root'>, path: string, text: string) {
  return (await readStamps(repository, { [path]: text }))(path);
}

const june = page(reviewedOn('2026-06-01'));
const july = page(reviewedOn('2026-07-01'));

describe('the stamp of a review', () => {
  it('is the commit that wrote the review, with its author and day', async () => {
    const repository = makeRepository({ 'a.md': page('') });
    const stamped = repository.commit({ 'a.md': june }, { author: 'Grace <grace@example.com>', date: '2026-06-02T23:30:00-04:00' });
    repository.commit({ 'b.md': 'other' });
    expect(await readStamp(repository, 'a.md', june)).toEqual({ commit: stamped, author: 'Grace', on: '2026-06-03', batch: 0 });
  });

  it('is no later edit of the text, of other fields, or of how the review is written', async () => {
    const repository = makeRepository({ 'a.md': page('') });
    const stamped = repository.commit({ 'a.md': june });
    let last = june;
    for (let index = 0; index < 9; index++)
      repository.commit({ 'a.md': (last = page(`order: ${index}\nreviewed:\n  by: "@team"\n  on: 2026-06-01`, `Text ${index}.`)) });
    expect((await readStamp(repository, 'a.md', last))?.commit).toBe(stamped);
  });

  it('is the last commit that wrote it, when it had been written and taken back before', async () => {
    const repository = makeRepository({ 'a.md': june });
    repository.commit({ 'a.md': july });
    const again = repository.commit({ 'a.md': june });
    expect((await readStamp(repository, 'a.md', june))?.commit).toBe(again);
  });

  it('is the creation of a page that came with its review', async () => {
    const repository = makeRepository({ 'b.md': page('') });
    const created = repository.commit({ 'a.md': june });
    repository.commit({ 'a.md': page(reviewedOn('2026-06-01'), 'More.') });
    expect((await readStamp(repository, 'a.md', page(reviewedOn('2026-06-01'), 'More.')))?.commit).toBe(created);
  });

  it('survives moves, and edits before and after them', async () => {
    const repository = makeRepository({ 'a.md': page('') });
    const stamped = repository.commit({ 'a.md': june });
    repository.git('mv', 'a.md', 'b.md');
    repository.commit({});
    const edited = page(reviewedOn('2026-06-01'), 'More.');
    repository.commit({ 'b.md': edited });
    repository.git('mv', 'b.md', 'c.md');
    repository.commit({});
    expect((await readStamp(repository, 'c.md', edited))?.commit).toBe(stamped);
  });

  it('survives a move with an edit to another folder', async () => {
    const repository = makeRepository({ 'one/a.md': page(''), 'one/b.md': june });
    const stamped = repository.commit({ 'one/a.md': june });
    repository.git('rm', '--quiet', '-r', 'one');
    const moved = page(reviewedOn('2026-06-01'), 'Moved.');
    repository.commit({ 'two/a.md': moved, 'two/other.md': moved });
    const stampOf = await readStamps(repository, { 'two/a.md': moved, 'two/other.md': moved });
    expect([stampOf('two/a.md')?.commit, stampOf('two/other.md')]).toEqual([stamped, undefined]);
  });

  it('survives a move with an edit to another name, when the digest says which page it was', async () => {
    const review = `reviewed: { on: 2026-06-01, digest: 'v1:${'0'.repeat(64)}' }`;
    const repository = makeRepository({ 'a.md': page('') });
    const stamped = repository.commit({ 'a.md': page(review) });
    repository.git('rm', '--quiet', 'a.md');
    repository.commit({ 'b.md': page(review, 'Moved.') });
    expect((await readStamp(repository, 'b.md', page(review, 'Moved.')))?.commit).toBe(stamped);
  });

  it('counts another digest as another review, and another commit as the same', async () => {
    const review = (digit: string, commit: string): string =>
      page(`reviewed: { on: 2026-06-01, digest: 'v1:${digit.repeat(64)}', commit: ${commit} }`);
    const repository = makeRepository({ 'a.md': review('0', 'abcdef1') });
    const second = repository.commit({ 'a.md': review('1', 'abcdef1') });
    repository.commit({ 'a.md': review('1', 'abcdef2') });
    expect((await readStamp(repository, 'a.md', review('1', 'abcdef2')))?.commit).toBe(second);
  });

  it.each([
    { name: 'GOV.UK', before: "last_reviewed_on: '2026-05-01'", after: 'last_reviewed_on: 2026-06-01\nreview_in: 6 months' },
    { name: 'Microsoft Learn', before: 'ms.date: 05/01/2026', after: 'ms.date: 06/01/2026' },
  ])('knows review dates of $name', async ({ before, after }) => {
    const repository = makeRepository({ 'a.html.md.erb': page(before) });
    const stamped = repository.commit({ 'a.html.md.erb': page(after) });
    repository.commit({ 'a.html.md.erb': page(after, 'More.') });
    expect((await readStamp(repository, 'a.html.md.erb', page(after, 'More.')))?.commit).toBe(stamped);
  });

  it('is none while the review isn’t committed', async () => {
    const repository = makeRepository({ 'a.md': june });
    repository.write({ 'a.md': july, 'new.md': july });
    const stampOf = await readStamps(repository, { 'a.md': july, 'new.md': july });
    expect([stampOf('a.md'), stampOf('new.md')]).toEqual([undefined, undefined]);
  });
});

describe('the stamp of a review that was merged', () => {
  function makeSides(side: string, main: string): { repository: Repository; onSide: string; onMain: string } {
    const repository = makeRepository({ 'a.md': page('') });
    repository.git('checkout', '--quiet', '-b', 'side');
    const onSide = repository.commit({ 'a.md': side });
    repository.git('checkout', '--quiet', 'main');
    return { repository, onSide, onMain: repository.commit({ 'a.md': main }) };
  }

  it('is the commit on the side, not the merge that brought it', async () => {
    const { repository, onSide } = makeSides(june, page(''));
    repository.commit({ 'b.md': 'other' });
    repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'side');
    expect((await readStamp(repository, 'a.md', june))?.commit).toBe(onSide);
  });

  it('is the commit on either side, when the merge put the text together', async () => {
    const both = page(reviewedOn('2026-06-01'), 'Text of both.');
    const { repository, onSide } = makeSides(june, page('', 'Text of main.'));
    repository.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    repository.commit({ 'a.md': both });
    expect((await readStamp(repository, 'a.md', both))?.commit).toBe(onSide);
  });

  it('is the merge, when the review came with the resolution', async () => {
    const { repository } = makeSides(page(reviewedOn('2026-05-01')), page('', 'Text of main.'));
    repository.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    const merged = repository.commit({ 'a.md': june });
    expect((await readStamp(repository, 'a.md', june))?.commit).toBe(merged);
  });
});

describe('a batch', () => {
  const many = (count: number, text: (index: number) => string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}.md`, text(index)]));
  const before = (index: number): string => page('', `Text of ${index}.`);
  const after = (index: number): string => page(reviewedOn('2026-06-01'), `Text of ${index}.`);

  it.each<{ name: string; more: Record<string, string>; count: number; batch: number }>([
    { name: 'ten pages', more: {}, count: 10, batch: 10 },
    { name: 'ten pages and code', more: { 'src/x.ts': 'code' }, count: 10, batch: 10 },
    { name: 'nine pages', more: {}, count: 9, batch: 0 },
    { name: 'ten pages and the text of one', more: { 'p0.md': page(reviewedOn('2026-06-01'), 'Mended.') }, count: 10, batch: 0 },
    { name: 'ten pages and the text of another', more: { 'p11.md': page('', 'Mended.') }, count: 10, batch: 0 },
    { name: 'ten pages and another title', more: { 'p11.md': page('order: 1', 'Text of 11.') }, count: 10, batch: 10 },
    { name: 'ten pages and a new one', more: { 'new.md': june }, count: 10, batch: 0 },
  ])('of $name has $batch', async ({ more, count, batch }) => {
    const repository = makeRepository(many(12, before));
    repository.commit({ ...many(count, after), ...more });
    expect((await readStamp(repository, 'p1.md', after(1)))?.batch).toBe(batch);
  });

  it('counts pages that nobody asked about, and not those that moved as they were', async () => {
    const repository = makeRepository({ ...many(10, before), 'old.md': june });
    repository.git('mv', 'old.md', 'new.md');
    repository.commit(many(10, after));
    const stampOf = await readStamps(repository, { 'p3.md': after(3), 'new.md': june });
    expect([stampOf('p3.md')?.batch, stampOf('new.md')?.batch]).toEqual([10, 0]);
  });
});

describe('a review in the sidecar', () => {
  const units = (...entries: string[]): string => `pages:\n${entries.map((entry) => `  ${entry}\n`).join('')}`;

  it('has the commit that put it there', async () => {
    const repository = makeRepository({ 'a.md': '# A', 'units.yml': units('a.md: { kind: runbook }') });
    const stamped = repository.commit({ 'units.yml': units(`a.md: { ${reviewedOn('2026-06-01')} }`) });
    repository.commit({ 'units.yml': units(`b.md: { kind: lab }`, `a.md: { kind: runbook, ${reviewedOn('2026-06-01')} }`) });
    const stampOf = await readStamps(repository, { 'a.md': june }, 'units.yml');
    expect(stampOf('a.md')).toMatchObject({ commit: stamped, batch: 0 });
  });

  it('isn’t looked at for a page that says so itself', async () => {
    const repository = makeRepository({ 'a.md': june, 'units.yml': units() });
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.commit({ 'units.yml': units(`a.md: { ${reviewedOn('2026-06-01')} }`) });
    const stampOf = await readStamps(repository, { 'a.md': june }, 'units.yml');
    expect(stampOf('a.md')?.commit).toBe(first);
  });

  it('has none when the entry got another name since', async () => {
    const repository = makeRepository({ 'b.md': '# B', 'units.yml': units(`a.md: { ${reviewedOn('2026-06-01')} }`) });
    repository.commit({ 'units.yml': units(`b.md: { ${reviewedOn('2026-06-01')} }`) });
    const stampOf = await readStamps(repository, { 'b.md': june }, 'units.yml');
    expect(stampOf('b.md')).toBeUndefined();
  });

  it('can be one of a batch', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `p${index}.md`);
    const repository = makeRepository({
      ...Object.fromEntries(names.map((name) => [name, '# P'])),
      'units.yml': units('p0.md: { kind: lab }'),
    });
    repository.commit({ 'units.yml': units(...names.map((name) => `${name}: { ${reviewedOn('2026-06-01')} }`)) });
    const stampOf = await readStamps(repository, { 'p1.md': june }, 'units.yml');
    expect(stampOf('p1.md')?.batch).toBe(10);
  });
});

describe('a clone that lacks something', () => {
  function clone(repository: Repository, ...options: string[]): string {
    const target = join(makeFolder().root, 'clone');
    repository.git('-c', 'protocol.file.allow=always', 'clone', '--quiet', ...options, `file://${repository.root}`, target);
    return target;
  }

  function makeStamped(): { repository: Repository; stamped: string; created: string } {
    const repository = makeRepository({ 'a.md': page('') });
    const stamped = repository.commit({ 'a.md': june });
    const created = repository.commit({ 'b.md': july });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    return { repository, stamped, created };
  }

  it('of depth 2 knows the stamps that it holds, and invents none', async () => {
    const { repository, created } = makeStamped();
    const stampOf = await readStamps({ root: clone(repository, '--depth=2') }, { 'a.md': june, 'b.md': july });
    expect([stampOf('a.md'), stampOf('b.md')?.commit]).toEqual([undefined, created]);
  });

  it('without old contents knows the stamps that need none, and fetches nothing', async () => {
    const { repository, created } = makeStamped();
    const root = clone(repository, '--filter=blob:none');
    const stampOf = await readStamps({ root }, { 'a.md': june, 'b.md': july });
    expect([stampOf('a.md'), stampOf('b.md')?.commit]).toEqual([undefined, created]);
    expect(repository.git('-C', root, 'rev-list', '--objects', '--missing=print', 'HEAD').match(/^\?/gm)).toHaveLength(1);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReviewedVersion } from '../../src/core/freshness/review-key.ts';
import type { HistoryOptions } from '../../src/node/read-history.ts';
import { runIn } from '../cli/command-line.ts';
import { readAll } from '../helpers/history.ts';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';

/** A page with fields in its frontmatter. */
const page = (fields: string, body = 'Text.'): string => `---\ntitle: Page\n${fields}\n---\n\n# Page\n\n${body}\n`;
const reviewedOn = (day: string): string => `reviewed: { on: ${day}, by: '@team' }`;
const [may, june, july] = ['2026-05-01', '2026-06-01', '2026-07-01'].map((day) => page(reviewedOn(day))) as [string, string, string];

/** Last changes of pages, each given with its text in the working tree. */
async function readEdits(root: string, texts: Record<string, string>, options: Partial<HistoryOptions> = {}) {
  const reviewed = new Map(
    Object.entries(texts).flatMap(([path, text]) => {
      const { review } = readReviewedVersion(text);
      return review === undefined ? [] : [[path, review] as const];
    }),
  );
  return await readAll(root, Object.keys(texts), { reviewed, ...options });
}

async function readEdit(repository: Repository, path: string, text: string): Promise<string | undefined> {
  return (await readEdits(repository.root, { [path]: text })).lastChange(path)?.commit;
}

const head = (repository: Repository): string => repository.git('rev-parse', 'HEAD').trim();

describe('a review', () => {
  it.each<{ name: string; before: string; after: string }>([
    { name: 'with its day', before: may, after: june },
    { name: 'that is the first', before: page(''), after: june },
    { name: 'in other words', before: june, after: page(`reviewed:\n  by: "@team"\n  on: 2026-06-01`) },
    { name: 'with its interval', before: may, after: page(`${reviewedOn('2026-06-01')}\nreviewEvery: 6mo`) },
    { name: 'after a snooze', before: page(`snooze: { until: 2026-05-01, reason: 'Rework' }`), after: june },
    {
      name: 'of GOV.UK',
      before: page('last_reviewed_on: 2026-05-01\nreview_in: 6 months'),
      after: page('last_reviewed_on: 2026-06-01\nreview_in: 3 months'),
    },
    { name: 'of Microsoft Learn', before: page('ms.date: 05/01/2026'), after: page('ms.date: 06/01/2026') },
    {
      name: 'that brings the first frontmatter',
      before: '# Page\n\nText.\n',
      after: `---\n${reviewedOn('2026-06-01')}\n---\n\n# Page\n\nText.\n`,
    },
  ])('$name is no edit', async ({ before, after }) => {
    const repository = makeRepository({ 'a.md': 'Other.' });
    const edited = repository.commit({ 'a.md': before });
    repository.commit({ 'a.md': after });
    expect(await readEdit(repository, 'a.md', after)).toBe(edited);
  });

  it.each<{ name: string; after: string }>([
    { name: 'the body', after: page(reviewedOn('2026-06-01'), 'Other.') },
    { name: 'a field', after: page(`order: 1\n${reviewedOn('2026-06-01')}`) },
    { name: 'how far the first line is indented', after: june.replace('\n\n# Page', '\n\n    # Page') },
    { name: 'a field of a frontmatter that can’t be read', after: page(`${reviewedOn('2026-06-01')}\n'a: [`) },
  ])('that changes $name as well is an edit', async ({ after }) => {
    const repository = makeRepository({ 'a.md': may });
    const both = repository.commit({ 'a.md': after });
    expect(await readEdit(repository, 'a.md', after)).toBe(both);
  });

  it('leaves the edit before many of its kind, sweeps, marked commits and moves', async () => {
    const repository = makeRepository({ 'a.md': page('', 'First.') });
    const edited = repository.commit({ 'a.md': page('') });
    for (let day = 10; day < 20; day++) repository.commit({ 'a.md': page(reviewedOn(`2026-05-${day}`)) });
    repository.commit({ 'a.md': page(reviewedOn('2026-05-20'), 'Text, swept.') }, { message: '[docs-skip]' });
    repository.git('mv', 'a.md', 'b.md');
    repository.commit({});
    const last = page(reviewedOn('2026-05-21'), 'Text, swept.');
    repository.commit({ 'b.md': last });
    expect(await readEdit(repository, 'b.md', last)).toBe(edited);
  });

  it('leaves the edit before a sweep that moved the page with an edit', async () => {
    const many = (folder: string, text: string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${folder}/p${index}.md`, page(`order: ${index}`, text)]));
    const repository = makeRepository(many('docs', 'First.'));
    const edited = repository.commit({ 'docs/p1.md': page('order: 1', 'Second.') });
    repository.git('rm', '--quiet', '-r', 'docs');
    const swept = repository.commit(many('wiki', 'Swept.'));
    const last = page(`order: 1\n${reviewedOn('2026-06-01')}`, 'Swept.');
    repository.commit({ 'wiki/p1.md': last });
    expect(await readEdit(repository, 'wiki/p1.md', last)).toBe(edited);
    expect(await readEdit(repository, 'wiki/p1.md', last)).not.toBe(swept);
  });

  it('leaves the creation, and whether that counts', async () => {
    const repository = makeRepository({ 'b.md': 'Other.' });
    const created = repository.commit({ 'a.md': may }, { message: '[docs-skip]' });
    repository.commit({ 'a.md': june });
    const history = await readEdits(repository.root, { 'a.md': june });
    expect(history.lastChange('a.md')).toMatchObject({ commit: created, substantive: false });
  });

  it.each(['review', 'edit'])('is no edit in a merge that has both, when the side brings the %s', async (kind) => {
    const repository = makeRepository({ 'a.md': may });
    const edits = { review: june, edit: page(reviewedOn('2026-05-01'), 'Edited.') };
    repository.git('checkout', '--quiet', '-b', 'side');
    const side = repository.commit({ 'a.md': kind === 'review' ? edits.review : edits.edit });
    repository.git('checkout', '--quiet', 'main');
    const main = repository.commit({ 'a.md': kind === 'review' ? edits.edit : edits.review });
    repository.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    const both = page(reviewedOn('2026-06-01'), 'Edited.');
    repository.commit({ 'a.md': both });
    expect(await readEdit(repository, 'a.md', both)).toBe(kind === 'review' ? main : side);
  });

  it('counts as a change for pages of which no review is asked for', async () => {
    const repository = makeRepository({ 'a.md': may });
    const stamped = repository.commit({ 'a.md': june });
    expect((await readAll(repository.root, ['a.md'])).lastChange('a.md')?.commit).toBe(stamped);
  });

  it('is the last change where older contents are missing, and fetches none', async () => {
    const repository = makeRepository({ 'a.md': may });
    const stamped = repository.commit({ 'a.md': june });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const root = join(makeFolder().root, 'clone');
    repository.git('-c', 'protocol.file.allow=always', 'clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, root);
    expect((await readEdits(root, { 'a.md': june })).lastChange('a.md')?.commit).toBe(stamped);
    expect(repository.git('-C', root, 'rev-list', '--objects', '--missing=print', 'HEAD').match(/^\?/gm)).toHaveLength(1);
  });

  it('leaves a change older than the end of a shallow clone', async () => {
    const repository = makeRepository({ 'a.md': may });
    const cut = repository.commit({ 'b.md': july });
    repository.commit({ 'a.md': june });
    const root = join(makeFolder().root, 'clone');
    repository.git('-c', 'protocol.file.allow=always', 'clone', '--quiet', '--depth=2', `file://${repository.root}`, root);
    expect((await readEdits(root, { 'a.md': june })).lastChange('a.md')).toMatchObject({ commit: cut, confidence: 'older-than' });
  });
});

describe('`waymark review`', () => {
  const names = Array.from({ length: 10 }, (_, index) => `docs/p${index}.md`);
  const write = (text: (name: string) => string): Record<string, string> => Object.fromEntries(names.map((name) => [name, text(name)]));

  it.each([
    { name: 'without frontmatter', text: (name: string) => `# ${name}\n\nText.\n` },
    { name: 'with frontmatter', text: (name: string) => `---\ntitle: ${name}\n---\n\n# ${name}\n\nText.\n` },
    { name: 'with frontmatter and no line between', text: (name: string) => `---\ntitle: ${name}\n---\n# ${name}\n` },
  ])('over ten pages $name is a batch, and no edit of any', async ({ text }) => {
    const repository = makeRepository({ 'README.md': '# Portal\n', ...write(text) });
    const created = head(repository);
    const { code, err } = await runIn(repository.root, ['review', ...names, '--still-accurate', '--by', '@x']);
    expect([code, err]).toEqual([0, expect.stringContaining('batch-confirmed')]);
    const stamped = repository.commit({});
    const texts = names.map((name) => [name, repository.git('show', `HEAD:${name}`)] as const);
    const history = await readEdits(repository.root, Object.fromEntries(texts));
    for (const name of names) {
      expect(history.stampOf(name)).toMatchObject({ commit: stamped, batch: 10 });
      expect(history.lastChange(name)?.commit).toBe(created);
    }
  });
});

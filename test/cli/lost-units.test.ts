import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const folder = 'content/pathways';

const pager = '# Pager\n\nAnswer the pager within a quarter of an hour.\n\nThen look at the dashboard, and write down what you see.\n';

const pathway =
  'id: on-call\ntitle: On call\nstages:\n  - { id: start, title: Start, units: [{ unit: docs/pager }, { unit: docs/queue }] }\n';

const base: Files = {
  'waymark.yml': 'sources: [{ id: docs, path: docs }]\nunits: units.yml\n',
  'units.yml': '# Ids.\n',
  'docs/index.md': '# Docs\n\nWelcome.\n',
  'docs/pager.md': pager,
  'docs/queue.md': '# Queue\n\nThe queue holds messages until somebody takes them, and never longer than a week.\n',
  [`${folder}/on-call/pathway.yml`]: pathway,
};

const withoutQueue = pathway.replace(', { unit: docs/queue }', '');

async function released(): Promise<Repository> {
  const repository = makeRepository(base);
  expect(await runIn(repository.root, ['pathway', 'release', 'on-call', '--now', '2026-01-02'])).toMatchObject({ code: 0 });
  repository.commit({});
  return repository;
}

async function check(root: string, ...argv: string[]): Promise<{ code: number; rules: string[] }> {
  const { code, out } = await runIn(root, ['check', '--format', 'json', ...argv]);
  return { code, rules: (JSON.parse(out) as { diagnostics: { rule: string }[] }).diagnostics.map(({ rule }) => rule) };
}

describe('a unit of a release that is gone', () => {
  test('is a fault, and gets an entry in retired.yml', async () => {
    const repository = await released();
    repository.git('rm', '--quiet', 'docs/queue.md');
    repository.commit({ [`${folder}/on-call/pathway.yml`]: withoutQueue });
    expect((await runIn(repository.root, ['pathway', 'check'])).out).toMatchInlineSnapshot(`
      "content/pathways/on-call/pathway.yml

        error The unit \`docs/queue\` of 1.0.0 is gone: no page has its id, and nothing says what became of it. pathway/lost-unit
        content/pathways/on-call/pathway.yml:3:1
          3 │ stages:
            │ ^^^^^^
        \`waymark check --fix\` writes the former id of its page where \`docs/queue.md\` was moved, else an entry into \`content/pathways/retired.yml\`, whose reason is yours to write. Where another unit stands for it, give that one \`replaces: [docs/queue]\`.

      1 error.
      \`on-call\`: next is 1.1.0: 1 unit removed. It is minor, because the unit \`docs/queue\` was removed.
      "
    `);
    expect(await check(repository.root, '--fix')).toMatchObject({ code: 1, rules: ['pathway/lost-unit'] });
    expect(await runIn(repository.root, ['pathway', 'release', 'on-call'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('Nobody has written yet why the unit `docs/queue` is no more.') as string,
    });
    expect(readFileSync(join(repository.root, folder, 'retired.yml'), 'utf8')).toMatchInlineSnapshot(`
      "units:
        docs/queue: { reason: 'To be completed: why is the unit no more?' }
      "
    `);
  });

  test('is no fault once something stands for it', async () => {
    const repository = await released();
    repository.git('rm', '--quiet', 'docs/queue.md');
    repository.commit({
      'docs/stream.md': '# Stream\n\nEverything flows.\n',
      [`${folder}/on-call/pathway.yml`]: withoutQueue.replace(' }] }', ' }, { unit: docs/stream, replaces: [docs/queue] }] }'),
    });
    expect(await check(repository.root)).toEqual({ code: 0, rules: [] });
    expect((await runIn(repository.root, ['check'])).out).toContain('`on-call`: next is 1.1.0: 1 unit replaced. ');
  });

  test('is no fault while its page stays', async () => {
    const repository = await released();
    repository.commit({ [`${folder}/on-call/pathway.yml`]: withoutQueue });
    expect(await check(repository.root)).toEqual({ code: 0, rules: [] });
  });

  test.each<[string, (repository: Repository) => void]>([
    ['renamed', ({ git, commit }) => (git('mv', 'docs/pager.md', 'docs/beeper.md'), commit({}))],
    [
      'renamed, and changed bit by bit until nothing is left',
      ({ git, commit }) => {
        git('mv', 'docs/pager.md', 'docs/beeper.md');
        commit({});
        commit({ 'docs/beeper.md': '# Beeper\n\nAll of this is new, and still the same page.\n' });
      },
    ],
    [
      'moved and edited, and nothing is committed',
      ({ root, git, write }) => (
        git('-C', root, 'mv', 'docs/pager.md', 'docs/beeper.md'),
        write({ 'docs/beeper.md': pager.replace('dashboard', 'board') })
      ),
    ],
  ])('keeps its progress where it was %s: the former id is written down', async (_, change) => {
    const repository = await released();
    change(repository);
    expect((await check(repository.root)).rules).toContain('pathway/lost-unit');
    expect(await check(repository.root, '--fix')).toMatchObject({ code: 0 });
    expect(readFileSync(join(repository.root, 'units.yml'), 'utf8')).toBe(
      '# Ids.\npages:\n  docs/beeper.md:\n    formerIds:\n      - docs/pager\n',
    );
    repository.commit({});
    expect((await runIn(repository.root, ['check'])).out).not.toContain('removed');
  });

  test('is left alone in a clone that can’t tell', async () => {
    const repository = await released();
    repository.git('mv', 'docs/pager.md', 'docs/beeper.md');
    repository.commit({});
    const { root: parent } = makeFolder();
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, join(parent, 'clone'));
    const { code, err } = await runIn(join(parent, 'clone'), ['check', '--fix']);
    expect([code, err]).toEqual([1, expect.stringContaining('What became of the unit `docs/pager` isn’t known here')]);
  });
});

describe('an id of a release', () => {
  test('that another page has now is a fault', async () => {
    const repository = await released();
    repository.git('mv', 'docs/pager.md', 'docs/beeper.md');
    repository.commit({ 'docs/pager.md': '# Printer\n\nHow to load paper, and what its lights mean.\n' });
    expect((await runIn(repository.root, ['check'])).out).toMatchInlineSnapshot(`
      "docs/pager.md

        error The id \`docs/pager\` belongs to the page that 1.0.0 of a pathway has, which is \`docs/beeper.md\` now: this one is another. page/id-reused
        docs/pager.md
        Give this page an \`id\` of its own, and write \`formerIds: [docs/pager]\` for \`docs/beeper.md\` into the sidecar. Who completed the former page would else have completed this one.

      1 error in 4 pages.
      \`on-call\`: next is 1.1.0: 1 unit changed. It is minor, because the required unit \`docs/pager\` changed.
      "
    `);
  });

  test('that was free for a while and is used again is a fault', async () => {
    const repository = await released();
    repository.git('rm', '--quiet', 'docs/pager.md');
    repository.commit({});
    repository.commit({ 'docs/pager.md': '# Printer\n\nHow to load paper, and what its lights mean.\n' });
    expect((await check(repository.root)).rules).toEqual(['page/id-reused']);
  });

  test('whose page was written anew in a file of another case is no fault', async () => {
    const repository = await released();
    repository.git('rm', '--quiet', 'docs/pager.md');
    repository.commit({ 'docs/Pager.md': '# Beeper\n\nWhat to do when it rings, from scratch, in other words.\n' });
    expect((await check(repository.root)).rules).toEqual([]);
  });

  test('whose page was written anew is no fault', async () => {
    const repository = await released();
    repository.commit({ 'docs/pager.md': '# Beeper\n\nAll of this is new, and still the same page.\n' });
    expect(await check(repository.root)).toEqual({ code: 0, rules: [] });
  });
});

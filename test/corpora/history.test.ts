import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pagePattern } from '../../src/core/source.ts';
import { readHistory, type HistoryOptions } from '../../src/node/read-history.ts';
import { corpora, findCorpus, openCorpus } from '../helpers/corpora.ts';
import { makeFolder } from '../helpers/repository.ts';

/** Our one pass against git's own answer, file by file. */
const minutes = 60_000;

const everything: HistoryOptions = { bulk: { share: 1, min: Infinity }, ignoreCommits: [] };
const substantive: HistoryOptions = { bulk: { share: 0.25, min: 10 }, ignoreCommits: [] };

/** Runs git with a plain configuration. */
async function git(root: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const { stdout } = await promisify(execFile)('git', ['--literal-pathspecs', ...args], { cwd: root, env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

async function listPages(root: string): Promise<string[]> {
  return (await git(root, 'ls-files', '-z')).split('\0').filter((path) => pagePattern.test(path));
}

interface Answer {
  commit: string;
  /** How many commits on the way only moved the file or changed its mode. */
  moves: number;
}

/** What git says: the last commit of the file and, where that left the content as it was, the one before under the former name. */
async function askGit(root: string, path: string, from = 'HEAD', moves = 0): Promise<Answer> {
  const commit = (await git(root, 'log', '-1', '--format=%H', from, '--', path)).trim();
  const change = (await readChanges(root, commit)).find(({ after }) => after === path);
  return change?.blobs[0] === change?.blobs[1] && change ? await askGit(root, change.before, `${commit}^1`, moves + 1) : { commit, moves };
}

/** Differences of a commit from its first parent. */
async function readChanges(root: string, commit: string, ...options: string[]) {
  const format = ['--raw', '-z', '--no-abbrev', '--root', '--diff-merges=first-parent', '-M100%', '--format='];
  const output = await git(root, 'log', '--no-walk', ...format, ...options, commit);
  return [...output.matchAll(/:\d+ \d+ (\w+) (\w+) (?:R\d+\0([^\0]+)|[A-Z])\0([^\0]+)/g)].map(
    ([, old = '', now = '', before, after = '']) => ({
      blobs: [old, now],
      before: before ?? after,
      after,
    }),
  );
}

/** One in so many, so that there are about as many as asked for. */
function sample(paths: readonly string[], count: number): string[] {
  const step = Math.max(1, Math.floor(paths.length / count));
  return paths.filter((_, index) => index % step === 0);
}

/** What `git log` says of one name, newest first: commits, and whether the content under that name began, ended or stayed the same. */
async function logFile(root: string, path: string): Promise<{ id: string; isTurn: boolean }[]> {
  // Asking for differences of merges would change which merges are listed; theirs are left out.
  const format = ['--raw', '--no-abbrev', '--root', '--no-renames', '--format=%x1e%H'];
  const output = await git(root, 'log', ...format, '--', path);
  return output
    .split('\x1e')
    .slice(1)
    .map((text) => {
      const [id = '', change = ''] = text.split(/\n+/);
      const [, , before, after, status = ''] = change.split(/[ \t]/);
      return { id, isTurn: change !== '' && (before === after || status.startsWith('A') || status.startsWith('D')) };
    });
}

/** Two at a time: git is a process of its own. */
async function forEach<Item>(items: readonly Item[], task: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await task(item);
  };
  await Promise.all([work(), work()]);
}

/** In a shallow clone everything is as in the whole one, or said to be incomplete. */
async function compareCut(root: string, target: string, paths: readonly string[]): Promise<void> {
  const [whole, cut] = await Promise.all([root, target].map((folder) => readHistory(folder, paths, { ...everything, code: paths })));
  for (const path of paths) {
    const known = cut?.changesOf(path, { limit: Infinity });
    const all = whole?.changesOf(path, { limit: Infinity });
    if (known?.complete === true) expect([path, known]).toEqual([path, all]);
    else expect([path, all?.commits]).toEqual([path, expect.arrayContaining(known?.commits ?? [])]);
  }
  for (let index = 0; index < 400; index += 1) {
    const day = new Date(Date.UTC(2016, 0, 1 + index * 10)).toISOString().slice(0, 10);
    expect([whole?.commitOn(day), undefined]).toContainEqual(cut?.commitOn(day));
  }
}

describe.each(corpora)('%s', (name) => {
  const path = findCorpus(name);
  const absent = path === undefined;
  const root = path === undefined ? '' : openCorpus(path).root;

  it.skipIf(absent)(
    'has the last commit of pages as `git log -1` does, but for moves and modes, which change no page',
    { timeout: 10 * minutes },
    async () => {
      const all = await listPages(root);
      const history = await readHistory(root, all, everything);
      // Each is a git process of its own.
      const paths = sample(all, 120);
      let moved = 0;
      let same = 0;
      await forEach(paths, async (path) => {
        const { commit, moves } = await askGit(root, path);
        expect([path, history.lastChange(path)?.commit]).toEqual([path, commit]);
        if (moves > 0) moved += 1;
        else same += 1;
      });
      expect(paths.length).toBeGreaterThan(50);
      expect([same + moved, same > moved]).toEqual([paths.length, true]);
    },
  );

  it.skipIf(absent)(
    'has the changes of every file as `git log` does, but before the file had its name: there it follows exact renames, and no others',
    { timeout: 10 * minutes },
    async () => {
      const files = (await git(root, 'ls-files', '-z')).split('\0').filter(Boolean);
      const history = await readHistory(root, [], { ...everything, code: files });
      let same = 0;
      await forEach(sample(files, 60), async (path) => {
        const expected = await logFile(root, path);
        const found = history.changesOf(path, { limit: Infinity })?.commits.map(({ id }) => id) ?? [];
        const ids = expected.map(({ id }) => id);
        const turn = expected.findIndex(({ isTurn }) => isTurn);
        expect([path, found]).toEqual([path, expect.arrayContaining(ids.slice(0, turn))]);
        const begin = (await readChanges(root, ids[turn] ?? '')).find(({ after }) => after === path);
        if (turn === ids.length - 1 && begin?.before === path) {
          expect([path, found]).toEqual([path, ids]);
          same += 1;
        }
        for (const id of found.filter((commit) => !ids.includes(commit)).slice(0, 3)) {
          expect([path, (await readChanges(root, id)).some(({ after }) => after === path)]).toEqual([path, false]);
        }
      });
      expect(same).toBeGreaterThan(30);
    },
  );

  it.skipIf(absent)('has the commit of every day that `git rev-list --before` has', { timeout: minutes }, async () => {
    const { commitOn } = await readHistory(root, [], { ...everything, commits: true });
    const days = Array.from({ length: 60 }, (_, index) => new Date(Date.UTC(2014, 0, 1 + index * 79)).toISOString().slice(0, 10));
    await forEach(days, async (day) => {
      const expected = (await git(root, 'rev-list', '-1', '--first-parent', `--before=${day}T23:59:59Z`, 'HEAD')).trim();
      expect([day, commitOn(day)?.commit ?? '']).toEqual([day, expected]);
    });
    expect(new Set(days.map((day) => commitOn(day)?.commit)).size).toBeGreaterThan(5);
  });

  it.skipIf(absent)('lets no sweep pass as an update', { timeout: minutes }, async () => {
    const paths = await listPages(root);
    const known = new Set(paths);
    const history = await readHistory(root, paths, substantive);
    const latest = Map.groupBy(paths, (path) => history.lastChange(path)?.commit ?? '');
    const edits = new Map<string, number>();
    await forEach([...latest.keys()], async (commit) => {
      const changes = await readChanges(root, commit, '--no-merges');
      const edited = changes.filter(({ blobs: [before, now], after }) => !/^0+$/.test(before ?? '') && before !== now && known.has(after));
      // Pages that began in a sweep have it as their last change.
      if (edited.some(({ after }) => latest.get(commit)?.includes(after))) edits.set(commit, edited.length);
    });
    expect(edits.size).toBeGreaterThan(0);
    expect([...edits].filter(([, count]) => count >= 10 && count >= paths.length * 0.25)).toEqual([]);
  });

  it.skipIf(absent)('is right, or says that it doesn’t know, in a clone of depth 50', { timeout: minutes }, async () => {
    const target = join(makeFolder().root, 'clone');
    await git(root, 'clone', '--quiet', '--depth=50', `file://${root}`, target);
    const paths = await listPages(root);
    const whole = await readHistory(root, paths, everything);
    const cut = await readHistory(target, paths, everything);
    const exact = paths.filter((path) => cut.lastChange(path)?.confidence === 'exact');
    expect(cut.state).toBe('shallow');
    expect(exact.length).toBeLessThan(paths.length);
    for (const path of exact) expect([path, cut.lastChange(path)]).toEqual([path, whole.lastChange(path)]);
    for (const path of paths) expect(cut.lastChange(path)?.at).toBeGreaterThanOrEqual(whole.lastChange(path)?.at ?? Infinity);
    await compareCut(root, target, paths);
  });

  it.skipIf(absent)('is the same when it is read again, from the cache', { timeout: minutes }, async () => {
    const paths = await listPages(root);
    const options = { ...substantive, created: true, cacheFolder: makeFolder().root };
    const cold = await readHistory(root, paths, options);
    const warm = await readHistory(root, paths, options);
    for (const path of paths) expect([warm.lastChange(path), warm.created(path)]).toEqual([cold.lastChange(path), cold.created(path)]);
  });
});

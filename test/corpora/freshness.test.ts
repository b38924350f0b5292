import { execFile } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagePattern } from '../../src/core/source.ts';
import { runIn } from '../cli/command-line.ts';
import { cloneCorpus, corpora, findCorpus, type CorpusCopy } from '../helpers/corpora.ts';

/** What `waymark freshness` says of real repositories on the day of their last commit, against what git and their files say. */

/** A page of `waymark freshness --format json`, as far as it is looked at here. */
interface JudgedPage {
  path: string;
  owner: string[];
  ownership: { state: string; rules: { file: string; line: number; pattern: string }[] };
  review: string;
  confidence: string;
  badge: string | null;
  lastChange: string | null;
  lastChangeBy: { commit: string } | null;
  reviewedOn: string | null;
  changes: { kind: string }[];
  contradictions: unknown[];
  reasons: { message: string }[];
}

interface Judged {
  history: string;
  pages: JudgedPage[];
}

/** Runs git with a plain configuration. */
async function git(root: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, TZ: 'UTC', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const { stdout } = await promisify(execFile)('git', ['--literal-pathspecs', '-c', 'core.quotePath=false', ...args], {
    cwd: root,
    env,
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}

/** The lines that git prints. */
async function listLines(root: string, ...args: string[]): Promise<string[]> {
  return (await git(root, ...args)).split('\n').filter(Boolean);
}

async function judge(root: string): Promise<Judged> {
  const [today = ''] = await listLines(root, 'log', '-1', '--date=format-local:%Y-%m-%d', '--format=%cd');
  const { out, err, code } = await runIn(root, ['freshness', '--format', 'json', '--now', today]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Judged;
}

/** Ten pages, spread over all. */
function sample<Item>(items: readonly Item[]): Item[] {
  return items.filter((_, index) => index % Math.floor(items.length / 10) === 0).slice(0, 10);
}

/**
 * Commits that edit ten pages or more, and a quarter of those that their parent held or of the portal's. A page that moves with an edit
 * is edited, as git finds such moves. Not every Markdown file is a page of the portal: exercises aren’t.
 */
async function findSweeps(root: string, judged: readonly JudgedPage[]): Promise<Set<string>> {
  const portal = new Set(judged.map(({ path }) => path));
  const log = await git(root, 'log', '--no-merges', '-M', '--name-status', '--format=%x1e%H');
  const sweeps = new Set<string>();
  for (const text of log.split('\x1e').slice(1)) {
    const [commit = '', ...changes] = text.split('\n').filter(Boolean);
    const edits = changes.filter((change) => /^(?:M|R0\d\d)\t/.test(change) && pagePattern.test(change));
    if (edits.length < 10) continue;
    const inPortal = edits.filter((edit) => portal.has(edit.slice(edit.lastIndexOf('\t') + 1))).length;
    const files = await listLines(root, 'ls-tree', '-r', '--name-only', `${commit}^`);
    const pages = files.filter((file) => pagePattern.test(file)).length;
    if (edits.length >= pages / 4 || (inPortal >= 10 && inPortal >= portal.size / 4)) sweeps.add(commit);
  }
  return sweeps;
}

/** Whether a commit changed nothing of a page but when it was reviewed, in the fields of GOV.UK. */
async function isReview(root: string, commit: string, path: string): Promise<boolean> {
  const diff = await listLines(root, 'show', '-M', '--format=', '--unified=0', '--diff-merges=first-parent', commit, '--', path);
  const lines = diff.filter((line) => /^[+-](?!\+\+ |-- )/.test(line));
  return lines.length > 0 && lines.every((line) => /^[+-](?:last_reviewed_on|review_in):/.test(line));
}

/**
 * Commits that `git log` lists of a page after its last change as judged, but for sweeps, for moves that left the content as it was, and
 * for reviews.
 */
async function findLater(root: string, { path, lastChangeBy }: JudgedPage, sweeps: ReadonlySet<string>): Promise<string[]> {
  const later = await listLines(root, 'log', '--no-merges', '--format=%H', `${lastChangeBy?.commit ?? ''}..HEAD`, '--', path);
  const found: string[] = [];
  for (const commit of later.filter((id) => !sweeps.has(id))) {
    const changes = await listLines(root, 'diff-tree', '-r', '--root', '-M100%', '--name-status', '--no-commit-id', commit);
    const isMove = changes.some((change) => change.startsWith('R100\t') && change.endsWith(`\t${path}`));
    if (!isMove && !(await isReview(root, commit, path))) found.push(commit);
  }
  return found;
}

/** Leaves the last commit of the history, under the same root: what is cached by root and HEAD must not hide that. */
async function cutHistory(root: string): Promise<void> {
  const shallow = `${root}-shallow`;
  await git(root, 'clone', '--quiet', '--bare', '--depth', '1', `file://${root}`, shallow);
  rmSync(join(root, '.git'), { recursive: true });
  renameSync(shallow, join(root, '.git'));
  await git(root, 'config', 'core.bare', 'false');
  await git(root, 'reset', '--quiet');
}

describe.each(corpora.map((name) => [name, findCorpus(name)] as const))('%s', (name, path) => {
  describe.skipIf(path === undefined)('on the first day', () => {
    let copy: CorpusCopy | undefined;
    let root = '';
    let judged: Judged;

    beforeAll(async () => {
      copy = cloneCorpus(path ?? '');
      root = copy.root;
      judged = await judge(root);
    });
    afterAll(() => {
      copy?.remove();
    });

    test('every page has a state, and an owner with the line that says so, or the answer that no rule does', () => {
      expect([judged.history, judged.pages.length > 50]).toEqual(['exact', true]);
      for (const { path: page, review, confidence, owner, ownership } of judged.pages) {
        expect(`${page}: ${review}, ${confidence}`).toMatch(/: (?:current|due-soon|due|overdue|unreviewed|not-scheduled), exact$/);
        const [rule] = ownership.rules;
        expect([page, ownership.state]).toEqual([page, rule ? 'owned' : 'unmatched']);
        expect([page, owner.length > 0]).toEqual([page, rule !== undefined]);
        if (!rule?.file.endsWith('CODEOWNERS')) continue;
        const line = readFileSync(join(root, rule.file), 'utf8').split('\n')[rule.line - 1] ?? '';
        expect([page, ...line.trim().split(/\s+/)]).toEqual([page, rule.pattern, ...owner]);
      }
    });

    test('no page that claims nothing has a badge', () => {
      const silent = judged.pages.filter(
        ({ reviewedOn, changes, contradictions }) =>
          reviewedOn === null && contradictions.length === 0 && !changes.some(({ kind }) => kind === 'narrowed'),
      );
      expect(silent.length).toBeGreaterThan(50);
      expect(silent.filter(({ badge }) => badge !== null)).toEqual([]);
    });

    test('git knows of no change of a page behind its last one, but for sweeps, moves and reviews', async () => {
      const sweeps = await findSweeps(root, judged.pages);
      for (const page of sample(judged.pages)) {
        expect([page.path, await findLater(root, page, sweeps)]).toEqual([page.path, []]);
        const [dates = ''] = await listLines(root, 'log', '-1', '--format=%at %ct', page.lastChangeBy?.commit ?? '');
        const day = new Date(Math.min(...dates.split(' ').map(Number)) * 1000).toISOString().slice(0, 10);
        expect([page.path, page.lastChange]).toEqual([page.path, day]);
      }
    });

    test.runIf(name === 'engineering-playbook')('no sweep passes as the update of a page', async () => {
      const sweeps = await findSweeps(root, judged.pages);
      expect(sweeps.size).toBeGreaterThan(5);
      const created = new Set<string>();
      for (const commit of sweeps) {
        const added = await listLines(root, 'diff-tree', '-r', '-M', '--diff-filter=A', '--name-only', '--no-commit-id', commit);
        for (const file of added) created.add(`${file} ${commit}`);
      }
      const updated = judged.pages.filter(({ lastChangeBy }) => sweeps.has(lastChangeBy?.commit ?? ''));
      expect(updated.map((page) => `${page.path} ${page.lastChangeBy?.commit ?? ''}`).filter((change) => !created.has(change))).toEqual([]);
    });

    test.runIf(name === 'modernisation-platform')('every review date of another tool counts', async () => {
      const written = await listLines(root, 'grep', '-lE', '^last_reviewed_on: *[0-9]{4}', '--', 'source');
      const frontmatter = written.filter((file) => readFileSync(join(root, file), 'utf8').startsWith('---'));
      const reviewed = judged.pages.filter(({ reviewedOn }) => reviewedOn !== null);
      expect(reviewed.map((page) => page.path).toSorted()).toEqual(frontmatter.toSorted());
      expect(reviewed).toHaveLength(135);
      expect(reviewed.filter(({ review }) => review === 'unreviewed' || review === 'not-scheduled')).toEqual([]);
    });

    test.runIf(name === 'modernisation-platform')('no review passes as the update of a page', async () => {
      const reviews: string[] = [];
      for (const { path: page, lastChangeBy } of judged.pages.filter(({ reviewedOn }) => reviewedOn !== null)) {
        if (await isReview(root, lastChangeBy?.commit ?? '', page)) reviews.push(page);
      }
      expect(reviews).toEqual([]);
    });

    test.runIf(name === 'modernisation-platform')('lines of CODEOWNERS that GitHub skips are reported', async () => {
      const { out } = await runIn(root, ['check', '--format', 'json']);
      const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; file: string; range: { start: { line: number } } }[] };
      const reported = diagnostics.filter(({ rule }) => rule === 'owner/invalid-owner').map(({ file, range }) => [file, range.start.line]);
      const lines = readFileSync(join(root, '.github/CODEOWNERS'), 'utf8').split('\n');
      const withComma = [...lines.entries()].filter(([, line]) => /^[^#]*,/.test(line)).map(([index]) => ['.github/CODEOWNERS', index + 1]);
      expect(reported).toEqual(withComma);
      expect(withComma).toHaveLength(2);
    });

    test.runIf(name === 'openshift-runbooks')('the OWNERS file of the nearest folder answers for every page', async () => {
      const files = (await listLines(root, 'ls-files')).filter((file) => /(?:^|\/)OWNERS$/.test(file));
      expect(files.length).toBeGreaterThan(5);
      for (const { path: page, ownership } of judged.pages) {
        const around = files.filter((file) => page.startsWith(file.slice(0, -'OWNERS'.length)));
        const nearest = around.reduce((a, b) => (a.length > b.length ? a : b));
        expect([page, ownership.rules[0]?.file]).toEqual([page, nearest]);
      }
    });

    test('cut down to depth 1, it has the same reviews and owners, and no date of a change', async () => {
      await cutHistory(root);
      const { history, pages } = await judge(root);
      expect([history, pages.length]).toEqual(['shallow', judged.pages.length]);
      expect(pages.filter(({ lastChange, lastChangeBy }) => lastChange !== null || lastChangeBy !== null)).toEqual([]);
      expect(pages.filter(({ reasons }) => reasons.some(({ message }) => /changed on \d/.test(message)))).toEqual([]);
      const kept = ({ path: page, owner, review, reviewedOn, badge }: JudgedPage): unknown => [page, owner, review, reviewedOn, badge];
      expect(pages.map(kept)).toEqual(judged.pages.map(kept));
    });
  });
});

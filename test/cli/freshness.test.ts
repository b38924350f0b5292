import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';
import { runIn, type Outcome } from './command-line.ts';

const codeowners = '/docs/ @acme/docs\n/docs/cli.md @acme/tools\n/src/ @acme/core\n';

/** A repository whose pages claim nothing yet. */
function makeQuiet(): Repository {
  return makeRepository(
    {
      '.github/CODEOWNERS': codeowners,
      'docs/cli.md': '# Command line\n\nRun `acme --dry-run` first, then `scripts/deploy.sh`.\n',
      'docs/restart.md': '---\nkind: runbook\n---\n\n# Restart\n\nTurn it off and on.\n',
      'src/cli.ts': "option('--dry-run');\noption('--yes');\nhelp();\n",
      'scripts/deploy.sh': 'echo deploy\n',
    },
    { date: '2026-01-01T12:00:00Z' },
  );
}

const surface =
  "---\ncovers:\n  - { path: src/cli.ts, match: 'option' }\n---\n\n# Command line\n\nRun `acme --dry-run` first, then `scripts/deploy.sh`.\n";

/** The same after reviews: the command line covers its options, the runbook wants a look twice a year. */
async function makeReviewed(): Promise<Repository> {
  const repository = makeQuiet();
  const { root, commit } = repository;
  commit({ 'docs/cli.md': surface }, { date: '2026-01-10T12:00:00Z' });
  await runIn(
    root,
    ['review', 'docs', '--still-accurate', '--by', '@acme/docs', '--now', '2026-01-15'].toSpliced(1, 1, 'docs/cli.md', 'docs/restart.md'),
  );
  commit({}, { date: '2026-01-15T12:00:00Z', message: 'Review' });
  return repository;
}

/** What `freshness` says on a day, without ids of commits. */
async function freshness(root: string, day: string, ...options: string[]): Promise<Outcome> {
  const outcome = await runIn(root, ['freshness', '--now', day, ...options]);
  return { ...outcome, out: outcome.out.replace(/\b[0-9a-f]{10,40}\b/g, (id) => '·'.repeat(Math.min(id.length, 10))) };
}

interface State {
  path: string;
  review: string;
  drift: string;
  badge: string | null;
  confidence: string;
  lastChange: string | null;
  owner: string[];
}

async function states(root: string, day: string, ...options: string[]): Promise<Record<string, string>> {
  const { out } = await runIn(root, ['freshness', '--now', day, '--format', 'json', ...options]);
  const { pages } = JSON.parse(out) as { pages: State[] };
  return Object.fromEntries(pages.map(({ path, review, drift, badge }) => [path, [review, drift, badge ?? 'no badge'].join(', ')]));
}

describe('a team that begins', () => {
  test('sees no wall: nothing is claimed, nothing fails', async () => {
    const { root } = makeQuiet();
    const { code, out } = await freshness(root, '2029-01-01');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "No page needs a look. No page says yet when it was reviewed or what it describes, so none is judged.

      To begin with one:
        npx waymark covers docs/cli.md --suggest         what it seems to describe
        npx waymark review docs/cli.md --still-accurate  somebody has read it, and it holds
        npx waymark owners docs/cli.md                   who answers for it

      2 pages: 2 not reviewed.
      "
    `);
  });

  test('is judged from its first review on', async () => {
    const { root } = await makeReviewed();
    expect(await states(root, '2026-02-01')).toEqual({
      'docs/cli.md': 'not-scheduled, in-sync, current',
      'docs/restart.md': 'current, untracked, current',
    });
    const restart = await states(root, '2026-12-01', 'docs/restart.md');
    expect(restart).toEqual({ 'docs/restart.md': 'overdue, untracked, overdue' });
  });
});

describe('code that changes', () => {
  test('outside of the surface changes nothing', async () => {
    const { root, commit } = await makeReviewed();
    commit(
      { 'src/cli.ts': "option('--dry-run');\noption('--yes');\nhelp(1);\n", 'scripts/deploy.sh': 'echo go\n' },
      { date: '2026-02-01T12:00:00Z' },
    );
    expect((await states(root, '2026-02-02'))['docs/cli.md']).toBe('not-scheduled, in-sync, current');
  });

  test('inside of it is said with place, commit, owner and what to do; by itself it fails nothing', async () => {
    const { root, commit } = await makeReviewed();
    commit(
      { 'src/cli.ts': "option('--dry-run');\noption('--force');\nhelp();\n" },
      { date: '2026-02-01T12:00:00Z', message: 'Rename --yes' },
    );
    const { code, out } = await freshness(root, '2026-02-02');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Code that the page describes has changed since

        docs/cli.md  Command line
          Code that this page describes has changed since its review on 2026-01-15: \`src/cli.ts:2\` (1
          commit).
          Last reviewed on 2026-01-15 by @acme/docs.
          ·········· 2026-02-01 Ada: Rename --yes
          @acme/tools (.github/CODEOWNERS:2)
          npx waymark review docs/cli.md

      2 pages: 1 changed, 1 current.
      "
    `);
    expect((await freshness(root, '2026-02-02', '--fail-on', 'changed')).code).toBe(1);
  });

  test('that takes away what a page names contradicts it, and fails the whole repository', async () => {
    const { root, git, commit } = await makeReviewed();
    git('rm', '--quiet', 'scripts/deploy.sh');
    commit({}, { date: '2026-02-01T12:00:00Z', message: 'Deploy otherwise' });
    const { code, out } = await freshness(root, '2026-02-02');
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "Names something that is gone

        docs/cli.md:13  Command line
          The page names \`scripts/deploy.sh\`, which the repository held when somebody last looked at the
          page, and is gone since ·········· (2026-02-01).
          Last reviewed on 2026-01-15 by @acme/docs.
          @acme/tools (.github/CODEOWNERS:2)
          npx waymark review docs/cli.md

      2 pages: 1 contradicted, 1 current.
      "
    `);
    expect((await freshness(root, '2026-02-02', '--fail-on', 'none')).code).toBe(0);
  });
});

describe('a pull request', () => {
  async function makeBranch(): Promise<Repository> {
    const repository = await makeReviewed();
    const { git, commit } = repository;
    git('switch', '--quiet', '--create', 'topic');
    git('rm', '--quiet', 'scripts/deploy.sh');
    commit({ 'src/cli.ts': "option('--force');\nhelp();\n" }, { date: '2026-02-01T12:00:00Z' });
    return repository;
  }

  test('hears what its change means for pages, and never fails for it', async () => {
    const { root } = await makeBranch();
    const { code, out } = await freshness(root, '2030-01-01', '--changed-since', 'main');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Since \`main\` (··········):

      docs/cli.md:13
        The page names \`scripts/deploy.sh\`, which this change removes.
        @acme/tools
        npx waymark review docs/cli.md

      docs/cli.md
        This change touches lines that the page describes: \`src/cli.ts:1\`.
        @acme/tools
        npx waymark review docs/cli.md

      2 pages looked at.
      "
    `);
  });

  test('hears nothing about pages that other changes concern, or that are only old', async () => {
    const { root, git, commit } = await makeReviewed();
    git('switch', '--quiet', '--create', 'topic');
    commit({ 'docs/new.md': '# New\n\nText.\n' }, { date: '2026-02-01T12:00:00Z' });
    const { code, out } = await freshness(root, '2030-01-01', '--changed-since', 'main', '--format', 'github');
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  test('is told where it edits a page that was overdue', async () => {
    const { root, git, commit } = await makeReviewed();
    git('switch', '--quiet', '--create', 'topic');
    const text = readFileSync(join(root, 'docs/restart.md'), 'utf8');
    commit({ 'docs/restart.md': `${text}\nMind the gap.\n` }, { date: '2026-02-01T12:00:00Z' });
    const { out } = await runIn(root, ['freshness', '--changed-since', 'main', '--now', '2030-01-01', '--format', 'json']);
    expect((JSON.parse(out) as { change: { overdue: string[] } }).change.overdue).toEqual(['docs/restart.md']);
  });

  test('is told about a page that it moves as well', async () => {
    const { root, git, commit } = await makeReviewed();
    git('switch', '--quiet', '--create', 'topic');
    git('rm', '--quiet', 'scripts/deploy.sh');
    git('mv', 'docs/cli.md', 'docs/command-line.md');
    commit({ 'src/cli.ts': "option('--force');\nhelp();\n" }, { date: '2026-02-01T12:00:00Z' });
    const { out } = await runIn(root, ['freshness', '--changed-since', 'main', '--now', '2026-02-02', '--format', 'json']);
    const { change } = JSON.parse(out) as { change: { touched: { path: string }[]; contradicted: { path: string }[] } };
    expect([...change.touched, ...change.contradicted].map(({ path }) => path)).toEqual(['docs/command-line.md', 'docs/command-line.md']);
  });

  test('that adds an old review isn’t told that it was overdue', async () => {
    const { root, git, commit } = await makeReviewed();
    git('switch', '--quiet', '--create', 'topic');
    commit({ 'docs/new.md': '---\nreviewEvery: 1mo\nreviewed: { on: 2020-01-01 }\n---\n\n# New\n' }, { date: '2026-02-01T12:00:00Z' });
    expect((await freshness(root, '2026-02-02', '--changed-since', 'main', '--format', 'github')).out).toBe('');
  });

  test('fails only where the repository wants that, and for what the page itself covers', async () => {
    const { root, write } = await makeBranch();
    const wish = 'freshness: { contradiction: error }\nsources: [{ id: docs, path: docs }]\n';
    write({ 'waymark.yml': wish });
    expect((await freshness(root, '2026-02-02', '--changed-since', 'main')).code).toBe(0);
    const covering = readFileSync(join(root, 'docs/cli.md'), 'utf8').replace('covers:\n', 'covers:\n  - scripts\n');
    write({ 'docs/cli.md': covering });
    expect((await freshness(root, '2026-02-02', '--changed-since', 'main')).code).toBe(1);
  });
});

describe('a baseline', () => {
  test('keeps what is known, counts what is new, and wants to be rid of what is settled', async () => {
    const { root, git, commit } = await makeReviewed();
    git('rm', '--quiet', 'scripts/deploy.sh');
    commit({}, { date: '2026-02-01T12:00:00Z' });
    const run = (...options: string[]): Promise<Outcome> => freshness(root, '2026-02-02', '--baseline', 'known.json', ...options);
    expect(await run('--update-baseline')).toMatchObject({ code: 0, err: 'known.json knows 1 finding now.\n' });
    expect((await run()).code).toBe(0);
    commit({ 'docs/cli.md': surface.replace(', then `scripts/deploy.sh`', '') }, { date: '2026-02-02T12:00:00Z' });
    expect(await run()).toMatchObject({ code: 1, err: '1 finding of `known.json` is settled; `--prune-baseline` takes it out.\n' });
    expect(await run('--prune-baseline')).toMatchObject({ code: 0, err: '1 settled finding left `known.json`.\n' });
    expect(readFileSync(join(root, 'known.json'), 'utf8')).toBe('[]\n');
  });
});

describe('what can’t be right', () => {
  const page = (fields: string): Repository => makeRepository({ 'docs/page.md': `---\n${fields}\n---\n\n# Page\n\nText.\n` });

  test('a review in the future counts for nothing, and is an error', async () => {
    const { root } = page('reviewed: { on: 2099-11-01 }');
    expect(await states(root, '2026-02-02')).toEqual({ 'docs/page.md': 'unreviewed, untracked, no badge' });
    const { code, out } = await freshness(root, '2026-02-02');
    expect(code).toBe(1);
    expect(out).toContain('freshness/future-review');
  });

  test('a cover that selects nothing is an error here too', async () => {
    const { root } = page('covers: [src/gone.ts]');
    const { code, out } = await freshness(root, '2026-02-02');
    expect(code).toBe(1);
    expect(out).toContain('freshness/covers-nothing');
    expect((await freshness(root, '2026-02-02', '--fail-on', 'none')).code).toBe(0);
  });

  test('a snooze lasts as long as it may', async () => {
    const { root } = page('reviewed: { on: 2020-01-01 }\nsnooze: { until: 2099-01-01, reason: Later }');
    const { out } = await runIn(root, ['freshness', '--now', '2026-02-02', '--format', 'json']);
    expect((JSON.parse(out) as { pages: { snooze: unknown }[] }).pages[0]?.snooze).toEqual({ until: '2026-05-03', reason: 'Later' });
  });

  test('an owner of no page is a slip, not peace', async () => {
    const { root } = await makeReviewed();
    expect(await freshness(root, '2026-02-02', '--owner', '@acme/tols')).toMatchObject({
      code: 2,
      err: 'waymark: `@acme/tols` owns no page.\n  Did you mean `@acme/tools`?\n',
    });
    expect((await freshness(root, '2026-02-02', '--owner', '@ACME/Tools')).code).toBe(0);
  });
});

test('a baseline outlives the calendar: due becomes overdue, and nothing is settled', async () => {
  const { root } = makeRepository({ 'docs/page.md': '---\nkind: runbook\nreviewed: { on: 2026-01-01 }\n---\n\n# Page\n' });
  await runIn(root, ['freshness', '--now', '2026-07-05', '--baseline', 'known.json', '--update-baseline']);
  const { code, err } = await freshness(root, '2026-09-05', '--baseline', 'known.json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

describe('history that isn’t there', () => {
  test('gives no date: of a clone of depth 1 the digest alone speaks, and speaks exactly', async () => {
    const { root, commit } = await makeReviewed();
    const { root: folder } = makeFolder();
    const clone = (name: string): string => {
      execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, join(folder, name)]);
      return join(folder, name);
    };
    const before = clone('before');
    commit({ 'src/cli.ts': "option('--force');\nhelp();\n" }, { date: '2026-02-01T12:00:00Z' });
    const after = clone('after');
    expect((await states(before, '2026-02-02'))['docs/cli.md']).toBe('not-scheduled, in-sync, current');
    expect((await states(after, '2026-02-02'))['docs/cli.md']).toBe('not-scheduled, changed, changed');
    const { out } = await runIn(after, ['freshness', '--now', '2026-02-02', '--format', 'json']);
    const { pages } = JSON.parse(out) as { pages: State[] };
    expect(pages.map(({ confidence, lastChange }) => [confidence, lastChange])).toEqual([
      ['older-than', null],
      ['older-than', null],
    ]);
    expect((await freshness(after, '2026-02-02', '--strict')).code).toBe(3);
  });

  test('without git nothing is known, and nothing fails', async () => {
    const { root } = makeFolder({ 'docs/page.md': '# Page\n\nText.\n' });
    const { code, out } = await freshness(root, '2026-02-02');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "No page needs a look. No page says yet when it was reviewed or what it describes, so none is judged.

      To begin with one:
        npx waymark covers docs/page.md --suggest         what it seems to describe
        npx waymark review docs/page.md --still-accurate  somebody has read it, and it holds
        npx waymark owners docs/page.md                   who answers for it

      There is no git history here: what changed since a review isn’t known, unless the review has a digest.

      1 page: 1 not reviewed.
      "
    `);
  });
});

test.each([
  [['--update-baseline'], '`--update-baseline` needs `--baseline FILE`.'],
  [['--baseline', 'b.json', '--update-baseline', '--prune-baseline'], '`--update-baseline` and `--prune-baseline` exclude each other.'],
  [['--baseline', 'b.json', '--prune-baseline', '--changed-since', 'main'], '`--prune-baseline` and `--changed-since` exclude each other.'],
  [['--baseline', 'b.json', '--update-baseline', 'docs'], '`--update-baseline` takes no paths.'],
  [['--now', '2026-02-30'], '`--now` is `2026-02-30`, expected a date such as 2026-08-14.'],
  [['--fail-on', 'due'], '`--fail-on` is `due`, expected one of contradicted, changed, overdue, none.'],
])('%j is refused', async (options, message) => {
  const { root } = makeQuiet();
  const { code, err } = await runIn(root, ['freshness', ...options]);
  expect([code, err.split('\n')[0]]).toEqual([2, `waymark: ${message}`]);
});

test('every format prints something that its reader can parse', async () => {
  const { root, git, commit } = await makeReviewed();
  git('rm', '--quiet', 'scripts/deploy.sh');
  commit({}, { date: '2026-02-01T12:00:00Z' });
  for (const format of ['json', 'sarif', 'codequality', 'issues', 'slack', 'badge']) {
    const { out } = await runIn(root, ['freshness', '--now', '2026-02-02', '--format', format]);
    expect([format, typeof JSON.parse(out)]).toEqual([format, 'object']);
  }
  for (const format of ['github', 'summary', 'pretty']) {
    const { out } = await runIn(root, ['freshness', '--now', '2026-02-02', '--format', format]);
    expect(out).toContain('scripts/deploy.sh');
  }
});

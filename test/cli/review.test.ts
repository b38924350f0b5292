import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn, type Outcome } from './command-line.ts';

beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  return () => vi.unstubAllEnvs();
});

const restart = `---
title:  Restart # the worker
owner: '@acme/payments'
reviewEvery: 3mo
---

# Restart
`;

const files: Files = {
  'waymark.yml': 'sources: [{ id: docs, path: docs }]\n',
  'docs/restart.md': restart,
  'docs/stop.md': "---\nowner: '@acme/payments'\nlast_reviewed_on: 2026-01-05\nreview_in: 3 months\n---\n\n# Stop\n",
  'docs/free.md': '# Free\n',
};

const now = ['--now', '2026-08-20'];

function repositoryOf(more: Files = {}): Repository {
  const repository = makeRepository({ ...files, ...more }, { date: '2026-01-05T12:00:00Z' });
  repository.git('config', 'user.name', 'Ada');
  repository.git('config', 'user.email', 'ada@example.com');
  return repository;
}

/** A repository with a page that covers code, never reviewed, and another. */
function coveringRepository(more: Files = {}): Repository {
  const front = "owner: '@acme/payments'\nreviewEvery: 3mo\n";
  return repositoryOf({
    'docs/pay.md': `---\n${front}covers: [src]\n---\n\n# Pay\n`,
    'docs/other.md': `---\n${front}covers: [lib]\n---\n\n# Other\n`,
    'src/pay.ts': 'pay\n',
    'src/gone.ts': 'gone\n',
    'lib/a.ts': 'a\n',
    ...more,
  });
}

/** Edits a covered file without committing it: one is removed from the index, one is new there. */
function edit({ git, write }: Repository, path: string): void {
  if (path === 'src/gone.ts') git('rm', '--quiet', path);
  else write({ [path]: 'edited\n' });
  if (path === 'src/new.ts') git('add', path);
}

const read = ({ root }: { root: string }, path: string): string => readFileSync(join(root, path), 'utf8');

/** What a run says, ids of commits left out: they depend on the test's folder and clock. */
function saying({ out, err }: Outcome): string {
  return `${out}${err}`.replace(/\b[0-9a-f]{10,40}\b/g, '<commit>');
}

describe('without --still-accurate', () => {
  test('the state is shown and nothing is written', async () => {
    const repository = repositoryOf();
    const run = await runIn(repository.root, ['review', 'docs/restart.md', 'docs/free', ...now]);
    expect(run.code).toBe(0);
    expect(saying(run)).toMatchInlineSnapshot(`
      "docs/free.md  Free
        unreviewed
        - Nobody has recorded a review; last changed on 2026-01-05.
        Covers nothing. Last changed on 2026-01-05 by Ada (<commit>).

      docs/restart.md  Restart
        overdue · @acme/payments
        - A review was due on 2026-04-05, and its time of grace ended on 2026-04-28.
        - Nobody has recorded a review; last changed on 2026-01-05.
        Covers nothing. Last changed on 2026-01-05 by Ada (<commit>).

      Still right? Run: waymark review docs/free.md docs/restart.md --still-accurate
      "
    `);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test.each([
    'docs/restart.md',
    './docs/restart.md',
    'docs/restart',
    '/go/docs/restart/',
    'https://learn.example.com/base/go/docs/restart/',
  ])('the page is found as %s', async (argument) => {
    const { root } = repositoryOf();
    const run = await runIn(root, ['review', argument, '--format', 'json', ...now]);
    expect((JSON.parse(run.out) as { pages: { path: string }[] }).pages.map(({ path }) => path)).toEqual(['docs/restart.md']);
  });

  test('a path counts from the current folder', async () => {
    const { root } = repositoryOf();
    const run = await runIn(join(root, 'docs'), ['review', 'restart.md', '--root', root, ...now]);
    expect(run.out).toMatch(/^docs\/restart\.md/);
  });

  test('content can’t move the cursor', async () => {
    const { root } = repositoryOf({ 'docs/evil.md': '---\ntitle: "a\\e[2Jb"\nowner: "\\u202e@x"\n---\n' });
    const run = await runIn(root, ['review', 'docs/evil.md', ...now]);
    expect(run.out).toContain('a\\u{1b}[2Jb');
    expect(run.out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

test('what can’t be meant is refused, and nothing is written', async () => {
  const repository = repositoryOf({ 'docs/toml.md': '+++\ntitle = "T"\n+++\n', 'docs/twice.md': '---\norder: 1\norder: 2\n---\n# T\n' });
  const { root } = repository;
  const attempts = [
    [],
    ['docs/restrat.md'],
    ['docs/nowhere'],
    ['docs/restart.md', '--by', '@acme/docs'],
    ['docs/restart.md', '--owner', '@acme/payments'],
    ['docs/restart.md', '--branch', 'x', '--still-accurate'],
    ['--owner', '@acme/payment'],
    ['--owner', '@acme/payments', '--ran', 'INC-1', '--still-accurate'],
    ['docs/restart.md', '--now', '2026-02-30'],
    ['docs/restart.md', 'docs/toml.md', 'docs/twice.md', '--still-accurate'],
  ];
  const said: string[] = [];
  for (const attempt of attempts) {
    const run = await runIn(root, ['review', ...attempt]);
    expect({ attempt, code: run.code, out: run.out }).toEqual({ attempt, code: 2, out: '' });
    said.push(run.err);
  }
  expect(said.join('')).toMatchInlineSnapshot(`
    "waymark: \`review\` needs PAGE, or \`--owner OWNER\`.
      Run \`waymark review --help\`.
    waymark: No page has the path or id \`docs/restrat.md\`.
      Did you mean \`docs/restart.md\`?
    waymark: No page has the path or id \`docs/nowhere\`.
      Run \`waymark pages\` for the list of pages.
    waymark: \`--by\` needs \`--still-accurate\`.
      Mend the page first if it was wrong; then confirm it.
    waymark: \`--owner\` and PAGE exclude each other.
      Run \`waymark review --help\`.
    waymark: \`--branch\` needs \`--owner\`.
      Run \`waymark review --help\`.
    waymark: \`@acme/payment\` owns no page.
      Did you mean \`@acme/payments\`?
    waymark: \`--ran\` needs PAGE: one page was followed, not all of an owner’s.
      Run \`waymark review --help\`.
    waymark: \`--now\` is \`2026-02-30\`, expected a date such as 2026-08-14.
    waymark: \`docs/toml.md\` can’t be stamped: its frontmatter is TOML, and \`waymark.yml\` names no sidecar in \`units\`.
    \`docs/twice.md\` can’t be stamped: in its frontmatter, it has a fault on line 3: \`order\` is here twice; the last value counts.
      Nothing was written.
    "
  `);
  expect(repository.git('status', '--porcelain')).toBe('');
});

describe('with --still-accurate', () => {
  test('the review is written, and nothing else', async () => {
    const repository = repositoryOf();
    const head = repository.git('rev-parse', 'HEAD').trim().slice(0, 12);
    const run = await runIn(repository.root, ['review', 'docs/restart.md', '--still-accurate', ...now]);
    expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: 'Confirmed `docs/restart.md` as of 2026-08-20, by Ada.\n' });
    const written = read(repository, 'docs/restart.md').replace(
      /commit: '?([0-9a-f]+)'?/,
      (_, id: string) => `commit: ${id === head ? 'HEAD' : id}`,
    );
    expect(written).toBe(restart.replace('3mo\n', '3mo\nreviewed: { on: 2026-08-20, by: Ada, commit: HEAD }\n'));
    const again = await runIn(repository.root, ['review', 'docs/restart.md', ...now]);
    expect(saying(again)).toMatchInlineSnapshot(`
      "docs/restart.md  Restart
        current · @acme/payments
        - Last reviewed on 2026-08-20 by Ada.
        Covers nothing. Last changed on 2026-01-05 by Ada (<commit>).

      Still right? Run: waymark review docs/restart.md --still-accurate
      "
    `);
  });

  test('who confirms and where it was followed are named', async () => {
    const repository = repositoryOf();
    await runIn(repository.root, ['review', 'docs/free.md', '--still-accurate', '--by', '@acme/docs', '--ran', 'INC-123', ...now]);
    expect(read(repository, 'docs/free.md')).toMatch(
      /^---\nreviewed: \{ on: 2026-08-20, by: '@acme\/docs', ran: INC-123, commit: .* \}\n---\n\n# Free\n$/,
    );
    const shown = await runIn(repository.root, ['review', 'docs/free.md', ...now]);
    expect(shown.out).toContain('Followed for real at the last review: INC-123');
  });

  test('a day in a field of another tool stays there', async () => {
    const repository = repositoryOf();
    await runIn(repository.root, ['review', 'docs/stop.md', '--still-accurate', ...now]);
    expect(read(repository, 'docs/stop.md')).toBe(
      "---\nowner: '@acme/payments'\nlast_reviewed_on: 2026-08-20\nreview_in: 3 months\n---\n\n# Stop\n",
    );
  });

  test('the sidecar takes it where the review stands there, and for TOML', async () => {
    const units = 'pages:\n  docs/free.md: { reviewed: { on: 2026-01-05 } } # ours\n';
    const repository = repositoryOf({
      'waymark.yml': 'sources: [{ id: docs, path: docs }]\nunits: units.yml\n',
      'units.yml': units,
      'docs/toml.md': '+++\ntitle = "T"\n+++\n',
    });
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'x');
    const run = await runIn(repository.root, ['review', 'docs/free.md', 'docs/toml.md', '--still-accurate', ...now]);
    expect(run.code).toBe(0);
    expect(repository.git('status', '--porcelain')).toBe(' M units.yml\n');
    const anonymous = read(repository, 'units.yml').replace(/commit: '?[0-9a-f]+'?/g, 'commit: HEAD');
    expect(anonymous).toBe(
      'pages:\n  docs/free.md: { reviewed: { on: 2026-08-20, by: Ada, commit: HEAD } } # ours\n  docs/toml.md:\n    reviewed: { on: 2026-08-20, by: Ada, commit: HEAD }\n',
    );
  });

  test('somebody has to be named', async () => {
    const repository = repositoryOf();
    repository.git('config', '--unset', 'user.name');
    const run = await runIn(repository.root, ['review', 'docs/free.md', '--still-accurate', ...now]);
    expect({ code: run.code, err: run.err }).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "waymark: Nobody is named as the reviewer.
        Name one with \`--by OWNER\`, or run \`git config user.name "…"\`.
      ",
      }
    `);
    expect(read(repository, 'docs/free.md')).toBe('# Free\n');
  });

  test('a house that wants owners hears of others', async () => {
    const { root } = repositoryOf({ 'waymark.yml': 'sources: [{ id: docs, path: docs }]\nrules: { freshness/reviewer: error }\n' });
    const run = await runIn(root, ['review', 'docs/restart.md', '--still-accurate', '--by', '@acme/docs', ...now]);
    expect(run.err).toContain('`@acme/docs` isn’t an owner of `docs/restart.md`');
    const check = await runIn(root, ['check', '--format', 'json']);
    expect(check.out).toContain('who isn’t among its owners: `@acme/payments`.');
  });

  test.each(['src/pay.ts', 'src/new.ts', 'src/gone.ts'])('a first digest of uncommitted %s stands beside no commit', async (edited) => {
    const repository = coveringRepository();
    const run = await runIn(repository.root, ['review', 'docs/pay.md', 'docs/other.md', '--still-accurate', ...now]);
    const warning = `\`docs/pay.md\` is confirmed against \`${edited}\` as on disk, which isn’t committed: commit both together.\n`;
    expect(run.err).not.toContain('isn’t committed');
    expect(read(repository, 'docs/pay.md')).toMatch(/digest: \S+\s+commit: /);
    repository.git('checkout', '--quiet', '--', 'docs');
    edit(repository, edited);
    const again = await runIn(repository.root, ['review', 'docs/pay.md', 'docs/other.md', '--still-accurate', ...now]);
    expect({ code: again.code, warns: again.err.includes(warning) }).toEqual({ code: 0, warns: true });
    expect(read(repository, 'docs/pay.md')).toMatch(/by: Ada,?\s+digest: \S+(?: \})?\n---/);
    expect(read(repository, 'docs/other.md')).toMatch(/digest: \S+\s+commit: /);
  });

  test('what git converts at the checkout is no change', async () => {
    const repository = coveringRepository({ '.gitattributes': '*.ts ident\n', 'src/pay.ts': '// $Id$\n' });
    repository.git('rm', '--quiet', '--cached', 'src/pay.ts');
    repository.git('reset', '--quiet', '--hard');
    expect(read(repository, 'src/pay.ts')).toContain('$Id: ');
    expect(repository.git('status', '--porcelain')).toBe('');
    const run = await runIn(repository.root, ['review', 'docs/pay.md', '--still-accurate', ...now]);
    expect(run.err).toBe('Confirmed `docs/pay.md` as of 2026-08-20, by Ada.\n');
    expect(read(repository, 'docs/pay.md')).toMatch(/digest: \S+\s+commit: /);
  });

  test('a folder without git takes the day', async () => {
    const folder = makeFolder(files);
    const run = await runIn(folder.root, [
      'review',
      'docs/restart.md',
      '--still-accurate',
      '--by',
      '@acme/payments',
      '--root',
      folder.root,
      ...now,
    ]);
    expect(run.code).toBe(0);
    expect(read(folder, 'docs/restart.md')).toContain("reviewed: { on: 2026-08-20, by: '@acme/payments' }\n");
  });
});

describe('with --owner', () => {
  test('the pages that ask for a review are shown', async () => {
    const { root } = repositoryOf();
    const run = await runIn(root, ['review', '--owner', '@ACME/payments', ...now]);
    expect({ code: run.code, pages: run.out.match(/^docs\/\S+/gm) }).toEqual({ code: 0, pages: ['docs/restart.md', 'docs/stop.md'] });
    expect(run.out).toMatch(/\nStill right\? Run: waymark review --owner @ACME\/payments --still-accurate\n$/);
  });

  test('nothing is made when none does', async () => {
    const { root, git } = repositoryOf();
    const run = await runIn(root, ['review', '--owner', '@acme/payments', '--still-accurate', '--now', '2026-01-10']);
    expect(saying(run)).toBe('No page of @acme/payments asks for a review.\n');
    expect(git('branch', '--list').trim()).toBe('* main');
  });

  test('a branch confirms them, and nothing else is touched', async () => {
    const repository = repositoryOf();
    const { root, git, write } = repository;
    write({ 'docs/free.md': '# Staged\n' });
    git('add', '--all');
    write({ 'docs/free.md': '# Edited\n', 'docs/untracked.md': 'u\n' });
    const status = git('status', '--porcelain=v2', '--branch');
    const index = readFileSync(join(root, '.git/index'));
    const run = await runIn(root, ['review', '--owner', '@acme/payments', '--still-accurate', ...now]);
    expect(run.err.replace(/\b[0-9a-f]{10,40}\b/g, '<commit>')).toMatchInlineSnapshot(`
      "The branch waymark/review-acme-payments-a37004-2026-08-20 confirms 2 pages in one commit (<commit>). Nothing else was touched, and nothing was pushed.
        git show waymark/review-acme-payments-a37004-2026-08-20
        git push origin waymark/review-acme-payments-a37004-2026-08-20
        gh pr create --head waymark/review-acme-payments-a37004-2026-08-20 --fill
      "
    `);
    expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true);
    expect(git('status', '--porcelain=v2', '--branch')).toBe(status);
    const branch = 'waymark/review-acme-payments-a37004-2026-08-20';
    expect(git('diff', '--stat', 'HEAD', branch)).toMatchInlineSnapshot(`
      " docs/restart.md | 1 +
       docs/stop.md    | 3 ++-
       2 files changed, 3 insertions(+), 1 deletion(-)
      "
    `);
    expect(git('log', '-1', '--format=%an%n%B', branch).replace(/\b[0-9a-f]{10,40}\b/g, '<commit>')).toMatchInlineSnapshot(`
      "Ada
      Confirm 2 pages of @acme/payments

      Each page below is confirmed as right on 2026-08-20 by @acme/payments.
      Doubt one? Take its change out of this branch, mend the page instead, and merge the rest.

      docs/restart.md  Restart
        overdue · @​acme/payments
        - A review was due on 2026-04-05, and its time of grace ended on 2026-04-28.
        - Nobody has recorded a review; last changed on 2026-01-05.
        Covers nothing. Last changed on 2026-01-05 by Ada (<commit>).

      docs/stop.md  Stop
        overdue · @​acme/payments
        - A review was due on 2026-04-05, and its time of grace ended on 2026-04-28.
        - Last reviewed on 2026-01-05.
        Covers nothing. Last changed on 2026-01-05 by Ada (<commit>).

      "
    `);
    expect(git('cat-file', 'blob', `${branch}:docs/stop.md`)).toMatch(/last_reviewed_on: 2026-08-20\n[^]*by: '@acme\/payments', commit: /);
    expect(git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  test('pages with changes that aren’t committed are left out', async () => {
    const { root, git, write } = repositoryOf();
    write({ 'docs/stop.md': `${files['docs/stop.md'] as string}More.\n` });
    const run = await runIn(root, [
      'review',
      '--owner',
      '@acme/payments',
      '--still-accurate',
      '--branch',
      'mine',
      '--format',
      'json',
      ...now,
    ]);
    expect(git('diff', '--name-only', 'HEAD', 'mine')).toBe('docs/restart.md\n');
    expect(JSON.parse(run.out)).toMatchObject({
      stamped: ['docs/restart.md'],
      left: [{ path: 'docs/stop.md', reason: '`docs/stop.md` has changes that aren’t committed' }],
      branch: 'mine',
      commit: git('rev-parse', 'mine').trim(),
    });
    expect(run.err).toContain('`docs/stop.md` can’t be stamped: `docs/stop.md` has changes that aren’t committed.');
  });

  test.each(['src/pay.ts', 'src/new.ts', 'src/gone.ts'])('pages that cover uncommitted %s are left out', async (edited) => {
    const repository = coveringRepository();
    edit(repository, edited);
    const run = await runIn(repository.root, ['review', '--owner', '@acme/payments', '--still-accurate', '--format', 'json', ...now]);
    expect(JSON.parse(run.out)).toMatchObject({
      stamped: ['docs/other.md', 'docs/restart.md', 'docs/stop.md'],
      left: [{ path: 'docs/pay.md', reason: `\`${edited}\` has changes that aren’t committed` }],
    });
  });

  test('owners with similar names have branches of their own', async () => {
    const owners = ['@acme/pay-ments', '@acme-pay/ments', '@支付', '@文档'];
    const pages = owners.map((owner, at) => [`docs/page-${at}.md`, restart.replace('@acme/payments', owner)] as const);
    const { root } = repositoryOf(Object.fromEntries(pages));
    const branches: string[] = [];
    for (const owner of [...owners, '@ACME/Pay-ments']) {
      const run = await runIn(root, ['review', '--owner', owner, '--still-accurate', '--format', 'json', ...now]);
      branches.push(/waymark\/review-([^"]*)-2026-08-20/.exec(run.out + run.err)?.[1] ?? run.err);
    }
    expect(branches).toMatchInlineSnapshot(`
      [
        "acme-pay-ments-dbc050",
        "acme-pay-ments-098e8f",
        "owner-b66dbc",
        "owner-210f92",
        "acme-pay-ments-dbc050",
      ]
    `);
  });

  test('ten pages and more are said to count as a batch', async () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`docs/page-${at}.md`, restart]));
    const { root } = repositoryOf(many);
    const run = await runIn(root, ['review', '--owner', '@acme/payments', '--still-accurate', ...now]);
    expect(run.err).toContain('One commit with 10 reviews and no other change is shown as batch-confirmed.\n');
  });
});

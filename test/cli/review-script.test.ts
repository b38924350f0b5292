import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { cloneOf, runLines } from './runner.ts';
import { runGithubScript, scriptOf, workflowOf } from './workflow.ts';

/** A pull request as GitHub lists it. */
interface Pull {
  number: number;
  title: string;
  body: string;
  user: { login: string };
  head: { ref: string; sha: string; repo: { full_name: string } };
}

const bot = { login: 'github-actions[bot]' };
/** One day for a test, also when it runs at midnight. */
const today = { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-21T12:00:00Z') / 1000) };
const branchOf = (slug: string): string => `waymark/review-${slug}-2026-11-21`;
const payments = branchOf('acme-payments-a37004');
const docs = branchOf('acme-docs-3778a2');

/** A page for each owner, whose review was due long ago. */
function pagesOf(owners: readonly string[]): Files {
  return Object.fromEntries(
    owners.map((owner, at) => [
      `docs/page-${at}.md`,
      `---\nowner: ${JSON.stringify(owner)}\nreviewed: 2020-01-01\n---\n\n# Page\n\nText.\n`,
    ]),
  );
}

afterEach(() => vi.unstubAllEnvs());

/** A repository on a host, where the workflow runs: what it says, its pull requests, and its branches. */
function makeHost(owners: readonly string[] = ['@acme/payments']): {
  origin: Repository;
  pulls: Pull[];
  calls: string[];
  head(branch: string): string;
  run(limit?: number): Promise<string[]>;
} {
  const origin = makeRepository({ 'docs/index.md': '# Docs\n\nText.\n', ...pagesOf(owners) });
  const pulls: Pull[] = [];
  const calls: string[] = [];
  const head = (branch: string): string => {
    const args = ['--git-dir', join(origin.root, '.git'), 'for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`];
    return execFileSync('git', args, { encoding: 'utf8' }).trim();
  };
  const rest = {
    list: () => pulls.map((pull) => ({ ...pull, head: { ...pull.head, sha: head(pull.head.ref) || pull.head.sha } })),
    create: ({ title, body, head: ref, base }: { title: string; body: string; head: string; base: string }) => {
      calls.push(`create ${ref} into ${base}: ${title}`);
      pulls.push({ number: pulls.length + 1, title, body, user: bot, head: { ref, sha: head(ref), repo: { full_name: 'acme/platform' } } });
      return Promise.resolve();
    },
    update: ({ pull_number: number, title, body }: { pull_number: number; title: string; body: string }) => {
      calls.push(`update #${number}`);
      Object.assign(pulls.find((pull) => pull.number === number) as Pull, { title, body });
      return Promise.resolve();
    },
  };
  const run = async (limit = 10): Promise<string[]> => {
    const { root: folder } = makeFolder();
    const { prepare } = workflowOf('waymark-reviews').jobs;
    const make = prepare?.steps.find(({ name }) => name === 'Make a branch for each owner')?.run ?? '';
    const identity = Object.fromEntries(Object.entries(prepare?.env ?? {}).map(([name, value]) => [name, String(value)]));
    const made = await runLines(cloneOf(origin.root), make, { ...identity, ...today, RUNNER_TEMP: folder });
    expect(made.status).toBe(0);
    const said: string[] = [made.stdout].filter(Boolean);
    vi.stubEnv('RUNNER_TEMP', folder);
    vi.stubEnv('NEW_REQUESTS', String(limit));
    // The other job has a checkout of its own, without history.
    vi.stubEnv('GIT_DIR', join(cloneOf(origin.root, '--depth=1'), '.git'));
    const say = (line: string): number => said.push(line);
    const context = { repo: { owner: 'acme', repo: 'platform' }, ref: 'refs/heads/main' };
    const github = { paginate: (list: () => Pull[]) => Promise.resolve(list()), rest: { pulls: rest } };
    try {
      await runGithubScript(scriptOf('waymark-reviews', 'propose'), { github, context, core: { info: say, warning: say } }, folder);
    } finally {
      vi.unstubAllEnvs();
    }
    return said;
  };
  return { origin, pulls, calls, head, run };
}

describe('the branch of an owner', () => {
  test('is pushed and proposed once, and brought up to date', async () => {
    const host = makeHost();
    await host.run();
    const first = host.head(payments);
    host.origin.commit({ 'docs/index.md': '# Docs\n\nMore.\n' });
    await host.run();
    const second = host.head(payments);
    expect(host.calls).toEqual([`create ${payments} into main: Review 1 page of @acme/payments`, 'update #1']);
    expect(second).not.toBe(first);
    expect(host.origin.git('log', '-1', '--format=%P %an', second)).toBe(
      `${host.origin.git('rev-parse', 'HEAD').trim()} github-actions[bot]\n`,
    );
    expect(host.pulls[0]?.body).toContain(`<!-- commit:${second} -->`);
  });

  test('says what to do, and shows the commit’s message', async () => {
    const host = makeHost();
    const title = 'Pay ```` @acme/everybody [x](https://evil.example)';
    const front = `owner: '@acme/payments'\nreviewed: 2020-01-01\ntitle: ${JSON.stringify(title)}`;
    host.origin.commit({ 'docs/page-0.md': `---\n${front}\n---\n\nText.\n` });
    await host.run();
    const commit = host.head(payments);
    const [text = '', folded = ''] = host.pulls[0]?.body.split('<details>') ?? [];
    expect(text.replace(commit, 'COMMIT')).toMatchInlineSnapshot(`
      "<!-- waymark-review:%40acme%2Fpayments -->
      <!-- commit:COMMIT -->
      @acme/payments: this page is due for a review. This branch says that it still holds. Nobody has looked yet: that is yours to do.

      1. Read each page beside what changed in the code that it describes.
      2. Strike out what you doubt: in this branch, put its former \`reviewed\` back, or correct the page.
      3. Merge the rest. Your merge is the review; nothing is merged by itself.

      - \`docs/page-0.md\`

      "
    `);
    expect(folded).toContain('\n`````diff\nConfirm 1 page of @acme/payments\n');
    // The sign is followed by a space that nobody sees, so that no host obeys it.
    expect(folded).toContain(title.replace('@', '@\u200b').replace('://', ':\u200b//'));
    const links: string[] = [];
    const tree = unified().use(remarkParse).use(remarkGfm);
    visit(tree.parse(host.pulls[0]?.body ?? ''), 'link', ({ url }) => void links.push(url));
    expect(links).toEqual([]);
  });

  test('is left alone once somebody has worked on it', async () => {
    const host = makeHost();
    await host.run();
    host.origin.git('switch', '--quiet', payments);
    const theirs = host.origin.commit({ 'docs/page-0.md': '# Page\n\nBetter.\n' });
    host.origin.git('switch', '--quiet', 'main');
    host.origin.commit({ 'docs/index.md': '# Docs\n\nMore.\n' });
    expect(await host.run()).toEqual(['Somebody works on #1: it is left alone.']);
    expect([host.head(payments), host.calls.length]).toEqual([theirs, 1]);
  });

  test('that is on the host already, without a pull request, isn’t overwritten', async () => {
    const host = makeHost();
    host.origin.git('branch', payments);
    const before = host.head(payments);
    expect(await host.run()).toEqual([`The branch ${payments} could not be pushed: there is one of that name with other commits.`]);
    expect([host.head(payments), host.calls]).toEqual([before, []]);
  });

  test('that can’t be made stops no other', async () => {
    // Both would have the same branch.
    const host = makeHost(['@acme/docs', '@ACME/docs', '@acme/payments']);
    expect((await host.run()).join()).toMatch(/^No branch was made for owner \d of owners\.txt: see above\.\n$/);
    expect(host.pulls.map(({ head: { ref } }) => ref).sort()).toEqual([docs, payments]);
  });

  test('isn’t made when nothing is due', async () => {
    const host = makeHost([]);
    expect([await host.run(), host.calls]).toEqual([['No review is due.'], []]);
  });

  test('isn’t one of too many', async () => {
    const host = makeHost(['@acme/a', '@acme/b', '@acme/c']);
    const said = await host.run(2);
    expect(host.calls).toHaveLength(2);
    expect(said).toEqual(['1 more owner has reviews to do. A run opens at most 2 requests; the next one goes on.']);
    expect(host.head(branchOf('acme-c-664ad4'))).toBe('');
  });

  test.each<[string, (pull: Pull) => object]>([
    ['of a stranger', () => ({ user: { login: 'stranger' } })],
    ['from a fork', ({ head }) => ({ head: { ...head, repo: { full_name: 'stranger/platform' } } })],
    ['that only quotes the marker', ({ body }) => ({ body: `> ${body}` })],
  ])('is never put into a pull request %s', async (_, change) => {
    const host = makeHost(['@acme/docs']);
    const marker = '<!-- waymark-review:%40acme%2Fdocs -->';
    const forged: Pull = {
      number: 1,
      title: 'x',
      body: `${marker}\nx`,
      user: bot,
      head: { ref: 'topic', sha: 'a', repo: { full_name: 'acme/platform' } },
    };
    host.pulls.push({ ...forged, ...change(forged) });
    await host.run();
    expect(host.calls).toEqual([`create ${docs} into main: Review 1 page of @acme/docs`]);
  });

  test('takes the owner for a name and nothing else, whatever it is', async () => {
    const owners = ['$(touch pwned)', '; touch pwned a', '--help b', '-x c', "it's", 'd"', '`touch pwned` e', '@acme/*', '--> @everybody'];
    const host = makeHost(owners);
    expect(await host.run()).toEqual([]);
    expect(host.pulls.map(({ title }) => title).sort()).toEqual(owners.map((owner) => `Review 1 page of ${owner}`).sort());
    for (const { body } of host.pulls) {
      const html: string[] = [];
      visit(unified().use(remarkParse).use(remarkGfm).parse(body), 'html', ({ value }) => void html.push(value));
      expect(html.join('\n')).toMatch(
        /^<!-- waymark-review:[\w%.~!*'()-]+ -->\n<!-- commit:[0-9a-f]+ -->\n<details><summary>What changed<\/summary>\n<\/details>$/,
      );
    }
  });
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';
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
const branchOf = (slug: string): string => `waymark/review-${slug}-2026-11-01`;

afterEach(() => vi.unstubAllEnvs());

/** A repository on a host, where the workflow runs: what it says, its pull requests, and its branches. */
function makeHost(): {
  origin: Repository;
  pulls: Pull[];
  calls: string[];
  head(branch: string): string;
  run(owners: string[], limit?: number): Promise<string[]>;
} {
  const origin = makeRepository({ 'docs/pay.md': '# Pay\n\nText.\n', 'src/pay.ts': 'pay();\n' });
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
  const run = async (owners: string[], limit = 10): Promise<string[]> => {
    const { root: folder } = makeFolder();
    const { prepare } = workflowOf('waymark-reviews').jobs;
    const make = prepare?.steps.find(({ name }) => name === 'Make a branch for each owner')?.run ?? '';
    const identity = Object.fromEntries(Object.entries(prepare?.env ?? {}).map(([name, value]) => [name, String(value)]));
    const made = await runLines(cloneOf(origin.root), make, { ...identity, RUNNER_TEMP: folder, STAND_IN_OWNERS: owners.join('\n') });
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
    await host.run(['@acme/payments']);
    const first = host.head(branchOf('acme-payments'));
    host.origin.commit({ 'src/pay.ts': 'pay(2);\n' });
    await host.run(['@acme/payments']);
    const second = host.head(branchOf('acme-payments'));
    expect(host.calls).toEqual([`create ${branchOf('acme-payments')} into main: Review 1 page of @acme/payments`, 'update #1']);
    expect(second).not.toBe(first);
    expect(host.origin.git('log', '-1', '--format=%P %an', second)).toBe(
      `${host.origin.git('rev-parse', 'HEAD').trim()} github-actions[bot]\n`,
    );
    expect(host.pulls[0]?.body).toContain(`<!-- commit:${second} -->`);
  });

  test('says what to do, and shows the commit’s message as it is', async () => {
    const host = makeHost();
    await host.run(['@acme/payments']);
    const commit = host.head(branchOf('acme-payments'));
    expect(host.pulls[0]?.body.replace(commit, 'COMMIT')).toMatchInlineSnapshot(`
      "<!-- waymark-review:%40acme%2Fpayments -->
      <!-- commit:COMMIT -->
      @acme/payments: this page is due for a review. This branch says that it still holds. Nobody has looked yet: that is yours to do.

      1. Read each page beside what changed in the code that it describes.
      2. Strike out what you doubt: in this branch, put its former \`reviewed\` back, or correct the page.
      3. Merge the rest. Your merge is the review; nothing is merged by itself.

      - \`docs/pay.md\`

      <details><summary>What changed</summary>

      \`\`\`\`diff
      Confirm a page of @acme/payments

      diff --git a/src/pay.ts b/src/pay.ts
      -\`\`\`
      +@acme/everybody [x](https://evil.example)
      \`\`\`\`

      </details>"
    `);
    const links: string[] = [];
    visit(
      unified()
        .use(remarkParse)
        .use(remarkGfm)
        .parse(host.pulls[0]?.body ?? ''),
      'link',
      ({ url }) => void links.push(url),
    );
    expect(links).toEqual([]);
  });

  test('is left alone once somebody has worked on it', async () => {
    const host = makeHost();
    await host.run(['@acme/payments']);
    host.origin.git('switch', '--quiet', branchOf('acme-payments'));
    const theirs = host.origin.commit({ 'docs/pay.md': '# Pay\n\nBetter.\n' });
    host.origin.git('switch', '--quiet', 'main');
    host.origin.commit({ 'src/pay.ts': 'pay(2);\n' });
    expect(await host.run(['@acme/payments'])).toEqual(['Somebody works on #1: it is left alone.']);
    expect([host.head(branchOf('acme-payments')), host.calls.length]).toEqual([theirs, 1]);
  });

  test('that is on the host already, without a pull request, isn’t overwritten', async () => {
    const host = makeHost();
    host.origin.git('branch', branchOf('acme-payments'));
    const before = host.head(branchOf('acme-payments'));
    expect(await host.run(['@acme/payments'])).toEqual([
      `The branch ${branchOf('acme-payments')} could not be pushed: there is one of that name with other commits.`,
    ]);
    expect([host.head(branchOf('acme-payments')), host.calls]).toEqual([before, []]);
  });

  test('is made for those only who have something due, and a failure of one stops no other', async () => {
    const host = makeHost();
    const said = await host.run(['@acme/nothing', '@acme/done', '@acme/docs']);
    expect(said).toEqual(['No branch was made for owner 1 of owners.txt: see above.\n']);
    expect(host.calls).toEqual([`create ${branchOf('acme-docs')} into main: Review 1 page of @acme/docs`]);
  });

  test('isn’t made when nothing is due', async () => {
    const host = makeHost();
    expect([await host.run([]), host.calls]).toEqual([['No review is due.'], []]);
  });

  test('isn’t one of too many', async () => {
    const host = makeHost();
    const said = await host.run(['@acme/a', '@acme/b', '@acme/c'], 2);
    expect(host.calls).toHaveLength(2);
    expect(said).toEqual(['1 more owner has reviews to do. A run opens at most 2 requests; the next one goes on.']);
    expect(host.head(branchOf('acme-c'))).toBe('');
  });

  test.each<[string, (pull: Pull) => object]>([
    ['of a stranger', () => ({ user: { login: 'stranger' } })],
    ['from a fork', ({ head }) => ({ head: { ...head, repo: { full_name: 'stranger/platform' } } })],
    ['that only quotes the marker', ({ body }) => ({ body: `> ${body}` })],
  ])('is never put into a pull request %s', async (_, change) => {
    const host = makeHost();
    const marker = '<!-- waymark-review:%40acme%2Fdocs -->';
    const forged: Pull = {
      number: 1,
      title: 'x',
      body: `${marker}\nx`,
      user: bot,
      head: { ref: 'topic', sha: 'a', repo: { full_name: 'acme/platform' } },
    };
    host.pulls.push({ ...forged, ...change(forged) });
    await host.run(['@acme/docs']);
    expect(host.calls).toEqual([`create ${branchOf('acme-docs')} into main: Review 1 page of @acme/docs`]);
  });

  test.each(['$(touch pwned)', '; touch pwned', '--help', '-x', "it's", '"', '`touch pwned`', '@acme/*', '--> @everybody', '\\'])(
    'takes the owner %j for a name and nothing else',
    async (owner) => {
      const host = makeHost();
      await host.run([owner]);
      expect(host.calls).toHaveLength(1);
      expect(host.calls[0]?.endsWith(`into main: Review 1 page of ${owner}`)).toBe(true);
      expect(host.origin.git('status', '--porcelain')).toBe('');
      const html: string[] = [];
      visit(
        unified()
          .use(remarkParse)
          .use(remarkGfm)
          .parse(host.pulls[0]?.body ?? ''),
        'html',
        ({ value }) => void html.push(value),
      );
      expect(html.join('\n')).toMatch(/^<!-- waymark-review:[\w%.~!*'()-]+ -->\n<!-- commit:[0-9a-f]+ -->\n/);
    },
  );
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';
import { cloneOf, runLines } from './runner.ts';
import { gitlabLines, runGithubScript, scriptOf, workflowOf } from './workflow.ts';

/** A pull request as GitHub lists it. */
interface Pull {
  number: number;
  title: string;
  body: string;
  user: { login: string };
  head: { ref: string; sha: string; repo: { full_name: string } };
  state: 'open' | 'closed';
  merged_at: string | null;
}

const bot = { login: 'github-actions[bot]' };
const folder = 'content/pathways';
const branch = 'waymark/release-on-call-1.1.0';

const pathwayOf = (id: string, unit: string): string =>
  `id: ${id}\ntitle: ${id}\nstages:\n  - { id: start, title: Start, units: [{ unit: ${unit} }] }\n`;

const pager = '# Pager\n\nAnswer it within five minutes.\n\n## @everybody `x` [y](https://evil.example)\n\nText.\n';

const files: Files = {
  'waymark.yml': 'sources: [{ id: docs, path: docs }]\n',
  'docs/pager.md': pager,
  'docs/queue.md': '# Queue\n\nText.\n',
  [`${folder}/on-call/pathway.yml`]: pathwayOf('on-call', 'docs/pager'),
  [`${folder}/queues/pathway.yml`]: pathwayOf('queues', 'docs/queue'),
  [`${folder}/new/pathway.yml`]: pathwayOf('new', 'docs/pager'),
};

afterEach(() => vi.unstubAllEnvs());

/** A repository on a host, with a release of one pathway and a draft of another, where the workflow runs. */
async function makeHost(): Promise<{
  origin: Repository;
  pulls: Pull[];
  calls: string[];
  head(branch: string): string;
  run(limit?: number): Promise<string[]>;
}> {
  const origin = makeRepository(files);
  for (const argv of [['on-call'], ['queues', '--draft']]) {
    expect(await runIn(origin.root, ['pathway', 'release', ...argv, '--now', '2026-01-02'])).toMatchObject({ code: 0 });
  }
  origin.commit({});
  const pulls: Pull[] = [];
  const calls: string[] = [];
  const head = (name: string): string =>
    execFileSync('git', ['--git-dir', join(origin.root, '.git'), 'for-each-ref', '--format=%(objectname)', `refs/heads/${name}`], {
      encoding: 'utf8',
    }).trim();
  const rest = {
    // GitHub keeps what a closed one had as its head.
    list: ({ state, head: from }: { state: string; head?: string }) =>
      pulls
        .filter((pull) => pull.state === state && (from ?? `acme:${pull.head.ref}`) === `acme:${pull.head.ref}`)
        .map((pull) => ({ ...pull, head: { ...pull.head, sha: (state === 'open' && head(pull.head.ref)) || pull.head.sha } })),
    create: ({ title, body, head: ref, base }: { title: string; body: string; head: string; base: string }) => {
      calls.push(`create ${ref} into ${base}: ${title}`);
      const from = { ref, sha: head(ref), repo: { full_name: 'acme/platform' } };
      pulls.push({ number: pulls.length + 1, title, body, user: bot, head: from, state: 'open', merged_at: null });
      return Promise.resolve();
    },
    update: ({ pull_number: number, ...change }: { pull_number: number } & Partial<Pull>) => {
      calls.push(change.state === 'closed' ? `close #${number}` : `update #${number}: ${change.title ?? ''}`);
      const pull = pulls.find((candidate) => candidate.number === number) as Pull;
      pull.head.sha = head(pull.head.ref);
      Object.assign(pull, change);
      return Promise.resolve();
    },
  };
  const issues = {
    createComment: ({ issue_number: number, body }: { issue_number: number; body: string }) => {
      calls.push(`comment on #${number}: ${body}`);
      return Promise.resolve();
    },
  };
  const run = async (limit = 10): Promise<string[]> => {
    const { root: out } = makeFolder();
    const { prepare } = workflowOf('waymark-releases').jobs;
    const make = prepare?.steps.find(({ name }) => name === 'Make a branch for each pathway')?.run ?? '';
    const identity = Object.fromEntries(Object.entries(prepare?.env ?? {}).map(([name, value]) => [name, String(value)]));
    const made = await runLines(cloneOf(origin.root), make, {
      ...identity,
      RUNNER_TEMP: out,
      GITHUB_STEP_SUMMARY: join(out, 'summary.md'),
    });
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const said: string[] = [made.stdout].filter(Boolean);
    if (made.stdout !== '') said.push(readFileSync(join(out, 'summary.md'), 'utf8'));
    vi.stubEnv('RUNNER_TEMP', out);
    vi.stubEnv('NEW_REQUESTS', String(limit));
    // The other job has a checkout of its own, without history.
    vi.stubEnv('GIT_DIR', join(cloneOf(origin.root, '--depth=1'), '.git'));
    const say = (line: string): number => said.push(line);
    const context = { repo: { owner: 'acme', repo: 'platform' }, ref: 'refs/heads/main' };
    const github = {
      paginate: <T>(list: (options: T) => Pull[], options: T) => Promise.resolve(list(options)),
      rest: { pulls: rest, issues },
    };
    try {
      await runGithubScript(scriptOf('waymark-releases', 'propose'), { github, context, core: { info: say, warning: say } }, out);
    } finally {
      vi.unstubAllEnvs();
    }
    return said;
  };
  return { origin, pulls, calls, head, run };
}

test('releases are proposed, one pull request per pathway, and brought up to date', async () => {
  const host = await makeHost();
  expect([await host.run(), host.calls]).toEqual([['No pathway has anything to release.'], []]);
  host.origin.commit({
    'docs/pager.md': `${pager.replace('five', '15')}\n## More\n\nWords.\n`,
    'docs/queue.md': '# Queue\n\nAnother text, at length, of 20 words.\n',
  });
  await host.run();
  expect(host.calls).toEqual([
    `create ${branch} into main: Release on-call 1.1.0`,
    'create waymark/release-queues-0.2.0 into main: Release queues 0.2.0',
  ]);
  expect(host.origin.git('show', '--name-status', '--format=%s', branch)).toBe(
    'Release on-call 1.1.0\n\nA\tcontent/pathways/on-call/releases/1.1.0.lock.json\n',
  );
  expect(host.pulls[0]?.body.replace(host.head(branch), 'COMMIT').replace(/content:[0-9a-f]{64}/, 'content:HASH')).toMatchInlineSnapshot(`
    "<!-- waymark-release:on-call -->
    <!-- commit:COMMIT -->
    <!-- content:HASH -->
    \`on-call\` would be \`1.1.0\` after \`1.0.0\`: the changes ask for \`minor\`. Merging this is the release; nothing is merged by itself.

    - \`docs/pager\` (look again): \`The beginning and “More”: 3 words added, 1 word removed.\`

    To change what it says, or what a change asks of learners, write \`content/pathways/on-call/next.md\` on the branch that this goes into: the next run takes it up. \`waymark pathway release on-call --dry-run\` prints the notes to begin with. A lock is never edited."
  `);
  // What the notes on the main branch say, and a change that asks for more, reach the same pull request.
  const draft = await runIn(host.origin.root, ['pathway', 'release', 'on-call', '--dry-run']);
  const [revision = ''] = /revision: '?[0-9a-f]{16}'?/.exec(draft.out) ?? [];
  host.origin.commit({
    [`${folder}/on-call/next.md`]: `---\nunits: { docs/pager: { impact: redo, ${revision}, reason: It hurts. } }\n---\n\nBe quick.\n`,
  });
  const queues = host.head('waymark/release-queues-0.2.0');
  // Another one is left as it is: only the commit that it would be made on is another, as its day would be.
  expect(await host.run()).toEqual(['#2 is up to date.']);
  expect(host.calls.slice(2)).toEqual(['update #1: Release on-call 2.0.0']);
  expect(host.head('waymark/release-queues-0.2.0')).toBe(queues);
  expect(host.origin.git('show', '--name-status', '--format=', branch)).toBe(
    'D\tcontent/pathways/on-call/next.md\nA\tcontent/pathways/on-call/releases/2.0.0.lock.json\n',
  );
  // Merged, there is nothing left, though the branch is still there.
  host.origin.git('merge', '--quiet', '--ff-only', branch);
  host.pulls.shift();
  expect(await host.run()).toEqual(['#2 is up to date.']);
  expect(host.calls).toHaveLength(3);
}, 300_000);

test('a release on which somebody works is left alone, and too many wait', async () => {
  const host = await makeHost();
  host.origin.commit({
    'docs/pager.md': '# Pager\n\nAnother text, at length, of 20 words.\n',
    'docs/queue.md': '# Queue\n\nAnother text, at length, of 20 words.\n',
  });
  expect(await host.run(1)).toEqual(['1 more pathway waits for a release. A run opens at most 1 requests; the next one goes on.']);
  host.origin.git('switch', '--quiet', branch);
  const theirs = host.origin.commit({ 'docs/else.md': '# Else\n' });
  host.origin.git('switch', '--quiet', 'main');
  expect(await host.run(0)).toEqual([
    'Somebody works on #1: it is left alone.',
    '1 more pathway waits for a release. A run opens at most 0 requests; the next one goes on.',
  ]);
  expect(host.head(branch)).toBe(theirs);
}, 300_000);

const before = '# Pager\n\nAnother text, at length, of 20 words.\n';
const after = '# Pager\n\nYet another text, which is longer than it was, of 30 words.\n';

test('a release is closed when its reason is gone, and proposed anew when it is back', async () => {
  const host = await makeHost();
  host.origin.commit({ 'docs/pager.md': before });
  await host.run();
  host.origin.commit({ 'docs/pager.md': pager });
  expect(await host.run()).toEqual(['No pathway has anything to release.']);
  expect(host.calls.slice(1)).toEqual([
    'close #1',
    'comment on #1: The pathway is as its last release has it, or gone: there is nothing to release any more.',
  ]);
  expect(host.head(branch)).toBe('');
  await host.run();
  expect(host.calls).toHaveLength(3);
  host.origin.commit({ 'docs/pager.md': before });
  await host.run();
  expect(host.calls.slice(3)).toEqual([`create ${branch} into main: Release on-call 1.1.0`]);
}, 300_000);

test('a release without a reason on which somebody works stays open', async () => {
  const host = await makeHost();
  host.origin.commit({ 'docs/pager.md': before });
  await host.run();
  host.origin.git('switch', '--quiet', branch);
  const theirs = host.origin.commit({ 'docs/else.md': '# Else\n' });
  host.origin.git('switch', '--quiet', 'main');
  host.origin.commit({ 'docs/pager.md': pager });
  expect(await host.run()).toEqual(['Somebody works on #1: it is left alone.', 'No pathway has anything to release.']);
  expect([host.calls.length, host.head(branch)]).toEqual([1, theirs]);
}, 300_000);

test('a release that somebody closed is left alone until it says something else', async () => {
  const host = await makeHost();
  host.origin.commit({ 'docs/pager.md': before });
  await host.run();
  Object.assign(host.pulls[0] as Pull, { state: 'closed' });
  host.origin.commit({ 'docs/index.md': '# Docs\n' });
  expect(await host.run()).toEqual(['#1 was closed: nothing is proposed before there is something else.']);
  host.origin.commit({ 'docs/pager.md': after });
  expect(await host.run()).toEqual([]);
  expect(host.calls.slice(1)).toEqual([`create ${branch} into main: Release on-call 1.1.0`]);
  expect(host.origin.git('show', `${branch}^:docs/pager.md`)).toBe(after);
}, 300_000);

test('a release that can’t be made is told, stops no other, and closes none', async () => {
  const host = await makeHost();
  host.origin.commit({ 'docs/pager.md': before });
  await host.run();
  host.origin.commit({
    'docs/pager.md': pager,
    'docs/queue.md': '# Queue\n\nAnother text, at length, of 20 words.\n',
    [`${folder}/on-call/pathway.yml`]: pathwayOf('on-call', 'docs/pager').replace('docs/pager', 'docs/gone'),
  });
  const [log = '', summary = '', ...said] = await host.run();
  expect([log.split('\n')[0], said]).toEqual(['on-call: no release could be prepared.', []]);
  expect(log).toContain('\n| Nothing was released.\n');
  expect(summary).toMatch(/^on-call: no release could be prepared\.\n\n {4}content\/pathways\/on-call\/pathway\.yml\n/);
  expect(host.calls.slice(1)).toEqual(['create waymark/release-queues-0.2.0 into main: Release queues 0.2.0']);
}, 300_000);

test('GitLab prepares the same branches', async () => {
  const { origin } = await makeHost();
  origin.commit({ 'docs/pager.md': '# Pager\n\nAnother text, at length, of 20 words.\n' });
  const root = cloneOf(origin.root);
  const identity = { GIT_AUTHOR_NAME: 'W', GIT_AUTHOR_EMAIL: 'w@x', GIT_COMMITTER_NAME: 'W', GIT_COMMITTER_EMAIL: 'w@x' };
  expect(await runLines(root, gitlabLines('waymark-prepare-releases'), identity)).toMatchObject({ status: 0 });
  const bundle = join(root, '.waymark/ci/branches.bundle');
  expect(execFileSync('git', ['bundle', 'list-heads', bundle], { cwd: root, encoding: 'utf8' })).toContain(`refs/heads/${branch}`);
}, 300_000);

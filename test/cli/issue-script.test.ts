import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeFolder } from '../helpers/repository.ts';
import { runGithubScript, scriptOf } from './workflow.ts';

/** An issue as GitHub lists it. */
interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  state_reason?: string;
  user: { login: string };
  labels: string[];
  pull_request?: object;
}

interface Report {
  owner: string;
  marker: string;
  title: string;
  body: string;
  open: boolean;
}

const script = scriptOf('waymark-freshness', 'issues');
const bot = { login: 'github-actions[bot]' };
const label = 'waymark-freshness';

afterEach(() => vi.unstubAllEnvs());

function reportOf(owner: string, text = 'Text.'): Report {
  const marker = `<!-- waymark-freshness:${owner} -->`;
  return { owner, marker, title: `Pages of ${owner}`, body: `${marker}\n${text}\n`, open: true };
}

function issueOf(number: number, report: Report, more: Partial<Issue> = {}): Issue {
  return { number, title: report.title, body: report.body, state: 'open', user: bot, labels: [label], ...more };
}

/** A host that keeps its issues from run to run, and writes down what it was asked. */
function makeHost(issues: Issue[] = []): { issues: Issue[]; calls: string[]; run(report: unknown, limit?: number): Promise<string[]> } {
  const calls: string[] = [];
  const find = (number: number): Issue => issues.find((issue) => issue.number === number) as Issue;
  const rest = {
    // Pages of two, so that a script that takes the first page for everything is found out.
    listForRepo: ({ labels, state, page }: { labels: string; state: string; page: number }) =>
      issues.filter((issue) => state === 'all' && issue.labels.includes(labels)).slice(2 * (page - 1), 2 * page),
    createLabel: () => Promise.reject(Object.assign(new Error('exists'), { status: 422 })),
    create: ({ title, body, labels }: { title: string; body: string; labels: string[] }) => {
      calls.push(`create ${title}`);
      issues.push({ number: issues.length + 1, title, body, state: 'open', user: bot, labels });
      return Promise.resolve();
    },
    update: ({ issue_number: number, ...changes }: Partial<Issue> & { issue_number: number }) => {
      calls.push(`update #${number} ${['title', 'body', 'state', 'state_reason'].filter((key) => key in changes).join(',')}`);
      const { title, body, state, state_reason } = changes;
      Object.assign(find(number), JSON.parse(JSON.stringify({ title, body, state, state_reason })));
      return Promise.resolve();
    },
    createComment: ({ issue_number: number, body }: { issue_number: number; body: string }) => {
      calls.push(`comment #${number} ${body}`);
      return Promise.resolve();
    },
  };
  const paginate = async (list: typeof rest.listForRepo, options: { labels: string; state: string }): Promise<Issue[]> => {
    const all: Issue[] = [];
    for (let page = 1; ; page++) {
      const some = await Promise.resolve(list({ ...options, page }));
      if (some.length === 0) return all;
      all.push(...some);
    }
  };
  const run = async (report: unknown, limit = 10): Promise<string[]> => {
    const said: string[] = [];
    const text =
      typeof report === 'string' ? report : JSON.stringify(Array.isArray(report) ? { schemaVersion: 1, issues: report } : report);
    const { root } = makeFolder({ 'waymark-freshness/issues.json': text });
    vi.stubEnv('RUNNER_TEMP', root);
    vi.stubEnv('NEW_ISSUES', String(limit));
    const say = (line: string): number => said.push(line);
    const context = { repo: { owner: 'acme', repo: 'platform' } };
    await runGithubScript(script, { github: { paginate, rest: { issues: rest } }, context, core: { info: say, warning: say } }, root);
    return said;
  };
  return { issues, calls, run };
}

describe('issues for owners', () => {
  const payments = reportOf('@acme/payments');

  test('are made, edited, closed with a word, and opened again', async () => {
    const host = makeHost();
    await host.run([payments]);
    await host.run([reportOf('@acme/payments', 'More.')]);
    await host.run([{ ...payments, open: false }]);
    await host.run([]);
    await host.run([payments]);
    expect(host.calls).toEqual([
      'create Pages of @acme/payments',
      'update #1 title,body',
      'update #1 state,state_reason',
      'comment #1 Nothing is left to look at. This issue is opened again when there is.',
      'update #1 title,body,state',
    ]);
    expect(host.issues).toMatchObject([{ number: 1, state: 'open', body: payments.body, labels: [label] }]);
  });

  test('are left alone while they say the same, whatever ends their lines', async () => {
    const host = makeHost([issueOf(1, payments, { body: payments.body.trimEnd().replaceAll('\n', '\r\n') })]);
    expect(await host.run([payments])).toEqual(['No issue had to change.']);
    expect(host.calls).toEqual([]);
  });

  test('are one per owner, whatever else begins alike', async () => {
    const reports = ['@acme/pay', '@acme/payments', '@acme/payments-api'].map((owner) => reportOf(owner));
    const host = makeHost(reports.map((report, at) => issueOf(at + 1, report)));
    await host.run(reports);
    expect(host.calls).toEqual([]);
  });

  test('are few on the first day, and it is said how many owners wait', async () => {
    const reports = Array.from({ length: 100 }, (_, at) => reportOf(`@acme/team-${at}`));
    const host = makeHost();
    const said = await host.run(reports);
    expect(host.issues.map(({ title }) => title)).toEqual(reports.slice(0, 10).map(({ title }) => title));
    expect(said.at(-1)).toBe('90 more owners have pages to look at. A run makes at most 10 new issues; the next one goes on.');
    await host.run(reports);
    expect(host.issues).toHaveLength(20);
  });

  test('of an owner who has closed theirs as “not planned” stay closed', async () => {
    const host = makeHost([issueOf(1, payments, { state: 'closed', state_reason: 'not_planned' })]);
    await host.run([reportOf('@acme/payments', 'More.')]);
    expect(host.calls).toEqual([]);
  });

  test('of which two runs at once have made two become one', async () => {
    const host = makeHost([issueOf(4, payments), issueOf(7, payments)]);
    await host.run([payments]);
    expect(host.calls).toEqual(['update #7 state,state_reason', 'comment #7 The same as #4.']);
    await host.run([payments]);
    expect(host.calls).toHaveLength(2);
  });

  test('are found beyond the first page', async () => {
    const owners = Array.from({ length: 5 }, (_, at) => reportOf(`@acme/team-${at}`));
    const host = makeHost(owners.map((report, at) => issueOf(at + 1, report)));
    await host.run(owners);
    expect(host.calls).toEqual([]);
  });
});

describe('an issue is ours only', () => {
  const report = reportOf('@acme/payments');

  test.each<[string, Partial<Issue>]>([
    ['when this workflow opened it', { user: { login: 'stranger' } }],
    ['when it has the label', { labels: [] }],
    ['when it is no pull request', { pull_request: {} }],
    ['when the marker is its first line', { body: `Look: ${report.marker}` }],
  ])('%s', async (_, more) => {
    const before = issueOf(1, report, more);
    const host = makeHost([{ ...before }]);
    await host.run([]);
    await host.run([report]);
    expect(host.calls).toEqual(['create Pages of @acme/payments']);
    expect(host.issues[0]).toEqual(before);
  });
});

describe('a report that isn’t whole', () => {
  const report = reportOf('@acme/payments');

  test.each<[string, unknown]>([
    ['is empty', ''],
    ['is cut off', '[{"owner":'],
    ['is no list', { issues: {} }],
    ['is null', 'null'],
    ['doesn’t say whether anything is left', [{ ...report, open: undefined }]],
    ['holds null', [null]],
    ['lacks a body', [{ ...report, body: undefined }]],
    ['lacks a title', [{ ...report, title: '' }]],
    ['has another marker in its body', [{ ...report, body: 'x' }]],
    ['has a marker of somebody else', [{ ...report, marker: '<!-- x -->', body: '<!-- x -->\n' }]],
    ['has a body that GitHub wouldn’t take', [{ ...report, body: `${report.marker}\n${'x'.repeat(65_536)}` }]],
  ])('that %s changes nothing, and fails', async (_, broken) => {
    const host = makeHost([issueOf(1, report)]);
    await expect(host.run(broken)).rejects.toThrow();
    expect(host.calls).toEqual([]);
  });

  test('names an owner twice, and makes one issue', async () => {
    const host = makeHost();
    await host.run([report, { ...report, title: 'Again' }]);
    expect(host.calls).toEqual(['create Pages of @acme/payments']);
  });
});

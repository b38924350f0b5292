import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeFolder, makeRepository, type Files } from '../helpers/repository.ts';
import { cloneOf, runLines, type Run } from './runner.ts';
import { gitlabJobs, gitlabLines } from './workflow.ts';

/** The jobs that talk to GitLab, run as they are written, against a server that answers as its REST API does. */

type Item = Record<string, unknown> & { iid: number };

interface Host {
  /** What is there, by the path of its list below the project. */
  lists: Record<string, Item[]>;
  /** What was written, as `METHOD path body`. */
  calls: string[];
  run(job: string, cwd: string, variables?: Record<string, string>): Promise<Run>;
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
}

async function makeHost(lists: Host['lists'] = {}): Promise<Host> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request);
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      const path = pathname.replace('/api/v4/projects/42/', '');
      const end = (status: number, value: unknown, headers = {}): void =>
        void response.writeHead(status, headers).end(JSON.stringify(value));
      if (request.headers['private-token'] !== 'secret') end(401, { message: '401 Unauthorized' });
      else if (pathname === '/api/v4/user') end(200, { id: 7 });
      else if (request.method === 'GET') {
        // Pages of two, so that a script that takes the first page for everything is found out.
        const page = Number(searchParams.get('page'));
        const label = searchParams.get('labels');
        const all = (lists[path] ?? []).filter(({ labels }) => label === null || (labels as string[]).includes(label));
        end(200, all.slice(2 * page - 2, 2 * page), { 'x-next-page': 2 * page < all.length ? String(page + 1) : '' });
      } else {
        calls.push(`${request.method ?? ''} ${path} ${JSON.stringify(body)}`);
        end(200, {});
      }
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`;
  const run: Host['run'] = async (job, cwd, variables = {}) => {
    const ids = { CI_PROJECT_ID: '42', CI_MERGE_REQUEST_PROJECT_ID: '42', CI_MERGE_REQUEST_IID: '5', NEW_ISSUES: '10', NEW_REQUESTS: '10' };
    const tokens = { WAYMARK_TOKEN: 'secret', WAYMARK_NOTE_TOKEN: 'secret' };
    const lines = gitlabJobs()[job]?.script?.join('\n') ?? 'exit 99';
    return await runLines(cwd, lines, { CI_API_V4_URL: api, ...ids, ...tokens, ...variables });
  };
  return { lists, calls, run };
}

function folderOf(files: Files): string {
  return makeFolder(Object.fromEntries(Object.entries(files).map(([name, content]) => [`.waymark/ci/${name}`, content]))).root;
}

describe('issues in GitLab', () => {
  const report = (owner: string, text = 'Text.', open = true): object => {
    const marker = `<!-- waymark-freshness:${owner} -->`;
    return { owner, marker, title: `Pages of ${owner}`, body: `${marker}\n${text}\n`, open };
  };
  const folder = (...issues: object[]): string => folderOf({ 'issues.json': JSON.stringify({ schemaVersion: 1, issues }) });
  const issue = (iid: number, owner: string, more: object = {}): Item => {
    const description = `<!-- waymark-freshness:${owner} -->\nText.\n`;
    return { iid, title: `Pages of ${owner}`, description, state: 'opened', author: { id: 7 }, labels: ['waymark-freshness'], ...more };
  };

  test('are made, edited, closed and opened again, and quick actions in them are text', async () => {
    const host = await makeHost({
      issues: [
        issue(1, '@acme/same'),
        issue(2, '@acme/edited', { description: '<!-- waymark-freshness:@acme/edited -->\nOld.' }),
        issue(3, '@acme/done'),
        issue(4, '@acme/again', { state: 'closed' }),
        issue(5, '@acme/off', { state: 'closed', labels: ['waymark-freshness', 'waymark-off'] }),
        issue(6, '@acme/stranger', { author: { id: 8 } }),
      ],
    });
    const owners = ['@acme/same', '@acme/edited', '@acme/again', '@acme/off'].map((owner) => report(owner));
    const { status, stderr } = await host.run(
      'waymark-issues',
      folder(...owners, report('@acme/new', '/close\n/assign @x'), report('@acme/done', 'x', false)),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(host.calls.join('\n')).toMatchInlineSnapshot(`
      "PUT issues/2 {"title":"Pages of @acme/edited","description":"<!-- waymark-freshness:@acme/edited -->\\nText.\\n"}
      PUT issues/4 {"title":"Pages of @acme/again","description":"<!-- waymark-freshness:@acme/again -->\\nText.\\n","state_event":"reopen"}
      POST issues {"title":"Pages of @acme/new","description":"<!-- waymark-freshness:@acme/new -->\\n\\\\/close\\n\\\\/assign @x\\n","labels":"waymark-freshness"}
      PUT issues/3 {"state_event":"close"}
      POST issues/3/notes {"body":"Nothing is left to look at. This issue is opened again when there is."}"
    `);
  });

  test('that hold a line with a slash aren’t edited every week', async () => {
    const description = '<!-- waymark-freshness:@acme/a -->\n\\/close\n';
    const host = await makeHost({ issues: [issue(1, '@acme/a', { description })] });
    expect((await host.run('waymark-issues', folder(report('@acme/a', '/close')))).status).toBe(0);
    expect(host.calls).toEqual([]);
  });

  test.each([
    ['no token', { WAYMARK_TOKEN: '' }, 'The variable with the token is not set: see the comment above this job.\n'],
    ['a token that GitLab refuses', { WAYMARK_TOKEN: 'x' }, 'GET /user: GitLab answers 401 "{\\"message\\":\\"401 Unauthorized\\"}"\n'],
  ])('fail with %s, and say so in a line', async (_, variables, stderr) => {
    const host = await makeHost();
    expect(await host.run('waymark-issues', folder(report('@acme/a')), variables)).toMatchObject({ status: 1, stderr });
    expect(host.calls).toEqual([]);
  });

  test('change nothing when the report isn’t whole', async () => {
    const host = await makeHost({ issues: [issue(1, '@acme/a')] });
    expect(await host.run('waymark-issues', folderOf({ 'issues.json': '{"issues":' }))).toMatchObject({ status: 1 });
    expect(host.calls).toEqual([]);
  });
});

describe('the note on a merge request', () => {
  const fault = { rule: 'link/page', severity: 'error', file: 'docs/a.md', message: 'Cannot find [x](https://evil.example) @all.' };
  const reports = folderOf.bind(undefined, { 'report.json': JSON.stringify({ schemaVersion: 1, pages: [], diagnostics: [fault] }) });

  test('is made, and is ours when it is edited', async () => {
    const host = await makeHost();
    expect((await host.run('waymark-note', reports())).status).toBe(0);
    expect(host.calls).toHaveLength(1);
    expect(host.calls[0]).toMatch(/^POST merge_requests\/5\/notes \{"body":"<!-- waymark -->\\n\*\*Waymark\*\*: 1 new error/);
    const notes = [
      { iid: 0, id: 1, author: { id: 8 }, body: '<!-- waymark -->' },
      { iid: 0, id: 2, author: { id: 7 }, body: 'Hello' },
      { iid: 0, id: 3, author: { id: 7 }, body: '<!-- waymark -->\nold' },
    ];
    const next = await makeHost({ 'merge_requests/5/notes': notes });
    expect((await next.run('waymark-note', reports())).status).toBe(0);
    expect(next.calls).toHaveLength(1);
    expect(next.calls[0]).toMatch(/^PUT merge_requests\/5\/notes\/3 /);
  });

  test('is not made of nothing', async () => {
    const host = await makeHost();
    expect(await host.run('waymark-note', folderOf({ '.keep': '' }))).toMatchObject({
      status: 0,
      stdout: 'There is no report to comment on.\n',
    });
    expect(host.calls).toEqual([]);
  });
});

test('Slack gets messages for channels with a webhook, and the log no address', async () => {
  const messages = ['#a', '#b', null].map((channel) => ({ owner: '@acme/a', channel, text: 'Text.', blocks: [] }));
  const { lists: _, run } = await makeHost();
  const folder = folderOf({ 'slack.json': JSON.stringify(messages) });
  const secret = JSON.stringify({ '#a': 'https://127.0.0.1:9/secret' });
  const { status, stdout, stderr } = await run('waymark-slack', folder, { WAYMARK_SLACK_WEBHOOK: secret });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe('Slack did not take the message for "#a".\nThere is no webhook for the channel "#b".\n');
});

test('reviews in GitLab are prepared, pushed and proposed, and brought up to date', async () => {
  const origin = makeRepository({ 'docs/pay.md': '---\nowner: "@acme/docs"\nreviewed: 2020-01-01\n---\n\n# Pay\n\nText.\n' });
  const branch = 'waymark/review-acme-docs-3778a2-2026-11-21';
  const today = { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-21T12:00:00Z') / 1000) };
  const server = makeFolder().root;
  execFileSync('git', ['clone', '--quiet', '--bare', origin.root, join(server, 'acme/platform.git')], { stdio: 'pipe' });
  const head = (): string =>
    execFileSync('git', ['-C', join(server, 'acme/platform.git'), 'rev-parse', branch], { encoding: 'utf8' }).trim();
  const host = await makeHost();
  const propose = async (): Promise<Run> => {
    const root = cloneOf(join(server, 'acme/platform.git'));
    const { GIT_AUTHOR_NAME: name = '' } = gitlabJobs()['waymark-prepare']?.variables ?? {};
    const identity = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: 'x@y', GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: 'x@y' };
    // Moments differ, so commits do.
    const date = `2026-11-01T00:00:0${host.calls.length}Z`;
    const made = await runLines(root, gitlabLines('waymark-prepare'), { ...identity, ...today, GIT_COMMITTER_DATE: date });
    expect(made.status).toBe(0);
    const variables = { CI_SERVER_URL: `file://${server}`, CI_PROJECT_PATH: 'acme/platform', CI_COMMIT_BRANCH: 'main' };
    return await host.run('waymark-reviews', root, variables);
  };
  expect(await propose()).toMatchObject({ status: 0, stderr: '' });
  const first = head();
  const { description, ...request } = JSON.parse(host.calls[0]?.replace(/^POST merge_requests /, '') ?? '') as Record<string, unknown>;
  expect(request).toEqual({
    source_branch: branch,
    target_branch: 'main',
    title: 'Review 1 page of @acme/docs',
    remove_source_branch: true,
  });
  host.lists['merge_requests'] = [{ iid: 9, description, source_branch: branch, sha: first, source_project_id: 42, target_project_id: 42 }];
  expect(await propose()).toMatchObject({ status: 0, stderr: '' });
  expect(host.calls[1]).toMatch(/^PUT merge_requests\/9 /);
  expect(head()).not.toBe(first);
});

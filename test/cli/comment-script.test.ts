import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgeReport, inspectComment, listTexts } from '../helpers/comment.ts';
import { commitId } from '../helpers/freshness.ts';
import { naughtyStrings } from '../helpers/naughty-strings.ts';
import { stubPullPage, stubPullReport } from '../helpers/pull-report.ts';
import { makeFolder, type Files } from '../helpers/repository.ts';
import { runGithubScript, scriptOf } from './workflow.ts';

/** A comment on a pull request, as GitHub lists it. */
interface Comment {
  id: number;
  body: string;
  user: { login: string };
}

/** What GitHub knows. */
interface Host {
  pulls?: { number: number; head: { sha: string } }[];
  comments?: Comment[];
}

/** What the script did to it. */
interface Effects {
  created: { issue_number: number; body: string }[];
  updated: { comment_id: number; body: string }[];
  asked: object[];
  said: string[];
}

const script = scriptOf('waymark-comment', 'comment');

beforeEach(() => vi.stubEnv('RUNNER_TEMP', ''));
afterEach(() => vi.unstubAllEnvs());

/** Runs the script of the workflow as actions/github-script does. `report` is the artifact: bytes, or what is in its folder. */
async function comment(
  report: Files[string] | undefined,
  { pulls = [{ number: 7, head: { sha: commitId('7') } }], comments = [] }: Host = {},
): Promise<Effects> {
  const { root } = makeFolder({
    'waymark-report/.keep': '',
    ...(report === undefined ? {} : { 'waymark-report/report.json': report }),
  });
  vi.stubEnv('RUNNER_TEMP', root);
  const effects: Effects = { created: [], updated: [], asked: [], said: [] };
  const github = {
    paginate: (list: () => Comment[]) => Promise.resolve(list()),
    rest: {
      pulls: { list: (asked: object) => (effects.asked.push(asked), Promise.resolve({ data: pulls })) },
      issues: {
        listComments: () => comments,
        createComment: (created: Effects['created'][number]) => Promise.resolve(effects.created.push(created)),
        updateComment: (updated: Effects['updated'][number]) => Promise.resolve(effects.updated.push(updated)),
      },
    },
  };
  const context = {
    serverUrl: 'https://github.com',
    repo: { owner: 'acme', repo: 'platform' },
    payload: { workflow_run: { head_sha: commitId('7'), head_branch: 'topic', head_repository: { owner: { login: 'stranger' } } } },
  };
  const core = { info: (text: string) => effects.said.push(text) };
  await runGithubScript(script, { github, context, core }, root);
  return effects;
}

const fault = {
  rule: 'link/page',
  severity: 'error',
  file: 'docs/a.md',
  range: { start: { line: 3, column: 1 } },
  message: 'Cannot find page `b.md`.',
};
const reportOf = (...diagnostics: unknown[]): string => JSON.stringify({ ...stubPullReport(), diagnostics });

describe('the comment', () => {
  test('lists what a change made worse', async () => {
    const { created, asked } = await comment(
      reportOf(fault, { ...fault, severity: 'warning', range: undefined }, { ...fault, severity: 'info' }),
    );
    expect(asked).toEqual([{ owner: 'acme', repo: 'platform', state: 'open', head: 'stranger:topic' }]);
    expect(created.map(({ issue_number }) => issue_number)).toEqual([7]);
    expect(created[0]?.body).toMatchInlineSnapshot(`
      "<!-- waymark -->
      **Waymark**: 1 new error, 1 new warning.

      - error in \`docs/a.md:3\`: \`\`Cannot find page \`b.md\`.\`\` (\`link/page\`)

      <details><summary>1 more fault</summary>

      - warning in \`docs/a.md\`: \`\`Cannot find page \`b.md\`.\`\` (\`link/page\`)

      </details>"
    `);
  });

  test('says what changes for readers, and compares with the head that GitHub names', async () => {
    const changes = [{ path: 'src/cli.ts', kind: 'narrowed' as const, status: 'edited' as const, line: 42 }];
    const touched = [{ path: 'docs/cli.md', title: 'Cli', owners: ['@acme/tools'], since: commitId('e'), changes }];
    const { created } = await comment(JSON.stringify(stubPullReport({ pages: [stubPullPage()], touched })));
    expect(created[0]?.body).toContain('Wait for <code>5</code> <del>minutes</del><ins>hours</ins>.');
    expect(created[0]?.body).toContain(`(<https://github.com/acme/platform/compare/${commitId('e')}...${commitId('7')}>)`);
  });

  test('is not made when there is nothing to say', async () => {
    expect((await comment(reportOf())).created).toEqual([]);
  });

  test('is kept up to date, and only our own', async () => {
    const forged = { id: 1, user: { login: 'stranger' }, body: '<!-- waymark -->' };
    const own = { id: 2, user: { login: 'github-actions[bot]' }, body: '<!-- waymark -->\nold' };
    const { created, updated } = await comment(reportOf(), { comments: [forged, own] });
    expect(created).toEqual([]);
    expect(updated).toMatchObject([
      { comment_id: 2, body: '<!-- waymark -->\n**Waymark**: nothing changes for readers, and nothing gets worse.' },
    ]);
  });

  test('is short, however long the report', async () => {
    const { created } = await comment(reportOf(...Array.from({ length: 500 }, () => ({ ...fault, message: 'x'.repeat(5000) }))));
    expect(created[0]?.body.length).toBeLessThan(65_536);
    expect(created[0]?.body).toMatch(/\n- and \d{3} more: `waymark report --format html` lists them\.\n\n<\/details>$/);
  });

  test('goes to the pull request whose head was judged, and to no other', async () => {
    const { created, said } = await comment(reportOf(fault), { pulls: [{ number: 8, head: { sha: 'newer' } }] });
    expect({ created, said }).toEqual({ created: [], said: ['No open pull request has this commit as its head any more.'] });
  });
});

describe('a hostile artifact', () => {
  test.each<[string, Files[string] | undefined]>([
    ['that is absent', undefined],
    ['that is a link', { link: '/etc/passwd' }],
    ['that is no JSON', 'not json'],
    ['that is null', 'null'],
    ['that is a list', '[]'],
    ['whose diagnostics are no list', '{"diagnostics":{},"pages":[]}'],
    ['of another format', '{"diagnostics":[]}'],
    ['that is too large', Buffer.alloc(32 * 1024 * 1024 + 1, 0x20)],
  ])('%s changes nothing', async (_, report) => {
    const { created, updated, said } = await comment(report);
    expect({ created, updated, said }).toEqual({ created: [], updated: [], said: ['There is no report to comment on.'] });
  });

  test('can’t say which pull request it is about, nor what is written but in code', async () => {
    const { created } = await comment(JSON.stringify({ number: 1, issue_number: 1, body: 'x', diagnostics: [fault], pages: [] }));
    expect(created.map(({ issue_number }) => issue_number)).toEqual([7]);
  });

  const hostile = [
    ...naughtyStrings,
    '@acme/owners',
    '![x](https://evil.example/x.png)',
    '[click](https://evil.example)',
    '<img src=x onerror=alert(1)>',
    '`` ` `` | [x](y) |\n\n# Heading',
    '\\`[x](y)',
    '`'.repeat(50),
    '-->',
    'https://evil.example',
    'fixes #1',
  ];

  test.each(hostile)('shows %j in code, and does nothing else with it', async (text) => {
    const { created } = await comment(reportOf({ ...fault, rule: text, file: text, message: text, range: { start: { line: text } } }));
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(created[0]?.body ?? '');
    const types = new Set<string>();
    const words: string[] = [];
    visit(tree, (node) => {
      types.add(node.type);
      if (node.type === 'text') words.push(node.value);
      if (node.type === 'html') expect(node.value).toMatch(/^<!-- waymark -->\n?/);
    });
    const ours = ['root', 'html', 'paragraph', 'strong', 'text', 'list', 'listItem', 'inlineCode'];
    expect([...types].filter((type) => !ours.includes(type))).toEqual([]);
    expect(words.join('|')).toBe('Waymark|: 1 new error.|error in |: | (|)');
  });

  test.each(listTexts().map((path) => [path.join('.'), path] as const))(
    'writes no element, mention or link that %s asks for',
    async (_, path) => {
      const text = '</summary></details>\n\n@octocat ![](https://evil.example/x.png) [Approved](https://evil.example)\n\n<!--';
      const written = await Promise.all([text, 'word'].map((value) => comment(JSON.stringify(forgeReport(path, value)))));
      const [forged, plain] = written.map(({ created }) => inspectComment(created[0]?.body ?? ''));
      expect(forged?.links.filter((url) => !url.startsWith('https://github.com/acme/platform/compare/'))).toEqual([]);
      expect({ ...forged, links: [] }).toEqual({ ...plain, links: [] });
    },
  );

  test.each([
    [null],
    [3],
    ['text'],
    [[]],
    [{}],
    [{ severity: 'error', message: { toString: 'x' }, file: {}, range: { start: { line: 1e99 } } }],
  ])('with the diagnostic %j is survived', async (diagnostic) => {
    const { created } = await comment(reportOf(diagnostic));
    expect(created.length).toBeLessThanOrEqual(1);
  });
});

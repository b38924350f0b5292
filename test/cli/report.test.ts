import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pullReportSchema, type PullReport } from '../../src/core/pull-report/pull-report.ts';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const pay = 'The bank calls us back once a minute. We retry for an hour, then somebody is paged.\n';
const start = {
  'waymark.yml': 'sources:\n  - { id: docs, path: docs }\nunits: units.yml\n',
  'units.yml': '{}\n',
  '.github/CODEOWNERS': '/docs/ @acme/docs\n/docs/pay.md @acme/payments\n',
  'docs/index.md': '# Start\n\nSee [pay](pay.md) and [call](call.md).\n',
  'docs/pay.md': `# Pay\n\n## Retries\n\n${pay}\n\`\`\`sh\npay --retry 3\n\`\`\`\n`,
  'docs/call.md': '---\ncovers: [{ path: src/cli.ts, match: "^option" }]\n---\n\n# Call\n\nRun `src/cli.ts`.\n',
  'src/cli.ts': 'option("a");\nother();\n',
} satisfies Files;

/** The report on the difference to a ref, as the contract has it. */
async function reportOn(root: string, ref = 'HEAD'): Promise<PullReport> {
  const { code, out, err } = await runIn(root, ['report', '--changed-since', ref, '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return pullReportSchema.parse(JSON.parse(out));
}

/** What a report says, a line each. */
function tell({ pages, diagnostics, contradicted, touched, pathways, owners }: PullReport): string[] {
  return [
    ...pages.map(({ change, path, from, words, fields, links }) => {
      const facts = [
        ...fields.map(({ name, from: was, to }) => `${name} ${was ?? '-'}>${to ?? '-'}`),
        ...links.added.map((url) => `+${url}`),
        ...links.removed.map((url) => `-${url}`),
      ];
      return [change, from ?? [], path, `+${words.added}-${words.removed}`, ...facts].flat().join(' ');
    }),
    ...diagnostics.map(({ rule, file, elsewhere }) => `${rule} ${file}${elsewhere ? ' elsewhere' : ''}`),
    ...contradicted.map(({ path, contradictions }) => `${path} names ${contradictions.map(({ text }) => text).join(' ')}`),
    ...touched.map(({ path, changes }) => `${path} describes ${changes.map((change) => `${change.path}:${change.line ?? 0}`).join(' ')}`),
    ...pathways.map(
      ({ id, current, next, quiet, touched: units }) => `${id} ${current ?? '-'}>${next ?? '-'}${quiet ? ' quiet' : ''} ${units.join(' ')}`,
    ),
    ...owners.map(({ owner, pages: own }) => `ask ${owner} ${own.map(({ path, why }) => `${path} ${why}`).join(' ')}`),
  ];
}

describe('the report on a change tells', () => {
  const cases: Record<string, { change(repository: Repository): unknown; expected: string[]; ref?: string }> = {
    'nothing when nothing changed': { change: () => undefined, expected: [] },
    'nothing of code that nobody describes': { change: ({ commit }) => commit({ 'src/x.ts': 'x();\n' }), ref: 'HEAD~', expected: [] },
    'words that changed, of a commit': {
      change: ({ commit }) => commit({ 'docs/pay.md': start['docs/pay.md'].replace('an hour', 'two hours') }),
      ref: 'HEAD~',
      expected: ['changed docs/pay.md +2-2', 'ask @acme/payments docs/pay.md edits'],
    },
    'words that changed, before anything is committed': {
      change: ({ write }) => write({ 'docs/pay.md': start['docs/pay.md'].replace('an hour', 'two hours') }),
      expected: ['changed docs/pay.md +2-2', 'ask @acme/payments docs/pay.md edits'],
    },
    'a page that reads the same': {
      change: ({ write }) => write({ 'docs/index.md': '# Start\n\n<!-- x -->\n\nSee *[pay](pay.md)* and [call](call.md).\n' }),
      expected: ['changed docs/index.md +0-0', 'ask @acme/docs docs/index.md edits'],
    },
    'where links lead now, and a new fault': {
      change: ({ write }) => write({ 'docs/index.md': '# Start\n\nSee [pay](pay.md) and [call](cal.md).\n' }),
      expected: ['changed docs/index.md +0-0 +cal.md -call.md', 'link/page docs/index.md', 'ask @acme/docs docs/index.md edits'],
    },
    'a page that was added': {
      change: ({ write }) => write({ 'docs/new.md': '# New\n\nThree new words.\n' }),
      expected: ['added docs/new.md +3-0', 'ask @acme/docs docs/new.md edits'],
    },
    'a page that was removed, and links that break elsewhere': {
      change: ({ git }) => git('rm', '--quiet', 'docs/pay.md'),
      expected: [
        'removed docs/pay.md +0-21',
        'owner/dead-pattern .github/CODEOWNERS elsewhere',
        'link/page docs/index.md elsewhere',
        'ask @acme/payments docs/pay.md removes',
        'ask @acme/docs docs/index.md breaks',
      ],
    },
    'a page that was moved': {
      change: ({ git, write }) => {
        git('mv', 'docs/pay.md', 'docs/money.md');
        write({ 'docs/index.md': '# Start\n\nSee [pay](money.md) and [call](call.md).\n' });
      },
      expected: [
        'changed docs/index.md +0-0 +money.md -pay.md',
        'moved docs/pay.md docs/money.md +0-0 owner @acme/payments>@acme/docs',
        'owner/dead-pattern .github/CODEOWNERS elsewhere',
        'page/moved docs/money.md',
        'ask @acme/docs docs/index.md edits docs/money.md edits',
      ],
    },
    'fields of a page': {
      change: ({ write }) =>
        write({ 'docs/pay.md': `---\nkind: runbook\nteaches: [{ skill: pay, level: 2 }]\n---\n\n${start['docs/pay.md']}` }),
      expected: ['changed docs/pay.md +0-0 kind ->runbook teaches ->pay 2', 'ask @acme/payments docs/pay.md edits'],
    },
    'what the sidecar and owners files say of pages': {
      change: ({ write }) =>
        write({ 'units.yml': 'pages: { docs/pay.md: { level: advanced } }\n', '.github/CODEOWNERS': '/docs/ @acme/docs\n' }),
      expected: ['details docs/pay.md +0-0 level ->advanced owner @acme/payments>@acme/docs', 'ask @acme/docs docs/pay.md edits'],
    },
    'pages that describe code which the change touches': {
      change: ({ commit }) => commit({ 'src/cli.ts': 'option("b");\nother();\n' }),
      ref: 'HEAD~',
      expected: ['docs/call.md describes src/cli.ts:1', 'ask @acme/docs docs/call.md touches'],
    },
    'pages whose labs begin with a folder that the change touches': {
      change: ({ commit }) => {
        commit({ 'docs/lab.md': '# Lab\n\n:::lab[Count]{template=../examples/[jobs]}\nCount.\n:::\n', 'examples/[jobs]/a': '3\n' });
        commit({ 'examples/[jobs]/a': '99\n' });
      },
      ref: 'HEAD~',
      expected: ['docs/lab.md describes examples/[jobs]/a:0', 'ask @acme/docs docs/lab.md touches'],
    },
    'pages that name what the change removes': {
      change: ({ git, commit }) => {
        git('rm', '--quiet', 'src/cli.ts');
        commit({});
      },
      ref: 'HEAD~',
      expected: ['freshness/covers-nothing docs/call.md elsewhere', 'docs/call.md names src/cli.ts', 'ask @acme/docs docs/call.md breaks'],
    },
  };

  test.each(Object.entries(cases))('%s', async (_, { change, expected, ref }) => {
    const repository = makeRepository(start);
    await change(repository);
    expect(tell(await reportOn(repository.root, ref))).toEqual(expected);
  });
});

test('the report says what a change makes of the next release of a pathway, and which units it has a part in', async () => {
  const pathway = 'id: pay\ntitle: Paying\nstages: [{ id: s, title: S, units: [{ unit: docs/pay }] }]\n';
  const fresh = 'id: new\ntitle: New\nstages: [{ id: s, title: S, units: [{ unit: docs/call }] }]\n';
  const { root, commit, write } = makeRepository({
    ...start,
    'waymark.yml': `${start['waymark.yml']}pathways: paths\n`,
    'paths/pay/pathway.yml': pathway,
    'paths/new/pathway.yml': fresh,
  });
  expect(await runIn(root, ['pathway', 'release', 'pay', '--now', '2026-02-01'])).toMatchObject({ code: 0 });
  commit({});
  write({ 'docs/pay.md': start['docs/pay.md'].replace('an hour', 'one hour') });
  const pages = { 'docs/call.md': `${start['docs/call.md']}\nMore words.\n` };
  const before = await reportOn(root);
  expect(before.pathways).toMatchObject([{ id: 'pay', current: '1.0.0', touched: ['docs/pay'] }]);
  expect(before.pages).toMatchObject([{ path: 'docs/pay.md', pathways: ['pay'] }]);
  write({ ...pages, 'docs/pay.md': `${start['docs/pay.md']}\n## Refunds\n\nA refund takes 3 days, and is never paid twice.\n` });
  const after = await reportOn(root);
  expect(tell({ ...after, pages: [], owners: [] })).toEqual(['new ->1.0.0 docs/call', 'pay 1.0.0>1.1.0 docs/pay']);
  expect(after.pathways[1]?.reason).toBe('because the required unit `docs/pay` changed');
  const { out } = await runIn(root, ['report', '--changed-since', 'HEAD']);
  expect(out.split('\n')[1]).toBe('**Waymark**: 2 pages changed; `pay` becomes `1.1.0`; ask `@acme/docs`, `@acme/payments`.');
});

test('a unit that moves is one unit', async () => {
  const { root, commit } = makeRepository({
    ...start,
    'waymark.yml': `${start['waymark.yml']}pathways: paths\n`,
    'units.yml': '',
    'paths/pay/pathway.yml': 'id: pay\ntitle: Paying\nstages: [{ id: s, title: S, units: [{ unit: docs/pay }, { unit: docs/call }] }]\n',
  });
  expect(await runIn(root, ['pathway', 'release', 'pay', '--now', '2026-02-01'])).toMatchObject({ code: 0 });
  commit({});
  expect(await runIn(root, ['mv', 'docs/pay.md', 'docs/money.md'])).toMatchObject({ code: 0 });
  expect((await reportOn(root)).pathways).toMatchObject([{ id: 'pay', touched: ['docs/money'] }]);
});

describe('the command', () => {
  test('prints the comment, with the words that changed', async () => {
    const { root, write } = makeRepository(start);
    write({ 'docs/pay.md': start['docs/pay.md'].replace('an hour', 'two hours').replace('--retry 3', '--retry 4') });
    expect((await runIn(root, ['report', '--changed-since', 'HEAD'])).out).toMatchInlineSnapshot(`
      "<!-- waymark -->
      **Waymark**: 1 page changed; ask \`@acme/payments\`.

      <details><summary>What changes in 1 page</summary>

      <details><summary>changed <code>docs/pay.md</code>: Pay, +5 −5 words</summary>

      - owned by \`@acme/payments\`

      <strong>Retries</strong>

      The bank calls us back once a minute. We retry for <del>an hour</del><ins>two hours</ins>, then somebody is paged.

      \`\`\`diff
      -pay --retry 3
      +pay --retry 4
      \`\`\`

      </details>

      </details>

      <details><summary>1 owner to ask</summary>

      - \`@acme/payments\`: \`docs/pay.md\` (edited)

      </details>
      "
    `);
  });

  test('writes every format at once', async () => {
    const { root, write } = makeRepository(start);
    const { root: out } = makeFolder();
    write({ 'docs/new.md': '# New\n\nText.\n' });
    expect(await runIn(root, ['report', '--changed-since', 'HEAD', '--out', join(out, 'a/b')])).toEqual({ code: 0, out: '', err: '' });
    const read = (name: string): string => readFileSync(join(out, 'a/b', name), 'utf8');
    expect(read('report.md')).toContain('**Waymark**: 1 page added; ask `@acme/docs`.');
    expect(pullReportSchema.parse(JSON.parse(read('report.json'))).pages).toHaveLength(1);
    expect(read('report.html')).toMatch(/^<!doctype html>\n/);
  });

  test.each([
    [[], 0],
    [['--fail-on', 'error'], 1],
    [['--fail-on', 'warning'], 1],
  ])('tells, and judges only when it is asked to: %j', async (more, code) => {
    const { root, write } = makeRepository(start);
    write({ 'docs/new.md': '# New\n\nSee [x](x.md).\n' });
    expect((await runIn(root, ['report', '--changed-since', 'HEAD', ...more])).code).toBe(code);
  });

  test('reports a configuration that can’t be used, and nothing else', async () => {
    const { root, write } = makeRepository(start);
    write({ 'waymark.yml': 'sorces: []\n' });
    const { code, out } = await runIn(root, ['report', '--changed-since', 'HEAD', '--format', 'json']);
    expect(code).toBe(2);
    const report = pullReportSchema.parse(JSON.parse(out));
    expect(tell(report)).toEqual(['config/unknown-field waymark.yml']);
    expect(report.gaps).toEqual(['The configuration can’t be used: nothing else was looked at.']);
  });

  test.each<[string[], string]>([
    [[], '`report` needs `--changed-since REF`.'],
    [['--changed-since', 'nowhere'], 'There is no commit `nowhere`.'],
    [['--changed-since', 'HEAD', '--out', 'x', '--format', 'json'], '`--out` and `--format` exclude each other.'],
  ])('explains wrong usage: %j', async (more, message) => {
    const { root } = makeRepository(start);
    const { code, out, err } = await runIn(root, ['report', ...more]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(existsSync(join(root, 'x'))).toBe(false);
  });

  test('explains a clone that lacks what the change started from', async () => {
    const origin = makeRepository(start);
    origin.git('switch', '--quiet', '--create', 'topic');
    origin.commit({ 'docs/new.md': '# New\n\nText.\n' });
    origin.commit({ 'docs/more.md': '# More\n\nText.\n' });
    const clone = makeRepository();
    clone.git('fetch', '--quiet', '--depth=1', `file://${origin.root}`, 'topic', 'main:refs/remotes/origin/main');
    clone.git('switch', '--quiet', '--create', 'topic', 'FETCH_HEAD');
    const { code, err } = await runIn(clone.root, ['report', '--changed-since', 'origin/main']);
    expect(code).toBe(2);
    expect(err).toContain('This shallow clone lacks the commit that HEAD and `origin/main` have in common.');
  });
});

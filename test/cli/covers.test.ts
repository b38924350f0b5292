import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

function makeExample() {
  const repository = makeRepository(
    {
      'docs/index.md':
        "---\ncovers:\n  - src/pay\n  - { path: src/cli.ts, match: 'option' }\n  - { path: src/cli.ts, region: limits }\nreviewed: { on: 2026-01-01 }\n---\n\n# Pay\n\nRun `scripts/run.sh`.\n",
      'docs/other.md': '# Other\n\nText.\n',
      'src/pay/take.ts': 'a\n',
      'src/cli.ts': 'option(a)\n// waymark:limits\nb\n// waymark:end limits\n',
      'scripts/run.sh': 'echo\n',
    },
    { date: '2026-01-01T12:00:00Z' },
  );
  repository.commit(
    { 'src/pay/take.ts': 'b\n', 'src/cli.ts': 'x\noption(b)\n// waymark:limits\nb\n// waymark:end limits\n', 'scripts/run.sh': 'pwd\n' },
    { date: '2026-02-01T12:00:00Z', message: 'Change \u001b[31meverything' },
  );
  return repository;
}

test('covers, digest, base and changes are shown', async () => {
  const { root } = makeExample();
  const { code, out } = await runIn(root, ['covers', 'docs', '--suggest']);
  expect(code).toBe(0);
  expect(out.replace(/\b[0-9a-f]{12}\b/g, (id) => '·'.repeat(id.length))).toMatchInlineSnapshot(`
    "docs/index.md
      covers  src/pay (1 file)
      covers  src/cli.ts (match option, 1 file)
      covers  src/cli.ts (region limits, 1 file)
      inferred  scripts/run.sh (1 file)
      digest  v1:3fa2d6666f7eb43da69b35060fb8ddf15c7badca81ee725e7f47c1ee9f2d49d8
      compared with ············, the last one of the day of the review
      changed  src/cli.ts:2 was edited
        ············ 2026-02-01 Ada: Change \\u{1b}[31meverything
      activity  src/pay/take.ts was edited
        ············ 2026-02-01 Ada: Change \\u{1b}[31meverything
      activity  scripts/run.sh was edited
        ············ 2026-02-01 Ada: Change \\u{1b}[31meverything

      perhaps  scripts/run.sh (named in code)

    docs/other.md
      covers nothing

      nothing to suggest
    "
  `);
});

test('the JSON has every field', async () => {
  const { root, git } = makeExample();
  const { out } = await runIn(root, ['covers', 'docs/index.md', '--format', 'json']);
  const [base, head] = [git('rev-parse', 'HEAD~1').trim(), git('rev-parse', 'HEAD').trim()];
  expect(JSON.parse(out.replaceAll(base, 'BASE').replaceAll(head, 'HEAD'))).toMatchInlineSnapshot(`
    {
      "pages": [
        {
          "base": {
            "commit": "BASE",
            "how": "date",
          },
          "baseGap": null,
          "changes": [
            {
              "commitCount": 1,
              "commits": [
                {
                  "author": "Ada",
                  "id": "HEAD",
                  "on": "2026-02-01",
                  "subject": "Change [31meverything",
                },
              ],
              "kind": "narrowed",
              "line": 2,
              "path": "src/cli.ts",
              "status": "edited",
            },
            {
              "commitCount": 1,
              "commits": [
                {
                  "author": "Ada",
                  "id": "HEAD",
                  "on": "2026-02-01",
                  "subject": "Change [31meverything",
                },
              ],
              "kind": "whole",
              "line": null,
              "path": "src/pay/take.ts",
              "status": "edited",
            },
            {
              "commitCount": 1,
              "commits": [
                {
                  "author": "Ada",
                  "id": "HEAD",
                  "on": "2026-02-01",
                  "subject": "Change [31meverything",
                },
              ],
              "kind": "inferred",
              "line": null,
              "path": "scripts/run.sh",
              "status": "edited",
            },
          ],
          "covers": [
            {
              "files": 1,
              "kind": "whole",
              "lines": null,
              "match": null,
              "path": "src/pay",
              "region": null,
            },
            {
              "files": 1,
              "kind": "narrowed",
              "lines": null,
              "match": "option",
              "path": "src/cli.ts",
              "region": null,
            },
            {
              "files": 1,
              "kind": "narrowed",
              "lines": null,
              "match": null,
              "path": "src/cli.ts",
              "region": "limits",
            },
            {
              "files": 1,
              "kind": "inferred",
              "lines": null,
              "match": null,
              "path": "scripts/run.sh",
              "region": null,
            },
          ],
          "digest": "v1:3fa2d6666f7eb43da69b35060fb8ddf15c7badca81ee725e7f47c1ee9f2d49d8",
          "id": "docs",
          "path": "docs/index.md",
        },
      ],
      "schemaVersion": 1,
    }
  `);
});

test.each([
  [['covers'], '`covers` needs PAGE….'],
  [['covers', 'src'], 'None of these paths holds a page.'],
  [['covers', 'docs/nothing.md'], 'There is no file or folder `docs/nothing.md`.'],
])('%j is refused', async (argv, message) => {
  const { root } = makeExample();
  const { code, err } = await runIn(root, argv);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('what a page and a commit say can’t command the terminal', async () => {
  const { root } = makeExample();
  const { out } = await runIn(root, ['covers', 'docs']);
  expect(out).not.toContain('\u001b');
});

test('--write adds to the page what speaks for itself, and says what', async () => {
  const { root } = makeRepository({
    'docs/run.md': '# Run\n\nSee [the script](../scripts/run.sh), and `src/other.ts`.\n',
    'scripts/run.sh': 'echo\n',
    'src/other.ts': 'x\n',
  });
  const { code, out, err } = await runIn(root, ['covers', 'docs', '--suggest', '--write']);
  expect({ code, out, err }).toEqual({ code: 0, out: 'docs/run.md\n  scripts/run.sh\n', err: 'Wrote 1 cover into 1 file.\n' });
  expect(readFileSync(join(root, 'docs/run.md'), 'utf8')).toBe(
    '---\ncovers:\n  - scripts/run.sh\n---\n\n# Run\n\nSee [the script](../scripts/run.sh), and `src/other.ts`.\n',
  );
});

test.each([
  ['', ['scripts/run.sh']],
  ['a', ['scripts/run.sh', 'src/other.ts']],
  ['n', []],
  ['2', ['src/other.ts']],
])('on a terminal %j chooses %j', async (answer, expected) => {
  const { root } = makeRepository({
    'docs/run.md': '# Run\n\nSee [the script](../scripts/run.sh), and `src/other.ts`.\n',
    'scripts/run.sh': 'echo\n',
    'src/other.ts': 'x\n',
  });
  const { out } = await runIn(root, ['covers', 'docs', '--suggest', '--write'], { ask: () => Promise.resolve(answer) });
  expect(out.split('\n').slice(1, -1)).toEqual(expected.map((path) => `  ${path}`));
});

test('the sidecar takes the covers of a page whose frontmatter can’t be edited', async () => {
  const { root } = makeRepository({
    'waymark.yml': 'sources: [{ id: docs, path: docs }]\nunits: units.yml\n',
    'docs/run.md': '+++\ntitle = "Run"\n+++\n\nSee [the script](../scripts/run.sh).\n',
    'scripts/run.sh': 'echo\n',
  });
  expect((await runIn(root, ['covers', 'docs', '--suggest', '--write'])).code).toBe(0);
  expect(readFileSync(join(root, 'units.yml'), 'utf8')).toBe('pages:\n  docs/run.md:\n    covers:\n      - scripts/run.sh\n');
});

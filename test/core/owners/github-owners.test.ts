import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../helpers/describe-finding.ts';
import { parseGithubOwners } from '../../../src/core/owners/github-owners.ts';

const file = '.github/CODEOWNERS';

function explain(text: string, path: string) {
  return parseGithubOwners(text, file).explain(path);
}

describe('who owns a file', () => {
  test.each([
    ['the last rule that matches', '* @all\n*.js @js\n', 'a.js', 'owned', ['@js'], [2]],
    ['not the most special one', '/src/a.js @a\n* @all\n', 'src/a.js', 'owned', ['@all'], [2]],
    ['nobody, where a rule has no owner', '/apps/ @octo\n/apps/github\n', 'apps/github/a', 'unowned', [], [2]],
    ['nobody, where no rule matches', '/apps/ @octo\n', 'docs/a', 'unmatched', [], []],
    [
      'several on one line, without duplicates',
      '* @a @b docs@example.com @org/a-team @a\n',
      'x',
      'owned',
      ['@a', '@b', 'docs@example.com', '@org/a-team'],
      [1],
    ],
    ['those before a comment', '*.js @js #This is an inline comment. @x\n', 'a.js', 'owned', ['@js'], [1]],
    ['not those of a comment', '# * @a\n  # * @b\n', 'a', 'unmatched', [], []],
    ['those of a name with blanks', 'docs/getting\\ started.md @a\n', 'docs/getting started.md', 'owned', ['@a'], [1]],
    ['an enterprise user', '* @ada_acme\n', 'a', 'owned', ['@ada_acme'], [1]],
    ['those behind tabs', '\t*.md\t@a\t@b\t\r\n', 'a.md', 'owned', ['@a', '@b'], [1]],
    ['by lines that end in CRLF', '# c\r\n\r\n* @a\r\n', 'a', 'owned', ['@a'], [3]],
    ['an earlier rule, where the later one has a bad owner', '* @all\n*.js @js,\n', 'a.js', 'owned', ['@all'], [1]],
    ['nobody knows, where the only rule is broken', '*.js js\n', 'a.js', 'unresolved', [], [1]],
    ['nobody knows, where the only rule starts with an exclamation mark', '!/docs/ @a\n', 'docs/x', 'unresolved', [], [1]],
    ['nobody knows, where the only rule has brackets', '/app/[id]/page.tsx @a\n', 'app/[id]/page.tsx', 'unresolved', [], [1]],
    ['nobody knows, where brackets were meant as a set', 'Python/ceval*.[ch] @a\n', 'Python/ceval_gil.c', 'unresolved', [], [1]],
    ['those of escaped brackets', '/app/\\[id\\]/ @a\n', 'app/[id]/page.tsx', 'owned', ['@a'], [1]],
    ['the others of a rule where two are glued together', '* @a @b@c\n', 'x', 'owned', ['@a'], [1]],
  ])('%s', (_, text, path, state, owners, lines) => {
    const { ownership } = explain(text, path);
    expect([ownership.state, ownership.owners, ownership.rules.map(({ line }) => line)]).toEqual([state, owners, lines]);
  });
});

test('the answer names the rules that lost, nearest first, and broken lines', () => {
  const { lost, broken } = explain('* @all\n/docs/ @docs\n/docs/*.md @a, b\n*.md @md\n', 'docs/a.md');
  expect(lost.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'later'],
    [1, 'later'],
  ]);
  expect(broken).toMatchInlineSnapshot(`
    [
      {
        "file": ".github/CODEOWNERS",
        "line": 3,
        "message": "\`@a,\` isn’t an owner because of the comma; GitHub skips the line.",
        "pattern": "/docs/*.md",
      },
    ]
  `);
});

test('explains what is wrong, with its place', () => {
  const cases = [
    ['a comma', '* @acme/a, @acme/b'],
    ['a comma alone', '* @acme/a ,'],
    ['a bare name', '  /x  operations'],
    ['two owners without a space', '* @ada@grace'],
    ['an exclamation mark', '!/docs/ @a'],
    ['brackets', '/a/[b].ts @a'],
    ['an escaped hash', '\\#a @a'],
    ['a lone slash', '/ @a'],
  ];
  const explained = cases.map(([what, text]) =>
    [what, ...parseGithubOwners(`# first\n${text}\n`, file).findings.map(describeFinding)].join('\n'),
  );
  expect(explained.join('\n\n')).toMatchInlineSnapshot(`
    "a comma
      2:3-11 owner/invalid-owner: \`@acme/a,\` isn’t an owner because of the comma; GitHub skips the line. [Divide owners by spaces.]

    a comma alone
      2:11-12 owner/invalid-owner: \`,\` isn’t an owner because of the comma; GitHub skips the line. [Divide owners by spaces.]

    a bare name
      2:7-17 owner/invalid-owner: \`operations\` isn’t an owner; GitHub skips the line. [Owners are \`@user\`, \`@organisation/team\` or a mail address; a blank in a pattern is written \`\\ \`.]

    two owners without a space
      2:3-13 owner/invalid-owner: \`@ada@grace\` is two owners without a space between them; GitHub knows nobody of that name. [Divide owners by spaces.]

    an exclamation mark
      2:1-8 owner/pattern: GitHub has no patterns with \`!\`; it skips the line. [To leave files without owner, write their pattern with no owner behind it.]

    brackets
      2:1-10 owner/pattern: GitHub has no sets of characters in brackets; it skips the line. [Write a backslash before brackets that are part of a name.]

    an escaped hash
      2:1-4 owner/pattern: GitHub has no patterns that start with \`#\`, escaped or not; it skips the line.

    a lone slash
      2:1-2 owner/pattern: GitHub finds nothing at \`/\`; it skips the line. [Write \`*\` for everything.]"
  `);
});

const rule = fc
  .tuple(fc.constantFrom('*', '*.md', '/a/', 'b', '/a/b', 'a/*', '**/c'), fc.constantFrom('', ' @x', ' @y @z', ' bad'))
  .map((parts) => parts.join(''));
const path = fc.array(fc.constantFrom('a', 'b', 'c', 'd.md'), { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));

describe('whatever the rules', () => {
  test('one that matches nothing changes no answer', () => {
    fc.assert(
      fc.property(fc.array(rule), fc.nat(), path, (rules, at, asked) => {
        const place = rules.length === 0 ? 0 : at % rules.length;
        const more = [...rules.slice(0, place), '/nowhere/at/all @nobody', ...rules.slice(place)];
        const [before, after] = [rules, more].map((lines) => explain(lines.join('\n'), asked).ownership);
        expect([after?.state, after?.owners]).toEqual([before?.state, before?.owners]);
      }),
    );
  });

  test('a rule for everything at the end decides', () => {
    fc.assert(
      fc.property(fc.array(rule), path, (rules, asked) => {
        expect(explain([...rules, '* @last'].join('\n'), asked).ownership.owners).toEqual(['@last']);
      }),
    );
  });

  test('rules above the one that decides could go', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1 }), path, (rules, asked) => {
        const { ownership } = explain(rules.join('\n'), asked);
        fc.pre(ownership.state === 'owned' || ownership.state === 'unowned');
        const rest = explain(rules.slice((ownership.rules[0]?.line ?? 1) - 1).join('\n'), asked).ownership;
        expect([rest.state, rest.owners]).toEqual([ownership.state, ownership.owners]);
      }),
    );
  });
});

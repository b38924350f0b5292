import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../helpers/describe-finding.ts';
import { compileGitlabPattern } from '../../../src/core/owners/gitlab-pattern.ts';
import { parseGitlabOwners } from '../../../src/core/owners/gitlab-owners.ts';
import { matchesPath } from '../../../src/core/owners/path-pattern.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const file = '.gitlab/CODEOWNERS';

describe('a pattern', () => {
  test.each([
    // Without a slash at the start: at any depth, whatever follows.
    ['README.md', 'README.md', true],
    ['README.md', 'app/lib/README.md', true],
    ['internal/README.md', 'docs/api/internal/README.md', true],
    ['foo/*', 'baz/foo/bar', true],
    ['/README.md', 'docs/README.md', false],
    ['/docs/README.md', 'docs/README.md', true],
    // A folder only with a slash behind it.
    ['/docs/', 'docs/a/b.md', true],
    ['/docs/', 'x/docs/a.md', false],
    ['/docs', 'docs/a.md', false],
    ['docs/', 'x/docs/a.md', true],
    ['docs', 'x/docs', true],
    ['docs/', 'docs', false],
    // Wildcards.
    ['*', 'a/b/.c', true],
    ['*.rb', 'a/b/c.rb', true],
    ['/docs/*.md', 'docs/a.md', true],
    ['/docs/*.md', 'docs/a/b.md', false],
    ['/docs/index.*', 'docs/index.html', true],
    ['/docs/*spec*', 'docs/qa_specs.rb', true],
    ['/docs/*/README.md', 'docs/api/README.md', true],
    ['/docs/*/README.md', 'docs/README.md', false],
    ['/docs/**/index.md', 'docs/index.md', true],
    ['/docs/**/index.md', 'docs/api/graphql/index.md', true],
    ['**/*.rb', 'config/database.rb', true],
    // Two stars reach into folders only where a slash follows.
    ['/docs/**', 'docs/a.md', true],
    ['/docs/**', 'docs/a/b.md', false],
    ['/a**/b', 'ax/b', true],
    ['/a**/b', 'ax/y/b', false],
    // Sets of characters.
    ['/[ab].md', 'a.md', true],
    ['/[ab].md', 'c.md', false],
    ['/[a-c]x', 'bx', true],
    ['/[!a-c]x', 'dx', true],
    ['/[^a]x', 'ax', false],
    ['/[\\]]x', ']x', true],
    ['/[a', '[a', false],
    ['/[]x', 'x', false],
    // Escapes.
    ['\\#file', 'a/#file', true],
    ['path\\ with\\ spaces/', 'path with spaces/a', true],
    ['/\\*', '*', true],
    ['/\\*', 'a', false],
    ['/a?c', 'abc', true],
    ['/a?c', 'a/c', false],
    ['/Docs/', 'docs/a', false],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(matchesPath(compileGitlabPattern(pattern), path.split('/'))).toBe(expected);
  });

  test.each(['[', '[\\]', '[[', '\\'])('%s a million times takes no time', (text) => {
    const started = cpuTime();
    matchesPath(compileGitlabPattern(`/a${text.repeat(500_000)}`), ['a'.repeat(1000)]);
    expect(cpuTime() - started).toBeLessThan(3000);
  });
});

const sections = `
* @admin

[README Owners]
README.md @user1 @user2
internal/README.md @user4

[README other owners]
README.md @user3
`;

const defaults = `
[Documentation][2] @docs-team
docs/
README.md

^[Database] @database-team @agarcia
model/db/
config/db/database-setup.md @docs-team
`;

const merged = `
[Documentation]
ee/docs/    @docs
docs/       @docs
[Database]
README.md  @database
[DOCUMENTATION]
README.md  @docs
`;

const excluded = `
* @default
!*.rb
/special/*.rb @ruby
[Config]
/config/ @ops
`;

describe('who owns a file', () => {
  test.each([
    ['each section answers', sections, 'README.md', 'owned', ['@admin', '@user1', '@user2', '@user3'], [2, 5, 9]],
    ['in a section the last rule counts', sections, 'internal/README.md', 'owned', ['@admin', '@user4', '@user3'], [2, 6, 9]],
    ['rules without owners take those of the heading', defaults, 'docs/a.md', 'owned', ['@docs-team'], [3]],
    ['in optional sections too', defaults, 'model/db/a', 'owned', ['@database-team', '@agarcia'], [7]],
    ['a rule’s own owners count more', defaults, 'config/db/database-setup.md', 'owned', ['@docs-team'], [8]],
    ['sections of one name are one, whatever the case', merged, 'README.md', 'owned', ['@database', '@docs'], [6, 8]],
    ['an excluded file has no owner', excluded, 'a.rb', 'unowned', [], [3]],
    ['and no later rule takes it back', excluded, 'special/a.rb', 'unowned', [], [3]],
    ['wherever the exclusion stands', '!*.rb\n*.rb @a\n', 'x.rb', 'unowned', [], [1]],
    ['but other sections answer', excluded, 'config/a.rb', 'owned', ['@ops'], [6]],
    [
      'a pattern that comes twice keeps its place and gets the last owners',
      '*.md @a\nREADME.md @b\n*.md @c\n',
      'README.md',
      'owned',
      ['@b'],
      [2],
    ],
    ['also where it is spelt as GitLab completes it', '/config/ @a\n/config/x @b\n/config/**/* @c\n', 'config/x', 'owned', ['@b'], [2]],
    ['and the last owners then too', '/config/ @a\n/config/x @b\n/config/**/* @c\n', 'config/y', 'owned', ['@c'], [3]],
    ['and its last owners', '*.md @a\nREADME.md @b\n*.md @c\n', 'x.md', 'owned', ['@c'], [3]],
    [
      'roles, nested groups, mail',
      'x @@maintainer @@developers @g/s/t a@example.com\n',
      'x',
      'owned',
      ['@@maintainer', '@@developers', '@g/s/t', 'a@example.com'],
      [1],
    ],
    [
      'bad words are ignored',
      '/path/* @group user_without_at_symbol @user_with_at_symbol\n',
      'path/a',
      'owned',
      ['@group', '@user_with_at_symbol'],
      [1],
    ],
    ['owners with commas between them are found', '* @a,@b, @c\n', 'x', 'owned', ['@a', '@b', '@c'], [1]],
    ['a comment behind a rule names owners', '*.md @a # not @b\n', 'a.md', 'owned', ['@a', '@b'], [1]],
    ['a rule without any owner leaves it open', '*.md\n', 'a.md', 'unresolved', [], [1]],
    ['also where its only word is bad', '*.md docs\n', 'a.md', 'unresolved', [], [1]],
    ['a heading that can’t be read is a rule', '* @group\n\n[Section name\ndocs/ @docs\n', 'docs/x', 'owned', ['@docs'], [4]],
    ['no rule, no owner', '[A] @a\n', 'x', 'unmatched', [], []],
  ])('%s', (_, text, path, state, owners, lines) => {
    const { ownership } = parseGitlabOwners(text, file).explain(path);
    expect([ownership.state, ownership.owners, ownership.rules.map(({ line }) => line)]).toEqual([state, owners, lines]);
  });

  test('the answer names the section as first written', () => {
    const { ownership } = parseGitlabOwners(merged, file).explain('README.md');
    expect(ownership.rules.map(({ section }) => section)).toEqual(['Database', 'Documentation']);
  });
});

test('the answer names rules that lost by order or exclusion, and those that name nobody', () => {
  const text = '* @a\n*.md @b\n!secret.md\n[Docs]\n*.md @c\n/secret.md @d\n[Empty]\n*.md\n';
  const { lost, broken } = parseGitlabOwners(text, file).explain('secret.md');
  expect(lost.map(({ line, reason }) => [line, reason])).toEqual([
    [5, 'later'],
    [2, 'excluded'],
    [1, 'excluded'],
  ]);
  expect(broken.map(({ line }) => line)).toEqual([8]);
});

test('explains what is wrong, with its place', () => {
  const cases = [
    ['a bad word', '* @a operations'],
    ['an unknown role', '* @@reporter'],
    ['a comment that names an owner', '*.md @a # ask @b'],
    ['a rule without owners', '/docs/'],
    ['a heading that isn’t closed', '[Docs @a'],
    ['a heading without name', '[] @a'],
    ['text that touches a heading', '[ab]c.md @a'],
    ['a bracket that isn’t closed', '/a[b @a'],
  ];
  const explained = cases.map(([what, text]) => [what, ...parseGitlabOwners(`${text}\n`, file).findings.map(describeFinding)].join('\n'));
  expect(explained.join('\n\n')).toMatchInlineSnapshot(`
    "a bad word
      1:6-16 owner/invalid-owner: \`operations\` isn’t an owner; GitLab ignores it. [Owners are \`@user\`, \`@group/subgroup\`, \`@@role\` or a mail address; a blank in a pattern is written \`\\ \`.]

    an unknown role
      1:3-13 owner/invalid-owner: \`@@reporter\` is no role that can own files; GitLab ignores it. [Roles are \`@@developer\`, \`@@maintainer\` and \`@@owner\`.]

    a comment that names an owner
      1:15-17 owner/invalid-owner: GitLab has no comments behind a pattern: \`@b\` counts as an owner. [Write the comment on a line of its own.]

    a rule without owners
      1:1-7 owner/invalid-owner: The rule names no owner that GitLab can ask, and its section has none. [Name an owner behind the pattern, or default owners in the heading of the section.]

    a heading that isn’t closed
      1:1-6 owner/pattern: The heading of a section isn’t closed or has no name; GitLab reads the line as a pattern. [Write it as \`[Name]\`, \`^[Name]\` or \`[Name][2]\`, with default owners behind it.]

    a heading without name
      1:1-3 owner/pattern: The heading of a section isn’t closed or has no name; GitLab reads the line as a pattern. [Write it as \`[Name]\`, \`^[Name]\` or \`[Name][2]\`, with default owners behind it.]

    text that touches a heading
      1:5-9 owner/pattern: GitLab takes brackets at the start of a line for the heading of a section; what follows directly is lost. [Write a slash before a pattern that starts with a bracket.]

    a bracket that isn’t closed
      1:1-5 owner/pattern: A bracket of the pattern isn’t closed, so that it matches nothing."
  `);
});

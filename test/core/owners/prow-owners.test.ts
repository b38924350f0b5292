import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../helpers/describe-finding.ts';
import { parseProwAliases } from '../../../src/core/owners/prow-aliases.ts';
import { parseProwFile } from '../../../src/core/owners/prow-file.ts';
import { buildProwOwners, type ProwOwners } from '../../../src/core/owners/prow-owners.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

function ownersOf(files: Record<string, string>, aliases = ''): ProwOwners {
  const parsed = Object.entries(files).map(([path, text]) => parseProwFile(text, path, path.split('/').slice(0, -1).join('/')));
  return buildProwOwners(parsed, parseProwAliases(aliases, 'OWNERS_ALIASES'));
}

const top = 'approvers: [root]\nreviewers: [ada]\n';
const aliases = 'aliases:\n  docs-team: [Grace, linus]\n  nobody:\n';

describe('who owns a file', () => {
  test.each([
    ['the approvers of its folder', { OWNERS: top, 'docs/OWNERS': 'approvers:\n- ada\n' }, 'docs/a.md', ['ada'], ['docs/OWNERS:1 docs']],
    [
      'those of the nearest folder above',
      { OWNERS: top, 'docs/OWNERS': 'approvers:\n- ada\n' },
      'docs/x/y/a.md',
      ['ada'],
      ['docs/OWNERS:1 docs'],
    ],
    ['those of the top', { OWNERS: top }, 'a.md', ['root'], ['OWNERS:1 .']],
    ['not the reviewers', { OWNERS: top, 'docs/OWNERS': 'reviewers: [ada]\n' }, 'docs/a.md', ['root'], ['OWNERS:1 .']],
    [
      'members of an alias, whatever its case',
      { OWNERS: 'approvers: [Docs-Team, GRACE, root]\n' },
      'a',
      ['Grace', 'linus', 'root'],
      ['OWNERS:1 .'],
    ],
    ['those above an alias without members', { OWNERS: top, 'a/OWNERS': 'approvers: [nobody]\n' }, 'a/x', ['root'], ['OWNERS:1 .']],
    ['names with @', { OWNERS: 'approvers: ["@ada", ada]\n' }, 'a', ['@ada'], ['OWNERS:1 .']],
    [
      'those of a filter that matches below the folder',
      { 'a/OWNERS': 'filters:\n  "\\\\.go$":\n    approvers: [go]\n  ".*":\n    approvers: [all]\n' },
      'a/x.go',
      ['go', 'all'],
      ['a/OWNERS:3 \\.go$', 'a/OWNERS:5 .*'],
    ],
    ['not those of other filters', { 'a/OWNERS': 'filters:\n  "^docs/": { approvers: [docs] }\n' }, 'a/x/docs/b', [], []],
    [
      'those above where no filter matches',
      { OWNERS: top, 'a/OWNERS': 'filters:\n  "^docs/": { approvers: [docs] }\n' },
      'a/x',
      ['root'],
      ['OWNERS:1 .'],
    ],
    [
      'not filters beside names',
      { 'a/OWNERS': 'approvers: [ada]\nfilters:\n  ".*": { approvers: [all] }\n' },
      'a/x',
      ['ada'],
      ['a/OWNERS:1 a'],
    ],
    [
      'not filters beside labels',
      { OWNERS: top, 'a/OWNERS': 'labels: [x]\nfilters:\n  ".*": { approvers: [all] }\n' },
      'a/x',
      ['root'],
      ['OWNERS:1 .'],
    ],
    [
      'those above, where `no_parent_owners` stands without approvers',
      { OWNERS: top, 'a/OWNERS': 'options: { no_parent_owners: true }\n' },
      'a/x',
      ['root'],
      ['OWNERS:1 .'],
    ],
    ['not the folder’s neighbours', { 'a/OWNERS': 'approvers: [ada]\n' }, 'ab/x', [], []],
  ])('%s', (_, files, path, owners, rules) => {
    const { ownership } = ownersOf(files, aliases).explain(path);
    expect([ownership.owners, ownership.rules.map(({ file, line, pattern }) => `${file}:${line} ${pattern}`)]).toEqual([owners, rules]);
  });
});

test('approvers above are inherited, up to a file that refuses them', () => {
  const files = { OWNERS: top, 'a/OWNERS': 'approvers: [a]\n', 'a/b/OWNERS': 'approvers: [b]\n' };
  const inherited = (owners: ProwOwners): string[] => owners.explain('a/b/x').lost.flatMap((rule) => rule.owners);
  expect(inherited(ownersOf(files))).toEqual(['a', 'root']);
  expect(inherited(ownersOf({ ...files, 'a/OWNERS': 'approvers: [a]\noptions: { no_parent_owners: true }\n' }))).toEqual(['a']);
});

test('a file that can’t be used leaves those above in charge, and is named', () => {
  const broken = { 'a/OWNERS': 'approvers: ada\n' };
  const { ownership, broken: lines } = ownersOf({ OWNERS: top, ...broken }).explain('a/x');
  expect([ownership.owners, lines.map(({ file }) => file)]).toEqual([['root'], ['a/OWNERS']]);
  expect(ownersOf(broken).explain('a/x').ownership.state).toBe('unresolved');
});

test('explains what is wrong, with its place', () => {
  const cases = [
    ['YAML that doesn’t parse', 'approvers: [a\n'],
    ['a name that is a number', 'approvers:\n- 12\n'],
    ['a list where a mapping belongs', '- ada\n'],
    ['filters beside names', 'approvers: [ada]\nfilters:\n  ".*": { approvers: [b] }\n'],
    ['a filter that is no expression', 'filters:\n  "(": { approvers: [b] }\n'],
    ['a filter that only other dialects read', 'filters:\n  "(?=a)b": { approvers: [b] }\n'],
    ['names that can be nobody’s', 'approvers: [acme/docs, ada@example.com, docs-teams, dcos]\n'],
  ];
  const explained = cases.map(([what, text]) =>
    [what, ...ownersOf({ 'a/OWNERS': text ?? '' }, aliases).findings.map(describeFinding)].join('\n'),
  );
  expect(explained.join('\n\n')).toMatchInlineSnapshot(`
    "YAML that doesn’t parse
      1:12-13 owner/file: A \`[\` is opened and not closed. [Add \`]\`.]

    a name that is a number
      2:3-5 owner/file: A name in \`approvers\` isn’t text; Prow ignores the file. [Write it in quotes.]

    a list where a mapping belongs
      1:1-6 owner/file: The file isn’t a mapping; Prow ignores the file.

    filters beside names
      2:1-8 owner/shadowed-rule: \`filters\` is ignored because names for the whole folder stand beside it. [Write everybody under a filter, \`".*"\` for all files.]

    a filter that is no expression
      2:3-6 owner/pattern: The filter \`(\` isn’t a regular expression that Go reads; Prow ignores it.

    a filter that only other dialects read
      2:3-11 owner/pattern: The filter \`(?=a)b\` isn’t a regular expression that Go reads; Prow ignores it.

    names that can be nobody’s
      1:13-22 owner/unknown-alias: \`acme/docs\` is neither an alias of OWNERS_ALIASES nor the name of a person on GitHub.
      1:24-39 owner/unknown-alias: \`ada@example.com\` is neither an alias of OWNERS_ALIASES nor the name of a person on GitHub.
      1:41-51 owner/unknown-alias: \`docs-teams\` is no alias of OWNERS_ALIASES; Prow takes it for a person. [Did you mean \`docs-team\`?]"
  `);
});

test('an alias that is no list makes Prow read none', () => {
  const { findings, explain } = ownersOf({ OWNERS: 'approvers: [a-team]\n' }, 'aliases:\n  a-team: [ada]\n  b: grace\n');
  expect(explain('x').ownership.owners).toEqual(['a-team']);
  expect(findings.map(({ message }) => message)).toEqual(['The alias `b` isn’t a list of names; Prow reads no alias of the file.']);
});

test('no filter can hang it', () => {
  const filter = '(a+)+$';
  const started = cpuTime();
  ownersOf({ OWNERS: `filters:\n  "${filter}": { approvers: [b] }\n` }).explain(`${'a'.repeat(3000)}!`);
  expect(cpuTime() - started).toBeLessThan(2000);
});

import { expect, test } from 'vitest';
import { parseGithubOwners } from '../../../src/core/owners/github-owners.ts';
import { parseGitlabOwners } from '../../../src/core/owners/gitlab-owners.ts';
import { judgeRules, limitFindings } from '../../../src/core/owners/judge-rules.ts';
import { describeFinding } from '../../helpers/describe-finding.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const paths = [
  'README.md',
  '.github/workflows/ci.yml',
  'docs/a.md',
  'docs/b.md',
  'src/payments/pay.ts',
  'src/payments/refund.ts',
  'src/app.ts',
];

function judge(text: string, dialect: 'github' | 'gitlab' = 'github', files: readonly string[] = paths): string[] {
  const code = dialect === 'github' ? parseGithubOwners(text, 'CODEOWNERS') : parseGitlabOwners(text, 'CODEOWNERS');
  return judgeRules(code, { paths: files, dialect }).map(describeFinding);
}

test('patterns that match nothing are named, with what they may have meant', () => {
  expect(judge('* @a\n/src/paymnets/ @p\n/Docs/ @d\nsrc/payments/pay.tsx @p\n*.rb @r\n@acme/docs\nrefund.js @x\n').join('\n'))
    .toMatchInlineSnapshot(`
      "  2:1-15 owner/dead-pattern: The pattern \`/src/paymnets/\` matches no file of the repository. [Did you mean \`/src/payments/\`?]
        3:1-7 owner/dead-pattern: The pattern \`/Docs/\` matches no file of the repository. [Did you mean \`/docs/\`?]
        5:1-5 owner/dead-pattern: The pattern \`*.rb\` matches no file of the repository. [Remove it, or correct the path.]
        7:1-10 owner/dead-pattern: The pattern \`refund.js\` matches no file of the repository. [Remove it, or correct the path.]
        4:1-21 owner/dead-pattern: The pattern \`src/payments/pay.tsx\` matches no file of the repository. [Did you mean \`src/payments/pay.ts\`?]
        6:1-11 owner/dead-pattern: The pattern \`@acme/docs\` matches no file of the repository. [A line starts with a pattern: \`* @acme/docs\`.]"
    `);
});

test('many that name one folder are one finding', () => {
  const lost = Array.from({ length: 40 }, (_, at) => `/lib/x${at}.ts @a\n/src/payments/x${at}.ts @b\n`).join('');
  expect(judge(lost).join('\n')).toMatchInlineSnapshot(`
    "  1:1-11 owner/dead-pattern: There is no folder \`lib\`, which 40 patterns from here on name. [Remove the rules, or correct their paths.]
      2:1-20 owner/dead-pattern: 40 patterns from here on name files that the folder \`src/payments\` doesn’t hold. [Remove the rules, or correct their paths.]"
  `);
});

test('rules whose files are all taken are named, with those that take them', () => {
  expect(judge('/docs/a.md @a\n/docs/ @b\n/src/ @c\n/docs/*.md @d\n*.md @e\n').join('\n')).toMatchInlineSnapshot(`
    "  1:1-11 owner/shadowed-rule: Other rules, on line 5, decide about the only file that the pattern matches. [The last rule that matches counts: put general rules first.]
      2:1-7 owner/shadowed-rule: Other rules, on line 5, decide about each of the 2 files that the pattern matches. [The last rule that matches counts: put general rules first.]
      4:1-11 owner/shadowed-rule: Other rules, on line 5, decide about each of the 2 files that the pattern matches. [The last rule that matches counts: put general rules first.]"
  `);
});

test('a pattern that comes twice is named once, without a word on its files', () => {
  expect(judge('/docs/ @a\n/docs/ @b\n').join('\n')).toMatchInlineSnapshot(
    `"  1:1-7 owner/shadowed-rule: The same pattern is on line 2, which counts. [Write all owners of a pattern on one line.]"`,
  );
});

test('in GitLab, sections don’t take files from each other, and a folder wants its slash', () => {
  expect(judge('* @all\n[Docs]\n/docs @d\n/docs/*.md @e\n*.md @f\n[Code]\n*.ts @g\n!/src/\n!*.py\n', 'gitlab').join('\n'))
    .toMatchInlineSnapshot(`
    "  4:1-11 owner/shadowed-rule: Other rules, on line 5, decide about each of the 2 files that the pattern matches. [The last rule that matches counts: put general rules first.]
      7:1-5 owner/shadowed-rule: Other rules, on line 8, decide about each of the 3 files that the pattern matches. [The last rule that matches counts: put general rules first.]
      3:1-6 owner/pattern: The pattern matches the folder \`docs\` and none of its files. [For everything in the folder, GitLab wants \`/docs/\`.]
      9:1-6 owner/dead-pattern: The pattern \`!*.py\` matches no file of the repository. [Remove it, or correct the path.]"
  `);
});

test('what is in use is not named', () => {
  expect(judge('* @a\n/docs/ @b\n.github/ @c\nsrc/payments @d\n')).toEqual([]);
});

test('patterns of hidden folders are not judged where none is listed', () => {
  expect(judge('* @a\n.github/ @c\n/.gitlab/ @d\n', 'github', ['README.md'])).toEqual([]);
});

test('a file full of faults ends in a count', () => {
  const { findings } = parseGithubOwners('* nobody\n'.repeat(500), 'CODEOWNERS');
  const limited = limitFindings(findings);
  expect(limited).toHaveLength(101);
  expect(limited.at(-1)).toEqual({ rule: 'owner/invalid-owner', message: 'The file has 400 more lines of this kind.', file: 'CODEOWNERS' });
});

test('5,000 rules and 5,000 files are judged in a second or two', () => {
  const files = Array.from({ length: 5000 }, (_, at) => `area${at % 50}/team${at % 500}/file${at}.ts`);
  const rules = Array.from({ length: 5000 }, (_, at) => {
    const patterns = [`/area${at % 50}/team${at % 500}/`, `file${at}.ts`, `*.x${at}`, `area*/team${at}*/`];
    return `${patterns[at % 4] ?? ''} @t${at}`;
  });
  const started = cpuTime();
  const code = parseGithubOwners(rules.join('\n'), 'CODEOWNERS');
  judgeRules(code, { paths: files, dialect: 'github' });
  expect(cpuTime() - started).toBeLessThan(6000);
});

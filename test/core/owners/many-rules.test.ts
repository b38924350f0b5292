import { expect, test } from 'vitest';
import { parseGithubOwners } from '../../../src/core/owners/github-owners.ts';
import { parseGitlabOwners } from '../../../src/core/owners/gitlab-owners.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const pages = Array.from({ length: 300 }, (_, at) => `docs/page${at}.md`);
const many = 30_000;

test.each([
  ['GitHub', parseGithubOwners],
  ['GitLab', parseGitlabOwners],
])('equal patterns cost as much as one in %s, and only the first of those that lost are listed', (_, parse) => {
  const code = parse('*.md @a\n'.repeat(many), 'CODEOWNERS');
  const started = cpuTime();
  const lines = pages.map((page) => code.ownershipOf(page).rules[0]?.line);
  expect(new Set(lines)).toEqual(new Set([many]));
  expect(cpuTime() - started).toBeLessThan(500);
  const { lost, moreLost } = code.explain('docs/a.md');
  expect([lost.length, lost[0]?.line, moreLost]).toEqual([100, many - 1, many - 101]);
});

test('where patterns can’t all be tried, the owner stays open', () => {
  const text = Array.from({ length: many }, (_, at) => `*${at}x*.md @a`).join('\n');
  const code = parseGithubOwners(text, 'CODEOWNERS');
  const started = cpuTime();
  const asked = Array.from({ length: 2000 }, (_, at) => code.ownershipOf(`docs/page${at}.md`));
  expect(cpuTime() - started).toBeLessThan(10_000);
  expect(asked[0]?.state).toBe('unmatched');
  expect(asked.at(-1)).toEqual({ state: 'unresolved', owners: [], source: 'codeowners', rules: [] });
  expect(code.ownershipOf('docs/page0.md').state).toBe('unmatched');
});

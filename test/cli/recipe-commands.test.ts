import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, type Files } from '../helpers/repository.ts';
import { clonePullRequest, runLines, type Run } from './runner.ts';
import { gitlabLines, workflowOf } from './workflow.ts';

/** The commands of the recipes run exactly as they are written, in a clone of a real repository. */

const clean: Files = {
  'docs/index.md': '# Start\n\nSee [pay](pay.md).\n',
  'docs/pay.md': '---\nowner: "@acme/docs"\nreviewed: 2020-01-01\ncovers: [src/]\n---\n\n# Pay\n\nSee `src/pay.ts`.\n',
  'src/pay.ts': 'pay();\n',
  'src/other.ts': 'other();\n',
  'docs/old.md': '# Old\n\nSee [it](gone.md).\n',
};
const touched: Files = { 'src/pay.ts': 'pay(2);\n' };
const strict: Files = { ...clean, 'waymark.yml': 'freshness: { contradiction: error }\n' };
const broken: Files = { 'docs/index.md': '# Start\n\nSee [pay](pya.md).\n' };

function readDiagnostics(file: string): object[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { diagnostics: object[] }).diagnostics;
}

describe('stage 1 of pull requests in GitHub', () => {
  interface Stage extends Record<'report' | 'check' | 'freshness', Run> {
    folder: string;
    text: string;
  }

  async function judge(root: string): Promise<Stage> {
    const { root: folder } = makeFolder();
    const summaryFile = join(folder, 'summary.md');
    const runs: Run[] = [];
    for (const { run } of workflowOf('waymark').jobs['check']?.steps ?? []) {
      if (run !== undefined && run !== 'npm ci')
        runs.push(await runLines(root, run, { RUNNER_TEMP: folder, GITHUB_BASE_REF: 'main', GITHUB_STEP_SUMMARY: summaryFile }));
    }
    const [report, check, freshness] = runs as [Run, Run, Run];
    return { report, check, freshness, folder: join(folder, 'waymark-report'), text: readFileSync(summaryFile, 'utf8') };
  }

  test('accepts a change that makes nothing worse, and says what it means for pages', async () => {
    const { report, check, freshness, folder, text } = await judge(clonePullRequest(clean, touched));
    expect([report.status, check.status, freshness.status]).toEqual([0, 0, 0]);
    expect(check.stdout).toBe('');
    expect(freshness.stdout).toMatch(/^::notice file=docs\/pay\.md,/);
    expect(text).toContain('**Waymark**: 1 page describes code that is touched; ask `@acme/docs`.');
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ touched: [{ path: 'docs/pay.md' }] });
    expect(existsSync(join(folder, 'report.html'))).toBe(true);
  });

  test('refuses one that does, with its report and annotations, and writes nothing into the repository', async () => {
    const root = clonePullRequest(clean, broken);
    const { report, check, folder } = await judge(root);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })).toBe('');
    expect([report.status, check.status]).toEqual([0, 1]);
    expect(readDiagnostics(join(folder, 'report.json'))).toMatchObject([{ rule: 'link/page', file: 'docs/index.md' }]);
    expect(check.stdout).toMatch(/^::error file=docs\/index\.md,line=3,/);
  });

  test('reports a broken configuration', async () => {
    const { report, check, folder } = await judge(clonePullRequest(clean, { 'waymark.yml': 'sorces: []\n' }));
    expect([report.status, check.status]).toEqual([0, 2]);
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toContain('config/unknown-field');
  });

  test('fails where a team wants contradictions to, and has its reports all the same', async () => {
    const { report, check, freshness } = await judge(clonePullRequest(strict, {}, ['src/pay.ts']));
    expect([report.status, check.status, freshness.status]).toEqual([0, 0, 1]);
    expect(freshness.stdout).toMatch(/^::error file=docs\/pay\.md,/);
  });
});

describe('merge requests in GitLab', () => {
  async function judge(root: string): Promise<Run & { quality: unknown }> {
    const base = execFileSync('git', ['merge-base', 'origin/main', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    const run = await runLines(root, gitlabLines('waymark'), { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    return { ...run, quality: JSON.parse(readFileSync(join(root, 'gl-code-quality-report.json'), 'utf8')) };
  }

  test('are refused when they make something worse, with reports and Code Quality', async () => {
    const root = clonePullRequest(clean, { ...broken, ...touched });
    const { status, stdout, quality } = await judge(root);
    expect(status).toBe(1);
    expect(stdout).toContain('pya.md');
    const report = JSON.parse(readFileSync(join(root, '.waymark/ci/report.json'), 'utf8')) as unknown;
    expect(report).toMatchObject({ diagnostics: [{ rule: 'link/page' }], touched: [{ path: 'docs/pay.md' }] });
    expect(quality).toMatchObject([{ check_name: 'link/page' }, { check_name: 'freshness/touched' }]);
  });

  test('are accepted when they don’t', async () => {
    expect(await judge(clonePullRequest(clean, { 'docs/new.md': '# New\n\nText.\n' }))).toMatchObject({ status: 0, quality: [] });
  });

  test('fail where a team wants contradictions to, and report a broken configuration', async () => {
    expect(await judge(clonePullRequest(strict, {}, ['src/pay.ts']))).toMatchObject({ status: 1 });
    const { status, quality } = await judge(clonePullRequest(clean, { 'waymark.yml': 'sorces: []\n' }));
    expect([status, quality]).toMatchObject([2, [{ check_name: 'config/unknown-field' }]]);
  });
});

describe('weekly reports', () => {
  const channel = 'owners: { contacts: { "@acme/docs": { slack: "#docs" } } }\n';

  test('are written whatever they say, in GitHub', async () => {
    const root = clonePullRequest({ ...clean, 'waymark.yml': channel }, {}, ['src/pay.ts']);
    const { root: folder } = makeFolder();
    const write = workflowOf('waymark-freshness').jobs['report']?.steps.find(({ name }) => name === 'Write the reports');
    const variables = { RUNNER_TEMP: folder, GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    expect(await runLines(root, write?.run ?? '', variables)).toMatchObject({ status: 0, stderr: '' });
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'waymark-freshness', name), 'utf8'));
    expect(read('issues.json')).toMatchObject({
      issues: [
        { owner: '@acme/docs', open: true },
        { owner: null, open: false },
      ],
    });
    expect(read('slack.json')).toMatchObject([{ owner: '@acme/docs', channel: '#docs' }]);
  });

  test('are written whatever they say, in GitLab', async () => {
    const root = clonePullRequest(clean, {}, ['src/pay.ts']);
    expect(await runLines(root, gitlabLines('waymark-report'))).toMatchObject({ status: 0 });
    expect(readFileSync(join(root, '.waymark/ci/issues.json'), 'utf8')).toContain('<!-- waymark-freshness:@acme/docs -->');
  });

  test('that can’t be made fail, so that no issue is closed for want of one', async () => {
    const root = clonePullRequest(clean, { 'waymark.yml': 'sorces: []\n' });
    const { root: folder } = makeFolder();
    const write = workflowOf('waymark-freshness').jobs['report']?.steps.find(({ name }) => name === 'Write the reports');
    expect(await runLines(root, write?.run ?? '', { RUNNER_TEMP: folder, GITHUB_STEP_SUMMARY: '/dev/null' })).toMatchObject({ status: 1 });
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, type Files } from '../helpers/repository.ts';
import { clonePullRequest, runLines, type Run } from './runner.ts';
import { gitlabJobs, workflowOf } from './workflow.ts';

/** The commands of the recipes run exactly as they are written, in a clone of a real repository. */

const clean: Files = {
  'docs/index.md': '# Start\n\nSee [pay](pay.md).\n',
  'docs/pay.md': '# Pay\n\nText.\n',
  'docs/old.md': '# Old\n\nSee [it](gone.md).\n',
};
const broken: Files = { 'docs/index.md': '# Start\n\nSee [pay](pya.md).\n' };

function readDiagnostics(file: string): object[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { diagnostics: object[] }).diagnostics;
}

describe('stage 1 of pull requests in GitHub', () => {
  interface Stage extends Record<'reports' | 'check' | 'freshness' | 'summary', Run> {
    folder: string;
    log: string;
    text: string;
  }

  async function judge(root: string, more: Record<string, string> = {}): Promise<Stage> {
    const { root: folder } = makeFolder();
    const files = { STAND_IN_LOG: join(folder, 'log'), GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    const runs: Run[] = [];
    for (const { run } of workflowOf('waymark').jobs['check']?.steps ?? []) {
      if (run !== undefined && run !== 'npm ci')
        runs.push(await runLines(root, run, { RUNNER_TEMP: folder, GITHUB_BASE_REF: 'main', ...files, ...more }));
    }
    const [reports, check, freshness, summary] = runs as [Run, Run, Run, Run];
    const [log, text] = [readFileSync(files.STAND_IN_LOG, 'utf8'), readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')];
    return { reports, check, freshness, summary, folder: join(folder, 'waymark-report'), log, text };
  }

  test('accepts a change that makes nothing worse, and says what it means for pages', async () => {
    const { reports, check, freshness, summary, folder, text, log } = await judge(
      clonePullRequest(clean, { 'docs/new.md': '# New\n\nText.\n' }),
    );
    expect([reports.status, check.status, freshness.status, summary.status]).toEqual([0, 0, 0, 0]);
    expect(check.stdout).toBe('');
    expect(freshness.stdout).toMatch(/^::notice file=docs\/pay\.md,/);
    expect(text).toBe('## Freshness\n');
    expect(readDiagnostics(join(folder, 'freshness.json'))).toMatchObject([{ rule: 'freshness/touched' }]);
    expect(log).toMatchInlineSnapshot(`
      "freshness --changed-since origin/main --format json
      freshness --changed-since origin/main --format github
      freshness --changed-since origin/main --fail-on none --format summary
      "
    `);
  });

  test('refuses one that does, with its report and annotations, and writes nothing into the repository', async () => {
    const root = clonePullRequest(clean, broken);
    const { reports, check, folder } = await judge(root);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })).toBe('');
    expect([reports.status, check.status]).toEqual([0, 1]);
    expect(readDiagnostics(join(folder, 'check.json'))).toMatchObject([{ rule: 'link/page', file: 'docs/index.md' }]);
    expect(check.stdout).toMatch(/^::error file=docs\/index\.md,line=3,/);
  });

  test('reports a broken configuration', async () => {
    const { reports, check, folder } = await judge(clonePullRequest(clean, { 'waymark.yml': 'sorces: []\n' }));
    expect([reports.status, check.status]).toEqual([0, 2]);
    expect(readFileSync(join(folder, 'check.json'), 'utf8')).toContain('config/unknown-field');
  });

  test('fails where a team wants contradictions to, and has its reports all the same', async () => {
    const { reports, check, freshness, summary } = await judge(clonePullRequest(clean, {}), { STAND_IN_CODE: '1' });
    expect([reports.status, check.status, freshness.status, summary.status]).toEqual([0, 0, 1, 0]);
  });
});

describe('merge requests in GitLab', () => {
  async function judge(root: string, more: Record<string, string> = {}): Promise<Run> {
    const base = execFileSync('git', ['merge-base', 'origin/main', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    const { '.waymark': shared, waymark } = gitlabJobs();
    const lines = [...(shared?.before_script ?? []).filter((line) => line !== 'npm ci'), ...(waymark?.script ?? [])];
    return await runLines(root, lines.join('\n'), { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, ...more });
  }

  test('are refused when they make something worse, with reports and Code Quality', async () => {
    const root = clonePullRequest(clean, broken);
    const { status, stdout } = await judge(root);
    expect(status).toBe(1);
    expect(stdout).toContain('pya.md');
    expect(readDiagnostics(join(root, '.waymark/ci/check.json'))).toMatchObject([{ rule: 'link/page' }]);
    expect(readDiagnostics(join(root, '.waymark/ci/freshness.json'))).toMatchObject([{ rule: 'freshness/touched' }]);
    expect(JSON.parse(readFileSync(join(root, 'gl-code-quality-report.json'), 'utf8'))).toMatchObject([
      { check_name: 'freshness/touched' },
    ]);
  });

  test('are accepted when they don’t', async () => {
    expect((await judge(clonePullRequest(clean, { 'docs/new.md': '# New\n\nText.\n' }))).status).toBe(0);
  });

  test('fail where a team wants contradictions to', async () => {
    expect((await judge(clonePullRequest(clean, {}), { STAND_IN_CODE: '1' })).status).toBe(1);
  });
});

describe('weekly reports', () => {
  test('are written whatever they say, in GitHub', async () => {
    const root = clonePullRequest(clean, {});
    const { root: folder } = makeFolder();
    const write = workflowOf('waymark-freshness').jobs['report']?.steps.find(({ name }) => name === 'Write the reports');
    const variables = { RUNNER_TEMP: folder, GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), STAND_IN_OWNERS: '@acme/docs' };
    expect(await runLines(root, write?.run ?? '', { ...variables, STAND_IN_CODE: '1' })).toMatchObject({ status: 0, stderr: '' });
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'waymark-freshness', name), 'utf8'));
    expect([read('issues.json'), read('slack.json')]).toMatchObject([{ issues: [{ owner: '@acme/docs' }] }, [{ channel: '#docs' }]]);
    expect(await runLines(root, write?.run ?? '', { ...variables, STAND_IN_CODE: '2' })).toMatchObject({ status: 1 });
  });

  test('are written whatever they say, in GitLab', async () => {
    const root = clonePullRequest(clean, {});
    const { script = [] } = gitlabJobs()['waymark-report'] ?? {};
    const lines = ['mkdir -p .waymark/ci', ...script].join('\n');
    expect(await runLines(root, lines, { STAND_IN_OWNERS: '@acme/docs', STAND_IN_CODE: '1' })).toMatchObject({ status: 0 });
    expect(JSON.parse(readFileSync(join(root, '.waymark/ci/issues.json'), 'utf8'))).toMatchObject({ issues: [{ owner: '@acme/docs' }] });
    expect(await runLines(root, lines, { STAND_IN_CODE: '2' })).toMatchObject({ status: 1 });
  });
});

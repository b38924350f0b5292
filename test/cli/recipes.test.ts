import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { githubRecipe } from '../../scripts/ci/github-recipe.ts';
import { gitlabRecipe } from '../../scripts/ci/gitlab-recipe.ts';
import { makeFolder, makeRepository } from '../helpers/repository.ts';

/** As much of a workflow as the tests look at. */
interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions: unknown;
  jobs: Record<string, Job>;
}

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  if?: string;
  needs?: string;
  steps: { uses?: string; run?: string; name?: string; with?: Record<string, unknown> }[];
}

const texts = new Map(githubRecipe({ branch: 'trunk' }).map(({ path, text }) => [path, text]));
const textOf = (name: string): string => texts.get(`.github/workflows/${name}.yml`) ?? '';
const workflowOf = (name: string): Workflow => parse(textOf(name)) as Workflow;

/** Inputs of the actions at the versions that the recipes name, as their action.yml has them; those that the recipes use. */
const actionInputs: Record<string, readonly string[]> = {
  'actions/cache@v5': ['path', 'key', 'restore-keys'],
  'actions/checkout@v6': ['fetch-depth', 'persist-credentials', 'path', 'ref'],
  'actions/deploy-pages@v4': ['artifact_name'],
  'actions/download-artifact@v6': ['name', 'path', 'run-id', 'github-token', 'repository'],
  'actions/github-script@v8': ['script', 'github-token'],
  'actions/setup-node@v6': ['node-version', 'node-version-file', 'cache', 'cache-dependency-path'],
  'actions/upload-artifact@v6': ['name', 'path', 'retention-days', 'if-no-files-found'],
  'actions/upload-pages-artifact@v4': ['name', 'path', 'retention-days'],
};

describe('the recipe for GitHub', () => {
  const check = workflowOf('waymark');
  const comment = workflowOf('waymark-comment');
  const pages = workflowOf('waymark-pages');

  test('has three workflows', () => {
    expect([...texts.keys()]).toEqual(['waymark', 'waymark-comment', 'waymark-pages'].map((name) => `.github/workflows/${name}.yml`));
  });

  test.each([...texts])('%s: names actions by major version, limits time, and gives no more rights than are written', (_, text) => {
    const { permissions, jobs } = parse(text) as Workflow;
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
      expect(job.permissions).toBeDefined();
      for (const { uses } of job.steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
    }
    expect(text).toContain('# Actions are named by major version. To pin one by commit');
    expect(text).not.toContain('pull_request_target');
  });

  test.each([...texts])('%s: gives actions no input that they don’t know', (_, text) => {
    const { jobs } = parse(text) as Workflow;
    for (const { uses, with: inputs = {} } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (uses !== undefined) expect(actionInputs[uses]).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
  });

  test.each([...texts])('%s: puts nothing that others choose into a script', (_, text) => {
    const { jobs } = parse(text) as Workflow;
    for (const { run = '', with: inputs = {} } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      const script = typeof inputs['script'] === 'string' ? inputs['script'] : '';
      expect(`${run}${script}`).not.toContain('${{');
    }
  });

  test('judges pull requests without secrets, with a token that can only read', () => {
    expect(Object.keys(check.on)).toEqual(['pull_request']);
    expect(check.jobs['check']?.permissions).toEqual({ contents: 'read' });
    expect(textOf('waymark')).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
    expect(check.jobs['check']?.steps[0]?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
  });

  test('comments after the check, on what it left, and checks nothing out', () => {
    expect(comment.on).toEqual({ workflow_run: { workflows: [check.name], types: ['completed'] } });
    const job = comment.jobs['comment'];
    expect(job?.if).toBe("github.event.workflow_run.event == 'pull_request'");
    expect(job?.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
    expect(job?.steps.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/download-artifact', 'actions/github-script']);
    const upload = check.jobs['check']?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'));
    expect(job?.steps[0]?.with?.['name']).toBe(upload?.with?.['name']);
  });

  test('publishes the default branch, and only the job that publishes may', () => {
    expect(pages.on).toEqual({ push: { branches: ['trunk'] }, workflow_dispatch: null });
    expect(pages.jobs['build']?.permissions).toEqual({ contents: 'read' });
    expect(pages.jobs['deploy']).toMatchObject({ needs: 'build', permissions: { pages: 'write', 'id-token': 'write' } });
    const upload = pages.jobs['build']?.steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact'));
    const build = pages.jobs['build']?.steps.find(({ name }) => name === 'Build');
    expect(build?.run).toContain(`build --out ${String(upload?.with?.['path'])}`);
  });
});

describe('the recipe for GitHub runs what package-lock.json names', () => {
  test.each(['waymark', 'waymark-pages'])('%s: installs it first, and says so at the start', (name) => {
    const steps = Object.values(workflowOf(name).jobs).flatMap(({ steps: all }) => all);
    const runs = steps.flatMap(({ run }) => run ?? []);
    expect(runs[0]).toBe('npm ci');
    for (const run of runs.slice(1)) expect(run).toContain('npx --no-install waymark ');
    expect(textOf(name)).toContain('#   npm install --save-dev waymark');
    expect(textOf(name)).not.toMatch(/waymark@|--yes/);
  });

  test('only the job that publishes keeps what it rendered: a pull request can’t write what it reads', () => {
    const cached = (name: string): unknown[] =>
      Object.values(workflowOf(name).jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith('actions/cache') === true));
    expect(cached('waymark')).toEqual([]);
    expect(cached('waymark-pages')).toMatchObject([
      { with: { path: '.waymark/cache', key: expect.stringContaining("hashFiles('package-lock.json')") as string } },
    ]);
  });
});

describe('the recipe for GitLab', () => {
  const files = new Map(gitlabRecipe().map(({ path, text }) => [path, parse(text) as Record<string, unknown>]));

  test('includes its jobs', () => {
    expect(files.get('.gitlab-ci.yml')).toEqual({ include: [{ local: '.gitlab/waymark.yml' }] });
  });

  test('judges merge requests with the whole history, and publishes the default branch', () => {
    expect(files.get('.gitlab/waymark.yml')).toMatchObject({
      '.waymark': { variables: { GIT_DEPTH: '0' }, before_script: ['npm ci'] },
      waymark: { extends: '.waymark', rules: [{ if: "$CI_PIPELINE_SOURCE == 'merge_request_event'" }], artifacts: { when: 'always' } },
      pages: {
        extends: '.waymark',
        rules: [{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }],
        artifacts: { paths: ['public'] },
        cache: { key: { prefix: 'waymark', files: ['package-lock.json'] }, paths: ['.waymark/cache'] },
      },
    });
  });
});

describe('the commands of the recipes, as written', () => {
  const clean = {
    'docs/index.md': '# Start\n\nSee [pay](pay.md).\n',
    'docs/pay.md': '# Pay\n\nText.\n',
    'docs/old.md': '# Old\n\nSee [it](gone.md).\n',
  };

  const github = (root: string): Run[] => {
    const steps = workflowOf('waymark').jobs['check']?.steps ?? [];
    return steps.flatMap(({ name, run }) =>
      run === undefined || name === 'Install' ? [] : [runScript(root, run, { GITHUB_BASE_REF: 'main' })],
    );
  };

  test('accept a change that makes nothing worse', () => {
    const [report, check] = github(pullRequest(clean, { 'docs/new.md': '# New\n\nText.\n' }));
    expect([report?.status, check?.status]).toEqual([0, 0]);
    expect(check?.stdout).toBe('');
  });

  test('refuse one that does, with its report and annotations', () => {
    const root = pullRequest(clean, { 'docs/index.md': '# Start\n\nSee [pay](pya.md).\n' });
    const [report, check] = github(root);
    expect([report?.status, check?.status]).toEqual([0, 1]);
    const { diagnostics } = JSON.parse(readFileSync(join(root, 'waymark-report/report.json'), 'utf8')) as { diagnostics: object[] };
    expect(diagnostics).toMatchObject([{ rule: 'link/page', file: 'docs/index.md' }]);
    expect(check?.stdout).toMatch(/^::error file=docs\/index\.md,line=3,/);
  });

  test('report a broken configuration', () => {
    const root = pullRequest(clean, { 'waymark.yml': 'sorces: []\n' });
    const [report, check] = github(root);
    expect([report?.status, check?.status]).toEqual([0, 2]);
    expect(readFileSync(join(root, 'waymark-report/report.json'), 'utf8')).toContain('config/unknown-field');
  });

  test('do the same in GitLab', () => {
    const root = pullRequest(clean, { 'docs/index.md': '# Start\n\nSee [pay](pya.md).\n' });
    const base = execFileSync('git', ['merge-base', 'origin/main', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    const { text = '' } = gitlabRecipe()[0] ?? {};
    const { script } = (parse(text) as { waymark: { script: string[] } }).waymark;
    const [report, check] = script.map((line) => runScript(root, line, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base }));
    expect([report?.status, check?.status]).toEqual([0, 1]);
    expect(check?.stdout).toContain('pya.md');
    expect(JSON.parse(readFileSync(join(root, 'waymark-report.json'), 'utf8'))).toMatchObject({ summary: { errors: 1 } });
  });
});

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A clone as the runner of a pull request has it: the merge of the change into its base is checked out, detached. */
function pullRequest(base: Record<string, string>, change: Record<string, string>): string {
  const origin = makeRepository(base);
  origin.git('switch', '--quiet', '--create', 'topic');
  origin.commit(change);
  origin.git('switch', '--quiet', 'main');
  origin.commit({ 'docs/meanwhile.md': '# Meanwhile\n\nSee [it](nowhere.md).\n' });
  origin.git('switch', '--quiet', '--create', 'merge');
  origin.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'merge', '--quiet', '--no-edit', 'topic');
  const root = join(makeFolder().root, 'clone');
  execFileSync('git', ['clone', '--quiet', `file://${origin.root}`, root], { stdio: 'pipe' });
  execFileSync('git', ['checkout', '--quiet', '--detach', 'origin/merge'], { cwd: root, stdio: 'pipe' });
  return root;
}

/** Runs lines of a workflow as its host does, `npx` giving this checkout for what is installed. */
function runScript(cwd: string, script: string, variables: Record<string, string>): Run {
  const { root: tools } = makeFolder({
    npx: `#!/bin/sh\n[ "$1 $2" = "--no-install waymark" ] || exit 99\nshift 2\nexec "${process.execPath}" "${join(import.meta.dirname, 'start.ts')}" "$@"\n`,
  });
  chmodSync(join(tools, 'npx'), 0o755);
  const { FORCE_COLOR: _forced, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...env, ...variables, PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  return { status, stdout, stderr };
}

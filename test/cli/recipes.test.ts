import { spawnSync } from 'node:child_process';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gitlabRecipe } from '../../scripts/ci/gitlab-recipe.ts';
import { naughtyStrings } from '../helpers/naughty-strings.ts';
import { gitlabJobs, workflowOf, workflowTexts, type Step, type Workflow } from './workflow.ts';

const texts = workflowTexts();
const textOf = (name: string): string => texts.get(name) ?? '';

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

  test('has six workflows', () => {
    expect([...texts.keys()]).toEqual([
      'waymark',
      'waymark-comment',
      'waymark-pages',
      'waymark-freshness',
      'waymark-reviews',
      'waymark-releases',
    ]);
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
    for (const { uses, with: inputs = {} } of stepsOf(parse(text) as Workflow)) {
      if (uses !== undefined) expect(actionInputs[uses]).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
  });

  test.each([...texts])('%s: puts nothing that others choose into a script', (_, text) => {
    for (const { run = '', with: inputs = {} } of stepsOf(parse(text) as Workflow)) {
      const script = typeof inputs['script'] === 'string' ? inputs['script'] : '';
      expect(`${run}${script}`).not.toContain('${{');
    }
  });

  test.each([...texts])('%s: is written in shell and JavaScript that can be read', (_, text) => {
    for (const { run, with: inputs = {} } of stepsOf(parse(text) as Workflow)) {
      if (run !== undefined) expect(spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' }).stderr).toBe('');
      if (typeof inputs['script'] === 'string') expect(() => new Script(`(async () => {${String(inputs['script'])}\n})`)).not.toThrow();
    }
  });

  test.each([...texts])('%s: quotes every variable of the shell', (_, text) => {
    for (const { run = '' } of stepsOf(parse(text) as Workflow)) {
      // Numbers of the shell's own, and text in double or single quotes, where nothing is split or taken for a pattern.
      const bare = run.replaceAll(/\$\(\(number \+ 1\)\)|\$\?/g, '').replaceAll(/"(?:[^"$]|\$(?!\())*"|'[^']*'/g, '');
      expect(bare).not.toContain('$');
    }
  });

  test('lets one job write at a time, and lets it end', () => {
    for (const name of ['waymark-freshness', 'waymark-reviews', 'waymark-releases', 'waymark-pages']) {
      expect(workflowOf(name).concurrency?.['cancel-in-progress']).toBe(false);
    }
    expect(workflowOf('waymark').concurrency?.['cancel-in-progress']).toBe(true);
    expect(comment.concurrency?.['cancel-in-progress']).toBe(true);
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

describe('schedules of GitHub', () => {
  test.each([
    ['waymark-freshness', '17 6 * * 1'],
    ['waymark-reviews', '41 6 1 * *'],
    ['waymark-releases', '29 6 * * 2'],
  ])('%s: runs at %s, and by hand', (name, cron) => {
    expect(workflowOf(name).on).toEqual({ schedule: [{ cron }], workflow_dispatch: null });
  });

  test('give each job what it needs, and what runs packages may only read', () => {
    const rights = (name: string): unknown =>
      Object.fromEntries(Object.entries(workflowOf(name).jobs).map(([job, { permissions }]) => [job, permissions]));
    expect(rights('waymark-freshness')).toEqual({ report: { contents: 'read' }, issues: { issues: 'write' }, slack: {} });
    for (const name of ['waymark-reviews', 'waymark-releases']) {
      expect(rights(name)).toEqual({ prepare: { contents: 'read' }, propose: { contents: 'write', 'pull-requests': 'write' } });
    }
  });

  test('run nothing of the repository where they may write', () => {
    for (const name of ['waymark-freshness', 'waymark-reviews', 'waymark-releases', 'waymark-comment', 'waymark-pages']) {
      const { jobs } = workflowOf(name);
      for (const { permissions = {}, steps } of Object.values(jobs)) {
        if (Object.values(permissions).includes('write')) expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
      }
    }
  });

  test('send to Slack only where there is a webhook, which is the only secret', () => {
    const { slack } = workflowOf('waymark-freshness').jobs;
    expect(slack?.steps.map((step) => step.if)).toEqual(["env.SLACK_WEBHOOK != ''", "env.SLACK_WEBHOOK != ''"]);
    const secrets = [...texts.values()].flatMap((text) => text.match(/secrets\.\w+/g) ?? []);
    expect(secrets).toEqual(['secrets.WAYMARK_SLACK_WEBHOOK']);
  });

  test('merge nothing', () => {
    expect([...texts.values()].join()).not.toMatch(/pulls\.merge|auto-?merge|enablePullRequestAutoMerge|createReview/i);
  });
});

describe('the recipe for GitHub runs what package-lock.json names', () => {
  test.each([...texts.keys()].filter((name) => name !== 'waymark-comment'))('%s: installs it first, and says so at the start', (name) => {
    for (const { steps } of Object.values(workflowOf(name).jobs)) {
      const runs = steps.flatMap(({ run }) => run ?? []);
      if (runs.length > 0) expect(runs[0]).toBe('npm ci');
      for (const run of runs.slice(1)) expect(run).toContain('npx --no-install waymark ');
    }
    expect(textOf(name)).toContain('#   npm install --save-dev ./waymark-*.tgz');
    // A name that no registry has yet may be anybody’s tomorrow.
    expect(textOf(name)).not.toMatch(/(?:npm install|--save-dev|npx) waymark/);
    expect(textOf(name)).not.toMatch(/waymark@|--yes/);
  });

  test.each([...texts.keys()].filter((name) => name !== 'waymark-comment'))(
    '%s: has the whole history, and leaves no token behind',
    (name) => {
      for (const { steps } of Object.values(workflowOf(name).jobs).filter(({ steps: all }) => all.some(({ run }) => run === 'npm ci'))) {
        expect(steps[0]).toMatchObject({ uses: 'actions/checkout@v6', with: { 'fetch-depth': 0, 'persist-credentials': false } });
      }
      expect(textOf(name)).toContain('`filter: blob:none`');
    },
  );

  test('only the job that publishes keeps what it rendered: a pull request can’t write what it reads', () => {
    const cached = (name: string): unknown[] =>
      Object.values(workflowOf(name).jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith('actions/cache') === true));
    expect(cached('waymark')).toEqual([]);
    expect(cached('waymark-pages')).toMatchObject([
      { with: { path: '.waymark/cache', key: expect.stringContaining("hashFiles('package-lock.json')") as string } },
    ]);
  });
});

describe('a portal in a folder of the repository', () => {
  const folder = "services/o'brien & co";

  test('has its workflows at the top, which go into the folder', () => {
    for (const [name, text] of workflowTexts(folder)) {
      const { defaults, jobs } = parse(text) as Workflow;
      const runs = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ run }) => run !== undefined));
      expect(defaults).toEqual(runs.length === 0 ? undefined : { run: { 'working-directory': folder } });
      for (const { uses, with: inputs } of stepsOf(workflowOf(name, folder)))
        if (uses?.startsWith('actions/setup-node')) expect(inputs?.['cache-dependency-path']).toBe(`${folder}/package-lock.json`);
    }
    const [cache, upload] = stepsOf(workflowOf('waymark-pages', folder)).filter(({ uses }) => /cache@|upload-pages/.test(uses ?? ''));
    expect([cache?.with?.['path'], upload?.with?.['path']]).toEqual([`${folder}/.waymark/cache`, `${folder}/dist`]);
    expect(cache?.with?.['key']).toContain("hashFiles('services/o''brien & co/package-lock.json')");
  });

  test('has its jobs for GitLab at the top, too', () => {
    const jobs = gitlabJobs(folder);
    expect(jobs['.waymark']?.before_script?.[0]).toBe("cd -- 'services/o'\\''brien & co'");
    expect(jobs['.waymark-host']?.before_script).toEqual([jobs['.waymark']?.before_script?.[0]]);
    expect(jobs['waymark']?.artifacts?.reports).toEqual({ codequality: `${folder}/gl-code-quality-report.json` });
    expect(jobs['pages']).toMatchObject({ cache: { paths: [`${folder}/.waymark/cache`] }, artifacts: { paths: ['public'] } });
  });

  test.each(naughtyStrings.filter((name) => !/[\0/\n\r]/.test(name) && name !== '' && name.isWellFormed()))(
    'is found by any name: %j',
    (name) => {
      const { stdout } = spawnSync('bash', ['-c', `cd() { printf %s "$2"; }; ${gitlabJobs(name)['.waymark']?.before_script?.[0] ?? ''}`]);
      expect(stdout.toString('utf8')).toBe(name);
      expect(workflowOf('waymark', name).defaults).toEqual({ run: { 'working-directory': name } });
    },
  );
});

describe('the recipe for GitLab', () => {
  const files = gitlabRecipe({ folder: '' });
  const jobs = gitlabJobs();
  const visible = Object.entries(jobs).filter(([name]) => !name.startsWith('.'));

  test('includes its jobs, which take inputs, as a component does', () => {
    expect(parse(files[1]?.text ?? '')).toEqual({ include: [{ local: '.gitlab/waymark.yml' }] });
    const { text = '' } = files[0] ?? {};
    const [header = '', body = ''] = text.split(/^---$/m);
    const { spec } = parse(header) as { spec: { inputs: Record<string, { default: unknown; description: string }> } };
    for (const input of Object.values(spec.inputs)) expect(input).toMatchObject({ description: expect.any(String) as string });
    for (const { default: standard } of Object.values(spec.inputs)) expect(standard).toBeDefined();
    expect(new Set(body.match(/\$\[\[.*?\]\]/g))).toEqual(new Set(Object.keys(spec.inputs).map((name) => `$[[ inputs.${name} ]]`)));
    expect(body).not.toMatch(/^include:|local:/m);
  });

  test('runs each job in its own pipelines only', () => {
    const rules = Object.fromEntries(visible.map(([name, job]) => [name, job.rules?.map((rule) => rule.if)]));
    const schedule = (name: string): string =>
      `$WAYMARK_SCHEDULE == "${name}" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && ($CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web")`;
    const request = '"true" == "true" && $CI_PIPELINE_SOURCE == "merge_request_event"';
    expect(rules).toEqual({
      waymark: [request],
      'waymark-base': ['"true" == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'],
      'waymark-note': [`${request} && $WAYMARK_NOTE_TOKEN`],
      'waymark-report': [schedule('issues')],
      'waymark-issues': [schedule('issues')],
      'waymark-slack': [`${schedule('issues')} && $WAYMARK_SLACK_WEBHOOK`],
      'waymark-prepare': [schedule('reviews')],
      'waymark-reviews': [schedule('reviews')],
      'waymark-prepare-releases': [schedule('releases')],
      'waymark-releases': [schedule('releases')],
      pages: ['"true" == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $WAYMARK_SCHEDULE == null'],
    });
  });

  test('has the whole history where Waymark runs, and installs nothing where a token is', () => {
    expect(jobs['.waymark']).toMatchObject({ variables: { GIT_DEPTH: '0' } });
    expect(jobs['.waymark']?.before_script?.[0]).toBe('npm ci');
    expect(jobs['.waymark-host']).toMatchObject({ variables: { GIT_STRATEGY: 'none' }, before_script: [] });
    for (const [, { extends: parent, script = [] }] of visible) {
      const hasToken = /WAYMARK_(?:NOTE_TOKEN|TOKEN|SLACK_WEBHOOK)/.test(script.join('\n'));
      if (hasToken) expect([parent, script.join('\n')]).toEqual(['.waymark-host', expect.not.stringMatching(/np[mx] /)]);
    }
    for (const name of ['waymark-issues', 'waymark-reviews', 'waymark-releases'])
      expect(jobs[name]).toMatchObject({ environment: { name: 'waymark', action: 'access' }, resource_group: name });
  });

  test('reports Code Quality, also for what it is compared with', () => {
    const quality = { reports: { codequality: 'gl-code-quality-report.json' } };
    expect(jobs['waymark']?.artifacts).toMatchObject({ when: 'always', ...quality });
    expect(jobs['waymark-base']).toMatchObject({ script: ["echo '[]' > gl-code-quality-report.json"], artifacts: quality });
  });

  test('is written in shell and JavaScript that can be read', () => {
    for (const [, { script = [] }] of visible) {
      const lines = script.join('\n');
      expect(spawnSync('bash', ['-n'], { input: lines, encoding: 'utf8' }).stderr).toBe('');
      const [, javascript] = /<<'SCRIPT'\n([^]*)\nSCRIPT$/.exec(lines.trimEnd()) ?? [];
      if (javascript !== undefined) expect(() => new Script(javascript)).not.toThrow();
    }
  });

  test('publishes the default branch', () => {
    expect(jobs['pages']).toMatchObject({
      extends: '.waymark',
      script: ['npx --no-install waymark build --out public'],
      artifacts: { paths: ['public'] },
      cache: { key: { prefix: 'waymark', files: ['package-lock.json'] }, paths: ['.waymark/cache'] },
    });
  });
});

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

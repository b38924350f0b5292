import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { gitlabRecipe } from '../../scripts/ci/gitlab-recipe.ts';
import { githubRecipe } from '../../scripts/ci/github-recipe.ts';

/** As much of a workflow as the tests look at. */
export interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions: unknown;
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  defaults?: unknown;
  jobs: Record<string, Job>;
}

/** A job of a {@link Workflow}. */
export interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  if?: string;
  needs?: string;
  env?: Record<string, unknown>;
  steps: Step[];
}

/** A step of a {@link Job}. */
export interface Step {
  uses?: string;
  run?: string;
  name?: string;
  if?: string;
  with?: Record<string, unknown>;
}

/** The workflows of a recipe as text, by name. */
export function workflowTexts(folder = ''): Map<string, string> {
  return new Map(githubRecipe({ branch: 'trunk', folder }).map(({ path, text }) => [/([^/]+)\.yml$/.exec(path)?.[1] ?? path, text]));
}

/** A workflow of the recipe. */
export function workflowOf(name: string, folder = ''): Workflow {
  return parse(workflowTexts(folder).get(name) ?? '') as Workflow;
}

/** What a workflow gives to actions/github-script in a job. */
export function scriptOf(workflow: string, job: string): string {
  const steps = workflowOf(workflow).jobs[job]?.steps ?? [];
  return String(steps.find(({ uses }) => uses?.startsWith('actions/github-script@'))?.with?.['script']);
}

/** What actions/github-script hands to a script. */
export interface ScriptWorld {
  github: unknown;
  context: unknown;
  core: unknown;
}

/** Runs a script as actions/github-script does, with `require` of a folder. */
export async function runGithubScript(script: string, { github, context, core }: ScriptWorld, folder: string): Promise<void> {
  const AsyncFunction = (async () => Promise.resolve()).constructor as new (...parts: string[]) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction('github', 'context', 'core', 'require', script)(github, context, core, createRequire(join(folder, 'x.js')));
}

/** As much of a job for GitLab as the tests look at. */
export interface GitlabJob {
  extends?: string;
  rules?: { if?: string; when?: string }[];
  variables?: Record<string, string>;
  before_script?: string[];
  script?: string[];
  artifacts?: { when?: string; paths?: string[]; reports?: Record<string, string> };
}

/** The jobs for GitLab by name, with every input at its default, as GitLab puts inputs in. */
export function gitlabJobs(folder = ''): Record<string, GitlabJob> {
  const { text = '' } = gitlabRecipe({ folder })[0] ?? {};
  const [header = '', ...rest] = text.split(/^---$/m);
  const { spec } = parse(header) as { spec: { inputs: Record<string, { default: unknown }> } };
  const body = rest.join('---').replaceAll(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => String(spec.inputs[name]?.default));
  return parse(body) as Record<string, GitlabJob>;
}

/** The lines of a job for GitLab that runs Waymark, after those of the template that it extends; packages are installed already. */
export function gitlabLines(job: string): string {
  const { '.waymark': shared, [job]: own } = gitlabJobs();
  return [...(shared?.before_script ?? []).filter((line) => line !== 'npm ci'), ...(own?.script ?? [])].join('\n');
}

import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { configSchema, sourceSchema } from '../src/core/config.ts';
import type { SourceConfig } from '../src/core/config.ts';
import { humaniseName } from '../src/core/nav/folder-name.ts';
import { createPlacing } from '../src/core/place-files.ts';
import { findRoot } from '../src/node/git.ts';
import { isUnignored } from '../src/node/ignored.ts';
import { slugName } from '../src/node/load-catalog.ts';
import { readBranch, readRepositoryInfo, type RepositoryInfo } from '../src/node/read-repository.ts';
import { readSourceConfigs } from '../src/node/read-sources.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';
import { findObstacle } from './ci/find-obstacle.ts';
import { githubRecipe } from './ci/github-recipe.ts';
import { gitlabInclude, gitlabRecipe } from './ci/gitlab-recipe.ts';
import type { RecipeFile } from './ci/recipe.ts';
import { githubPagesAddress, writeConfig } from './first-config.ts';
import { toJsonSchema } from './json-schemas.ts';
import { planEditor } from './plan-editor.ts';

/** What is wanted of `waymark init`. */
export interface InitOptions {
  ci: 'github' | 'gitlab' | undefined;
  schema: boolean;
  /** Editor that gets schemas, settings and snippets. */
  editor: 'vscode' | undefined;
  force: boolean;
}

/** A file and what becomes of it. */
export interface PlannedFile {
  /** Folder that it is written below: the root, or for what a host reads the top of the repository. */
  base: string;
  /** Below the base. */
  path: string;
  /** From the root. */
  name: string;
  action: 'create' | 'replace' | 'append' | 'keep';
  /** Whole content, or the lines to append. */
  content: string;
  /** What it is for, or why it is kept. */
  reason?: string | undefined;
}

/** Everything that `waymark init` would do. */
export interface InitPlan {
  sources: { id: string; path: string; pages: number }[];
  files: PlannedFile[];
  /** What is left to do by hand, in sentences. */
  notes: string[];
}

const configName = 'waymark.yml';
const schemaName = 'waymark.schema.json';

/** Looks at a repository and says what to write. Reads only. */
export async function planInit(root: string, { ci, schema, editor, force }: InitOptions): Promise<InitPlan> {
  const info = await readRepositoryInfo(root);
  const found = await findSources(root);
  const address = ci === 'github' ? githubPagesAddress(info.repo?.url) : undefined;
  const first = found.sources.some(({ pages }) => pages > 0) ? undefined : firstPage(info);
  const sources = first === undefined ? found.configs : [sourceSchema.parse({ id: 'docs', path: 'docs' })];
  const own = [
    { path: configName, text: configText(info, sources, address, schema) },
    ...(first === undefined || (await isConfigured(root)) ? [] : [first]),
    ...(schema ? [{ path: schemaName, text: `${JSON.stringify(toJsonSchema('config'), null, 2)}\n` }] : []),
  ];
  const top = { base: (await findRoot(root)) ?? root, up: info.prefix === '' ? '' : '../'.repeat(info.prefix.split('/').length) };
  const recipe = await findRecipe(root, ci, info.prefix);
  const files = await Promise.all([
    ...own.map((file) => decide({ base: root, up: '' }, file, force)),
    ...recipe.map((file) => decide(top, file, force)),
  ]);
  const ignore = await planIgnore(root, ci);
  const obstacle = ci && (await findObstacle(root));
  const forEditor = editor === undefined ? { files: [], notes: [] } : await planEditor(root);
  return {
    sources: found.sources,
    files: [...files, ...(ignore ? [ignore] : []), ...forEditor.files],
    notes: [...explainKept(files, address), ...(obstacle === undefined ? [] : [obstacle]), ...forEditor.notes],
  };
}

/** A portal of no page can’t be looked at: an empty repository gets one, in a folder that detection would find too. */
function firstPage({ name }: RepositoryInfo): { path: string; text: string; about: string } {
  const text = `# ${humaniseName(name, { ordered: false })}\n\nSay in one sentence what readers find here.\n`;
  return { path: 'docs/index.md', text, about: 'the first page' };
}

/** Whether somebody has decided already where pages come from. */
async function isConfigured(root: string): Promise<boolean> {
  return (await Promise.all([configName, 'waymark.yaml'].map((name) => has(root, name)))).includes(true);
}

async function findSources(root: string): Promise<{ configs: SourceConfig[]; sources: InitPlan['sources'] }> {
  const files = openWorkingTree(root);
  const list = await files.list();
  const { configs, mkdocsFolders, folders } = await readSourceConfigs(root, configSchema.parse({}), files, list);
  const place = createPlacing({ sources: configs, mkdocsFolders, folders });
  const places = list.paths.map(place);
  const countPages = (id: string): number => places.filter((placed) => placed.type === 'page' && placed.source.id === id).length;
  return { configs, sources: configs.map(({ id, path }) => ({ id, path, pages: countPages(id) })) };
}

function configText(
  info: RepositoryInfo,
  sources: SourceConfig[],
  address: { url: string; base: string } | undefined,
  schema: boolean,
): string {
  return writeConfig({
    id: slugName(info.name),
    title: humaniseName(info.name, { ordered: false }),
    address,
    sources,
    schema: schema ? `./${schemaName}` : undefined,
  });
}

async function findRecipe(root: string, ci: InitOptions['ci'], folder: string): Promise<RecipeFile[]> {
  if (ci === 'github') return githubRecipe({ branch: await readBranch(root), folder });
  return ci === 'gitlab' ? gitlabRecipe({ folder }) : [];
}

/** Whether something of that name is there, whatever it is. */
async function has(folder: string, name: string): Promise<boolean> {
  return (await lstat(join(folder, name)).catch(() => undefined)) !== undefined;
}

interface Place {
  base: string;
  /** The way to it from the root. */
  up: string;
}

async function decide({ base, up }: Place, file: Omit<RecipeFile, 'about'> & { about?: string }, force: boolean): Promise<PlannedFile> {
  const { path, text, about } = file;
  const names = path === configName ? [configName, 'waymark.yaml'] : [path];
  for (const name of names) {
    if (!(await has(base, name))) continue;
    const found = { base, path: name, name: up + name };
    if (force) return { ...found, action: 'replace', content: text, reason: about };
    return { ...found, action: 'keep', content: '', reason: 'it exists; `--force` writes it anew' };
  }
  return { base, path, name: up + path, action: 'create', content: text, reason: about };
}

/**
 * What is made on each machine doesn't belong into git: the built portal, and the packages that somebody or a recipe installs here.
 * `.waymark/` ignores itself. Outside of git there is nothing to do.
 */
async function planIgnore(root: string, ci: InitOptions['ci']): Promise<PlannedFile | undefined> {
  const hasPackages = ci !== undefined || (await has(root, 'package.json')) || (await has(root, 'node_modules'));
  const folders = new Map([['dist', 'the built portal'], ...(hasPackages ? [['node_modules', 'installed packages'] as const] : [])]);
  for (const folder of folders.keys()) if (!(await isUnignored(root, `${folder}/file`))) folders.delete(folder);
  if (folders.size === 0) return undefined;
  const exists = await has(root, '.gitignore');
  return {
    base: root,
    path: '.gitignore',
    name: '.gitignore',
    action: exists ? 'append' : 'create',
    content: [...folders.keys()].map((folder) => `${folder}/\n`).join(''),
    reason: [...folders].map(([folder, what]) => `${folder}/, ${what}`).join('; '),
  };
}

function explainKept(files: readonly PlannedFile[], address: { base: string } | undefined): string[] {
  const isKept = (path: string): boolean => files.some((file) => file.path === path && file.action === 'keep');
  return [
    ...(isKept('.gitlab-ci.yml') ? [`Add to .gitlab-ci.yml: include: [{ local: ${gitlabInclude} }]`] : []),
    ...(isKept(configName) && address
      ? [`The pages workflow publishes below ${address.base}; that has to be \`site.base\` in ${configName}.`]
      : []),
  ];
}

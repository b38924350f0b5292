import type { SourceConfig } from './config.ts';
import { compareText } from './diagnostic.ts';
import { humaniseName } from './nav/folder-name.ts';
import { findBuilt, findForeign, findHidden, isPagePath } from './page-files.ts';
import { findReserved, folderOf } from './page-id.ts';
import { findSiteFolders } from './site-folders.ts';
import { kindOfFolder } from './page-kind.ts';

/**
 * Folders at the top of a repository that people keep pages in, in the order in which a portal shows them. Each becomes a source
 * of its own; so do folders called `something.wiki` or `something-wiki`.
 */
const pageFolders = [
  'docs',
  'doc',
  'documentation',
  'wiki',
  'handbook',
  'guides',
  'guide',
  'manual',
  'knowledge-base',
  'content',
  'runbooks',
  'runbook',
  'playbooks',
  'playbook',
  'adr',
  'adrs',
  'decisions',
  'decision-records',
  'architecture-decisions',
  'architecture-decision-record',
  'architecture-decision-records',
];

/** Names that say nothing but that pages are inside. */
const plainNames = new Set(['docs', 'doc', 'documentation', 'source', 'content', 'src']);

/**
 * The sources of a repository without configuration. Folders that are known to hold pages become sources of their own, with ids
 * from their names; `content` gives way to its subfolders when those have such names themselves; Middleman's `source` counts when
 * it holds ERB pages; so do the folders of sites of other generators; `declared` are folders that a tool's configuration names. The pages that are left, but for hidden, vendored
 * and built ones, become one more source at the root, called like the repository. A file belongs to its deepest source.
 */
export function detectSources(paths: readonly string[], repositoryName: string, declared: readonly string[] = []): SourceConfig[] {
  const pages = paths.filter((path) => isPagePath(path) && findHidden(path) === undefined);
  const ownPages = pages.filter((path) => !findForeign(path));
  const folders = findFolders(ownPages, declared, findSiteFolders(paths));
  const ids = chooseIds(folders);
  const sources = folders.map((folder): SourceConfig => {
    return { ...emptySource(ids.get(folder) ?? '', folder), title: titleOf(folder), kind: kindOfFolder(baseName(folder)) };
  });
  const left = ownPages.filter((path) => !findBuilt(path) && !folders.some((folder) => isNested(path, folder)));
  if (left.length > 0) sources.push(rootSource(repositoryName, sources));
  return sources.map((source) => ({ ...source, exclude: neededGlobs(source, pages, folders) }));
}

function rootSource(repositoryName: string, others: readonly SourceConfig[]): SourceConfig {
  const name = repositoryName.replace(/\.(?:git|wiki)$/, '');
  const isRunbooks = others.length === 0 && /(?:^|[-_])runbooks?$/i.test(name);
  const id = freeId([slug(name), `${slug(name)}-root`], new Set(others.map((other) => other.id)));
  const source = emptySource(id, '');
  return { ...source, title: humaniseName(name, { ordered: false }), kind: isRunbooks ? 'runbook' : undefined };
}

/** Folders that become sources, in the order of {@link pageFolders}; others, by name, stand before runbooks. */
function findFolders(pages: readonly string[], declared: readonly string[], sites: readonly string[]): string[] {
  const holdsPages = (folder: string): boolean => folder !== '' && pages.some((path) => path.startsWith(`${folder}/`));
  const top = [...new Set(pages.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))))];
  const known = top.filter((folder) => isKnown(folder) || isMiddleman(folder, pages));
  const folders = known.flatMap((folder) => (folder.toLowerCase() === 'content' ? splitContent(folder, pages) : [folder]));
  const added = declared.filter((folder) => holdsPages(folder) && !folders.some((other) => isNested(folder, other)));
  const siteFolders = sites.filter((folder) => holdsPages(folder) && !added.includes(folder));
  // A folder around a site, without a page of its own, is the site's project.
  const isProject = (folder: string): boolean =>
    pages.every(
      (path) => !isNested(path, folder) || siteFolders.some((site) => site !== folder && isNested(site, folder) && isNested(path, site)),
    );
  const rank = (folder: string): number => {
    const index = pageFolders.indexOf(baseName(folder).toLowerCase());
    return index < 0 ? pageFolders.indexOf('runbooks') - 0.5 : index;
  };
  return [...new Set([...folders.filter((folder) => !isProject(folder)), ...added, ...siteFolders])].sort(
    (a, b) => rank(a) - rank(b) || compareText(a, b),
  );
}

function isKnown(folder: string): boolean {
  return pageFolders.includes(folder.toLowerCase()) || /[.-]wiki$/i.test(folder);
}

/** Middleman, the generator of many GOV.UK manuals, keeps its pages in `source`. */
function isMiddleman(folder: string, pages: readonly string[]): boolean {
  return folder === 'source' && pages.some((path) => path.startsWith('source/') && /\.md\.erb$/i.test(path));
}

/** `content` as one source, or as its subfolders when it holds no page itself and one of them has a name that we know. */
function splitContent(folder: string, pages: readonly string[]): string[] {
  const below = pages.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
  const subfolders = [...new Set(below.map((path) => path.slice(0, Math.max(0, path.indexOf('/')))))];
  const isSplit = !subfolders.includes('') && subfolders.some(isKnown);
  return isSplit ? subfolders.map((name) => `${folder}/${name}`) : [folder];
}

/** Globs for what this source leaves out, none where there is nothing of the kind. */
function neededGlobs(source: SourceConfig, pages: readonly string[], folders: readonly string[]): string[] {
  const inner = folders.filter((folder) => folder !== source.path && isNested(folder, source.path));
  const own = pages.filter((path) => isNested(path, source.path) && !inner.some((folder) => isNested(path, folder)));
  const local = own.map((path) => (source.path === '' ? path : path.slice(source.path.length + 1)));
  const left = local.flatMap((path) => findForeign(path) ?? (source.path === '' ? findBuilt(path) : undefined) ?? []);
  return [...new Set(left.map(({ glob }) => glob))].sort(compareText);
}

function emptySource(id: string, path: string): SourceConfig {
  return { id, path, dialect: 'auto', include: ['**/*'], exclude: [], trust: 'trusted' };
}

/** `docs` is called Documentation; a folder inside another that says no more is called like the other. */
function titleOf(folder: string): string {
  const name = baseName(folder);
  if (!plainNames.has(name.toLowerCase())) return humaniseName(name.replace(/\.wiki$/i, ' wiki'), { ordered: false });
  const parent = baseName(folderOf(folder));
  return parent === '' || plainNames.has(parent.toLowerCase()) ? 'Documentation' : humaniseName(parent, { ordered: false });
}

/** An id for every folder, from its name; of several with one name those further down take their path. */
function chooseIds(folders: readonly string[]): Map<string, string> {
  const depth = (folder: string): number => folder.split('/').length;
  const ids = new Map<string, string>();
  for (const folder of folders.toSorted((a, b) => depth(a) - depth(b))) {
    ids.set(folder, freeId([slug(nameOf(folder)), slug(folder), `${slug(nameOf(folder))}-pages`], new Set(ids.values())));
  }
  return ids;
}

/** The first id that isn't taken and that the portal doesn't need for itself: ids are the first segments of addresses. */
function freeId(candidates: readonly string[], taken: ReadonlySet<string>): string {
  const isFree = (id: string): boolean => !taken.has(id) && findReserved(id) === undefined;
  const free = candidates.find(isFree);
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const numbered = `${candidates[0] ?? 'pages'}-${number}`;
    if (isFree(numbered)) return numbered;
  }
}

/** Lower-case ASCII letters and digits with single hyphens, as configuration wants ids. */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? 'pages' : plain;
}

function isNested(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The name that a folder's id is made of; mdBook's `src` is called like the folder around it. */
function nameOf(folder: string): string {
  return baseName(folder) === 'src' ? baseName(folderOf(folder)) || 'book' : baseName(folder);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

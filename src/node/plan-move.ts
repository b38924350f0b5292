import { join, relative, sep } from 'node:path';
import { configSchema } from '../core/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { editYaml } from '../core/edit-yaml.ts';
import { addFormerIds, editUnit } from '../core/edit-units.ts';
import { listingLimits, parseYaml } from '../core/locate-yaml.ts';
import { findMovedPages, type MovedPage } from '../core/moved-pages.ts';
import { newPath, type FileMoves } from '../core/moves/file-moves.ts';
import { findWorse } from '../core/moves/find-worse.ts';
import { mendComponents } from '../core/moves/mend-components.ts';
import { mendConfig, mendFrontmatter, mendPathway, mendSidecar, type Renaming } from '../core/moves/mend-fields.ts';
import { findOwnerChanges, type OwnerChange } from '../core/moves/find-owner-changes.ts';
import { mendImports, type PageImport } from '../core/moves/mend-imports.ts';
import { findStray, mendLinks } from '../core/moves/mend-links.ts';
import { mendNavigation, type NavState } from '../core/moves/mend-navigation.ts';
import { mendOwners } from '../core/moves/mend-owners.ts';
import type { Stuck, TextEdit } from '../core/moves/text-edit.ts';
import { UserError } from '../core/user-error.ts';
import { quote } from '../core/wording.ts';
import { ChangedTexts, type ChangedFile } from './changed-texts.ts';
import { checkCatalog } from './check-catalog.ts';
import { findImported, modulesIn, readImports } from './find-imports.ts';
import { findRoot, resolveCommit } from './git.ts';
import { toKnownCache } from './known-cache.ts';
import { loadCatalog, type LoadedCatalog } from './load-catalog.ts';
import { openMoved } from './moved-files.ts';
import type { LoadedConfig } from './read-config.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';
import { readCommittedFiles } from './tracked-files.ts';

/** Everything that a move does, before any of it is done. */
export interface MovePlan {
  moves: FileMoves;
  files: ChangedFile[];
  /** Pages that get another id by it. */
  renamed: RenamedPage[];
  /** Path of the sidecar that remembers their old ids; undefined where nothing does. */
  sidecar: string | undefined;
  /** What somebody has to mend by hand. */
  stuck: Stuck[];
  /** Faults that there weren't before, which hold the move up. */
  faults: Diagnostic[];
  /** Infos that there weren't before, which don't. */
  infos: Diagnostic[];
  /** Pages that somebody else answers for after it. */
  handed: OwnerChange[];
}

/** A page that gets another id. The old one of a page that is new, which HEAD doesn't have at its path, nobody can know. */
export interface RenamedPage extends MovedPage {
  isNew: boolean;
}

/** Bytes of a text file that is read whole. */
const maxBytes = 4 * listingLimits.length;

/** What a plan is made in. */
interface World {
  before: LoadedCatalog;
  moves: FileMoves;
  files: RepositoryFiles;
}

/** Works out what has to be written so that after the move every link, pathway and address leads to where it led before. Reads only. */
export async function planMove(before: LoadedCatalog, moves: FileMoves): Promise<MovePlan> {
  const world = { before, moves, files: openWorkingTree(before.root) };
  const moved = await loadMoved(world, await mendPlaces(world, new ChangedTexts(), { moves, ids: new Map() }));
  const movedFrom = new Map([...moves.files].map(([from, to]) => [to, from]));
  const renamed = await judgeNew(before.root, findMovedPages(moved.catalog, formerPages(before), movedFrom));
  const ids = new Map(renamed.flatMap(({ formerId, id, holder }) => (holder === undefined ? [[formerId, id]] : [])));
  const renaming = { moves, ids };

  const texts = new ChangedTexts();
  const stuck = await mendPages(world, moved, renaming, texts);
  await mendPlaces(world, texts, renaming);
  const sidecar = await remember(world, renamed, texts);
  const after = await loadMoved(world, texts);
  const worse = findWorse(checkCatalog(before), checkCatalog(after), moves);
  const isKnown = (one: Stuck): boolean => stuck.some(({ file, message }) => file === one.file && message === one.message);
  return {
    moves,
    files: texts.list(),
    renamed,
    sidecar,
    stuck: [...stuck, ...findStray({ before: before.catalog, after: after.catalog, moves }).filter((one) => !isKnown(one))],
    faults: worse.filter(({ severity }) => severity !== 'info'),
    infos: worse.filter(({ severity }) => severity === 'info'),
    handed: findOwnerChanges(before, after, moves),
  };
}

function formerPages({ catalog }: LoadedCatalog): { path: string; id: string; blob: string }[] {
  return catalog.pages.map(({ path, id, document }) => ({ path, id, blob: document.blob }));
}

/** The repository as it would be with these texts. */
async function loadMoved({ before, moves, files }: World, texts: ChangedTexts): Promise<LoadedCatalog> {
  const changed = texts.texts();
  const text = before.configFile === undefined ? undefined : changed.get(before.configFile);
  const known: LoadedConfig = { config: before.catalog.config, file: before.configFile, locate: before.locateConfig };
  const config = text === undefined ? known : readConfigText(text, known);
  const cache = toKnownCache(before, (path) => newPath(moves, path));
  return loadCatalog(before.root, { bodies: false, state: { files: openMoved(files, moves, changed), config, cache } });
}

function readConfigText(text: string, known: LoadedConfig): LoadedConfig {
  const { data, locate } = parseYaml(text);
  const { success, data: config } = configSchema.safeParse(data);
  return success ? { config, file: known.file, locate } : known;
}

/** Links, navigation, frontmatter, imports, templates of labs and places in code: what pages and their lists say. */
async function mendPages({ before, moves, files }: World, moved: LoadedCatalog, renaming: Renaming, texts: ChangedTexts): Promise<Stuck[]> {
  const written = new Map([...moved.tree.files, ...moved.tree.navFiles].map(({ path, text }) => [path, text]));
  const { home } = before.catalog.config.site;
  const homeText = home === undefined ? undefined : await readText(files, home);
  const textOf = (path: string): string | undefined => written.get(path) ?? (path === home ? homeText : undefined);
  const links = mendLinks({ before: before.catalog, after: moved.catalog, moves, textOf });
  const navigation = mendNavigation(toNavState(before), toNavState(moved), moves);
  const fields = before.catalog.pages.flatMap((page) => {
    const text = textOf(newPath(moves, page.path));
    return text === undefined ? [] : mendFrontmatter(page, text, renaming);
  });
  const imports = mendImports(listImports(before), moves);
  const components = mendComponents(before.catalog.pages, moves, textOf);
  const edits = [...links.edits, ...navigation.edits, ...fields, ...imports, ...components];
  for (const [file, own] of Map.groupBy(edits, (edit) => edit.file)) texts.edit(file, textOf(file) ?? '', own);
  return [...links.stuck, ...navigation.stuck];
}

/** Relative imports of live pages, those that lead nowhere left out. */
function listImports({ root, catalog, tree }: LoadedCatalog): PageImport[] {
  const texts = new Map(tree.files.map((file) => [file.path, file]));
  const modules = modulesIn(root);
  const live = catalog.pages.filter(({ document }) => document.format === 'live');
  return live.flatMap(({ path: page }): PageImport[] => {
    const file = texts.get(page);
    const imports = file ? readImports(file, (name) => name.startsWith('.')) : [];
    return imports.flatMap(({ name, offset }): PageImport[] => {
      const target = findImported(join(root, page), name, modules);
      return target === undefined ? [] : [{ page, name, offset, target: relative(root, target).split(sep).join('/') }];
    });
  });
}

function toNavState({ catalog, tree }: LoadedCatalog): NavState {
  const known = new Set([...catalog.pages, ...catalog.assets].map(({ path }) => path).concat(tree.repositoryFiles));
  return { catalog, navFiles: tree.navFiles, exists: (path) => known.has(path) };
}

/** Sidecar, configuration, CODEOWNERS and pathways: what other files say of pages. */
async function mendPlaces({ before, files }: World, texts: ChangedTexts, renaming: Renaming): Promise<ChangedTexts> {
  const { catalog, configFile, owners } = before;
  const mend = async (path: string | undefined, edit: (text: string, path: string) => TextEdit[]): Promise<void> => {
    const text = path === undefined ? undefined : await readText(files, path);
    if (path !== undefined && text !== undefined) texts.edit(path, text, edit(text, path));
  };
  await mend(catalog.config.units, (text, path) => mendSidecar(path, text, renaming));
  await mend(configFile, (text, path) => mendConfig(catalog, { path, text, locate: before.locateConfig }, renaming));
  const codeowners = owners.dialect === 'owners' ? [] : owners.files.filter((path) => !path.startsWith('../'));
  for (const file of codeowners) await mend(file, (text, path) => mendOwners(path, text, renaming.moves));
  for (const pathway of catalog.curriculum.pathways) await mend(pathway.path, (text) => mendPathway(pathway, text, renaming));
  return texts;
}

async function readText(files: RepositoryFiles, path: string): Promise<string | undefined> {
  const read = await files.read(path, maxBytes);
  return read.type === 'text' ? read.text : undefined;
}

/**
 * Writes the old ids into the sidecar. Where there is none, configuration gets one; without configuration nothing is published under a
 * name that has to last. Gives its path.
 */
async function remember({ before, files }: World, renamed: readonly RenamedPage[], texts: ChangedTexts): Promise<string | undefined> {
  const { catalog, configFile } = before;
  const { units } = catalog.config;
  const free = renamed.filter(({ holder }) => holder === undefined);
  const former = free.filter(({ isNew }) => !isNew);
  if ((former.length === 0 && units === undefined) || (units ?? configFile) === undefined) return units;
  const sidecar = units ?? usualSidecar(before);
  const written = await readText(files, sidecar);
  if (former.length === 0 && written === undefined) return sidecar;
  texts.rewrite(sidecar, written, (text) => addFormer(sidecar, text, { former, free }));
  if (units === undefined && configFile !== undefined) {
    texts.rewrite(configFile, await readText(files, configFile), (text) => {
      const edited = editYaml(text, [{ path: ['units'], value: sidecar }]);
      if (edited.type === 'edited') return edited.text;
      throw new UserError(`${quote(configFile)} names no sidecar, and can’t be given one because ${edited.reason}.`);
    });
  }
  return sidecar;
}

/** Outside of git every page may be one that readers know. */
async function judgeNew(root: string, renamed: readonly MovedPage[]): Promise<RenamedPage[]> {
  if (renamed.length === 0 || (await findRoot(root)) === undefined) return renamed.map((page) => ({ ...page, isNew: false }));
  const head = await resolveCommit(root, 'HEAD');
  const committed = head === undefined ? new Map() : await readCommittedFiles(root, head);
  return renamed.map((page) => ({ ...page, isNew: committed?.has(page.from) === false }));
}

/** Beside the sources, where those lie in `content`. */
function usualSidecar({ catalog }: LoadedCatalog): string {
  return catalog.sources.some(({ path }) => path.startsWith('content/')) ? 'content/units.yml' : 'units.yml';
}

function addFormer(sidecar: string, text: string, { former, free }: Record<'former' | 'free', readonly RenamedPage[]>): string {
  let edited = former.length === 0 ? text : addFormerIds(text, former);
  for (const { to, id } of free) edited = edited === undefined ? undefined : withoutOwnId(edited, to, id);
  if (edited !== undefined) return edited;
  throw new UserError(
    `The old ids can’t be written into ${quote(sidecar)}: it has faults, or is written in a way that would have to be rewritten.`,
    {
      hint: 'Mend the file, then move again.',
    },
  );
}

/** A page that comes back to where it was has its own id again: that is no former one. */
function withoutOwnId(text: string, path: string, id: string): string | undefined {
  const { data } = parseYaml(text, { limits: listingLimits });
  const pages = Object((Object(data) as { pages?: unknown }).pages) as Record<string, { formerIds?: string[] } | null>;
  const unit = pages[path];
  if (unit?.formerIds?.includes(id) !== true) return text;
  const others = unit.formerIds.filter((other) => other !== id);
  if (others.length === 0 && Object.keys(unit).length === 1) {
    const isLast = Object.keys(pages).length === 1;
    const removed = editYaml(text, [{ path: isLast ? ['pages'] : ['pages', path], value: undefined }], { limits: listingLimits });
    return removed.type === 'edited' ? removed.text : undefined;
  }
  const edited = editUnit(text, path, { formerIds: others.length === 0 ? undefined : others });
  return edited.type === 'edited' ? edited.text : undefined;
}

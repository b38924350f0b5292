import type { SourceConfig } from './config.ts';
import { compileGlob } from './match-glob.ts';
import type { NavFile } from './navigation.ts';
import { findCurriculumPart, type CurriculumFolders } from './pathways/curriculum-files.ts';
import { findBuilt, findForeign, findHidden, isPagePath, upTo } from './page-files.ts';

/** What a file of the repository is to the portal. */
export type Place =
  | { type: 'page' | 'asset'; source: SourceConfig }
  | { type: 'navigation'; source: SourceConfig; kind: NavFile['kind'] }
  | ExcludedPlace
  /** Links may lead to it on the host; it is not published. */
  | { type: 'repository' };

/** It looks like a page and is none. */
export interface ExcludedPlace {
  type: 'excluded';
  /** In words that follow “because”. */
  reason: string;
  hint?: string | undefined;
  /** The folder or file that is left out as a whole. */
  what: string;
  /** Whether somebody said so in `include` or `exclude`, or nobody would look for a page there: no reason to speak of it. */
  isExpected: boolean;
}

/** What decides where files belong. */
export interface PlacingInput {
  sources: readonly SourceConfig[];
  /** Whether the sources were detected: what they exclude then is a guess, not somebody's word. */
  isDetected?: boolean;
  /** Folders that `mkdocs.yml` files name as their `docs_dir`, by the path of the file. */
  mkdocsFolders: ReadonlyMap<string, string>;
  /** Folders of pathways, skills and evidence: none of their files is a page or an asset. */
  folders?: CurriculumFolders | undefined;
}

/**
 * Makes a function that tells what a path is. A file belongs to the deepest source whose folder holds it; when that one excludes
 * it, no outer source takes it up. `include` chooses pages, and wildcards don't match hidden names; `exclude` leaves out files of any
 * kind. Images of `.attachments`, Azure DevOps’ folder, count as visible. A source at the root holds the whole repository;
 * there only files of the kinds that pages show are assets. Files of pathways, skills and evidence belong to no source, but to one that
 * lies inside those folders.
 */
export function createPlacing({ sources, isDetected = false, mkdocsFolders, folders }: PlacingInput): (path: string) => Place {
  const matchers = sources.map((source) => createMatcher(source, isDetected));
  const byFolder = new Map(matchers.map((matcher) => [matcher.source.path, matcher]));
  const findOwner = (path: string): Matcher | undefined => {
    for (let folder = path; folder !== '';) {
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
      const matcher = byFolder.get(folder);
      if (matcher) return matcher;
    }
    return undefined;
  };
  return (path) => {
    const mkdocs = mkdocsFolders.get(path);
    const owner = findOwner(mkdocs === undefined ? path : `${mkdocs}/file`);
    if (folders && isCurriculum(path, owner?.source.path, folders)) return { type: 'repository' };
    if (mkdocs !== undefined && owner) return { type: 'navigation', source: owner.source, kind: 'mkdocs' };
    if (owner) return owner.place(path);
    return isPagePath(path) ? placeOutside(path, sources) : { type: 'repository' };
  };
}

/** Notes of a next release (`next.md`) and evidence are Markdown too, and nobody's page. */
function isCurriculum(path: string, source: string | undefined, folders: CurriculumFolders): boolean {
  if (findCurriculumPart(path, folders) === undefined) return false;
  const isInside = (folder: string | undefined): boolean => folder !== undefined && source?.startsWith(`${folder}/`) === true;
  return !isInside(folders.pathways) && !isInside(folders.evidence);
}

/** Left out is the topmost folder that holds no source. */
function placeOutside(path: string, sources: readonly SourceConfig[]): ExcludedPlace {
  const segments = path.split('/');
  const folders = segments.map((_, at) => segments.slice(0, at + 1).join('/'));
  const what = folders.find((folder) => !sources.some((source) => source.path.startsWith(`${folder}/`))) ?? path;
  const isExpected = findForeign(path)?.isWellKnown === true;
  return { type: 'excluded', reason: 'it lies outside every source', what, isExpected };
}

interface Matcher {
  source: SourceConfig;
  place(path: string): Place;
}

function createMatcher(source: SourceConfig, isDetected: boolean): Matcher {
  const include = source.include.flatMap((glob) => compileGlob(glob, { dot: false }) ?? []);
  const exclude = source.exclude.flatMap((glob) => {
    const matches = compileGlob(glob, { dot: true });
    return matches ? [{ glob, matches }] : [];
  });
  return {
    source,
    place(path) {
      const local = source.path === '' ? path : path.slice(source.path.length + 1);
      const excluded = exclude.find(({ matches }) => matches(local));
      if (isPagePath(path)) {
        if (excluded) return { type: 'excluded', ...explainGlob(path, excluded.glob, { source, isDetected }) };
        return include.some((matches) => matches(local))
          ? placePage(path, source)
          : { type: 'excluded', ...explainMiss(path, local, source) };
      }
      if (excluded) return { type: 'repository' };
      const kind = navigationKind(local);
      if (kind !== undefined && !isHidden(folderOf(local))) return { type: 'navigation', source, kind };
      const isAsset = !isHidden(local) && (source.path !== '' || assetPattern.test(local));
      return isAsset ? { type: 'asset', source } : { type: 'repository' };
    },
  };
}

function placePage(path: string, source: SourceConfig): Place {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^_sidebar\.(?:md|markdown)$/i.test(name)) return { type: 'navigation', source, kind: 'sidebar' };
  if (/^_(?:footer|header)\.(?:md|markdown)$/i.test(name))
    return { type: 'excluded', reason: 'it is the frame of a wiki’s pages', what: path, isExpected: false };
  return { type: 'page', source };
}

/** Files that give an order, whatever the source. `mkdocs.yml` is found by what it names. */
function navigationKind(local: string): NavFile['kind'] | undefined {
  const name = local.slice(local.lastIndexOf('/') + 1);
  if (name === '.order') return 'order';
  if (name === '.pages') return 'pages';
  return /^_category_\.(?:json|ya?ml)$/.test(name) ? 'category' : undefined;
}

type Explanation = Omit<ExcludedPlace, 'type'>;

function explainGlob(path: string, glob: string, { source, isDetected }: { source: SourceConfig; isDetected: boolean }): Explanation {
  const found = [findForeign(path), findBuilt(path)].find((candidate) => candidate?.glob === glob);
  if (!found) return { reason: `\`exclude\` of the source \`${source.id}\` names \`${glob}\``, what: path, isExpected: true };
  return { reason: found.reason, what: found.what, isExpected: !isDetected || found.isWellKnown === true };
}

function explainMiss(path: string, local: string, source: SourceConfig): Explanation {
  const hidden = findHidden(local);
  if (hidden === undefined) return { reason: `\`include\` of the source \`${source.id}\` doesn’t name it`, what: path, isExpected: true };
  return {
    reason: `\`${hidden}\` is hidden`,
    hint: 'To make pages of what is hidden, name it in `include` of its source in `waymark.yml`.',
    what: upTo(path, hidden),
    isExpected: findForeign(path)?.isWellKnown === true,
  };
}

function isHidden(local: string): boolean {
  return findHidden(local.replace(/(^|\/)\.attachments(?=\/|$)/g, '$1attachments')) !== undefined;
}

/** Pictures, recordings, documents and data that pages show or offer. */
const assetPattern =
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|mp4|webm|mov|mp3|ogg|wav|vtt|pdf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|zip|tar|gz|tgz|drawio|excalidraw)$/i;

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

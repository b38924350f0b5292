import type { SourceConfig } from './config.ts';
import { compileGlob } from './match-glob.ts';
import type { NavFile } from './navigation.ts';
import { findBuilt, findForeign, findHidden, isPagePath } from './page-files.ts';

/** What a file of the repository is to the portal. */
export type Place =
  | { type: 'page' | 'asset'; source: SourceConfig }
  | { type: 'navigation'; source: SourceConfig; kind: NavFile['kind'] }
  /** It looks like a page and is none; the reason follows “because”. */
  | { type: 'excluded'; reason: string; hint?: string | undefined }
  /** Links may lead to it on the host; it is not published. */
  | { type: 'repository' };

/** What decides where files belong. */
export interface PlacingInput {
  sources: readonly SourceConfig[];
  /** Folders that `mkdocs.yml` files name as their `docs_dir`, by the path of the file. */
  mkdocsFolders: ReadonlyMap<string, string>;
}

/**
 * Makes a function that tells what a path is. A file belongs to the deepest source whose folder holds it; when that one excludes
 * it, no outer source takes it up. `include` chooses pages, and wildcards don't match hidden names; `exclude` leaves out files of any
 * kind. Images of `.attachments`, Azure DevOps’ folder, count as visible. A source at the root holds the whole repository;
 * there only files of the kinds that pages show are assets.
 */
export function createPlacing({ sources, mkdocsFolders }: PlacingInput): (path: string) => Place {
  const matchers = sources.map(createMatcher);
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
    if (mkdocs !== undefined && owner) return { type: 'navigation', source: owner.source, kind: 'mkdocs' };
    if (owner) return owner.place(path);
    return isPagePath(path) ? { type: 'excluded', reason: 'it lies outside every source' } : { type: 'repository' };
  };
}

interface Matcher {
  source: SourceConfig;
  place(path: string): Place;
}

function createMatcher(source: SourceConfig): Matcher {
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
        if (excluded) return { type: 'excluded', reason: explainGlob(path, excluded.glob, source) };
        return include.some((matches) => matches(local)) ? placePage(local, source) : { type: 'excluded', ...explainMiss(local, source) };
      }
      if (excluded) return { type: 'repository' };
      const kind = navigationKind(local);
      if (kind !== undefined && !isHidden(folderOf(local))) return { type: 'navigation', source, kind };
      const isAsset = !isHidden(local) && (source.path !== '' || assetPattern.test(local));
      return isAsset ? { type: 'asset', source } : { type: 'repository' };
    },
  };
}

function placePage(local: string, source: SourceConfig): Place {
  const name = local.slice(local.lastIndexOf('/') + 1);
  if (/^_sidebar\.(?:md|markdown)$/i.test(name)) return { type: 'navigation', source, kind: 'sidebar' };
  if (/^_(?:footer|header)\.(?:md|markdown)$/i.test(name)) return { type: 'excluded', reason: 'it is the frame of a wiki’s pages' };
  return { type: 'page', source };
}

/** Files that give an order, whatever the source. `mkdocs.yml` is found by what it names. */
function navigationKind(local: string): NavFile['kind'] | undefined {
  const name = local.slice(local.lastIndexOf('/') + 1);
  if (name === '.order') return 'order';
  if (name === '.pages') return 'pages';
  return /^_category_\.(?:json|ya?ml)$/.test(name) ? 'category' : undefined;
}

function explainGlob(path: string, glob: string, source: SourceConfig): string {
  const exclusion = [findForeign(path), findBuilt(path)].find((candidate) => candidate?.glob === glob);
  return exclusion?.reason ?? `\`exclude\` of the source \`${source.id}\` names \`${glob}\``;
}

function explainMiss(local: string, source: SourceConfig): { reason: string; hint?: string } {
  const hidden = findHidden(local);
  if (hidden === undefined) return { reason: `\`include\` of the source \`${source.id}\` doesn’t name it` };
  return { reason: `\`${hidden}\` is hidden`, hint: 'To make it a page, name it in `include` of its source in `waymark.yml`.' };
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

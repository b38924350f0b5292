import { folderOf } from './page-id.ts';
import type { Source } from './source.ts';

/** What detection looks at. */
export interface DialectInput {
  /** Folder of the source below the root; empty for the root. */
  folder: string;
  /** Every path of the repository below the root, folders that are hidden included. */
  paths: readonly string[];
  /** Texts of the source's pages: all of them, or a sample. */
  texts: readonly string[];
  /** Folders that a `mkdocs.yml` names as its `docs_dir`. */
  mkdocsFolders?: readonly string[];
}

/**
 * How the pages of a source are written, from the files that its tool leaves: GitHub wiki, GitLab wiki, Azure DevOps wiki, Obsidian
 * (and Foam), MkDocs, Docusaurus, Hugo, in this order. Wikilinks and nothing else make it Obsidian; without any sign it is GFM.
 */
export function detectDialect(input: DialectInput): Source['dialect'] {
  const { folder, texts, mkdocsFolders = [] } = input;
  const local = localPaths(input);
  const has = (pattern: RegExp): boolean => local.some((path) => pattern.test(path));
  const hasWikilinks = countTexts(texts, hasWikilink) >= Math.max(1, texts.length * wikilinkShare);
  const name = folder.slice(folder.lastIndexOf('/') + 1);

  if (has(/^_Sidebar\.(?:md|markdown)$/) || /[.-]wiki$/i.test(name)) return 'github-wiki';
  if (has(/^_sidebar\.md$/) && has(/^home\.md$/)) return 'gitlab-wiki';
  if (has(/^Home\.(?:md|markdown)$/) && hasWikilinks) return 'github-wiki';
  if (has(/(?:^|\/)\.order$|^\.attachments\//)) return 'azure-wiki';
  if (has(/^\.(?:obsidian|foam)\//)) return 'obsidian';
  if (mkdocsFolders.some((docs) => isWithin(folder, docs) || (folder !== '' && isWithin(docs, folder)))) return 'mkdocs';
  if (has(/(?:^|\/)_category_\.(?:json|ya?ml)$/) || isDocusaurus(input)) return 'docusaurus';
  if (isHugo(input, has(/(?:^|\/)_index\.[\w.]*md$/))) return 'hugo';
  return hasWikilinks ? 'obsidian' : 'gfm';
}

/**
 * Share of pages with wikilinks that a vault has at least. Of the wikis measured the poorest had 5 %; repositories that aren't
 * vaults and show `[[` in prose stayed below 0.2 %.
 */
const wikilinkShare = 0.02;

/** Whether a text holds `[[Page]]` outside of code. `[[1]](url)`, `[[_TOC_]]` and an id behind a heading are none. */
function hasWikilink(text: string): boolean {
  if (!text.includes('[[')) return false;
  let fence: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const mark = /^\s{0,3}(?<mark>`{3,}|~{3,})/.exec(line)?.groups?.['mark'];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark : undefined;
    else if (fence === undefined && line.includes('[[')) {
      const prose = line.replace(/`[^`]*`/g, '').replace(/^#.*/, (heading) => heading.replace(/\[\[[^[\]]*\]\]\s*$/, ''));
      if (/\[\[(?!_TOC_)[^[\]]+\]\](?!\()/.test(prose)) return true;
    }
  }
  return false;
}

/** A shortcode of Hugo. */
function hasShortcode(text: string): boolean {
  return /\{\{[<%]/.test(text);
}

function countTexts(texts: readonly string[], holds: (text: string) => boolean): number {
  return texts.reduce((count, text) => count + (holds(text) ? 1 : 0), 0);
}

/** A Docusaurus site keeps its pages in `docs`, below its own folder or beside it. */
function isDocusaurus({ folder, paths }: DialectInput): boolean {
  const sites = paths.filter((path) => /(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/.test(path)).map(folderOf);
  return sites.some((site) => (site !== '' && isWithin(folder, site)) || folder === 'docs' || folder === join(site, 'docs'));
}

/** A Hugo site keeps its pages in `content`. Its configuration has a name that others use too. */
function isHugo({ folder, paths, texts }: DialectInput, hasSectionPages: boolean): boolean {
  const configuration = /(?:^|\/)(?:hugo|config(?:\/_default\/\w+)?)\.(?:toml|ya?ml|json)$/;
  const sites = paths.filter((path) => configuration.test(path)).map((path) => folderOf(path).replace(/(?:^|\/)config\/_default$/, ''));
  const isContent = sites.some((site) => isWithin(folder, join(site, 'content')));
  return isContent && (hasSectionPages || texts.some(hasShortcode));
}

/** Paths below the folder of the source, as seen from it. */
function localPaths({ folder, paths }: DialectInput): string[] {
  if (folder === '') return [...paths];
  return paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
}

function isWithin(folder: string, outer: string): boolean {
  return outer === '' || folder === outer || folder.startsWith(`${outer}/`);
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

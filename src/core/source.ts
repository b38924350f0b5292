/**
 * A source is a folder that pages come from. A source file is one Markdown or MDX file of it, decoded;
 * an asset is any other file that a page may link to or show.
 */

/** How the pages of a source are written, where CommonMark and GFM leave room. */
export const dialects = ['auto', 'gfm', 'github-wiki', 'gitlab-wiki', 'azure-wiki', 'obsidian', 'mkdocs', 'hugo', 'docusaurus'] as const;

/** One of {@link dialects}. */
export type Dialect = (typeof dialects)[number];

/** Whether a source may run code while the site is built (live MDX). Granted in `waymark.yml` only, never by content. */
export type Trust = 'trusted' | 'untrusted';

/** A folder that pages come from, with everything that configuration or detection says of it. */
export interface Source {
  /** Permanent short name: first segment of derived page ids. */
  id: string;
  /** Title in navigation. */
  title: string;
  /** Folder below the root, POSIX, without leading or trailing slash; empty for the root itself. */
  path: string;
  /** Resolved dialect, never `auto`. */
  dialect: Exclude<Dialect, 'auto'>;
  trust: Trust;
  kind: PageKind | undefined;
  owner: string | undefined;
  /** Interval of reviews of its pages; see `freshness/`. */
  reviewEvery?: string | undefined;
}

/** One Markdown or MDX file, decoded. */
export interface SourceFile {
  /** Path below the root, POSIX, as on disk. */
  path: string;
  /** Id of the {@link Source} that it belongs to. */
  source: string;
  /** Git blob id (SHA-1 in hex) of the bytes: content address in caches. */
  blob: string;
  /** Decoded text without a byte order mark; line endings as they are. */
  text: string;
}

/** A file of a source that is no page: image, download, data. */
export interface Asset {
  /** Path below the root, POSIX, as on disk. */
  path: string;
  source: string;
  /** Size in bytes. */
  size: number;
}

/** What a page is for. */
export const pageKinds = ['concept', 'how-to', 'tutorial', 'runbook', 'reference', 'lab', 'case-study'] as const;

/** One of {@link pageKinds}. */
export type PageKind = (typeof pageKinds)[number];

/** How demanding a page or pathway is. */
export const levels = ['foundation', 'intermediate', 'advanced'] as const;

/** One of {@link levels}. */
export type Level = (typeof levels)[number];

/** Whether a page is kept up: `living` is; the others say why not. */
export const lifecycles = ['living', 'historical', 'generated', 'draft'] as const;

/** One of {@link lifecycles}. */
export type Lifecycle = (typeof lifecycles)[number];

/** File names that are pages. `.html.md.erb` and `.md.erb` are Middleman's. */
export const pagePattern = /\.(?:md|mdx|markdown|mdown|mkd|html\.md\.erb|md\.erb|html\.md)$/i;

/** The source whose folder a path lies in: the deepest of those that hold it, whether or not there is such a file. */
export function sourceAt(path: string, sources: readonly Source[]): Source | undefined {
  return sources
    .filter((source) => source.path === '' || path.startsWith(`${source.path}/`))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);
}

/** How a file at a path is written: as its source's pages are, and where it lies in none, as on GitHub. */
export function dialectAt(path: string, sources: readonly Source[]): Source['dialect'] {
  return sourceAt(path, sources)?.dialect ?? 'gfm';
}

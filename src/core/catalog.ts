import type { Config } from './config.ts';
import type { Finding } from './diagnostic.ts';
import type { Document, Heading, Link } from './document.ts';
import type { Glossary } from './glossary/glossary.ts';
import type { PageMeta } from './page-meta.ts';
import type { Curriculum } from './pathways/pathway.ts';
import type { RepositoryHost } from './repository-links.ts';
import type { SiteTexts } from './site-texts.ts';
import type { Asset, Level, Lifecycle, PageKind, Source } from './source.ts';

/**
 * The catalog is everything that is known of all pages at once: addresses, navigation, links resolved and turned round.
 * Rules judge it, the site shows it. It is built from documents without touching the world.
 */
export interface Catalog {
  config: Config;
  site: SiteInfo;
  sources: Source[];
  /** Sorted by path. */
  pages: Page[];
  assets: Asset[];
  /** What the site itself says on its home page and below every page. */
  texts: SiteTexts;
  /** Navigation of each source, in the order of `sources`. */
  navigation: NavTree[];
  /** Ids of the pages that a navigation file (`_Sidebar.md`, `SUMMARY.md`, `nav` of `mkdocs.yml`, `.order` …) names. */
  named: ReadonlySet<string>;
  /** Former addresses, aliases and former ids: from a path below the base to a page's id. Sorted by `from`. */
  redirects: Redirect[];
  /** Pathways, skills and roles. */
  curriculum: Curriculum;
  /** The words that the site explains; undefined where it explains none. */
  glossary: Glossary | undefined;
  /** What building noticed: clashes of ids and addresses, files that could not be read, odd navigation files. */
  findings: Finding[];
  page(id: string): Page | undefined;
  pageAt(path: string): Page | undefined;
  /** Where a link of a page leads; never throws. */
  resolve(from: Page, link: Pick<Link, 'kind' | 'url'>): Resolution;
  /** Pages that link to this one, in catalog order, without itself. */
  backlinks(id: string): Page[];
}

/** What the portal is called and where it lives, every default filled in. */
export interface SiteInfo {
  id: string;
  title: string;
  description: string | undefined;
  url: string | undefined;
  base: string;
  lang: string;
  accent: string | undefined;
  /** Repository on its host, for edit and history links; from configuration or from git's remote. */
  repo: RepositoryHost | undefined;
}

/** One page of the portal. */
export interface Page {
  /** Permanent id. */
  id: string;
  path: string;
  source: string;
  /** Path below the base, with trailing slash and without leading one, NFC and not percent-encoded: `wiki/on-call/`. */
  address: string;
  title: string;
  description: string;
  kind: PageKind | undefined;
  level: Level | undefined;
  lifecycle: Lifecycle;
  lang: string;
  /** Estimated or declared minutes of reading and doing. */
  minutes: { read: number; do: number };
  /** Frontmatter, completed from the sidecar. */
  meta: PageMeta;
  /** Ids that the page had before it was moved. */
  formerIds: string[];
  document: Document;
}

/** A page or folder in navigation. A folder with an index page has both `page` and `children`. */
export interface NavNode {
  title: string;
  /** Id of the page; absent for a folder without an index page. */
  page?: string | undefined;
  children: NavNode[];
}

/** Navigation of one source. */
export interface NavTree extends NavNode {
  source: string;
}

/** An address that leads on to a page. */
export interface Redirect {
  from: string;
  to: string;
}

/** Where a link leads. */
export type Resolution =
  | {
      type: 'page';
      page: Page;
      /** Heading or anchor id, decoded. */
      anchor?: string;
      anchorFound: boolean;
      caseDiffers: boolean;
      /** Only from the address that the page with the link has on the portal, not from its file. */
      byAddress?: true;
    }
  | { type: 'asset'; path: string; caseDiffers: boolean; anchor?: string }
  | { type: 'repository'; /** File or folder of the repository outside all sources. */ path: string; anchor?: string }
  | { type: 'external'; url: string }
  | { type: 'ambiguous'; candidates: Page[] }
  | { type: 'scheme'; scheme: string }
  | { type: 'outside'; /** Leads above the root. */ path: string }
  | { type: 'missing'; /** Where it was looked for, path below the root. */ path: string; suggestions: string[] }
  | { type: 'empty' };

export type { Heading };

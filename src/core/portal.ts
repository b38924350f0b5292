import type { ComponentName } from '../../plugins/nodes.ts';
import type { BodyWords } from '../../plugins/body-words.ts';
import type { BrandView, HomeTextView } from './brand.ts';
import type { SiteInfo } from './catalog.ts';
import type { ReaderState } from './freshness/reader-state.ts';
import type { PagePart } from './find-parts.ts';
import type { FreshnessOverview, FreshnessView, OwnerSection, OwnerView } from './freshness-views.ts';
import type { CurriculumViews, PathwayContext, SkillLink } from './pathway-views.ts';
import type { UnitProgressView } from './progress-views.ts';
import type { ReleaseIndex } from './progress/release-index.ts';
import type { Insert } from './insert-view.ts';
import type { Level, Lifecycle, PageKind } from './source.ts';

/**
 * What the site's routes see: plain views with addresses already made, so that a template decides nothing.
 * Every `url` starts with the base and is percent-encoded.
 */
export interface Portal {
  site: SiteInfo;
  /** Words inside of texts, in the language of the site: live pages draw some components themselves. */
  words: BodyWords;
  /** Logo, icon and styles of the site's own. */
  brand: BrandView;
  sources: SourceView[];
  /** Every page that is published, sorted by source, then by navigation. */
  pages: PageSummary[];
  /** Pages by date of their last substantive change, newest first, at most 12; empty without history. */
  recent: PageSummary[];
  /** What is claimed of pages; undefined where nobody looked. */
  freshness: FreshnessOverview | undefined;
  /** What belongs to whom: owners by name, then what nobody answers for. Empty where nobody looked. */
  owners: OwnerSection[];
  /** Pathways, skills and roles. */
  curriculum: CurriculumViews;
  /** Structure and texts of every pathway's releases, for learners' progress. */
  releaseIndexes: ReleaseIndex[];
  redirects: RedirectView[];
  /** Where `/go/<id>/` leads, for every id that a page has or had. */
  shortcuts: Shortcut[];
  /**
   * Whether what stands at an address below the base is kept from the last build, so that it need not be generated: a page where the
   * address ends with a slash, else a file.
   */
  isKept(address: string): boolean;
  /**
   * Called when the code of a live page failed. True when the page is to be shown without it, because the failure is noted; false when
   * the failure is to go on to whoever generates.
   */
  giveUpLive(id: string, error: unknown): boolean;
  /** The home page's own text; undefined for a site without. */
  readHome(): Promise<HomeTextView | undefined>;
  /** HTML of the footer's own text; undefined for a site without. */
  readFooter(): Promise<string | undefined>;
  /** What is known of a page without reading its text. Throws for an id that no page has. */
  describePage(id: string): PageFacts;
  /**
   * Sanitised HTML as Markdown: what readers see, without what only the file holds. Addresses are made whole; `url` is that of the page
   * on which the HTML stands.
   */
  toMarkdown(html: string, url: string): string;
  /** A component for learning around HTML that is trusted, on a live page: as it is on a static one. */
  toComponent(id: string, name: ComponentName, props: Readonly<Record<string, unknown>>, html: string): string;
  /** Everything that a page shows. Reads the page's HTML when asked. */
  readPage(id: string): Promise<PageView>;
  /** HTML of what a component of a live page takes from elsewhere. */
  readInsert(id: string, insert: Insert): Promise<string>;
  /** Address of what the glossary says of a word of a page; undefined where it says nothing. */
  findTerm(id: string, name: string): string | undefined;
}

/** A source in lists: its pages, grouped as its navigation says. */
export interface SourceView {
  id: string;
  title: string;
  url: string;
  /** Whether a page of the source lives at `url`; otherwise the site shows a listing there. */
  hasIndexPage: boolean;
  pageCount: number;
  tree: NavItem[];
}

/** A page or folder in navigation. */
export interface NavItem {
  title: string;
  url?: string | undefined;
  /** The reader is here. */
  current?: boolean | undefined;
  /** On the way to the current page, or shown open. */
  open?: boolean | undefined;
  children?: NavItem[] | undefined;
  /** How many pages lie below, when `children` is left out. */
  count?: number | undefined;
  /** Stands, without a title, for so many neighbours that are left out here. */
  skipped?: number | undefined;
}

/** A page in lists. */
export interface PageSummary {
  id: string;
  url: string;
  /** Path below the base without leading slash, decoded: what `getStaticPaths` wants. */
  address: string;
  title: string;
  description: string;
  kind: PageKind | undefined;
  level: Level | undefined;
  roles: string[];
  source: string;
  path: string;
  minutes: { read: number; do: number };
  lastChange: LastChange | undefined;
  /** Who answers for it; empty where nobody does, or nobody looked. */
  owners: OwnerView[];
  /** What readers are told of it; undefined where nothing is claimed. */
  readerState: ReaderState | undefined;
}

/** A page with what concerns it alone, its text aside. */
export interface PageFacts extends PageSummary {
  lang: string;
  lifecycle: Lifecycle;
  /** Skills that it teaches. */
  teaches: SkillLink[];
  /** Ids that it had before it was moved. */
  formerIds: string[];
  /** What is said of its freshness; undefined where nothing is claimed. */
  freshness: FreshnessView | undefined;
  /** Every pathway that it is a unit of. */
  contexts: PathwayContext[];
  /** Its whole address, where that of the site is known. */
  canonical?: string | undefined;
  replacedBy?: { title: string; url: string } | undefined;
}

/** Last commit that changed what a page says. */
export interface LastChange {
  /** UTC day, `2026-08-14`. */
  on: string;
  /** Link to the history on the host. */
  url?: string | undefined;
  /** `older-than`: the clone is shallow, the change is at least this old. */
  confidence: 'exact' | 'older-than';
  commit?: string | undefined;
  /** That commit on the host. */
  commitUrl?: string | undefined;
}

/** A heading in the contents of a page. */
export interface ContentsItem {
  depth: number;
  id: string;
  text: string;
}

/** A page as shown. */
export interface PageView extends PageFacts {
  objectives: string[];
  /** Other words that search finds the page by: tags and aliases. */
  keywords: string[];
  /** Ids of the skills that it teaches. */
  skills: string[];
  /** Sanitised HTML of the body, links resolved; of live MDX what can be read without running it, for search. */
  html: string;
  /** Path of the file on disk, for live MDX only. */
  live?: string | undefined;
  /** What the page's first heading says; the layout shows it, `html` doesn't. Differs from `title` where frontmatter names the page otherwise. */
  heading: string;
  /** Id of that heading, so that links to it keep working. */
  headingId: string;
  contents: ContentsItem[];
  /** Sections whose purpose is known, in the order of the text. */
  parts: PagePart[];
  breadcrumbs: { title: string; url?: string | undefined }[];
  /** The page's branch of its source's navigation: ancestors, siblings, children, never the whole. */
  branch: NavItem[];
  previous?: { title: string; url: string } | undefined;
  next?: { title: string; url: string } | undefined;
  backlinks: { title: string; url: string }[];
  /** Pages that go with it, best first, at most 5: none of those that its neighbours and backlinks name already. */
  related: { title: string; url: string }[];
  editUrl?: string | undefined;
  /** The host's form for an issue, filled in with what is known of the page, and what in it stands for the section that is read. */
  problem?: { url: string; section: string } | undefined;
  /** What is known of its commands; undefined where none were verified. */
  verified: VerifiedView | undefined;
  /** Hash of what of the page is learned, where the page is a unit of a pathway: what a reader's progress names. */
  revision: string | undefined;
  /** What a learner's progress on the page is kept by; undefined where there is nothing to complete or tick. */
  progress: UnitProgressView | undefined;
  /** Component tags of the body that need a script: `wm-tabs`, `wm-diagram`. */
  scripts: string[];
}

/** When a page's commands ran with success. */
export interface VerifiedView {
  /** `changed`: they, or what they begin with, were edited since. */
  state: 'verified' | 'changed';
  /** UTC day. */
  on: string;
  /** Short id of the commit. */
  commit: string;
  /** That commit on the host. */
  url?: string | undefined;
}

/** An id, living or former, and the page that it leads to. */
export interface Shortcut {
  id: string;
  url: string;
  title: string;
}

/** An address that leads on: a page of its own with a refresh and a link. */
export interface RedirectView {
  /** Path below the base, decoded, with trailing slash. */
  address: string;
  url: string;
  title: string;
}

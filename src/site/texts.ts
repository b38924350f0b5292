import type { Level, Lifecycle, PageKind } from '../core/source.ts';

/** Every text that the site itself says, in one place. Grouped so that a script carries only the group that it shows. */

const plural = new Intl.PluralRules('en');

/** `1 page`, `1,204 pages`: a count with the right form of its noun. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${plural.select(count) === 'one' ? one : many}`;
}

/** Names of page kinds, one page and many. */
export const kindTexts: Record<PageKind, { one: string; many: string }> = {
  concept: { one: 'Concept', many: 'Concepts' },
  'how-to': { one: 'How-to', many: 'How-tos' },
  tutorial: { one: 'Tutorial', many: 'Tutorials' },
  runbook: { one: 'Runbook', many: 'Runbooks' },
  reference: { one: 'Reference', many: 'Reference' },
  lab: { one: 'Lab', many: 'Labs' },
  'case-study': { one: 'Case study', many: 'Case studies' },
};

/** Names of levels. */
export const levelTexts: Record<Level, string> = {
  foundation: 'Foundation',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
};

/** What a page that isn't kept up says about itself. */
export const lifecycleTexts: Record<Exclude<Lifecycle, 'living'>, string> = {
  historical: 'This page is kept for the record. It is no longer kept up to date.',
  generated: 'This page is generated. Changes belong in what it is generated from.',
  draft: 'This page is a draft.',
};

/** Texts around every page. */
export const frameTexts = {
  skip: 'Skip to content',
  menu: 'Menu',
  home: 'Home',
  search: 'Search',
  searchKey: '/',
  sources: 'Sources',
  pages: 'Pages',
  breadcrumbs: 'Breadcrumbs',
  allPages: 'All pages',
  builtWith: 'Built with Waymark',
};

/** Texts of the switch between light and dark. */
export const themeTexts = {
  auto: 'Theme: as the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
};

/** Texts of navigation. */
export const navTexts = {
  toggle: (title: string) => `Pages below ${title}`,
  skipped: (count: number) => `… ${count.toLocaleString('en')} more`,
};

/** Texts of a page. */
export const pageTexts = {
  contents: 'On this page',
  objectives: 'After this page you can',
  minutesRead: (minutes: number) => `${minutes} min read`,
  minutesDo: (minutes: number) => `${minutes} min practice`,
  roles: 'For',
  changed: 'Changed',
  changedBefore: 'Not changed since',
  previous: 'Previous',
  next: 'Next',
  neighbours: 'Previous and next page',
  backlinks: 'Linked from',
  moreBacklinks: (count: number) => `${count} more`,
  edit: 'Edit this page',
  history: 'History',
  replaced: 'Replaced by',
};

/** Texts that scripts put on code. */
export const codeTexts = {
  copy: 'Copy',
  copied: 'Copied',
  failed: 'Not copied',
};

/** Texts of diagrams. */
export const diagramTexts = {
  title: 'Diagram',
  failed: 'The diagram could not be drawn. This is its source:',
};

/** Texts of the home page. */
export const homeTexts = {
  searchLabel: 'Search the portal',
  searchButton: 'Search',
  searchHint: 'What do you need to know?',
  recent: 'Recently changed',
  kinds: 'By kind',
  levels: 'By level',
  roles: 'By role',
  rest: (count: number) => `${count.toLocaleString('en')} more`,
  pages: (count: number) => counted(count, 'page', 'pages'),
};

/** Texts of the full index. */
export const indexTexts = {
  title: 'All pages',
  summary: (pages: number, sources: number) => `${counted(pages, 'page', 'pages')} from ${counted(sources, 'source', 'sources')}.`,
  sourceSummary: (pages: number) => `${counted(pages, 'page', 'pages')} in this source.`,
  of: (title: string) => `All pages: ${title}`,
};

/** Texts of addresses that lead nowhere or elsewhere. */
export const leadTexts = {
  missingTitle: 'There is no page here',
  missing: 'The page may have moved, or the address may be mistyped.',
  tryThese: 'You can search the portal, look through all pages, or start at the home page.',
  near: 'Pages with an address like this one',
  movedTitle: (title: string) => `${title} lives elsewhere`,
  moved: 'This page now lives at',
};

/** Texts of search, in the dialog and on its page. */
export const searchTexts = {
  title: 'Search',
  label: 'Search the portal',
  close: 'Close',
  clear: 'Clear filters',
  filters: 'Filters',
  facets: { kind: 'Kind', level: 'Level', role: 'Role', source: 'Source', owner: 'Owner' },
  hint: 'Search titles, sections and text.',
  keys: 'Arrow keys move, Enter opens, Esc closes.',
  loading: 'Searching…',
  results: (count: number, query: string) => `${counted(count, 'result', 'results')}${query ? ` for “${query}”` : ''}`,
  none: (query: string) => (query ? `Nothing found for “${query}”.` : 'Nothing found.'),
  noneFiltered: 'No page matches all of the filters.',
  advice: 'Try fewer words or another spelling.',
  failed: 'The search index could not be loaded.',
  browse: 'Look through all pages',
  more: 'Show more results',
  moreValues: (count: number) => `${count.toLocaleString('en')} more`,
  fullPage: 'Open the search page',
  noScript: 'Search needs JavaScript. Without it, the full index lists every page.',
};

/** The corner with faults in `waymark dev`. */
export const overlayTexts = {
  summary: (here: number, all: number) => `${here} ${here === 1 ? 'fault' : 'faults'} on this page, ${all} in the portal`,
  error: 'Error:',
  warning: 'Warning:',
};

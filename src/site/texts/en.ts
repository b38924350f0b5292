import type { ReaderState } from '../../core/freshness/reader-state.ts';
import type { PartName } from '../../core/part-words.ts';
import type { OwnershipState } from '../../core/owners/ownership.ts';
import type { ChangeClass, Impact } from '../../core/pathways/fingerprint.ts';
import type { UnitNote } from '../../core/pathways/lock.ts';
import type { DeltaKind } from '../../core/progress/delta.ts';
import type { StandingKind } from '../../core/progress/standing.ts';
import type { Level, Lifecycle, PageKind } from '../../core/source.ts';
import type { Keeping } from '../progress/log.ts';
import { toForms } from './forms.ts';

/**
 * Every text that the site itself says, in English. Another language is another file like this one, with the same exports: see
 * `languages.ts`. Grouped so that a script carries only the group that it shows.
 */

/** Tag of the language and region, for `Intl`. */
export const locale = 'en-GB' as string;

/** How this language writes numbers and days, and sorts. */
export const forms = /* @__PURE__ */ toForms(locale);

// By itself, because scripts that write a number need none of the other forms.
const number = (value: number): string => value.toLocaleString(locale);

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

/** Parts of pages that are worked through, by what they are for. */
export const partTexts: Record<PartName, string> = {
  symptoms: 'Symptoms',
  impact: 'Impact',
  need: 'Before you begin',
  diagnose: 'Diagnose',
  steps: 'Steps',
  verify: 'Verify',
  rollback: 'Roll back',
  escalate: 'Escalate',
  objective: 'Objective',
  hint: 'Hint',
  solution: 'Solution',
  timeline: 'Timeline',
};

/** Texts of runbooks. */
export const runbookTexts = {
  atHand: 'At hand',
  jumps: 'Parts of this runbook',
  printed: (address: string) => `Printed from ${address}`,
};

/** Texts of a run through a runbook. Apart, because only its script carries them. */
export const runTexts = {
  count: (done: number, all: number) => `${done}\u00A0of\u00A0${all} done`,
  startOver: 'Start over',
  startedOver: 'All ticks are removed, for a new run.',
};

/** Texts of labs. */
export const labTexts = {
  handIn: 'Hand in what you made',
  asks: (pathway: string) => `asked for by ${pathway}`,
};

/** Texts of the page that shows the design system. */
export const designTexts = {
  title: 'Design',
  lead: (site: string) =>
    `What the pages of ${site} are made of, drawn from their own style sheet and components. The switch in the top bar shows the other theme.`,
  colours: 'Colours',
  coloursLead:
    'Each colour with its value in light and in dark. The blaze says “this is the way”: where you are, the next step. Nothing else has it.',
  pairs: (count: number, low: number) =>
    `Contrast of ${forms.counted(count, 'pair', 'pairs')}: ${low === 0 ? 'all reach what WCAG 2.2 asks' : `${forms.counted(low, 'pair is', 'pairs are')} too low`}`,
  pairColumns: ['Colour', 'On', 'At least', 'Light', 'Dark'],
  type: 'Type',
  typeLead: 'Headings have serifs, text has none. A new size is a new step here or, better, none.',
  sample: 'A waymark is a plain sign, seen from afar, kept up by somebody.',
  room: 'Room',
  roomLead: 'Inside a control, between lines, inside a box, between blocks, between sections.',
  icons: 'Icons',
  iconsLead:
    'One set, drawn for the portal: 20 units square, strokes of 1.6. An icon stands beside a word and never instead of it, except in the top bar.',
  kinds: 'Kinds of page',
  kindsLead: 'The first fact below a title. A kind changes rhythm and emphasis, never the place of things.',
  controls: 'Controls and links',
  controlsLead: 'One filled button for what most readers want next; plain ones for the rest. What leads on in a pathway has the blaze.',
  primary: 'Mark as complete',
  plain: 'I know this',
  leadOn: 'Continue',
  link: 'A link',
  found: 'a word that search found',
  states: 'States',
  statesLead: 'Freshness and progress have a shape and a word each, so that colour is never needed to tell them apart.',
  people: 'People',
  peopleLead: 'Who answers for something, always with how to reach them: first whoever is on call.',
  runbook: 'Runbooks',
  runbookLead: 'The bar stays in sight. Numbers are for what is done in order; the rule and the sign are for the ways out.',
  step: 'One action a step.',
  rollback: 'Roll back',
  escalate: 'Escalate',
  body: 'What authors write',
  bodyLead: 'Prose first. A box interrupts: at most one on a screen.',
  callouts: {
    note: 'Something to know that the way goes on without.',
    tip: 'A shorter way, for those who like one.',
    important: 'Without this it does not work.',
    warning: 'This can go wrong, and can be put right.',
    caution: 'This can do harm that stays.',
  },
  details: 'What few need to see',
  task: 'A task that its author ticked',
  table: 'A table',
  tableHead: ['Use', 'For'],
  tableRows: [
    ['a table', 'what is compared in columns'],
    ['a list', 'everything else'],
  ],
  empty: 'Nothing there, and where to go on',
  emptyLead: 'Says what there would be and what to do, in one sentence.',
  emptySample: 'Nothing is recorded yet. Start a pathway, or mark a page as complete.',
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
  about: 'About this portal',
  allPages: 'All pages',
  progress: 'Your progress',
  freshness: 'Freshness',
  owners: 'Owners',
  pathways: 'Pathways',
  skills: 'Skills',
  roles: 'Roles',
  shortcuts: 'Keyboard shortcuts',
  builtWith: 'Built with Waymark',
};

/** Texts of shortcuts on the keyboard, and of their help. */
export const shortcutTexts: {
  title: string;
  close: string;
  single: string;
  hint: string;
  search: string;
  searchKeys: string;
  help: string;
  turn: (place: string, title: string) => string;
  /** What keys do, in the order of the help. `n` and `p` say where they lead. */
  keys: Partial<Record<string, string>>;
} = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  single: 'Single keys work',
  hint: 'Keys do nothing while you type. The choice is kept in this browser.',
  search: 'Search',
  searchKeys: 'Ctrl K',
  help: 'This help',
  turn: (place, title) => `${place}: ${title}`,
  keys: {
    n: '',
    p: '',
    e: 'Edit this page',
    'g h': 'Home',
    'g p': 'Pathways',
    'g m': 'Your progress',
    'g a': 'All pages',
    t: 'Light, dark or as the system',
  },
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
  skipped: (count: number) => `… ${number(count)} more`,
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
  /** Before the short id of a commit. */
  verified: (day: string) => `Commands verified on ${day} at`,
  verifiedBefore: (day: string) => `Commands changed since they were verified on ${day} at`,
  previous: (source: string) => `Previous in ${source}`,
  next: (source: string) => `Next in ${source}`,
  neighbours: (source: string) => `Previous and next page in ${source}`,
  related: 'See also',
  backlinks: 'Linked from',
  moreBacklinks: (count: number) => `${count} more`,
  edit: 'Edit this page',
  report: 'Report a problem',
  history: 'History',
  replaced: 'Replaced by',
};

/** Texts that stand on paper only. */
export const paperTexts = {
  from: (site: string, day: string | undefined) => (day === undefined ? `From ${site}` : `From ${site}, as of ${day}`),
};

/** What readers are told of a page. */
export const readerStateTexts: Record<ReaderState, string> = { 'look-again': 'Look again', unknown: 'Unknown', fine: 'Fine' };

/** Sentences about one page's freshness. Days come as words. */
export const freshnessTexts = {
  reviewed: (day: string, by: string | undefined) => `Last reviewed ${day}${by === undefined ? '' : ` by ${by}`}.`,
  confirmed: (day: string, by: string | undefined, others: number) =>
    `Confirmed ${day}${by === undefined ? '' : ` by ${by}`} together with ${forms.counted(others, 'other page', 'other pages')} at once.`,
  notReviewed: 'Not reviewed yet.',
  changedSince: {
    review: 'Code that this page describes has changed since.',
    edit: 'Code that this page describes has changed since it was last edited.',
  },
  sameSince: {
    review: 'Code that this page describes has not changed since.',
    edit: 'Code that this page describes has not changed since it was last edited.',
  },
  gone: 'Something that this page names is no longer in the repository.',
  cannotTell: 'Whether code that this page describes has changed can’t be told.',
  due: (day: string) => `A review is due since ${day}.`,
  overdue: (day: string) => `A review was due on ${day}.`,
  putOff: (day: string, reason: string) => `Its review is put off until ${day}: ${reason}`,
  asOf: (day: string) => `As of ${day}.`,
  all: 'Freshness of all pages',
};

/** Texts of the evidence behind those sentences. */
export const evidenceTexts = {
  changes: { narrowed: 'Changed since', whole: 'Covered files touched since', inferred: 'Mentioned files touched since' },
  compare: 'All changes since then',
  gone: 'No longer there',
  was: 'was in',
  removed: 'removed',
  added: 'added',
  line: (line: number) => `line ${line}`,
  commits: (count: number) => forms.counted(count, 'commit', 'commits'),
  lastBy: (author: string, day: string) => `${author}, ${day}`,
  covers: 'Describes',
  matching: 'lines that match',
  region: 'the region',
  inferred: 'mentioned in the text',
  stamp: 'Review recorded',
  stampBy: (author: string, day: string) => `by ${author} on ${day}`,
  batch: (others: number) => `together with ${forms.counted(others, 'other page', 'other pages')}, without touching the text of any`,
  next: 'Next review',
  gap: 'Not known',
};

/** Texts about who answers for a page. */
export const ownerTexts = {
  owner: (count: number): string => (count === 1 ? 'Owner' : 'Owners'),
  pager: 'Page who is on call',
  mail: 'Mail',
  team: 'Team page',
  more: (count: number) => `${number(count)} more`,
  title: 'Owners',
  summary: (owners: number) => `Who answers for the pages of this portal: ${forms.counted(owners, 'owner', 'owners')}.`,
  gaps: {
    unmatched: 'No owner: no rule names one',
    unowned: 'No owner: a rule says so',
    unresolved: 'No owner: the rule that names one is broken',
  } satisfies Record<Exclude<OwnershipState, 'owned'>, string>,
  gap: 'Nobody',
  noPages: 'Nothing is claimed of these pages',
  all: 'All of its pages',
  pages: 'Pages',
};

/** Texts of the lists of what needs a look. */
export const freshnessListTexts = {
  title: 'Freshness',
  lead: (day: string) =>
    `How far pages can be trusted, as of ${day}. A page that nobody has reviewed and that watches no code closely claims nothing and has no state.`,
  /** Of a list in parts the counts stay those of that day; each row follows the reader's. */
  countedOn: (day: string) => `On ${day}:`,
  shallow: 'This portal was built from a shallow clone: some things could not be told.',
  noHistory: 'This portal was built without git history: what changed could not be told.',
  unclaimed: (count: number) => `${forms.counted(count, 'page', 'pages')} without a claim`,
  unclaimedTitle: 'Pages without a claim',
  unclaimedLead:
    'Nobody has reviewed these pages and they watch no code closely enough to tell, or they are not meant to be kept up. That says nothing against them.',
  nothing: 'Nothing is claimed of any page yet.',
  columns: { page: 'Page', state: 'State', review: 'Review', code: 'Code', reviewed: 'Last reviewed', owner: 'Owner' },
  caption: 'Pages, most urgent first',
  reviewedNarrow: 'Reviewed',
  never: 'Not reviewed',
  by: (by: string) => `by ${by}`,
  batch: (others: number) => `with ${number(others)} others at once`,
  parts: 'Parts of this list',
  part: (number: number) => `Part ${number}`,
  of: (title: string, number: number) => `${title}, part ${number}`,
  review: {
    current: (day: string) => `Due ${day}`,
    'due-soon': (day: string) => `Due soon, ${day}`,
    due: (day: string) => `Due since ${day}`,
    overdue: (day: string) => `Overdue, was due ${day}`,
    unreviewed: (day: string) => `First due ${day}`,
    unscheduled: 'No schedule',
    snoozed: (day: string) => `Put off until ${day}`,
  },
  code: {
    contradicted: (names: string) => `Names what is gone: ${names}`,
    changed: (files: string) => `Changed: ${files}`,
    activity: (files: string) => `Touched: ${files}`,
    'in-sync': 'Unchanged',
    untracked: 'Not watched',
    gap: 'Can’t be told',
  },
  andMore: (first: string, rest: number) => (rest === 0 ? first : `${first} and ${number(rest)} more`),
};

/** Texts of tables that can be sorted and filtered. */
export const tableTexts = {
  filters: 'Filter the list',
  any: 'All',
  state: 'State',
  owner: 'Owner',
  source: 'Source',
  shown: (shown: number, all: number) =>
    shown === all ? forms.counted(all, 'page', 'pages') : `${number(shown)} of ${forms.counted(all, 'page', 'pages')}`,
  sortBy: 'Sort by',
};

/** Texts that scripts put on code. */
export const codeTexts = {
  copy: 'Copy',
  copied: 'Copied',
  failed: 'Not copied',
  wrap: 'Wrap lines',
};

/** Texts of diagrams. */
export const diagramTexts = {
  title: 'Diagram',
  source: 'Source of the diagram',
  enlarge: 'Fill the window',
  larger: 'Larger',
  smaller: 'Smaller',
  close: 'Close',
  failed: 'The diagram could not be drawn. This is its source:',
};

/** Texts of the home page. */
export const homeTexts = {
  searchLabel: 'Search the portal',
  searchButton: 'Search',
  searchHint: 'What do you need to know?',
  start: 'Start here',
  begin: 'Begin',
  beginWith: (title: string) => `Begin: ${title}`,
  choose: 'Choose your pathway',
  sources: 'Browse',
  recent: 'Recently changed',
  pathways: 'Pathways',
  allPathways: (count: number) => `All ${number(count)} pathways`,
  forAll: 'Everybody',
  kinds: 'By kind',
  levels: 'By level',
  roles: 'By role',
  rest: (count: number) => `${number(count)} more`,
  pages: (count: number) => forms.counted(count, 'page', 'pages'),
  from: 'From',
};

/** Texts of the full index. */
export const indexTexts = {
  title: 'All pages',
  summary: (pages: number, sources: number) =>
    `${forms.counted(pages, 'page', 'pages')} from ${forms.counted(sources, 'source', 'sources')}.`,
  sourceSummary: (pages: number) => `${forms.counted(pages, 'page', 'pages')} in this source.`,
  of: (title: string) => `All pages: ${title}`,
};

/** Texts of addresses that lead nowhere or elsewhere. */
export const leadTexts = {
  missingTitle: 'There is no page here',
  missing: 'The page may have moved, or the address may be mistyped. Search for it, or look below for what you may have meant.',
  near: 'Did you mean',
  noneNear: 'No page has an address or a title like this one.',
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
  facets: {
    kind: 'Kind',
    level: 'Level',
    role: 'Role',
    skill: 'Skill',
    pathway: 'Pathway',
    source: 'Source',
    owner: 'Owner',
    freshness: 'Freshness',
  },
  hint: 'Search titles, sections and text.',
  keys: 'Arrow keys move, Enter opens, Esc closes.',
  loading: 'Searching…',
  results: (count: number, query: string) => `${forms.counted(count, 'result', 'results')}${query ? ` for “${query}”` : ''}`,
  none: (query: string) => (query ? `Nothing found for “${query}”.` : 'Nothing found.'),
  noneFiltered: 'No page matches all of the filters.',
  advice: 'Try fewer words or another spelling.',
  dropped: (kept: number, all: number, words: readonly string[]) =>
    `These have ${kept} of your ${all} words, without ${words.map((word) => `“${word}”`).join(', ')}.`,
  asTyped: (query: string) => `Search for “${query}” instead`,
  nearly: (query: string) => `Did you mean “${query}”?`,
  drop: (facet: string, count: number) => `Without the filter ${facet}: ${forms.counted(count, 'result', 'results')}`,
  typedAddress: 'The page at this address',
  recent: 'Searched lately. Kept in this browser only.',
  forget: (query: string) => `Forget “${query}”`,
  forgetAll: 'Forget all',
  failed: 'The search index could not be loaded.',
  browse: 'Look through all pages',
  more: 'Show more results',
  moreValues: (count: number) => `${number(count)} more`,
  fullPage: 'Open the search page',
  noScript: 'Search needs JavaScript. Without it, the full index lists every page.',
};

/** Texts about what search found, on the page that it led to. */
export const foundTexts = {
  places: (count: number) => `Your words are marked in ${forms.counted(count, 'place', 'places')}.`,
  place: (at: number, count: number) => `Place ${number(at)} of ${number(count)}`,
  next: 'Next',
  clear: 'Remove marks',
};

/** The corner with faults in `waymark dev`. */
export const overlayTexts = {
  name: 'For authors',
  summary: (here: number, all: number) => `${here} ${here === 1 ? 'fault' : 'faults'} on this page, ${all} in the portal`,
  error: 'Error:',
  warning: 'Warning:',
  /** Of a place in a file: pressing it opens the file there. */
  open: (place: string) => `Open ${place} in your editor`,
  opening: 'Your editor was asked to open it. If nothing comes up, start the editor, or name it in the environment variable `EDITOR`.',
  file: 'File',
  state: 'State',
  draft: 'draft: it is shown here only',
  owners: 'Owners',
  nobody: 'nobody',
  freshness: 'Freshness',
  unclaimed: 'nobody has reviewed it',
  pathways: 'Pathways',
  unit: (place: number, total: number) => `unit ${place} of ${total}`,
  none: 'none',
  more: (others: number) => `${others} more: \`waymark check\` lists them.`,
};

/** `45 min`, `3 h`, `3 h 20 min`; from ten hours on without minutes. */
function lasting(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = whole >= 600 ? Math.round(whole / 60) : Math.floor(whole / 60);
  const rest = whole >= 600 ? 0 : whole % 60;
  return [hours > 0 ? `${number(hours)} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** `6mo` as `6 months`. */
function inWords(length: string): string {
  const [, amount = '', unit = ''] = /^(\d+)(d|w|mo|y)$/.exec(length) ?? [];
  const names: Partial<Record<string, string>> = { d: 'day', w: 'week', mo: 'month', y: 'year' };
  const name = names[unit];
  return name === undefined ? length : forms.counted(Number(amount), name, `${name}s`);
}

/** Texts of pathways. */
export const pathwayTexts = {
  title: 'Pathways',
  lead: (count: number) => `${forms.counted(count, 'pathway', 'pathways')}: pages in an order to learn them in.`,
  forAll: 'For everybody',
  minutes: lasting,
  units: (count: number) => forms.counted(count, 'unit', 'units'),
  version: (version: string) => `Version ${version}`,
  released: (day: string) => `released ${day}`,
  unreleased: 'Not released yet',
  unreleasedNote: 'This pathway has not been released yet. What it consists of may change at any time.',
  draftNote: 'Versions that begin with 0 are drafts: completing one is no proof of anything yet.',
  owner: 'Owner',
  for: 'For',
  entry: 'You should have',
  outcomes: 'You will have',
  gained: 'Also taught on the way',
  level: (level: number, name: string | undefined) => (name === undefined ? `level ${level}` : `level ${level}, ${name.toLowerCase()}`),
  stages: 'Stages',
  optional: 'Optional',
  choose: (choose: number, of: number) => `Choose ${choose} of ${of}`,
  external: (host: string, provider: string | undefined) => (provider === undefined ? host : `${provider}, ${host}`),
  gone: 'No longer part of this portal',
  onHost: 'Not in this copy of the repository; the link leads to the file as it was',
  withheld: (reason: string) => `Its earlier text was withdrawn: ${reason}`,
  asItWas: 'As it was',
  stageExit: 'To finish this stage',
  exit: 'To finish this pathway',
  sameAs: (stage: string) => `the same as at the end of ${stage}`,
  criteria: 'What reviewers look for',
  handIn: 'How to hand in',
  handInCommand: 'Begin with a template:',
  handInFolder: (folder: string) => `It is written to ${folder}/. Fill it in and open a pull request.`,
  reviewers: 'Reviewed by',
  prerequisites: 'What builds on what',
  prerequisitesLead: 'Advice, never a lock: you can begin anywhere. Numbers are those of the units above.',
  graph: (nodes: number) => `Drawing of ${forms.counted(nodes, 'unit', 'units')}; the list after it says the same.`,
  after: 'builds on',
  needs: 'needs',
  releases: 'Versions',
  moreReleases: (count: number) => forms.counted(count, 'earlier version', 'earlier versions'),
  current: 'current',
  supportedUntil: (day: string) => `supported until ${day}`,
  supportEnded: (day: string) => `support ended ${day}`,
  changes: 'What changed',
  feed: 'Feed of releases',
  next: 'What the next version will bring',
  list: 'All pathways',
  earlier: {
    banner: (version: string, day: string) => `This is version ${version} of ${day}. It is kept for those who began with it.`,
    structure: 'Texts of this version are not shown as they were: units lead to the pages of today.',
    toCurrent: (version: string) => `Current version: ${version}`,
    title: (title: string, version: string) => `${title} ${version}`,
    text: (versions: string) => `This is how the unit read in ${versions}.`,
    versions: (versions: readonly string[]) =>
      versions.length === 1
        ? `version ${versions[0] ?? ''}`
        : versions.length <= 4
          ? `versions ${versions.slice(0, -1).join(', ')} and ${versions.at(-1) ?? ''}`
          : `${versions.length} versions, from ${versions[0] ?? ''} to ${versions.at(-1) ?? ''}`,
    now: 'The page as it is today',
    gone: 'The page is no longer part of this portal.',
    links: 'Links lead to pages as they are today.',
    source: 'Its file at that time',
  },
};

/** Texts of the filters of the list of pathways. */
export const pathwayFilterTexts = {
  role: 'Role',
  level: 'Level',
  skill: 'Skill',
  owner: 'Owner',
  state: 'Freshness',
  shown: (shown: number, all: number) =>
    shown === all ? forms.counted(all, 'pathway', 'pathways') : `${number(shown)} of ${forms.counted(all, 'pathway', 'pathways')}`,
};

/** Texts of what changed between releases. */
export const changeTexts = {
  title: (pathway: string) => `What changed in ${pathway}`,
  of: (pathway: string, version: string) => `${pathway} ${version}: what changed`,
  lead: 'Versions of this pathway, newest first.',
  next: (version: string): string => `Next, ${version}`,
  nextLead: 'Not released yet. It may still change.',
  added: 'New',
  changed: 'Changed',
  removed: 'No longer in it',
  kinds: {
    added: 'New',
    removed: 'No longer in it',
    changed: 'Changed',
    replaced: 'Replaced',
    relaxed: 'Optional now',
    required: 'Required now',
    moved: 'Moved',
  } satisfies Record<UnitNote['change'], string>,
  classes: {
    C0: 'nothing to learn changed',
    C1: 'some words changed',
    C2: 'its content changed',
    C3: 'what has to be shown changed',
  } satisfies Record<ChangeClass, string>,
  impacts: {
    none: 'nothing to do',
    review: 'worth a second look',
    redo: 'to be done again',
  } satisfies Record<Impact, string>,
  units: 'Units',
  other: 'Other changes',
  nothing: 'Nothing that learners would notice.',
  first: 'First version.',
  diffs: 'Differences of the texts, word by word',
  diff: 'Difference, word by word',
  gap: '…',
  cut: 'The rest of the difference is left out here.',
  earlier: (count: number) => forms.counted(count, 'earlier version', 'earlier versions'),
  all: 'All changes',
};

/** Texts about the pathways that a page is a unit of. */
export const contextTexts = {
  title: 'Used in',
  place: (place: number, total: number) => `${place} of ${total}`,
  in: 'in',
  previous: 'Previous in this pathway',
  next: 'Next in this pathway',
  more: (count: number) => forms.counted(count, 'more pathway', 'more pathways'),
};

/** Texts of skills and roles. */
export const frameworkTexts = {
  skills: 'Skills',
  skillsLead: 'What people here are expected to be able to do, and what leads there.',
  roles: 'Roles',
  rolesLead: 'What each role is expected to be able to do, and pathways for it.',
  expects: 'Expected skills',
  noPathway: 'No pathway leads here yet',
  pathways: 'Pathways',
  pathwaysTo: 'Pathways that lead here',
  pathwaysFor: 'Pathways for this role',
  noPathways: 'No pathway names this role yet.',
  expectedBy: 'Expected of',
  taughtBy: 'Taught by',
  notTaught: 'No page teaches this level yet.',
  moreTeachers: (count: number) => forms.counted(count, 'more page', 'more pages'),
  criteria: 'Somebody at this level',
  examples: 'For example',
  halfLife: (length: string) => `Evidence of it wants to be renewed after ${inWords(length)}.`,
  alignment: 'In other frameworks',
  level: (level: number, name: string | undefined) => (name === undefined ? `Level ${level}` : `Level ${level}: ${name}`),
  short: (level: number) => `level ${level}`,
  alignedLevel: (level: string) => `level ${level}`,
  levels: (count: number) => forms.counted(count, 'level', 'levels'),
  leads: (count: number) => forms.counted(count, 'pathway', 'pathways'),
  expectedSkills: (count: number) => forms.counted(count, 'expected skill', 'expected skills'),
};

/** Texts of what programs and assistants read: mirrors of pages, feeds, `llms.txt`. */
export const machineTexts = {
  changesFeed: (site: string) => `${site}: recent changes`,
  releasesFeed: (site: string) => `${site}: releases of pathways`,
  keptBy: (names: readonly string[]) => `Kept up by ${names.join(', ')}.`,
  mirror: 'This page as Markdown',
  unreleased: 'unreleased',
  unclaimed: 'Nothing is claimed of this page: nobody has reviewed it, and it watches no code closely enough to tell.',
  notKept: 'This page is not kept up: see its lifecycle.',
  live: 'Parts of this page are made by code and are missing here.',
  release: (version: string, day: string) => `Release ${version} of ${day}.`,
  notReleased: 'Not released yet.',
  outcomes: 'Outcomes',
  stages: 'Stages',
  choose: (choose: number, of: number) => `Choose ${choose} of these ${of}:`,
  optional: 'optional',
  how: [
    'Each page is also there as Markdown: its address and `index.md`. The frontmatter says who answers for the page, how far it can be trusted (`freshness`), whether it is kept up (`lifecycle`), and which releases of pathways it belongs to. Cite `canonical`.',
  ],
  states: {
    fine: 'reviewed in time, and the code that it describes has not changed since',
    'look-again': 'its review is overdue, or the code that it describes has changed: say so when you use it, and name its owner',
    unknown: 'due for a review, or it can’t be told whether it still holds',
    unclaimed: 'nobody has claimed anything of it; that says nothing against it',
  },
  stateTitle: 'What `freshness.state` means:',
  judged: (day: string) => `States are those of ${day}.`,
  files: 'Files',
  allPages: (count: number) => `every page with owner, freshness, last change and pathways: ${forms.counted(count, 'page', 'pages')}`,
  allPathways: 'every pathway with its releases, stages and units',
  feed: 'recent changes as an Atom feed',
  morePages: (count: number) => forms.counted(count, 'more page', 'more pages'),
};

/** Texts of badges. */
export const badgeTexts = {
  pages: 'pages',
  unreleased: 'not released',
  fine: 'none needs a look',
  look: (count: number) => (count === 1 ? '1 needs a look' : `${number(count)} need a look`),
  unclaimed: 'nothing claimed',
};
/** Why what a reader does isn't kept. */
export const keepingTexts: Record<Exclude<Keeping, 'kept'>, string> = {
  blocked: 'This browser does not let the portal keep anything, as in private windows. What you do here lasts until you leave the page.',
  full: 'The browser’s storage is full. What you did last is shown here, but it is not kept. Free some space, then do it again.',
};

/** Texts on the page of a unit that are there without scripts. */
export const unitPageTexts = {
  title: 'Your progress',
  next: (pathway: string) => `Next in ${pathway}:`,
  noScript: 'With JavaScript, you can mark this page as complete here. What you mark stays in your browser.',
};

/** Texts on the page of a unit. */
export const unitTexts = {
  complete: 'Mark as complete',
  know: 'I know this',
  reopen: 'Reopen',
  startOver: 'Start over',
  stillFine: 'Still fine',
  changes: 'What changed',
  open: 'Not completed yet.',
  completed: (day: string) => `Completed on ${day}.`,
  waived: (day: string) => `You said on ${day} that you know this.`,
  review: 'The page has changed since you completed it. Look again.',
  redo: 'What the page asks for has changed since you completed it. Do it again, or say that you know it.',
  ticks: (ticked: number, all: number) => `${ticked} of ${all} ${all === 1 ? 'task' : 'tasks'} ticked.`,
  allTicked: 'All tasks ticked: marked as complete.',
  done: (task: string) => `Done: ${task}`,
  said: {
    completed: 'Marked as complete.',
    waived: 'Noted that you know this.',
    reopened: 'Reopened: not completed.',
    affirmed: 'Noted that you looked again.',
    startedOver: 'All ticks are removed.',
  },
};

/** How a unit stands, in lists. Each has a shape beside its word. */
export const standingTexts: Record<StandingKind, string> = {
  open: '',
  carried: 'Completed',
  mapped: 'Completed before, under another name',
  waived: 'You know this',
  review: 'Look again',
  redo: 'Do it again',
};

/** Texts of the difference between two releases. */
export const deltaTexts = {
  title: (from: string, to: string) => `What version ${to} means for you, who are at ${from}`,
  newer: (version: string, again: number) =>
    `Version ${version} is there: what it means for you${again === 0 ? '' : `, ${again} to look at again`}`,
  againCount: (count: number) => `${count} ${count === 1 ? 'unit' : 'units'} to look at again`,
  againTitle: 'Look again',
  groups: { kept: 'Kept', again: 'Look again', structure: 'New or gone' },
  kinds: {
    carried: 'stays completed',
    mapped: 'counts as completed',
    waived: 'you know it',
    review: 'changed: look again',
    redo: 'asks for something else: do it again',
    new: 'new',
    optional: 'new, optional',
    retired: 'no longer part of it',
  } satisfies Record<DeltaKind, string>,
  through: (titles: string) => `through ${titles}`,
  replacedBy: (titles: string) => `in its place: ${titles}`,
  changes: 'Every change, word by word',
};

/** Texts of one’s way, wherever it is shown. */
export const wayTexts = {
  own: (version: string) => (version === '0.0.0' ? 'Not released yet' : `Your version, ${version}`),
  current: (version: string) => `Current version, ${version}`,
  count: (done: number, total: number) => `${done} of ${total}`,
  left: (minutes: number) => (minutes >= 90 ? `${Math.round(minutes / 6) / 10} h left` : `${minutes} min left`),
  resume: (title: string) => `Continue with ${title}`,
  begin: (title: string) => `Begin with ${title}`,
  /** A draft, and what was never released, can't be claimed. */
  finished: (version: string, exits: readonly string[]) => {
    if (version.startsWith('0.')) return 'You have completed every unit. There is no released version yet that could be claimed.';
    if (exits.length === 0) return `You have completed version ${version}.`;
    return `You have completed every unit of version ${version}. Left to hand in: ${exits.join(', ')}.`;
  },
};

/** Texts of a pathway that are there without scripts. */
export const pathwayPageTexts = {
  title: 'Your progress',
  noScript: 'With JavaScript, you can start this pathway here and see how far you are. What you do stays in your browser.',
};

/** Texts of one’s way through a pathway. */
export const ownPathwayTexts = {
  start: 'Start this pathway',
  startHint: 'What you complete is kept in this browser and nowhere else.',
  only: 'Completed',
  upgraded: (from: string, to: string) => `You were at version ${from}. Version ${to} takes nothing away from you, so you are there now.`,
  ask: (version: string, day: string) => `Version ${version} is there since ${day}.`,
  stays: (version: string) => `You stay with version ${version}.`,
  upgrade: (version: string) => `Upgrade to ${version}`,
  stay: (version: string) => `Stay with ${version}`,
  supported: (version: string, day: string) => `Version ${version} is supported until ${day}.`,
  notSupported: (version: string, day: string) => `Version ${version} was supported until ${day}.`,
  failed: 'The releases of this pathway could not be loaded.',
  said: {
    started: 'Started.',
    upgraded: (version: string) => `You are at version ${version} now.`,
    stayed: (version: string) => `You stay with version ${version}.`,
  },
};

/** Texts of the card on the home page. */
export const resumeTexts = { title: 'Where you were' };

/** Texts on the page about one’s own progress that are there without scripts. */
export const mePageTexts = {
  title: 'Your progress',
  lead: 'What you have opened, started, completed and ticked. It is kept in this browser and leaves it only as a file that you export.',
  noScript:
    'With JavaScript, this page lists the pathways that you have started, with what is completed and what is left, and lets you export your progress as a file, import it in another browser, and delete it. Without it, nothing is recorded.',
  pathways: 'Pathways',
  browse: 'Look through the pathways',
  events: 'What is kept',
  recent: 'Search keeps your last five questions in this browser too. It shows them before you type, with a way to forget each.',
  safari:
    'Safari deletes what a site keeps when you use Safari for seven days without visiting the site. Export your progress from time to time, or add the site to the Dock or the home screen.',
  move: 'Take it with you',
  moveHint:
    'Export your progress here, and import the file in another browser or on another device. Importing adds, and never takes anything away.',
  resetHint:
    'Deletes what this portal keeps of you in this browser: progress, ticks of runs, searches. Your choice of theme and of keys stays. Export your progress first when you may want it back.',
  reset: 'Delete your progress',
};

/** Texts of the page about one’s own progress. */
export const meTexts = {
  loading: 'Reading your progress…',
  failed: 'The list of pathways could not be loaded.',
  none: 'Nothing is recorded yet. Start a pathway, or mark a page as complete.',
  unknownPathway: (id: string, version: string) =>
    `${id}, version ${version}: this portal has no such pathway. What you did there is kept.`,
  unknownVersion: (version: string) => `You started at version ${version}, which this portal does not have.`,
  others: 'Other pages',
  othersHint: 'What you did that belongs to none of these pathways. It is kept, and exported too.',
  unit: (id: string, state: string) => `${id}: ${state}`,
  unitStates: { completed: 'completed', waived: 'you know it', ticked: 'some tasks ticked', opened: 'opened' },
  count: (count: number) => `${number(count)} ${count === 1 ? 'event' : 'events'}`,
  span: (from: string, to: string) => (from === to ? `on ${from}` : `from ${from} to ${to}`),
  opaque: (count: number) => `From a newer version of the portal, kept as they are: ${number(count)}.`,
  export: 'Export as a file',
  import: 'Import a file',
  exported: (count: string) => `Exported ${count}.`,
  otherSite: (site: string) => `The file comes from another portal, “${site}”. Pages with the same id count as the same.`,
  adds: (count: string) => `It adds ${count}`,
  about: (units: number, pathways: string) =>
    `about ${units} ${units === 1 ? 'page' : 'pages'}${pathways === '' ? '' : ` and ${pathways}`}`,
  unknownHere: (id: string) => `${id} (not in this portal)`,
  already: (count: string) => `Here already, of the file: ${count}.`,
  conflicts: (count: number) =>
    `${number(count)} ${count === 1 ? 'event has' : 'events have'} the id of another one here. Of each pair one is kept, the same on every device.`,
  refused: (count: string) => `${count} can’t be read and would be left out:`,
  addsNothing: 'The file has nothing that is not here already.',
  confirmImport: 'Import',
  cancel: 'Cancel',
  imported: (count: string) => `Imported ${count}.`,
  lastImport: (count: string, day: string) => `The last import, on ${day}, added ${count}.`,
  undo: 'Undo the import',
  undone: 'The import is undone.',
  reset: 'Delete your progress',
  confirmReset: (count: string) => `Yes, delete ${count}`,
  wasReset: 'Your progress is deleted.',
};

import type { Page } from 'playwright-core';

/** Every kind of page, by the template below `src/site/routes` that makes it. `every-page.test.ts` fails for one that is missing here. */
export interface KindOfPage {
  name: string;
  /** File below `src/site/routes`. */
  route: string;
  /** Address below the base. */
  path: string;
  /** What is there when everything has come; the heading when absent. */
  shown?: string;
  /** What a reader does before the page is looked at. */
  act?: (page: Page) => Promise<unknown>;
  /** Only windows narrower than this have it. */
  below?: number;
  /** A reader's progress changes what it shows. */
  withProgress?: true;
}

const page = { route: 'page.astro' };

async function openSearch(on: Page): Promise<void> {
  await on.locator('button.find').click();
  await on.locator('dialog input[type=search]').fill('the');
  await on.locator('dialog .results > li').first().waitFor();
}

async function openMenu(on: Page): Promise<void> {
  await on.locator('button.menu').click();
  await on.locator('nav.side').waitFor();
}

/** Of the portal in `harbour.ts`. */
export const harbourKinds: readonly KindOfPage[] = [
  { name: 'home', route: 'home.astro', path: '', withProgress: true },
  { ...page, name: 'concept', path: 'booking-flow/', shown: '.progress button', withProgress: true },
  { ...page, name: 'how-to', path: 'deploy/', shown: '[role=tab]', withProgress: true },
  { ...page, name: 'tutorial', path: 'first-booking/', shown: '.copy' },
  { ...page, name: 'runbook', path: 'queue-grows/', shown: '.tick', withProgress: true },
  { ...page, name: 'reference', path: 'queue-settings/', shown: '.copy' },
  { ...page, name: 'lab', path: 'lose-a-worker/', shown: '.copy' },
  { ...page, name: 'case study', path: 'storm/' },
  { ...page, name: 'live page', path: 'live/', shown: '[role=tab]' },
  { ...page, name: 'first page of a source', path: 'wiki/' },
  { ...page, name: 'source without a first page', path: 'runbooks/' },
  { ...page, name: 'navigation on a narrow screen', path: 'deploy/', shown: '[role=tab]', act: openMenu, below: 800 },
  { ...page, name: 'search dialog', path: 'deploy/', shown: '[role=tab]', act: openSearch },
  { name: 'search', route: 'search.astro', path: 'search/' },
  { name: 'search with results', route: 'search.astro', path: 'search/?q=booking&kind=runbook', shown: '.results > li' },
  { name: 'search without results', route: 'search.astro', path: 'search/?q=zzzzzz' },
  { name: 'pathways', route: 'pathways.astro', path: 'pathways/', shown: 'wm-pathways .narrow', withProgress: true },
  { name: 'pathway', route: 'pathway.astro', path: 'pathways/on-call/', shown: '.progress button', withProgress: true },
  { name: 'pathway without release', route: 'pathway.astro', path: 'pathways/first-week/' },
  { name: 'release', route: 'pathway-release.astro', path: 'pathways/on-call/v/1.0.0/' },
  { name: 'all changes', route: 'pathway-changes.astro', path: 'pathways/on-call/changes/' },
  { name: 'changes of a release', route: 'pathway-changes.astro', path: 'pathways/on-call/changes/2.0.0/' },
  { name: 'earlier text', route: 'earlier-text.astro', path: 'pathways/on-call/v/1.0.0/booking-flow/' },
  { name: 'skills', route: 'skills.astro', path: 'skills/' },
  { name: 'skill', route: 'skill.astro', path: 'skills/incidents/' },
  { name: 'roles', route: 'roles.astro', path: 'roles/' },
  { name: 'design', route: 'design.astro', path: '_waymark/design/' },
  { name: 'role', route: 'role.astro', path: 'roles/on-call/' },
  { name: 'freshness', route: 'freshness.astro', path: 'freshness/' },
  { name: 'pages without claims', route: 'unclaimed.astro', path: 'freshness/unclaimed/' },
  { name: 'owners', route: 'owners.astro', path: 'owners/' },
  { name: 'owner', route: 'owner.astro', path: 'owners/acme-bookings/' },
  { name: 'progress', route: 'me.astro', path: 'me/', shown: 'wm-me button', withProgress: true },
  { name: 'all pages', route: 'all.astro', path: 'all/' },
  { name: 'no page', route: '404.astro', path: 'nowhere/' },
  { name: 'page that leads on', route: 'go.astro', path: 'go/storm/', shown: 'a[href]' },
];

/** Of our own portal: the same templates, and longer content. */
export const ownKinds: readonly KindOfPage[] = [
  { name: 'home', route: 'home.astro', path: '' },
  { ...page, name: 'concept', path: 'wiki/learner/reading-a-portal/' },
  { ...page, name: 'how-to', path: 'wiki/learner/finding-things/' },
  { ...page, name: 'tutorial', path: 'wiki/author/your-first-page/' },
  { ...page, name: 'runbook', path: 'runbooks/site-looks-old/', shown: '.copy' },
  { ...page, name: 'reference', path: 'wiki/reference/configuration/' },
  { ...page, name: 'lab', path: 'wiki/learner/lab-find-and-judge/' },
  { ...page, name: 'case study', path: 'wiki/programme/case-ferry/' },
  { ...page, name: 'page with every component', path: 'wiki/author/components/', shown: '[role=tab]' },
  { ...page, name: 'the same in MDX', path: 'wiki/author/components-in-mdx/', shown: '[role=tab]' },
  { ...page, name: 'components for learning', path: 'wiki/author/components-for-learning/', shown: '.copy' },
  { ...page, name: 'components for runbooks and labs', path: 'wiki/author/components-for-runbooks-and-labs/', shown: '.copy' },
  { ...page, name: 'what stands elsewhere', path: 'wiki/author/components-from-elsewhere/', shown: '.copy' },
  { ...page, name: 'more components in MDX', path: 'wiki/author/more-components-in-mdx/', shown: '.copy' },
  { ...page, name: 'steps to tick', path: 'wiki/author/from-an-empty-repository/', shown: '.tick' },
  { ...page, name: 'rules', path: 'wiki/reference/rules/' },
  { name: 'search with results', route: 'search.astro', path: 'search/?q=build', shown: '.results > li' },
  { name: 'pathways', route: 'pathways.astro', path: 'pathways/', shown: 'wm-pathways .narrow' },
  { name: 'pathway', route: 'pathway.astro', path: 'pathways/first-hour/', shown: '.progress button' },
  { name: 'changes', route: 'pathway-changes.astro', path: 'pathways/first-hour/changes/' },
  { name: 'skills', route: 'skills.astro', path: 'skills/' },
  { name: 'freshness', route: 'freshness.astro', path: 'freshness/' },
  { name: 'owners', route: 'owners.astro', path: 'owners/' },
  { name: 'all pages', route: 'all.astro', path: 'all/' },
];

/** Templates that make no page of a kind of its own. */
export const otherRoutes: Readonly<Record<string, string>> = {
  'all-source.astro': 'the list of `all.astro`, one source at a time, above 2,000 pages',
  'diagram.astro': 'the frame that diagrams are drawn in, which is part of the pages that hold one',
};

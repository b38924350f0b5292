import { detachCopy, fillSlots, sectionOf, type Body } from './body.ts';
import { flattenTree, prepareBranches, toNavItems, type Place } from './branch.ts';
import type { Catalog, NavTree, Page } from './catalog.ts';
import { compareText } from './diagnostic.ts';
import type { Document, Heading } from './document.ts';
import { isAddress } from './page-id.ts';
import type { LastChange, PageSummary, PageView, Portal, RedirectView, Shortcut, SourceView } from './portal.ts';
import { linkAddress, toUrl, type Publication } from './link-address.ts';
import { buildFreshnessViews, type FreshnessInput, type FreshnessViews } from './build-freshness-views.ts';
import { draftProblem, openSection } from './draft-problem.ts';
import { editUrl, historyUrl, newIssueUrl } from './repository-links.ts';

/** What views are made of, beside the catalog. */
export interface PortalInput {
  catalog: Catalog;
  /** Body of a page; `undefined` for pages that limits stopped. */
  readBody(page: Page): Promise<Body | undefined>;
  /** Day of the last substantive change, when history knows it. */
  lastChange(page: Page): Omit<LastChange, 'url'> | undefined;
  /** Owners and freshness; without it the portal says nothing of either. */
  freshness?: FreshnessInput | undefined;
  /** Absolute path of the file of a live MDX page; undefined when it is shown without running its code. */
  liveFile(page: Page): string | undefined;
  /** Whether drafts are shown: in `waymark dev` only. */
  drafts: boolean;
  /** Paths of the assets that are published. */
  publishedAssets: ReadonlySet<string>;
}

/** What of a catalog is published: everything but drafts, and the assets that were chosen. */
export function toPublication({
  catalog,
  drafts,
  publishedAssets,
}: Pick<PortalInput, 'catalog' | 'drafts' | 'publishedAssets'>): Publication {
  return {
    site: catalog.site,
    shows: (id) => drafts || catalog.page(id)?.lifecycle !== 'draft',
    publishes: (path) => publishedAssets.has(path),
  };
}

/** How deep embedded pages may embed others. */
const embedDepth = 3;

/** Characters of embedded HTML in one page: pages that embed pages that embed pages grow without end otherwise. */
const embedBudget = 1_000_000;

const nowhere: Place = { branch: [], breadcrumbs: [] };

/** Makes the views that routes show. */
export function buildPortal(input: PortalInput): Portal {
  const { catalog } = input;
  const { shows } = toPublication(input);
  const published = catalog.pages.filter(({ id }) => shows(id));
  const shown = new Set(published.map(({ id }) => id));
  const trees = catalog.navigation.map((tree) => pruneTree(tree, shown));
  const order = trees.map((tree) => flattenTree(tree).filter((id) => shown.has(id)));
  const { base, repo } = catalog.site;
  const views = input.freshness && buildFreshnessViews(input.freshness, { base, repo, paths: published.map(({ path }) => path) });
  const summaries = new Map(published.map((page) => [page.id, toSummary(page, input, views)]));
  const pages = order.flat().flatMap((id) => summaries.get(id) ?? []);
  const urlOf = (id: string): string => summaries.get(id)?.url ?? '';
  const branches = trees.map((tree) => prepareBranches(tree, urlOf));
  return {
    site: catalog.site,
    sources: trees.map((tree, at) => toSourceView(tree, order[at]?.length ?? 0, { catalog, pages, urlOf })),
    pages,
    recent: recentPages(pages),
    ...(views?.list(pages) ?? { freshness: undefined, owners: [] }),
    redirects: toRedirects(catalog, shown),
    shortcuts: toShortcuts(pages, catalog),
    isKept: () => false,
    giveUpLive: () => false,
    async readPage(id) {
      const page = catalog.page(id);
      const summary = summaries.get(id);
      if (!page || !summary) throw new Error(`No page has the id ${id}.`);
      const at = trees.findIndex(({ source }) => source === page.source);
      return {
        ...summary,
        ...(await toBody(page, input)),
        ...neighbours(order[at] ?? [], id, summaries),
        ...toLinks(page, catalog, summaries),
        freshness: views?.viewOf(page.path),
        lang: page.lang,
        lifecycle: page.lifecycle,
        objectives: page.meta.objectives ?? [],
        keywords: [...(page.meta.tags ?? []), ...(page.meta.aliases ?? []).filter((alias) => !isAddress(alias))],
        ...(branches[at]?.(id) ?? nowhere),
        backlinks: catalog
          .backlinks(id)
          .filter((other) => shown.has(other.id))
          .map((other) => ({ title: other.title, url: urlOf(other.id) })),
      };
    },
  };
}

function pruneTree(tree: NavTree, shown: ReadonlySet<string>): NavTree {
  type Node = NavTree['children'][number];
  const prune = (nodes: Node[]): Node[] =>
    nodes.flatMap((node) => {
      const children = prune(node.children);
      const page = node.page !== undefined && shown.has(node.page) ? node.page : undefined;
      return page === undefined && children.length === 0 ? [] : [{ title: node.title, page, children }];
    });
  return { ...tree, page: tree.page !== undefined && shown.has(tree.page) ? tree.page : undefined, children: prune(tree.children) };
}

function toSummary(page: Page, { catalog, lastChange }: PortalInput, views: FreshnessViews | undefined): PageSummary {
  const change = lastChange(page);
  const { repo } = catalog.site;
  return {
    id: page.id,
    url: toUrl(catalog.site.base, page.address),
    address: page.address,
    title: page.title,
    description: page.description,
    kind: page.kind,
    level: page.level,
    roles: page.meta.roles ?? [],
    source: page.source,
    path: page.path,
    minutes: page.minutes,
    lastChange: change && { ...change, ...(repo ? { url: historyUrl(repo, page.path) } : {}) },
    owners: views?.ownersOf(page.path) ?? [],
    readerState: views?.readerStateOf(page.path),
  };
}

function toSourceView(
  tree: NavTree,
  pageCount: number,
  { catalog, pages, urlOf }: { catalog: Catalog; pages: readonly PageSummary[]; urlOf: (id: string) => string },
): SourceView {
  const { site, sources } = catalog;
  const url = toUrl(site.base, `${tree.source}/`);
  return {
    id: tree.source,
    title: sources.find(({ id }) => id === tree.source)?.title ?? tree.title,
    url,
    hasIndexPage: pages.some(({ address }) => address === `${tree.source}/`),
    pageCount,
    tree: toNavItems(tree, urlOf),
  };
}

function recentPages(pages: readonly PageSummary[]): PageSummary[] {
  return pages
    .filter(({ lastChange }) => lastChange?.confidence === 'exact')
    .sort((a, b) => compareText(b.lastChange?.on ?? '', a.lastChange?.on ?? '') || compareText(a.address, b.address))
    .slice(0, 12);
}

function toRedirects({ redirects, page, site }: Catalog, shown: ReadonlySet<string>): RedirectView[] {
  return redirects.flatMap(({ from, to }) => {
    const target = shown.has(to) ? page(to) : undefined;
    return target ? [{ address: from, url: toUrl(site.base, target.address), title: target.title }] : [];
  });
}

/** A living id wins over a former one; of two pages that had the same id the first by path. */
function toShortcuts(pages: readonly PageSummary[], { page }: Catalog): Shortcut[] {
  const former = pages.flatMap(({ id, url, title }) => (page(id)?.formerIds ?? []).map((old) => ({ id: old, url, title })));
  const all = [...pages.map(({ id, url, title }) => ({ id, url, title })), ...former];
  const firstOf = new Map(all.reverse().map((shortcut) => [shortcut.id, shortcut]));
  return [...firstOf.values()].sort((a, b) => compareText(a.id, b.id));
}

function neighbours(
  order: readonly string[],
  id: string,
  summaries: ReadonlyMap<string, PageSummary>,
): Pick<PageView, 'previous' | 'next'> {
  const at = order.indexOf(id);
  const link = (summary: PageSummary | undefined): { title: string; url: string } | undefined =>
    summary && { title: summary.title, url: summary.url };
  return { previous: link(summaries.get(order[at - 1] ?? '')), next: link(summaries.get(order[at + 1] ?? '')) };
}

function toLinks(
  page: Page,
  { site }: Catalog,
  shown: ReadonlyMap<string, PageSummary>,
): Pick<PageView, 'editUrl' | 'problem' | 'canonical' | 'replacedBy'> {
  const replacement = shown.get(page.meta.replacedBy ?? '');
  const canonical = site.url === undefined ? undefined : new URL(toUrl(site.base, page.address), site.url).href;
  const summary = shown.get(page.id);
  const problemUrl = site.repo && summary && newIssueUrl(site.repo, draftProblem(summary, canonical));
  return {
    editUrl: site.repo && editUrl(site.repo, page.path),
    problem: problemUrl === undefined ? undefined : { url: problemUrl, section: openSection },
    canonical,
    replacedBy: replacement && { title: replacement.title, url: replacement.url },
  };
}

type BodyView = Pick<PageView, 'html' | 'live' | 'heading' | 'headingId' | 'contents' | 'scripts'>;

/** The heading that the layout shows as the page's title; undefined when the title comes from elsewhere. */
function titleHeadingOf({ heading, headings }: Document): Heading | undefined {
  if (heading === undefined) return undefined;
  return headings.find(({ text, depth }) => text === heading && depth === 1) ?? headings.find(({ text }) => text === heading);
}

async function toBody(page: Page, input: PortalInput): Promise<BodyView> {
  const { document } = page;
  const heading = titleHeadingOf(document);
  const scripts = new Set<string>();
  const body = await input.readBody(page);
  const bodies = new Map<string, Body>();
  if (body) await readEmbedded(page, body, input, bodies);
  const context = { input, publication: toPublication(input), bodies, scripts, budget: { left: embedBudget }, above: [page.id] };
  return {
    html: body ? fillBody(page, body, context) : '',
    live: document.format === 'live' ? input.liveFile(page) : undefined,
    heading: heading?.text ?? page.title,
    headingId: heading?.id ?? 'top',
    contents: document.headings.filter((item) => item !== heading && item.text !== '').map(({ depth, id, text }) => ({ depth, id, text })),
    scripts: [...scripts],
  };
}

/** Reads the bodies of all pages that this one embeds, directly or through others, each once. */
async function readEmbedded(page: Page, body: Body, input: PortalInput, bodies: Map<string, Body>): Promise<void> {
  for (const slot of body.slots) {
    const resolution = slot.kind === 'embed' ? input.catalog.resolve(page, slot) : undefined;
    if (resolution?.type !== 'page' || bodies.has(resolution.page.id)) continue;
    const embedded = await input.readBody(resolution.page);
    if (!embedded) continue;
    bodies.set(resolution.page.id, embedded);
    await readEmbedded(resolution.page, embedded, input, bodies);
  }
}

interface FillContext {
  input: PortalInput;
  publication: Publication;
  bodies: ReadonlyMap<string, Body>;
  scripts: Set<string>;
  /** Characters that may still be embedded in the page. */
  budget: { left: number };
  /** Pages that this stretch is embedded in, itself included: a page never embeds itself. */
  above: string[];
}

function fillBody(page: Page, body: Pick<Body, 'html' | 'slots' | 'scripts'>, context: FillContext): string {
  for (const script of body.scripts) context.scripts.add(script);
  return fillSlots(body, {
    resolve: (slot) => context.input.catalog.resolve(page, slot),
    href: (resolution) => linkAddress(resolution, context.publication),
    embed: (target, anchor) => embed(target, anchor, context),
  });
}

/** A page, or a section of it, as a copy within another. Undefined where the reader gets a link instead. */
function embed(target: Page, anchor: string | undefined, context: FillContext): string | undefined {
  const { publication, bodies, above, budget } = context;
  const embedded = bodies.get(target.id);
  if (!embedded || !publication.shows(target.id) || above.includes(target.id) || above.length > embedDepth) return undefined;
  const isWhole = anchor === undefined || anchor === titleHeadingOf(target.document)?.id;
  const html = isWhole ? embedded.html : sectionOf(embedded, anchor);
  if (html === undefined || html.length > budget.left) return undefined;
  budget.left -= html.length;
  const copy = fillBody(target, { ...embedded, html }, { ...context, above: [...above, target.id] });
  return detachCopy(copy, toUrl(publication.site.base, target.address));
}

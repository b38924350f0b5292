import { noBrand, type Brand } from './brand.ts';
import { readFooter, readHome, toBrandView } from './brand-views.ts';
import { flattenTree, prepareBranches, toNavItems, type Place } from './branch.ts';
import { wordsOf } from '../../plugins/body-words.ts';
import { renderComponent } from '../../plugins/render-component.ts';
import { htmlToMarkdown } from '../../plugins/html-to-markdown.ts';
import type { Catalog, NavTree, Page, SiteInfo } from './catalog.ts';
import { compareText } from './diagnostic.ts';
import { escapeAttribute, type Body } from './body.ts';
import { fillCurriculum } from './curriculum-slots.ts';
import type { ImageSize } from './image-size.ts';
import { toBodyView, type BodyWorld, type ShownCode } from './page-body.ts';
import { readInsert } from './insert-view.ts';
import { isAddress } from './page-id.ts';
import { arrangeGlossary } from './glossary/arrange-glossary.ts';
import { toArrangement } from './glossary/term-uses.ts';
import { mayInclude } from './includes/may-include.ts';
import type { LastChange, PageFacts, PageSummary, PageView, Portal, RedirectView, Shortcut, SourceView } from './portal.ts';
import { lazily } from './link-index.ts';
import { linkAddress, toUrl, type Publication } from './link-address.ts';
import { buildFreshnessViews, type FreshnessInput, type FreshnessViews } from './build-freshness-views.ts';
import { draftProblem, openSection } from './draft-problem.ts';
import { buildPathwayViews } from './build-pathway-views.ts';
import { noPathwayInput, openPathwayWorld, type PathwayInput } from './pathway-world.ts';
import { markFormerTasks } from './pathways/pair-tasks.ts';
import { buildProgressViews, type ProgressInput } from './progress-views.ts';
import { prepareRelated } from './related.ts';
import { commitUrl, editUrl, fileUrl, historyUrl, linesUrl, newIssueUrl } from './repository-links.ts';
import type { Verification } from './verify/record.ts';

/** What views are made of, beside the catalog. */
export interface PortalInput {
  catalog: Catalog;
  /** Body of a page; `undefined` for pages that limits stopped. */
  readBody(page: Page): Promise<Body | undefined>;
  /** Code of the repository that a page asks for in a place; without it none is shown. */
  renderCode?: ((page: Page, at: number) => Promise<Omit<ShownCode, 'url'> | undefined>) | undefined;
  /** Day of the last substantive change, when history knows it. */
  lastChange(page: Page): Omit<LastChange, 'url' | 'commitUrl'> | undefined;
  /** Owners and freshness; without it the portal says nothing of either. */
  freshness?: FreshnessInput | undefined;
  /** What is known of pathways beside the catalog. */
  pathways?: PathwayInput | undefined;
  /** What learners' progress is told with; without it the portal says nothing of it. */
  progress?: ProgressInput | undefined;
  /** Former ids of the tasks of pages, by path: see `pair-tasks.ts`. */
  formerTasks?: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> | undefined;
  /** Absolute path of the file of a live MDX page; undefined when it is shown without running its code. */
  liveFile(page: Page): string | undefined;
  /** What pages may say about their commands, by page id; nothing when absent. */
  verified?: ReadonlyMap<string, Verification> | undefined;
  /** What the site shows of its own; nothing when absent. */
  brand?: Brand | undefined;
  /** Whether drafts are shown: in `waymark dev` only. */
  drafts: boolean;
  /** Paths of the assets that are published. */
  publishedAssets: ReadonlySet<string>;
  /** Sizes of published images, by path, where they are known. */
  imageSizes?: ReadonlyMap<string, ImageSize> | undefined;
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
  const progress = input.progress && buildProgressViews(catalog, input.progress, { pages: published, urlOf: ({ id }) => urlOf(id) });
  const branches = trees.map((tree) => prepareBranches(tree, urlOf));
  const pathwayInput = input.pathways ?? noPathwayInput;
  const owners = pages.flatMap((page) => page.owners);
  const pathwayWorld = openPathwayWorld(catalog, pathwayInput, { summaries, owners });
  const world: BodyWorld = { ...toBodyWorld(input), curriculum: pathwayWorld };
  const { contextsOf, ...curriculum } = buildPathwayViews(pathwayWorld, toPublication(input));
  const find = (id: string): { page: Page; summary: PageSummary } => {
    const page = catalog.page(id);
    const summary = summaries.get(id);
    if (!page || !summary) throw new Error(`No page has the id ${id}.`);
    return { page, summary };
  };
  const describePage = (id: string): PageFacts => {
    const { page, summary } = find(id);
    return {
      ...summary,
      ...toPlace(page, catalog, summaries),
      lang: page.lang,
      lifecycle: page.lifecycle,
      teaches: (page.meta.teaches ?? []).map((skill) => pathwayWorld.skill(skill)),
      formerIds: page.formerIds,
      freshness: views?.viewOf(page.path),
      contexts: contextsOf(id),
    };
  };
  const backlinksOf = (id: string): string[] => catalog.backlinks(id).flatMap((other) => (shown.has(other.id) ? [other.id] : []));
  const findRelated = prepareRelated(published, backlinksOf);
  const portal: Portal = {
    site: catalog.site,
    words: wordsOf(catalog.site.lang),
    brand: toBrandView(input.brand ?? noBrand, catalog),
    sources: trees.map((tree, at) => toSourceView(tree, order[at]?.length ?? 0, { catalog, pages, urlOf })),
    pages,
    recent: recentPages(pages),
    ...(views?.list(pages) ?? { freshness: undefined, owners: [] }),
    curriculum,
    releaseIndexes: progress?.indexes ?? [],
    redirects: toRedirects(catalog, shown),
    shortcuts: toShortcuts(pages, catalog),
    isKept: () => false,
    giveUpLive: () => false,
    readHome: lazily(() => readHome(catalog, world, (id) => portal.readPage(id))),
    readFooter: lazily(() => readFooter(catalog, world)),
    describePage,
    toMarkdown: (html, url) => htmlToMarkdown(html, (address) => toWholeAddress(address, url, catalog.site)),
    toComponent(id, name, props, html) {
      const { page } = find(id);
      const drawn = renderComponent(name, props, html, { language: page.lang, facts: page.meta });
      return fillCurriculum(leadToTemplate(drawn, page, input), pathwayWorld);
    },
    readInsert: (id, insert) => readInsert(find(id).page, insert, world),
    findTerm: (id, name) => world.termOf?.(name, find(id).page)?.url,
    async readPage(id) {
      const { page } = find(id);
      const facts = describePage(id);
      const at = trees.findIndex(({ source }) => source === page.source);
      const turns = neighbours(order[at] ?? [], id, summaries);
      const backlinks = toPageLinks(backlinksOf(id), summaries);
      const steps = facts.contexts.flatMap(({ previous, next }) => [previous, next]);
      const named = new Set([turns.previous, turns.next, ...steps, ...backlinks].map((link) => link?.url.replace(/\?.*/, '')));
      return {
        ...facts,
        ...withFormerTasks(await toBodyView(page, world), input.formerTasks?.get(page.path)),
        live: page.document.format === 'live' ? input.liveFile(page) : undefined,
        ...turns,
        ...toLinks(page, catalog.site, facts),
        verified: toVerifiedView(input.verified?.get(id), catalog.site),
        revision: facts.contexts.length > 0 ? pathwayInput.revisionOf(page) : undefined,
        progress: progress?.viewOf(page),
        objectives: page.document.showsObjectives ? [] : (page.meta.objectives ?? []),
        keywords: [...(page.meta.tags ?? []), ...(page.meta.aliases ?? []).filter((alias) => !isAddress(alias))],
        skills: (page.meta.teaches ?? []).map(({ skill }) => skill),
        ...(branches[at]?.(id) ?? nowhere),
        backlinks,
        related: toPageLinks(
          findRelated(id, (other) => named.has(urlOf(other))),
          summaries,
        ),
      };
    },
  };
  return portal;
}

/** Seven digits of a commit are what git itself shows first. */
function toVerifiedView(verification: Verification | undefined, { repo }: SiteInfo): PageView['verified'] {
  if (!verification) return undefined;
  const { state, on, commit } = verification;
  return { state, on, commit: commit.slice(0, 7), url: repo && commitUrl(repo, commit) };
}

/** Leads to the folder that a lab of a live page begins with; its path says enough where the repository's host isn't known. */
function leadToTemplate(html: string, page: Page, input: Pick<PortalInput, 'catalog' | 'publishedAssets' | 'drafts'>): string {
  return html.replace(/<a href="([^"]*)" data-wm-template(?:="")?>/, (_, written: string) => {
    const href = linkAddress(input.catalog.resolve(page, { kind: 'link', url: written }), toPublication(input));
    return href === undefined ? '<a>' : `<a href="${escapeAttribute(href)}">`;
  });
}

/** A reader's ticks follow tasks that were reworded. */
function withFormerTasks<View extends { html: string }>(view: View, former: ReadonlyMap<string, readonly string[]> | undefined): View {
  return former ? { ...view, html: markFormerTasks(view.html, former) } : view;
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
    lastChange: change && {
      ...change,
      ...(repo ? { url: historyUrl(repo, page.path) } : {}),
      ...(repo && change.commit !== undefined ? { commitUrl: commitUrl(repo, change.commit) } : {}),
    },
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

function toPageLinks(ids: readonly string[], summaries: ReadonlyMap<string, PageSummary>): PageView['related'] {
  return ids.flatMap((id) => {
    const summary = summaries.get(id);
    return summary ? [{ title: summary.title, url: summary.url }] : [];
  });
}

function toPlace(page: Page, { site }: Catalog, shown: ReadonlyMap<string, PageSummary>): Pick<PageFacts, 'canonical' | 'replacedBy'> {
  const replacement = shown.get(page.meta.replacedBy ?? '');
  return {
    canonical: site.url === undefined ? undefined : new URL(toUrl(site.base, page.address), site.url).href,
    replacedBy: replacement && { title: replacement.title, url: replacement.url },
  };
}

function toLinks(page: Page, { repo }: SiteInfo, facts: PageFacts): Pick<PageView, 'editUrl' | 'problem'> {
  const problemUrl = repo && newIssueUrl(repo, draftProblem(facts, facts.canonical));
  return {
    editUrl: repo && editUrl(repo, page.path),
    problem: problemUrl === undefined ? undefined : { url: problemUrl, section: openSection },
  };
}

/** An address as it can be followed from anywhere; without the site's own, from its host. */
function toWholeAddress(address: string, page: string, { url }: SiteInfo): string {
  const below = address.startsWith('#') ? `${page}${address}` : address;
  return url !== undefined && below.startsWith('/') ? new URL(below, url).href : below;
}

function toBodyWorld(input: PortalInput): BodyWorld {
  const publication = toPublication(input);
  const { base } = publication.site;
  const sizes = new Map([...(input.imageSizes ?? [])].map(([path, size]) => [escapeAttribute(toUrl(base, `assets/${path}`)), size]));
  return {
    base,
    sizeOf: (src) => sizes.get(src),
    readBody: (page) => input.readBody(page),
    resolve: (page, slot) => input.catalog.resolve(page, slot),
    href: (resolution) => linkAddress(resolution, publication),
    shows: ({ id }) => publication.shows(id),
    mayInclude: (page, other) => mayInclude(page, other, input.catalog),
    ...(input.renderCode && { readCode: prepareCode(input.renderCode, publication.site.repo) }),
    ...toGlossaryWorld(input.catalog, publication),
  };
}

function prepareCode(renderCode: NonNullable<PortalInput['renderCode']>, repo: SiteInfo['repo']): NonNullable<BodyWorld['readCode']> {
  return async (page, at) => {
    const shown = await renderCode(page, at);
    if (!shown) return undefined;
    const { path, from, to } = shown.piece;
    return { ...shown, url: repo && (from === undefined || to === undefined ? fileUrl(repo, path) : linesUrl(repo, path, from, to)) };
  };
}

/** What bodies take from the glossary, as long as its page is shown. */
function toGlossaryWorld({ glossary, pages }: Catalog, { site, shows }: Publication): Pick<BodyWorld, 'termOf' | 'arrange'> {
  if (!glossary || !shows(glossary.page.id)) return {};
  const { page, find } = glossary;
  const urlOf = ({ address }: Page): string => toUrl(site.base, address);
  const arrangement = lazily(() =>
    toArrangement(
      glossary,
      pages.filter(({ id }) => shows(id)),
      urlOf,
    ),
  );
  return {
    termOf(name, { lang }) {
      const term = find(name, lang);
      return term && { url: toUrl(site.base, page.address, term.id), definition: term.definition };
    },
    arrange: (other, body) => (other === page ? arrangeGlossary(body, arrangement()) : undefined),
  };
}

import type { Catalog, Page, Resolution, SiteInfo } from './catalog.ts';
import { buildRedirects } from './build-redirects.ts';
import type { Config } from './config.ts';
import { compareText, type Finding } from './diagnostic.ts';
import type { Document } from './document.ts';
import { buildGlossary } from './glossary/glossary.ts';
import type { GlossaryTerm } from './glossary/read-terms.ts';
import { buildLinkIndex, lazily, type LinkIndex } from './link-index.ts';
import { buildNavigation, type NavFile } from './navigation.ts';
import { deriveId, findIdIndexPages, findIndexPages, titleFromPath } from './page-id.ts';
import { addressOf, namePages } from './name-pages.ts';
import { buildCurriculum } from './pathways/build-curriculum.ts';
import type { CurriculumFiles } from './pathways/curriculum-files.ts';
import { emptyCurriculum } from './pathways/pathway.ts';
import { kindAt } from './page-kind.ts';
import { resolveLink } from './resolve-link.ts';
import { toolAddress } from './tool-address.ts';
import { toTextPage } from './site-texts.ts';
import type { Asset, Source } from './source.ts';
import type { Units } from './units.ts';

/** Words a minute of an adult who reads to learn (Brysbaert 2019: 238 for non-fiction; rounded down for technical text). */
const wordsPerMinute = 200;

/** What a catalog is built from. */
export interface CatalogInput {
  config: Config;
  site: SiteInfo;
  sources: Source[];
  documents: Document[];
  assets: Asset[];
  navFiles: NavFile[];
  /** Fields that the sidecar gives to pages. */
  units: Units;
  /** Files of the repository outside all sources. */
  repositoryFiles: string[];
  /** Files of pathways, skills and evidence; none when absent. */
  curriculum?: CurriculumFiles | undefined;
  /** What the site itself says: the path of a page or a text that is none. Nothing when absent. */
  texts?: { home?: string | Document | undefined; footer?: Document | undefined } | undefined;
  /** Terms of the page that configuration names as the glossary; none when absent. */
  terms?: readonly GlossaryTerm[] | undefined;
  /** What reading noticed. */
  findings: Finding[];
}

/** Joins documents into one catalog: ids, addresses, navigation, links. Clashes are findings, and nobody wins silently. */
export function buildCatalog(input: CatalogInput): Catalog {
  const { config, site, sources, assets } = input;
  const documents = [...input.documents].sort((a, b) => compareText(a.path, b.path));
  const indexPages = findInSources(documents, sources, findIndexPages);
  const findings = [...input.findings];
  const indexPaths = new Set(findInSources(documents, sources, findIdIndexPages).values());
  const pages = namePages(
    documents.map((document) => buildPage(document, input, indexPaths)),
    sources,
    findings,
  );
  const byId = new Map(pages.map((page) => [page.id, page]));
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const index = buildLinkIndex({ pages, assets, sources, repositoryFiles: input.repositoryFiles, indexPages });
  const known = new Set([...pages, ...assets].map(({ path }) => path).concat(input.repositoryFiles));
  const navigation = buildNavigation({ sources, pages, navFiles: input.navFiles, exists: (path) => known.has(path) });
  findings.push(...navigation.findings);
  const redirects = buildRedirects(pages, sources, findings);
  const { curriculum, findings: faults } = input.curriculum
    ? buildCurriculum(input.curriculum, pages)
    : { curriculum: emptyCurriculum, findings: [] };
  findings.push(...faults);
  const glossaryPage = byPath.get(config.glossary ?? '');
  const explained = glossaryPage && buildGlossary(glossaryPage, input.terms ?? []);
  findings.push(...(explained?.findings ?? []));
  const resolve = rememberResolutions(index);
  const backlinks = lazily(() => buildBacklinks(pages, resolve));
  return {
    config,
    site,
    sources,
    pages,
    assets,
    texts: toTexts(input, byPath),
    navigation: navigation.trees,
    named: navigation.named,
    redirects,
    curriculum,
    glossary: explained?.glossary,
    findings,
    page: (id) => byId.get(id),
    pageAt: (path) => byPath.get(path),
    resolve,
    backlinks: (id) => backlinks().get(id) ?? [],
  };
}

function toTexts({ texts = {}, site }: CatalogInput, byPath: ReadonlyMap<string, Page>): Catalog['texts'] {
  const { home, footer } = texts;
  return {
    home: typeof home === 'string' ? byPath.get(home) : home && toTextPage(home, site),
    footer: footer && toTextPage(footer, site),
  };
}

/** Pages that stand for folders, in all sources: by folder path. */
function findInSources(
  documents: readonly Document[],
  sources: readonly Source[],
  find: (paths: readonly string[], source: Source) => Map<string, string>,
): Map<string, string> {
  return new Map(
    sources.flatMap((source) => {
      const paths = documents.filter((document) => document.source === source.id).map(({ path }) => path);
      return [...find(paths, source)];
    }),
  );
}

function buildPage(document: Document, { sources, site, units }: CatalogInput, indexPaths: ReadonlySet<string>): Page {
  const source = sources.find(({ id }) => id === document.source);
  if (!source) throw new Error(`Document ${document.path} names the source ${document.source}, which doesn't exist.`);
  const { formerIds = [], ...unit } = units.get(document.path) ?? {};
  const meta = {
    ...(document.toolSlug === undefined ? {} : { slug: toolAddress(document.toolSlug, document.path, source) }),
    ...unit,
    ...document.meta,
  };
  const asIndex = indexPaths.has(document.path);
  const id = meta.id ?? deriveId(document.path, source, { asIndex });
  return {
    id,
    path: document.path,
    source: source.id,
    address: addressOf(meta, id),
    title: meta.title ?? document.heading ?? titleFromPath(document.path, { asIndex }),
    description: meta.description ?? document.excerpt,
    kind: meta.kind ?? kindAt(document.path, source),
    level: meta.level,
    lifecycle: meta.lifecycle ?? 'living',
    lang: meta.lang ?? site.lang,
    minutes: {
      read: meta.minutes?.read ?? Math.max(1, Math.ceil(document.words / wordsPerMinute)),
      do: meta.minutes?.do ?? 0,
    },
    meta,
    formerIds,
    document,
  };
}

function buildBacklinks(pages: readonly Page[], resolve: Catalog['resolve']): Map<string, Page[]> {
  const backlinks = new Map<string, Page[]>();
  for (const page of pages) {
    const targets = new Set<string>();
    for (const link of page.document.links) {
      const resolution = resolve(page, link);
      if (resolution.type === 'page' && resolution.page.id !== page.id) targets.add(resolution.page.id);
    }
    for (const id of targets) backlinks.set(id, [...(backlinks.get(id) ?? []), page]);
  }
  return backlinks;
}

/** Rules, backlinks, assets and bodies all ask where the same links lead; each is looked up once. */
function rememberResolutions(index: LinkIndex): Catalog['resolve'] {
  const known = new WeakMap<Page, WeakMap<object, Resolution>>();
  return (from, link) => {
    let ofPage = known.get(from);
    if (!ofPage) known.set(from, (ofPage = new WeakMap()));
    let resolution = ofPage.get(link);
    if (!resolution) ofPage.set(link, (resolution = resolveLink(index, from, link)));
    return resolution;
  };
}

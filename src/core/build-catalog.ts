import type { Catalog, Page, Redirect, Resolution, SiteInfo } from './catalog.ts';
import type { Config } from './config.ts';
import { compareText, type Finding } from './diagnostic.ts';
import type { Document } from './document.ts';
import { buildLinkIndex, lazily, type LinkIndex } from './link-index.ts';
import { buildNavigation, type NavFile } from './navigation.ts';
import {
  deriveId,
  findIdIndexPages,
  findIndexPages,
  findReserved,
  isAddress,
  safeDecode,
  titleFromPath,
  withoutReserved,
} from './page-id.ts';
import { kindAt } from './page-kind.ts';
import { resolveLink } from './resolve-link.ts';
import { toolAddress } from './tool-address.ts';
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
  const pages = nameApart(
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
  const resolve = rememberResolutions(index);
  const backlinks = lazily(() => buildBacklinks(pages, resolve));
  return {
    config,
    site,
    sources,
    pages,
    assets,
    navigation: navigation.trees,
    named: navigation.named,
    redirects,
    findings,
    page: (id) => byId.get(id),
    pageAt: (path) => byPath.get(path),
    resolve,
    backlinks: (id) => backlinks().get(id) ?? [],
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

/**
 * Gives every page an id and an address of its own. A page that claims what another has keeps its content and gets a numbered
 * one, and both are told of it: nothing is lost, and nothing is published where it wasn't meant to be without a word.
 */
function nameApart(pages: Page[], sources: readonly Source[], findings: Finding[]): Page[] {
  const ids = new Map<string, Page>();
  const addresses = new Map(sources.map(({ id, path }): [string, Holder] => [`${id}/`.toLowerCase(), { path, listing: id }]));
  return [...pages]
    .sort(claimOrder)
    .map((claimed) => {
      const page = { ...claimed };
      const fault = claimId(page, ids);
      const addressFault = claimAddress(page, addresses);
      if (fault) findings.push(fault);
      // A page whose id is taken mostly finds its address taken as well: that is one fault, not two.
      if (addressFault && !(fault && addressFault.rule === 'page/address-clash')) findings.push(addressFault);
      return page;
    })
    .sort((a, b) => compareText(a.path, b.path));
}

/** Enters a page by its id, or by a numbered one when another page has it. */
function claimId(page: Page, ids: Map<string, Page>): Finding | undefined {
  const holder = ids.get(page.id);
  const fault = holder && clash('page/duplicate-id', page, holder, `The id \`${page.id}\` belongs to \`${holder.path}\` already.`);
  if (holder) {
    page.id = numbered(page.id, ids);
    page.address = addressOf(page.meta, page.id);
  }
  ids.set(page.id, page);
  return fault;
}

/** What has an address: a page, or the listing of a source, which a page of that source may replace. */
interface Holder {
  path: string;
  /** Id of the source that the address lists. */
  listing?: string;
}

/** Enters a page by its address, or by another one when it is reserved or taken. */
function claimAddress(page: Page, addresses: Map<string, Holder>): Finding | undefined {
  const claimed = page.address;
  const reserved = findReserved(claimed);
  page.address = withoutReserved(claimed);
  const holder = addresses.get(page.address.toLowerCase());
  const neighbour = holder?.listing === page.source ? undefined : holder;
  if (neighbour) page.address = `${numbered(page.address.slice(0, -1), addresses, '/')}/`;
  addresses.set(page.address.toLowerCase(), page);
  if (reserved !== undefined) {
    return {
      rule: 'page/reserved-address',
      message: `The address \`/${claimed}\` ${describeReserved(claimed, reserved)}.`,
      hint: 'Give the source another `id`, or the page another `slug`.',
      file: page.path,
      actual: claimed,
    };
  }
  return (
    neighbour &&
    clash(
      'page/address-clash',
      { ...page, address: claimed },
      neighbour,
      `The address \`/${claimed}\` belongs to ${describeHolder(neighbour)} already.`,
    )
  );
}

function describeHolder({ path, listing }: Holder): string {
  return listing === undefined ? `\`${path}\`` : `the source \`${listing}\``;
}

function describeReserved(address: string, reserved: string): string {
  return `${address.startsWith(reserved) ? 'starts with' : 'contains'} \`${reserved}\`, which the portal needs for itself`;
}

/** Address of a page below the base: its slug, else its id. */
function addressOf({ slug }: Page['meta'], id: string): string {
  return `${(slug ?? id).normalize('NFC')}/`;
}

/** Pages that state their id or slug come first, so that a derived name never takes a written one. */
function claimOrder(a: Page, b: Page): number {
  const written = (page: Page): number => (page.meta.id !== undefined || page.meta.slug !== undefined ? 0 : 1);
  return written(a) - written(b) || compareText(a.path, b.path);
}

function clash(rule: 'page/duplicate-id' | 'page/address-clash', page: Page, holder: Holder, message: string): Finding {
  return {
    rule,
    message,
    hint:
      holder.listing !== undefined
        ? 'Give the page another `slug`, or another `id`.'
        : `Rename one of the two files, or give \`${page.path}\` an \`id\` of its own in its frontmatter.`,
    file: page.path,
    actual: rule === 'page/duplicate-id' ? page.id : page.address,
    expected: [holder.path],
  };
}

function numbered(name: string, taken: ReadonlyMap<string, unknown>, suffix = ''): string {
  for (let number = 2; ; number++) {
    const candidate = `${name}-${number}`;
    if (!taken.has(candidate) && !taken.has(`${candidate}${suffix}`.toLowerCase())) return candidate;
  }
}

/**
 * Former addresses lead on; an address that a page or the listing of a source lives at is never given away, and neither is one
 * that the portal needs. The tool itself writes former ids, so that those which give way to something live do so without a word.
 */
function buildRedirects(pages: readonly Page[], sources: readonly Source[], findings: Finding[]): Redirect[] {
  const live = new Map(sources.map(({ id, path }) => [`${id}/`.toLowerCase(), `the folder \`${path === '' ? '.' : path}\``]));
  for (const { address, path } of pages) live.set(address.toLowerCase(), `\`${path}\``);
  const redirects = new Map<string, Redirect>();
  const claim = (page: Page, from: string, written: string): void => {
    const other = redirects.get(from.toLowerCase());
    if (!other) redirects.set(from.toLowerCase(), { from, to: page.id });
    else if (other.to !== page.id) findings.push(aliasClash(page, written, `belongs to \`${other.to}\` already`));
  };
  for (const page of pages) {
    for (const alias of (page.meta.aliases ?? []).filter(isAddress)) {
      const from = toAddress(alias);
      const holder = live.get(from.toLowerCase());
      const reserved = findReserved(from);
      if (from.toLowerCase() === page.address.toLowerCase()) continue;
      if (from === '/') findings.push(aliasClash(page, alias, 'belongs to the start page'));
      else if (reserved !== undefined) findings.push(aliasClash(page, alias, describeReserved(from, reserved)));
      else if (!isWellFormed(from)) findings.push(malformedAlias(page, alias));
      else if (holder !== undefined) findings.push(aliasClash(page, alias, `belongs to ${holder} already`));
      else claim(page, from, alias);
    }
    for (const id of page.formerIds) {
      const from = `${id.normalize('NFC')}/`;
      if (isWellFormed(from) && findReserved(from) === undefined && !live.has(from.toLowerCase())) claim(page, from, `/${id}/`);
    }
  }
  return [...redirects.values()].sort((a, b) => compareText(a.from, b.from));
}

/** Address below the base that an alias stands for: `/old/place.html`, `/old/place/index.html` and `/old/place` are the same. */
function toAddress(alias: string): string {
  const path = safeDecode(alias)
    .normalize('NFC')
    .replace(/^\/+/, '')
    .replace(/(?:^|\/)index\.html?$/i, '')
    .replace(/\.html?$/i, '')
    .replace(/\/+$/, '');
  return `${path}/`;
}

/** Whether an address is made of what slugs and derived ids are made of: anything else might not be a file name somewhere. */
function isWellFormed(address: string): boolean {
  const segments = address.slice(0, -1).split('/');
  return segments.every((segment) => /^[\p{L}\p{M}\p{N}_.-]+$/u.test(segment) && !/^\.|\.$/.test(segment));
}

function aliasClash(page: Page, alias: string, fault: string): Finding {
  const hint = 'Remove it, or write the address that the page had.';
  return { rule: 'page/alias-clash', message: `The alias \`${alias}\` ${fault}.`, hint, file: page.path, actual: alias };
}

function malformedAlias(page: Page, alias: string): Finding {
  return {
    rule: 'frontmatter/invalid-value',
    message: `The alias \`${alias}\` is no address that a page can have.`,
    hint: 'Write segments of letters, digits, `-`, `_`, `.`, divided by `/`: `/old/place/`.',
    file: page.path,
    actual: alias,
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
  const known = new Map<string, Resolution>();
  return (from, link) => {
    const key = `${from.path}\0${link.kind}\0${link.url}`;
    const found = known.get(key);
    if (found) return found;
    const resolution = resolveLink(index, from, link);
    known.set(key, resolution);
    return resolution;
  };
}

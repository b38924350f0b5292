import type { Page, Resolution } from './catalog.ts';
import { linkAddress, toUrl, type Publication } from './link-address.ts';
import { toBodyView, type BodyWorld } from './page-body.ts';
import { isPageId } from './page-meta.ts';
import type { EarlierTextPlace, EarlierTextView } from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';
import { identityOf, identityToday, keyOf, listEarlierReleases, type EarlierFile } from './pathways/earlier-texts.ts';
import type { Lock } from './pathways/lock.ts';
import type { Pathway } from './pathways/pathway.ts';
import type { LockedText } from './pathways/pathway-shape.ts';
import { fileAtUrl } from './repository-links.ts';
import { pageCandidates } from './resolve-link.ts';
import { pageKinds } from './source.ts';

/**
 * Texts of earlier releases that have a page of their own: one for each text that a unit had, under the first release that has it,
 * whatever the number of releases. A text that is today's too has none.
 */
export interface EarlierShelf {
  /** Where a text stands; `today` where the page of today says the same; undefined where it can't be shown. */
  find(pathway: string, unit: string, text: LockedText): EarlierTextPlace | 'today' | undefined;
  places: EarlierTextPlace[];
  read(address: string): Promise<EarlierTextView>;
}

interface Shelved extends EarlierTextPlace {
  pathway: Pathway;
  unit: string;
  text: LockedText;
  /** The first release that has it. */
  lock: Lock;
  versions: string[];
}

/** Puts texts on the shelf. */
export function openEarlierShelf(world: PathwayWorld, pathways: readonly Pathway[], publication: Publication): EarlierShelf {
  const { texts } = world.input;
  const { retired } = world.catalog.curriculum;
  const shelved = new Map<string, Shelved>();
  const keyOfText = (pathway: string, unit: string, identity: string): string => [pathway, unit, identity].join('\n');
  const isToday = (unit: string, text: LockedText, identity: string): boolean => {
    const page = world.pageOf(unit)?.page;
    return page !== undefined && identityToday(page.path, text, texts, retired.retracted) === identity;
  };
  for (const pathway of pathways) {
    for (const { lock, show } of listEarlierReleases(pathway)) {
      if (show === 'structure') continue;
      for (const [unit, text] of Object.entries(lock.units)) {
        // An id becomes an address here: locks are files that anybody may have written.
        if (!('blob' in text) || world.isRetracted(text.blob) || !isPageId(unit)) continue;
        const identity = identityOf(text, texts, retired.retracted);
        if (identity === undefined || isToday(unit, text, identity)) continue;
        const key = keyOfText(pathway.id, unit, identity);
        const known = shelved.get(key);
        if (known) known.versions.push(lock.version);
        else shelved.set(key, { address: addressOf(pathway, lock, unit), pathway, unit, text, lock, versions: [lock.version] });
      }
    }
  }
  const byAddress = new Map([...shelved.values()].map((entry) => [entry.address, entry]));
  return {
    find(pathway, unit, text) {
      const identity = identityOf(text, texts, retired.retracted);
      if (identity === undefined) return world.pageOf(unit)?.page.document.blob === text.blob ? 'today' : undefined;
      return isToday(unit, text, identity) ? 'today' : shelved.get(keyOfText(pathway, unit, identity));
    },
    places: [...byAddress.keys()].map((address) => ({ address })),
    read(address) {
      const entry = byAddress.get(address);
      if (!entry) throw new Error(`No earlier text stands at ${address}.`);
      return toEarlierTextView(entry, world, publication);
    },
  };
}

function addressOf({ id }: Pathway, { version }: Lock, unit: string): string {
  return `pathways/${id}/v/${version}/${unit}/`;
}

async function toEarlierTextView(entry: Shelved, world: PathwayWorld, publication: Publication): Promise<EarlierTextView> {
  const { pathway, unit, text, lock, versions, address } = entry;
  const now = world.pageOf(unit)?.summary;
  const { site } = world.catalog;
  const page = toEarlierPage(text, { id: unit, address }, world);
  const body = page && (await toBodyView(page, toEarlierWorld(entry, page, world, publication)));
  const url = world.url(`pathways/${pathway.id}/`);
  return {
    unit,
    title: page?.title ?? unit,
    heading: body?.heading ?? unit,
    headingId: body?.headingId ?? 'top',
    html: body?.html ?? '',
    contents: body?.contents ?? [],
    kind: pageKinds.find((kind) => kind === text.kind),
    scripts: body?.scripts ?? [],
    lang: page?.lang ?? site.lang,
    pathway: { id: pathway.id, title: pathway.title, url },
    versions: versions.map((version) => ({ version, url: world.url(`pathways/${pathway.id}/v/${version}/`) })),
    now: now && { url: now.url, title: now.title },
    canonical: world.absolute(now?.url ?? url),
    sourceUrl: site.repo && fileAtUrl(site.repo, text.path, lock.commit),
  };
}

/** A file of an earlier release as if it were a page, so that links can be followed from where it lay. */
function toEarlierPage(file: EarlierFile, { id, address }: { id: string; address: string }, world: PathwayWorld): Page | undefined {
  const text = world.input.texts.text(file);
  if (!text) return undefined;
  const { document } = text;
  const { meta } = document;
  return {
    id,
    path: file.path,
    source: document.source,
    address,
    title: meta.title ?? document.heading ?? id,
    description: document.excerpt,
    kind: undefined,
    level: undefined,
    lifecycle: 'historical',
    lang: meta.lang ?? world.catalog.site.lang,
    minutes: { read: 0, do: 0 },
    meta,
    formerIds: [],
    document,
  };
}

/**
 * How an earlier text is filled: links lead to pages of today, and what it embeds is as it was. A page that has moved since is found by
 * what the release knew of it.
 */
function toEarlierWorld({ text, lock }: Shelved, own: Page, world: PathwayWorld, publication: Publication): BodyWorld {
  const { catalog, input } = world;
  const unitAt = new Map(Object.entries(lock.units).flatMap(([id, unit]) => ('blob' in unit ? [[unit.path, id] as const] : [])));
  const embeds = new Map(text.embeds.filter(({ blob }) => !world.isRetracted(blob)).map((embed) => [embed.path, embed]));
  const files = new Map<Page, EarlierFile>([[own, text]]);
  const embedded = new Map<string, Page | undefined>();
  /** A page that was embedded, as it was; each file once. */
  const pageThen = (file: EarlierFile): Page | undefined => {
    const key = keyOf(file);
    if (embedded.has(key)) return embedded.get(key);
    const now = catalog.pageAt(file.path) ?? world.pageOf(unitAt.get(file.path) ?? '')?.page;
    const page = toEarlierPage(file, { id: now?.id ?? file.path, address: now?.address ?? own.address }, world);
    embedded.set(key, page);
    if (page) files.set(page, file);
    return page;
  };
  const asThen = (resolution: Resolution, isEmbed: boolean): Resolution => {
    const paths = pathsOf(resolution);
    const embed = paths.flatMap((path) => embeds.get(path) ?? [])[0];
    const page = embed && isEmbed ? pageThen(embed) : undefined;
    if (page) {
      const anchor = resolution.type === 'page' && resolution.anchor !== undefined ? { anchor: resolution.anchor } : {};
      return { type: 'page', page, anchorFound: true, caseDiffers: false, ...anchor };
    }
    if (embed && input.texts.asset(embed) !== undefined) return { type: 'asset', path: embed.path, caseDiffers: false };
    if (resolution.type !== 'missing') return resolution;
    const moved = paths.flatMap((path) => world.pageOf(unitAt.get(path) ?? '')?.page ?? [])[0];
    return moved ? { type: 'page', page: moved, anchorFound: true, caseDiffers: false } : resolution;
  };
  return {
    base: world.base,
    readBody: (page) => {
      const file = files.get(page);
      return file ? input.texts.readBody(file) : Promise.resolve(undefined);
    },
    resolve(from, slot) {
      if (slot.url.startsWith('#')) return { type: 'page', page: from, anchor: slot.url.slice(1), anchorFound: true, caseDiffers: false };
      return asThen(catalog.resolve(from, slot), slot.kind === 'embed' || slot.kind === 'include');
    },
    href(resolution) {
      if (resolution.type === 'asset') {
        const embed = embeds.get(resolution.path);
        const address = embed && input.texts.asset(embed);
        if (address !== undefined) return toUrl(world.base, address);
      }
      if (resolution.type === 'page' && files.has(resolution.page)) {
        const { page, anchor } = resolution;
        return page === own || publication.shows(page.id) ? toUrl(world.base, page.address, anchor) : undefined;
      }
      return linkAddress(resolution, publication);
    },
    shows: (page) => files.has(page),
    curriculum: world,
  };
}

/** Where a resolution leads or would, as paths below the root. */
function pathsOf(resolution: Resolution): string[] {
  switch (resolution.type) {
    case 'page':
      return [resolution.page.path];
    case 'asset':
    case 'repository':
      return [resolution.path];
    case 'missing':
      return pageCandidates(resolution.path);
    case 'external':
    case 'ambiguous':
    case 'scheme':
    case 'outside':
    case 'empty':
      return [];
  }
}

import { hash } from 'node:crypto';
import type { Body } from '../core/body.ts';
import type { Catalog } from '../core/catalog.ts';
import { decodeText } from '../core/decode-text.ts';
import type { Document } from '../core/document.ts';
import { keyOf, noEarlierTexts, type EarlierFile, type EarlierText, type EarlierTexts } from '../core/pathways/earlier-texts.ts';
import { dialectAt, pagePattern, sourceAt, type Source, type SourceFile } from '../core/source.ts';
import type { Cache } from './cache.ts';
import readDocument, { type DocumentTask } from './document-worker.ts';
import { readEarlierAssets } from './read-earlier-assets.ts';
import type { Bodies } from './read-documents.ts';
import { readObjects } from './read-objects.ts';
import { maxUntrustedBytes } from './read-sources.ts';
import { renderTexts } from './render-texts.ts';

/** Pack and kind of cache entries. */
const packName = 'earlier-texts';
const bodyKind = 'earlier-body';

/** What reading needs. */
export interface EarlierInput {
  root: string;
  catalog: Catalog;
  /** Files that may be shown as they were; see `keep-committed.ts`. */
  wanted: readonly EarlierFile[];
  /** Bodies of the pages of today. */
  bodies: Bodies;
  publishedAssets: ReadonlySet<string>;
  /** Cache of what nobody vouches for: anybody may have written what is in the history. */
  cache: Cache;
}

/** A text as the cache keeps it, by {@link cacheKey}. */
type Kept = Pick<EarlierText, 'document' | 'identity'>;

/**
 * Texts of units as earlier releases had them: from the cache, else from git, rendered as pages are. The code of live MDX never runs
 * here. Blobs that the clone lacks, that are no text, drafts, or that limits stopped are left out.
 */
export async function readEarlierTexts(input: EarlierInput): Promise<EarlierTexts> {
  const { root, catalog, wanted, cache } = input;
  if (wanted.length === 0) return noEarlierTexts;
  const pages = wanted.filter(({ path }) => pagePattern.test(path)).map((file) => ({ ...file, source: sourceOf(file.path, catalog) }));
  const kept = await readKept(cache);
  const today = listToday(catalog);
  const others = pages.filter((page) => !today.has(cacheKey(page)));
  const missing = new Map(others.filter((page) => !kept.has(cacheKey(page))).map((page) => [cacheKey(page), page]));
  if (missing.size > 0) await readMissing(root, [...missing.values()], kept, cache);
  await forgetOthers(cache, kept, new Set(others.map(cacheKey)));
  const byKey = new Map(pages.map((page) => [keyOf(page), page]));
  const [identities, assets] = await Promise.all([identifyToday(input, pages), readEarlierAssets(input, wanted)]);
  return {
    text(file) {
      const page = byKey.get(keyOf(file));
      if (!page) return undefined;
      const now = today.get(cacheKey(page));
      const entry = now ? toText(now, identities) : kept.get(cacheKey(page));
      if (!entry || entry.document.meta.lifecycle === 'draft') return undefined;
      return { ...entry, document: { ...entry.document, path: file.path, source: page.source.id } };
    },
    identityNow: (path) => identities.get(path) ?? assets.identityNow(path),
    assets: assets.published,
    asset: (file) => assets.addressOf(file),
    async readBody(file) {
      const page = byKey.get(keyOf(file));
      const now = page && today.get(cacheKey(page));
      if (now) return input.bodies.read(now);
      const bytes = page && (await cache.get(bodyKind, cacheKey(page)));
      if (!page || bytes) return bytes && (JSON.parse(bytes.toString('utf8')) as Body);
      // A damaged entry, or a disk that took none. The text kept the limits once, so it can be rendered here.
      for await (const task of readTasks(root, [page])) return readDocument(task).body;
      return undefined;
    },
  };
}

/** Pages of today by what they would be cached as: what one of them says needn't be read or rendered again. */
function listToday(catalog: Catalog): Map<string, Document> {
  return new Map(
    catalog.pages.map(({ document }) => {
      const { path, blob } = document;
      return [cacheKey({ path, blob, source: sourceOf(path, catalog) }), document];
    }),
  );
}

function toText(document: Document, identities: ReadonlyMap<string, string>): EarlierText | undefined {
  const identity = identities.get(document.path);
  return identity === undefined ? undefined : { document, identity };
}

/** How a file is read: as its folder's source is today, and without trust in any case. */
type EarlierPage = EarlierFile & { source: Pick<Source, 'id' | 'dialect'> & { language: string } };

/** The source whose folder a path lies in now. */
function sourceOf(path: string, { sources, site }: Catalog): EarlierPage['source'] {
  return { id: sourceAt(path, sources)?.id ?? '', dialect: dialectAt(path, sources), language: site.lang };
}

/** The format decides how a file is parsed, its path decides nothing else. */
function cacheKey({ blob, path, source }: EarlierPage): string {
  return `${blob} ${source.dialect} ${source.language} ${/\.mdx$/i.test(path) ? 'mdx' : 'md'}`;
}

async function readKept(cache: Cache): Promise<Map<string, Kept>> {
  return (await cache.readPack(packName)) as Map<string, Kept>;
}

async function* readTasks(root: string, pages: readonly EarlierPage[]): AsyncGenerator<DocumentTask & { page: EarlierPage }, void> {
  const byBlob = Map.groupBy(pages, ({ blob }) => blob);
  for await (const [blob, content, type] of readObjects(root, byBlob.keys(), { mostBytes: maxUntrustedBytes })) {
    const { text, isBinary } = decodeText(content);
    if (type !== 'blob' || isBinary) continue;
    for (const page of byBlob.get(blob) ?? []) {
      const file: SourceFile = { path: page.path, source: page.source.id, blob, text };
      yield { file, source: { dialect: page.source.dialect }, body: true, language: page.source.language, page };
    }
  }
}

async function readMissing(root: string, pages: readonly EarlierPage[], kept: Map<string, Kept>, cache: Cache): Promise<void> {
  const found: (DocumentTask & { page: EarlierPage })[] = [];
  for await (const task of readTasks(root, pages)) found.push(task);
  if (found.length === 0) return;
  const results = await renderTexts(found.map(({ page: _, ...task }): DocumentTask => task));
  for (const [at, { page }] of found.entries()) {
    const result = results[at];
    if (!result?.body) continue;
    const { document, body } = result;
    kept.set(cacheKey(page), { document: { ...document, findings: [], codeSpans: [], commands: [] }, identity: identify(document, body) });
    await cache.set(bodyKind, cacheKey(page), JSON.stringify(body));
  }
  await cache.writePack(packName, kept);
}

/** Retracted texts, and those of pathways that are gone, aren't kept. */
async function forgetOthers(cache: Cache, kept: Map<string, Kept>, wanted: ReadonlySet<string>): Promise<void> {
  const others = [...kept.keys()].filter((key) => !wanted.has(key));
  if (others.length === 0) return;
  for (const key of others) kept.delete(key);
  await cache.writePack(packName, kept);
  await cache.prune(bodyKind, kept.keys());
}

/** What is seen of a text: its body and its title. */
function identify({ heading, meta }: Document, { html, slots }: Body): string {
  return hash('sha256', JSON.stringify([meta.title, heading, html, slots]));
}

/** Identities of the pages of today that are compared with earlier texts: those with a name or a path that releases know. */
async function identifyToday({ catalog, bodies }: EarlierInput, pages: readonly EarlierPage[]): Promise<Map<string, string>> {
  const { pathways } = catalog.curriculum;
  const units = new Set(pathways.flatMap(({ releases }) => releases.flatMap(({ lock }) => Object.keys(lock.units))));
  const paths = new Set(pages.map(({ path }) => path));
  const blobs = new Set(pages.map(({ blob }) => blob));
  const compared = catalog.pages.filter(
    (page) => paths.has(page.path) || blobs.has(page.document.blob) || [page.id, ...page.formerIds].some((id) => units.has(id)),
  );
  const identities = new Map<string, string>();
  for (const { path, document } of compared) {
    const body = await bodies.read(document);
    if (body) identities.set(path, identify(document, body));
  }
  return identities;
}

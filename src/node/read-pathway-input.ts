import { hash } from 'node:crypto';
import { join } from 'node:path';
import { fillSlots } from '../core/body.ts';
import type { Page } from '../core/catalog.ts';
import { linkAddress } from '../core/link-address.ts';
import { toPublication } from '../core/build-portal.ts';
import type { Day } from '../core/interval.ts';
import type { PathwayInput } from '../core/pathway-world.ts';
import { draftNotes } from '../core/pathways/draft-notes.ts';
import { keyOf, listComparedFiles, listEarlierFiles, type EarlierFile } from '../core/pathways/earlier-texts.ts';
import type { Fingerprint } from '../core/pathways/fingerprint.ts';
import { fingerprintPage, toRevision } from '../core/pathways/fingerprint-page.ts';
import { dialectAt } from '../core/source.ts';
import { openCache } from './cache.ts';
import { keepCommitted } from './keep-committed.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { pipelineFingerprint } from './pipeline-fingerprint.ts';
import { readEarlierTexts } from './read-earlier-texts.ts';
import { readNextReleases, type NextRelease } from './read-next-release.ts';
import { readReleaseNotes } from './read-release-notes.ts';
import { readUnitTexts } from './read-unit-texts.ts';
import { ensureWorkFolder } from './work-folder.ts';

/** Reads what views of pathways are made of beside the catalog: texts of earlier releases, notes, owners. */
export async function readPathwayInput(
  loaded: LoadedCatalog,
  { today, drafts }: { today: Day; drafts: boolean },
): Promise<PathwayInput | undefined> {
  const { root, catalog, owners, tree, publishedAssets } = loaded;
  if (catalog.curriculum.pathways.length === 0) return undefined;
  const cache = openCache(join(await ensureWorkFolder(root), 'cache'), { fingerprint: pipelineFingerprint(), realm: 'untrusted' });
  const [earlier, comparable] = [listEarlierFiles(catalog), listComparedFiles(catalog)];
  const committed = new Set((await keepCommitted(root, [...earlier, ...comparable], tree.place)).map(keyOf));
  const mayShow = (file: EarlierFile): boolean => committed.has(keyOf(file));
  const wanted = comparable.filter(mayShow).map((file) => ({ ...file, dialect: dialectAt(file.path, catalog.sources) }));
  const [texts, notes, compared, next] = await Promise.all([
    readEarlierTexts({ ...loaded, wanted: earlier.filter(mayShow), cache }),
    readReleaseNotes(catalog.curriculum.pathways, cache),
    readUnitTexts(root, wanted),
    readNextReleases(loaded, catalog.curriculum.pathways),
  ]);
  const fingerprintOf = rememberFingerprints();
  const publication = toPublication({ catalog, drafts, publishedAssets });
  return {
    today,
    texts,
    evidence: tree.folders.evidence ?? 'evidence',
    ownersOf: ({ owner, path }) => (owner === undefined ? owners.explain(path).ownership.owners : [owner]),
    renderNotes(markdown, path) {
      const body = notes.get(markdown);
      const from = { path, source: '', id: '' } as Page;
      if (!body) return '';
      return fillSlots(body, {
        resolve: (slot) => catalog.resolve(from, slot),
        href: (resolution) => linkAddress(resolution, publication),
        embed: () => undefined,
      });
    },
    blocksOf: (file) => (mayShow(file) ? compared.get(file.blob)?.blocks : undefined),
    nextOf: (pathway) => describeNext(next.find((release) => release.pathway === pathway)),
    fingerprintOf,
    revisionOf(page) {
      const fingerprint = fingerprintOf(page);
      return fingerprint && toRevision(fingerprint, sha256);
    },
  };
}

/** What learners would read of a next release. */
function describeNext(release: NextRelease | undefined): ReturnType<PathwayInput['nextOf']> {
  if (release?.last === undefined || release.version === undefined) return undefined;
  const { changes, names, textsOf, version } = release;
  return { version, changes, other: draftNotes(changes, names, textsOf).other };
}

/** Fingerprints of pages as they are now, each made once. */
function rememberFingerprints(): (page: Page) => Fingerprint | undefined {
  const known = new Map<Page, Fingerprint | undefined>();
  return (page) => {
    if (!known.has(page)) known.set(page, page.document.learning && fingerprintPage(page, sha256));
    return known.get(page);
  };
}

function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}

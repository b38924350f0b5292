import type { Catalog } from '../core/catalog.ts';
import { listReleaseChanges } from '../core/pathways/compare-releases.ts';
import { toFingerprint } from '../core/pathways/fingerprint-page.ts';
import { judgeContent, type ReadText } from '../core/pathways/judge-content.ts';
import { isLockedPage, type CompareContext, type LockedPage, type ReleaseChange } from '../core/pathways/release-change.ts';
import type { Pathway } from '../core/pathways/pathway.ts';
import { createAddressNow } from '../core/pathways/unit-address.ts';
import type { PathwayState } from '../core/pathways/working-state.ts';
import { dialectAt, pagePattern, type PageKind } from '../core/source.ts';
import { indexPageIds } from '../core/page-ids.ts';
import { sha256 } from './covered-contents.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { readUnitTexts, type ReadUnitText, type WantedText } from './read-unit-texts.ts';
import readUnitText from './unit-text-worker.ts';

/** What differs between two states of a pathway, and the texts that tell. */
export interface ReleaseDifference {
  changes: ReleaseChange[];
  /** What was read of a text, by its blob; only texts of pages that differ are read. */
  textOf(blob: string): ReadText | undefined;
  /** Whether nothing of the unit’s texts may be told, by its id now. */
  isRetracted(unit: string): boolean;
}

/** Two states of a pathway, and the releases between them. */
export interface ComparedStates {
  from: PathwayState;
  to: PathwayState;
  between: readonly PathwayState[];
}

/** Compares two states of a pathway. Texts are read of pages whose hashes differ, and of no others. */
export async function readReleaseDifference(
  loaded: Pick<LoadedCatalog, 'root' | 'catalog' | 'tree'>,
  pathway: Pathway,
  { from, to, between }: ComparedStates,
): Promise<ReleaseDifference> {
  const context = { between, idNow: createIdNow(loaded.catalog, pathway) };
  const doubts = collectDoubts(from, to, context);
  const textOf = await readTexts(loaded, doubts.pages);
  const judged: CompareContext = {
    ...context,
    classOf: (unit) => judgeContent(unit.from, unit.to, { textOf, isPage: (path) => pagePattern.test(path) }),
  };
  const changes = doubts.pages.length === 0 ? doubts.changes : listReleaseChanges(from, to, judged);
  const { retracted } = loaded.catalog.curriculum.retired;
  const silent = new Set([...listRetracted(from, retracted), ...listRetracted(to, retracted)].map(context.idNow));
  return {
    changes: changes.map((change) => (silent.has(change.unit ?? '') && change.class ? { ...change, reason: 'The text changed.' } : change)),
    textOf,
    isRetracted: (unit) => silent.has(unit),
  };
}

/** Units of which a text, their own or one that they embed, must not be shown any more. */
function listRetracted({ units }: PathwayState, retracted: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(units).flatMap(([id, unit]) => {
    if (!isLockedPage(unit)) return [];
    return [unit, ...unit.embeds].some(({ blob }) => Object.hasOwn(retracted, blob)) ? [id] : [];
  });
}

/**
 * The id that a unit of a pathway has now: a page that was moved is found by the ids that it had; a live page wins over a former id. A unit
 * that is known by its address has it as the pathway writes it now.
 */
export function createIdNow(catalog: Pick<Catalog, 'pages'>, pathway: Pick<Pathway, 'releases' | 'stages'>): (id: string) => string {
  const addressNow = createAddressNow(pathway);
  const pages = indexPageIds(catalog.pages);
  return (id) => pages.get(id)?.id ?? addressNow(id);
}

interface Doubts {
  changes: ReleaseChange[];
  pages: { from: LockedPage; to: LockedPage }[];
}

/** What hashes alone don't tell. */
function collectDoubts(from: PathwayState, to: PathwayState, context: Pick<CompareContext, 'idNow' | 'between'>): Doubts {
  const pages: Doubts['pages'] = [];
  const changes = listReleaseChanges(from, to, {
    ...context,
    classOf(unit) {
      pages.push(unit);
      return { class: 'C2', reason: '', certain: false };
    },
  });
  return { changes, pages };
}

async function readTexts(
  loaded: Pick<LoadedCatalog, 'root' | 'catalog' | 'tree'>,
  pages: Doubts['pages'],
): Promise<(blob: string) => ReadText | undefined> {
  const texts = new Map<string, ReadText>();
  const now = new Map(loaded.tree.files.map((file) => [file.path, file]));
  const wanted: WantedText[] = [];
  const kinds = new Map<string, LockedPage>();
  for (const page of pages.flatMap(({ from, to }) => [from, to])) {
    for (const { path, blob } of [page, ...page.embeds]) {
      if (kinds.has(blob) || !pagePattern.test(path)) continue;
      kinds.set(blob, page);
      wanted.push({ path, blob, dialect: dialectAt(path, loaded.catalog.sources) });
    }
  }
  const read = await readUnitTexts(loaded.root, wanted);
  for (const { path, blob, dialect } of wanted) {
    const file = now.get(path);
    // What isn't committed yet git doesn't have, and the disk does.
    const found = read.get(blob) ?? (file?.blob === blob ? readUnitText({ path, blob, dialect, text: file.text }) : undefined);
    const page = kinds.get(blob);
    if (found && page) texts.set(blob, toReadText(found, page.kind, loaded.catalog.pageAt(path)?.meta));
  }
  return (blob) => texts.get(blob);
}

/** Fields that the sidecar gives aren't in the text; those of today stand for them. */
function toReadText({ learning, blocks, meta }: ReadUnitText, kind: string | undefined, now: ReadUnitText['meta'] | undefined): ReadText {
  const objectives = meta.objectives ?? now?.objectives;
  const teaches = meta.teaches ?? now?.teaches;
  const facts = { ...(objectives ? { objectives } : {}), ...(teaches ? { teaches } : {}) };
  return { blocks, fingerprint: toFingerprint({ kind: kind as PageKind | undefined, meta: facts, learning }, sha256) };
}

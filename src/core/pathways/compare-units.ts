import { compareText } from '../diagnostic.ts';
import type { LockedUnit } from './lock.ts';
import { findSuccessors, gatherReplacements, placeUnits, strongestRole, type PlacedUnit } from './place-units.ts';
import { isLockedPage, type CompareContext, type LockedPage, type ReleaseChange, type Verdict } from './release-change.ts';
import { isSamePlace } from './unit-address.ts';
import type { PathwayState } from './working-state.ts';

/** Both states of a pathway with their units placed. */
export interface Comparison {
  from: PathwayState;
  to: PathwayState;
  before: Map<string, PlacedUnit>;
  after: Map<string, PlacedUnit>;
  /** From units of the old state to those of the new one that stand for them. */
  successors: Map<string, string[]>;
  /** The other way round. */
  predecessors: Map<string, string[]>;
  context: CompareContext;
}

/** Changes of units: which there are, how they count, where they stand, and what they say. Each old unit is in the new state, or in a change. */
export function compareUnits(from: PathwayState, to: PathwayState, context: CompareContext): ReleaseChange[] {
  const comparison = relateUnits(from, to, context);
  const unmapped = pairUnmapped(comparison);
  const replaced = new Set(unmapped.values());
  const { before, after, successors } = comparison;
  const come = [...after.values()].flatMap((unit) => [
    ...compareOrigin(unit, unmapped.get(unit.id), comparison),
    ...comparePlace(unit, comparison),
    ...compareContent(unit, comparison),
  ]);
  const gone = [...before.values()].filter(({ id }) => !after.has(id) && !replaced.has(id));
  // One that others stand for is told with those.
  return [...raiseOptions(come, comparison), ...gone.filter(({ id }) => !successors.has(id)).map((unit) => removalOf(unit, to))];
}

/** Where more options of an elective are to be done again than it can do without, whoever completed it lacks something: they count as required. */
function raiseOptions(changes: readonly ReleaseChange[], { to, after }: Comparison): ReleaseChange[] {
  const isHit = ({ kind, role }: ReleaseChange): boolean => role === 'option' && raised.has(kind);
  const stageOf = ({ unit = '' }: ReleaseChange): string => after.get(unit)?.stage ?? '';
  const hit = Map.groupBy(changes.filter(isHit), stageOf);
  const short = new Set(
    to.stages.flatMap(({ id, elective }) => (elective && (hit.get(id)?.length ?? 0) > elective.of.length - elective.choose ? [id] : [])),
  );
  return changes.map((change) =>
    isHit(change) && short.has(stageOf(change)) ? { ...change, kind: raised.get(change.kind) ?? change.kind } : change,
  );
}

/** What options ask to be done again, and as what it counts where nothing can stand for them. */
const raised: ReadonlyMap<ReleaseChange['kind'], ReleaseChange['kind']> = new Map([
  ['assessment-optional', 'assessment-required'],
  ['external-replaced-optional', 'external-replaced-required'],
]);

/** Places the units of both states, and finds out which stand for which. */
export function relateUnits(from: PathwayState, to: PathwayState, context: CompareContext): Comparison {
  const idNow = (id: string): string => context.idNow(id);
  const before = placeUnits(from, idNow);
  const after = placeUnits(to, idNow);
  const replacements = gatherReplacements([...context.between, to], idNow);
  const successors = new Map<string, string[]>();
  const predecessors = new Map<string, string[]>();
  for (const id of before.keys()) {
    const found = findSuccessors(id, replacements, (other) => after.has(other)).filter((other) => !before.has(other) || !after.has(id));
    if (found.length === 0) continue;
    successors.set(id, found);
    for (const other of found) predecessors.set(other, [...(predecessors.get(other) ?? []), id]);
  }
  return { from, to, before, after, successors, predecessors, context };
}

/** Required units that came in the very place of required ones that went, without a word on it: from new ids to old ones. */
function pairUnmapped({ from, to, before, after, successors, predecessors }: Comparison): Map<string, string> {
  const isGone = (unit: PlacedUnit): boolean => unit.role === 'required' && !after.has(unit.id) && !successors.has(unit.id);
  const isNew = (unit: PlacedUnit): boolean => unit.role === 'required' && !before.has(unit.id) && !predecessors.has(unit.id);
  const stays = (unit: PlacedUnit): boolean => before.get(unit.id)?.stage === after.get(unit.id)?.stage;
  const gone = listByPlace(from, before, isGone, stays);
  const come = listByPlace(to, after, isNew, stays);
  return new Map(
    [...come].flatMap(([place, ids]) =>
      ids.flatMap((id, at): [string, string][] => {
        const old = gone.get(place)?.[at];
        return old === undefined ? [] : [[id, old]];
      }),
    ),
  );
}

/** Units by their place: the stage, and the unit before them that stays. */
function listByPlace(
  { stages }: PathwayState,
  placed: ReadonlyMap<string, PlacedUnit>,
  isWanted: (unit: PlacedUnit) => boolean,
  stays: (unit: PlacedUnit) => boolean,
): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { id: stage } of stages) {
    let anchor = '';
    for (const unit of placed.values()) {
      if (unit.stage !== stage) continue;
      const place = `${stage}\0${anchor}`;
      if (isWanted(unit)) places.set(place, [...(places.get(place) ?? []), unit.id]);
      else if (stays(unit)) anchor = unit.id;
    }
  }
  return places;
}

/** Whether a unit came, and instead of which; whether it asks for more or less than what it was, or what it stands for. */
function compareOrigin(unit: PlacedUnit, unmapped: string | undefined, comparison: Comparison): ReleaseChange[] {
  const { before, predecessors } = comparison;
  const { id, title, role, stage } = unit;
  const own = before.get(id);
  const replaced = predecessors.get(id) ?? [];
  if (unmapped !== undefined) return [{ kind: 'unit-replaced-unmapped', unit: id, title, role, stage, others: [unmapped] }];
  if (!own && replaced.length === 0) return [additionOf(unit)];
  const origins = [...(own ? [own] : []), ...replaced.flatMap((old) => before.get(old) ?? [])];
  const strongest = strongestRole(origins.map((origin) => origin.role));
  const origin = origins.find((candidate) => candidate.role === strongest);
  return [...replacementOf(unit, comparison), ...(origin ? compareRoles(unit, origin) : [])];
}

function additionOf({ id, title, role, stage }: PlacedUnit): ReleaseChange {
  const kinds = { required: 'unit-added-required', optional: 'unit-added-optional', option: 'option-added' } as const;
  return { kind: kinds[role], unit: id, title, role, stage };
}

function replacementOf({ id, title, role, stage }: PlacedUnit, { before, after, predecessors, successors }: Comparison): ReleaseChange[] {
  const replaced = predecessors.get(id) ?? [];
  const [first = ''] = replaced;
  if (replaced.length === 0) return [];
  const isSplit = replaced.length === 1 && ((successors.get(first)?.length ?? 0) > 1 || after.has(first));
  const kind = isSplit ? 'unit-split' : replaced.length + (before.has(id) ? 1 : 0) > 1 ? 'units-merged' : 'unit-replaced';
  return [{ kind, unit: id, title, role, stage, others: replaced }];
}

/** `origin` is the same unit before, or the one that it stands for. */
function compareRoles({ id, title, role, stage }: PlacedUnit, origin: PlacedUnit): ReleaseChange[] {
  const what = { unit: id, title, role };
  if (origin.role === 'option' && role === 'option') {
    // An elective is completed by its own options.
    if (origin.stage === stage) return [];
    return [
      { kind: 'option-removed', ...what, stage: origin.stage },
      { kind: 'option-added', ...what, stage },
    ];
  }
  if (origin.role === role) return [];
  if (role === 'required') return [{ kind: 'unit-made-required', ...what, stage }];
  if (origin.role === 'required') return [{ kind: 'unit-relaxed', ...what, stage }];
  return role === 'option' ? [{ kind: 'option-added', ...what, stage }] : [{ kind: 'option-removed', ...what, stage: origin.stage }];
}

/** Where a unit stands, what it is called, and what else is said of it. */
function comparePlace(unit: PlacedUnit, { from, to, before }: Comparison): ReleaseChange[] {
  const { id, title, role, stage, written } = unit;
  const old = before.get(id);
  if (!old) return [];
  const [was, is] = [from.units[old.written], to.units[written]];
  const what = { unit: id, title, role };
  const isMoved = isLockedPage(was) && isLockedPage(is) && was.path !== is.path;
  const isRenamed = old.written !== written || isMoved;
  return [
    ...(old.stage === stage ? [] : [{ kind: 'unit-moved' as const, ...what, stage, from: old.stage, to: stage }]),
    ...(isRenamed ? [{ kind: 'unit-renamed' as const, ...what, others: old.written === written ? [] : [old.written] }] : []),
    ...(detailsOf(old, was) === detailsOf(unit, is) ? [] : [{ kind: 'unit-details' as const, ...what }]),
  ];
}

function detailsOf({ title, replaces }: PlacedUnit, unit: PathwayState['units'][string] | undefined): string {
  const facts = isLockedPage(unit)
    ? [unit.kind ?? '', unit.minutes.read, unit.minutes.do]
    : [unit?.external ?? '', unit?.provider ?? '', unit?.minutes ?? 0];
  return JSON.stringify([title, replaces, ...facts]);
}

/** How much the text of a unit changed that stays the same unit. */
function compareContent(
  { id, title, role, stage, written, isNeeded }: PlacedUnit,
  { from, to, before, context }: Comparison,
): ReleaseChange[] {
  const old = before.get(id);
  const [was, is] = [old && from.units[old.written], to.units[written]];
  const weight = isNeeded ? 'required' : 'optional';
  if (was && is && leadsElsewhere(was, is)) return [{ kind: `external-replaced-${weight}`, unit: id, title, role, stage }];
  if (!isLockedPage(was) || !isLockedPage(is) || isSameContent(was, is)) return [];
  const verdict = hasSameText(was, is) ? cosmetic : context.classOf({ id, from: was, to: is });
  const kinds = { C0: 'text-cosmetic', C1: 'text-editorial', C2: `content-${weight}`, C3: `assessment-${weight}` } as const;
  const isUncertain = verdict.certain ? {} : { isUncertain: true as const };
  return [{ kind: kinds[verdict.class], unit: id, title, role, class: verdict.class, reason: verdict.reason, ...isUncertain }];
}

/** Whether a unit that isn’t, or wasn’t, a page of the portal is about something else now: nobody can compare the texts. */
function leadsElsewhere(was: LockedUnit, is: LockedUnit): boolean {
  if (isLockedPage(was) || isLockedPage(is)) return isLockedPage(was) !== isLockedPage(is);
  return !isSamePlace(was.external, is.external);
}

const cosmetic: Verdict = { class: 'C0', reason: 'Only its form changed.', certain: true };

/**
 * Whether a page and all that it embeds are the same, byte for byte, and what the sidecar says of it. Where embedded files lie doesn't
 * count, nor how a fingerprint was made: another algorithm changes no page.
 */
export function isSameContent(from: LockedPage, to: LockedPage): boolean {
  const isComparable = from.fingerprint.fpv === to.fingerprint.fpv;
  return from.blob === to.blob && hasSameEmbeds(from, to) && (!isComparable || hasSameFingerprint(from, to));
}

/** Whether hashes alone tell that nothing to learn changed. */
export function hasSameText(from: LockedPage, to: LockedPage): boolean {
  return hasSameEmbeds(from, to) && hasSameOrder(from, to) && hasSameFingerprint(from, to);
}

/** Whether what two states of a page embed is the same, wherever it lies and in whatever order. */
export function hasSameEmbeds(from: LockedPage, to: LockedPage): boolean {
  const blobs = (page: LockedPage): string => listBlobs(page).sort(compareText).join();
  return blobs(from) === blobs(to);
}

/** Whether what both states of a page embed stands in the same order. */
export function hasSameOrder(from: LockedPage, to: LockedPage): boolean {
  const [before, after] = [listBlobs(from), listBlobs(to)];
  const [was, is] = [new Set(before), new Set(after)];
  return before.filter((blob) => is.has(blob)).join() === after.filter((blob) => was.has(blob)).join();
}

function listBlobs({ embeds }: LockedPage): string[] {
  return [...new Set(embeds.map(({ blob }) => blob))];
}

/** Whether two fingerprints were made in the same way and are equal. */
export function hasSameFingerprint({ fingerprint: a }: LockedPage, { fingerprint: b }: LockedPage): boolean {
  return (
    a.fpv === b.fpv &&
    a.text === b.text &&
    a.code === b.code &&
    a.outline === b.outline &&
    a.assess === b.assess &&
    a.tasks.join() === b.tasks.join()
  );
}

function removalOf({ id, title, stage, role }: PlacedUnit, to: PathwayState): ReleaseChange {
  // Where the whole elective went, nothing asks for its options any more.
  const isOption = role === 'option' && to.stages.some((other) => other.id === stage && other.elective !== undefined);
  return { kind: isOption ? 'option-removed' : 'unit-removed', unit: id, title, role: 'gone', stage };
}

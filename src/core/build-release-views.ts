import type { ReleaseChanges, UnitChange } from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';
import { diffTexts, type DiffBlock } from './pathways/diff-texts.ts';
import { isWithdrawn, showOf, titleThen } from './pathways/earlier-texts.ts';
import type { Lock, LockedUnit, UnitNote } from './pathways/lock.ts';
import type { Pathway } from './pathways/pathway.ts';
import type { LockedText } from './pathways/pathway-shape.ts';

/** What each release of a pathway brought, newest first, from the notes of its lock. */
export function toReleaseChanges(pathway: Pathway, world: PathwayWorld): ReleaseChanges[] {
  const { id, releases } = pathway;
  return releases
    .map(({ lock, path }, at): ReleaseChanges => {
      const { version, date, notes } = lock;
      const before = releases[at - 1]?.lock;
      const units = notes.units.map((note, index) => toUnitChange(note, `unit-${index + 1}`, { pathway, lock, before, world }));
      return {
        version,
        date,
        url: world.url(at === releases.length - 1 ? `pathways/${id}/` : `pathways/${id}/v/${version}/`),
        summary: world.input.renderNotes(notes.summary, path),
        units,
        other: notes.other,
        hasDiffs: units.some(({ diff }) => diff !== undefined),
        diffUrl: world.url(`pathways/${id}/changes/${version}/`),
      };
    })
    .reverse();
}

interface NoteContext {
  pathway: Pathway;
  lock: Lock;
  before: Lock | undefined;
  world: PathwayWorld;
}

function toUnitChange(note: UnitNote, anchor: string, context: NoteContext): UnitChange {
  const { lock, before, world } = context;
  const page = world.pageOf(note.unit)?.summary;
  const isHidden = tellsOfWithdrawn(note, context);
  return {
    unit: note.unit,
    anchor,
    title: page?.title ?? titleIn(lock, note.unit, world) ?? (before && titleIn(before, note.unit, world)) ?? note.unit,
    url: page?.url,
    change: note.change,
    class: note.class,
    impact: note.impact,
    reason: isHidden ? undefined : note.reason,
    text: isHidden ? withdrawn : note.text,
    diff: isHidden ? undefined : findDiff(note, context),
  };
}

/** Stands where the notes of a release would tell of a text that may not be shown: they name headings and words of it. */
const withdrawn = 'The text of then is withdrawn.';

/** A note tells of the unit before and after; one of a unit that replaces others tells of those that went too. */
function tellsOfWithdrawn({ unit, change }: UnitNote, { lock, before, world }: NoteContext): boolean {
  const gone = before && change === 'replaced' ? Object.keys(before.units).filter((id) => !Object.hasOwn(lock.units, id)) : [];
  const told = [before && unitIn(before, unit, world), unitIn(lock, unit, world), ...gone.map((id) => before?.units[id])];
  return told.some((one) => isWithdrawn(one, world.catalog.curriculum.retired.retracted));
}

function titleIn(lock: Lock, id: string, world: PathwayWorld): string | undefined {
  const units = lock.stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]);
  const unit = units.find((candidate) => candidate.id === id);
  return unit && titleThen(unit, lock, world.catalog.curriculum.retired.retracted);
}

/** The texts before and after, where neither is withdrawn, and both may be shown and are in the clone. Cosmetic changes show no word. */
function findDiff(
  { unit, change, class: grade }: UnitNote,
  { pathway, lock, before, world }: NoteContext,
): (() => DiffBlock[]) | undefined {
  if (!before || change === 'added' || change === 'removed' || grade === 'C0') return undefined;
  const shown = [lock, before].every(({ version }) => showOf(pathway.file, version) === 'text');
  const [from, to] = [textIn(before, unit, world), textIn(lock, unit, world)];
  if (!shown || !from || !to || from.blob === to.blob) return undefined;
  const [old, young] = [world.input.blocksOf(from), world.input.blocksOf(to)];
  return old && young && (() => diffTexts(old, young));
}

/** A unit's text in a release; it may have had another id then. */
function textIn(lock: Lock, id: string, world: PathwayWorld): LockedText | undefined {
  const unit = unitIn(lock, id, world);
  return unit && 'blob' in unit ? unit : undefined;
}

function unitIn(lock: Lock, id: string, world: PathwayWorld): LockedUnit | undefined {
  const ids = [id, ...(world.pageOf(id)?.page.formerIds ?? [])];
  const known = ids.find((candidate) => Object.hasOwn(lock.units, candidate));
  return known === undefined ? undefined : lock.units[known];
}

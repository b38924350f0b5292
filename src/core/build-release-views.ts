import type { ReleaseChanges, UnitChange } from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';
import { diffTexts, type DiffBlock } from './pathways/diff-texts.ts';
import { showOf } from './pathways/earlier-texts.ts';
import type { Lock, UnitNote } from './pathways/lock.ts';
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
  return {
    unit: note.unit,
    anchor,
    title: page?.title ?? titleIn(lock, note.unit) ?? (before && titleIn(before, note.unit)) ?? note.unit,
    url: page?.url,
    change: note.change,
    class: note.class,
    impact: note.impact,
    reason: note.reason,
    text: note.text,
    diff: findDiff(note, context),
  };
}

function titleIn({ stages }: Lock, id: string): string | undefined {
  return stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]).find((unit) => unit.id === id)?.title;
}

/** The texts before and after, where both may be shown and are in the clone. Cosmetic changes show no word. */
function findDiff(
  { unit, change, class: grade }: UnitNote,
  { pathway, lock, before, world }: NoteContext,
): (() => DiffBlock[]) | undefined {
  if (!before || change === 'added' || change === 'removed' || grade === 'C0') return undefined;
  const shown = [lock, before].every(({ version }) => showOf(pathway.file, version) === 'text');
  const [from, to] = [textIn(before, unit, world), textIn(lock, unit, world)];
  if (!shown || !from || !to || from.blob === to.blob || world.isRetracted(from.blob) || world.isRetracted(to.blob)) return undefined;
  const [old, young] = [world.input.blocksOf(from), world.input.blocksOf(to)];
  return old && young && (() => diffTexts(old, young));
}

/** A unit's text in a release; it may have had another id then. */
function textIn(lock: Lock, id: string, world: PathwayWorld): LockedText | undefined {
  const ids = [id, ...(world.pageOf(id)?.page.formerIds ?? [])];
  const known = ids.find((candidate) => Object.hasOwn(lock.units, candidate));
  const unit = known === undefined ? undefined : lock.units[known];
  return unit && 'blob' in unit ? unit : undefined;
}

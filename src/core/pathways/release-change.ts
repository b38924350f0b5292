import type { ChangeClass, Impact } from './fingerprint.ts';
import type { LockedUnit } from './lock.ts';
import type { PathwayState } from './working-state.ts';

/** What can change between two releases of a pathway. What each asks for is the table of `bump.ts`. */
export const changeKinds = [
  'unit-added-required',
  'unit-added-optional',
  'unit-removed',
  'unit-made-required',
  'unit-relaxed',
  'unit-replaced',
  'unit-replaced-unmapped',
  'external-replaced-required',
  'external-replaced-optional',
  'unit-split',
  'units-merged',
  'unit-moved',
  'unit-renamed',
  'unit-details',
  'text-cosmetic',
  'text-editorial',
  'content-required',
  'content-optional',
  'assessment-required',
  'assessment-optional',
  'option-added',
  'option-removed',
  'elective-added',
  'elective-removed',
  'choose-raised',
  'choose-lowered',
  'stage-added',
  'stage-removed',
  'stages-reordered',
  'units-reordered',
  'stage-details',
  'outcome-added',
  'outcome-removed',
  'outcome-raised',
  'outcome-lowered',
  'entry-changed',
  'exit-added',
  'exit-removed',
  'exit-replaced',
  'criterion-added',
  'criterion-removed',
  'rubric-changed',
  'rubric-reworded',
  'exit-skill-raised',
  'exit-skill-lowered',
  'pathway-details',
] as const;

/** One of {@link changeKinds}. */
export type ChangeKind = (typeof changeKinds)[number];

/** How a unit counts: `option` is one of an elective’s. */
export type UnitRole = 'required' | 'optional' | 'option';

/** One change between two releases, or a release and the working state. Which fields there are, the kind says. */
export interface ReleaseChange {
  kind: ChangeKind;
  /** Id of a unit: as it is now, or of one that is gone as it was. */
  unit?: string;
  /** Title of the unit, stage or assessment. */
  title?: string;
  /** How the unit counts afterwards. */
  role?: UnitRole | 'gone';
  /** Id of a stage. */
  stage?: string;
  /** Other units by id: those that a unit replaces, those that a unit was split into, the id that it had. */
  others?: string[];
  /** Of a unit’s text. */
  class?: ChangeClass;
  /** What decided about the class, for people. */
  reason?: string;
  /** What the notes ask for, of a unit’s text that they speak of. */
  impact?: Impact;
  /** Whether only hashes could be compared, because the old text can’t be read. */
  isUncertain?: true;
  /** Skill, assessment, criterion or field. */
  name?: string;
  /** Level, number of options, or stage before. */
  from?: string | number;
  /** The same afterwards. */
  to?: string | number;
}

/** How much a text changed, see `classify`. */
export interface Verdict {
  class: ChangeClass;
  reason: string;
  certain: boolean;
}

/** What comparing needs beside the two states. */
export interface CompareContext {
  /** The id that a unit has now: a page that was moved has another than before. */
  idNow(id: string): string;
  /** How much a page changed whose fingerprint, or what it embeds, differs. */
  classOf(unit: { id: string; from: LockedPage; to: LockedPage }): Verdict;
  /** Releases between the two: what they replaced leads on from unit to unit. */
  between: readonly Pick<PathwayState, 'stages'>[];
}

/** A page as a lock knows it. */
export type LockedPage = Extract<LockedUnit, { path: string }>;

/** Whether a unit of a lock is a page. */
export function isLockedPage(unit: LockedUnit | undefined): unit is LockedPage {
  return unit !== undefined && 'path' in unit;
}

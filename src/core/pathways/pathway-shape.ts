import type { Level } from '../source.ts';
import type { Lock, LockedStage, LockedUnit } from './lock.ts';
import type { SkillLevel } from './pathway-file.ts';
import type { Pathway, Unit } from './pathway.ts';

/** A pathway as one state of it is, be it a release or the working state: what both can tell, in one form. */
export interface PathwayShape {
  title: string;
  summary: string | undefined;
  level: string | undefined;
  roles: string[];
  entry: SkillLevel[];
  outcomes: SkillLevel[];
  stages: StageShape[];
  /** Id of an assessment. */
  exit: string | undefined;
}

/** A stage. */
export interface StageShape {
  id: string;
  title: string;
  /** Known of the working state only. */
  summary: string | undefined;
  level: string | undefined;
  units: UnitShape[];
  elective: { choose: number; of: UnitShape[] } | undefined;
  exit: string | undefined;
}

/** A unit in a stage. */
export interface UnitShape {
  id: string;
  title: string;
  required: boolean;
  replaces: string[];
  minutes: { read: number; do: number };
  kind: string | undefined;
  external: { url: string; provider: string | undefined } | undefined;
  /** The text that the release has; undefined in the working state. */
  text: LockedText | undefined;
}

/** A page as a lock knows it. */
export type LockedText = Extract<LockedUnit, { blob: string }>;

/** Shape of a release. */
export function shapeOfLock(lock: Lock): PathwayShape {
  const { title, summary, level, roles, entry, outcomes, exit } = lock;
  return { title, summary, level, roles, entry, outcomes, exit, stages: lock.stages.map((stage) => shapeOfLockedStage(stage, lock)) };
}

function shapeOfLockedStage({ id, title, level, units, elective, exit }: LockedStage, lock: Lock): StageShape {
  const toShape = (unit: LockedStage['units'][number]): UnitShape =>
    shapeOfLockedUnit(unit, Object.hasOwn(lock.units, unit.id) ? lock.units[unit.id] : undefined);
  return {
    id,
    title,
    summary: undefined,
    level,
    units: units.map(toShape),
    elective: elective && { choose: elective.choose, of: elective.of.map(toShape) },
    exit,
  };
}

function shapeOfLockedUnit({ id, title, required, replaces = [] }: LockedStage['units'][number], known: LockedUnit | undefined): UnitShape {
  const unit = { id, title, required, replaces };
  if (known && 'blob' in known) return { ...unit, minutes: known.minutes, kind: known.kind, external: undefined, text: known };
  const external = known && { url: known.external, provider: known.provider };
  return { ...unit, minutes: { read: known?.minutes ?? 0, do: 0 }, kind: undefined, external, text: undefined };
}

/** Shape of the working state. */
export function shapeOfPathway({ title, summary, level, roles, entry, outcomes, stages, exit }: Pathway): PathwayShape {
  return {
    title,
    summary,
    level,
    roles,
    entry,
    outcomes,
    exit,
    stages: stages.map(({ elective, units, ...stage }) => ({
      id: stage.id,
      title: stage.title,
      summary: stage.summary,
      level: stage.level,
      exit: stage.exit,
      units: units.map(shapeOfUnit),
      elective: elective && { choose: elective.choose, of: elective.of.map(shapeOfUnit) },
    })),
  };
}

function shapeOfUnit({ id, title, required, replaces, minutes, page, external }: Unit): UnitShape {
  return { id, title, required, replaces, minutes, kind: page?.kind, external, text: undefined };
}

/** All units of a stage, its options last. */
export function unitsOfStage({ units, elective }: StageShape): UnitShape[] {
  return [...units, ...(elective?.of ?? [])];
}

/** The shape that readers are shown: of the newest release, else of the working state. */
export function currentShape(pathway: Pathway): PathwayShape {
  const newest = pathway.releases.at(-1);
  return newest ? shapeOfLock(newest.lock) : shapeOfPathway(pathway);
}

const levelNames: ReadonlySet<string> = new Set<Level>(['foundation', 'intermediate', 'advanced']);

/** The level, where it is one that this version of Waymark knows: a lock may be older or newer. */
export function toLevel(level: string | undefined): Level | undefined {
  return level !== undefined && levelNames.has(level) ? (level as Level) : undefined;
}

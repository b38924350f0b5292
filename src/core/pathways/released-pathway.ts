import type { LockedStage, LockedUnit, Lock } from './lock.ts';
import { pathwaySchema, type PathwayFile } from './pathway-file.ts';
import type { Release } from './pathway.ts';

/**
 * What a pathway is while nobody can read its `pathway.yml`: its last release, so that a slip in a draft takes nothing away that was
 * published. How releases are to be shown stands in that file, too: until it can be read, their texts are withheld.
 */
export function readReleasedPathway(releases: readonly Release[]): PathwayFile | undefined {
  const lock = releases.at(-1)?.lock;
  if (!lock) return undefined;
  const { pathway: id, title, summary, level, roles, entry, outcomes } = lock;
  const written = {
    id,
    title,
    ...(summary === undefined ? {} : { summary }),
    ...(level === undefined ? {} : { level }),
    roles,
    entry,
    outcomes,
    stages: lock.stages.map((stage) => writeStage(stage, lock)),
    releases: Object.fromEntries(releases.map((release) => [release.lock.version, { show: 'structure' }])),
  };
  return pathwaySchema.safeParse(written).data;
}

function writeStage({ id, title, level, units, elective }: LockedStage, lock: Lock): unknown {
  const write = (unit: LockedStage['units'][number]): unknown => writeUnit(unit, lock.units[unit.id]);
  return {
    id,
    title,
    ...(level === undefined ? {} : { level }),
    units: units.map(write),
    ...(elective ? { elective: { choose: elective.choose, of: elective.of.map(write) } } : {}),
  };
}

function writeUnit({ id, title, required, replaces }: LockedStage['units'][number], unit: LockedUnit | undefined): unknown {
  const common = { required, ...(replaces === undefined ? {} : { replaces }) };
  if (!unit || 'path' in unit) return { unit: id, ...common };
  const { external, provider, minutes } = unit;
  const more = { ...(provider === undefined ? {} : { provider }), ...(minutes === undefined ? {} : { minutes }) };
  return { external, ...(id === external ? {} : { id }), title, ...more, ...common };
}

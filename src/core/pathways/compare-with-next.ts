import type { NextView } from '../pathway-views.ts';
import type { PathwayWorld } from '../pathway-world.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Pathway, Unit } from './pathway.ts';
import { shapeOfLock, shapeOfPathway, unitsOfStage, type PathwayShape, type UnitShape } from './pathway-shape.ts';

/** What the working state of a pathway has beyond its newest release; undefined where they are the same, or nothing was released. */
export function compareWithNext(pathway: Pathway, world: PathwayWorld): NextView | undefined {
  const lock = pathway.releases.at(-1)?.lock;
  if (!lock) return undefined;
  const [released, next] = [shapeOfLock(lock), shapeOfPathway(pathway)];
  /** A unit that was moved since is the same under its new id. */
  const idNow = (id: string): string => world.pageOf(id)?.page.id ?? id;
  const before = new Map(unitsOf(released).map((unit) => [idNow(unit.id), unit]));
  const working = pathway.stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]);
  const after = new Set(working.map(({ id }) => id));
  const added = working.filter(({ id }) => !before.has(id));
  const changed = working.filter((unit) => isChanged(before.get(unit.id), unit, world));
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, { title }]) => title);
  const restructured = outline(released, idNow) !== outline(next, idNow);
  if (added.length + changed.length + removed.length === 0 && !restructured) return undefined;
  return { added: added.map((unit) => toLink(unit, world)), changed: changed.map((unit) => toLink(unit, world)), removed, restructured };
}

function unitsOf({ stages }: PathwayShape): UnitShape[] {
  return stages.flatMap(unitsOfStage);
}

function toLink({ id, title, external }: Unit, world: PathwayWorld): { title: string; url: string | undefined } {
  return { title, url: external?.url ?? world.pageOf(id)?.summary.url };
}

function isChanged(before: UnitShape | undefined, { page }: Unit, { input }: PathwayWorld): boolean {
  if (!before?.text || !page) return false;
  const now = input.fingerprintOf(page);
  const then = before.text.fingerprint;
  // Fingerprints of another way of making them say nothing.
  if (now?.fpv !== then.fpv) return before.text.blob !== page.document.blob;
  return toKey(now) !== toKey(then);
}

function toKey({ text, code, outline, tasks, assess }: Fingerprint): string {
  return JSON.stringify([text, code, outline, tasks, assess]);
}

/** Everything of a pathway's structure that readers see. */
function outline({ title, summary, level, roles, entry, outcomes, stages, exit }: PathwayShape, idNow: (id: string) => string): string {
  const unit = ({ id, required }: UnitShape): unknown => [idNow(id), required];
  const stage = ({ id, title, level, units, elective, exit }: PathwayShape['stages'][number]): unknown => [
    id,
    title,
    level,
    units.map(unit),
    elective && [elective.choose, elective.of.map(unit)],
    exit,
  ];
  const skills = (list: PathwayShape['entry']): unknown => list.map(({ skill, level }) => [skill, level]);
  return JSON.stringify([title, summary, level, roles, skills(entry), skills(outcomes), stages.map(stage), exit]);
}

import { listUnits } from './find-release.ts';
import type { ReleaseIndex, ShapeUnit } from './release-index.ts';
import { counts, type Judge } from './standing.ts';

/** How much of a release a reader has completed. */
export interface Completion {
  /** Required units that are done, and of electives as many as have to be chosen. */
  done: number;
  total: number;
  /** Minutes of what is still needed. */
  minutesLeft: number;
  /** The first unit in reading order that is still needed. */
  next: string | undefined;
}

/**
 * Counts a release. The total is made from the same units that can be completed, so that it can be reached. A release that requires
 * nothing counts all of its units.
 */
export function countCompletion(index: ReleaseIndex, release: number, judge: Judge): Completion {
  const shape = index.releases[release];
  const isDone = ({ id }: ShapeUnit): boolean => counts(judge(release, id));
  const listed = listUnits(shape);
  const required = listed.filter((unit) => unit.required);
  const electives = (shape?.stages ?? []).flatMap(({ elective }) => {
    const of = [...new Map((elective?.of ?? []).map((unit) => [unit.id, unit])).values()];
    const choose = Math.min(elective?.choose ?? 0, of.length);
    const open = of.filter((unit) => !isDone(unit));
    const missing = Math.max(0, choose - (of.length - open.length));
    // Which of them a reader will choose is open: the least time that it takes, as pathways tell it.
    const cheapest = open.map(({ id }) => minutesOf(index, id)).sort((a, b) => a - b);
    return [{ choose, missing, minutes: sum(cheapest.slice(0, missing)), needed: missing > 0 ? open : [] }];
  });
  const needsAll = required.length === 0 && electives.every(({ choose }) => choose === 0);
  const counted = needsAll ? listed : required;
  const left = counted.filter((unit) => !isDone(unit)).map(({ id }) => id);
  const open = new Set([...left, ...electives.flatMap(({ needed }) => needed.map(({ id }) => id))]);
  const [choose, missing] = [sum(electives.map((elective) => elective.choose)), sum(electives.map((elective) => elective.missing))];
  return {
    done: counted.filter(isDone).length + choose - missing,
    total: counted.length + choose,
    minutesLeft: sum([...left.map((id) => minutesOf(index, id)), ...electives.map(({ minutes }) => minutes)]),
    next: listed.find(({ id }) => open.has(id))?.id,
  };
}

/** Minutes of reading and doing. */
export function minutesOf({ units }: ReleaseIndex, unit: string): number {
  const minutes = units[unit]?.minutes;
  return minutes ? minutes.read + minutes.do : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import type { Level } from '../core/source.ts';

/** From easy to hard. What the site bundles takes types from the core and no values: the package holds its templates without the core's sources. */
const places: Record<Level, number> = { foundation: 0, intermediate: 1, advanced: 2 };

/** Levels with their counts, from easy to hard: the one facet whose values have an order of their own. */
export function byLevel<Item extends { value: string }>(items: readonly Item[]): Item[] {
  const placeOf = ({ value }: Item): number => (places as Partial<Record<string, number>>)[value] ?? -1;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Place of a level from easy to hard; what has none comes last. */
export function levelPlace(level: Level | undefined): number {
  return level === undefined ? 3 : places[level];
}

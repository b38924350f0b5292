import { levels } from '../core/source.ts';

/** Levels with their counts, from easy to hard: the one facet whose values have an order of their own. */
export function byLevel<Item extends { value: string }>(items: readonly Item[]): Item[] {
  const placeOf = ({ value }: Item): number => levels.findIndex((level) => level === value);
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}

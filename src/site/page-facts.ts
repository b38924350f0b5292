import type { ContentsItem } from '../core/portal.ts';
import { forms } from './texts.ts';

/** Small decisions about what a page's furniture shows. */

/** `2026-08-14` as `14 August 2026`. */
export function toLongDay(day: string): string {
  return forms.longDay(day);
}

/** `2026-08-14` as `14 Aug 2026`. */
export function toShortDay(day: string): string {
  return forms.shortDay(day);
}

/** An entry of a page's contents; a deep one is shown indented. */
export interface ContentsEntry {
  id: string;
  text: string;
  deep: boolean;
}

/**
 * The two upper levels of a page's headings. Empty when there are fewer than two of them: then there is nothing to choose from.
 * A list that would be longer than a screen keeps its upper level only.
 */
export function toContents(items: readonly ContentsItem[]): ContentsEntry[] {
  const upper = Math.min(...items.map(({ depth }) => depth));
  const entries = items.filter(({ depth }) => depth <= upper + 1).map(({ depth, id, text }) => ({ id, text, deep: depth > upper }));
  const kept = entries.length > 40 ? entries.filter(({ deep }) => !deep) : entries;
  return kept.length < 2 ? [] : kept;
}

/** How many of these share a value, most first; values that nobody has are left out. */
export function countBy<Value extends string>(values: readonly (Value | undefined)[]): { value: Value; count: number }[] {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

import type { Page } from './catalog.ts';
import type { Range } from './diagnostic.ts';
import { readFieldPlaces, type FieldPlaces } from './frontmatter.ts';

/** Where fields of pages are written: in their texts, or in the sidecar. */
export interface FieldSources {
  textOf(path: string): string | undefined;
  sidecar: { file: string; locate(path: readonly PropertyKey[]): Range | undefined } | undefined;
}

/**
 * Finds out where an item of a list in a page's frontmatter stands. Documents keep values without places, therefore the text is read
 * again; only faults ask. What isn't valid was left out of the list, so that items are found by what they say and not by number.
 */
export function locateItem(
  page: Page,
  field: 'teaches' | 'requires',
  item: Readonly<Record<string, unknown>>,
  { textOf, sidecar }: FieldSources,
): { file: string; range: Range | undefined } {
  if (page.document.meta[field] === undefined && sidecar) {
    const at = (page.meta[field] ?? []).findIndex((other) => isSame(other, item));
    const list = ['pages', page.path, field];
    return { file: sidecar.file, range: sidecar.locate([...list, at]) ?? sidecar.locate(list) };
  }
  const { data, locate }: FieldPlaces = readFieldPlaces(textOf(page.path) ?? '');
  const list = Array.isArray(data[field]) ? (data[field] as unknown[]) : [];
  const at = list.findIndex((other) => isSame(other, item));
  return { file: page.path, range: locate([field, at]) ?? locate([field]) };
}

function isSame(written: unknown, item: Readonly<Record<string, unknown>>): boolean {
  if (typeof written !== 'object' || written === null) return false;
  const fields = written as Record<string, unknown>;
  return Object.entries(item).every(([key, value]) => fields[key] === value);
}

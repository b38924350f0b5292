import type { Page } from './catalog.ts';
import type { Range, WrittenField } from './diagnostic.ts';
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

/** Finds out where a field of a page is written, or the item of its list that says so; without a place where the page has it from elsewhere. */
export function locateField(
  page: Page,
  { name, item }: WrittenField,
  { textOf, sidecar }: FieldSources,
): { file: string; range?: Range | undefined } {
  const written = readFieldPlaces(textOf(page.path) ?? '');
  const isInText = Object.hasOwn(written.data, name);
  if (!isInText && !sidecar) return { file: page.path };
  const value: unknown = isInText ? written.data[name] : page.meta[name as keyof Page['meta']];
  const at = Array.isArray(value) && item !== undefined ? value.indexOf(item) : -1;
  const locate = isInText ? written.locate : (path: readonly PropertyKey[]) => sidecar?.locate(['pages', page.path, ...path]);
  const range = (at === -1 ? undefined : locate([name, at])) ?? locate([name]);
  return range && !isInText && sidecar ? { file: sidecar.file, range } : { file: page.path, range };
}

function isSame(written: unknown, item: Readonly<Record<string, unknown>>): boolean {
  if (typeof written !== 'object' || written === null) return false;
  const fields = written as Record<string, unknown>;
  return Object.entries(item).every(([key, value]) => fields[key] === value);
}

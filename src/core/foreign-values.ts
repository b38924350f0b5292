import type { Day } from './interval.ts';
import type { PageMeta } from './page-meta.ts';

/**
 * Readers of values that other tools write. Each gives our value, or what it expected instead, or nothing where the value means
 * nothing here and is no fault either.
 */
export type Reading = { value: unknown } | { expected: string } | undefined;

/** Topics of Microsoft Learn (`ms.topic`) that are one of our kinds. */
const topics = new Map<string, PageMeta['kind']>([
  ['concept', 'concept'],
  ['conceptual', 'concept'],
  ['concept-article', 'concept'],
  ['overview', 'concept'],
  ['best-practice', 'concept'],
  ['architecture', 'concept'],
  ['how-to', 'how-to'],
  ['how-to-guide', 'how-to'],
  ['troubleshooting', 'how-to'],
  ['troubleshooting-general', 'how-to'],
  ['get-started', 'tutorial'],
  ['quickstart', 'tutorial'],
  ['tutorial', 'tutorial'],
  ['reference', 'reference'],
  ['language-reference', 'reference'],
  ['managed-reference', 'reference'],
  ['error-reference', 'reference'],
  ['generated-reference', 'reference'],
  ['glossary', 'reference'],
]);

/** Kind of a page from a topic of Microsoft Learn; other topics say nothing about the kind. */
export function readTopic(value: unknown): Reading {
  const kind = typeof value === 'string' ? topics.get(value.trim().toLowerCase()) : undefined;
  return kind && { value: kind };
}

/** A review from its day: `2026-08-14`, `2026-8-4`, with or without a time. */
export function readReviewDate(value: unknown): Reading {
  return readDate(value, '2026-08-14', (text) => /^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:[T ].*)?$/.exec(text));
}

/** A review from its day as Microsoft Learn writes it: month first (`08/14/2026`, `8/4/2026`), or as above. */
export function readAmericanReviewDate(value: unknown): Reading {
  return readDate(
    value,
    '08/14/2026',
    (text) =>
      /^(?<month>\d{1,2})[-/](?<day>\d{1,2})[-/](?<year>\d{4})$/.exec(text) ??
      /^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:[T ].*)?$/.exec(text),
  );
}

/**
 * A day in the form of the one that it takes the place of: `2026-8-4` and `08/14/2026` keep their order, their separators and their
 * zeros. Undefined for what isn't a day in one of these forms; a time is left out.
 */
export function rewriteReviewDate(old: unknown, day: Day): string | undefined {
  if (isEmpty(old)) return day;
  const [year = '', month = '', date = ''] = day.split('-');
  const text = String(old).trim();
  const unpadded = (number: string): string => String(Number(number));
  const isPadded = !/(?:^|[-/])\d(?:[-/T ]|$)/.test(text);
  const [shownMonth, shownDate] = isPadded ? [month, date] : [unpadded(month), unpadded(date)];
  const separator = text.includes('/') ? '/' : '-';
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]|$)/.test(text)) return [year, shownMonth, shownDate].join(separator);
  return /^\d{1,2}[-/]\d{1,2}[-/]\d{4}$/.test(text) ? [shownMonth, shownDate, year].join(separator) : undefined;
}

function readDate(value: unknown, example: string, match: (text: string) => RegExpExecArray | null): Reading {
  if (isEmpty(value)) return undefined;
  const { year = '', month = '', day = '' } = match(String(value).trim())?.groups ?? {};
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${on}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(on);
  return exists ? { value: { on } } : { expected: `a date that exists, such as ${example}` };
}

const units = new Map([
  ['day', 'd'],
  ['week', 'w'],
  ['month', 'mo'],
  ['year', 'y'],
]);

/** An interval from words: `6 months`, `1 year`, and `6 month` too. */
export function readIntervalWords(value: unknown): Reading {
  if (isEmpty(value)) return undefined;
  const words = /^([1-9]\d{0,3}) *(day|week|month|year)s?$/i.exec(String(value).trim());
  const unit = units.get(words?.[2]?.toLowerCase() ?? '');
  return words && unit !== undefined ? { value: `${words[1]}${unit}` } : { expected: 'a time such as 6 months' };
}

/** Place among siblings from a number, also one in quotes. */
export function readOrder(value: unknown): Reading {
  const order = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof order === 'number' && Number.isFinite(order) ? { value: order } : undefined;
}

/** Weight of Hugo, where 0 is the same as none. */
export function readWeight(value: unknown): Reading {
  const order = readOrder(value);
  return order && 'value' in order && order.value !== 0 ? order : undefined;
}

/** Title in navigation from `sidebar: { label: Start }` of Starlight. */
export function readSidebarLabel(value: unknown): Reading {
  return typeof value === 'object' && value !== null && 'label' in value ? readText(value.label) : undefined;
}

/** Place among siblings from `sidebar: { order: 2 }` of Starlight. */
export function readSidebarOrder(value: unknown): Reading {
  return typeof value === 'object' && value !== null && 'order' in value ? readOrder(value.order) : undefined;
}

/** Lifecycle from a flag that says that the page is a draft. */
export function readDraft(value: unknown): Reading {
  return value === true || value === 'true' ? { value: 'draft' } : undefined;
}

/** Lifecycle from a flag that says that the page is published. */
export function readPublished(value: unknown): Reading {
  return value === false || value === 'false' ? { value: 'draft' } : undefined;
}

/** Names or addresses: one, or a list of them. What isn't text is left out. */
export function readNames(value: unknown): Reading {
  const names = (Array.isArray(value) ? value : [value]).filter((name) => typeof name === 'string').map((name) => name.trim());
  return toList(names);
}

/** Former addresses, one or a list of them, from the root: what their own tools read from there doesn't always start with `/`. */
export function readAddresses(value: unknown): Reading {
  const names = readNames(value);
  return names && 'value' in names ? toList((names.value as string[]).map(fromRoot)) : names;
}

/** An address with a leading slash; what starts with a dot is meant from somewhere else. */
export function fromRoot(address: string): string {
  return /^[/.]/.test(address) ? address : `/${address}`;
}

/** Words divided by commas, or a list of them. */
export function readWords(value: unknown): Reading {
  const parts: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return toList(parts.filter((word) => typeof word === 'string' || typeof word === 'number').map((word) => String(word).trim()));
}

/** Text that isn't empty. */
export function readText(value: unknown): Reading {
  return typeof value === 'string' && value.trim() !== '' ? { value: value.trim() } : undefined;
}

/** A language tag such as `en-US`. */
export function readLanguage(value: unknown): Reading {
  const tag = typeof value === 'string' ? value.trim().replaceAll('_', '-') : '';
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) ? { value: tag } : undefined;
}

function toList(names: readonly string[]): Reading {
  const list = [...new Set(names.filter((name) => name !== ''))];
  return list.length > 0 ? { value: list } : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

import type { AddressRow } from '../routes/addresses.json.ts';

/** A page whose address, id or file was typed. */
export interface TypedPage {
  title: string;
  url: string;
}

/** Most pages that the end of an address offers. */
const most = 3;

/** Whether a question looks like an address, an id or the path of a file. */
export function isAddressLike(query: string): boolean {
  return !/\s/.test(query) && /[^/]/.test(query) && (query.includes('/') || /\.(?:mdx?|markdown|html?)$/i.test(query));
}

/** Pages that live, or lived, at what was typed; else those whose address or path ends with it. */
export function findTyped(query: string, base: string, rows: readonly AddressRow[]): TypedPage[] {
  const wanted = toKey(withoutOrigin(query, base));
  if (wanted === '') return [];
  const keyed = rows.map((row) => ({ row, keys: row.slice(1).map(toKey) }));
  const same = keyed.filter(({ keys }) => keys.includes(wanted));
  const found = same.length > 0 ? same : keyed.filter(({ keys }) => keys.some((key) => key.endsWith(`/${wanted}`)));
  return found
    .slice(0, most)
    .map(({ row: [title, address] }) => ({ title, url: base + address.split('/').map(encodeURIComponent).join('/') }));
}

/** What is below the base: of whole addresses, and of those that begin where a host begins. */
function withoutOrigin(query: string, base: string): string {
  const path = query.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith(base) ? path.slice(base.length) : path;
}

/** The same for an address, an id and the path of a file: without slashes around it, extension, and the name of an index. */
function toKey(text: string): string {
  return safeDecode(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(?:mdx?|markdown|html?)$/, '')
    .replace(/(?:^|\/)(?:index|readme)$/, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/')
    .replace(/^go\//, '');
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import type { FreshnessRow, OwnerSection } from '../core/freshness-views.ts';
import type { PageSummary } from '../core/portal.ts';

/** Long lists in parts, so that no document of them grows far above 60 kB: a row takes 500 to 700 bytes, a link about 100. */

/** A part of a list. */
export interface ListPart {
  rows: FreshnessRow[];
  links: PageSummary[];
}

/** Rows in one part. */
export const partSize = 80;

/** How many links weigh as much as a row. */
const linksPerRow = 5;

/** Cuts rows, and links after them, into parts. There is always a first part. */
export function toParts(rows: readonly FreshnessRow[], links: readonly PageSummary[]): ListPart[] {
  const parts: ListPart[] = [];
  let room = 0;
  const open = (cost: number): ListPart => {
    let part = parts.at(-1);
    if (!part || room < cost) {
      part = { rows: [], links: [] };
      parts.push(part);
      room = partSize * linksPerRow;
    }
    room -= cost;
    return part;
  };
  for (const row of rows) open(linksPerRow).rows.push(row);
  for (const link of links) open(1).links.push(link);
  return parts.length === 0 ? [{ rows: [], links: [] }] : parts;
}

/** Address of a part below its list: the first has the list's own. */
export function partUrl(url: string, number: number): string {
  return number === 1 ? url : `${url}${number}/`;
}

/** Whether all owners with all their pages would be too much for one document; a section without pages weighs as much as a row. */
export function isLongOwnerList(owners: readonly Pick<OwnerSection, 'rows'>[]): boolean {
  return owners.length + owners.reduce((sum, { rows }) => sum + rows.length, 0) > partSize;
}

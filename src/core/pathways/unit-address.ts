import { listUnits } from './list-units.ts';
import type { Pathway } from './pathway.ts';

/** An address without what leads nowhere else: scheme, writing of the host, trailing slashes, and with `isPlace` the fragment. Else the text itself. */
function foldAddress(address: string, { isPlace }: { isPlace: boolean }): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return address;
  const { host, pathname, search, hash } = new URL(address);
  let end = pathname.length;
  while (pathname[end - 1] === '/') end--;
  return `//${host}${pathname.slice(0, end)}${search}${isPlace ? '' : hash}`;
}

/** Whether two addresses lead to the same place: scheme, a trailing slash and a fragment don’t count. */
export function isSamePlace(a: string, b: string): boolean {
  return foldAddress(a, { isPlace: true }) === foldAddress(b, { isPlace: true });
}

/** What tells a unit from others: its id, whose scheme and trailing slash don’t count where it is an address. */
export function unitKey(id: string): string {
  return foldAddress(id, { isPlace: false });
}

/** The id of a unit that is known by its address as the newest state writes it: the working state, with `isReleased` the last release that has it. */
export function createAddressNow(
  { releases, stages }: Pick<Pathway, 'releases' | 'stages'>,
  { isReleased = false }: { isReleased?: boolean } = {},
): (id: string) => string {
  const known = new Map<string, string>();
  for (const { lock } of releases) for (const id of Object.keys(lock.units)) known.set(unitKey(id), id);
  if (!isReleased || releases.length === 0) for (const { id } of listUnits({ stages })) known.set(unitKey(id), id);
  return (id) => known.get(unitKey(id)) ?? id;
}

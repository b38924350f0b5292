import { readerStates, type ReaderState } from './reader-state.ts';

/** How fresh several pages are together. */
export interface RollUp {
  /** Of the required pages, those that are fine. */
  current: number;
  /** Number of required pages. */
  total: number;
  /** The worst of the required pages. A page of which nothing is claimed is unknown among others of which something is. */
  state: ReaderState;
}

/** A page in a pathway, as far as freshness goes. */
export interface RolledPage {
  required: boolean;
  /** Undefined where nothing is claimed. */
  state: ReaderState | undefined;
}

/**
 * Pages are together as fresh as the worst that is required; a mean would hide it. Undefined where nothing is claimed of any required
 * page, because there is nothing to say then.
 */
export function rollUp(pages: readonly RolledPage[]): RollUp | undefined {
  const states = pages.filter(({ required }) => required).map(({ state }) => state);
  if (states.every((state) => state === undefined)) return undefined;
  const known = states.map((state) => state ?? 'unknown');
  return {
    current: known.filter((state) => state === 'fine').length,
    total: known.length,
    state: readerStates.find((state) => known.includes(state)) ?? 'unknown',
  };
}

/** The roll-up in words: “7 of 9 units current”. `unit` and `units` are what the pages are called. */
export function describeRollUp({ current, total }: RollUp, unit = 'unit', units = 'units'): string {
  return `${current} of ${total} ${total === 1 ? unit : units} current`;
}

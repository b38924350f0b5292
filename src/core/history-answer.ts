import type { Change, LastChange } from './history.ts';

/**
 * What is known so far of one question: "which commit gave the page this content, seen from here?". Answers form a graph, since one
 * question leads to others: further back, or at a merge on one side or the other.
 */
export interface Answer {
  lastChange?: LastChange;
  created?: Change;
  /** Where more is known. `refuted`: the commits asked never held the content, the question was wrong. */
  rest?: 'refuted' | Answer | Fork;
}

/** A merge that gave the page other content than its first parent had: another parent had it, or it was made in the merge. */
export interface Fork {
  merge: Change;
  /** Whether the merge may be the last change. */
  counts: boolean;
  /** Whether the other parents, in their order, had the content, and what gave it to them. */
  others: Answer[];
  /** The content that the first parent had; undefined when it had none, or when nobody will ask. */
  first: Answer | undefined;
}

/** The last substantive change; `open` while it isn't known. */
export function readLastChange(answer: Answer): LastChange | 'open' | 'refuted' {
  let at = answer;
  for (;;) {
    if (at.lastChange) return at.lastChange;
    const { rest = 'open' } = at;
    if (typeof rest === 'string') return rest;
    if (!isFork(rest)) {
      at = rest;
      continue;
    }
    const sideways = findSideways(rest, readLastChange);
    if (sideways !== 'refuted') return sideways;
    if (rest.counts || !rest.first) return { ...rest.merge, substantive: rest.counts };
    at = rest.first;
  }
}

/** The commit that added the page; `open` while it isn't known. */
export function readCreation(answer: Answer): Change | 'open' | 'refuted' {
  let at = answer;
  for (;;) {
    if (at.created) return at.created;
    const { rest = 'open' } = at;
    if (typeof rest === 'string') return rest;
    if (!isFork(rest)) {
      at = rest;
      continue;
    }
    const sideways = findSideways(rest, readCreation);
    if (sideways !== 'refuted') return sideways;
    if (!rest.first) return rest.merge;
    at = rest.first;
  }
}

function findSideways<Found>({ others }: Fork, read: (answer: Answer) => Found | 'refuted'): Found | 'refuted' {
  for (const other of others) {
    const found = read(other);
    if (found !== 'refuted') return found;
  }
  return 'refuted';
}

function isFork(rest: Answer | Fork): rest is Fork {
  return 'merge' in rest;
}

import type { FileVersion } from './commit.ts';
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
  /** The content asked about; noted only when all changes are wanted, as is all that follows. */
  version?: FileVersion | undefined;
  /** Of a refuted question: what the commits asked held instead under that path, if anything. */
  actual?: Answer;
  /** Of a page that began here, under the path that `version` has then: the pages that the same commit deleted, one of which it may have been; or too many to tell. */
  departed?: readonly Answer[] | 'many' | undefined;
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

/**
 * Every commit that made the content what it is, in no order. At a merge, the parent that had the same content tells the rest, the first
 * one if several had; where none had, the merge is a change and each parent tells a part. So a merge counts when it has content that
 * none of its parents had: that is how `git log -- path` simplifies history (git-log, “History Simplification”, default mode).
 */
export function listChanges(answer: Answer): Change[] {
  const found = new Map<string, Change>();
  const seen = new Set<Answer>();
  const waiting = [answer];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.lastChange) found.set(at.lastChange.commit, at.lastChange);
    if (at.rest === undefined || at.rest === 'refuted') continue;
    if (!isFork(at.rest)) {
      waiting.push(at.rest);
      continue;
    }
    const same = findSame(at.rest);
    if (!same) found.set(at.rest.merge.commit, at.rest.merge);
    waiting.push(...(same ? [same] : listOrigins(at.rest)));
  }
  return [...found.values()];
}

/** The other parent of a merge that had the same content, the first if several had. */
export function findSame({ others }: Fork): Answer | undefined {
  return others.map(skipShared).find((other) => other.rest !== 'refuted');
}

/** What the parents of a merge had, where none had the same content; those that had no such file are left out. */
export function listOrigins({ first, others }: Fork): Answer[] {
  const actual = others.map((other) => skipShared(other).actual);
  return [first, ...actual].filter((answer) => answer !== undefined);
}

/** The answer behind answers that only lead to another one. Shortens the way for the next time. */
export function skipShared(answer: Answer): Answer {
  const passed: Answer[] = [];
  let at = answer;
  while (!at.lastChange && typeof at.rest === 'object' && !isFork(at.rest)) {
    passed.push(at);
    at = at.rest;
  }
  for (const one of passed) one.rest = at;
  return at;
}

/** Whether the rest of an answer is a merge. */
export function isFork(rest: Answer | Fork): rest is Fork {
  return 'merge' in rest;
}

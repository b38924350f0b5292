import type { Diagnostic, Finding } from './diagnostic.ts';

/**
 * What a change made worse, and nothing else: of the faults that there are now those that there weren't before, wherever they
 * stand. A page that links to a deleted one has got worse though nobody touched it; an old fault in a file that was edited has
 * not. Faults are the same when rule, file and offending text are, as in fingerprints, so that lines may move; a file that was
 * moved takes its faults along.
 */

/** How often each fault was there, by {@link faultKey}. */
export type FaultCounts = ReadonlyMap<string, number>;

/** Counts faults for a later comparison. */
export function countFaults(diagnostics: readonly Finding[]): FaultCounts {
  const counts = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const key = faultKey(diagnostic, diagnostic.file);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * The diagnostics, in their order, that there weren't before. `movedFrom` leads from new paths of moved files to old ones. Of several
 * equal faults in a file the last are called the new ones.
 */
export function findNewFaults(
  diagnostics: readonly Diagnostic[],
  before: FaultCounts,
  movedFrom: ReadonlyMap<string, string> = new Map(),
): Diagnostic[] {
  const left = new Map(before);
  return diagnostics.filter((diagnostic) => {
    const key = faultKey(diagnostic, movedFrom.get(diagnostic.file) ?? diagnostic.file);
    const known = left.get(key) ?? 0;
    if (known > 0) left.set(key, known - 1);
    return known === 0;
  });
}

function faultKey({ rule, actual, message }: Finding, file: string): string {
  return JSON.stringify([rule, file, actual ?? message]);
}

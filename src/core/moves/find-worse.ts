import type { Diagnostic } from '../diagnostic.ts';
import { countFaults, findNewFaults } from '../find-new-faults.ts';
import { newPath, type FileMoves } from './file-moves.ts';

/**
 * Faults that a move would bring. A fault that tells of an old path or address is the same when it tells of the new one: of a rule and a
 * file only as many are new as there weren't before.
 */
export function findWorse(before: readonly Diagnostic[], after: readonly Diagnostic[], moves: FileMoves): Diagnostic[] {
  const movedFrom = new Map([...moves.files].map(([from, to]) => [to, from]));
  const fresh = new Set(findNewFaults(after, countFaults(before), movedFrom));
  const left = new Map<string, number>();
  const count = ({ rule }: Diagnostic, file: string, by: number): number => {
    const key = JSON.stringify([rule, file]);
    const now = (left.get(key) ?? 0) + by;
    left.set(key, now);
    return now;
  };
  for (const fault of before) count(fault, newPath(moves, fault.file), 1);
  // Faults that are the same to the letter are no question.
  for (const fault of after) if (!fresh.has(fault)) count(fault, fault.file, -1);
  return after.filter((fault) => fresh.has(fault) && count(fault, fault.file, -1) < 0);
}

import { compareFrame } from './compare-frame.ts';
import { compareUnits } from './compare-units.ts';
import type { CompareContext, ReleaseChange } from './release-change.ts';
import type { PathwayState } from './working-state.ts';

/**
 * Everything that differs between two releases of a pathway, or the last one and the working state: first its frame, then its units in
 * reading order, then units that are gone. Nothing for a state and itself.
 */
export function listReleaseChanges(from: PathwayState, to: PathwayState, context: CompareContext): ReleaseChange[] {
  return [...compareFrame(from, to, context), ...compareUnits(from, to, context)];
}

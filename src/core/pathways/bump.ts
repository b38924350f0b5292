import type { ChangeKind, ReleaseChange } from './release-change.ts';
import { impactOf, type Impact } from './fingerprint.ts';

/** What a version says with the number that it raises, least first. */
export const bumps = ['patch', 'minor', 'major'] as const;

/** One of {@link bumps}. */
export type Bump = (typeof bumps)[number];

/**
 * What each change asks for. The version says what the claim “I completed this pathway” still means: MAJOR, somebody who completed the
 * version before may lack something; MINOR, they lack nothing, and there is something to see; PATCH, nothing to learn changed. The table
 * is the one of content/wiki/owner/releasing-pathways.md, which says why where it isn't obvious.
 */
export const bumpOfKind: Readonly<Record<ChangeKind, Bump>> = {
  'unit-added-required': 'major',
  'unit-made-required': 'major',
  'unit-replaced-unmapped': 'major',
  'external-replaced-required': 'major',
  'assessment-required': 'major',
  'option-removed': 'major',
  'elective-added': 'major',
  'choose-raised': 'major',
  'outcome-added': 'major',
  'outcome-raised': 'major',
  'exit-added': 'major',
  'exit-replaced': 'major',
  'criterion-added': 'major',
  'rubric-changed': 'major',
  'exit-skill-raised': 'major',
  'content-required': 'minor',
  'content-optional': 'minor',
  'assessment-optional': 'minor',
  'unit-added-optional': 'minor',
  'external-replaced-optional': 'minor',
  'unit-removed': 'minor',
  'unit-relaxed': 'minor',
  'unit-replaced': 'minor',
  'unit-split': 'minor',
  'units-merged': 'minor',
  'unit-moved': 'minor',
  'option-added': 'minor',
  'elective-removed': 'minor',
  'choose-lowered': 'minor',
  'stage-added': 'minor',
  'stage-removed': 'minor',
  'stages-reordered': 'minor',
  'outcome-removed': 'minor',
  'outcome-lowered': 'minor',
  'exit-removed': 'minor',
  'criterion-removed': 'minor',
  'exit-skill-lowered': 'minor',
  'text-cosmetic': 'patch',
  'text-editorial': 'patch',
  'unit-renamed': 'patch',
  'unit-details': 'patch',
  'units-reordered': 'patch',
  'stage-details': 'patch',
  'entry-changed': 'patch',
  'rubric-reworded': 'patch',
  'pathway-details': 'patch',
};

/** What an impact that the notes give to a unit's text asks for, whatever its class. */
export const bumpOfImpact: Readonly<Record<Impact, Bump>> = { none: 'patch', review: 'minor', redo: 'major' };

/** The greater of two bumps. */
export function greaterBump(a: Bump, b: Bump): Bump {
  return bumps.indexOf(a) >= bumps.indexOf(b) ? a : b;
}

/** What one change asks for. `impacts` are those that the notes give, by id of the unit; they speak of its text alone. One that only repeats the class changes nothing. */
export function bumpOfChange({ kind, unit, class: changeClass }: ReleaseChange, impacts: ReadonlyMap<string, Impact> = new Map()): Bump {
  const impact = unit === undefined || changeClass === undefined ? undefined : impacts.get(unit);
  return impact === undefined || (changeClass && impact === impactOf[changeClass]) ? bumpOfKind[kind] : bumpOfImpact[impact];
}

/** The smallest honest bump: the greatest that a change asks for. Undefined without changes: then there is nothing to release. */
export function findBump(changes: readonly ReleaseChange[], impacts?: ReadonlyMap<string, Impact>): Bump | undefined {
  return changes.map((change) => bumpOfChange(change, impacts)).reduce<Bump | undefined>((a, b) => (a ? greaterBump(a, b) : b), undefined);
}

/**
 * The version after `last`. Before 1.0.0 everything is a draft: what would be major or minor raises the second number. A release that is
 * no draft makes 1.0.0 of a draft, and of nothing.
 */
export function nextVersion(last: string | undefined, bump: Bump, { draft }: { draft: boolean }): string {
  if (last === undefined) return draft ? '0.1.0' : '1.0.0';
  const [major = 0, minor = 0, patch = 0] = last.split('.').map(Number);
  if (major === 0) {
    if (!draft) return '1.0.0';
    return bump === 'patch' ? `0.${minor}.${patch + 1}` : `0.${minor + 1}.0`;
  }
  if (bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bumpOfImpact, bumpOfKind, bumps, findBump, nextVersion, type Bump } from '../../../src/core/pathways/bump.ts';
import { explainBump } from '../../../src/core/pathways/explain-bump.ts';
import type { Impact } from '../../../src/core/pathways/fingerprint.ts';
import { changeKinds, type ChangeKind, type ReleaseChange } from '../../../src/core/pathways/release-change.ts';

const rank = (bump: Bump | undefined): number => (bump === undefined ? -1 : bumps.indexOf(bump));

describe('the bump that changes ask for', () => {
  // The table of the guide, a row for each kind.
  test.each<[Bump, ChangeKind[]]>([
    [
      'major',
      [
        'unit-added-required',
        'unit-made-required',
        'unit-replaced-unmapped',
        'external-replaced-required',
        'assessment-required',
        'option-removed',
        'elective-added',
        'choose-raised',
        'outcome-added',
        'outcome-raised',
        'exit-added',
        'exit-replaced',
        'criterion-added',
        'rubric-changed',
        'exit-skill-raised',
      ],
    ],
    [
      'minor',
      [
        'content-required',
        'content-optional',
        'assessment-optional',
        'unit-added-optional',
        'external-replaced-optional',
        'unit-removed',
        'unit-relaxed',
        'unit-replaced',
        'unit-split',
        'units-merged',
        'unit-moved',
        'option-added',
        'elective-removed',
        'choose-lowered',
        'stage-added',
        'stage-removed',
        'stages-reordered',
        'outcome-removed',
        'outcome-lowered',
        'exit-removed',
        'criterion-removed',
        'exit-skill-lowered',
      ],
    ],
    [
      'patch',
      [
        'text-cosmetic',
        'text-editorial',
        'unit-renamed',
        'unit-details',
        'units-reordered',
        'stage-details',
        'entry-changed',
        'rubric-reworded',
        'pathway-details',
      ],
    ],
  ])('is %s for these kinds', (bump, kinds) => {
    expect(changeKinds.filter((kind) => bumpOfKind[kind] === bump).sort()).toEqual([...kinds].sort());
  });

  test('is none without changes', () => {
    expect(findBump([])).toBeUndefined();
  });

  test.each<[ReleaseChange, Impact, Bump]>([
    [{ kind: 'assessment-required', unit: 'a', class: 'C3' }, 'none', 'patch'],
    [{ kind: 'content-required', unit: 'a', class: 'C2' }, 'redo', 'major'],
    [{ kind: 'text-cosmetic', unit: 'a', class: 'C0' }, 'review', 'minor'],
    // Notes speak of texts, not of what a pathway asks for.
    [{ kind: 'unit-added-required', unit: 'a' }, 'none', 'major'],
  ])('of %j with the impact %s is %s', (change, impact, bump) => {
    expect(findBump([change], new Map([['a', impact]]))).toBe(bump);
  });

  test('never falls when a change is added', () => {
    const change = fc.record({ kind: fc.constantFrom(...changeKinds), unit: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.array(change), change, (changes, more) => {
        expect(rank(findBump([...changes, more]))).toBeGreaterThanOrEqual(rank(findBump(changes)));
      }),
    );
  });

  test('of an impact rises with it', () => {
    expect((['none', 'review', 'redo'] as const).map((impact) => bumpOfImpact[impact])).toEqual([...bumps]);
  });
});

describe('why the next version is one of so much', () => {
  const added = (unit: string): ReleaseChange => ({ kind: 'unit-added-required', unit, role: 'required' });
  const look: ReleaseChange = { kind: 'content-optional', unit: 'z', role: 'optional', class: 'C2' };

  test.each<[ReleaseChange[], string | undefined]>([
    [[], undefined],
    [[{ kind: 'text-editorial', unit: 'a', class: 'C1' }], undefined],
    [[look, added('x')], 'because the required unit `x` was added'],
    [[look], 'because the optional unit `z` changed'],
    [
      [
        { kind: 'option-removed', unit: 'a', role: 'gone' },
        { kind: 'criterion-added', name: 'shift/calm' },
      ],
      'because the option `a` was removed and the criterion `calm` of `shift` was added',
    ],
    [[{ kind: 'external-replaced-required', unit: 'a', role: 'required' }], 'because the required unit `a` leads to something else'],
    [
      ['a', 'b', 'c', 'd', 'e'].map(added),
      'because the required unit `a` was added, the required unit `b` was added, the required unit `c` was added and 2 more',
    ],
  ])('of %j', (changes, expected) => {
    expect(explainBump(changes, findBump(changes))).toBe(expected);
  });

  test('has words for every kind that raises more than the last number', () => {
    const kinds = changeKinds.filter((kind) => bumpOfKind[kind] !== 'patch');
    expect(kinds.map((kind) => explainBump([{ kind }], bumpOfKind[kind]))).not.toContain(undefined);
  });
});

describe('the next version', () => {
  test.each<[string | undefined, Bump, boolean, string]>([
    [undefined, 'patch', false, '1.0.0'],
    [undefined, 'major', true, '0.1.0'],
    ['0.1.0', 'patch', true, '0.1.1'],
    ['0.1.4', 'minor', true, '0.2.0'],
    ['0.9.0', 'major', true, '0.10.0'],
    ['0.4.2', 'patch', false, '1.0.0'],
    ['1.2.3', 'patch', false, '1.2.4'],
    ['1.2.3', 'minor', false, '1.3.0'],
    ['1.2.3', 'major', false, '2.0.0'],
  ])('after %s, raised by %s, draft %s, is %s', (last, bump, draft, next) => {
    expect(nextVersion(last, bump, { draft })).toBe(next);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listReleaseChanges } from '../../../src/core/pathways/compare-releases.ts';
import type { LockedAssessment } from '../../../src/core/pathways/lock.ts';
import { createAddressNow } from '../../../src/core/pathways/unit-address.ts';
import { placeUnits } from '../../../src/core/pathways/place-units.ts';
import type { Pathway } from '../../../src/core/pathways/pathway.ts';
import type { CompareContext, ReleaseChange } from '../../../src/core/pathways/release-change.ts';
import type { PathwayState } from '../../../src/core/pathways/working-state.ts';
import { contextOf, pageOf, stateOf, states, type ShortStage } from './pathway-state.ts';

const rubric: LockedAssessment = {
  title: 'Shift',
  task: 'Take a shift.',
  skills: [{ skill: 'calm', level: 2 }],
  criteria: { calm: { text: 'Stays calm.', levels: { good: 'Always.', fair: 'Mostly.' } }, log: { text: 'Writes a log.' } },
};

/** A change in a line: its kind and what it is about. */
function brief({ kind, unit, stage, others, name, from, to }: ReleaseChange): string {
  const levels = from === undefined && to === undefined ? [] : [`${from ?? ''}>${to ?? ''}`];
  return [kind, unit ?? stage ?? '', ...(others ?? []).map((other) => `<${other}`), name ?? '', ...levels].filter(Boolean).join(' ');
}

function compare(from: PathwayState, to: PathwayState, context: CompareContext = contextOf()): string[] {
  return listReleaseChanges(from, to, context).map(brief);
}

type Stages = Record<string, ShortStage>;

describe('units', () => {
  test.each<[string, Stages, Stages, string[]]>([
    ['stay', { s: { units: ['a', 'b?'] } }, { s: { units: ['a', 'b?'] } }, []],
    ['come', { s: {} }, { s: { units: ['a', 'b?'] } }, ['unit-added-required a', 'unit-added-optional b']],
    ['go', { s: { units: ['a', 'b?'] } }, { s: {} }, ['unit-removed a', 'unit-removed b']],
    ['are relaxed', { s: { units: ['a'] } }, { s: { units: ['a?'] } }, ['unit-relaxed a']],
    ['are made required', { s: { units: ['a?'] } }, { s: { units: ['a'] } }, ['unit-made-required a']],
    ['are replaced', { s: { units: ['a'] } }, { s: { units: ['b<a'] } }, ['unit-replaced b <a']],
    ['are replaced without a word', { s: { units: ['a', 'b'] } }, { s: { units: ['a', 'c'] } }, ['unit-replaced-unmapped c <b']],
    [
      'come and go in different places',
      { s: { units: ['a', 'b'] } },
      { s: { units: ['c', 'a'] } },
      ['unit-added-required c', 'unit-removed b'],
    ],
    ['are split', { s: { units: ['a'] } }, { s: { units: ['b<a', 'c<a'] } }, ['unit-split b <a', 'unit-split c <a']],
    ['are split and stay', { s: { units: ['a'] } }, { s: { units: ['a', 'b<a'] } }, ['unit-split b <a']],
    ['are merged', { s: { units: ['a', 'b'] } }, { s: { units: ['c<a,b'] } }, ['units-merged c <a <b']],
    ['are merged into one of them', { s: { units: ['a', 'b'] } }, { s: { units: ['a<b'] } }, ['units-merged a <b', 'unit-details a']],
    [
      'replace an optional one and are required',
      { s: { units: ['a?'] } },
      { s: { units: ['b<a'] } },
      ['unit-replaced b <a', 'unit-made-required b'],
    ],
    ['move', { s: { units: ['a'] }, t: {} }, { s: {}, t: { units: ['a'] } }, ['unit-moved a s>t']],
    ['are put in another order', { s: { units: ['a', 'b'] } }, { s: { units: ['b', 'a'] } }, ['units-reordered s']],
  ])('%s', (_, from, to, changes) => {
    expect(compare(stateOf(from), stateOf(to))).toEqual(changes);
  });

  test('that replaced one another in releases between are followed', () => {
    const [a, b, c] = ['a', 'b<a', 'c<b'].map((unit) => stateOf({ s: { units: [unit] } })) as [PathwayState, PathwayState, PathwayState];
    expect(compare(a, c)).toEqual(['unit-replaced-unmapped c <a']);
    expect(compare(a, c, contextOf({ between: [b] }))).toEqual(['unit-replaced c <a']);
  });

  test('that were renamed are the same', () => {
    const to = stateOf({ s: { units: ['new'] } }, { texts: { new: 'a' } });
    expect(compare(stateOf({ s: { units: ['a'] } }), to, contextOf({ idNow: (id) => (id === 'a' ? 'new' : id) }))).toEqual([
      'unit-renamed new <a',
      'unit-details new',
    ]);
  });
});

describe('electives', () => {
  const of = (choose: number, ...options: string[]): ShortStage => ({ elective: { choose, of: options } });
  test.each<[string, Stages, Stages, string[]]>([
    ['gain an option', { s: of(1, 'a') }, { s: of(1, 'a', 'b') }, ['option-added b']],
    ['lose one', { s: of(1, 'a', 'b') }, { s: of(1, 'a') }, ['option-removed b']],
    ['replace one', { s: of(1, 'a', 'b') }, { s: of(1, 'a', 'c<b') }, ['unit-replaced c <b']],
    ['want more', { s: of(1, 'a', 'b') }, { s: of(2, 'a', 'b') }, ['choose-raised s 1>2']],
    ['want less', { s: of(2, 'a', 'b') }, { s: of(1, 'a', 'b') }, ['choose-lowered s 2>1']],
    ['come', { s: {} }, { s: of(1, 'a') }, ['elective-added s >1', 'option-added a']],
    ['go', { s: of(1, 'a') }, { s: {} }, ['elective-removed s', 'unit-removed a']],
    ['are made of what was required', { s: { units: ['a', 'b'] } }, { s: of(1, 'a', 'b') }, ['unit-relaxed a', 'unit-relaxed b']],
    ['lose one to the optional units', { s: of(1, 'a', 'b') }, { s: { ...of(1, 'a'), units: ['b?'] } }, ['option-removed b']],
    ['lose one to the required units', { s: of(1, 'a', 'b') }, { s: { ...of(1, 'a'), units: ['b'] } }, ['unit-made-required b']],
    [
      'exchange one',
      { s: of(1, 'a', 'b'), t: of(1, 'c') },
      { s: of(1, 'a'), t: of(1, 'c', 'b') },
      ['option-removed b', 'option-added b', 'unit-moved b s>t'],
    ],
  ])('%s', (_, from, to, changes) => {
    expect(compare(stateOf(from), stateOf(to))).toEqual(changes);
  });
});

describe('options of an elective', () => {
  const options = { s: { elective: { choose: 2, of: ['a', 'b', 'c'] } } };
  const verdict = { class: 'C3' } as const;
  test.each<[string, Record<string, string>, string[]]>([
    ['one that others can stand for', { a: '1' }, ['assessment-optional a']],
    ['more than can be left out', { a: '1', b: '2' }, ['assessment-required a', 'assessment-required b']],
  ])('to do again: %s', (_, texts, changes) => {
    expect(compare(stateOf(options), stateOf(options, { texts }), contextOf({ verdict }))).toEqual(changes);
  });
});

describe('external units', () => {
  const address = 'https://example.com/book';
  const withUnit = (short: string, unit: PathwayState['units'][string], id = 'a'): PathwayState => {
    const state = stateOf({ s: { units: [short] } });
    return { ...state, units: { [id]: unit } };
  };
  const kinds = (from: PathwayState, to: PathwayState): string[] => compare(from, to).filter((line) => !line.startsWith('unit-details'));

  test.each<[string, PathwayState['units'][string], PathwayState['units'][string], boolean]>([
    ['lead to another path', { external: address }, { external: 'https://example.com/film' }, true],
    ['lead to another host', { external: address }, { external: 'https://example.org/book' }, true],
    ['lead to another query', { external: `${address}?v=1` }, { external: `${address}?v=2` }, true],
    ['take the place of a page', pageOf('a', 'a'), { external: address }, true],
    ['become a page', { external: address }, pageOf('a', 'a'), true],
    ['have another scheme', { external: 'http://example.com/book' }, { external: address }, false],
    ['have another writing', { external: address }, { external: 'https://EXAMPLE.com:443/book/#top' }, false],
    ['are told otherwise', { external: address }, { external: address, minutes: 3, provider: 'Me' }, false],
  ])('that %s', (_, from, to, isReplaced) => {
    expect(kinds(withUnit('a', from), withUnit('a', to))).toEqual(isReplaced ? ['external-replaced-required a'] : []);
    expect(kinds(withUnit('a?', from), withUnit('a?', to))).toEqual(isReplaced ? ['external-replaced-optional a'] : []);
  });

  test('that lead elsewhere count as required where more of them are options than others can stand for', () => {
    const options = stateOf({ s: { elective: { choose: 1, of: ['a', 'b'] } } });
    const external = (ids: string): PathwayState => ({
      ...options,
      units: { ...options.units, ...Object.fromEntries([...ids].map((id) => [id, { external: address }])) },
    });
    expect(kinds(options, external('a'))).toEqual(['external-replaced-optional a']);
    expect(kinds(options, external('ab'))).toEqual(['external-replaced-required a', 'external-replaced-required b']);
  });

  test('without an id are the same under another scheme, with or without a slash at the end', () => {
    const [from, to] = ['http://example.com/book/', address].map((url) => withUnit(url, { external: url }, url)) as [
      PathwayState,
      PathwayState,
    ];
    const stages = to.stages.map((stage) => ({ units: stage.units })) as unknown as Pathway['stages'];
    const idNow = createAddressNow({ releases: [], stages });
    expect(compare(from, to, contextOf({ idNow }))).toEqual([
      `unit-renamed ${address} <http://example.com/book/`,
      `unit-details ${address}`,
    ]);
  });
});

describe('texts', () => {
  const before = stateOf({ s: { units: ['a', 'b?'], elective: { choose: 1, of: ['c', 'd'] } } });
  const after = stateOf({ s: { units: ['a', 'b?'], elective: { choose: 1, of: ['c', 'd'] } } }, { texts: { a: '1', b: '2', c: '3' } });

  test.each<['C0' | 'C1' | 'C2' | 'C3', string[]]>([
    ['C0', ['text-cosmetic a', 'text-cosmetic b', 'text-cosmetic c']],
    ['C1', ['text-editorial a', 'text-editorial b', 'text-editorial c']],
    ['C2', ['content-required a', 'content-optional b', 'content-optional c']],
    ['C3', ['assessment-required a', 'assessment-optional b', 'assessment-optional c']],
  ])('of class %s count by how the unit counts', (verdict, changes) => {
    expect(compare(before, after, contextOf({ verdict: { class: verdict } }))).toEqual(changes);
  });

  test('of options count as required where all are wanted', () => {
    const all = { s: { elective: { choose: 2, of: ['a', 'b'] } } };
    expect(compare(stateOf(all), stateOf(all, { texts: { a: '1' } }))).toEqual(['content-required a']);
  });

  test('whose fingerprint is the same are never read', () => {
    const same = structuredClone(before);
    const page = pageOf('a', 'a');
    same.units['a'] = { ...page, blob: 'f'.repeat(40) };
    const changes = listReleaseChanges(before, same, contextOf({ classOf: () => expect.fail('it was asked') }));
    expect(changes).toEqual([
      { kind: 'text-cosmetic', unit: 'a', title: 'The a', role: 'required', class: 'C0', reason: 'Only its form changed.' },
    ]);
  });

  test('that another algorithm looked at are the same', () => {
    const other = structuredClone(before);
    const page = pageOf('a', 'a');
    other.units['a'] = { ...page, fingerprint: { ...page.fingerprint, fpv: 2, text: '0'.repeat(16) } };
    expect(compare(before, other)).toEqual([]);
  });

  test('of what a page embeds count, wherever it lies', () => {
    const embeds = [{ path: 'docs/part.md', blob: '1'.repeat(40) }];
    const [old, moved, changed] = [embeds, [{ ...embeds[0], path: 'docs/new.md' }], [{ ...embeds[0], blob: '2'.repeat(40) }]].map(
      (list) => {
        const state = structuredClone(before);
        state.units['a'] = { ...pageOf('a', 'a'), embeds: list as typeof embeds };
        return state;
      },
    ) as [PathwayState, PathwayState, PathwayState];
    expect([compare(old, moved), compare(old, changed)]).toEqual([[], ['content-required a']]);
  });

  test('are asked of where what a page embeds changed places, unless its own bytes are the same', () => {
    const embeds = ['1', '2'].map((digit) => ({ path: `docs/${digit}.png`, blob: digit.repeat(40) }));
    const withEmbeds = (list: typeof embeds, blob: string): PathwayState => {
      const state = structuredClone(before);
      state.units['a'] = { ...pageOf('a', 'a'), embeds: list, blob };
      return state;
    };
    const [old, swapped] = [withEmbeds(embeds, 'a'.repeat(40)), withEmbeds(embeds.toReversed(), 'b'.repeat(40))];
    expect(compare(old, swapped, contextOf({ verdict: { class: 'C1' } }))).toEqual(['text-editorial a']);
    // A lock that was written in another order says nothing of the page.
    expect(compare(old, withEmbeds(embeds.toReversed(), 'a'.repeat(40)))).toEqual([]);
  });

  test('that only hashes tell of are uncertain', () => {
    const changes = listReleaseChanges(before, after, contextOf({ verdict: { certain: false } }));
    expect(changes.map(({ isUncertain }) => isUncertain)).toEqual([true, true, true]);
  });
});

describe('the frame', () => {
  const s: Stages = { s: { units: ['a'] } };
  test.each<[string, PathwayState, PathwayState, string[]]>([
    [
      'skills',
      stateOf(s, {
        outcomes: [
          { skill: 'x', level: 1 },
          { skill: 'y', level: 2 },
          { skill: 'z', level: 1 },
        ],
      }),
      stateOf(s, {
        outcomes: [
          { skill: 'x', level: 2 },
          { skill: 'y', level: 1 },
          { skill: 'w', level: 1 },
        ],
      }),
      ['outcome-raised x 1>2', 'outcome-lowered y 2>1', 'outcome-added w >1', 'outcome-removed z 1>'],
    ],
    ['what it takes to begin', stateOf(s), stateOf(s, { entry: [{ skill: 'x', level: 1 }] }), ['entry-changed']],
    ['what it is called', stateOf(s), stateOf(s, { title: 'Pager' }), ['pathway-details']],
    ['roles in another order', stateOf(s, { roles: ['a', 'b'] }), stateOf(s, { roles: ['b', 'a'] }), []],
    [
      'stages',
      stateOf({ s: {}, t: {} }),
      stateOf({ t: { title: 'T' }, s: {}, u: {} }),
      ['stage-details t', 'stage-added u', 'stages-reordered'],
    ],
    ['stages that go', stateOf({ s: {}, t: { exit: 'shift' } }), stateOf({ s: {} }), ['stage-removed t', 'exit-removed t shift>']],
    [
      'ends',
      stateOf({ s: { exit: 'shift' } }),
      stateOf({ s: { exit: 'drill' } }, { exit: 'shift' }),
      ['exit-replaced s shift>drill', 'exit-added >shift'],
    ],
    [
      'rubrics',
      stateOf(s, { exit: 'shift', assessments: { shift: rubric } }),
      stateOf(s, {
        exit: 'shift',
        assessments: { shift: { ...rubric, title: 'A shift', criteria: { calm: { text: 'Not calm.' }, share: { text: 'Shares.' } } } },
      }),
      ['rubric-changed shift/calm', 'criterion-added shift/share', 'criterion-removed shift/log', 'rubric-reworded shift'],
    ],
    ['rubrics that nothing ends with', stateOf(s, { assessments: { shift: rubric } }), stateOf(s, { assessments: {} }), []],
  ])('tells %s', (_, from, to, changes) => {
    expect(compare(from, to)).toEqual(changes);
  });

  const { calm = { text: '' } } = rubric.criteria;
  const withCalm = (more: Partial<typeof calm>): Partial<LockedAssessment> => ({
    criteria: { ...rubric.criteria, calm: { ...calm, ...more } },
  });
  test.each<[string, Partial<LockedAssessment>, string[]]>([
    ['the same', structuredClone(rubric), []],
    ['a task in other case, punctuation and blanks', { task: 'take  a shift' }, ['rubric-reworded shift']],
    ['a task of another word', { task: 'Take no shift.' }, ['rubric-changed shift']],
    ['a task of another number', { task: 'Take a shift. 2' }, ['rubric-changed shift']],
    ['a criterion in other case', withCalm({ text: 'stays calm' }), ['rubric-reworded shift/calm']],
    ['a level in other case', withCalm({ levels: { good: 'always', fair: 'Mostly.' } }), ['rubric-reworded shift/calm']],
    ['levels in another order', withCalm({ levels: { fair: 'Mostly.', good: 'Always.' } }), []],
    ['a level of another word', withCalm({ levels: { good: 'Never.', fair: 'Mostly.' } }), ['rubric-changed shift/calm']],
    ['a level more', withCalm({ levels: { ...calm.levels, poor: 'Never.' } }), ['rubric-changed shift/calm']],
    ['a level less', withCalm({ levels: { good: 'Always.' } }), ['rubric-changed shift/calm']],
    ['a higher skill', { skills: [{ skill: 'calm', level: 3 }] }, ['exit-skill-raised calm 2>3']],
    ['a lower skill', { skills: [{ skill: 'calm', level: 1 }] }, ['exit-skill-lowered calm 2>1']],
    ['another skill', { skills: [{ skill: 'haste', level: 1 }] }, ['exit-skill-raised haste >1', 'exit-skill-lowered calm 2>']],
  ])('tells an assessment with %s', (_, more, changes) => {
    const assessments = { shift: { ...rubric, ...more } };
    expect(compare(stateOf(s, { exit: 'shift', assessments: { shift: rubric } }), stateOf(s, { exit: 'shift', assessments }))).toEqual(
      changes,
    );
    // Of what nothing ends with, nothing is told.
    expect(compare(stateOf(s, { assessments: { shift: rubric } }), stateOf(s, { assessments }))).toEqual([]);
  });
});

describe('any two states', () => {
  const rolesOf = (state: PathwayState): Map<string, string> =>
    new Map([...placeUnits(state, (id) => id)].map(([id, { role }]) => [id, role]));
  /** Roles after changes; `left` are the units of the state that the changes lead to. */
  const apply = (roles: ReadonlyMap<string, string>, changes: readonly ReleaseChange[], left: ReadonlySet<string>): Map<string, string> => {
    const after = new Map(roles);
    for (const { unit, role, others = [] } of changes) {
      if (unit === undefined) continue;
      if (role === 'gone' || role === undefined) after.delete(unit);
      else after.set(unit, role);
      for (const other of others) if (!left.has(other)) after.delete(other);
    }
    return after;
  };
  const sorted = (roles: ReadonlyMap<string, string>): [string, string][] => [...roles].sort();
  const between = (...list: PathwayState[]): CompareContext => contextOf({ between: list });

  test('are told apart by nothing when they are one', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(compare(state, structuredClone(state))).toEqual([]);
      }),
    );
  });

  test('lose no unit without a word', () => {
    fc.assert(
      fc.property(states, states, (from, to) => {
        const changes = listReleaseChanges(from, to, contextOf());
        const left = rolesOf(to);
        const told = new Set(
          changes.flatMap(({ unit, role, others = [] }) => [...(role === 'gone' && unit !== undefined ? [unit] : []), ...others]),
        );
        expect([...rolesOf(from).keys()].filter((id) => !left.has(id) && !told.has(id))).toEqual([]);
      }),
    );
  });

  test('follow from each other by their changes', () => {
    fc.assert(
      fc.property(states, states, (from, to) => {
        const left = rolesOf(to);
        expect(sorted(apply(rolesOf(from), listReleaseChanges(from, to, contextOf()), new Set(left.keys())))).toEqual(sorted(left));
      }),
    );
  });

  test('compose: what happened from the first to the last is what happened on the way', () => {
    fc.assert(
      fc.property(states, states, states, (a, b, c) => {
        const [inB, inC] = [b, c].map((state) => new Set(rolesOf(state).keys())) as [Set<string>, Set<string>];
        const stepwise = apply(apply(rolesOf(a), listReleaseChanges(a, b, contextOf()), inB), listReleaseChanges(b, c, contextOf()), inC);
        expect(sorted(stepwise)).toEqual(sorted(apply(rolesOf(a), listReleaseChanges(a, c, between(b)), inC)));
      }),
    );
  });

  test('never call a unit removed or added that was renamed', () => {
    fc.assert(
      fc.property(states, (state) => {
        const renamed = JSON.parse(
          JSON.stringify(state).replaceAll(
            /"(id|replaces)":("\w"|\[[^\]]*\])/g,
            (_, key: string, value: string) => `"${key}":${value.replaceAll(/"(\w)"/g, '"$1-new"')}`,
          ),
        ) as PathwayState;
        renamed.units = Object.fromEntries(Object.entries(state.units).map(([id, unit]) => [`${id}-new`, unit]));
        const context = contextOf({ idNow: (id) => (id.endsWith('-new') ? id : `${id}-new`) });
        const kinds = new Set(listReleaseChanges(state, renamed, context).map(({ kind }) => kind));
        expect([...kinds].filter((kind) => kind !== 'unit-renamed')).toEqual([]);
      }),
    );
  });
});

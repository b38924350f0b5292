import { describe, expect, test } from 'vitest';
import { countCompletion } from '../../../src/core/progress/completion.ts';
import { findDelta } from '../../../src/core/progress/delta.ts';
import { dayOf, deriveState, isDone } from '../../../src/core/progress/derive-state.ts';
import { findRelease, unitResolver } from '../../../src/core/progress/find-release.ts';
import type { LogRecord } from '../../../src/core/progress/read-event.ts';
import type { ReleaseIndex } from '../../../src/core/progress/release-index.ts';
import { decideUpgrade } from '../../../src/core/progress/upgrade.ts';
import { event, indexOf, judgeLog, release, revision } from '../../helpers/progress.ts';

const started = (version: string, number = 0): LogRecord => event(number, 'started', { pathway: `p@${version}` });
const completed = (number: number, unit: string, text?: number): LogRecord =>
  event(number, 'completed', { unit, ...(text === undefined ? {} : { fingerprint: revision(unit, text) }) });

/** The difference in one line each: `review a`, `mapped c through b`. */
function sayDelta(index: ReleaseIndex, log: readonly LogRecord[], from: string, to: string): string[] {
  return findDelta(index, judgeLog(index, log).judge, from, to).map(
    ({ unit, kind, through }) => `${kind} ${unit}${through.length > 0 ? ` through ${through.join(', ')}` : ''}`,
  );
}

function sayCompletion(index: ReleaseIndex, log: readonly LogRecord[], version: string): string {
  const { done, total, minutesLeft, next } = countCompletion(index, findRelease(index, version), judgeLog(index, log).judge);
  return `${String(done)} of ${String(total)}, ${String(minutesLeft)} min left, next ${next ?? 'nothing'}`;
}

/** Ticks as a page counts them: of the tasks that it has now. */
const countTicks = (log: readonly LogRecord[], tasks: readonly string[], former: readonly string[] = []): string => {
  const unit = deriveState(log, (id) => (former.includes(id) ? 'page' : id)).units.get('page');
  return `${String(tasks.filter((task) => unit?.ticked.has(task)).length)} of ${String(tasks.length)}${isDone(unit) ? ', done' : ''}`;
};

describe('the failures of progress that is kept by place or path', () => {
  const tick = (number: number, task: string, unit = 'page'): LogRecord => event(number, 'ticked', { unit, task });
  const log = [tick(1, 'ask-for-access'), tick(2, 'read-the-handbook'), event(3, 'completed', { unit: 'page' })];

  test('the number of items in a list changes: the other ticks stay', () => {
    expect(countTicks(log, ['new-at-the-top', 'ask-for-access', 'read-the-handbook'])).toBe('2 of 3, done');
    expect(countTicks(log, ['read-the-handbook'])).toBe('1 of 1, done');
  });

  test('a list is added: its items are open at once, without a visit', () => {
    expect(countTicks([event(1, 'completed', { unit: 'page' })], ['meet-the-team'])).toBe('0 of 1, done');
    const index = indexOf([release('1.0.0', 'page'), release('1.1.0', 'page')], {
      page: [
        ['1.0.0', 'none'],
        ['1.1.0', 'review'],
      ],
    });
    expect(sayDelta(index, [started('1.0.0'), completed(1, 'page', 0)], '1.0.0', '1.1.0')).toEqual(['review page']);
  });

  test('a list is removed: its ticks mean nothing, and the page can be completed', () => {
    expect(countTicks([tick(1, 'gone'), event(2, 'completed', { unit: 'page' })], [])).toBe('0 of 0, done');
  });

  test('the heading or key of a list is another: tasks have ids of their own', () => {
    expect(countTicks(log, ['read-the-handbook', 'ask-for-access'])).toBe('2 of 2, done');
  });

  test('a page is renamed: its former id is the same unit', () => {
    const old = [tick(1, 'ask-for-access', 'old/place'), event(2, 'completed', { unit: 'older/place' })];
    expect(countTicks(old, ['ask-for-access'], ['old/place', 'older/place'])).toBe('1 of 1, done');
    const index = indexOf([release('1.0.0', 'page other')], {}, { page: ['old/place', 'older/place'] });
    expect(sayCompletion(index, old, '1.0.0')).toBe('1 of 2, 5 min left, next other');
  });
});

test('what is left of an elective is the least that a choice takes', () => {
  const index = indexOf([release('1.0.0', 'a | 1 long short')]);
  for (const [id, read] of [
    ['a', 1],
    ['long', 50],
    ['short', 4],
  ] as const)
    Object.assign(index.units[id] ?? {}, { minutes: { read, do: 0 } });
  expect(sayCompletion(index, [], '1.0.0')).toBe('0 of 2, 5 min left, next a');
  expect(sayCompletion(index, [event(1, 'completed', { unit: 'a' })], '1.0.0')).toBe('1 of 2, 4 min left, next long');
});

test('the counter can reach 100 %: it counts what can be completed and nothing else', () => {
  // One unit in two stages, more choices than options, an optional unit.
  const index = indexOf([release('1.0.0', 'a a b? | 5 c d')]);
  expect(sayCompletion(index, [], '1.0.0')).toBe('0 of 3, 15 min left, next a');
  expect(sayCompletion(index, [completed(1, 'a'), completed(2, 'c')], '1.0.0')).toBe('2 of 3, 5 min left, next d');
  expect(sayCompletion(index, [completed(1, 'a'), completed(2, 'c'), completed(3, 'd')], '1.0.0')).toBe('3 of 3, 0 min left, next nothing');
});

describe('a newer release', () => {
  const index = indexOf(
    [
      release('1.0.0', 'same editorial content exam split one two left known', { date: '2026-01-01', supportedUntil: '2026-09-30' }),
      release('2.0.0', 'same editorial content exam part<split other<split merged<one+two known fresh extra?', { date: '2026-03-01' }),
    ],
    {
      editorial: [
        ['1.0.0', 'none'],
        ['2.0.0', 'none'],
      ],
      content: [
        ['1.0.0', 'none'],
        ['2.0.0', 'review'],
      ],
      exam: [
        ['1.0.0', 'none'],
        ['2.0.0', 'redo'],
      ],
    },
  );
  const log = [
    started('1.0.0'),
    ...['same', 'editorial', 'content', 'exam', 'split', 'two', 'left'].map((unit, at) => completed(at + 1, unit, 0)),
    event(20, 'waived', { unit: 'known', fingerprint: revision('known', 0) }),
  ];

  test('is told in eight kinds', () => {
    expect(sayDelta(index, log, '1.0.0', '2.0.0')).toMatchInlineSnapshot(`
      [
        "carried same",
        "carried editorial",
        "review content",
        "redo exam",
        "mapped part through split",
        "mapped other through split",
        "mapped merged through two",
        "waived known",
        "new fresh",
        "optional extra",
        "retired split through part, other",
        "retired one through merged",
        "retired two through merged",
        "retired left",
      ]
    `);
  });

  test('has two numbers, and the reader’s own stays', () => {
    expect([sayCompletion(index, log, '1.0.0'), sayCompletion(index, log, '2.0.0')]).toMatchInlineSnapshot(`
      [
        "8 of 9, 5 min left, next one",
        "7 of 9, 10 min left, next exam",
      ]
    `);
  });

  test('asks before it takes anybody along, unless they said to stay', () => {
    const decide = (more: readonly LogRecord[], today: string): string => {
      const { state, judge } = judgeLog(index, [...log, ...more]);
      const upgrade = decideUpgrade(index, state, judge, today);
      return upgrade.kind === 'ask' || upgrade.kind === 'stay'
        ? `${upgrade.kind}: ${upgrade.to}, ${String(upgrade.supportedUntil)}`
        : upgrade.kind;
    };
    const at = Date.UTC(2026, 2, 5);
    expect(decide([], '2026-03-02')).toBe('ask: 2.0.0, 2026-09-30');
    expect(decide([event(90, 'started', { pathway: 'p@1.0.0', at })], '2026-03-06')).toBe('stay: 2.0.0, 2026-09-30');
    expect(decide([event(90, 'started', { pathway: 'p@1.0.0', at })], '2026-10-01')).toBe('ask: 2.0.0, 2026-09-30');
    expect(decide([event(90, 'started', { pathway: 'p@1.0.0', at: Date.UTC(2026, 1, 5) })], '2026-03-06')).toBe('ask: 2.0.0, 2026-09-30');
    expect(decide([event(90, 'upgraded', { pathway: 'p@2.0.0', at })], '2026-03-06')).toBe('none');
  });

  test('asks for nothing again once a text was affirmed or completed anew', () => {
    const affirmed = [...log, event(40, 'affirmed', { unit: 'content', fingerprint: revision('content', 1) })];
    expect(sayDelta(index, affirmed, '1.0.0', '2.0.0').filter((line) => line.endsWith('content'))).toEqual(['carried content']);
    const again = [...log, completed(41, 'exam', 1)];
    expect(sayDelta(index, again, '1.0.0', '2.0.0').filter((line) => line.endsWith('exam'))).toEqual(['carried exam']);
    // Nor does an older text, learned later on another device, bring it back.
    expect(sayDelta(index, [...again, completed(42, 'exam', 0)], '1.0.0', '2.0.0')).toContain('carried exam');
  });
});

describe('a text that no release knows', () => {
  const index = indexOf([release('1.0.0', 'a'), release('1.1.0', 'a'), release('2.0.0', 'a')], {
    a: [
      ['1.0.0', 'none'],
      ['1.1.0', 'none'],
      ['2.0.0', 'redo'],
    ],
  });
  const between = event(5, 'completed', { unit: 'a', fingerprint: 'ffffffffffffffff' });

  test.each([
    ['counts as that of the own release of the time', [started('1.1.0')], 'redo a'],
    ['counts as that of the own release of the time, which may be the current one', [started('2.0.0')], 'carried a'],
    ['counts as current for who had not started', [], 'carried a'],
    [
      'counts as that of the release of the time, not of a later one',
      [started('1.0.0'), event(9, 'upgraded', { pathway: 'p@2.0.0' })],
      'redo a',
    ],
  ])('%s', (_, log, expected) => {
    expect(sayDelta(index, [...log, between], '1.0.0', '2.0.0')).toEqual([expected]);
  });

  test('counts as that of the release that the event names', () => {
    const named = { ...between, pathway: 'p@2.0.0' };
    expect(sayDelta(index, [started('1.0.0'), named], '1.0.0', '2.0.0')).toEqual(['carried a']);
    expect(sayDelta(index, [started('1.0.0'), { ...named, pathway: 'other@2.0.0' }], '1.0.0', '2.0.0')).toEqual(['redo a']);
  });

  test('of two impacts on the way the greater counts', () => {
    const two = indexOf([release('1.0.0', 'a'), release('1.1.0', 'a'), release('2.0.0', 'a'), release('2.1.0', 'a')], {
      a: [
        ['1.0.0', 'none'],
        ['2.0.0', 'redo'],
        ['2.1.0', 'review'],
      ],
    });
    expect(sayDelta(two, [completed(1, 'a', 0)], '1.0.0', '2.1.0')).toEqual(['redo a']);
    expect(sayDelta(two, [completed(1, 'a', 1)], '2.0.0', '2.1.0')).toEqual(['review a']);
    // Who opens an older release knows more than it asks for.
    expect(sayDelta(two, [completed(1, 'a', 2)], '2.1.0', '1.0.0')).toEqual(['carried a']);
  });

  test('a text that comes back is the same text', () => {
    const back = indexOf([release('1.0.0', 'a'), release('1.1.0', 'a'), release('1.2.0', 'a')], {
      a: [
        ['1.0.0', 'none'],
        ['1.1.0', 'redo'],
        ['1.2.0', 'redo'],
      ],
    });
    const revisions = back.units['a']?.revisions;
    if (revisions?.[2]) revisions[2].fp = revision('a', 0);
    expect(sayDelta(back, [completed(1, 'a', 0)], '1.0.0', '1.2.0')).toEqual(['carried a']);
  });
});

describe('a minor release', () => {
  const decide = (index: ReleaseIndex, log: readonly LogRecord[]): unknown => {
    const { state, judge } = judgeLog(index, log);
    return decideUpgrade(index, state, judge, '2026-06-01');
  };

  test('takes the reader along when it costs nothing, the newest of the same major at once', () => {
    const index = indexOf([release('1.0.0', 'a b'), release('1.0.1', 'a b'), release('1.1.0', 'a b c?'), release('2.0.0', 'a b c d')]);
    expect(decide(index, [started('1.0.0'), completed(1, 'a')])).toEqual({ kind: 'automatic', to: '1.1.0' });
    expect(decide(index, [started('1.1.0'), completed(1, 'a')])).toEqual({ kind: 'ask', to: '2.0.0', supportedUntil: undefined });
  });

  test('asks when the share of done units would be lower', () => {
    const index = indexOf([release('1.0.0', 'a b'), release('1.1.0', 'b c')]);
    expect(decide(index, [started('1.0.0'), completed(1, 'a')])).toEqual({ kind: 'ask', to: '1.1.0', supportedUntil: undefined });
    expect(decide(index, [started('1.0.0'), completed(1, 'b')])).toEqual({ kind: 'automatic', to: '1.1.0' });
  });

  test('finds who started before the first release, or at one that was taken back', () => {
    const index = indexOf([release('1.0.0', 'a'), release('1.1.0', 'a')]);
    expect(decide(index, [started('0.0.0')])).toEqual({ kind: 'automatic', to: '1.1.0' });
    expect(decide(index, [started('1.7.0')])).toEqual({ kind: 'none' });
    expect(decide(index, [])).toEqual({ kind: 'none' });
  });

  test('keeps a decision to stay with the major version', () => {
    const index = indexOf([release('1.0.0', 'a'), release('1.0.1', 'a'), release('2.0.0', 'a b', { date: '2026-02-01' })]);
    const stay = event(1, 'started', { pathway: 'p@1.0.0', at: Date.UTC(2026, 1, 2) });
    const patched = event(2, 'upgraded', { pathway: 'p@1.0.1', at: Date.UTC(2026, 1, 3) });
    expect(decide(index, [started('1.0.0'), stay])).toEqual({ kind: 'automatic', to: '1.0.1' });
    expect(decide(index, [started('1.0.0'), stay, patched])).toEqual({ kind: 'stay', to: '2.0.0', supportedUntil: undefined });
  });
});

describe('state', () => {
  test('reopened alone takes a completion away, and counts by time, not by arrival', () => {
    const log = [event(3, 'completed', { unit: 'a' }), event(2, 'reopened', { unit: 'a' }), event(1, 'completed', { unit: 'a' })];
    expect(isDone(deriveState(log).units.get('a'))).toBe(true);
    expect(isDone(deriveState([...log, event(4, 'reopened', { unit: 'a' })]).units.get('a'))).toBe(false);
    expect(isDone(deriveState([...log, event(4, 'unticked', { unit: 'a', task: 't' })]).units.get('a'))).toBe(true);
  });

  test('of events at one moment, ids decide on every device alike', () => {
    const [tick, untick] = [event(1, 'ticked', { unit: 'a', task: 't', at: 5 }), event(2, 'unticked', { unit: 'a', task: 't', at: 5 })];
    for (const log of [
      [tick, untick],
      [untick, tick],
    ]) {
      expect(deriveState(log).units.get('a')?.ticked.size).toBe(0);
    }
  });

  test('passes over what a newer version wrote', () => {
    const log = [
      { ...event(1, 'completed', { unit: 'a' }), v: 2 },
      { ...event(2, 'completed', { unit: 'a' }), event: 'transcended' },
    ];
    expect(deriveState(log).units.size).toBe(0);
  });

  test('takes a living id before a former one', () => {
    const index = indexOf([release('1.0.0', 'a b')], {}, { b: ['a', 'constructor'] });
    expect(['a', 'b', 'constructor', 'toString'].map(unitResolver(index))).toEqual(['a', 'b', 'b', 'toString']);
  });

  test('days are those of UTC', () => {
    expect(dayOf(Date.UTC(2026, 0, 2)) - dayOf(Date.UTC(2026, 0, 2) - 1)).toBe(1);
  });
});

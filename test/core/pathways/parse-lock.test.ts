import { describe, expect, test } from 'vitest';
import { parseLock } from '../../../src/core/pathways/parse-lock.ts';

const zeros = '0'.repeat(16);

const lock = {
  schemaVersion: 1,
  pathway: 'on-call',
  version: '1.0.0',
  date: '2026-02-28',
  commit: 'a'.repeat(40),
  notes: { summary: '', units: [], other: [] },
  title: 'On call',
  roles: [],
  entry: [],
  outcomes: [],
  stages: [
    {
      id: 'start',
      title: 'Start',
      level: 'foundation',
      units: [{ id: 'book', title: 'A book', required: true }],
      elective: { choose: 1, of: [{ id: 'docs/pager', title: 'Pager', required: false }] },
      exit: 'shift',
    },
  ],
  exit: 'shift',
  assessments: { shift: { title: 'A shift', task: 'Take one.', skills: [], criteria: {} } },
  units: {
    book: { external: 'https://example.com/book', minutes: 30 },
    'docs/pager': {
      path: 'docs/pager.md',
      blob: 'b'.repeat(40),
      embeds: [],
      minutes: { read: 1, do: 0 },
      fingerprint: { fpv: 1, text: zeros, code: zeros, outline: zeros, tasks: [], assess: zeros },
    },
  },
  digest: 'c'.repeat(64),
};

/** What is said of the lock with a text in it replaced. */
function refusal(from: string, to: string): string {
  const text = JSON.stringify(lock);
  if (!text.includes(from)) throw new Error(`The lock lacks ${from}.`);
  const parsed = parseLock({ path: 'content/pathways/on-call/releases/1.0.0.lock.json', text: text.replace(from, to) });
  return 'lock' in parsed ? '' : `${parsed.rule}: ${parsed.message}`;
}

describe('a lock', () => {
  test('that is whole is a release', () => {
    expect(refusal('"On call"', '"On call again"')).toBe('');
  });

  test.each([
    ['a day that doesn’t exist', '2026-02-28', '2026-02-30', 'date'],
    ['a month that doesn’t exist', '2026-02-28', '2026-13-01', 'date'],
    ['an address of no page', 'https://example.com/book', 'javascript:alert(1)', 'units.book.external'],
    ['no address', 'https://example.com/book', 'book', 'units.book.external'],
    ['endless minutes', '"minutes":30', '"minutes":1e999', 'units.book'],
    ['minutes below zero', '"read":1', '"read":-1', 'units.docs/pager.minutes.read'],
    ['a level that nobody knows', '"foundation"', '"wizard"', 'stages.0.level'],
    ['an exit that is no assessment', '"exit":"shift","assess', '"exit":"constructor","assess', 'exit'],
    ['an exit of a stage that is none', '"exit":"shift"}', '"exit":"other"}', 'stages.0.exit'],
    ['a unit that it doesn’t describe', '"id":"book"', '"id":"__proto__"', 'stages.0.units.0.id'],
    ['an option that it doesn’t describe', '"id":"docs/pager"', '"id":"docs/queue"', 'stages.0.elective.of.0.id'],
  ])('with %s can’t be read', (_, from, to, field) => {
    expect(refusal(from, to)).toBe(
      `pathway/lock-unreadable: The lock can’t be read: \`${field}\` is wrong or missing. The release is left out.`,
    );
  });
});

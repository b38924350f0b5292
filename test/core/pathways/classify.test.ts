import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, type Classification } from '../../../src/core/pathways/classify.ts';
import type { UnitText } from '../../../src/core/pathways/unit-text.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';
import { toUnitText } from '../../helpers/unit-text.ts';

/** Twenty-four words that no guard knows. */
const filler =
  'Engineers describe their services on pages that everybody in the company reads, because good documentation helps new colleagues understand how things work together';

function compare(from: string, to: string, kind?: UnitText['kind']): Classification {
  return classify(toUnitText(from, { kind }), toUnitText(to, { kind }));
}

function classOf(from: string, to: string, kind?: UnitText['kind']): string {
  return compare(from, to, kind).class;
}

describe('the class of a change', () => {
  it.each([
    ['C0', 'nothing', 'text', 'text'],
    ['C0', 'punctuation and case', 'First stop', 'first, stop!'],
    ['C0', 'a title', '# One\n\ntext', '# Two\n\ntext'],
    ['C1', 'a typo', `${filler} recieve`, `${filler} receive`],
    ['C1', 'an adjective', `${filler} page`, `${filler} good page`],
    ['C1', 'six words', `${filler} a b c d e f`, `${filler} g h i j k l`],
    ['C2', 'seven words', `${filler} a b c d e f g`, `${filler} h i j k l m n`],
    ['C1', 'seven of 168 words', `${`${filler} `.repeat(7)} a b c d e f g`, `${`${filler} `.repeat(7)} h i j k l m n`],
    ['C1', 'six words that move', `a b c d e f ${filler}`, `${filler} a b c d e f`],
    ['C2', 'seven words that move', `a b c d e f g ${filler}`, `${filler} a b c d e f g`],
    ['C1', 'words written apart', `${filler} setup datacenter`, `${filler} set up data center`],
    ['C2', 'a paragraph', `${filler}\n\nCall somebody`, filler],
    ['C2', 'an item', `- ${filler}`, `- ${filler}\n- Call somebody`],
    ['C2', 'an item between others that begin like it', '- Our team\n- Our plans', '- Our team\n- Our ways of working\n- Our plans'],
    ['C2', 'a repeated item', '- Wait\n- Go', '- Wait\n- Go\n- Wait'],
    ['C1', 'how paragraphs are divided and a word', `${filler}. Call somebody`, `${filler}\n\nCall anybody`],
    ['C2', 'a heading', '# t\n\n## a', '# t\n\n## b'],
    ['C2', 'code', '```\na\n```', '```\nb\n```'],
    ['C2', 'a task', '- [ ] a', '- [ ] b'],
    ['C2', 'the order of tasks', '- [ ] a\n- [ ] b', '- [ ] b\n- [ ] a'],
    ['C2', 'a word that moves to another section', `${filler} word\n\n## a\n\n${filler}`, `${filler}\n\n## a\n\nword ${filler}`],
    ['C2', 'a word in a table that moves', '| a | b |\n|---|---|\n| yes | |', '| a | b |\n|---|---|\n| | yes |'],
    ['C3', 'objectives', 'text', '---\nobjectives: [a]\n---\n\ntext'],
    ['C3', 'what is taught, with everything else', 'a', '---\nteaches: [{ skill: a, level: 1 }]\n---\n\n## b\n\n```\nc\n```'],
  ])('%s: %s', (expected, _, from, to) => {
    expect([classOf(from, to), compare(from, to).certain]).toEqual([expected, true]);
    if (!to.includes('teaches') && !to.includes('objectives')) expect(classOf(to, from)).toBe(expected);
  });

  it.each([
    [undefined, 'C1'],
    ['how-to', 'C1'],
    ['runbook', 'C2'],
    ['lab', 'C1'],
  ] as const)('of a typo on a page of kind %s is %s', (kind, expected) => {
    expect(classOf(`${filler} recieve`, `${filler} receive`, kind)).toBe(expected);
  });

  it.each([
    ['a task', '- [ ] a', '- [ ] b'],
    ['a step', '1. a', '1. b'],
    ['code', '```\na\n```', '```\nb\n```'],
  ])('of %s in a lab is C3', (_, from, to) => {
    expect(classOf(from, to, 'lab')).toBe('C3');
  });

  it('of a step in a runbook is C2, even when it only moves', () => {
    expect(classOf('1. a\n2. b', '1. b\n2. a', 'runbook')).toBe('C2');
  });

  it('hears of a page that becomes a lab or a runbook', () => {
    const from = toUnitText('1. a\n\n```\nb\n```');
    expect(classify(from, toUnitText('1. a\n\n```\nb\n```', { kind: 'lab' })).class).toBe('C3');
    expect(classify(from, toUnitText('1. a\n\n```\nb\n```', { kind: 'runbook' })).class).toBe('C2');
  });
});

/** Small changes in pairs: the first is editorial, and the second differs from it by one guard. */
const pairs: [guard: string, editorial: [string, string], guarded: [string, string]][] = [
  ['a number', ['wait for the call', 'wait for a call'], ['wait for 5 calls', 'wait for 6 calls']],
  ['a word beside a number', ['wait for big calls', 'wait for huge calls'], ['wait for 5 big calls', 'wait for 5 huge calls']],
  ['a number as a word', ['see the servers', 'see these servers'], ['see two servers', 'see three servers']],
  ['a decimal point', ['version alpha', 'version beta'], ['version 10.5', 'version 105']],
  ['a sign', ['load is higher', 'load looks higher'], ['load < limit', 'load > limit']],
  ['a unit', ['wait for moments', 'wait for instants'], ['wait for minutes', 'wait for hours']],
  ['a word beside a unit', ['the whole period', 'the entire period'], ['the whole week', 'the entire week']],
  ['per cent', ['share of load', 'share of work'], ['share of load %', 'share of work %']],
  ['a negation', ['do so restart', 'do also restart'], ['do restart', 'do not restart']],
  ['a word beside a negation', ['please restart servers', 'please reboot servers'], ['never restart servers', 'never reboot servers']],
  ['a contraction', ['you do restart', 'you did restart'], ["you don't restart", 'you restart']],
  ['a modal', ['you surely restart', 'you certainly restart'], ['you must restart', 'you may restart']],
  ['a modal in German', ['du startest', 'du stoppst'], ['du musst starten', 'du darfst starten']],
  ['a negation in French', ['tu le fais', 'tu la fais'], ['tu le fais', 'tu ne le fais pas']],
  ['a negation in Spanish', ['reinicia luego', 'reinicia pronto'], ['reinicia luego', 'nunca reinicia luego']],
  ['a negation in Chinese', ['server 重启', 'machine 重启'], ['重启服务器', '不重启服务器']],
  ['inline code', ['run foo here', 'run bar here'], ['run `foo.sh` here', 'run `bar.sh` here']],
  ['a word beside inline code', ['run program here', 'run program there'], ['run `foo` here', 'run `foo` there']],
  ['a word in a callout', ['mind data', 'mind dates'], ['> [!NOTE]\n> mind data', '> [!NOTE]\n> mind dates']],
  ['a callout', ['mind data', 'mind dates'], ['mind data', '> [!NOTE]\n> mind data']],
  ['a prefix', ['useful server', 'helpful server'], ['stable server', 'unstable server']],
  ['when', ['restart soon', 'restart quickly'], ['before restart', 'after restart']],
  ['where', ['in the big cluster', 'in the huge cluster'], ['in the staging cluster', 'in the production cluster']],
  [
    'a swap',
    ['copy alpha somewhere near beta', 'copy alpha somewhere near gamma'],
    ['copy alpha somewhere near beta', 'copy beta somewhere near alpha'],
  ],
  ['a strike', ['restart server', 'reboot server'], ['restart server', '~~restart~~ server']],
  ['an opposite', ['the shiny page', 'the pretty page'], ['the private page', 'the public page']],
  ['another prefix', ['engrave it', 'describe it'], ['encrypt it', 'decrypt it']],
  ['a right', ['gift it', 'present it'], ['grant it', 'revoke it']],
  ['a verdict', ['approach it', 'reach it'], ['approve it', 'reject it']],
  ['what stays', ['describe tables', 'draw tables'], ['drop tables', 'keep tables']],
  ['a turn', ['turn swiftly', 'turn gently'], ['turn clockwise', 'turn counterclockwise']],
  ['a time', ['a splendid call', 'a lovely call'], ['a synchronous call', 'an asynchronous call']],
  ['an order', ['sort nicely', 'sort neatly'], ['sort ascending', 'sort descending']],
  ['a grade', ['package it', 'bundle it'], ['upgrade it', 'downgrade it']],
  ['a prefix that no table of opposites knows', ['wildlife traffic', 'city traffic'], ['uplink traffic', 'downlink traffic']],
  ['an ending', ['helping advice', 'handy advice'], ['harmless advice', 'harmful advice']],
  ['a protocol', ['talk about tea', 'talk about coffee'], ['talk HTTP', 'talk HTTPS']],
  ['a family', ['the shiny process', 'the pretty process'], ['the parent process', 'the child process']],
  ['a direction', ['the lovely region', 'the pretty region'], ['the east region', 'the west region']],
  ['a month', ['see you someday', 'see you someplace'], ['see you March', 'see you April']],
  ['a day of the week', ['call somebody', 'call anybody'], ['call Monday', 'call Friday']],
  ['a contraction without its apostrophe', ['you do restart', 'you did restart'], ['you dont restart', 'you do restart']],
  ['a contraction that loses its apostrophe', ['you do restart', 'you did restart'], ["you don't restart", 'you dont restart']],
  ['a negation that is joined', ['the data base', 'the database'], ['she is not able', 'she is notable']],
  ['a prefix that is joined', ['the data base', 'the database'], ['the re signed page', 'the resigned page']],
  ['a negation in Portuguese', ['reinicia agora', 'reinicia logo'], ['reinicia agora', 'não reinicia agora']],
  ['a negation in Italian', ['riavvia ora', 'riavvia subito'], ['riavvia ora', 'riavvia senza ora']],
  ['a word in Russian', ['server здесь', 'machine здесь'], ['перезапусти сервер', 'останови сервер']],
  ['a word in Japanese', ['server です', 'machine です'], ['再起動する', '再起動しない']],
  ['a blank in Korean', ['server 서버', 'machine 서버'], ['다시 시작', '다시시작']],
  ['a word in Arabic', ['server هنا', 'machine هنا'], ['أعد التشغيل', 'أوقف التشغيل']],
  ['a word in Greek', ['server εδώ', 'machine εδώ'], ['επανεκκίνηση τώρα', 'διακοπή τώρα']],
  ['a path', ['folder alpha', 'folder beta'], ['folder /var/lib', 'folder /var/log']],
  ['an address', ['page alpha', 'page beta'], ['page https://staging.example.com', 'page https://prod.example.com']],
  ['struck-out HTML', ['restart server', 'reboot server'], ['restart server', '<del>restart</del> server']],
  ['a tick', ['🎉 restart', '🎈 restart'], ['✅ restart', '❌ restart']],
];

describe('a guard', () => {
  it.each(pairs)('finds %s', (_, [from, to], [guardedFrom, guardedTo]) => {
    const around = (text: string): string => `${filler}.\n\n${text}\n\n${filler}.`;
    expect([compare(around(from), around(to)).reason, classOf(around(from), around(to))]).toEqual(['A few words changed.', 'C1']);
    expect([classOf(around(guardedFrom), around(guardedTo)), classOf(around(guardedTo), around(guardedFrom))]).toEqual(['C2', 'C2']);
  });

  it('says what it found', () => {
    const reasons = pairs.slice(0, 9).map(([, , [from, to]]) => compare(`${filler} ${from}`, `${filler} ${to}`).reason);
    expect(reasons.join('\n')).toMatchInlineSnapshot(`
      "The text changed: a word changed, a number or a sign.
      The text changed: a word changed beside another, a number or a sign.
      The text changed: a word changed, an amount or a unit.
      The text changed: a word changed, a number or a sign.
      The text changed: a word changed, a number or a sign.
      The text changed: a word changed, an amount or a unit.
      The text changed: a word changed beside another, an amount or a unit.
      The text changed: a word changed beside another, an amount or a unit.
      The text changed: a word changed, a negation."
    `);
  });
});

describe('what can hurt', () => {
  it.each([
    ['a strike', 'Do not restart', 'Do <del>not</del> restart'],
    ['hidden words', 'Do not restart', 'Do <span hidden>not</span> restart'],
    ['a unit', 'Give 5 mg', 'Give 5 Mg'],
    ['an address', 'Open https://staging.example.com', 'Open https://prod.example.com'],
    ['a flag', 'Add --dry-run', 'Add dry run'],
    ['a pattern', 'Delete \\*.log', 'Delete .log'],
    ['a path', 'Delete /var/lib data', 'Delete var lib data'],
    ['a language', 'Write C#', 'Write C'],
  ])('is content on any page: %s', (_, from, to) => {
    for (const kind of [undefined, 'runbook'] as const) {
      for (const around of [filler, '1. Go']) {
        expect([classOf(`${around} ${from}`, `${around} ${to}`, kind), classOf(`${around} ${to}`, `${around} ${from}`, kind)]).toEqual([
          'C2',
          'C2',
        ]);
      }
    }
  });
});

describe('without texts', () => {
  const unit = (text: string, fields: Partial<UnitText> = {}): UnitText => ({ ...toUnitText(text), ...fields });
  const older = (text: string, fields: Partial<UnitText> = {}): UnitText => {
    const now = toUnitText(text);
    return {
      ...now,
      fingerprint: { ...now.fingerprint, fpv: 0, text: 'x', code: 'x', outline: 'x', tasks: ['x'], assess: 'x' },
      ...fields,
    };
  };

  it.each([
    ['the same text', unit('a', { blocks: undefined }), unit('a'), 'C0', true],
    ['another text', unit('a', { blocks: undefined }), unit('b'), 'C2', false],
    ['another text in a runbook', unit('a', { blocks: undefined, kind: 'runbook' }), unit('b', { kind: 'runbook' }), 'C2', true],
    ['other code', unit('a', { blocks: undefined }), unit('```\na\n```'), 'C2', true],
    ['another assessment', unit('a', { blocks: undefined }), unit('---\nobjectives: [a]\n---\n\na'), 'C3', true],
    ['a fingerprint made in another way', older('a', { blocks: undefined }), unit('b'), 'C0', false],
    ['a fingerprint made in another way, and no text now', older('a'), unit('b', { blocks: undefined }), 'C0', false],
  ] as const)('%s is judged by hashes alone', (_, from, to, expected, certain) => {
    expect(classify(from, to)).toMatchObject({ class: expected, certain });
  });

  it.each([
    ['the same text', 'a **b**', 'A b.', 'C0'],
    ['a few words', `${filler} a`, `${filler} b`, 'C1'],
    ['a negation', `${filler} do`, `${filler} do not`, 'C2'],
    ['code', '```\na\n```', '```\nb\n```', 'C2'],
    ['a heading', '# t\n\n## a', '# t\n\n## b', 'C2'],
    ['a task', `- [ ] ${filler} a`, `- [ ] ${filler} b`, 'C2'],
  ])('of fingerprints made in different ways only texts are compared: %s', (_, from, to, expected) => {
    expect(classify(older(from), unit(to))).toMatchObject({ class: expected, certain: false });
  });

  it('of a lab’s, other code is another assessment', () => {
    expect(classify(older('```\na\n```', { kind: 'lab' }), unit('```\nb\n```', { kind: 'lab' })).class).toBe('C3');
  });
});

describe('properties', () => {
  const block = fc.constantFrom(
    'word',
    `${filler}.`,
    'you must not',
    '`code`',
    '```\nrun\n```',
    '## part',
    '- [ ] task',
    '> [!NOTE]\n> mind',
    '5 %',
    '1. step',
  );
  const page = fc.array(block, { maxLength: 6 }).map((blocks) => `# t\n\n${blocks.join('\n\n')}`);
  const kind = fc.constantFrom(undefined, 'runbook', 'lab', 'how-to');

  it('a page compared with itself has changed in nothing', () => {
    fc.assert(
      fc.property(page, kind, (text, kind) => {
        expect(classOf(text, text, kind)).toBe('C0');
      }),
      { numRuns: 60 },
    );
  });

  it('nothing changed in one direction when nothing changed in the other', () => {
    fc.assert(
      fc.property(page, page, kind, (from, to, kind) => {
        expect(classOf(from, to, kind) === 'C0').toBe(classOf(to, from, kind) === 'C0');
      }),
      { numRuns: 60 },
    );
  });

  it('a further change never lowers the class', () => {
    const further = fc.constantFrom(
      ['## more', ''],
      ['', '```\nmore\n```'],
      ['objectives: [more]', ''],
      ['', '- [ ] more'],
      ['', 'you must never'],
    );
    fc.assert(
      fc.property(page, page, kind, further, (from, to, kind, [meta, body]) => {
        const more = `${meta?.startsWith('obj') ? `---\n${meta}\n---\n\n` : ''}${to}\n\n${meta?.startsWith('#') ? meta : ''}\n\n${body ?? ''}`;
        expect(classOf(from, more, kind) >= classOf(from, to, kind) || classOf(to, more, kind) >= classOf(from, to, kind)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('more words that differ never lower the class', () => {
    const words = Array.from({ length: 40 }, (_, at) => `w${'abcdefghijklmnopqrstuvwxyz'.charAt(at % 26)}${'xyz'.charAt(at / 26)}`);
    const classes = words.map((_, count) => classOf(words.join(' '), words.map((word, at) => (at < count ? `${word}q` : word)).join(' ')));
    expect(classes.join('')).toBe(`C0${'C1'.repeat(6)}${'C2'.repeat(33)}`);
  });
});

it.each([
  ['all words', (at: number) => `a${at}`, (at: number) => `b${at}`],
  ['the order', (at: number) => `a${at % 7919}`, (at: number) => `a${(at * 31) % 7919}`],
  ['every thirtieth', (at: number) => `x${at}`, (at: number) => (at % 30 === 0 ? 'y' : `x${at}`)],
])('two pages of 500 kB that differ in %s cost less than two seconds', (_, before, after) => {
  const textOf = (word: (at: number) => string): UnitText => ({
    ...toUnitText(''),
    fingerprint: { ...toUnitText('').fingerprint, text: word(1) },
    blocks: Array.from({ length: 90 }, (_, block) => ({
      kind: 'prose',
      text: Array.from({ length: 900 }, (_, at) =>
        word(block * 900 + at).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit))),
      ).join(' '),
    })),
  });
  const [from, to] = [textOf(before), textOf(after)];
  const started = cpuTime();
  expect(classify(from, { ...to, fingerprint: { ...to.fingerprint, text: 'other' } }).class).toBe('C2');
  expect(cpuTime() - started).toBeLessThan(2000);
});

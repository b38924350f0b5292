import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts, type DiffBlock } from '../../../src/core/pathways/diff-texts.ts';
import type { TextBlock } from '../../../src/core/pathways/unit-text.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';
import { readText } from '../../helpers/unit-text.ts';

/** Differences as people write them: `[-removed-]{+added+}`. */
function show(blocks: readonly DiffBlock[]): string {
  const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
  const line = ({ kind, change, parts }: DiffBlock): string =>
    `${kind} ${change}${parts.length > 0 ? ': ' : ''}${parts.map((part) => marks[part.change].join(part.text)).join('')}`;
  return blocks.map(line).join('\n');
}

function diff(from: string, to: string): DiffBlock[] {
  return diffTexts(readText(from).blocks, readText(to).blocks);
}

describe('the difference of two texts', () => {
  it('shows words in what changed, the heading above, what stands around, and gaps', () => {
    const paragraphs = Array.from({ length: 9 }, (_, at) => `Paragraph ${at}.`);
    const text = (change: string): string =>
      ['# Title', ...paragraphs, '## Part', ...paragraphs.slice(0, 4), change, ...paragraphs].join('\n\n');
    expect(show(diff(text('Restart the old server and wait.'), text('Restart both old servers, and then wait.')))).toMatchInlineSnapshot(`
      "gap same
      heading same: Part
      gap same
      prose same: Paragraph 3.
      prose changed: Restart [-the-]{+both+} old [-server-]{+servers,+} and {+then +}wait.
      prose same: Paragraph 0.
      gap same"
    `);
  });

  it.each([
    ['nothing', 'a\n\nb', 'a\n\nb', 'gap same'],
    ['nothing at all', '', '', ''],
    ['a word', 'one two three', 'one 2 three', 'prose changed: one [-two-]{+2+} three'],
    ['words side by side', 'a b c d e f', 'a x y d e f', 'prose changed: a [-b c-]{+x y+} d e f'],
    ['a sign', 'stop it. go', 'stop it, go', 'prose changed: stop it[-.-]{+,+} go'],
    ['inline code', 'run `foo -a` now', 'run `foo -b` now', 'prose changed: run `foo -[-a-]{+b+}` now'],
    ['a new block', 'a', 'a\n\nb', 'prose same: a\nprose added: {+b+}'],
    ['a removed block', 'a\n\nb', 'b', 'prose removed: [-a-]\nprose same: b'],
    ['another block', 'one two', 'three four', 'prose removed: [-one two-]\nprose added: {+three four+}'],
    ['code by lines', '```\na\nb c\n```', '```\na\nb d\n```', 'code changed: a\n[-b c-]{+b d+}'],
    ['a heading', '# t\n\n## one two', '# t\n\n## one three', 'heading changed: one [-two-]{+three+}'],
    ['words of Chinese', '请重启数据库服务器。', '请关闭数据库服务器。', 'prose changed: 请[-重启-]{+关闭+}数据库服务器。'],
    [
      'a row',
      '| a | b |\n|--|--|\n| one | two |',
      '| a | b |\n|--|--|\n| one | six |',
      'cell same: a | b\ncell changed: one | [-two-]{+six+}',
    ],
    ['a number', 'wait 10.5 s here', 'wait 105 s here', 'prose changed: wait [-10.5-]{+105+} s here'],
  ])('with %s', (_, from, to, expected) => {
    expect(show(diff(from, to))).toBe(expected);
  });

  it('pairs a block with what it became, whatever comes between', () => {
    const shown = show(
      diff(
        'Open the console of the cluster.\n\nLook at the nodes there.',
        'Sign in.\n\nOpen the console of this cluster.\n\nLook at all the nodes there.',
      ),
    );
    expect(shown).toMatchInlineSnapshot(`
      "prose added: {+Sign in.+}
      prose changed: Open the console of [-the-]{+this+} cluster.
      prose changed: Look at {+all +}the nodes there."
    `);
  });
});

describe('properties', () => {
  const block = fc.record({
    kind: fc.constantFrom('prose', 'item', 'code', 'heading', 'alert', 'cell'),
    text: fc
      .array(fc.constantFrom('one', 'two', 'three', '`four`', '数据', '.', '\n'), { minLength: 1, maxLength: 12 })
      .map((words) => words.join(' ')),
  });
  const text = fc.array(block, { maxLength: 12 });

  it('every word of both texts is shown, but for gaps', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const blocks = diffTexts(from, to);
        const side = (change: string): string[] =>
          blocks
            .filter(({ kind, change: whole }) => kind !== 'gap' && (whole === 'changed' || whole === change))
            .map(({ parts }) => parts.flatMap((part) => (part.change === 'same' || part.change === change ? part.text : [])).join(''));
        expect(from.map((one) => one.text)).toEqual(expect.arrayContaining(side('removed')));
        expect(to.map((one) => one.text)).toEqual(expect.arrayContaining(side('added')));
        const gone = from.filter((one) => !to.some(({ text }) => text === one.text)).map((one) => one.text);
        expect(side('removed')).toEqual(expect.arrayContaining(gone));
      }),
    );
  });

  it('a text has no difference from itself', () => {
    fc.assert(
      fc.property(text, (from) => {
        expect(diffTexts(from, from).every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });
});

const size = 500_000;

it.each<[string, (side: number) => TextBlock[]]>([
  ['one long paragraph', (side) => [{ kind: 'prose', text: `a${side} b `.repeat(size / 5) }]],
  ['one word', (side) => [{ kind: 'prose', text: String(side).repeat(size) }]],
  ['one long line of Chinese', (side) => [{ kind: 'prose', text: (side === 0 ? '数据' : '据数').repeat(size / 6) }]],
  [
    'words in another order',
    (side) => [{ kind: 'prose', text: Array.from({ length: size / 5 }, (_, at) => `${(at * (side + 7)) % 9973}`).join(' ') }],
  ],
  [
    'a long code',
    (side) => [{ kind: 'code', text: Array.from({ length: size / 5 }, (_, at) => `${(at * (side + 7)) % 9973}`).join('\n') }],
  ],
  [
    'blocks of one character',
    (side) => Array.from({ length: size / 2 }, (_, at) => ({ kind: 'prose', text: 'abcdefg'.charAt((at * (side + 2)) % 7) })),
  ],
  [
    'a hundred similar paragraphs',
    (side) => Array.from({ length: 100 }, (_, at) => ({ kind: 'prose', text: `${at}${side} same words `.repeat(size / 1700) })),
  ],
  [
    'every other block changed',
    (side) =>
      Array.from({ length: 5000 }, (_, at) => ({
        kind: 'prose',
        text: `${at} ${at % 2 === 0 ? side : ''} some words that make it a hundred characters long, as paragraphs are`,
      })),
  ],
])('two pages of 500 kB cost less than two seconds: %s', (_, make) => {
  const [from, to] = [make(0), make(1)];
  const started = cpuTime();
  const blocks = diffTexts(from, to);
  expect(cpuTime() - started).toBeLessThan(2000);
  expect(blocks.some(({ change }) => change !== 'same')).toBe(true);
});

import { expect, test } from 'vitest';
import { messagesOf, outlineOf } from './parse-outline.ts';

const head = '| a | b |\n| - | - |\n';

test.each([
  ['| 1 | 2 | 3 |', '3:11-3:12', 3],
  ['| 1 | 2 | 3 | *4* |', '3:11-3:18', 4],
  ['1 | 2 | 3', '3:9-3:10', 3],
  ['| `x | y` | z |', '3:13-3:14', 3],
  ['| 1 | 2 |  | 4 |', '3:14-3:15', 4],
])('the row %j has cells that are too much', (row, place, count) => {
  expect(messagesOf(head + row)).toBe(
    `${place} page/extra-cells: This row has ${count} cells in a table of 2 columns. Other readers of Markdown leave out what is too much.`,
  );
});

test.each(['| 1 | 2 |', '| 1 |', '| 1 | 2 | |', '| 1 | 2 ||||', '| `x \\| y` | z |', '| 1 \\| 2 | 3 |'])(
  'the row %j has no cell too many',
  (row) => {
    expect(messagesOf(head + row)).toBe('');
  },
);

test('each row is told by itself, in MDX and inside other blocks too', () => {
  const text = `> ${head.replace('\n', '\n> ')}> | 1 | 2 | 3 |\n> | 4 | 5 | 6 |`;
  for (const format of ['md', 'mdx'] as const) expect(messagesOf(text, 'gfm', format).match(/^\d+:\d+/gm)).toEqual(['3:13', '4:13']);
});

test('empty cells behind the last column go, whether or not others stay', () => {
  expect(outlineOf(`${head}| 1 | 2 | |\n| 1 | 2 | 3 | |`)).toMatchInlineSnapshot(`
    "table
      tableRow
        tableCell: "a"
        tableCell: "b"
      tableRow
        tableCell: "1"
        tableCell: "2"
      tableRow
        tableCell: "1"
        tableCell: "2"
        tableCell: "3""
  `);
});

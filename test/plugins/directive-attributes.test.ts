import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';

/** `line:column-column message hint` of every attribute that a directive can't use. */
function faults(text: string): string[] {
  const { messages } = parseMarkdown(text, { dialect: 'gfm', format: 'md' });
  return messages.map(
    ({ rule, position, message, hint = '' }) =>
      `${position?.start.line}:${position?.start.column}-${position?.end.column} ${rule} ${message} ${hint}`,
  );
}

describe('an attribute that a directive can’t use', () => {
  test.each([
    [
      ':::lab[Restart]{templat="a" verify="make"}\nx\n:::',
      '1:17-28 page/directive-attribute `:::lab` has no attribute `templat`. Did you mean `template`?',
    ],
    [':::note{icon=heart}\nx\n:::', '1:9-19 page/directive-attribute `:::note` has no attribute `icon`. '],
    [
      ':::quiz[Which?]{kind=ordering}\n1. a\n2. b\n:::',
      '1:17-30 page/directive-attribute `kind` of `:::quiz` is one of single, multiple, short, order, not `ordering`. ',
    ],
    [
      '::: details More {open=wide}\nx\n:::',
      '1:19-28 page/directive-attribute `open` of `:::details` is set by its name alone, not `wide`. ',
    ],
    ['::include{pag="a.md"}', '1:11-21 page/directive-attribute `::include` has no attribute `pag`. Did you mean `page`?'],
    ['A :term[word]{off="b"}.', '1:15-22 page/directive-attribute `:term` has no attribute `off`. Did you mean `of`?'],
    ['- x\n\n  :::card[C]{hrf=x}\n  y\n  :::', '3:14-19 page/directive-attribute `:::card` has no attribute `hrf`. Did you mean `href`?'],
    [
      ':::lab{verify="a}\nx\n:::',
      '1:8-17 page/directive-attribute `verify="a` can’t be read as the attributes of `:::lab`. Write each like `name="value"`.',
    ],
    [
      ':::lab{verify: make}\nx\n:::',
      '1:8-20 page/directive-attribute `verify: make` can’t be read as the attributes of `:::lab`. Write each like `name="value"`.',
    ],
  ])('%j is named', (text, expected) => {
    expect(faults(text)).toContainEqual(expected);
  });

  test('is told once, also in a block that nobody closed', () => {
    expect(faults(':::lab{templat=a}\nx').map((fault) => fault.split(' ')[1])).toEqual([
      'page/directive-attribute',
      'page/unclosed-directive',
    ]);
  });
});

describe('an attribute that a directive can use', () => {
  test.each([
    ':::lab[Restart]{template="a" verify="make check" reset=\'rm -r x\'}\nx\n:::',
    '::: details More {open}\nx\n:::',
    ':::callout{type=danger}\nx\n:::',
    ':::note{#id .class}\nx\n:::',
    ':::card[Title]{href="x" icon=y}\nx\n:::',
    '::code-from-repo{file="a.ts" lines=1-2}',
    ':::note{}\nx\n:::',
    ':term[word]{of="name"}',
  ])('%j is not named', (text) => {
    expect(faults(text).filter((fault) => fault.includes('attribute'))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { parseFenceHead } from '../../plugins/fence-head.ts';
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
      ':::lab{verify: make}\nx\n:::',
      '1:8-20 page/directive-attribute `verify: make` can’t be read as the attributes of `:::lab`. Write each like `name="value"`, and `\'` for quotes within.',
    ],
    [
      ':::lab{verify="a "b" c"}\nx\n:::',
      '1:8-24 page/directive-attribute `verify="a "b" c"` can’t be read as the attributes of `:::lab`. Write each like `name="value"`, and `\'` for quotes within.',
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

/** The attributes that a directive has, as they are read. */
function attributesOf(head: string): Record<string, string> | undefined {
  return parseFenceHead(head, false)?.attributes;
}

describe('a value whose quotes are wrong', () => {
  const bare = (name: string): string => `The value of \`${name}\` needs quotes: without them it ends at the first blank or quote.`;
  test.each([
    [':::lab{verify=true -f total}', { verify: 'true -f total' }, `${bare('verify')} Write \`verify="true -f total"\`.`],
    [':::lab{verify=test -f x}', { verify: 'test -f x' }, `${bare('verify')} Write \`verify="test -f x"\`.`],
    [':::lab{verify=cat .env timeout=5s}', { verify: 'cat .env', timeout: '5s' }, `${bare('verify')} Write \`verify="cat .env"\`.`],
    [':::lab{verify=curl -d a=b x}', { verify: 'curl -d a=b x' }, `${bare('verify')} Write \`verify="curl -d a=b x"\`.`],
    [':::lab{verify=echo "a" b}', { verify: 'echo "a" b' }, `${bare('verify')} Write \`verify='echo "a" b'\`.`],
    [':::lab{verify=echo "it\'s"}', { verify: 'echo "it\'s"' }, `${bare('verify')} Put it in straight quotes.`],
    [':::runbook-step{who=on-call engineer}', { who: 'on-call engineer' }, `${bare('who')} Write \`who="on-call engineer"\`.`],
    [":::runbook-step{expect=it's}", { expect: "it's" }, `${bare('expect')} Write \`expect="it's"\`.`],
    [
      ':::runbook-step{expect="it\'s" rollback=\'undo}',
      { expect: "it's", rollback: 'undo' },
      'The quote before the value of `rollback` is not closed. Write `rollback="undo"`.',
    ],
    [':::lab{verify="a}', { verify: 'a' }, 'The quote before the value of `verify` is not closed. Write `verify="a"`.'],
    [
      ':::runbook-step{who=“the engineer” danger=none}',
      { who: 'the engineer', danger: 'none' },
      'The value of `who` stands in curly quotes. Write `who="the engineer"`.',
    ],
    [':::runbook-step{who=‘me’}', { who: 'me' }, 'The value of `who` stands in curly quotes. Write `who="me"`.'],
  ])('%s is read as it is meant, and told', (head, attributes, fault) => {
    expect(attributesOf(head)).toEqual(attributes);
    expect(faults(`${head}\nx\n:::`)).toEqual([expect.stringContaining(` page/directive-attribute ${fault}`)]);
  });

  test('is told for directives on one line too, at its place', () => {
    expect(faults('::include{page=c.md section=Second part}')).toEqual([
      `1:21-40 page/directive-attribute ${bare('section')} Write \`section="Second part"\`.`,
    ]);
  });

  test('a name that is misspelt behind it is told as such', () => {
    expect(faults(':::lab{verify=make templat=a}\nx\n:::')).toEqual([expect.stringContaining('has no attribute `templat`')]);
  });

  test('a value with braces is one value', () => {
    expect(attributesOf(':::lab[Count]{verify="awk \'{print $1}\' a"}')).toEqual({ title: 'Count', verify: "awk '{print $1}' a" });
  });

  test('hostile braces are read in no time', () => {
    const started = performance.now();
    faults(`:::lab{${'a=“ b=" \' '.repeat(90)}}\nx\n:::\n\n`.repeat(200));
    expect(performance.now() - started).toBeLessThan(5000);
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

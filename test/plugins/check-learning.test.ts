import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';

function complaintsOf(text: string, format: 'md' | 'mdx' = 'md'): string[] {
  const { messages } = parseMarkdown(text, { dialect: 'gfm', format });
  return messages.map(
    ({ rule, message, position }) => `${String(position?.start.line)}:${String(position?.start.column)} ${rule} ${message}`,
  );
}

describe('components for learning', () => {
  test('whose attributes are code are taken for what they may become', () => {
    expect(
      complaintsOf('<Quiz question={`Which ${n}?`}>\n\n- [x] a\n- [ ] b\n\n</Quiz>\n\n<Recall question={n}>\n\nThat.\n\n</Recall>', 'mdx'),
    ).toEqual(['1:26 mdx/undefined-name Nothing is called `n` in the code of this page.']);
  });

  test.each([
    [':::quiz[Which?]\n- [ ] a\n- [ ] b\n:::', '4:1 page/quiz No option of the quiz is right.'],
    [':::quiz[Which?]{kind=single}\n- [x] a\n- [x] b\n:::', '5:1 page/quiz A second option is right, but readers can choose one.'],
    [':::quiz[Which?]\n- [x] a\n:::', '4:1 page/quiz The quiz has only one option.'],
    [':::quiz[Which?]\n1. a\n:::', '4:1 page/quiz There is only one thing to put in order.'],
    [':::quiz[Which?]\n- [x] a\n- [] b\n- [ ] c\n:::', '5:1 page/quiz This option has no box.'],
    [':::quiz[Which?]\n- [x] a\n- [ x] b\n:::', '5:1 page/quiz This option has no box.'],
    [':::quiz[Which?]\n- [] a\n- [ x] b\n:::', '4:1 page/quiz This option has no box.'],
    [':::quiz[Which?]\n- [x] a\n- b\n:::', '5:1 page/quiz This option has no box.'],
    [':::quiz[Which?]\n- [x] a\n- [ ] b\n\n* [ ] c\n:::', '7:1 page/quiz The options of the quiz stand in two lists.'],
    [':::quiz[Which?]\n- [x] a\n= b\n:::', '4:1 page/quiz An option stands beside an answer to type.'],
    [':::quiz[Which?]\n- [x] a\n\n= b\n:::', '4:1 page/quiz An option stands beside an answer to type.'],
    [':::quiz[Which?]\n=kubectl\n:::', '3:1 page/quiz The quiz has no answers.'],
    [':::quiz[Which?]\nThat.\n:::', '3:1 page/quiz The quiz has no answers.'],
    [':::quiz[Which?]{kind=short}\n- [x] a\n- [ ] b\n:::', '3:1 page/quiz The quiz has no answers.'],
    [':::quiz\n- [x] a\n- [ ] b\n:::', '3:1 page/quiz The quiz asks nothing.'],
    [':::recall[What?]\n:::', '3:1 page/empty-component The recall has no answer.'],
    [':::recall\nWhat?\n:::', '3:1 page/empty-component The recall has a question or an answer, but not both.'],
    [':::recall\n- What?\n:::', '3:1 page/empty-component The recall asks nothing.'],
    [':::checklist\nText.\n:::', '3:1 page/empty-component The checklist has no list.'],
    [':::rubric\nText.\n:::', '3:1 page/empty-component The rubric has no table.'],
    [':::rubric\n| a | b |\n|---|---|\n:::', '3:1 page/empty-component The rubric has no criteria or no levels.'],
    [':::rubric\n| a |\n|---|\n| b |\n:::', '3:1 page/empty-component The rubric has no criteria or no levels.'],
    [':::evidence{assessment=a}\n:::', '3:1 page/empty-component The evidence asks for nothing.'],
  ])('%j: %s', (text, complaint) => {
    expect(complaintsOf(`# Title\n\n${text}\n`)).toEqual([complaint]);
  });

  test.each([
    ':::quiz[Which?]\n- [x] a\n- [ ] b\n:::',
    ':::quiz\nWhich?\n\n- [x] a\n- [x] b\n:::',
    ':::quiz[Which?]\n= a\n:::',
    ':::quiz[Which?]\n1. a\n2. b\n:::',
    ':::quiz[What do these steps lack?]\n1. a\n2. b\n\n- [x] c\n- [ ] d\n:::',
    ':::recall\nWhat?\n\nThat.\n:::',
    ':::checklist\n- a\n:::',
    ':::objectives\n:::',
  ])('%j is in order', (text) => {
    expect(complaintsOf(`# Title\n\n${text}\n`)).toEqual([]);
  });

  test('an empty quiz is told of twice, once for what it asks and once for what it answers', () => {
    expect(complaintsOf(':::quiz\n:::')).toEqual(['1:1 page/quiz The quiz asks nothing.', '1:1 page/quiz The quiz has no answers.']);
  });

  test('elements of MDX are judged as directives are', () => {
    expect(complaintsOf('# T\n\n<Quiz question="Which?">\n\n- [ ] a\n- [ ] b\n\n</Quiz>\n', 'mdx')).toEqual([
      '5:1 page/quiz No option of the quiz is right.',
    ]);
    expect(complaintsOf('<Quiz kind="essay" question="Which?">\n\n= a\n\n</Quiz>\n', 'mdx')).toEqual([
      '1:7 mdx/bad-attribute `kind` of `<Quiz>` is one of single, multiple, short, order, not `essay`.',
    ]);
  });

  test('the hint shows the form in which the author writes', () => {
    const hintOf = (text: string, format: 'md' | 'mdx'): string | undefined =>
      parseMarkdown(text, { dialect: 'gfm', format }).messages[0]?.hint;
    expect(hintOf('<Quiz>\n\n= a\n\n</Quiz>\n', 'mdx')).toBe('Write the question behind its name: `<Quiz question="Which …?">`.');
    expect(hintOf(':::quiz[Which?]\n=kubectl\n:::\n', 'md')).toBe('Write a blank behind the sign: `= kubectl`.');
  });

  test('what a misspelt attribute may be meant for is not said to be missing', () => {
    expect(complaintsOf('<Quiz qestion="Which?">\n\n= a\n\n</Quiz>\n', 'mdx')).toEqual([
      '1:7 mdx/unknown-attribute `<Quiz>` has no attribute `qestion`.',
    ]);
    expect(complaintsOf(':::recall{qestion="Which?"}\na\n:::\n')).toEqual([
      '1:11 page/directive-attribute `:::recall` has no attribute `qestion`.',
    ]);
  });

  test('five thousand options are judged in no time', () => {
    const text = `:::quiz[Which?]\n${'- [ ] a\n'.repeat(5000)}:::`;
    const started = performance.now();
    expect(complaintsOf(text)).toEqual(['2:1 page/quiz No option of the quiz is right.']);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

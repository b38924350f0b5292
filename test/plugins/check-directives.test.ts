import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import type { MarkdownMessage } from '../../plugins/nodes.ts';
import { readableText } from './parse-outline.ts';

function complaintsOf(text: string): MarkdownMessage[] {
  const { messages } = parseMarkdown(text, { dialect: 'gfm', format: 'md' });
  return messages.filter(({ rule }) => rule === 'page/unknown-directive');
}

function block(head: string): string {
  return `# Restart\n\n${head}\nAsk before you restart.\n:::\n`;
}

describe('directives that stay text', () => {
  test.each([
    [':::warnng', 'Did you mean `warning`?', 'warning'],
    ['::: Warnig Look out', 'Did you mean `warning`?', 'warning'],
    [':::warinng[Look out]', 'Did you mean `warning`?', 'warning'],
    [':::impotant', 'Did you mean `important`?', 'important'],
    [':::detials', 'Did you mean `details`?', 'details'],
    ['::: notes', 'Did you mean `note`?', undefined],
    [':::accordion', 'Did you mean `details`?', undefined],
    [':::tab-group', 'Did you mean `tabs`?', undefined],
    [':::carf', 'Did you mean `card`?', 'card'],
    [':::sidebar', 'Use a component that exists, or remove the line and the one that closes it.', undefined],
    [':::row:::', 'Use a component that exists, or remove the line and the one that closes it.', undefined],
    ['::: steps Restart', 'Write `:::steps` alone on its line.', undefined],
    [':::note:::', 'Write `:::note` alone on its line.', undefined],
    [':::{note}', 'Write `:::note`.', undefined],
    ['::: {.sidebar}', 'Use a component that exists, or remove the line and the one that closes it.', undefined],
    ['::note', 'Write `:::note`, and a line of `:::` below what belongs to it.', undefined],
    ['::card[One]{href="a.md"}', 'Write `:::card`, and a line of `:::` below what belongs to it.', undefined],
    ['::warnng', 'Did you mean `warning`?', undefined],
  ])('%s: %s', (head, hint, mended) => {
    const [complaint, ...others] = complaintsOf(block(head));
    expect(others).toEqual([]);
    expect(complaint?.hint).toBe(hint);
    expect(complaint?.position?.start).toEqual({ line: 3, column: 1 });
    expect(complaint?.fix?.text).toBe(mended);
  });

  test('are shown with every word', () => {
    const { tree } = parseMarkdown(block(':::warnng[Look out]'), { dialect: 'gfm', format: 'md' });
    expect(readableText(tree)).toContain(':::warnng[Look out]');
    expect(readableText(tree)).toContain('Ask before you restart.');
  });

  test('the fix names the component, and the block is one then', () => {
    const text = block('::: warnng Look out');
    const [complaint] = complaintsOf(text);
    expect(complaint?.fix?.range).toEqual({ start: { line: 3, column: 5 }, end: { line: 3, column: 11 } });
    const { tree } = parseMarkdown(text.replace('warnng', complaint?.fix?.text ?? ''), { dialect: 'gfm', format: 'md' });
    expect(tree.children[1]).toMatchObject({ type: 'waymarkComponent', attributes: { type: 'warning', title: 'Look out' } });
  });

  test('a block that nothing closes is not mended: it would take up the rest of the page', () => {
    expect(complaintsOf('# Restart\n\n:::warnng\nAsk first.\n')[0]).toMatchObject({ expected: ['warning'] });
    expect(complaintsOf('# Restart\n\n:::warnng\nAsk first.\n')[0]?.fix).toBeUndefined();
  });

  test('each of several in a paragraph is reported where it stands', () => {
    const starts = complaintsOf(':::wraning\nbar\n:::wraning\nbaz\n').map(({ position }) => position?.start);
    expect(starts).toEqual([
      { line: 1, column: 1 },
      { line: 3, column: 1 },
    ]);
  });

  test('one behind an escaped one is found', () => {
    expect(complaintsOf('\\:::warnng\n:::warnng\n').map(({ position }) => position?.start)).toEqual([{ line: 2, column: 1 }]);
  });

  test('in a quote and behind a line break are found too', () => {
    expect(complaintsOf('> :::warnng\n> x\n> :::\n')[0]?.position?.start).toEqual({ line: 1, column: 3 });
    expect(complaintsOf('Text  \n:::warnng\nx\n:::\n')[0]?.position?.start).toEqual({ line: 2, column: 1 });
  });
});

describe('what isn’t meant as a directive is left alone', () => {
  test.each([
    '::File.read',
    '::error file=app.js,line=1::Missing semicolon',
    '`std`::vector',
    '**Foo**:::note',
    'std::note',
    '::',
    ':::',
    '\\:::warnng',
    '::1',
    '::vector',
    ':::mermaid\nA\n:::',
    '::: code-group\n```js [a]\nx\n```\n:::',
    '::: details Click {open}\nx\n:::',
    ':::danger[Title]\nx\n:::',
    '~~~~exercism/note\nx\n~~~~',
  ])('%j', (text) => {
    expect(complaintsOf(text)).toEqual([]);
  });
});

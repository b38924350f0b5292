import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { dialectTraits } from '../../plugins/dialect-traits.ts';
import type { MarkdownOptions } from '../../plugins/nodes.ts';
import { messagesOf, outline } from './parse-outline.ts';

const folder = join(import.meta.dirname, 'dialects');
const files = readdirSync(folder).filter((name) => /\.mdx?$/.test(name));

describe.each(files)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const [stem = '', format = ''] = name.split('.');
  const options: MarkdownOptions = {
    dialect: isDialect(stem) ? stem : 'gfm',
    format: format === 'mdx' ? 'mdx' : 'md',
    ...(stem === 'erb' ? { title: 'Backups & <more>' } : {}),
  };

  test('comes to the one form', async () => {
    const { tree, messages, live } = parseMarkdown(text, options);
    const lines = messages.map((message) => `${message.rule} ${message.position?.start.line ?? 0}: ${message.actual ?? ''}`);
    const result = [outline(tree), '---', ...lines, ...(live ? [`live ${live.line}: ${live.reason}`] : []), ''].join('\n');
    await expect(result).toMatchFileSnapshot(join(folder, `${name}.outline.txt`));
  });

  test('means the same with other line endings', () => {
    const normal = outline(parseMarkdown(text, options).tree);
    for (const ending of ['\r\n', '\r']) {
      const other = outline(parseMarkdown(text.replaceAll('\n', ending), options).tree);
      expect(other.replaceAll(ending === '\r' ? '\\r' : '\\r\\n', '\\n')).toBe(normal);
    }
  });

  test('has positions of the file, also behind a blanked frontmatter', () => {
    const lines = text.split('\n');
    const { tree } = parseMarkdown(`   \n\n${text}`, options);
    for (const node of tree.children) {
      const { start, end } = node.position ?? { start: { line: 0, column: 0 }, end: { line: 0 } };
      expect(start.line).toBeGreaterThan(2);
      expect(lines[start.line - 3]?.slice(start.column - 1)).toMatch(/\S/);
      expect(end.line).toBeGreaterThanOrEqual(start.line);
    }
  });
});

function isDialect(name: string): name is MarkdownOptions['dialect'] {
  return Object.hasOwn(dialectTraits, name);
}

test('every dialect has an example', () => {
  expect(Object.keys(dialectTraits).filter((dialect) => !files.includes(`${dialect}.md`))).toEqual([]);
});

test('messages say what, where and what to do', () => {
  expect(messagesOf('::: keypoints\n- x\n:::\n\n:::tip\nopen')).toMatchInlineSnapshot(`
    "1:1-1:14 page/unknown-directive: No component is called \`keypoints\`, so that this line is shown as text.
    5:1-5:7 page/unclosed-directive: Nothing closes this block, so that everything below it belongs to it."
  `);
});

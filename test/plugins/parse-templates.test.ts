import type { Parents } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { messagesOf, outlineOf } from './parse-outline.ts';

test('the title tag of Middleman stands for the title of the frontmatter', () => {
  const text = '# <%= current_page.data.title %>\n\nx';
  const { tree, messages } = parseMarkdown(text, { dialect: 'gfm', format: 'md', title: 'A & <b>' });
  expect(tree.children[0]).toMatchObject({ type: 'heading', children: [{ type: 'text', value: 'A & <b>' }] });
  expect(messages).toEqual([]);
});

test('without a title its heading goes', () => {
  expect(outlineOf('# <%= current_page.data.title %>\n\nx')).toBe('paragraph: "x"');
});

test('an id in an attribute list stays, as the place that links lead to', () => {
  const { tree, messages } = parseMarkdown(
    '## Settings { #settings }\n\n[](){ #config.dir } Words.\n\n[Button](a.md){ #first .md-button }',
    { dialect: 'mkdocs', format: 'md' },
  );
  const [heading, words, button] = tree.children as Parents[];
  expect(heading?.data).toMatchObject({ id: 'settings' });
  expect(words?.children).toContainEqual(expect.objectContaining({ type: 'html', value: '<a id="config.dir"></a>' }));
  expect(button?.children).toContainEqual(expect.objectContaining({ type: 'html', value: '<a id="first"></a>' }));
  expect(messages).toEqual([]);
});

test('template tags and attribute lists are named where they are', () => {
  expect(messagesOf('A <%= x %>\n\n[y](<%= url %>)\n\n<b><%= z %></b>')).toMatchInlineSnapshot(`
    "1:3-1:11 page/template-remnant: This template tag is not run here, so that readers see nothing in its place.
    3:5-3:15 page/template-remnant: This template tag is not run here, so that readers see nothing in its place.
    5:4-5:12 page/template-remnant: This template tag is not run here, so that readers see nothing in its place."
  `);
  expect(messagesOf('A {{< x "y" >}} and [z]({{< param "u" >}})\n\nB\n{: .c }', 'hugo')).toMatchInlineSnapshot(`
    "1:3-1:16 page/template-remnant: This shortcode is unknown here, so that readers see it as it is written.
    1:25-1:42 page/template-remnant: The address is a shortcode that is unknown here, so that there is no link.
    4:1-4:8 page/attribute-list: Attribute lists have no meaning here; this one is left out of the page."
  `);
  expect(messagesOf('[a](b){:target="_blank"} ![c](d.png){ width=10 } ![e](f.png){ .g }', 'mkdocs')).toMatchInlineSnapshot(`
    "1:7-1:25 page/attribute-list: Attribute lists have no meaning here; this one is left out of the page.
    1:61-1:67 page/attribute-list: Attribute lists have no meaning here; this one is left out of the page."
  `);
  expect(messagesOf('[a](b){:target="_blank"} {{< x >}}', 'gfm')).toBe('');
});

test('unknown shortcodes are shown', () => {
  expect(outlineOf('{{< x "y" >}} and {{% z %}}', 'hugo')).toMatchInlineSnapshot(`
    "paragraph
      inlineCode "{{< x \\"y\\" >}}"
      text " and "
      inlineCode "{{% z %}}""
  `);
});

test('a shortcode around one paragraph is a component, and ends where it says', () => {
  expect(outlineOf('{{% alert %}} a *b* {{% /alert %}}\n\n{{< note >}}\nc\n{{< /note >}}\nd', 'hugo')).toMatchInlineSnapshot(`
    "Callout type="note"
      paragraph
        text "a "
        emphasis: "b"
    Callout type="note"
      paragraph: "c"
    paragraph: "d""
  `);
});

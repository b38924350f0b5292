import { describe, expect, test } from 'vitest';
import { componentAttributes } from '../../plugins/component-attributes.ts';
import { componentNames } from '../../plugins/nodes.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { outlineOf, readableText } from './parse-outline.ts';

const parse = (text: string) => parseMarkdown(text, { dialect: 'gfm', format: 'mdx' });
const outlineMdx = (text: string) => outlineOf(text, 'gfm', 'mdx');
const say = (text: string) =>
  parse(text).messages.map(({ rule, message, hint, expected, position }) => {
    const place = position ? `${position.start.line}:${position.start.column}-${position.end.line}:${position.end.column}` : '-';
    return [`${place} ${rule}: ${message}`, hint, expected?.join(' ')].filter((part) => part !== undefined).join(' | ');
  });

describe('static MDX', () => {
  test('elements of components become components, wherever they stand', () => {
    expect(
      outlineMdx(
        '<Steps>\n1. a\n</Steps>\n\n<Tabs><Tab label="A">x</Tab></Tabs>\n\na <Card title="c">d</Card> b\n\n<Contents depth={3} />',
      ),
    ).toMatchInlineSnapshot(`
      "Steps
        list ordered=true
          listItem
            paragraph: "a"
      Tabs
        Tab label="A"
          paragraph: "x"
      paragraph
        text "a "
        Card inline title="c": "d"
        text " b"
      Contents depth="3""
    `);
  });

  test('elements of HTML stay elements, with what is literal of their attributes', () => {
    const { tree } = parse('<img src="a.png" width={40} hidden alt={`b`} loading={false} />');
    expect(tree.children).toMatchObject([
      {
        type: 'mdxJsxFlowElement',
        attributes: [
          { name: 'src', value: 'a.png' },
          { name: 'width', value: '40' },
          { name: 'hidden', value: null },
          { name: 'alt', value: 'b' },
        ],
      },
    ]);
  });

  test('comments go, literals are text', () => {
    expect(outlineMdx('{/* a */}\n\nb {"c"}{1}{`d`}{null}{true} {/* e */}')).toMatchInlineSnapshot(`"paragraph: "b c1d ""`);
  });

  test('a fragment is its content', () => {
    expect(outlineMdx('<>\n\na\n\n</>')).toBe('paragraph: "a"');
  });

  test('`<Fragment>` is known without an import', () => {
    const text = '<Fragment slot="x">\n\na\n\n</Fragment>';
    expect([outlineMdx(text), say(text)]).toEqual(['paragraph: "a"', []]);
  });

  describe('components of other generators’ themes', () => {
    test('of Starlight are stood in for', () => {
      const text = [
        "import { Aside, Badge as Tag, Card, CardGrid, FileTree, Icon, LinkButton, LinkCard, Steps, TabItem, Tabs } from '@astrojs/starlight/components';",
        '# Start <Tag text="New" variant="tip" />',
        '<Tabs syncKey="os">\n<TabItem label="Mac" icon="apple">\n\nOn a Mac.\n\n</TabItem>\n</Tabs>',
        '<Aside type="danger" title="Stop">\nWords.\n</Aside>',
        '<CardGrid stagger>\n<Card title="One" icon="star">First.</Card>\n<LinkCard title="Two" href="/two/" description="Second." />\n</CardGrid>',
        'See <LinkButton href="./three.md" variant="minimal">the third</LinkButton>. <Icon name="star" label="A star" /><Icon name="x" />',
        '<LinkButton href="/four/">Four</LinkButton>',
        '<Steps>\n1. Do it.\n</Steps>',
      ].join('\n\n');
      expect(outlineMdx(text)).toMatchInlineSnapshot(`
        "heading depth=1: "Start New"
        Tabs sync="os"
          Tab label="Mac"
            paragraph: "On a Mac."
        Callout type="caution" title="Stop" label="danger"
          paragraph: "Words."
        Cards
          Card title="One"
            paragraph: "First."
          Card title="Two" href="/two/"
            paragraph: "Second."
        paragraph
          text "See "
          link url="./three.md": "the third"
          text ". A star"
        paragraph
          link url="/four/": "Four"
        Steps
          list ordered=true
            listItem
              paragraph: "Do it.""
      `);
      expect([parse(text).live, say(text)]).toEqual([undefined, []]);
    });

    test('of Docusaurus are stood in for', () => {
      const text = [
        "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\nimport Link from '@docusaurus/Link';\nimport Admonition from '@theme/Admonition';\nimport Details from '@theme/Details';",
        '<Tabs groupId="os">\n<TabItem value="mac" label="Mac">\n\nOn a Mac.\n\n</TabItem>\n<TabItem value="linux">\n\nOn Linux.\n\n</TabItem>\n</Tabs>',
        'See <Link to="/two">the second</Link>.',
        '<Admonition type="info">Words.</Admonition>',
        '<Details summary="More">Words.</Details>',
      ].join('\n\n');
      expect(outlineMdx(text)).toMatchInlineSnapshot(`
        "Tabs sync="os"
          Tab label="Mac"
            paragraph: "On a Mac."
          Tab label="linux"
            paragraph: "On Linux."
        paragraph
          text "See "
          link url="/two": "the second"
          text "."
        Callout type="note" label="info"
          paragraph: "Words."
        Details summary="More"
          paragraph: "Words.""
      `);
      expect([parse(text).live, say(text)]).toEqual([undefined, []]);
    });

    test.each([
      [
        'one that has no equal',
        "import { Card, Code } from '@astrojs/starlight/components';",
        'imports `Code` from `@astrojs/starlight/components`',
      ],
      ['an unknown module of a theme', "import Heading from '@theme/Heading';", 'imports `Heading` from `@theme/Heading`'],
      ['another import beside them', "import Tabs from '@theme/Tabs';\nimport Own from './own.jsx';", 'imports `Own` from `./own.jsx`'],
      [
        'all names of a module',
        "import * as All from '@astrojs/starlight/components';",
        'imports `All` from `@astrojs/starlight/components`',
      ],
      [
        'an expression in an attribute',
        "import Tabs from '@theme/Tabs';\n\n<Tabs values={values}>x</Tabs>",
        'passes an expression to `values` of `<Tabs>`',
      ],
    ])('need code with %s', (_, text, reason) => {
      expect(parse(text).live?.reason).toBe(reason);
    });

    test('are stood in for beside one that has no equal, whose line is told', () => {
      const text =
        "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\nimport Own from './own.jsx';\n\n<Tabs><TabItem label=\"A\">x</TabItem></Tabs>";
      expect(outlineMdx(text)).toMatchInlineSnapshot(`
        "Tabs
          Tab label="A"
            paragraph: "x""
      `);
      expect(parse(text).live).toEqual({ reason: 'imports `Own` from `./own.jsx`', line: 3 });
    });

    test('keep the words in them, and their links among words', () => {
      const imports = "import { Badge, LinkCard } from '@astrojs/starlight/components';\n\n";
      expect(outlineMdx(`${imports}Five <Badge>stars</Badge>, read <LinkCard title="three" href="./t.md" description="first" />.`))
        .toMatchInlineSnapshot(`
        "paragraph
          text "Five stars, read "
          Card inline title="three" href="./t.md": "first"
          text ".""
      `);
    });
  });

  test('needs no code', () => {
    expect(parse('# a\n\n<Callout type="tip">\nb {"c"}\n</Callout>\n\n<div className="x">d</div>').live).toBeUndefined();
  });

  test('all components take the attributes that are documented', () => {
    for (const name of componentNames) {
      for (const [attribute, values] of Object.entries(componentAttributes[name])) {
        const value = values === 'flag' ? '' : `="${values === 'text' ? 'x' : values[0]}"`;
        // Some want content too, which is another matter.
        expect(say(`<${name} ${attribute}${value} />`).filter((complaint) => complaint.includes(' mdx/'))).toEqual([]);
      }
    }
  });
});

describe('live MDX says why, at the first place', () => {
  test.each([
    ['\nimport { Chart, Bar as Foo } from "./chart.jsx"\n\n<Chart />', 'imports `Chart`, `Foo` from `./chart.jsx`', 2],
    ['export const year = 2020', 'exports `year`', 1],
    ['export default 1', 'has a default export', 1],
    ['a\n\n{1 + 1} <Card title={x} />', 'has the expression `{1 + 1}`', 3],
    ['<Card title={x} />', 'passes an expression to `title` of `<Card>`', 1],
    ['<b {...x}>y</b>', 'spreads attributes into `<b>`', 1],
    ['<b>{x}</b>\n\nexport const x = 1', 'has the expression `{x}`', 1],
  ])('%j', (text, reason, line) => {
    expect(parse(text).live).toEqual({ reason, line });
  });

  test('what it defines is known', () => {
    expect(say('export function Chart() {}\n\n<Chart />\n\n<Chart.Bar />')).toEqual([]);
  });

  test('what code would make is shown as far as it can be read', () => {
    expect(readableText(parse('# Year {year}\n\n<Chart>the *text*</Chart>\n\nexport const Chart = 1').tree).trim()).toBe(
      'Year {year}\nthe text',
    );
  });
});

describe('faults', () => {
  test('of elements are named with what is meant', () => {
    expect(say('<Callot>x</Callot>\n\na <Aside>b</Aside> <TabItem /> <Widget />\n\n<pod>c</pod>')).toMatchInlineSnapshot(`
      [
        "1:1-1:8 mdx/unknown-component: No component is called \`<Callot>\`, and the page doesn't import one. | Did you mean \`<Callout>\`? | Callout",
        "3:3-3:9 mdx/unknown-component: No component is called \`<Aside>\`, and the page doesn't import one. | Did you mean \`<Callout>\`? | Callout",
        "3:20-3:28 mdx/unknown-component: No component is called \`<TabItem>\`, and the page doesn't import one. | Did you mean \`<Tab>\`? | Tab",
        "3:32-3:39 mdx/unknown-component: No component is called \`<Widget>\`, and the page doesn't import one. | Import it: \`import Widget from '…'\`. If this is no component, write \`\\<\` for the bracket. | Callout Steps Tabs Tab Details Card Cards FileTree Diagram Contents Decision Hint Lab RunbookStep Solution Terminal Checklist Evidence Objectives Prerequisites Quiz Recall Rubric CodeFromRepo Include Term",
        "5:1-5:5 mdx/unknown-component: No component is called \`<pod>\`, and the page doesn't import one. | If this is no component, write \`\\<\` for the bracket. | Callout Steps Tabs Tab Details Card Cards FileTree Diagram Contents Decision Hint Lab RunbookStep Solution Terminal Checklist Evidence Objectives Prerequisites Quiz Recall Rubric CodeFromRepo Include Term",
      ]
    `);
  });

  test('of attributes are named with what is accepted', () => {
    expect(say('<Callout typ="tip" type="nota">x</Callout>\n\n<Details open="no" />\n\n<Contents depth="9" />')).toMatchInlineSnapshot(`
      [
        "1:10-1:19 mdx/unknown-attribute: \`<Callout>\` has no attribute \`typ\`. | Did you mean \`type\`? | type title fold",
        "1:20-1:31 mdx/bad-attribute: \`type\` of \`<Callout>\` is one of note, tip, important, warning, caution, not \`nota\`. | Did you mean \`note\`? | note tip important warning caution",
        "3:10-3:19 mdx/bad-attribute: \`open\` of \`<Details>\` is set by its name alone, not \`no\`. | ",
        "5:11-5:20 mdx/bad-attribute: \`depth\` of \`<Contents>\` is one of 1, 2, 3, 4, 5, 6, not \`9\`. | 1 2 3 4 5 6",
      ]
    `);
  });

  test('a callout of another tool keeps its meaning', () => {
    expect(outlineMdx('<Callout type="danger">x</Callout>')).toContain('type="caution" label="danger"');
  });

  test('of syntax are placed, and the text is read as Markdown', () => {
    expect(say('# a\n\n<!-- b -->')).toMatchInlineSnapshot(`
      [
        "3:2-3:3 mdx/syntax: This is no valid MDX, and is read as Markdown instead: Unexpected character \`!\` (U+0021) before name, expected a character that can start a name, such as a letter, \`$\`, or \`_\` (note: to create a comment in MDX, use \`{/* text */}\`). | Write comments as \`{/* text */}\`.",
      ]
    `);
    expect(say('a\n\n<Callout>\n\nb')).toMatchInlineSnapshot(`
      [
        "3:1-3:10 mdx/syntax: This is no valid MDX, and is read as Markdown instead: Expected a closing tag for \`<Callout>\` (3:1-3:10). | Every element needs its end in the same block: \`</Name>\`, or \`<Name />\`.",
      ]
    `);
    expect(say('a {b c}')).toMatchInlineSnapshot(`
      [
        "1:5-1:6 mdx/syntax: This is no valid MDX, and is read as Markdown instead: the code between braces can’t be read (unexpected content after expression). | In MDX, \`<\` and \`{\` begin code: write \`\\<\` and \`\\{\` for the characters.",
      ]
    `);
    expect(say('- <b>\n- c</b>')).toMatchInlineSnapshot(`
      [
        "1:3-1:6 mdx/syntax: This is no valid MDX, and is read as Markdown instead: Expected a closing tag for \`<b>\` (1:3-1:6) before the end of \`listItem\`. | Every element needs its end in the same block: \`</Name>\`, or \`<Name />\`.",
      ]
    `);
    expect(say('import of goods')).toMatchInlineSnapshot(`
      [
        "1:11-1:12 mdx/syntax: This is no valid MDX, and is read as Markdown instead: the import or export can’t be read (unexpected token). | In MDX, a paragraph that begins with \`import\` or \`export\` is code: begin a sentence with another word.",
      ]
    `);
  });

  test.each([
    ['First\nwith { a brace\nthird\nfourth', '2:6-2:7', 'nothing closes this `{`'],
    ['a \\} b { c', '1:8-1:9', 'nothing closes this `{`'],
    ['{/* open\n\ntext', '1:1-1:2', 'nothing closes this `{`'],
    ['First\nsecond\nthird <br> line\nfourth', '3:7-3:11', 'Expected a closing tag for `<br>` (3:7-3:11) before the end of `paragraph`'],
    ['<Callout type="x>\n\ntext', '1:15-1:16', 'nothing closes this `"`'],
    ['A <b and more\nlines here\n\nx', '1:3-1:4', 'the tag that this `<` begins has no end'],
  ])('of what isn’t closed are placed where it was opened: %j', (text, place, reason) => {
    const [first = ''] = say(text);
    expect(first.startsWith(`${place} mdx/syntax: This is no valid MDX, and is read as Markdown instead: ${reason}`)).toBe(true);
  });

  test('of syntax lose nothing', () => {
    const text = '# a\n\nif x < 5 {\n\n<Callout type="tip">b</Callout> and <pod name>\n\n[link](c.md) *d*';
    expect(readableText(parse(text).tree).trim()).toBe('a\nif x < 5 {\n<Callout type="tip">b</Callout> and <pod name>\nlink d');
    expect(outlineMdx(text)).toContain('link url="c.md": "link"');
  });
});

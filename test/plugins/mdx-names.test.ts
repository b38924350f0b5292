import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';

const find = (text: string): string[] =>
  parseMarkdown(text, { dialect: 'gfm', format: 'mdx' })
    .messages.filter(({ rule }) => rule === 'mdx/undefined-name' || rule === 'mdx/unknown-component')
    .map(({ rule, actual, position, hint }) => `${position?.start.line}:${position?.start.column} ${rule} ${actual}: ${hint}`);

describe('names in the code of a live page', () => {
  test.each([
    ['imported', "import a, { b as c } from './x.js'\nimport * as d from './y.js'\n\n{a}{c}{d}"],
    [
      'defined',
      'export const { a, b: [c = 1, ...d], ...e } = {}\nexport function f(g, { h }) { return g + h }\nexport class I {}\n\n{a + c + d + e + f + I}',
    ],
    ['defined in the code itself', '{[1].map((x, at) => { try { return x + at } catch (error) { return error } })}'],
    ['of the platform', '{Math.max(1, globalThis.x, JSON.stringify({}), new Date(0), undefined, NaN)}'],
    ['of MDX', '{props.a}{frontmatter.title}{<Fragment>a</Fragment>}'],
    [
      'of properties, keys and labels',
      '{(() => { const o = { key: 1, method() {} }; loop: for (;;) break loop; return o.field?.other })()}',
    ],
    ['asked for their type alone', "{typeof document === 'undefined' ? 'a' : 'b'}"],
    ['of elements of HTML and of components', '{<b title="x"><Callout>a</Callout></b>}'],
    ['of a component in a module', "import * as parts from './parts.js'\n\n{<parts.Chart />}"],
  ])('are known when they are %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  test('are reported otherwise, where they stand first', () => {
    const text = [
      'export const version = other + 1',
      '',
      'Take {versoin}, {versoin} or {a.b[c]}.',
      '',
      '<b title={name} {...rest}>{<Chart />}{<list.Item />}{[1].map((x) => <Calout>{y}</Calout>)}</b>',
    ].join('\n');
    expect(find(text)).toMatchInlineSnapshot(`
      [
        "1:24 mdx/undefined-name other: Import or define it. If braces are meant as characters, write \`\\{\`.",
        "3:7 mdx/undefined-name versoin: Did you mean \`version\`?",
        "3:31 mdx/undefined-name a: Import or define it. If braces are meant as characters, write \`\\{\`.",
        "3:35 mdx/undefined-name c: Import or define it. If braces are meant as characters, write \`\\{\`.",
        "5:11 mdx/undefined-name name: Import or define it. If braces are meant as characters, write \`\\{\`.",
        "5:21 mdx/undefined-name rest: Import or define it. If braces are meant as characters, write \`\\{\`.",
        "5:29 mdx/unknown-component Chart: Import it: \`import Chart from '…'\`. If this is no component, write \`\\<\` for the bracket.",
        "5:40 mdx/unknown-component list: If this is no component, write \`\\<\` for the bracket.",
        "5:70 mdx/unknown-component Calout: Did you mean \`<Callout>\`?",
        "5:78 mdx/undefined-name y: Import or define it. If braces are meant as characters, write \`\\{\`.",
      ]
    `);
  });

  test('don’t matter in Markdown and in code that is shown', () => {
    expect(find('`{a}`\n\n```js\n{b}\n```')).toEqual([]);
  });
});

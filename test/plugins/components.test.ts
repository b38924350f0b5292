import type { Heading } from 'mdast';
import { describe, expect, test } from 'vitest';
import { components } from '../../plugins/components/registry.ts';
import { componentNames } from '../../plugins/nodes.ts';
import { component, parse, renderHtml } from './rendering.ts';

test('every name has a component', () => {
  expect(Object.keys(components).sort()).toEqual([...componentNames].sort());
});

describe('Callout', () => {
  const around = (attributes: Record<string, string>) => renderHtml([component('Callout', attributes, 'Text.')]);

  test.each([
    ['note', 'Note'],
    ['tip', 'Tip'],
    ['important', 'Important'],
    ['warning', 'Warning'],
    ['caution', 'Caution'],
  ])('%s', (type, title) => {
    expect(around({ type })).toBe(
      `<div class="callout callout-${type}" role="note"><p class="callout-title">${title}</p><p>Text.</p></div>`,
    );
  });

  test('the author’s own word for the type is the title', () => {
    expect(around({ type: 'caution', label: 'danger' })).toMatchInlineSnapshot(
      `"<div class="callout callout-caution" role="note"><p class="callout-title">Danger</p><p>Text.</p></div>"`,
    );
  });

  test('a title is preceded by the type for those who can’t see the sign', () => {
    expect(around({ type: 'warning', title: 'Mind the <gap>' })).toMatchInlineSnapshot(
      `"<div class="callout callout-warning" role="note"><p class="callout-title"><span class="sr-only">Warning: </span>Mind the &lt;gap></p><p>Text.</p></div>"`,
    );
    expect(around({ type: 'warning', title: 'Warning about gaps' })).not.toContain('sr-only');
  });

  test.each([
    ['open', true],
    ['closed', false],
  ])('one that is %s can be folded', (fold, open) => {
    expect(around({ type: 'tip', title: 'More', fold })).toBe(
      `<details class="callout callout-tip"${open ? ' open' : ''}><summary class="callout-title"><span class="sr-only">Tip: </span>More</summary><p>Text.</p></details>`,
    );
  });

  test.each([{}, { type: '' }, { type: 'x" onclick="y' }, { type: 'constructor' }])('an unknown type is a note: %j', (attributes) => {
    expect(around(attributes as Record<string, string>)).toContain(
      '<div class="callout callout-note" role="note"><p class="callout-title">Note</p>',
    );
  });
});

describe('Steps', () => {
  test('mark the list that they hold', () => {
    expect(renderHtml([component('Steps', {}, '1. One\n2. Two')])).toMatchInlineSnapshot(`
      "<ol class="steps" role="list">
      <li>One</li>
      <li>Two</li>
      </ol>"
    `);
  });

  test('wrap anything else', () => {
    expect(renderHtml([component('Steps', {}, '### One\n\nText.')])).toBe('<div class="steps"><h3>One</h3><p>Text.</p></div>');
  });
});

test('Tabs show every panel under its label', () => {
  const panels = [
    component('Tab', { label: 'npm' }, '`npm i`'),
    component('Tab', { label: 'pnpm' }, '`pnpm i`'),
    component('Tab', {}, 'x'),
  ];
  expect(renderHtml([component('Tabs', { sync: 'tool' }, panels)])).toMatchInlineSnapshot(
    `"<wm-tabs data-sync="tool"><div class="tab"><p class="tab-label">npm</p><p><code>npm i</code></p></div><div class="tab"><p class="tab-label">pnpm</p><p><code>pnpm i</code></p></div><div class="tab"><p class="tab-label">Tab</p><p>x</p></div></wm-tabs>"`,
  );
});

test.each([
  [{ summary: 'Why' }, '<details><summary>Why</summary><p>Text.</p></details>'],
  [{ summary: 'Why', open: '' }, '<details open><summary>Why</summary><p>Text.</p></details>'],
  [{ open: 'false' }, '<details><summary>Details</summary><p>Text.</p></details>'],
])('Details %j', (attributes, html) => {
  expect(renderHtml([component('Details', attributes as unknown as Record<string, string>, 'Text.')])).toBe(html);
});

describe('Card and Cards', () => {
  test.each([
    [
      { title: 'Start', href: 'start here.md' },
      '<div class="card"><p class="card-title"><a href="start%20here.md">Start</a></p><p>Text.</p></div>',
    ],
    [{ href: '/a/' }, '<div class="card"><p class="card-title"><a href="/a/">/a/</a></p><p>Text.</p></div>'],
    [{ title: 'Start' }, '<div class="card"><p class="card-title">Start</p><p>Text.</p></div>'],
    [{ title: 'x', href: 'javascript:alert(1)' }, '<div class="card"><p class="card-title"><a>x</a></p><p>Text.</p></div>'],
    [{}, '<div class="card"><p>Text.</p></div>'],
  ])('%j', (attributes, html) => {
    expect(renderHtml([component('Card', attributes as unknown as Record<string, string>, 'Text.')])).toBe(html);
  });

  test('Cards hold cards, or make cards of a list', () => {
    expect(renderHtml([component('Cards', {}, [component('Card', { title: 'A' }, 'a')])])).toBe(
      '<div class="cards"><div class="card"><p class="card-title">A</p><p>a</p></div></div>',
    );
    expect(renderHtml([component('Cards', {}, '- [A](a.md)\n- [B](b.md)')])).toMatchInlineSnapshot(`
      "<ul class="cards" role="list">
      <li class="card"><a href="a.md">A</a></li>
      <li class="card"><a href="b.md">B</a></li>
      </ul>"
    `);
  });
});

test('FileTree tells folders, files, remarks and what isn’t listed apart', () => {
  const list = '- src/\n  - index.ts the **entry**\n  - **core**/ rules\n    - …\n- lib\n  - a.ts\n- `README.md`\n- ...';
  expect(renderHtml([component('FileTree', {}, list)])).toMatchInlineSnapshot(`
    "<div class="file-tree"><ul>
    <li class="dir"><span class="tree-name">src/</span><ul>
    <li class="file"><span class="tree-name">index.ts</span> <span class="tree-comment">the <strong>entry</strong></span></li>
    <li class="dir"><strong class="tree-name">core/</strong> <span class="tree-comment">rules</span><ul>
    <li class="placeholder"><span class="tree-name">…</span></li>
    </ul></li>
    </ul></li>
    <li class="dir"><span class="tree-name">lib</span><ul>
    <li class="file"><span class="tree-name">a.ts</span></li>
    </ul></li>
    <li class="file"><span class="tree-name"><code>README.md</code></span></li>
    <li class="placeholder"><span class="tree-name">...</span></li>
    </ul></div>"
  `);
});

describe('Diagram', () => {
  test('keeps the source in sight, from a fence, from text, and from a fence alone', () => {
    const figure =
      '<figure class="diagram"><wm-diagram class="rows-5"><div class="code"><pre tabindex="0" role="group" aria-label="Code: mermaid"><code class="language-mermaid">graph TD; a-->b\n</code></pre></div></wm-diagram></figure>';
    const fence = '```mermaid\ngraph TD; a-->b\n```';
    expect(renderHtml(fence)).toBe(figure);
    expect(renderHtml([component('Diagram', {}, fence)])).toBe(figure);
    expect(renderHtml([component('Diagram', {}, 'graph TD; a-->b')])).toBe(figure);
  });

  test.each([
    ['flowchart LR\na --> b', 2],
    ['flowchart TD\n%% a remark\na --> b\nb --> c', 3],
    ['sequenceDiagram\nA->>B: x\nB->>A: y', 4],
    ['pie\n"a": 1', 5],
    ['', 5],
    [`gantt\n${'x: a, 1d\n'.repeat(99)}`, 9],
  ])('keeps a place for what will be drawn: %j', (source, rows) => {
    expect(renderHtml([component('Diagram', {}, source)])).toContain(`<wm-diagram class="rows-${rows}">`);
  });

  test('says in words what it shows', () => {
    expect(renderHtml([component('Diagram', { alt: 'A leads to B' }, '```\nx\n```')])).toContain(
      '<figure class="diagram" aria-label="A leads to B">',
    );
  });

  test('has its title below', () => {
    expect(renderHtml([component('Diagram', { title: 'Flow' }, '```\nx\n```')])).toContain(
      '</wm-diagram><figcaption>Flow</figcaption></figure>',
    );
    expect(renderHtml('```mermaid title="Flow"\nx\n```')).toContain('</wm-diagram><figcaption>Flow</figcaption></figure>');
  });
});

describe('Contents', () => {
  const heading = (depth: Heading['depth'], id: string): Heading => ({
    type: 'heading',
    depth,
    children: [
      { type: 'inlineCode', value: id },
      { type: 'text', value: ' <x>' },
    ],
    data: { hProperties: { id } },
  });

  test('lists what the page has, nested, whatever levels are skipped', () => {
    const page = [component('Contents', {}), heading(1, 'page'), heading(2, 'a'), heading(4, 'a-b'), heading(3, 'a-c'), heading(2, 'ü')];
    expect(renderHtml(page).split('\n')[0]).toBe(
      '<div class="contents"><ul><li><a href="#a">a &lt;x></a><ul><li><a href="#a-b">a-b &lt;x></a></li><li><a href="#a-c">a-c &lt;x></a></li></ul></li>' +
        '<li><a href="#ü">ü &lt;x></a></li></ul></div>',
    );
  });

  test('goes as deep as it is told, and is empty without headings', () => {
    const page = [component('Contents', { depth: '2' }), heading(1, 'page'), heading(2, 'a'), heading(3, 'b')];
    expect(renderHtml(page).split('\n')[0]).toBe('<div class="contents"><ul><li><a href="#a">a &lt;x></a></li></ul></div>');
    expect(renderHtml([component('Contents', { depth: 'x' })])).toBe('<div class="contents"></div>');
  });
});

test.each(componentNames.filter((name) => name !== 'Term'))('%s among words gives its words', (name) => {
  const node = { ...component(name, { title: 'Title' }, [{ type: 'text', value: 'words' } as never]), inline: true };
  expect(renderHtml([{ type: 'paragraph', children: [node] }])).toBe(
    '<p><span class="inline-component"><strong>Title</strong> words</span></p>',
  );
});

test('components nest', () => {
  const inner = component('Callout', { type: 'tip' }, '```js\nlet a;\n```');
  const html = renderHtml([component('Details', { summary: 'D' }, [inner, ...parse('| a |\n|---|').children])]);
  expect(html).toContain('<summary>D</summary><div class="callout callout-tip" role="note">');
  expect(html).toContain('<span class="hljs-keyword">let</span>');
  expect(html).toContain('<div class="table-scroll"');
});

import { describe, expect, it } from 'vitest';
import { createHighlighter } from '../../../plugins/highlight.ts';
import { detachCopy, renderBody } from '../../../src/core/body.ts';
import { readText, type ReadingOptions } from '../../helpers/unit-text.ts';

/** Ids in the HTML and ids of what is learned, each in its order. */
function render(text: string, options?: ReadingOptions): { html: string; shown: string[]; learned: string[] } {
  const { parsed, learning } = readText(text, options);
  const { html } = renderBody(parsed, createHighlighter());
  const shown = [...html.matchAll(/<li[^>]* data-task="([^"]*)"/g)].map(([, id = '']) => id);
  return { html, shown, learned: [...learning.tasks, ...learning.steps].map(({ id }) => id) };
}

describe('tasks and steps in HTML', () => {
  it.each<[string, string, ReadingOptions?]>([
    ['tight', '- [ ] a\n- [ ] b ^name\n- plain'],
    ['loose', '- [ ] a\n\n  more\n\n- [x] b\n\n1. c'],
    ['nested', '1. a\n   - [ ] b\n     - [ ] c\n2. d'],
    ['with raw HTML around', '<div>\n\n- [ ] a <b>x</b>\n\n</div>\n\n1. b <i>c'],
    ['with raw HTML that ends too early', '1. a </li></ol><ol><li>\n2. b'],
    ['in callouts and quotations', '> [!NOTE]\n> 1. a\n\n> - [ ] b'],
    ['repeated', '- [ ] a\n- [ ] a\n- [ ] a'],
    ['in Steps', '<Steps>\n\n1. a\n2. b\n\n</Steps>', { path: 'a.mdx' }],
    ['in tabs', '<Tabs><Tab label="x">\n\n1. a\n\n</Tab></Tabs>', { path: 'a.mdx' }],
    ['of Obsidian', '- [ ] a ^one\n- [ ] b ^two', { dialect: 'obsidian' }],
  ])('have exactly the ids that are learned: %s', (_, text, options) => {
    const { shown, learned } = render(text, options);
    expect(shown.toSorted()).toEqual(learned.toSorted());
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('keep their boxes disabled, with words as label', () => {
    expect(render('- [x] Look **here** ^look').html).toMatchInlineSnapshot(`
      "<ul class="contains-task-list">
      <li class="task-list-item" data-task="look"><label><input type="checkbox" checked disabled> Look <strong>here</strong><a id="block-look"></a></label></li>
      </ul>"
    `);
  });

  it.each<[string, ReadingOptions?]>([
    ['<ul><li data-task="forged">a</li></ul>'],
    ['<ul><li DATA-TASK="forged">a</li></ul>'],
    ['<ul><li " data-task"="forged" &#32;data-task="forged">a</li></ul>'],
    ['- [ ] <span data-task="forged">a</span>'],
    ['<li data-task="forged">a</li>', { path: 'a.mdx' }],
    ['<li dataTask="forged">a</li>', { path: 'a.mdx' }],
    ['<li className="x" {...{" data-task": "forged"}}>a</li>', { path: 'a.mdx' }],
    ['1. a\n{: data-task="forged" }', { dialect: 'hugo' }],
    ['- a { data-task="forged" }', { dialect: 'mkdocs' }],
  ])('get none from an author: %s', (text, options) => {
    expect(render(text, options).html).not.toMatch(/<[^>]*forged/);
  });

  it('have none in a copy that another page shows', () => {
    const { html } = render('- [ ] a\n\n1. b');
    expect(detachCopy(html, '/a/')).not.toContain('data-task');
    expect(detachCopy(html, '/a/')).toContain('<li class="task-list-item">');
  });
});

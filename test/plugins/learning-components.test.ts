import type { ComponentNode } from '../../plugins/nodes.ts';
import { describe, expect, test } from 'vitest';
import { auditHtml } from '../../plugins/audit-html.ts';
import { htmlToMarkdown } from '../../plugins/html-to-markdown.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { renderComponent } from '../../plugins/render-component.ts';
import { renderMarkdown, toHtml } from '../../plugins/render-markdown.ts';
import { naughtyStrings } from '../helpers/naughty-strings.ts';
import { component, renderHtml } from './rendering.ts';

type Facts = NonNullable<Parameters<typeof renderMarkdown>[1]>['facts'];

/** What a page’s text becomes, one element a line. */
function htmlOf(text: string, facts: Facts = {}): string {
  const { tree } = parseMarkdown(text, { dialect: 'gfm', format: 'md' });
  return toHtml(renderMarkdown(tree, { facts })).replace(/>\s*<(?=li|ol|ul|p|div|details|summary|table|\/wm)/g, '>\n<');
}

function markdownOf(text: string): string {
  return htmlToMarkdown(htmlOf(text), (address) => address);
}

const single = ':::quiz[First?]\n\n- [ ] Delete it\n  - Its work is lost.\n- [x] Drain it\n\nDraining comes first.\n\n:::';
const order = ':::quiz[Which order?]\n\n1. Drain\n2. Remove\n3. Start\n\n:::';

describe('a quiz', () => {
  test('with one right option', () => {
    expect(htmlOf(single)).toMatchInlineSnapshot(`
      "<wm-quiz class="learn" data-kind="single">
      <p class="learn-label">Choose one</p>
      <div class="quiz-question">
      <p>First?</p></div>
      <ol class="quiz-options" type="A">
      <li>Delete it</li>
      <li data-right>Drain it</li></ol>
      <details class="quiz-answer" data-pagefind-ignore>
      <summary>Answer</summary>
      <p class="quiz-right">Right: B</p>
      <ul class="quiz-why">
      <li data-option="0"><b>A.</b> Its work is lost.</li></ul>
      <p>Draining comes first.</p></details>
      </wm-quiz>"
    `);
  });

  test('with several right options', () => {
    expect(htmlOf(':::quiz[Which?]\n- [x] One\n- [x] Two\n- [ ] Three\n:::')).toMatchInlineSnapshot(`
      "<wm-quiz class="learn" data-kind="multiple">
      <p class="learn-label">Choose all that apply</p>
      <div class="quiz-question">
      <p>Which?</p></div>
      <ol class="quiz-options" type="A">
      <li data-right>One</li>
      <li data-right>Two</li>
      <li>Three</li></ol>
      <details class="quiz-answer" data-pagefind-ignore>
      <summary>Answer</summary>
      <p class="quiz-right">Right: A, B</p></details>
      </wm-quiz>"
    `);
  });

  test('with several to choose, one of them right', () => {
    expect(htmlOf(':::quiz[Which?]{kind=multiple}\n- [x] One\n- [ ] Two\n:::')).toContain('<wm-quiz class="learn" data-kind="multiple">');
  });

  test('with words to write', () => {
    expect(htmlOf(':::quiz\nWhich command?\n\n= `get pods`\n= get *po*\n\nBoth do.\n:::')).toMatchInlineSnapshot(`
      "<wm-quiz class="learn" data-kind="short">
      <p class="learn-label">Write the answer</p>
      <div class="quiz-question">
      <p>Which command?</p></div>
      <details class="quiz-answer" data-pagefind-ignore>
      <summary>Answer</summary>
      <ul class="quiz-accepted">
      <li><code>get pods</code></li>
      <li>get <em>po</em></li></ul>
      <p>Both do.</p></details>
      </wm-quiz>"
    `);
  });

  test('with an order, which is shown in another one', () => {
    expect(htmlOf(order)).toMatchInlineSnapshot(`
      "<wm-quiz class="learn" data-kind="order">
      <p class="learn-label">Put in order</p>
      <div class="quiz-question">
      <p>Which order?</p></div>
      <ul class="quiz-options">
      <li>Drain</li>
      <li>Start</li>
      <li>Remove</li></ul>
      <details class="quiz-answer" data-pagefind-ignore>
      <summary>Answer</summary>
      <p class="quiz-right">The right order:</p>
      <ol class="quiz-order">
      <li data-option="0">Drain</li>
      <li data-option="2">Remove</li>
      <li data-option="1">Start</li></ol></details>
      </wm-quiz>"
    `);
  });

  test('shows every order of two in the other', () => {
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const shown = htmlOf(`:::quiz[Which?]\n1. ${first ?? ''}\n2. ${second ?? ''}\n:::`).split('<details')[0];
      expect(shown).toMatch(new RegExp(`<li>${second ?? ''}</li>\n<li>${first ?? ''}</li>`));
    }
  });

  test.each([
    ['an explanation below', '- [x] One\n\n  Because.\n\n- [ ] Two', '<b>A.</b>\n<p>Because.</p>'],
    ['an explanation in a list of one', '- [x] One\n  - Because.\n- [ ] Two', '<b>A.</b> Because.'],
    ['explanations in a list of several', '- [x] One\n  - Because.\n  - Also.\n- [ ] Two', '<li>Because.</li>\n<li>Also.</li>'],
    ['code below', '- [x] One\n\n  ```sh\n  ls\n  ```\n\n- [ ] Two', '<code class="language-sh">'],
  ])('has %s', (_, options, expected) => {
    const [shown = '', answer = ''] = htmlOf(`:::quiz[Which?]\n${options}\n:::`).split('<details');
    expect(answer).toContain(expected);
    expect(shown).toMatch(/<ol class="quiz-options" type="A">\s*<li data-right>One<\/li>\s*<li>Two<\/li>\s*<\/ol>/);
  });

  test('without a right answer is shown as it is written', () => {
    const html = htmlOf(':::quiz[Which?]\n- [ ] One\n- [ ] Two\n:::');
    expect(html).not.toContain('wm-quiz');
    expect(html.match(/type="checkbox"/g)).toHaveLength(2);
  });

  test('is named by letters as far as they go', () => {
    const options = Array.from({ length: 5000 }, (_, at) => `- [${at === 4999 ? 'x' : ' '}] Option ${String(at)}`).join('\n');
    const started = performance.now();
    expect(htmlOf(`:::quiz[Which of many?]\n${options}\n:::`)).toContain('Right: GJH');
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test('may hold another, which is one of its own', () => {
    const html = htmlOf(`::::quiz[Outer?]\n- [x] One\n- [ ] Two\n\n${single}\n\n::::`);
    expect(html.match(/<wm-quiz/g)).toHaveLength(2);
    expect(html.match(/data-right/g)).toHaveLength(2);
  });

  test('of a live page is the same as of a static one', () => {
    const list =
      '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled> Delete it<ul><li>Its work is lost.</li></ul></li><li class="task-list-item"><input type="checkbox" checked disabled> Drain it</li></ul><p>Draining comes first.</p>';
    const live = renderComponent('Quiz', { question: 'First?' }, list, { language: 'en', facts: {} });
    expect(live).toBe(htmlOf(single).replace(/>\n</g, '><'));
  });
});

describe('a recall', () => {
  test('folds its answer away, under an id made of its words', () => {
    expect(htmlOf(':::recall[What does draining do?]\nIt moves the work.\n:::')).toMatchInlineSnapshot(`
      "<details class="recall" data-recall="f6b8cbf06e0e">
      <summary class="learn-question"><span class="learn-label">From memory:</span> What does draining do?</summary>
      <p>It moves the work.</p></details>"
    `);
  });

  test('takes its first paragraph for the question', () => {
    expect(htmlOf(':::recall\nWhat does `drain` do?\n\nIt moves the work.\n:::')).toContain(
      '</span> What does <code>drain</code> do?</summary>',
    );
  });

  test('has the same id however its words are spaced, and another for other words', () => {
    const idOf = (question: string): string | undefined => /data-recall="([^"]*)"/.exec(htmlOf(`:::recall[${question}]\nx\n:::`))?.[1];
    expect(idOf('What  is it?')).toBe(idOf('what is it?'));
    expect(idOf('What was it?')).not.toBe(idOf('what is it?'));
  });

  test('that stands twice has two ids', () => {
    const twice = ':::recall[One?]{id=one}\nx\n:::\n\n:::recall[Two?]{id=one}\nx\n:::';
    expect(htmlOf(twice).match(/data-recall="[^"]*"/g)).toEqual(['data-recall="one"', 'data-recall="one-2"']);
  });
});

describe('frontmatter in the text', () => {
  test('objectives come from it', () => {
    expect(htmlOf(':::objectives\n:::', { objectives: ['Drain a <node>', 'Rest'] })).toMatchInlineSnapshot(`
      "<div class="learn learn-objectives">
      <p class="learn-label">After this page you can</p>
      <ul>
      <li>Drain a &lt;node></li>
      <li>Rest</li></ul></div>"
    `);
  });

  test('objectives that are written stay', () => {
    expect(htmlOf(':::objectives[You learn]\n- Drain\n:::', { objectives: ['Rest'] })).toContain('<li>Drain</li>');
    expect(htmlOf(':::objectives[You learn]\n- Drain\n:::', { objectives: ['Rest'] })).not.toContain('Rest');
  });

  test('prerequisites leave a place for each skill', () => {
    expect(htmlOf(':::prerequisites\nA cluster.\n:::', { requires: [{ skill: 'git', level: 2 }] })).toMatchInlineSnapshot(`
      "<div class="learn learn-prerequisites">
      <p class="learn-label">Before you begin</p>
      <ul>
      <li data-wm-skill="git@2"></li></ul>
      <p>A cluster.</p></div>"
    `);
  });
});

test('a checklist gives every item a box, and keeps the name at its end', () => {
  const { tree } = parseMarkdown(':::checklist\n- One\n- [x] Two\n- Three ^three\n:::', { dialect: 'gfm', format: 'md' });
  const [list] = (tree.children[0] as ComponentNode).children;
  const items = list?.type === 'list' ? list.children : [];
  expect(items.map(({ checked }) => checked)).toEqual([false, true, false]);
  expect(items[2]?.children[0]).toMatchObject({ data: { blockId: 'three' } });
});

test('a rubric has heads for its levels and its criteria', () => {
  expect(htmlOf(':::rubric\n| Criterion | Low | High |\n|---|---|---|\n| Care | some | much |\n:::')).toMatchInlineSnapshot(`
    "<div class="learn learn-rubric">
    <p class="learn-label">How it is judged</p>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table: Criterion, Low, High">
    <table>
    <thead>
    <tr>
    <th scope="col">Criterion</th>
    <th scope="col">Low</th>
    <th scope="col">High</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <th scope="row">Care</th>
    <td>some</td>
    <td>much</td>
    </tr>
    </tbody>
    </table></div></div>"
  `);
});

describe('evidence', () => {
  test('says how it is handed in', () => {
    expect(htmlOf(':::evidence{assessment=shift}\n- A report\n:::')).toMatchInlineSnapshot(`
      "<div class="learn learn-evidence">
      <p class="learn-label">Show what you can do</p>
      <p data-wm-assessment="shift"></p>
      <ul>
      <li>A report</li>
      </ul>
      <p class="learn-task">Hand it in:</p>
      <ol>
      <li>Start the file: <code>npx waymark new evidence shift --by <var class="blank">&lt;name></var></code></li>
      <li>Check it: <code>npx waymark check</code></li>
      <li>Open a pull request.</li></ol></div>"
    `);
  });

  test.each(['x; rm -rf ~', '$(id)', '--by', '"><b>'])('never puts %s into a command', (id) => {
    const html = renderHtml([component('Evidence', { assessment: id }, 'Text.')]);
    expect(html).not.toContain('waymark new');
  });
});

describe('hostile text', () => {
  const names = ['Quiz', 'Recall', 'Objectives', 'Prerequisites', 'Checklist', 'Rubric', 'Evidence'] as const;
  test.each(names)('in every attribute of %s is text', (name) => {
    for (const text of naughtyStrings) {
      const attributes = { question: text, title: text, id: text, kind: text, assessment: text };
      const html = renderHtml([component(name, attributes, '- [x] a\n- [ ] b')]);
      expect(auditHtml(`<!doctype html><html lang="en"><head><title>x</title></head><body><main>${html}</main></body></html>`)).toEqual([]);
    }
  });
});

describe('as Markdown', () => {
  test.each([
    ['options by letters', single],
    ['an order', order],
    ['a recall', ':::recall[What?]\nThat.\n:::'],
    ['words', ':::quiz[Which?]\n= `ls`\n:::'],
    ['evidence', ':::evidence{assessment=shift}\n- A report\n:::'],
  ])('%s', (_, text) => {
    expect(markdownOf(text)).toMatchSnapshot();
  });
});

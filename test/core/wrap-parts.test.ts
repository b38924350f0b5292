import { expect, test } from 'vitest';
import { wrapParts } from '../../src/core/wrap-parts.ts';
import type { PagePart } from '../../src/core/find-parts.ts';

/** Wraps a body that is written with its headings; their ids are their words. */
function wrap(html: string, parts: Record<string, PagePart['name']>): string {
  const sections = [...html.matchAll(/<h(\d) id="([^"]*)"/g)].map(({ 1: depth = '', 2: id = '', index }) => ({
    id,
    depth: Number(depth),
    start: index,
  }));
  const found = Object.entries(parts).map(([id, name]) => ({ id, name, text: id }));
  return wrapParts({ html, sections }, found).html;
}

test('a part reaches to the next heading of its level', () => {
  expect(wrap('<p>Lead</p><h2 id="a">A</h2><p>1</p><h3 id="b">B</h3><p>2</p><h2 id="c">C</h2><p>3</p>', { a: 'rollback' })).toBe(
    '<p>Lead</p><section class="part part-rollback" aria-labelledby="a"><h2 id="a">A</h2><p>1</p><h3 id="b">B</h3><p>2</p></section><h2 id="c">C</h2><p>3</p>',
  );
});

test('parts lie inside others and end with them', () => {
  expect(wrap('<h2 id="a">A</h2><h3 id="b">B</h3><p>1</p><h2 id="c">C</h2>', { a: 'steps', b: 'verify', c: 'escalate' })).toBe(
    '<section class="part part-steps" aria-labelledby="a"><h2 id="a">A</h2>' +
      '<section class="part part-verify" aria-labelledby="b"><h3 id="b">B</h3><p>1</p></section></section>' +
      '<section class="part part-escalate" aria-labelledby="c"><h2 id="c">C</h2></section>',
  );
});

test('a solution is folded behind its heading, which has no link inside', () => {
  expect(wrap('<h2 id="s">Solution<a class="anchor" href="#s"></a></h2><p>42</p>', { s: 'solution' })).toBe(
    '<details class="part part-solution"><summary><h2 id="s">Solution</h2></summary><p>42</p></details>',
  );
});

test('a heading that names two parts is wrapped once, and what has no heading stays', () => {
  const parts: PagePart[] = [
    { name: 'diagnose', id: 'd', text: 'd' },
    { name: 'steps', id: 'd', text: 'd' },
  ];
  expect(wrapParts({ html: '<h2 id="d">D</h2>', sections: [{ id: 'd', depth: 2, start: 0 }] }, parts).html).toBe(
    '<section class="part part-diagnose" aria-labelledby="d"><h2 id="d">D</h2></section>',
  );
  expect(wrap('<p>Nothing</p>', { steps: 'steps' })).toBe('<p>Nothing</p>');
});

import { expect, test } from 'vitest';
import { createHighlighter } from '../../../plugins/highlight.ts';
import { renderBody } from '../../../src/core/body.ts';
import { arrangeContents, arrangeGlossary } from '../../../src/core/glossary/arrange-glossary.ts';
import { readTerms } from '../../../src/core/glossary/read-terms.ts';
import { parseDocument } from '../../../src/core/parse-document.ts';

function arrange(text: string, lang = 'en'): string[] {
  const parsed = parseDocument({ path: 'g.md', source: 'docs', blob: '0'.repeat(40), text }, { dialect: 'gfm' });
  const terms = readTerms(parsed.tree, {});
  const body = arrangeGlossary(renderBody(parsed, createHighlighter()), {
    names: new Map(terms.map(({ id, name }) => [id, name])),
    usesOf: (id) => `[${id}]`,
    lang,
  });
  const contents = arrangeContents(parsed.document.headings, body).map(({ id }) => id);
  expect(contents.filter((id) => id !== 'g')).toEqual(body.sections.map(({ id }) => id));
  for (const { id, start } of body.sections) expect(body.html.slice(start)).toMatch(new RegExp(`^<h\\d id="${id}"`));
  return body.html
    .replace(/<[^>]*>/g, '')
    .replaceAll('[', ' [')
    .replaceAll(']', '] ')
    .trim()
    .split(/\s+/);
}

test('terms side by side stand in the order of the alphabet, with what is below them', () => {
  const text = '# G\n\nintro\n\n## b\n\nB\n\n### z\n\nZ\n\n### y\n\nY\n\n## a\n\nA\n';
  expect(arrange(text)).toEqual(['intro', 'a', 'A', '[a]', 'b', 'B', '[b]', 'y', 'Y', '[y]', 'z', 'Z', '[z]']);
});

test('headings that group terms stay', () => {
  const text = '# G\n\n## Z\n\n### q\n\nQ\n\n### p\n\nP\n\n## A\n\n- list\n';
  expect(arrange(text)).toEqual(['Z', 'p', 'P', '[p]', 'q', 'Q', '[q]', 'A', 'list']);
});

test('the alphabet is that of the page', () => {
  const text = '# G\n\n## zebra\n\n1\n\n## ähre\n\n2\n';
  expect(arrange(text, 'de')[0]).toBe('ähre');
  expect(arrange(text, 'sv')[0]).toBe('zebra');
});

test('footnotes stay at the end', () => {
  expect(arrange('# G\n\n## b\n\nB[^1]\n\n## a\n\nA\n\n[^1]: note').join(' ')).toMatch(/\[b\] Footnotes note/);
});

import { describe, expect, test } from 'vitest';
import { parseExcerpt } from '../../src/site/search/excerpt.ts';
import { listValues } from '../../src/site/search/facet-list.ts';
import { nameValue } from '../../src/site/search/result-list.ts';

describe('an excerpt', () => {
  test('is taken apart at its marks', () => {
    expect(parseExcerpt('how to <mark>drain</mark> a <mark>node</mark>')).toEqual([
      { text: 'how to ', marked: false },
      { text: 'drain', marked: true },
      { text: ' a ', marked: false },
      { text: 'node', marked: true },
    ]);
  });

  test.each([
    ['a &lt;pod name&gt; &amp; more', 'a <pod name> & more'],
    ['&quot;x&quot; &#39;y&#x27;', `"x" 'y'`],
    ['&amp;lt;', '&lt;'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['<mark onclick=alert(1)>x', '<mark onclick=alert(1)>x'],
    ['&unknown;', '&unknown;'],
  ])('%s is text, never markup', (excerpt, text) => {
    expect(parseExcerpt(excerpt)).toEqual([{ text, marked: false }]);
  });
});

describe('values of a facet', () => {
  test('come with the most frequent first, without those that give nothing', () => {
    expect(listValues({ lab: 1, runbook: 5, concept: 5, tutorial: 0 }, [])).toEqual([
      { value: 'concept', count: 5 },
      { value: 'runbook', count: 5 },
      { value: 'lab', count: 1 },
    ]);
  });

  test('stay when they are chosen, so that they can be taken back', () => {
    expect(listValues({ tutorial: 0 }, ['tutorial', 'lab'])).toEqual([
      { value: 'lab', count: 0 },
      { value: 'tutorial', count: 0 },
    ]);
  });

  test.each([
    ['kind', 'how-to', 'How-to'],
    ['level', 'advanced', 'Advanced'],
    ['source', 'wiki', 'Our wiki'],
    ['source', 'gone', 'gone'],
    ['kind', 'toString', 'toString'],
    ['level', 'toString', 'toString'],
    ['role', 'on-call', 'on-call'],
  ])('%s %s reads %s', (facet, value, name) => {
    expect(nameValue(facet, value, new Map([['wiki', 'Our wiki']]))).toBe(name);
  });
});

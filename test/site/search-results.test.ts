import { describe, expect, test } from 'vitest';
import { dropHeading, parseExcerpt } from '../../src/site/search/excerpt.ts';
import type { SubResult } from '../../src/site/search/engine.ts';
import { withFind } from '../../src/site/search/find-marks.ts';
import { listValues } from '../../src/site/search/facet-list.ts';
import { describe as describeResult, nameValue, splitSections } from '../../src/site/search/result-list.ts';

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

describe('what a result says', () => {
  test.each([
    ['Queue. Messages <mark>wait.</mark>', 'Messages wait.'],
    ['<mark>Queue.</mark> Messages', 'Messages'],
    ['<mark>Queue</mark>s are <mark>long</mark>', 'Queues are long'],
    ['of a <mark>Queue.</mark> Messages', 'of a Queue. Messages'],
    ['Queue.', ''],
    ['Queue.js <mark>runs</mark>', 'Queue.js runs'],
  ])('doesn’t say the heading again: %s', (excerpt, text) => {
    const parts = dropHeading(parseExcerpt(excerpt), 'Queue');
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  test('keeps the marks of what is left', () => {
    expect(dropHeading(parseExcerpt('Two <mark>words.</mark> And <mark>more</mark>'), 'Two words')).toEqual([
      { text: 'And ', marked: false },
      { text: 'more', marked: true },
    ]);
  });

  test('is what the page is about, where nothing but the title matches', () => {
    expect(describeResult('<mark>Queue.</mark> run.sh ls', 'Queue', 'Where messages wait.')).toEqual([
      { text: 'Where messages wait.', marked: false },
    ]);
    expect(describeResult('<mark>Queue.</mark> the <mark>queue</mark>', 'Queue', 'Where messages wait.')).toContainEqual({
      text: 'queue',
      marked: true,
    });
    expect(describeResult('<mark>Queue.</mark> run.sh', 'Queue', undefined)).toEqual([{ text: 'run.sh', marked: false }]);
  });
});

describe('sections of a result', () => {
  const section = (title: string, score: number, excerpt = `In ${title}.`): SubResult => ({
    title,
    url: `/page/#${title}`,
    excerpt,
    weighted_locations: [{ balanced_score: score, location: 0 }],
  });
  const own = { ...section('Page', 9, 'The beginning.'), url: '/page/' };

  test('are the three that match best, in the order of the page', () => {
    const sub_results = [own, section('a', 1), section('b', 5), section('c', 2), section('d', 3)];
    const [excerpt, sections] = splitSections({ url: '/page/', excerpt: 'Elsewhere.', sub_results }, 'Page');
    expect(excerpt).toBe('The beginning.');
    expect(sections.map(({ title }) => title)).toEqual(['b', 'c', 'd']);
  });

  test('don’t say again what the page says', () => {
    const sub_results = [own, section('a', 1, 'The beginning.')];
    expect(splitSections({ url: '/page/', excerpt: 'The beginning.', sub_results }, 'Page')).toEqual(['The beginning.', []]);
  });

  test('stand alone where only they match', () => {
    const [excerpt, sections] = splitSections({ url: '/page/', excerpt: 'In a.', sub_results: [section('a', 1)] }, 'Page');
    expect([excerpt, sections.length]).toEqual([undefined, 1]);
  });
});

describe('an address with words to mark', () => {
  test.each([
    ['/a/', ['drain', 'nodes'], '/a/?find=drain%20nodes'],
    ['/a/#b', ['x'], '/a/?find=x#b'],
    ['/a/', [], '/a/'],
  ])('%s with %j is %s', (url, words, address) => {
    expect(withFind(url, words)).toBe(address);
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
    ['role', 'operator', 'Operator'],
    ['skill', 'toString', 'toString'],
    ['pathway', 'first-hour', 'first-hour'],
  ])('%s %s reads %s', (facet, value, name) => {
    expect(nameValue(facet, value, { source: { wiki: 'Our wiki' }, role: { operator: 'Operator' } })).toBe(name);
  });
});

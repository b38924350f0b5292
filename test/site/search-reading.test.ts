import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hit } from '../../src/site/search/engine.ts';
import { interpret, type Reading } from '../../src/site/search/interpret.ts';
import { matchedWords } from '../../src/site/search/matched-words.ts';
import { countEdits, nearestWord } from '../../src/site/search/near-words.ts';

const groups = ['cluster database deploy', 'certificate certificates deployment kubernetes', 'datebase queue'];

describe('the word that was meant', () => {
  test.each([
    ['kuberntes', 'kubernetes'],
    ['Kuebrnetes', 'kubernetes'],
    ['databse', 'database'],
    ['dtabase', 'database'],
    ['certficiate', 'certificate'],
    ['qeueu', undefined],
    ['quuee', 'queue'],
    ['quueue', 'queue'],
    ['kube', undefined],
    ['deploym', undefined],
    ['queue', undefined],
    ['zebra', undefined],
    ['clu', undefined],
    ['kube-system', undefined],
    ['k8s9', undefined],
  ])('%s is %s', (typed, meant) => {
    expect(nearestWord(typed, groups)).toBe(meant);
  });

  test('is never further away than its length allows', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-e]{4,10}$/), fc.array(fc.stringMatching(/^[a-e]{4,10}$/)), (typed, words) => {
        const near = nearestWord(typed, [words.join(' ')]);
        if (near !== undefined) expect(countEdits(typed, near)).toBeLessThanOrEqual(typed.length < 8 ? 1 : 2);
      }),
    );
  });
});

test.each([
  ['', 'abc', 3],
  ['abc', 'abc', 0],
  ['abcd', 'acbd', 1],
  ['abcd', 'abd', 1],
  ['kitten', 'sitting', 3],
])('%s and %s are %i edits apart', (a, b, edits) => {
  expect([countEdits(a, b), countEdits(b, a)]).toEqual([edits, edits]);
});

test.each([
  ['Drain <mark>nodes,</mark> then drain.', [1, 3], ['nodes', 'drain']],
  ['(Kube-system) “x”', [0, 1], ['kube-system', 'x']],
  ['新\u200B幹線\u200B駅', [1], ['幹線']],
  ['a — b', [1, 9], []],
])('of %s words %j match: %j', (raw_content, locations, words) => {
  const plain = raw_content.replaceAll(/<\/?mark>/g, '');
  expect(matchedWords({ raw_content: plain, locations })).toEqual(words);
});

/** A reader over pages of a few words, that finds pages with every word, or words that begin with it, as Pagefind does. */
function read(query: string, pages: readonly string[], asTyped?: true): Promise<Reading> {
  const search = (asked: string): Promise<Hit[]> => {
    const words = asked.toLowerCase().replaceAll('"', '').split(' ');
    const isExact = asked.startsWith('"');
    const known = words.filter((word) => pages.some((page) => page.split(' ').some((other) => other.startsWith(word))));
    const found = pages.filter((page) => {
      const own = page.split(' ');
      return known.length > 0 && known.every((word) => own.some((other) => (isExact ? other === word : other.startsWith(word))));
    });
    return Promise.resolve(
      found.map((page, at) => {
        const locations = page.split(' ').flatMap((other, place) => (known.some((word) => other.startsWith(word)) ? [place] : []));
        const data = { url: page, excerpt: page, meta: {}, filters: {}, sub_results: [], raw_content: page, locations };
        return { id: page, score: 10 - at, data: () => Promise.resolve(data) };
      }),
    );
  };
  return interpret(
    { query, chosen: {}, ...(asTyped && { asTyped }) },
    { search, words: () => Promise.resolve([[...new Set(pages.flatMap((page) => page.split(' ')))].join(' ')]) },
  );
}

describe('a question', () => {
  const pages = ['drain node before upgrade', 'restore volume from snapshot', 'drain queue slowly', 'certificate rotation'];

  test.each<[string, Reading]>([
    ['', { query: '' }],
    ['drain node', { query: 'drain node' }],
    ['upgr', { query: 'upgr' }],
    ['"no such words"', { query: '"no such words"' }],
    ['drain ndoe', { query: 'drain node', corrected: true }],
    ['certifcate', { query: 'certificate', corrected: true }],
    ['restroe volume', { query: 'restore volume', corrected: true }],
    ['zebrafish', { query: 'zebrafish' }],
    ['drain zebrafish', { query: 'drain', dropped: { words: ['zebrafish'], of: 2 } }],
    ['restore volume queue', { query: 'restore volume', dropped: { words: ['queue'], of: 3 } }],
    ['drain volume certificate', { query: 'volume', dropped: { words: ['drain', 'certificate'], of: 3 } }],
    ['restroe volume zebrafish', { query: 'restore volume', corrected: true, dropped: { words: ['zebrafish'], of: 3 } }],
  ])('“%s” is read as %j', async (query, reading) => {
    expect(await read(query, pages)).toEqual(reading);
  });

  test('that is meant as typed is left alone, with a hint', async () => {
    expect(await read('certifcate', pages, true)).toEqual({ query: 'certifcate', nearly: 'certificate' });
  });
});

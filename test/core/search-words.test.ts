import { describe, expect, test } from 'vitest';
import { countSearchWords, listWords } from '../../src/core/search-words.ts';

describe('words to suggest', () => {
  test('come in groups, the most common first, and headings count more', () => {
    const words = countSearchWords();
    words.add({ title: 'Queue', html: '<h2 id="a">Broker<a class="anchor"></a></h2><p>Messages wait &amp; wait.</p>' });
    words.add({ title: 'Storage', html: '<p>The <code>broker</code> keeps messages.</p>' });
    expect(words.toGroups()).toEqual(['broker', 'messages queue storage', 'keeps wait']);
  });

  test('stay linear over markup that never closes', () => {
    const words = countSearchWords();
    words.add({ title: 'x', html: '<h2'.repeat(100_000) });
    expect(words.toGroups()).toEqual([]);
  });

  test('are at most so many, the rarest left out', () => {
    const words = countSearchWords();
    const name = (at: number): string => `word${String(at).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
    words.add({ title: 'common', html: Array.from({ length: 30_000 }, (_, at) => name(at)).join(' ') });
    const [first, ...rest] = words.toGroups();
    expect(first).toBe('common');
    expect(rest.join(' ').split(' ')).toHaveLength(19_999);
  });
});

test.each([
  ['Größe, naïve Ⅷ', ['größe', 'naïve']],
  ['kube-system v1alpha x86 run', ['kube', 'system']],
  [`${'a'.repeat(25)} ${'b'.repeat(24)}`, ['b'.repeat(24)]],
  ['e\u0301tage', ['étage']],
])('of %j, %j are kept', (text, kept) => {
  expect(listWords(text)).toEqual(kept);
});

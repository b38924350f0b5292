import { createHash, hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compareBytes, digestCovers, type CoveredFile } from '../../../src/core/covers/digest.ts';
import { seededRandom, shuffle } from '../../helpers/random.ts';

const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex');
const file = (path: string, content: string): CoveredFile => ({ path, content: sha256(content) });

/** The format again, written down by other means, so that it can't drift. */
function digestByHand(...files: [path: string, content: string][]): string {
  const sum = createHash('sha256');
  for (const [path, content] of files) {
    sum.update(Buffer.from(path, 'utf8'));
    sum.update(Buffer.from([0]));
    sum.update(createHash('sha256').update(content, 'utf8').digest('hex'));
    sum.update(Buffer.from([10]));
  }
  return `v1:${sum.digest('hex')}`;
}

test('the digest has the form that pages carry', () => {
  expect(digestCovers([file('src/a.ts', 'let a;\n'), file('src/b.ts', '')], sha256)).toBe(
    digestByHand(['src/a.ts', 'let a;\n'], ['src/b.ts', '']),
  );
  expect(digestCovers([file('a', 'x')], sha256)).toMatchInlineSnapshot(
    `"v1:b71899f0e13a58405ecef8ed7b7e0930a32f40e799828f8716ea8ace8e8ca782"`,
  );
  expect(digestCovers([], sha256)).toBe('v1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test.each([
  ['a', 'b'],
  ['a', 'ab'],
  ['a-b', 'a/b'],
  ['Z', 'a'],
  ['z', 'ä'],
  ['\uffee', '\u{1f600}'],
  ['\ue000', '\u{10000}'],
  ['a\uffee', 'a\u{1f600}b'],
])('%j sorts before %j, as its bytes do', (first, second) => {
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBeLessThan(0);
  expect(compareBytes(first, second)).toBeLessThan(0);
  expect(compareBytes(second, first)).toBeGreaterThan(0);
  expect(digestCovers([file(second, '2'), file(first, '1')], sha256)).toBe(digestByHand([first, '1'], [second, '2']));
});

test('a file that two covers select counts once, unless other lines of it count', () => {
  const [whole, lines] = [file('a', 'x\ny\n'), file('a', 'x')];
  expect(digestCovers([whole, whole], sha256)).toBe(digestCovers([whole], sha256));
  expect(digestCovers([whole, lines], sha256)).toBe(digestCovers([lines, whole], sha256));
  expect(digestCovers([whole, lines], sha256)).not.toBe(digestCovers([whole], sha256));
});

test('any order of files and covers gives the same digest, and any other content another', () => {
  const random = seededRandom(7);
  const names = ['a', 'b/a', 'b-a', 'ä', '\u{1f600}', '\uffee', 'Z', 'b/\u{10000}'];
  for (let round = 0; round < 300; round++) {
    const files = names.filter(() => random() < 0.7).map((name) => file(name, String(Math.floor(random() * 3))));
    const shuffled = shuffle([...files, ...files.slice(0, 2)], random);
    const digest = digestCovers(files, sha256);
    expect(digestCovers(shuffled, sha256)).toBe(digest);
    for (const at of files.keys()) {
      const edited = files.map((item, index) => (index === at ? file(item.path, 'edited') : item));
      expect(digestCovers(edited, sha256)).not.toBe(digest);
      expect(digestCovers(files.toSpliced(at, 1), sha256)).not.toBe(digest);
    }
  }
});

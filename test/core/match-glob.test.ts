import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { compileGlob } from '../../src/core/match-glob.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

function matches(glob: string, path: string, dot = false): boolean | undefined {
  return compileGlob(glob, { dot })?.(path);
}

test.each<[glob: string, matching: string[], other: string[]]>([
  ['**/*', ['a.md', 'a/b/c.md'], ['.a.md', 'a/.b/c.md', 'a/.b.md']],
  ['**', ['a.md', 'a/b/c.md'], ['.a/b.md']],
  ['*.md', ['a.md', '-.md'], ['a/b.md', 'a.mdx', '.md']],
  ['**/*.md', ['a.md', 'a/b/c.md'], ['a/b/c.mdx']],
  ['docs/**/index.md', ['docs/index.md', 'docs/a/b/index.md'], ['index.md', 'docs/a/index.mdx']],
  ['drafts', ['drafts/a.md', 'drafts/b/c.md', 'drafts'], ['a/drafts/b.md', 'drafts2/a.md']],
  ['drafts/', ['drafts/a.md'], ['a.md']],
  ['./drafts/*.md', ['drafts/a.md'], ['a.md']],
  ['/drafts', ['drafts/a.md'], ['a/drafts/a.md']],
  ['**/vendor/**', ['vendor/a.md', 'a/vendor/b/c.md'], ['vendored/a.md', 'vendor']],
  ['**/.docs/**', ['.docs/a.md', 'a/.docs/b.md'], ['.meta/a.md', 'a/.docs/.b.md', '.x/.docs/a.md']],
  ['chapter-?.md', ['chapter-1.md', 'chapter-é.md', 'chapter-😀.md'], ['chapter-10.md', 'chapter-/.md']],
  ['chapter-[0-9].md', ['chapter-1.md'], ['chapter-x.md']],
  ['chapter-[!0-9].md', ['chapter-x.md'], ['chapter-1.md']],
  ['[a', ['[a'], ['a']],
  ['{docs,wiki}/*.{md,mdx}', ['docs/a.md', 'wiki/a.mdx'], ['docs/a.txt', 'blog/a.md']],
  ['{a,{b,c}}/d', ['a/d', 'b/d', 'c/d'], ['{a/d']],
  ['Core-Package-(CP)/*', ['Core-Package-(CP)/a.md'], ['Core-Package-CP/a.md']],
  ['a+b|c!@x.md', ['a+b|c!@x.md'], ['aab.md']],
  [String.raw`\*.md`, ['*.md'], ['a.md']],
  [String.raw`\{a,b}`, ['{a,b}'], ['a']],
])('%s', (glob, matching, other) => {
  expect(matching.filter((path) => matches(glob, path))).toEqual(matching);
  expect(other.filter((path) => matches(glob, path))).toEqual([]);
});

test('with `dot`, wildcards match hidden names too', () => {
  expect(['.a/b.md', 'a/.b.md', '.a'].filter((path) => matches('**', path, true))).toEqual(['.a/b.md', 'a/.b.md', '.a']);
});

test('picomatch agrees, but for what a pattern of a folder means', () => {
  const name = fc.array(fc.constantFrom('a', 'b', '*', '?', '.', '[ab]'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const isPlain = (text: string): boolean => !/\*\*|^\.+$|\.$/.test(text);
  const glob = fc.array(fc.oneof(name.filter(isPlain), fc.constant('**')), { minLength: 1, maxLength: 4 });
  const path = fc.array(fc.stringMatching(/^\.?[ab]{1,3}(?:\.[ab])?$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(glob, path, fc.boolean(), (names, segments, dot) => {
      const text = names.join('/');
      // For picomatch `a/**` is `a` too, and `a` isn't what lies in it.
      const oracle = [text, `${text}/**`].map((variant) => variant.replace(/(?:\*\*\/)*\*\*$/, '**/*'));
      const expected = oracle.some((variant) => picomatch(variant, { dot, noextglob: true, nonegate: true })(segments.join('/')));
      expect(matches(text, segments.join('/'), dot)).toBe(expected);
    }),
    { numRuns: 5000 },
  );
});

describe('hostile patterns', () => {
  test.each([
    ['many stars in a name', '*a'.repeat(120), 'a'.repeat(4000) + 'b'],
    ['many folders', `${'**/'.repeat(80)}x`, 'a/'.repeat(2000) + 'b'],
    ['both', `${'**/*a*a*b/'.repeat(24)}x`, `${'a'.repeat(200)}/`.repeat(20) + 'y'],
  ])('%s take no time', (_, glob, path) => {
    const start = cpuTime();
    expect(matches(glob, path)).toBe(false);
    expect(cpuTime() - start).toBeLessThan(500);
  });

  test.each([
    ['too long', 'a'.repeat(257)],
    ['too many alternatives', '{a,b}'.repeat(20)],
  ])('%s: no matcher', (_, glob) => {
    expect(compileGlob(glob, { dot: false })).toBeUndefined();
  });
});

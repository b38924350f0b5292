import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGithubPattern } from '../../../src/core/owners/github-pattern.ts';
import { keysOf, matchesPath } from '../../../src/core/owners/path-pattern.ts';
import { readPatternTable } from '../../helpers/conformance.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

function matches(pattern: string, path: string): boolean {
  return matchesPath(compileGithubPattern(pattern), path.split('/'));
}

const table = readPatternTable();

describe.skipIf(table === undefined)('the public table of patterns', () => {
  const cases = (table ?? []).flatMap(({ pattern, paths }) =>
    Object.entries(paths).map(([path, expected]) => [pattern, path, expected] as const),
  );

  test.each(cases)('%s against %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  test('has all of its checks', () => {
    expect(cases.length).toBeGreaterThanOrEqual(153);
  });
});

describe('what the public table leaves out', () => {
  test.each([
    // Upper and lower case are different letters.
    ['Docs/', 'docs/a.md', false],
    ['*.MD', 'a.md', false],
    // An escaped blank is part of the name.
    ['docs/getting\\ started.md', 'docs/getting started.md', true],
    ['docs/getting\\ started.md', 'docs/getting', false],
    // Names that start with a dot are names.
    ['*', '.gitignore', true],
    ['*.yml', '.github/workflows/ci.yml', true],
    ['.github/', '.github/CODEOWNERS', true],
    // GitHub’s documentation: `docs/*` doesn’t reach into folders, `apps/` is found anywhere, `/docs/` at the top only, `**/logs` anywhere.
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['apps/', 'a/apps/b/c', true],
    ['/docs/', 'a/docs/b', false],
    ['**/logs', 'deeply/nested/logs/a.log', true],
    ['**/logs', 'build/logs', true],
    // `**` that is not a name of its own is like `*`.
    ['a**b', 'axyb', true],
    ['a**b', 'ax/yb', false],
    ['**', 'a/b', true],
    ['a/**/b/**/c', 'a/x/b/y/z/c/d', true],
    ['a/**/b/**/c', 'a/x/y/c', false],
    // Backslashes make the next character plain; one at the end stands for itself.
    ['a\\*', 'ab', false],
    ['a\\b', 'ab', true],
    ['a\\', 'a\\', true],
    // One character is one character, also outside of the basic plane.
    ['?.md', '😀.md', true],
    ['?.md', 'ab.md', false],
    // Nothing lies between two slashes.
    ['a//b', 'a/b', false],
    ['日本/*.md', '日本/説明.md', true],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });
});

/** Tries every way to match, without any of the matcher’s short cuts. */
function matchesSlowly(pattern: string, path: string): boolean {
  const names = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const isAnchored = pattern.startsWith('/') || names.length > 1;
  const parts = isAnchored ? names : ['**', ...names];
  const last = names.at(-1);
  const needsMore = pattern.endsWith('/') && pattern.length > 1;
  const rest = (left: readonly string[]): boolean => {
    if (needsMore || last === '**') return left.length > 0;
    return left.length === 0 || !(last === '*' && isAnchored);
  };
  const from = (part: number, left: readonly string[]): boolean => {
    const current = parts[part];
    if (current === undefined) return rest(left);
    if (current !== '**') return left[0] !== undefined && matchesNameSlowly(current, left[0]) && from(part + 1, left.slice(1));
    return left.some((_, at) => from(part + 1, left.slice(at))) || from(part + 1, []);
  };
  return from(0, path.split('/'));
}

function matchesNameSlowly(pattern: string, name: string): boolean {
  const [first] = pattern;
  if (first === undefined) return name === '';
  if (first === '*') return matchesNameSlowly(pattern.slice(1), name) || (name !== '' && matchesNameSlowly(pattern, name.slice(1)));
  return name !== '' && (first === '?' || first === name[0]) && matchesNameSlowly(pattern.slice(1), name.slice(1));
}

const patternName = fc.oneof(
  fc.constantFrom('**', '*', 'a', 'b', 'ab'),
  fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 }),
);
const pathName = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
const anyPattern = fc
  .tuple(fc.boolean(), fc.array(patternName, { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([start, names, end]) => `${start ? '/' : ''}${names.join('/')}${end ? '/' : ''}`);
const anyPath = fc.array(pathName, { minLength: 1, maxLength: 6 }).map((names) => names.join('/'));

test('the matcher agrees with one that tries every way', () => {
  fc.assert(
    fc.property(anyPattern, anyPath, (pattern, path) => {
      // A run of stars in a name means one; as a name of its own `***` isn’t `**`.
      fc.pre(!pattern.includes('***'));
      expect([pattern, path, matches(pattern, path)]).toEqual([pattern, path, matchesSlowly(pattern, path)]);
    }),
    { numRuns: 3000 },
  );
});

test('what a pattern must find is among the keys of every path that it matches', () => {
  fc.assert(
    fc.property(anyPattern, anyPath, (pattern, path) => {
      const compiled = compileGithubPattern(pattern);
      fc.pre(compiled.key !== undefined && matchesPath(compiled, path.split('/')));
      expect(keysOf(path.split('/'))).toContain(compiled.key);
    }),
  );
});

describe('time', () => {
  const long = `${'a'.repeat(200)}/`.repeat(18);
  test.each([
    ['stars in a name', `${'*a'.repeat(2000)}b`],
    ['folders', `${'**/a*a*a*a/'.repeat(2000)}b`],
    ['a megabyte of stars', '*'.repeat(1_000_000)],
    ['a megabyte of folders', '**/'.repeat(350_000)],
    ['a megabyte of text', 'a'.repeat(1_000_000)],
  ])('of a hostile pattern is bounded: %s', (_, pattern) => {
    const started = cpuTime();
    const compiled = compileGithubPattern(pattern);
    for (let round = 0; round < 20; round++) matchesPath(compiled, `${long}c`.split('/'));
    expect(cpuTime() - started).toBeLessThan(3000);
  });
});

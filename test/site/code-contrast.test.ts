import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const styles = (name: string): string => readFileSync(new URL(`../../src/site/styles/${name}.css`, import.meta.url), 'utf8');
const code = styles('code');
const tokens = styles('tokens');

/** Colours of a style sheet's rules whose selector matches, as pairs for light and dark. */
function colours(css: string, selector: RegExp, property: string): Map<string, readonly [string, string]> {
  const found = new Map<string, readonly [string, string]>();
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const pair = new RegExp(`(?:^|[\\s;])${property}:\\s*light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(body);
    for (const name of selectors.split(',').map((part) => part.trim())) {
      if (selector.test(name) && pair) found.set(name, [pair[1] ?? '', pair[2] ?? '']);
    }
  }
  return found;
}

function token(name: string): readonly [string, string] {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  return [pair?.[1] ?? '', pair?.[2] ?? ''];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const inks = new Map([...colours(code, /^\.hljs-/, 'color'), ['ink', token('ink')], ['soft', token('soft')]]);
const grounds = new Map([...colours(code, /^\.line-/, 'background'), ['sheet', token('sheet')], ['leaf', token('leaf')]]);

test('there are colours and grounds to judge', () => {
  expect(inks.size).toBeGreaterThan(25);
  expect([...grounds.keys()]).toEqual(['.line-mark', '.line-ins', '.line-del', '.line-warn', '.line-error', 'sheet', 'leaf']);
});

describe.each([...grounds])('on %s', (_ground, ground) => {
  test.each([
    ['light', 0],
    ['dark', 1],
  ] as const)('every colour of code can be read, %s', (_theme, at) => {
    const faint = [...inks].flatMap(([name, pair]) => {
      const ratio = contrast(pair[at], ground[at]);
      return ratio < 4.5 ? [`${name} ${ratio.toFixed(2)}`] : [];
    });
    expect(faint).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { pairColours, readColours, readIcons, readScale } from '../../src/site/design-tokens.ts';

const styles = new URL('../../src/site/styles/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, styles), 'utf8');
const sheets = readdirSync(styles).map((name) => ({ name, css: read(name) }));

describe('contrast', () => {
  const pairs = pairColours(readColours(read('tokens.css')));

  it('is asked of ten colours on three grounds, and of three on grounds of their own', () => {
    expect(pairs).toHaveLength(10 * 3 + 3);
  });

  test.each(pairs.map((pair) => [pair.name, pair.ground, pair.least, pair.light, pair.dark]))(
    'of %s on %s reaches %d in both themes',
    (_name, _ground, least, light, dark) => {
      expect(light).toBeGreaterThanOrEqual(least);
      expect(dark).toBeGreaterThanOrEqual(least);
    },
  );
});

describe('icons', () => {
  const icons = readIcons(read('icons.css') + read('runbook.css') + read('lab-parts.css'));
  const all = sheets.map(({ css }) => css).join('\n');

  it('are drawn in one file, but for those of the parts of runbooks and labs', () => {
    expect(icons.length).toBeGreaterThan(30);
    expect(new Set(icons).size).toBe(icons.length);
    expect(
      sheets
        .filter(({ name, css }) => !['icons.css', 'runbook.css', 'lab-parts.css'].includes(name) && css.includes('<svg'))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test.each(icons)('%s is used', (icon) => {
    expect(all).toContain(`var(--icon-${icon})`);
  });

  it('are there where a style sheet asks for one', () => {
    const asked = [...all.matchAll(/var\(--icon-([\w-]+)\)/g)].map(([, name = '']) => name);
    expect(asked.filter((name) => !icons.includes(name))).toEqual([]);
  });
});

test('scales are read as the style sheet has them', () => {
  expect(readScale(':root { --text-1: 0.8rem; --text-2: clamp(1rem, 2vw, 2rem); --gap: 1rem; }', '--text-')).toEqual([
    { name: '--text-1', value: '0.8rem' },
    { name: '--text-2', value: 'clamp(1rem, 2vw, 2rem)' },
  ]);
  expect(readScale(read('tokens.css'), '--text-').length).toBeGreaterThan(5);
  expect(readScale(read('tokens.css'), '--space-').length).toBeGreaterThan(4);
});

test('every custom property that is used is given somewhere', () => {
  const given = new Set(sheets.flatMap(({ css }) => [...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name = '']) => name)));
  // A script sets it, see `theme-boot.js`.
  given.add('--progress-room');
  const used = new Set(sheets.flatMap(({ css }) => [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name)));
  expect([...used].filter((name) => !given.has(name))).toEqual([]);
});

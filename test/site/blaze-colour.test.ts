import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { contrast, parseHex, toThemeCss } from '../../src/site/blaze-colour.ts';
import { toIcon } from '../../src/site/icon.ts';
import { seededRandom } from '../helpers/random.ts';

const styles = new URL('../../src/site/styles/', import.meta.url);

/** Every `light-dark(#…, #…)` of a style sheet, by the custom property or selector that it stands in. */
async function readPairs(file: string): Promise<{ light: string; dark: string; at: string }[]> {
  const text = await readFile(new URL(file, styles), 'utf8');
  return [...text.matchAll(/(--[\w-]+|color): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, at = '', light = '', dark = '']) => ({ at, light, dark }),
  );
}

/** The grounds that text stands on. */
async function readGrounds(): Promise<{ light: string; dark: string; at: string }[]> {
  return (await readPairs('tokens.css')).filter(({ at }) => ['--paper', '--leaf', '--sheet'].includes(at));
}

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#123456', '#123456', 1],
  ])('of %s on %s is %d', (a, b, expected) => {
    expect(contrast(parseHex(a), parseHex(b))).toBeCloseTo(expected, 1);
  });

  test('of every text colour reaches 4.5 on every ground of both themes', async () => {
    const texts = (await readPairs('tokens.css')).filter(({ at }) =>
      ['--ink', '--soft', '--pine', '--blaze', '--note', '--tip', '--important', '--warning', '--caution'].includes(at),
    );
    const code = await readPairs('code.css');
    const grounds = await readGrounds();
    expect([texts.length, code.length, grounds.length]).toEqual([9, 8, 3]);
    for (const ground of grounds) {
      for (const text of [...texts, ...code]) {
        expect(contrast(parseHex(text.light), parseHex(ground.light)), `${text.light} on ${ground.at}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(parseHex(text.dark), parseHex(ground.dark)), `${text.dark} on ${ground.at}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('of the edges of controls reaches 3', async () => {
    const [edge] = (await readPairs('tokens.css')).filter(({ at }) => at === '--edge');
    for (const ground of await readGrounds()) {
      expect(contrast(parseHex(edge?.light ?? ''), parseHex(ground.light))).toBeGreaterThanOrEqual(3);
      expect(contrast(parseHex(edge?.dark ?? ''), parseHex(ground.dark))).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('a site’s own colour', () => {
  test('stays where it can be read, and is shaded where it can’t', () => {
    expect(toThemeCss('#b5541c')).toMatchInlineSnapshot(`":root{--blaze:light-dark(#ac501b,#c47649);--on-blaze:light-dark(#fff,#000)}"`);
    expect(toThemeCss('#ffd400')).toMatchInlineSnapshot(`":root{--blaze:light-dark(#806a00,#ffd400);--on-blaze:light-dark(#fff,#000)}"`);
  });

  const random = seededRandom(5);
  const channel = (): string =>
    Math.floor(random() * 256)
      .toString(16)
      .padStart(2, '0');
  const extremes = ['00', '01', '7f', 'fe', 'ff'].flatMap((r) =>
    ['00', '80', 'ff'].flatMap((g) => ['00', '80', 'ff'].map((b) => `#${r}${g}${b}`)),
  );
  const colours = [...extremes, ...Array.from({ length: 200 }, () => `#${channel()}${channel()}${channel()}`)];

  test('can be read on every ground, and what stands on it too, whatever it is', async () => {
    const grounds = await readGrounds();
    const faint = colours.flatMap((accent) => {
      const [light = '', dark = '', onLight = '', onDark = ''] = toThemeCss(accent).match(/#[0-9a-f]+/g) ?? [];
      const full = (hex: string): string => (hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex);
      const pairs = [
        ...grounds.flatMap((ground) => [[light, ground.light] as const, [dark, ground.dark] as const]),
        [light, full(onLight)] as const,
        [dark, full(onDark)] as const,
      ];
      return pairs.filter(([a, b]) => contrast(parseHex(a), parseHex(b)) < 4.5).map(([a, b]) => `${accent}: ${a} and ${b}`);
    });
    expect(colours.length).toBe(245);
    expect(faint).toEqual([]);
  });

  test('can be told from the tile of the icon, whatever it is', () => {
    const contrasts = [undefined, ...colours].map((accent) => {
      const [, tile = '', blaze = ''] = /<rect[^>]*fill="(#\w+)".*fill="(#\w+)"/.exec(toIcon(accent)) ?? [];
      return contrast(parseHex(tile), parseHex(blaze));
    });
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(3);
  });
});

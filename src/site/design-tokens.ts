import { contrast, parseHex } from './blaze-colour.ts';

/** What the style sheets themselves say about colours, sizes and icons: the page that shows the design system, and its tests, read it here. */

/** A custom property with a value for each theme. */
export interface ColourToken {
  /** `--ink` */
  name: string;
  light: string;
  dark: string;
}

/** What WCAG 2.2 asks of a colour on each ground: text 4.5 (1.4.3), edges of controls and signs 3 (1.4.11), nothing of decoration. */
const roles: Readonly<Partial<Record<string, number>>> = {
  '--ink': 4.5,
  '--soft': 4.5,
  '--pine': 4.5,
  '--blaze': 4.5,
  '--note': 4.5,
  '--tip': 4.5,
  '--important': 4.5,
  '--warning': 4.5,
  '--caution': 4.5,
  '--edge': 3,
};

/** Grounds that text stands on. */
const groundNames: readonly string[] = ['--paper', '--leaf', '--sheet'];

/** Colours that stand on one of another name: text on the blaze, on pine buttons, on what search marks. */
const ownGrounds: readonly (readonly [name: string, ground: string])[] = [
  ['--on-blaze', '--blaze'],
  ['--paper', '--pine'],
  ['--ink', '--mark'],
];

/** Colours of a style sheet that are given for both themes as `#rrggbb`. */
export function readColours(css: string): ColourToken[] {
  return [...css.matchAll(/(--[\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => ({
    name,
    light,
    dark,
  }));
}

/** A colour on a ground, with its contrast in both themes and what is asked of it. */
export interface ColourPair {
  name: string;
  ground: string;
  least: number;
  light: number;
  dark: number;
}

/** Every pair of colours that meets on a page. */
export function pairColours(colours: readonly ColourToken[]): ColourPair[] {
  const byName = new Map(colours.map((token) => [token.name, token]));
  const names = [
    ...colours.flatMap(({ name }) =>
      roles[name] === undefined ? [] : groundNames.map((ground) => [name, ground, roles[name] ?? 0] as const),
    ),
    ...ownGrounds.map(([name, ground]) => [name, ground, 4.5] as const),
  ];
  return names.flatMap(([name, ground, least]) => {
    const [colour, under] = [byName.get(name), byName.get(ground)];
    if (!colour || !under) return [];
    const light = contrast(parseHex(colour.light), parseHex(under.light));
    const dark = contrast(parseHex(colour.dark), parseHex(under.dark));
    return [{ name, ground, least, light, dark }];
  });
}

/** Names of the icons of a style sheet: `copy` of `--icon-copy`. */
export function readIcons(css: string): string[] {
  return [...css.matchAll(/--icon-([\w-]+):/g)].map(([, name = '']) => name);
}

/** Steps of a scale: custom properties that begin with a prefix, as the style sheet has them. */
export function readScale(css: string, prefix: string): { name: string; value: string }[] {
  return [...css.matchAll(/(--[\w-]+):\s*([^;{}]+);/g)]
    .map(([, name = '', value = '']) => ({ name, value: value.trim() }))
    .filter(({ name }) => name.startsWith(prefix));
}

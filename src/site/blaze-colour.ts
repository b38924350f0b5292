/** Makes the colour that a site names readable on the grounds of both themes. */

type Rgb = readonly [number, number, number];

/** Grounds that text in the blaze colour stands on, the least contrasting of each theme: `--leaf` in tokens.css. */
const grounds = { light: [243, 238, 226], dark: [29, 36, 32] } as const satisfies Record<string, Rgb>;

/** Contrast that WCAG 2.2 asks of text (1.4.3). */
const enough = 4.5;

/** Custom properties for a site's accent (`#b5541c`): the colour itself where it can be read, else the nearest shade that can. */
export function toThemeCss(accent: string): string {
  const colour = parseHex(accent);
  const light = shade(colour, grounds.light, [0, 0, 0], enough);
  const dark = shade(colour, grounds.dark, [255, 255, 255], enough);
  return `:root{--blaze:light-dark(${toHex(light)},${toHex(dark)});--on-blaze:light-dark(${onTop(light)},${onTop(dark)})}`;
}

/** Contrast of two colours as WCAG 2.2 defines it: 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The colour, mixed with as much of another as it takes to have a contrast with its ground. */
export function shade(colour: Rgb, ground: Rgb, towards: Rgb, enough: number): Rgb {
  for (let step = 0; step < 20; step++) {
    const mixed = mix(colour, towards, step / 20);
    if (contrast(mixed, ground) >= enough) return mixed;
  }
  return towards;
}

function onTop(colour: Rgb): string {
  return contrast(colour, [255, 255, 255]) >= contrast(colour, [0, 0, 0]) ? '#fff' : '#000';
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: Rgb, to: Rgb, amount: number): Rgb {
  const between = (a: number, b: number): number => Math.round(a + (b - a) * amount);
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

/** Reads `#rrggbb`. The schema of `waymark.yml` lets nothing else through. */
export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Writes `#rrggbb`. */
export function toHex(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

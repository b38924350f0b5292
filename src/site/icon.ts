import { parseHex, shade, toHex } from './blaze-colour.ts';

/** Pine green of the tile that the blaze stands on, and the colours of the blaze where the site names none: `tokens.css`. */
const tile = '#1d5b43';
const standard = '#f2935a';

/** Contrast that WCAG 2.2 asks of graphics (1.4.11). */
const enough = 3;

/** The portal's own icon: a blaze on a pine tile, in the site's colour as far as it can be told from the tile. */
export function toIcon(accent: string | undefined): string {
  const blaze = accent === undefined ? standard : toHex(shade(parseHex(accent), parseHex(tile), [255, 255, 255], enough));
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
    `<rect width="32" height="32" rx="7" fill="${tile}"/>`,
    // One stroke of paint: its edges are straight, its corners are not quite alike.
    `<path d="M10 6.3Q10 4.5 11.8 4.5h8.3q1.7 0 1.7 1.7l.2 19.4q0 1.9-1.9 1.9h-8.3q-1.7 0-1.7-1.7Z" fill="${blaze}"/>`,
    '</svg>',
  ].join('');
}

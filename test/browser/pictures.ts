import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { BrowserContext } from 'playwright-core';
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { packageFolder } from '../helpers/package-folder.ts';

/** Pictures of pages that were accepted, and how one that is taken now differs from them. */

const accepted = join(packageFolder, 'test/browser/pictures');

/** Where what was taken lies when it differs, with a picture of the difference. */
const rejected = join(packageFolder, '.waymark/pictures');

/** Whether pictures that differ are accepted: `npm run pictures` says so. */
const isAccepting = process.env['WAYMARK_PICTURES'] === 'accept';

/**
 * Pixels whose colour may differ: the packaged Chromium draws the same on every machine but for the corners of rounded borders and the
 * edges of letters, where processors round differently. A word that moves by one pixel changes more than 60.
 */
const mostPixels = 60;

/** Difference of colour from which on a pixel counts, from 0 to 1: pixelmatch's own value. */
const colourThreshold = 0.1;

/** Compares a picture with the accepted one of its name. Gives what is wrong, in one line; undefined when all is well. */
export function judgePicture(name: string, taken: Buffer): string | undefined {
  const file = join(accepted, `${name}.png`);
  const actual = PNG.sync.read(taken);
  const before = existsSync(file) ? PNG.sync.read(readFileSync(file)) : undefined;
  const difference = before && compare(before, actual);
  if (difference && difference.pixels <= mostPixels) return undefined;
  if (isAccepting) {
    mkdirSync(accepted, { recursive: true });
    writeFileSync(file, pack(actual));
    return undefined;
  }
  mkdirSync(rejected, { recursive: true });
  const [path, differencePath] = [join(rejected, `${name}.png`), join(rejected, `${name}.difference.png`)];
  writeFileSync(path, taken);
  rmSync(differencePath, { force: true });
  if (!difference) return `${name}: nobody has accepted a picture yet; this one is ${path}`;
  if (difference.picture) writeFileSync(differencePath, PNG.sync.write(difference.picture));
  const seen = difference.picture ? `${String(difference.pixels)} pixels differ; look at ${differencePath}` : 'its size differs';
  return `${name}: ${seen} and at ${path}`;
}

interface Difference {
  pixels: number;
  /** Absent where the sizes differ. */
  picture?: PNG;
}

function compare(before: PNG, actual: PNG): Difference {
  const { width, height } = before;
  if (width !== actual.width || height !== actual.height) return { pixels: Infinity };
  const picture = new PNG({ width, height });
  const pixels = pixelmatch(quantise(before).data, quantise(actual).data, picture.data, width, height, { threshold: colourThreshold });
  return { pixels, picture };
}

/** A picture with its most frequent colours, one byte a pixel (https://www.w3.org/TR/png-3/): a tenth of what a browser makes. */
function pack(picture: PNG): Buffer {
  const { width, height, data } = quantise(picture);
  const colours = Array.from({ length: width * height }, (_, at) => data.readUIntBE(at * 4, 3));
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, 256);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  // What is too rare for a place takes that of the colour most like it.
  for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, nearest(palette, colour));
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of colours.entries()) rows[at + Math.floor(at / width) + 1] = places.get(colour) ?? 0;
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const listed = Buffer.from(palette.flatMap(toChannels));
  const chunks = [toChunk('IHDR', header), toChunk('PLTE', listed), toChunk('IDAT', deflateSync(rows, { level: 9 })), toChunk('IEND')];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}

function toChunk(type: string, data = Buffer.alloc(0)): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const content = Buffer.concat([Buffer.from(type), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}

function toChannels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(palette: readonly number[], colour: number): number {
  const wanted = toChannels(colour);
  const distances = palette.map((candidate) => toChannels(candidate).reduce((sum, value, at) => sum + (value - (wanted[at] ?? 0)) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

/** Colours in 16 steps of each channel: few enough for one byte a pixel, and steps that nobody sees at the edges of letters. */
function quantise(picture: PNG): PNG {
  for (let at = 0; at < picture.data.length; at++) if (at % 4 < 3) picture.data[at] = Math.round((picture.data[at] ?? 0) / 17) * 17;
  return picture;
}

const require = createRequire(import.meta.url);

/** Fonts by the custom property that names them, as files of `@fontsource` have them. */
const fonts = [
  { property: '--sans', family: 'dejavu-sans', weights: [400, 700] },
  { property: '--serif', family: 'dejavu-serif', weights: [400, 700] },
  { property: '--mono', family: 'dejavu-mono', weights: [400, 700] },
] as const;

/** Gives every page of a profile the same fonts on every machine: they are served with its site, and its style sheet names them. */
export async function fixFonts(context: BrowserContext): Promise<void> {
  await context.route('**/fixed-fonts/*', async (route) => {
    const [family = '', weight = ''] = /fixed-fonts\/([a-z-]+)-(\d+)\.woff2$/.exec(route.request().url())?.slice(1) ?? [];
    const path = require.resolve(`@fontsource/${family}/files/${family}-latin-${weight}-normal.woff2`);
    await route.fulfill({ contentType: 'font/woff2', body: readFileSync(path) });
  });
  await context.route('**/_waymark/site.css*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n${fontRules()}` });
  });
}

function fontRules(): string {
  const faces = fonts.flatMap(({ family, weights }) =>
    weights.map(
      (weight) =>
        `@font-face { font-family: '${family}'; font-weight: ${String(weight)}; src: url('/fixed-fonts/${family}-${String(weight)}.woff2'); }`,
    ),
  );
  const names = fonts.map(({ property, family }) => `${property}: '${family}' !important;`).join(' ');
  return `${faces.join('\n')}\n:root { ${names} }\n* { caret-color: transparent !important; }`;
}

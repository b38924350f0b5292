import { PNG } from 'pngjs';

/** A real PNG of one colour. */
export function makePng(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  png.data.fill(180);
  return PNG.sync.write(png);
}

import { expect, test } from 'vitest';
import { readImageSize } from '../../src/core/image-size.ts';

test.each<[svg: string, size: string]>([
  ['<svg viewBox="0 0 60 30">', '60×30'],
  ['<svg width="120" height="40px" viewBox="0 0 60 30">', '120×40'],
  ['<svg width="100%" height="100%" viewBox="0,0,60,30">', '60×30'],
  ['<svg width="10em" height="2em">', 'none'],
  ["<svg\n  viewBox = '0 0 .5 2.5'\n>", '1×3'],
  ['<!-- <svg viewBox="0 0 1 1"> --><svg:svg xmlns:svg="x" viewBox="0 0 3 4">', '3×4'],
  ['<svg data-width="1" data-height="2" stroke-width="3">', 'none'],
  ['<svg viewBox="0 0 0 30">', 'none'],
  ['<svg viewBox="0 0 1e999 30">', 'none'],
  ['no image', 'none'],
])('%s is %s', (svg, size) => {
  const found = readImageSize('svg', new TextEncoder().encode(svg));
  expect(found ? `${found.width}×${found.height}` : 'none').toBe(size);
});

test('a PNG says its size at its beginning', () => {
  const png = new Uint8Array(24);
  new DataView(png.buffer).setUint32(16, 180);
  new DataView(png.buffer).setUint32(20, 90);
  expect(readImageSize('png', png)).toEqual({ width: 180, height: 90 });
  expect(readImageSize('png', png.subarray(0, 20))).toBeUndefined();
});

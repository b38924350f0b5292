import { describe, expect, test } from 'vitest';
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

describe('a JPEG of 300×200', () => {
  const frame = 'ffc0 0011 08 00c8 012c';
  /** An APP1 segment around a TIFF file. */
  const exif = (tiff: string): string =>
    `ffe1 ${(tiff.replaceAll(' ', '').length / 2 + 8).toString(16).padStart(4, '0')} 457869660000 ${tiff}`;
  const big = (value: string): string => exif(`4d4d002a00000008 0002 010f0002000000010000 0000 011200030000000100${value}0000 00000000`);
  const little = (value: string): string => exif(`49492a0008000000 0100 1201030001000000${value}000000 00000000`);

  test.each<[what: string, hex: string, size: string | undefined]>([
    ['without Exif', frame, '300×200'],
    ['with fill bytes', `ffff ffe0 0004 0000 ff ff ${frame}`, '300×200'],
    ['upright', big('01') + frame, '300×200'],
    ['upside down', big('04') + frame, '300×200'],
    ...['05', '06', '07', '08'].flatMap((value): [string, string, string][] => [
      [`turned by ${value}, big-endian`, big(value) + frame, '200×300'],
      [`turned by ${value}, little-endian`, little(value) + frame, '200×300'],
    ]),
    ['turned by 9, which is nothing', little('09') + frame, '300×200'],
    ['turned behind fill bytes and other segments', `ffe0 0004 0000 ffe1 0006 68747470 ff ff ${big('06')} ${frame}`, '200×300'],
    ['turned twice', big('06') + big('01') + frame, '200×300'],
    ['turned by a LONG', exif('4d4d002a00000008 0001 0112000400000001 00000006') + frame, '300×200'],
    ['with a directory elsewhere', exif('4d4d002a fffffff0 0001 0112000300000001 00060000') + frame, '300×200'],
    ['with more entries than bytes', exif('4d4d002a00000008 ffff 010f00020000000100000000') + frame, '300×200'],
    ['with an entry that leaves its segment', exif('4d4d002a00000008 0001 0112') + frame, '300×200'],
    ['with an unknown byte order', exif('4d49002a00000008 0001 0112000300000001 00060000') + frame, '300×200'],
    ['with an empty segment', `ffe1 0002 ${frame}`, '300×200'],
    ['that ends within fill bytes', 'ff'.repeat(1000), undefined],
    ['that ends within Exif', 'ffe1 ffff 457869660000 4d4d002a', undefined],
  ])('%s', (_, hex, size) => {
    const found = readImageSize('jpg', Buffer.from(`ffd8${hex}`.replaceAll(' ', ''), 'hex'));
    expect(found && `${found.width}×${found.height}`).toBe(size);
  });
});

import { describe, expect, test } from 'vitest';
import { readImageSize } from '../../src/core/image-size.ts';
import { placeImages } from '../../src/core/place-images.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const text = (svg: string): Uint8Array => new TextEncoder().encode(svg);

describe('the size of an image', () => {
  test.each([
    ['png', bytes('89504e470d0a1a0a 0000000d 49484452 000004b0 000001f4'), { width: 1200, height: 500 }],
    ['gif', bytes('474946383961 2c01 c800'), { width: 300, height: 200 }],
    ['jpg', bytes('ffd8 ffe0 0004 0000 ffc0 0011 08 00c8 012c'), { width: 300, height: 200 }],
    ['webp', bytes('52494646 00000000 57454250 56503858 0a000000 00000000 2b0100 c70000'), { width: 300, height: 200 }],
    ['webp', bytes('52494646 00000000 57454250 5650384c 00000000 2f 2bc13100'), { width: 300, height: 200 }],
    ['webp', bytes('52494646 00000000 57454250 56503820 00000000 000000 9d012a 2c01 c800'), { width: 300, height: 200 }],
    ['avif', bytes('00000020 66747970 00000014 69737065 00000000 0000012c 000000c8'), { width: 300, height: 200 }],
    ['svg', text('<?xml version="1.0"?><svg width="30px" height="20" viewBox="0 0 1 1">'), { width: 30, height: 20 }],
    ['svg', text('<svg viewBox="0 0 30.4 20">'), { width: 30, height: 20 }],
    ['svg', text('<svg width="100%" viewBox="0,0,30,20">'), { width: 30, height: 20 }],
    ['svg', text('<svg>'), undefined],
    ['png', bytes('89504e47'), undefined],
    ['png', bytes('89504e470d0a1a0a 0000000d 49484452 00000000 00000000'), undefined],
    ['jpg', bytes('ffd8 ffe0 ffff'), undefined],
    ['pdf', text('%PDF-'), undefined],
  ])('of a %s file', (extension, content, size) => {
    expect(readImageSize(extension, content)).toEqual(size);
  });
});

describe('images in a page', () => {
  const place = (html: string, width = 300): string => placeImages(html, (src) => (src === 'a.png' ? { width, height: 200 } : undefined));

  test.each([
    ['have the sizes of their files', '<img src="a.png" alt>', '<img width="300" height="200" src="a.png" alt>'],
    ['keep a width of the author’s', '<img src="a.png" width="150">', '<img height="100" src="a.png" width="150">'],
    ['keep a height of the author’s', '<img src="a.png" height="20">', '<img width="30" src="a.png" height="20">'],
    ['keep both', '<img src="a.png" width="1" height="2">', '<img src="a.png" width="1" height="2">'],
    ['stay as they are where nothing is known', '<img src="b.png">', '<img src="b.png">'],
  ])('%s', (_name, html, placed) => {
    expect(place(html)).toBe(placed);
  });

  test('that are shown smaller than they are lead to their file', () => {
    const image = '<img width="2000" height="200" src="a.png" alt="x">';
    expect(place('<p><img src="a.png" alt="x"></p>', 2000)).toBe(`<p><a class="enlarge" href="a.png">${image}</a></p>`);
    expect(place('<figure><img src="a.png" alt="x"><figcaption>', 2000)).toBe(
      `<figure><a class="enlarge" href="a.png">${image}</a><figcaption>`,
    );
    expect(place('<p>a <img src="a.png" alt="x"></p>', 2000)).toBe(`<p>a ${image}</p>`);
    expect(place('<p><img src="a.png" alt></p>', 2000)).not.toContain('<a');
    expect(place('<p><img src="a.png" alt="x"></p>', 300)).not.toContain('<a');
  });
});

/** How large an image is by itself, in CSS pixels. */
export interface ImageSize {
  width: number;
  height: number;
}

/** How many bytes at a file's start tell its size, by extension. A JPEG may have a preview and colour profiles in front of it. */
export const sizeBytes: Readonly<Record<string, number>> = { png: 64, gif: 64, webp: 64, avif: 4096, jpg: 131_072, jpeg: 131_072 };

/** Reads an image's size from its first bytes, so that a page can keep its place; undefined for what can't be told. */
export function readImageSize(extension: string, bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = readers[extension]?.(view);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    // Bytes that end too soon: a view throws where it is read beyond its end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Readonly<Record<string, (view: DataView) => ImageSize | undefined>> = {
  // https://www.w3.org/TR/png-3/#11IHDR
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  // https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  webp: readWebp,
  avif: readAvif,
  jpg: readJpeg,
  jpeg: readJpeg,
  svg: readSvg,
};

/** https://developers.google.com/speed/webp/docs/riff_container: lossy, lossless and extended files. */
function readWebp(view: DataView): ImageSize | undefined {
  const form = textAt(view, 12);
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (form !== 'VP8X') return undefined;
  return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
}

/** The first `ispe` box of an image file (ISO/IEC 23008-12, 6.5.3). */
function readAvif(view: DataView): ImageSize | undefined {
  for (let at = 0; at + 16 <= view.byteLength; at += 1) {
    if (textAt(view, at) === 'ispe') return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
  }
  return undefined;
}

/**
 * Walks from marker to marker to the start of a frame, SOF0 to SOF15 (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, table B.1). Any
 * number of fill bytes may stand in front of a marker (B.1.1.2). Browsers turn an image as its Exif says.
 */
function readJpeg(view: DataView): ImageSize | undefined {
  let at = 2;
  let orientation: number | undefined;
  while (view.getUint8(at) === 0xff) {
    while (view.getUint8(at + 1) === 0xff) at += 1;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      // 5 to 8 lie on their sides.
      return orientation !== undefined && orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1) orientation ??= readOrientation(view, at + 4, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}

/**
 * The tag Orientation in the first directory of an APP1 segment's Exif (Exif 2.3, CIPA DC-008-2012, 4.6.4 and 4.7.2; directories as in
 * TIFF 6.0, section 2). Undefined for other segments, and for what points out of its own.
 */
function readOrientation(view: DataView, start: number, end: number): number | undefined {
  const tiff = start + 6;
  if (end > view.byteLength || tiff + 8 > end || textAt(view, start) !== 'Exif' || view.getUint16(start + 4) !== 0) return undefined;
  const order = view.getUint16(tiff);
  const isLittle = order === 0x4949;
  if ((!isLittle && order !== 0x4d4d) || view.getUint16(tiff + 2, isLittle) !== 42) return undefined;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  if (directory + 2 > end) return undefined;
  const last = Math.min(end, directory + 2 + 12 * view.getUint16(directory, isLittle));
  for (let at = directory + 2; at + 12 <= last; at += 12) {
    if (view.getUint16(at, isLittle) !== 0x0112) continue;
    // One SHORT, which stands in the entry itself.
    const isShort = view.getUint16(at + 2, isLittle) === 3 && view.getUint32(at + 4, isLittle) === 1;
    return isShort ? view.getUint16(at + 8, isLittle) : undefined;
  }
  return undefined;
}

/**
 * The root's `width` and `height` where both are plain numbers or pixels, else those of `viewBox`. Undefined without either: a browser
 * would draw it as large as it likes.
 */
function readSvg(view: DataView): ImageSize | undefined {
  const text = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset, Math.min(view.byteLength, 8192)));
  const [tag = ''] = /<(?:[\w-]+:)?svg\b[^>]*>/i.exec(text.replace(/<!--[^]*?-->/g, '')) ?? [];
  const valueOf = (name: string): string => new RegExp(String.raw`\s${name}\s*=\s*["']([^"']*)`, 'i').exec(tag)?.[1]?.trim() ?? '';
  const pixels = (value: string): number => (/^\d*\.?\d+(?:px)?$/.test(value) ? Number.parseFloat(value) : Number.NaN);
  const [, , width, height] = valueOf('viewBox').split(/[\s,]+/);
  return toSize(pixels(valueOf('width')), pixels(valueOf('height'))) ?? toSize(Number(width), Number(height));
}

function toSize(width: number, height: number): ImageSize | undefined {
  const isSize = (value: number): boolean => value > 0 && Number.isFinite(value);
  return isSize(width) && isSize(height) ? { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) } : undefined;
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

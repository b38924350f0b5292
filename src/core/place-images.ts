import type { ImageSize } from './image-size.ts';

/** Widest that an image can be shown in the column of a page's text, in CSS pixels (46 rem). */
const columnWidth = 736;

const imagePattern = /(<(?:p|figure)>)?(<img(?: [\w:-]+(?:="[^"]*")?)*>)(<\/p>|<figcaption>)?/g;

/**
 * Gives images the sizes that their files have, so that the page keeps their place while they load, and leads from one that stands by
 * itself and is shown smaller than it is to its file. `sizeOf` takes an address as it stands in the page.
 */
export function placeImages(html: string, sizeOf: (src: string) => ImageSize | undefined): string {
  return html.replace(imagePattern, (whole, before: string | undefined, image: string, after: string | undefined) => {
    const src = readAttribute(image, 'src');
    const natural = src === undefined ? undefined : sizeOf(src);
    if (src === undefined || !natural) return whole;
    const placed = image.replace('<img', () => `<img${missingSizes(image, natural)}`);
    const isDescribed = (readAttribute(image, 'alt') ?? '') !== '';
    const isWhole = before !== undefined && after !== undefined && isDescribed && natural.width > columnWidth;
    return `${before ?? ''}${isWhole ? `<a class="enlarge" href="${src}">${placed}</a>` : placed}${after ?? ''}`;
  });
}

/** The sizes that the author didn't write; one of them alone decides the other. */
function missingSizes(image: string, natural: ImageSize): string {
  const [width, height] = [readAttribute(image, 'width'), readAttribute(image, 'height')].map((value) =>
    value === undefined ? undefined : Number(value),
  );
  if (width === undefined && height === undefined) return ` width="${natural.width}" height="${natural.height}"`;
  if (height === undefined && width) return ` height="${Math.round((natural.height * width) / natural.width)}"`;
  if (width === undefined && height) return ` width="${Math.round((natural.width * height) / natural.height)}"`;
  return '';
}

function readAttribute(tag: string, name: 'src' | 'alt' | 'width' | 'height'): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const start = at + name.length + 3;
  return tag.slice(start, tag.indexOf('"', start));
}

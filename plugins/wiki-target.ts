import type { Image, Link } from 'mdast';
import type { EmbedNode } from './nodes.ts';

/** Extensions of what `![[…]]` and a GitHub wiki's `[[…]]` show as an image; anything else is another page. */
const imagePattern = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)$/i;

/** What stands between the brackets of `[[…]]`, as a link with its text, or as an image in a GitHub wiki. */
export function toWikiLink(inner: string, first: 'text' | 'page'): Link | Image {
  const [head = '', ...rest] = inner.split(/\\?\|/).map((part) => part.trim());
  if (first === 'text' && imagePattern.test(head) && rest.every((part) => /=|^(?:frame|float)$/.test(part))) return toWikiImage(head, rest);
  const swapped = first === 'text' && rest.length > 0;
  const target = swapped ? rest.join('|') : head;
  const label = swapped ? head : rest.join('|');
  const link: Link = { type: 'link', url: target, children: [{ type: 'text', value: label || toLabel(target, first) }] };
  // A page's name may contain a colon; an address with a scheme and two slashes is no page.
  if (!/^(?:[a-z][a-z+.-]*:\/\/|mailto:)/i.test(target)) link.data = { wiki: true };
  return link;
}

/** `![[note#section]]`, or an image with the size that the author wants: `![[x.png|200]]`, `![[x.png|200x100]]`, `![[x.png|Caption]]`. */
export function toWikiEmbed(inner: string): EmbedNode | Image {
  const [target = '', ...rest] = inner.split(/\\?\|/).map((part) => part.trim());
  if (!imagePattern.test(target.replace(/#.*/s, ''))) return { type: 'waymarkEmbed', value: target };
  const size = /^(\d+)(?:x(\d+))?$/.exec(rest.at(-1) ?? '');
  const alt = (size ? rest.slice(0, -1) : rest).join('|');
  return toImage(target, alt, size?.[1], size?.[2]);
}

/** Gollum's options of an image: `[[/images/x.png|alt=Text|width=100px]]`. */
function toWikiImage(url: string, parts: string[]): Image {
  const option = (name: string): string | undefined => parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  return toImage(url, option('alt') ?? '', /^\d+/.exec(option('width') ?? '')?.[0], /^\d+/.exec(option('height') ?? '')?.[0]);
}

function toImage(url: string, alt: string, width: string | undefined, height: string | undefined): Image {
  const size = { ...(width === undefined ? {} : { width: Number(width) }), ...(height === undefined ? {} : { height: Number(height) }) };
  const data = Object.keys(size).length > 0 ? { wiki: true, hProperties: size } : { wiki: true };
  return { type: 'image', url, alt, title: null, data };
}

/** What readers see of a link without text: Obsidian writes `Page > Heading`, wikis the target itself. */
function toLabel(target: string, first: 'text' | 'page'): string {
  return first === 'text' ? target : target.replace(/^#+/, '').replaceAll(/#+\^?/g, ' > ');
}

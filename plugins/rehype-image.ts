import type { Element, ElementContent } from 'hast';
import type { BodyWords } from './body-words.ts';
import { addClass, isBlank, isElement, toElement } from './rehype-element.ts';

/** Addresses that a browser would ask another host for. */
export function isRemote(address: string): boolean {
  return /^\s*(?:https?:|[\\/]{2})/i.test(address);
}

/**
 * A portal asks no other host for anything: whose reader looks at what is the reader's business. A picture or film that lies elsewhere
 * becomes a link to it, with its description as text.
 */
export function linkRemote({ properties }: Element, insideLink: boolean, words: BodyWords): Element {
  const address = String(properties['src']).trim();
  const described = typeof properties['alt'] === 'string' ? properties['alt'].trim() : '';
  const text = described === '' ? `${words.imageAt} ${hostOf(address)}` : described;
  if (insideLink) return toElement('span', { className: ['remote-image'] }, [text]);
  return toElement('a', { className: ['remote-image', 'external'], href: address, rel: ['noopener', 'noreferrer'] }, [text]);
}

function hostOf(address: string): string {
  return /^(?:https?:)?[\\/]*([^\\/?#]+)/i.exec(address)?.[1] ?? 'another site';
}

/** What an address says of the theme that its image is for: GitHub's fragments, and those of Material for MkDocs. */
const themeFragment = /#(?:gh-)?(?:only-)?(light|dark)(?:-mode)?(?:-only)?$/;

/** A local image: described, loaded late unless it is the page's first, and shown in its theme only where its address says so. */
export function finishImage(image: Element, isFirst: boolean): Element {
  const address = image.properties['src'] ?? '';
  if (/\.(?:mp4|webm)(?:[?#]|$)/i.test(address)) return toVideo(image);
  image.properties['alt'] ??= '';
  if (!isFirst) image.properties['loading'] = 'lazy';
  image.properties['decoding'] = 'async';
  const theme = themeFragment.exec(address)?.[1];
  if (theme !== undefined) {
    image.properties['src'] = address.replace(themeFragment, '');
    addClass(image, `only-${theme}`);
  }
  return image;
}

/** A film with the browser's own controls, which loads nothing but its length until somebody plays it. */
export function toVideo({ properties }: Element): Element {
  const { src, alt, title, ariaLabel, width, height } = properties;
  const label = ariaLabel ?? (alt === '' ? undefined : alt) ?? title;
  const video = toElement('video', { src, controls: true, preload: 'metadata', ...(label !== undefined && { ariaLabel: label }) });
  if (width !== undefined) video.properties['width'] = width;
  if (height !== undefined) video.properties['height'] = height;
  return video;
}

/**
 * The images of a `<picture>` that has one for dark themes, each for its theme: a browser would choose by the system's, and readers can
 * choose another here. Undefined for other pictures.
 */
export function splitPicture(picture: Element): Element | undefined {
  const image = picture.children.find((child) => isElement(child, 'img'));
  const dark = picture.children.find(
    (child) => isElement(child, 'source') && /prefers-color-scheme:\s*dark/.test(String(child.properties['media'])),
  );
  const address = isElement(dark) ? String(dark.properties['srcSet']).trim().split(/[\s,]/, 1)[0] : undefined;
  if (!isElement(image) || address === undefined) return undefined;
  const other: Element = { ...image, properties: { ...image.properties, src: address } };
  addClass(image, 'only-light');
  addClass(other, 'only-dark');
  return toElement('span', {}, [image, other]);
}

/**
 * A paragraph that holds an image and nothing else, as a figure: with the image's title as caption, or with the emphasised words below it.
 * Undefined for other paragraphs.
 */
export function toFigure(paragraph: Element): Element | undefined {
  const parts = paragraph.children.filter((child) => !isBlank(child) && !isElement(child, 'br'));
  const [first, second] = parts;
  const image = findImage(first);
  if (!first || !image || parts.length > 2) return undefined;
  if (second) return isElement(second, 'em') ? figure(first, second.children) : undefined;
  const { title } = image.properties;
  if (typeof title !== 'string' || title.trim() === '' || image.properties['dataWmWiki'] !== undefined) return undefined;
  delete image.properties['title'];
  return figure(first, [{ type: 'text', value: title }]);
}

/** Elements around an image that change nothing of what stands there. */
const wrappers: ReadonlySet<string> = new Set(['a', 'picture', 'span']);

function findImage(node: ElementContent | undefined): Element | undefined {
  if (node?.type !== 'element') return undefined;
  if (node.tagName === 'img' || node.tagName === 'video') return node;
  if (!wrappers.has(node.tagName)) return undefined;
  const inner = node.children.filter((child) => !isBlank(child) && !isElement(child, 'source'));
  return inner.every((child) => isElement(child, 'img')) ? inner.find((child) => isElement(child, 'img')) : undefined;
}

function figure(content: ElementContent, caption: readonly ElementContent[]): Element {
  return toElement('figure', {}, [content, toElement('figcaption', {}, caption)]);
}

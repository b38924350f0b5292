import { tagTest } from './html-element-names.ts';

/** A tag in a piece of HTML text. */
export interface HtmlTag {
  /** Lower case. */
  name: string;
  closing: boolean;
  /** Ends in `/>`. */
  selfClosing: boolean;
  /** Whether its `>` is there. */
  terminated: boolean;
  /** Offsets in the text, the end behind `>`. */
  start: number;
  end: number;
}

/** Elements without content (https://html.spec.whatwg.org/multipage/syntax.html#void-elements, and obsolete ones that parse alike). */
// prettier-ignore
export const voidTagNames: ReadonlySet<string> = new Set([
  'area', 'base', 'basefont', 'bgsound', 'br', 'col', 'embed', 'frame', 'hr', 'image', 'img', 'input', 'keygen', 'link', 'meta', 'param', 'source',
  'track', 'wbr',
]);

/** Elements whose content is text to a parser, whatever tags stand in it. Unclosed, they would swallow the rest of the page. */
const rawTextNames: ReadonlySet<string> = new Set(['iframe', 'noembed', 'noframes', 'script', 'style', 'textarea', 'title', 'xmp']);

/** Elements that would swallow the page (`plaintext` can't be closed) or their content, and so are words to us. */
const swallowingNames: ReadonlySet<string> = new Set(['plaintext', 'template']);

/**
 * The tags in a piece of HTML, in order; none from comments or from the content of scripts and the like. Reads every character a
 * bounded number of times, whatever the input.
 */
export function readTags(html: string): HtmlTag[] {
  const tags: HtmlTag[] = [];
  const unclosed = new Set<string>();
  let at = html.indexOf('<');
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 2);
      if (end === -1) break;
      at = html.indexOf('<', end);
      continue;
    }
    const tag = readTag(html, at);
    if (!tag) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    tags.push(tag);
    if (!tag.terminated) break;
    at = html.indexOf('<', skipRawText(html, tag, unclosed));
  }
  return tags;
}

/**
 * HTML that means what its author meant: tags that no browser knows, tags that never end, and openings of raw text that is never closed
 * become text; `<a name="x"/>` gets the closing tag that HTML would otherwise look for on the rest of the page.
 */
export function mendTags(html: string): string {
  const tags = readTags(html);
  const isKnown = tagTest(html);
  let result = '';
  let at = 0;
  tags.forEach((tag, index) => {
    const isText =
      !tag.terminated || swallowingNames.has(tag.name) || !isKnown(tag.name, true) || isUnpaired(tag, tags[index - 1], tags[index + 1]);
    const written = html.slice(tag.start, tag.end);
    result += html.slice(at, tag.start);
    if (isText) result += `&lt;${written.slice(1)}`;
    else if (tag.selfClosing && !tag.closing && !voidTagNames.has(tag.name))
      result += `${written.slice(0, written.lastIndexOf('/'))}></${tag.name}>`;
    else result += written;
    at = tag.end;
  });
  return result + html.slice(at);
}

/** Whether a tag of raw text lacks its partner, which {@link readTags} gives right before or behind it. */
function isUnpaired(tag: HtmlTag, before: HtmlTag | undefined, after: HtmlTag | undefined): boolean {
  if (!rawTextNames.has(tag.name) || tag.selfClosing) return false;
  const partner = tag.closing ? before : after;
  return partner?.name !== tag.name || partner.closing === tag.closing;
}

/** Offset at which to read on after a tag: before the closing tag for scripts and the like, if there is one. */
function skipRawText(html: string, tag: HtmlTag, unclosed: Set<string>): number {
  if (tag.closing || tag.selfClosing || !rawTextNames.has(tag.name) || unclosed.has(tag.name)) return tag.end;
  const pattern = new RegExp(`</${tag.name}[\\s/>]`, 'gi');
  pattern.lastIndex = tag.end;
  const close = pattern.exec(html)?.index;
  if (close === undefined) unclosed.add(tag.name);
  return close ?? tag.end;
}

function readTag(html: string, start: number): HtmlTag | undefined {
  const closing = html[start + 1] === '/';
  const nameStart = start + (closing ? 2 : 1);
  if (!/[A-Za-z]/.test(html.charAt(nameStart))) return undefined;
  let nameEnd = nameStart;
  while (nameEnd < html.length && !/[\s/>]/.test(html.charAt(nameEnd))) nameEnd += 1;
  const tagEnd = findTagEnd(html, nameEnd);
  const inner = html.slice(nameEnd, tagEnd).trim();
  return {
    name: html.slice(nameStart, nameEnd).toLowerCase(),
    closing,
    // The slash of `<a href=/x/>` belongs to the address.
    selfClosing: inner.endsWith('/') && !/=\s*[^\s"'=]*\/$/.test(inner),
    terminated: tagEnd < html.length,
    start,
    end: Math.min(tagEnd + 1, html.length),
  };
}

/** Offset of the `>` that ends a tag, or the text's length. A quote counts only behind `=`. */
function findTagEnd(html: string, from: number): number {
  let quote = '';
  let previous = '';
  for (let at = from; at < html.length; at += 1) {
    const character = html.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      continue;
    }
    if (character === '>') return at;
    if (previous === '=' && (character === '"' || character === "'")) quote = character;
    if (character.trim() !== '') previous = character;
  }
  return html.length;
}

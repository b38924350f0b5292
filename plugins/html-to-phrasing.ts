import type { PhrasingContent } from 'mdast';
import { hasHtmlClass, htmlText, isBlock, isHtmlElement, readHtmlAttribute, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { mathText } from './math-text.ts';

/** How deep elements are converted as what they are; what lies deeper gives its words only. */
export const deepest = 80;

/** What conversion of a stretch of HTML knows. */
export interface Conversion {
  /** Gives an address the form that it shall have. */
  resolve(address: string): string;
  /** How many elements this one stands in. */
  depth: number;
}

/** A node as part of a line. Blocks inside give their words, with a space around them. */
export function toPhrasing(node: HtmlNode, conversion: Conversion): PhrasingContent[] {
  if ('value' in node) return [toText(node.value)];
  if (!isHtmlElement(node)) return [];
  // What explains a word stands in the glossary, to which the word leads.
  if (hasHtmlClass(node, 'term-note')) return [];
  if (conversion.depth > deepest) return [toText(htmlText(node))];
  const inside = { ...conversion, depth: conversion.depth + 1 };
  const children = (): PhrasingContent[] => node.childNodes.flatMap((child) => toPhrasing(child, inside));
  switch (node.tagName) {
    case 'a':
      return toLink(node, conversion, children);
    case 'video':
      return toFilm(node, conversion);
    case 'img':
      return toImage(node, conversion);
    case 'br':
      return [{ type: 'break' }];
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return toInlineCode(htmlText(node));
    case 'math':
      return toInlineCode(mathText(node));
    case 'b':
    case 'strong':
      return wrap('strong', children());
    case 'i':
    case 'em':
    case 'cite':
    case 'dfn':
      return wrap('emphasis', children());
    case 's':
    case 'strike':
    case 'del':
      return wrap('delete', children());
    case 'q':
      return [toText('“'), ...children(), toText('”')];
    case 'sup':
      return toRaised(node, children());
    case 'input':
    case 'source':
      return [];
  }
  return isBlock(node) ? [toText(' '), ...children(), toText(' ')] : children();
}

function toText(value: string): PhrasingContent {
  return { type: 'text', value: value.replace(/[\t\n\r ]+/g, ' ') };
}

function toInlineCode(text: string): PhrasingContent[] {
  const value = text.replace(/[\t\n\r ]+/g, ' ').trim();
  return value === '' ? [] : [{ type: 'inlineCode', value }];
}

/** Powers need a sign where they can't be raised; references to notes are raised already. */
function toRaised(element: HtmlElement, children: PhrasingContent[]): PhrasingContent[] {
  const isReference = children.some(({ type }) => type === 'footnoteReference');
  return isReference || htmlText(element).trim() === '' ? children : [toText('^'), ...children];
}

function toLink(link: HtmlElement, { resolve }: Conversion, children: () => PhrasingContent[]): PhrasingContent[] {
  const href = readHtmlAttribute(link, 'href');
  if (hasHtmlClass(link, 'anchor') || readHtmlAttribute(link, 'data-footnote-backref') !== undefined) return [];
  const note = readHtmlAttribute(link, 'data-footnote-ref') === undefined ? undefined : isFootnoteLink(href ?? '');
  if (note !== undefined) return [{ type: 'footnoteReference', identifier: note, label: note }];
  return href === undefined ? children() : wrap('link', children(), resolve(href));
}

/** Name of the footnote that an address leads to: mdast-util-to-hast calls them `user-content-fn-name` or `fn-name`. */
export function isFootnoteLink(href: string): string | undefined {
  const [, name] = /^#(?:user-content-)?fn-([\p{L}\p{N}_-]+)$/u.exec(href) ?? [];
  return name;
}

function toImage(image: HtmlElement, { resolve }: Conversion): PhrasingContent[] {
  const src = readHtmlAttribute(image, 'src');
  const alt = (readHtmlAttribute(image, 'alt') ?? '').replace(/\s+/g, ' ').trim();
  if (src !== undefined) return [{ type: 'image', url: resolve(src), alt }];
  return alt === '' ? [] : [toText(alt)];
}

/** Markdown has no sign for a film: it is linked by what it is called, else by its address. */
function toFilm(video: HtmlElement, { resolve }: Conversion): PhrasingContent[] {
  const src = readHtmlAttribute(video, 'src');
  if (src === undefined) return [];
  const name = readHtmlAttribute(video, 'aria-label') ?? src;
  return [{ type: 'link', url: resolve(src), children: [toText(name)] }];
}

/** Marks a stretch of a line. Spaces at its ends go outside: Markdown's marks have to touch their words. */
function wrap(type: 'strong' | 'emphasis' | 'delete' | 'link', content: PhrasingContent[], url = ''): PhrasingContent[] {
  const children = tidyPhrasing(content);
  if (children.length === 0) return content.length > 0 ? [toText(' ')] : [];
  const wrapped: PhrasingContent = type === 'link' ? { type, url, children } : { type, children };
  const [first, last] = [content[0], content.at(-1)];
  return [
    ...(first?.type === 'text' && first.value.startsWith(' ') ? [toText(' ')] : []),
    wrapped,
    ...(last?.type === 'text' && last.value.endsWith(' ') ? [toText(' ')] : []),
  ];
}

/** A line with single spaces, and with neither spaces nor breaks at its ends. */
export function tidyPhrasing(content: readonly PhrasingContent[]): PhrasingContent[] {
  const joined = joinTexts(content);
  const isEnd = (node: PhrasingContent): boolean => node.type === 'break' || (node.type === 'text' && node.value === ' ');
  const start = joined.findIndex((node) => !isEnd(node));
  const line = start < 0 ? [] : joined.slice(start, joined.findLastIndex((node) => !isEnd(node)) + 1);
  return line.map((node, at) => {
    if (node.type !== 'text') return node;
    const value = at === 0 || line[at - 1]?.type === 'break' ? node.value.trimStart() : node.value;
    return { type: 'text', value: at === line.length - 1 ? value.trimEnd() : value };
  });
}

/** Makes one text of each run of texts. */
function joinTexts(content: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    const text = run.join('');
    if (text !== '') joined.push(toText(text));
    run = [];
  };
  for (const node of content) {
    if (node.type === 'text') run.push(node.value);
    else {
      endRun();
      joined.push(node);
    }
  }
  endRun();
  return joined;
}

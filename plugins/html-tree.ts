import type { DefaultTreeAdapterTypes } from 'parse5';

/** Small questions to a tree that parse5 made. */

/** A node of such a tree. */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** An element of such a tree. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Whether a node is an element, of a name if one is given. */
export function isHtmlElement(node: HtmlNode | undefined, name?: string): node is HtmlElement {
  return node !== undefined && 'tagName' in node && (name === undefined || node.tagName === name);
}

// prettier-ignore
const blockNames: ReadonlySet<string> = new Set([
  'blockquote', 'caption', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p',
  'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'wm-diagram', 'wm-quiz', 'wm-tabs',
]);

/** Whether an element stands by itself; all others are part of a line. */
export function isBlock(node: HtmlNode): node is HtmlElement {
  return isHtmlElement(node) && blockNames.has(node.tagName);
}

/** Value of an attribute; undefined where the element lacks it. */
export function readHtmlAttribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Whether an element has a class. */
export function hasHtmlClass(element: HtmlElement, name: string): boolean {
  return readHtmlAttribute(element, 'class')?.split(' ').includes(name) === true;
}

/** All text below a node, in order. Works through a stack: a tree may be deeper than calls can be. */
export function htmlText(node: HtmlNode): string {
  let text = '';
  const open: HtmlNode[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if ('value' in next) text += next.value;
    if ('childNodes' in next) for (let at = next.childNodes.length - 1; at >= 0; at--) open.push(next.childNodes[at] as HtmlNode);
  }
  return text;
}

import { htmlText, isHtmlElement, type HtmlNode } from './html-tree.ts';

/** How deep formulas are read; what lies deeper gives its letters only. */
const deepest = 60;

/** A MathML formula on one line, as one types it: `(a+b)/2`, `x^2`, `sqrt(n)`. For readers who see no typesetting. */
export function mathText(node: HtmlNode, depth = 0): string {
  if (!isHtmlElement(node) || depth > deepest) return htmlText(node).replace(/\s+/g, ' ').trim();
  const parts = node.childNodes.map((child) => mathText(child, depth + 1)).filter((part) => part !== '');
  const [first = '', second = '', third = ''] = parts;
  switch (node.tagName) {
    case 'mfrac':
      return `${group(first)}/${group(second)}`;
    case 'msup':
    case 'mover':
      return `${first}^${group(second)}`;
    case 'msub':
    case 'munder':
      return `${first}_${group(second)}`;
    case 'msubsup':
    case 'munderover':
      return `${first}_${group(second)}^${group(third)}`;
    case 'msqrt':
      return `sqrt(${parts.join('')})`;
    case 'mroot':
      return `root(${first}, ${second})`;
    case 'mtr':
      return parts.join(', ');
    case 'mtable':
      return `[${parts.join('; ')}]`;
    default:
      return parts.join('');
  }
}

/** In brackets unless it is one word or sign. */
function group(text: string): string {
  return /^(?:[\p{L}\p{N}.]*|.)$/u.test(text) ? text : `(${text})`;
}

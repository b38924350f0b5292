import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import type { BodyWords } from './body-words.ts';
import { addClass, isElement, toElement } from './rehype-element.ts';

/** Longest name of a table, in characters: it is read aloud when the table gets the focus. */
const longestName = 80;

/**
 * Puts a table into a box that scrolls by itself, is reached by keyboard, and has a name: the caption's words, else those of the column
 * heads. A group and not a region, because regions are landmarks, and a page with twenty tables would have twenty.
 */
export function boxTable(table: Element, words: BodyWords): Element {
  widenColumns(table);
  const label = readName(table);
  const name = label === '' ? words.table : `${words.table}: ${label}`;
  return toElement('div', { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: name }, [table]);
}

/** From how many characters a column's text is better read in lines of several words than in a tower of single ones. */
const wordy = 30;

/** Marks the heads of columns with long text, which the style sheet keeps from being squeezed by the others. */
function widenColumns(table: Element): void {
  const rows = table.children.flatMap((part) => (isElement(part) ? part.children.filter((row) => isElement(row, 'tr')) : []));
  const lengths: number[] = [];
  for (const row of rows) {
    const cells = row.children.filter((child) => isElement(child));
    cells.forEach((cell, at) => (lengths[at] = Math.max(lengths[at] ?? 0, toString(cell).length)));
  }
  const heads = rows[0]?.children.filter((child) => isElement(child, 'th')) ?? [];
  heads.forEach((head, at) => {
    if ((lengths[at] ?? 0) >= wordy) addClass(head, 'wordy');
  });
}

function readName(table: Element): string {
  const caption = table.children.find((child) => isElement(child, 'caption'));
  const head = table.children.find((child) => isElement(child, 'thead'));
  const row = isElement(head) ? head.children.find((child) => isElement(child, 'tr')) : undefined;
  const cells = isElement(row) ? row.children.filter((child) => isElement(child)).map((cell) => toString(cell).trim()) : [];
  const text = caption ? toString(caption).trim() : cells.filter((cell) => cell !== '').join(', ');
  return text.length <= longestName ? text : `${text.slice(0, longestName).trimEnd()}…`;
}

/** Alignment as a class, since HTML has no attribute for it any more (https://html.spec.whatwg.org/multipage/obsolete.html). */
export function classifyAlignment(element: Element): void {
  const { align } = element.properties;
  delete element.properties['align'];
  delete element.properties['border'];
  delete element.properties['vAlign'];
  const side = typeof align === 'string' ? align.toLowerCase() : '';
  if (side === 'right' || side === 'center') addClass(element, `align-${side}`);
}

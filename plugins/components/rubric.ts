import type { Element } from 'hast';
import { isElement, toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { toLearnBox } from './learn-box.ts';

/** How something is judged: a table with a criterion in each row and a level in each column. Attribute: `title`. */
export const rubric: Component = {
  toHast(node, children, { words }) {
    for (const child of children) if (isElement(child, 'table')) headRows(child);
    return toLearnBox('rubric', readAttribute(node, 'title') ?? words.rubric, children);
  },
};

/** Makes heads of the columns' names and of each row's first cell, so that a level is read out with its criterion. */
function headRows(table: Element): void {
  for (const part of table.children) {
    if (!isElement(part)) continue;
    for (const row of part.children) {
      if (!isElement(row, 'tr')) continue;
      row.children = row.children.map((cell, at, cells) => {
        if (!isElement(cell)) return cell;
        if (cell.tagName === 'th') return toElement('th', { ...cell.properties, scope: 'col' }, cell.children);
        const isFirst = !cells.slice(0, at).some((other) => isElement(other));
        return isFirst ? toElement('th', { ...cell.properties, scope: 'row' }, cell.children) : cell;
      });
    }
  }
}

import type { ComponentNode } from '../nodes.ts';
import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/** The kinds that GitHub knows, with what they are called when a callout has no title. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['note', 'Note'],
  ['tip', 'Tip'],
  ['important', 'Important'],
  ['warning', 'Warning'],
  ['caution', 'Caution'],
]);

/**
 * A box beside the text's flow. Attributes: `type`, `label` (the author's own word for the type), `title`, `fold` (`open` or `closed`:
 * the reader can fold it). A title is preceded by the type's name for those who can't see the box's colour and sign.
 */
export const callout: Component = {
  toHast(node, children) {
    const type = readType(node);
    const name = readName(node, type);
    const title = readAttribute(node, 'title') ?? name;
    const hidden = title.toLowerCase().startsWith(name.toLowerCase()) ? [] : [toElement('span', { className: ['sr-only'] }, [`${name}: `])];
    const heading = { className: ['callout-title'] };
    const className = ['callout', `callout-${type}`];
    const fold = readAttribute(node, 'fold');
    if (fold === undefined) {
      return toElement('div', { className, role: 'note' }, [toElement('p', heading, [...hidden, title]), ...children]);
    }
    return toElement('details', { className, open: fold === 'open' }, [toElement('summary', heading, [...hidden, title]), ...children]);
  },
};

function readType(node: ComponentNode): string {
  const type = readAttribute(node, 'type')?.toLowerCase() ?? 'note';
  return kinds.has(type) ? type : 'note';
}

function readName(node: ComponentNode, type: string): string {
  const label = readAttribute(node, 'label');
  return label === undefined ? (kinds.get(type) ?? 'Note') : label.charAt(0).toUpperCase() + label.slice(1);
}

import type { BodyWords } from '../body-words.ts';
import { calloutTypes } from '../callout-types.ts';
import type { ComponentNode } from '../nodes.ts';
import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/**
 * A box beside the text's flow. Attributes: `type`, `label` (the author's own word for the type), `title`, `fold` (`open` or `closed`:
 * the reader can fold it). A title is preceded by the type's name for those who can't see the box's colour and sign.
 */
export const callout: Component = {
  toHast(node, children, { words }) {
    const type = readType(node);
    const name = readName(node, words[type]);
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

function readType(node: ComponentNode): (typeof calloutTypes)[number] {
  const type = readAttribute(node, 'type')?.toLowerCase();
  return calloutTypes.find((known) => known === type) ?? 'note';
}

/** What a callout without a title is called: the author's own word for it, else the type's in the page's language. */
function readName(node: ComponentNode, typeName: BodyWords['note']): string {
  const label = readAttribute(node, 'label');
  return label === undefined ? typeName : label.charAt(0).toUpperCase() + label.slice(1);
}

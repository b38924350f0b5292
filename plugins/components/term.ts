import type { ElementContent } from 'hast';
import { toString } from 'mdast-util-to-string';
import type { ComponentNode } from '../nodes.ts';
import { isElement, toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/** Name of the term that a component means: `of`, else its words. */
export function readTermName(node: ComponentNode): string {
  return readAttribute(node, 'of') ?? toString(node).replace(/\s+/g, ' ').trim();
}

/**
 * A word that the glossary explains. The link and the empty element behind it are filled when the glossary is known; a word that it
 * doesn't know stays a word. Attribute: `of`, the term where the text words it in another way.
 */
export const term: Component = {
  toHast(node, children) {
    const name = readTermName(node);
    const words = node.inline ? children : children.flatMap((child) => (isElement(child, 'p') ? child.children : [child]));
    const parts: ElementContent[] = [toElement('a', { dataWmTerm: name }, words), toElement('span', { dataWmNote: name })];
    const element = toElement('span', { className: ['term'] }, parts);
    return node.inline ? element : toElement('p', {}, [element]);
  },
};

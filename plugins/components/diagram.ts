import type { Element } from 'hast';
import { toString } from 'mdast-util-to-string';
import type { ComponentNode } from '../nodes.ts';
import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/** A mermaid diagram, from a code fence inside or from plain text. Attributes: `title`, shown below, and `alt`, what it shows in words. */
export const diagram: Component = {
  toHast: (node) => toDiagram(readSource(node), readAttribute(node, 'title'), readAttribute(node, 'alt')),
};

/** A figure that shows a diagram's source until a script has drawn it. */
export function toDiagram(source: string, title?: string, alt?: string): Element {
  const code = toElement('code', { className: ['language-mermaid'] }, [`${source}\n`]);
  const figure = [toElement('wm-diagram', {}, [toElement('pre', {}, [code])])];
  if (title !== undefined) figure.push(toElement('figcaption', {}, [title]));
  return toElement('figure', { className: ['diagram'], ...(alt !== undefined && { ariaLabel: alt }) }, figure);
}

function readSource(node: ComponentNode): string {
  const fence = node.children.find((child) => child.type === 'code');
  return fence?.type === 'code' ? fence.value : node.children.map((child) => toString(child)).join('\n');
}

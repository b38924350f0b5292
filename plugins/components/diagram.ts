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
  const figure = [toElement('wm-diagram', { className: [`rows-${String(guessRows(source))}`] }, [toElement('pre', {}, [code])])];
  if (title !== undefined) figure.push(toElement('figcaption', {}, [title]));
  return toElement('figure', { className: ['diagram'], ...(alt !== undefined && { ariaLabel: alt }) }, figure);
}

function readSource(node: ComponentNode): string {
  const fence = node.children.find((child) => child.type === 'code');
  return fence?.type === 'code' ? fence.value : node.children.map((child) => toString(child)).join('\n');
}

/** Diagrams that grow by their lines, with the height of a line and of what stands around them, in rem. The others are about as high as wide. */
const growing: ReadonlyMap<string, readonly [around: number, line: number]> = new Map([
  ['sequenceDiagram', [9, 2.8]],
  ['gantt', [5, 1.5]],
  ['graph LR', [5, 1.2]],
  ['flowchart LR', [5, 1.2]],
  ['graph TD', [4, 4]],
  ['graph TB', [4, 4]],
  ['flowchart TD', [4, 4]],
  ['flowchart TB', [4, 4]],
]);

/**
 * About how high a diagram will be, in steps of four rem, so that the page can keep a place for it. Only who looks at it while it is drawn
 * sees the guess: a drawing that is made before it comes into sight gets the height that it needs.
 */
function guessRows(source: string): number {
  const lines = source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:%%|---|title\b|style\b|classDef\b)/.test(line));
  const head = lines[0]?.replace(/;$/, '') ?? '';
  const [around, line] = growing.get(head) ?? [20, 0];
  return Math.min(9, Math.max(2, Math.round((around + line * (lines.length - 1)) / 4)));
}

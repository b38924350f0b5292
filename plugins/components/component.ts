import type { Element, ElementContent } from 'hast';
import type { ComponentNode } from '../nodes.ts';
import type { RenderContext } from '../rehype-context.ts';

/** How one component becomes HTML that works without scripts. Its output passes the sanitiser like everything else. */
export interface Component {
  /** `children` are the node's, already hast and free of raw HTML; they may be taken over and changed. */
  toHast(node: ComponentNode, children: ElementContent[], context: RenderContext): Element;
}

/** The text of an attribute, or undefined where it is missing or empty. */
export function readAttribute(node: ComponentNode, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = node.attributes[name]?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** Whether an attribute is set without a value, or to anything but a no. */
export function readFlag(node: ComponentNode, name: string): boolean {
  const value = node.attributes[name];
  return value !== undefined && !['false', 'no', '0'].includes(value.trim().toLowerCase());
}

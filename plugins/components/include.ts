import type { ComponentNode } from '../nodes.ts';
import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/** The address of what a component includes, as links write it: `page#section`. Empty where none is named. */
export function readIncludeAddress(node: ComponentNode): string {
  const page = readAttribute(node, 'page') ?? '';
  const section = readAttribute(node, 'section')?.replace(/^#/, '');
  if (section === undefined) return page;
  return `${page.replace(/#.*$/s, '')}#${/[%#]/.test(section) ? encodeURIComponent(section) : section}`;
}

/**
 * Another page, or a section of it. Only an empty element stands here, which is filled when all pages are known. Attributes: `page`,
 * `section`, `heading` (`hide`: without the section's own heading).
 */
export const include: Component = {
  toHast(node) {
    const hidden = readAttribute(node, 'heading')?.toLowerCase() === 'hide';
    return toElement('div', { dataWmInclude: readIncludeAddress(node), ...(hidden && { dataHeading: 'hide' }) });
  },
};

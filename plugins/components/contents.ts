import type { Element } from 'hast';
import type { PageHeading } from '../rehype-context.ts';
import { toElement, toFragment } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/**
 * Links to the page's headings, as `[[_TOC_]]` and `[TOC]` ask for. Attribute: `depth`, the deepest level to list. The first level is
 * left out: it is the page's title.
 */
export const contents: Component = {
  toHast(node, _children, context) {
    const deepest = Number(readAttribute(node, 'depth') ?? 6);
    const headings = context.listHeadings().filter(({ depth }) => depth > 1 && depth <= deepest);
    return toElement('div', { className: ['contents'] }, headings.length === 0 ? [] : [toList(headings)]);
  },
};

/** Nests each run of deeper headings below the one before it, whatever levels the author skipped. */
function toList(headings: readonly PageHeading[]): Element {
  const list = toElement('ul', {});
  let at = 0;
  while (at < headings.length) {
    const heading = headings[at];
    if (!heading) break;
    let end = at + 1;
    while ((headings[end]?.depth ?? 0) > heading.depth) end += 1;
    const link = toElement('a', { href: toFragment(heading.id) }, [heading.text]);
    list.children.push(toElement('li', {}, end > at + 1 ? [link, toList(headings.slice(at + 1, end))] : [link]));
    at = end;
  }
  return list;
}

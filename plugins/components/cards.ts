import type { Element, ElementContent } from 'hast';
import { addClass, isBlank, isElement, toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/** A lead to another page. Attributes: `title`, `href`. The title is the link, so that it is read out as one. */
export const card: Component = {
  toHast(node, children) {
    const title = readAttribute(node, 'title');
    const href = readAttribute(node, 'href');
    const heading =
      title === undefined && href === undefined ? [] : [toElement('p', { className: ['card-title'] }, [toTitle(title, href)])];
    return toElement('div', { className: ['card'] }, [...heading, ...children]);
  },
};

/** A group of {@link card}s. Around one list, the list's items are the cards. */
export const cards: Component = {
  toHast(_node, children) {
    const [list, ...others] = children.filter((child) => !isBlank(child));
    if (!isElement(list, 'ul') || others.length > 0) return toElement('div', { className: ['cards'] }, children);
    return toCardList(list);
  },
};

function toTitle(title: string | undefined, href: string | undefined): ElementContent | string {
  return href === undefined ? (title ?? '') : toElement('a', { href: encodeAddress(href) }, [title ?? href]);
}

/** Only what may not stand in an attribute's address; the author's own escapes stay. */
export function encodeAddress(href: string): string {
  return href.replaceAll(' ', '%20');
}

function toCardList(list: Element): Element {
  addClass(list, 'cards');
  // Without it, Safari stops calling a list without markers a list.
  list.properties['role'] = 'list';
  for (const item of list.children) if (isElement(item, 'li')) addClass(item, 'card');
  return list;
}

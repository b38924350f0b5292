import type { Element, ElementContent } from 'hast';
import { isBlank, isElement, toElement } from '../rehype-element.ts';

/** The box of a component for learning: what it is called, and its content. */
export function toLearnBox(name: string, label: string, children: readonly (ElementContent | string)[]): Element {
  return toElement('div', { className: ['learn', `learn-${name}`] }, [toLabel(label), ...children]);
}

/** What a box is called, above it. */
export function toLabel(label: string): Element {
  return toElement('p', { className: ['learn-label'] }, [label]);
}

/** Children without the white space between them. */
export function withoutBlanks(children: readonly ElementContent[]): ElementContent[] {
  return children.filter((child) => !isBlank(child));
}

/** The items of a list. */
export function itemsOf(list: Element): Element[] {
  return list.children.filter((child): child is Element => isElement(child, 'li'));
}

import { addClass, isBlank, isElement, toElement } from '../rehype-element.ts';
import type { Component } from './component.ts';

/** A procedure. Around one ordered list, the list itself is marked and each item is a step; around anything else, a plain wrapper. */
export const steps: Component = {
  toHast(_node, children) {
    const [list, ...others] = children.filter((child) => !isBlank(child));
    if (!isElement(list, 'ol') || others.length > 0) return toElement('div', { className: ['steps'] }, children);
    addClass(list, 'steps');
    // Without it, Safari stops calling a list without markers a list.
    list.properties['role'] = 'list';
    return list;
  },
};

import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/**
 * Alternatives, one of which concerns the reader. Without scripts, and on paper, all are shown, each under its label. Attribute: `sync`
 * (groups with the same value change together).
 */
export const tabs: Component = {
  toHast(node, children) {
    const sync = readAttribute(node, 'sync');
    return toElement('wm-tabs', sync === undefined ? {} : { dataSync: sync }, children);
  },
};

/** One of the alternatives in {@link tabs}. Attribute: `label`. */
export const tab: Component = {
  toHast(node, children) {
    const label = readAttribute(node, 'label') ?? 'Tab';
    return toElement('div', { className: ['tab'] }, [toElement('p', { className: ['tab-label'] }, [label]), ...children]);
  },
};

import { toElement } from '../rehype-element.ts';
import { readAttribute, readFlag } from './component.ts';
import type { Component } from './component.ts';

/** Something to unfold. Attributes: `summary`, `open`. */
export const details: Component = {
  toHast(node, children, { words }) {
    const summary = readAttribute(node, 'summary') ?? words.details;
    return toElement('details', { open: readFlag(node, 'open') }, [toElement('summary', {}, [summary]), ...children]);
  },
};

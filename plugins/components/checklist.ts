import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { toLearnBox } from './learn-box.ts';

/** A task list with a name. Attribute: `title`. Its items are tasks of the page; the parser gives a box to those that have none. */
export const checklist: Component = {
  toHast: (node, children, { words }) => toLearnBox('checklist', readAttribute(node, 'title') ?? words.checklist, children),
};

import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { toLearnBox, withoutBlanks } from './learn-box.ts';

/** What a reader can do after the page: the content, else what frontmatter says. Attribute: `title`. */
export const objectives: Component = {
  toHast(node, children, { words, facts }) {
    const written = withoutBlanks(children);
    const list = toElement(
      'ul',
      {},
      (facts.objectives ?? []).map((objective) => toElement('li', {}, [objective])),
    );
    const content = written.length > 0 ? written : list.children.length > 0 ? [list] : [];
    return toLearnBox('objectives', readAttribute(node, 'title') ?? words.objectives, content);
  },
};

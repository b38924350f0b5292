import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { toLearnBox } from './learn-box.ts';

/**
 * What a reader should have: the skills that frontmatter requires, and the content. Attribute: `title`. Names of skills are the portal's,
 * so that each is an empty item with `data-wm-skill`, which the caller fills.
 */
export const prerequisites: Component = {
  toHast(node, children, { words, facts }) {
    const skills = (facts.requires ?? []).map(({ skill, level }) => toElement('li', { dataWmSkill: `${skill}@${String(level)}` }));
    const list = skills.length > 0 ? [toElement('ul', {}, skills)] : [];
    return toLearnBox('prerequisites', readAttribute(node, 'title') ?? words.prerequisites, [...list, ...children]);
  },
};

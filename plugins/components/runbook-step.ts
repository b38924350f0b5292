import type { Element } from 'hast';
import type { BodyWords } from '../body-words.ts';
import { isBlank, toElement } from '../rehype-element.ts';
import { toCodedWords } from './coded-words.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/**
 * A step of a runbook with what somebody under pressure asks about it. Attributes: `title`, `id` (permanent name, to link to and to keep
 * ticks by), `who`, `when`, `danger` (`none`, `change`, `destructive`), `expect` (what shows that it worked), `rollback`. Steps that
 * follow each other are one list: see `groupSteps`.
 */
export const runbookStep: Component = {
  toHast(node, children, { words }) {
    const [title, id, danger] = (['title', 'id', 'danger'] as const).map((name) => readAttribute(node, name));
    // What nobody knows is shown as it stands: a warning that goes missing is worse than one in the author's own words.
    const isKnown = danger !== undefined && Object.hasOwn(dangerWords, danger);
    const level = isKnown ? (danger as keyof typeof dangerWords) : 'change';
    const facts = (names: readonly (keyof typeof factWords)[]): Element[] => {
      const known = names.flatMap((name) => {
        const value = readAttribute(node, name);
        if (value === undefined) return [];
        return [toElement('div', {}, [toElement('dt', {}, [words[factWords[name]]]), toElement('dd', {}, toCodedWords(value))])];
      });
      return known.length === 0 ? [] : [toElement('dl', { className: ['step-facts'] }, known)];
    };
    const className = ['runbook-step', ...(danger === undefined ? [] : [`danger-${level}`])];
    return toElement('div', { className, ...(id !== undefined && { id }) }, [
      ...(title === undefined ? [] : [toElement('p', { className: ['step-title'] }, toCodedWords(title))]),
      ...(danger === undefined ? [] : [toElement('p', { className: ['step-danger'] }, [isKnown ? words[dangerWords[level]] : danger])]),
      ...facts(['who', 'when']),
      ...children.filter((child) => !isBlank(child)),
      ...facts(['expect', 'rollback']),
    ]);
  },
};

const dangerWords = {
  none: 'dangerNone',
  change: 'dangerChange',
  destructive: 'dangerDestructive',
} as const satisfies Record<string, keyof BodyWords>;

const factWords = {
  who: 'stepWho',
  when: 'stepWhen',
  expect: 'stepExpect',
  rollback: 'stepRollback',
} as const satisfies Record<string, keyof BodyWords>;

import type { Element } from 'hast';
import { encodeAddress } from './cards.ts';
import { toTitle } from './coded-words.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { toElement } from '../rehype-element.ts';

/**
 * Something to try: what it begins with, the task, and how to tell that it is done. Attributes: `title`, `template` (address of a folder
 * that is copied first), `verify` (command that succeeds when the task is done), `reset` (command that goes back to the start),
 * `timeout` (how long `waymark verify` lets the command run).
 */
export const lab: Component = {
  toHast(node, children, { words }) {
    const [title, template, verify, reset] = (['title', 'template', 'verify', 'reset'] as const).map((name) => readAttribute(node, name));
    return toElement('div', { className: ['lab-box'] }, [
      toElement('p', { className: ['lab-title'] }, toTitle(words.lab, title)),
      ...(template === undefined ? [] : [toTemplate(template, words.labTemplate)]),
      ...children,
      ...(verify === undefined ? [] : [toCommand(words.labVerify, verify)]),
      ...(reset === undefined ? [] : [toCommand(words.labReset, reset)]),
    ]);
  },
};

function toTemplate(template: string, label: string): Element {
  const link = toElement('a', { href: encodeAddress(template), dataWmTemplate: '' }, [toElement('code', {}, [template])]);
  return toElement('p', { className: ['lab-template'] }, [`${label} `, link]);
}

function toCommand(label: string, command: string): Element {
  const code = toElement('code', { className: ['language-sh'] }, [`${command}\n`]);
  return toElement('div', { className: ['lab-command'] }, [
    toElement('p', { className: ['lab-label'] }, [label]),
    toElement('pre', {}, [code]),
  ]);
}

/** A hint of a {@link lab}, folded until it is asked for. Attribute: `title`. */
export const hint: Component = toFold('hint');

/** What a {@link lab} can be compared with, folded until it is asked for. Attribute: `title`. */
export const solution: Component = toFold('solution');

function toFold(name: 'hint' | 'solution'): Component {
  return {
    toHast(node, children, { words }) {
      const title = readAttribute(node, 'title');
      const summary = toElement('summary', {}, toTitle(words[name], title));
      return toElement('details', { className: ['lab-fold', name] }, [summary, ...children]);
    },
  };
}

import { toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { toLearnBox } from './learn-box.ts';

/** Ids of assessments and pathways that can stand in a command as they are. */
const plainId = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}(?:\/[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99})?$/u;

/**
 * What to show, and how to hand it in by pull request. Attributes: `title`, and `assessment`, the id of the assessment or pathway that
 * asks for it: with it, the command that starts the file is shown, and a place is
 * left for a link to it.
 */
export const evidence: Component = {
  toHast(node, children, { words }) {
    const id = readAttribute(node, 'assessment');
    const named = id !== undefined && plainId.test(id) ? id : undefined;
    const toStep = (text: string, command?: string) =>
      toElement('li', {}, command === undefined ? [text] : [`${text} `, toElement('code', {}, [command])]);
    const steps =
      named === undefined
        ? []
        : [toStep(words.startFile, `npx waymark new evidence ${named} --by <name>`), toStep(words.checkFile, 'npx waymark check')];
    return toLearnBox('evidence', readAttribute(node, 'title') ?? words.evidence, [
      ...(named === undefined ? [] : [toElement('p', { dataWmAssessment: named })]),
      ...children,
      toElement('p', { className: ['learn-task'] }, [words.handIn]),
      toElement('ol', {}, [...steps, toStep(words.openRequest)]),
    ]);
  },
};

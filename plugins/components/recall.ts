import type { ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { hashText } from '../hash-text.ts';
import type { ComponentNode } from '../nodes.ts';
import type { RenderContext } from '../rehype-context.ts';
import { isElement, toElement, toText } from '../rehype-element.ts';
import { toCodedWords } from './coded-words.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { withoutBlanks } from './learn-box.ts';

/**
 * A question to answer from memory, with its answer folded away. Attributes: `question`, else the first paragraph, and `id`. The id, in
 * `data-recall`, is made of the question's words unless it is given, so that whoever plans repetitions finds the question again.
 */
export const recall: Component = {
  toHast(node, children, context) {
    const { question, answer } = readCard(node, withoutBlanks(children));
    const id = nameRecall(readAttribute(node, 'id'), question.map(textOf).join(''), context);
    const label = toElement('span', { className: ['learn-label'] }, [`${context.words.recall}:`]);
    const summary = toElement('summary', { className: ['learn-question'] }, [label, toText(' '), ...question]);
    return toElement('details', { className: ['recall'], dataRecall: id }, [summary, ...answer]);
  },
};

function readCard(
  node: ComponentNode,
  blocks: readonly ElementContent[],
): { question: ElementContent[]; answer: readonly ElementContent[] } {
  const written = readAttribute(node, 'question');
  if (written !== undefined) return { question: toCodedWords(written), answer: blocks };
  const [first, ...answer] = blocks;
  return isElement(first, 'p') ? { question: first.children, answer } : { question: [], answer: blocks };
}

function textOf(node: ElementContent): string {
  return node.type === 'text' ? node.value : toString(node);
}

/** The given id, else one made of the words; numbered where the page has it already. */
function nameRecall(given: string | undefined, words: string, { recalls }: RenderContext): string {
  const made = hashText(words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()).slice(0, 12);
  const name = given !== undefined && /^[A-Za-z0-9-]{1,50}$/.test(given) ? given : made;
  let id = name;
  for (let count = 2; recalls.has(id); count++) id = `${name}-${String(count)}`;
  recalls.add(id);
  return id;
}

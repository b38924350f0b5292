import type { Element, ElementContent } from 'hast';
import { deepestQuestion } from '../check-decision.ts';
import { splitAnswer } from '../decision-words.ts';
import { isBlank, isElement, toElement, toText } from '../rehype-element.ts';
import { toTitle } from './coded-words.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/**
 * A way through a few questions, from a nested list: a question, below it its answers, below each answer the next question or what is to
 * be done. Everything is in sight, so that it can be searched and printed; the way behind an answer can be folded. Attribute: `title`.
 */
export const decision: Component = {
  toHast(node, children, { words }) {
    const title = readAttribute(node, 'title');
    const heading = toElement('p', { className: ['lab-label'] }, toTitle(words.decision, title === words.decision ? undefined : title));
    return toElement('div', { className: ['decision'] }, [
      heading,
      ...children.flatMap((child) => (isElement(child) && isList(child) ? toQuestions(child, 1) : [child])),
    ]);
  },
};

function toQuestions(list: Element, depth: number): ElementContent[] {
  return list.children.flatMap((item) => (isElement(item, 'li') ? toQuestion(item, depth) : []));
}

function toQuestion(item: Element, depth: number): ElementContent[] {
  const { words, others, lists } = divide(item);
  const answers = lists.flatMap((list) => list.children.filter((child) => isElement(child, 'li')));
  return [toElement('p', { className: ['question'] }, words), ...others, ...(answers.length === 0 ? [] : [toAnswers(answers, depth)])];
}

function toAnswers(answers: readonly ElementContent[], depth: number): Element {
  const items = answers.flatMap((answer) => (isElement(answer) ? toAnswer(answer, depth) : []));
  // Without the role, Safari stops calling a list without markers a list.
  return toElement('ul', { className: ['answers'], role: 'list' }, items);
}

/** An answer with the question that it leads to, or with what is to be done. */
function toAnswer(item: Element, depth: number): Element {
  const { words, others, lists } = divide(item);
  const isFurther =
    depth < deepestQuestion && lists.some((list) => list.children.some((child) => isElement(child, 'li') && hasList(child)));
  if (isFurther) {
    const summary = toElement('summary', {}, words);
    const next = lists.flatMap((list) => toQuestions(list, depth + 1));
    return toElement('li', { className: ['choice'] }, [toElement('details', { open: true }, [summary, ...others, ...next])]);
  }
  const { label, outcome } = divideWords(words);
  const line =
    outcome.length === 0 ? [toLabel(label)] : [toLabel(label), toElement('span', { className: ['sr-only'] }, [': ']), ...outcome];
  return toElement('li', { className: ['choice'] }, [toElement('p', {}, line), ...others, ...lists]);
}

function toLabel(words: readonly ElementContent[]): Element {
  return toElement('strong', { className: ['choice-label'] }, words);
}

/** What of an answer's line says which it is, and what of it says what to do. A line that is a link leads where the link does. */
function divideWords(words: readonly ElementContent[]): { label: ElementContent[]; outcome: ElementContent[] } {
  for (const [at, word] of words.entries()) {
    const others = words.slice(at + 1);
    const label = isElement(word) && others.length > 0 ? readLabel(word) : undefined;
    if (label !== undefined) return { label: [...words.slice(0, at), label], outcome: others.map(trimStart) };
    const split = word.type === 'text' ? splitAnswer(word.value, at > 0) : undefined;
    if (!split) continue;
    const rest = split.outcome === '' ? [] : [toText(split.outcome)];
    return { label: [...words.slice(0, at), ...(split.label === '' ? [] : [toText(split.label)])], outcome: [...rest, ...others] };
  }
  return { label: [...words], outcome: [] };
}

/** Words in bold or italics that end with the colon: `**No:** close the alert`. */
function readLabel(element: Element): Element | undefined {
  if (element.tagName !== 'strong' && element.tagName !== 'em') return undefined;
  const [text, ...others] = element.children;
  const split = text?.type === 'text' && others.length === 0 ? splitAnswer(text.value) : undefined;
  return split?.outcome === '' ? { ...element, children: [toText(split.label)] } : undefined;
}

/** An item's own line, its other blocks, and the lists below it. */
function divide(item: Element): { words: ElementContent[]; others: ElementContent[]; lists: Element[] } {
  const parts = item.children.filter((child) => !isBlank(child));
  const lists = parts.filter((child): child is Element => isElement(child) && isList(child));
  const rest = parts.filter((child) => !(isElement(child) && isList(child)));
  const [first, ...others] = rest;
  if (isElement(first, 'p')) return { words: first.children, others, lists };
  const end = rest.findIndex((child) => isElement(child) && blocks.has(child.tagName));
  const words = end === -1 ? rest : rest.slice(0, end);
  return { words: words.map(trimEnd), others: end === -1 ? [] : rest.slice(end), lists };
}

function trimEnd(node: ElementContent, at: number, all: readonly ElementContent[]): ElementContent {
  return node.type === 'text' && at === all.length - 1 ? { ...node, value: node.value.trimEnd() } : node;
}

function trimStart(node: ElementContent, at: number): ElementContent {
  return node.type === 'text' && at === 0 ? { ...node, value: node.value.trimStart() } : node;
}

function hasList(item: Element): boolean {
  return item.children.some((child) => isElement(child) && isList(child));
}

function isList(element: Element): boolean {
  return element.tagName === 'ul' || element.tagName === 'ol';
}

/** Elements that an item without blank lines may hold beside its words. */
const blocks: ReadonlySet<string> = new Set([
  'blockquote',
  'details',
  'div',
  'dl',
  'figure',
  'p',
  'pre',
  'table',
  'wm-tabs',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

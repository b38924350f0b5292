import type { List, ListItem, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isQuestion, splitAnswer } from './decision-words.ts';
import type { ComponentNode } from './nodes.ts';
import { report, type ParseContext } from './parse-context.ts';

/** How many questions may stand below each other, and how many a decision may have: more is no help to somebody in a hurry. */
export const deepestQuestion = 8;
const mostQuestions = 40;

/** Reports what makes a Decision no way to follow: a question without answers, an answer that leads nowhere, too much of it. */
export function checkDecision(node: ComponentNode, context: ParseContext): void {
  const lists = node.children.filter((child): child is List => child.type === 'list');
  const [first, second] = lists.flatMap((list) => list.children);
  // One that nobody closed is told as such.
  if (!first && node.data?.head !== undefined && node.children.length === 0) return;
  if (!first) {
    tell(node, context, 'This decision has no question.', 'Write it as a list: a question, below it its answers, below each what follows.');
    return;
  }
  if (second && startOf(second) > startOf(first)) {
    const hint = 'Indent the answers by two, so that they stand below the words of the question.';
    return tell(second, context, 'This answer stands beside its question, not below it.', hint, lineOf(second));
  }
  if (second)
    tell(second, context, 'A decision begins with one question.', 'Indent the answers below it, or make it a decision of its own.');
  const walk: Walk = { context, questions: 0 };
  for (const item of lists.flatMap((list) => list.children)) {
    if (item === first || itemsBelow(item).length > 0) checkQuestion(item, 1, walk);
  }
}

interface Walk {
  context: ParseContext;
  questions: number;
}

function checkQuestion(item: ListItem, depth: number, walk: Walk): void {
  const { context } = walk;
  walk.questions += 1;
  if (walk.questions === mostQuestions + 1) tell(item, context, `A decision has at most ${mostQuestions} questions.`, 'Divide it.');
  const answers = itemsBelow(item);
  if (answers.length === 0) {
    tell(item, context, 'This question has no answers.', 'List them below it, indented.', lineOf(item));
    return;
  }
  if (depth > deepestQuestion) {
    const hint = 'Let an answer lead to another page, or to another decision.';
    tell(item, context, `Questions stand at most ${deepestQuestion} deep.`, hint, lineOf(item));
    return;
  }
  for (const answer of answers) checkAnswer(answer, depth, walk);
}

function checkAnswer(item: ListItem, depth: number, walk: Walk): void {
  const below = itemsBelow(item);
  const questions = below.filter((next) => itemsBelow(next).length > 0 || isQuestion(lineOf(next)));
  if (below.length === 0 && !saysMore(item)) {
    const hint = 'Say behind a colon what is to be done, or indent the next question below it.';
    tell(item, walk.context, 'This answer leads nowhere.', hint, lineOf(item));
  }
  const [, second] = questions;
  if (second)
    tell(second, walk.context, 'An answer leads to one question.', 'Ask the second one below an answer to the first.', lineOf(second));
  for (const next of questions) checkQuestion(next, depth + 1, walk);
}

/** Whether an answer says itself what is to be done: behind a colon, in a link, or in blocks of its own. */
function saysMore({ children }: ListItem): boolean {
  const [first, ...others] = children.filter(({ type }) => type !== 'list');
  if (first?.type !== 'paragraph' || others.length > 0) return first !== undefined;
  return first.children.some((child, at) => isOutcome(child, at > 0, at < first.children.length - 1));
}

function isOutcome(node: PhrasingContent, isContinued: boolean, hasMore: boolean): boolean {
  // `**No:** close the alert`.
  if (node.type === 'strong' || node.type === 'emphasis') return hasMore && splitAnswer(toString(node)) !== undefined;
  if (node.type !== 'text') return ['link', 'linkReference', 'waymarkEmbed'].includes(node.type);
  const split = splitAnswer(node.value, isContinued);
  return split !== undefined && (split.outcome !== '' || hasMore);
}

function startOf({ position }: ListItem): number {
  return position?.start.column ?? 0;
}

function itemsBelow({ children }: ListItem): ListItem[] {
  return children.flatMap((child) => (child.type === 'list' ? child.children : []));
}

function lineOf({ children }: ListItem): string {
  const [first] = children;
  return first?.type === 'paragraph' ? toString(first).trim() : '';
}

/** A message at the line that a question or an answer is written on. */
function tell(node: ComponentNode | ListItem, context: ParseContext, message: string, hint: string, actual?: string): void {
  const place = node.type === 'listItem' ? (node.children[0] ?? node) : { ...(node.position && { position: firstLine(node, context) }) };
  report(context, place, { rule: 'page/decision', message, hint, ...(actual !== undefined && actual !== '' && { actual }) });
}

/** The line that a component opens on. */
function firstLine({ position }: ComponentNode, { source }: ParseContext): NonNullable<ComponentNode['position']> {
  if (!position) throw new Error('A component that was read has a place.');
  const start = position.start.offset ?? 0;
  const length = source.slice(start).search(/[\r\n]|$/);
  return { start: position.start, end: { ...position.start, column: position.start.column + length, offset: start + length } };
}

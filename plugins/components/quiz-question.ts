import type { Element, ElementContent } from 'hast';
import { quizKinds, type QuizKind } from '../quiz-kinds.ts';
import { isBlank, isElement, phrasingNames, toText } from '../rehype-element.ts';
import { itemsOf, withoutBlanks } from './learn-box.ts';

/** A question as its author wrote it. */
export interface Question {
  kind: QuizKind;
  /** What stands before the options. */
  lead: ElementContent[];
  /** In the order of the text; of a short answer, what is accepted. */
  options: QuizOption[];
  /** What stands behind the options. */
  explanation: ElementContent[];
}

/** Something to choose, to put in order, or an answer that is accepted. */
export interface QuizOption {
  words: ElementContent[];
  isRight: boolean;
  /** What stands below the words. */
  explanation: ElementContent[];
}

/**
 * Reads the content of a quiz: a task list marks the right options, paragraphs that begin with `=` are accepted answers, an ordered list
 * is the right order. Undefined for what can't be answered.
 */
export function readQuiz(given: string | undefined, blocks: readonly ElementContent[]): Question | undefined {
  const kind = quizKinds.find((known) => known === given) ?? guessKind(blocks);
  if (kind === undefined) return undefined;
  const from = blocks.findIndex((block) => isAnswer[kind](block));
  if (from === -1) return undefined;
  const after = blocks.findIndex((block, at) => at > from && !(kind === 'short' && isAnswer.short(block)));
  const to = after === -1 ? blocks.length : after;
  const options = blocks.slice(from, to).flatMap((block) => (kind === 'short' ? readAccepted(block) : readOptions(block)));
  const question = { lead: blocks.slice(0, from), options, explanation: blocks.slice(to) };
  const right = options.filter(({ isRight }) => isRight).length;
  if (kind === 'order' ? options.length < 2 : kind !== 'short' && (right === 0 || options.length < 2)) return undefined;
  return { ...question, kind: kind === 'single' && right > 1 ? 'multiple' : kind };
}

function guessKind(blocks: readonly ElementContent[]): QuizKind | undefined {
  return (['single', 'short', 'order'] as const).find((kind) => blocks.some(isAnswer[kind]));
}

const isAnswer: Record<QuizKind, (block: ElementContent) => boolean> = {
  single: isTaskList,
  multiple: isTaskList,
  short: (block) => isElement(block, 'p') && block.children[0]?.type === 'text' && /^=\s/.test(block.children[0].value),
  order: (block) => isElement(block, 'ol'),
};

function isTaskList(block: ElementContent): boolean {
  return (
    isElement(block) && (block.tagName === 'ul' || block.tagName === 'ol') && itemsOf(block).some((item) => findBox(item) !== undefined)
  );
}

/** The box that begins an item. */
function findBox(item: Element): Element | undefined {
  const [first] = withoutBlanks(item.children);
  const [box] = isElement(first, 'p') ? withoutBlanks(first.children) : [first];
  return isElement(box, 'input') && box.properties['type'] === 'checkbox' ? box : undefined;
}

function readOptions(list: ElementContent): QuizOption[] {
  return isElement(list) ? itemsOf(list).map(readOption) : [];
}

function readOption(item: Element): QuizOption {
  const box = findBox(item);
  const [first, ...others] = withoutBlanks(item.children);
  const [words, below] = isElement(first, 'p') ? [first.children, others] : splitWords(item.children);
  const checked = box?.properties['checked'];
  return {
    words: tidy(words.filter((child) => child !== box)),
    isRight: checked !== undefined && checked !== false,
    explanation: unwrap(below),
  };
}

/** The words that an item begins with, and what stands below them. */
function splitWords(children: readonly ElementContent[]): [ElementContent[], ElementContent[]] {
  const end = children.findIndex(isBlock);
  return end === -1 ? [[...children], []] : [children.slice(0, end), withoutBlanks(children.slice(end))];
}

function isBlock(node: ElementContent): boolean {
  return isElement(node) && node.tagName !== 'math' && !phrasingNames.has(node.tagName);
}

/** Words without the white space around them. */
function tidy(words: readonly ElementContent[]): ElementContent[] {
  const start = words.findIndex((node) => !isBlank(node));
  const kept = start === -1 ? [] : words.slice(start, words.findLastIndex((node) => !isBlank(node)) + 1);
  return kept.map((node, at) => {
    if (node.type !== 'text') return node;
    const value = at === 0 ? node.value.trimStart() : node.value;
    return toText(at === kept.length - 1 ? value.trimEnd() : value);
  });
}

/** The explanation of an option may be a list of one item: that is the shortest way to write it. */
function unwrap(blocks: readonly ElementContent[]): ElementContent[] {
  const [list, ...others] = blocks;
  if (!isElement(list, 'ul') || others.length > 0) return [...blocks];
  const [item, ...more] = itemsOf(list);
  return item && more.length === 0 ? tidy(item.children) : [...blocks];
}

/** Each line of a paragraph that begins with `=` is an answer. */
function readAccepted(paragraph: ElementContent): QuizOption[] {
  const lines: ElementContent[][] = [];
  for (const child of isElement(paragraph) ? paragraph.children : []) {
    const pieces = child.type === 'text' ? child.value.split(/\n(?==\s)/) : [];
    if (child.type !== 'text') lines.at(-1)?.push(child);
    for (const [at, piece] of pieces.entries()) {
      if (/^=\s/.test(piece)) lines.push([toText(piece.slice(1))]);
      else if (at === 0 || piece !== '') lines.at(-1)?.push(toText(piece));
    }
  }
  return lines.map((words) => ({ words: tidy(words), isRight: true, explanation: [] })).filter(({ words }) => words.length > 0);
}

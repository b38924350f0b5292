import type { List, ListItem, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { ComponentNode } from './nodes.ts';
import { offsetsOf, report, type ParseContext } from './parse-context.ts';
import type { QuizKind } from './quiz-kinds.ts';
import { settleTaskId } from './remark-block-id.ts';

/**
 * Gives items of checklists their boxes, and tells of components for learning that lack what they are for. Of one with attributes that it
 * can't use (`isMisread`) nothing is said to be missing that may be meant by them.
 */
export function settleLearning(node: ComponentNode, context: ParseContext, isMisread: boolean): void {
  switch (node.name) {
    case 'Checklist':
      return settleChecklist(node, context);
    case 'Evidence':
      if (node.children.length === 0) tellEmpty(node, context, 'The evidence asks for nothing.', 'Say what is to be shown.');
      return;
    case 'Quiz':
      return checkQuiz(node, context, isMisread);
    case 'Recall':
      return checkRecall(node, context, isMisread);
    case 'Rubric':
      return checkRubric(node, context);
    default:
  }
}

/** Items without a box get one, and the name that stands at their end. */
function settleChecklist(node: ComponentNode, context: ParseContext): void {
  const lists = listsOf(node);
  if (lists.length === 0) return tellEmpty(node, context, 'The checklist has no list.', 'Write a list: each item gets a box.');
  for (const item of lists.flatMap(({ children }) => children)) {
    item.checked ??= false;
    settleTaskId(item, false);
  }
}

function listsOf({ children }: ComponentNode): List[] {
  return children.filter((child) => child.type === 'list');
}

function tellEmpty(node: ComponentNode, context: ParseContext, message: string, hint: string): void {
  tell(node, context, 'page/empty-component', message, hint);
}

/** A message at the line that opens the component. */
function tell(node: ComponentNode, context: ParseContext, rule: `page/${string}`, message: string, hint: string): void {
  const start = offsetsOf(node)?.start;
  const head = start === undefined ? node.name : (/^.{1,200}/u.exec(context.source.slice(start, start + 200))?.[0].trimEnd() ?? node.name);
  report(context, node, { rule, message, hint, actual: head }, head);
}

function checkRecall(node: ComponentNode, context: ParseContext, isMisread: boolean): void {
  if (hasWords(node, 'question')) {
    if (node.children.length === 0) tellEmpty(node, context, 'The recall has no answer.', 'Write the answer below the question.');
    return;
  }
  if (isMisread) return;
  const [first, second] = node.children;
  const written = isElement(node, context) ? '`<Recall question="What is …?">`' : '`:::recall[What is …?]`';
  if (first?.type !== 'paragraph') tellEmpty(node, context, 'The recall asks nothing.', `Write the question behind its name: ${written}.`);
  else if (!second) {
    const hint = `Write the question behind its name, ${written}, and the answer below it.`;
    tellEmpty(node, context, 'The recall has a question or an answer, but not both.', hint);
  }
}

/** Whether a component is written as an element of MDX. */
function isElement(node: ComponentNode, { source }: ParseContext): boolean {
  return source.charAt(offsetsOf(node)?.start ?? -1) === '<';
}

function checkRubric(node: ComponentNode, context: ParseContext): void {
  const table = node.children.find((child) => child.type === 'table');
  const [head, ...rows] = table?.children ?? [];
  if (head && head.children.length > 1 && rows.length > 0) return;
  const hint = 'Write a table: a criterion in each row, a level in each column.';
  tellEmpty(node, context, table ? 'The rubric has no criteria or no levels.' : 'The rubric has no table.', hint);
}

function hasWords(node: ComponentNode, attribute: string): boolean {
  return (node.attributes[attribute]?.trim() ?? '') !== '';
}

/** What is wrong with a quiz, in the order in which its author would mend it. The renderer reads the same: `components/quiz-question.ts`. */
function checkQuiz(node: ComponentNode, context: ParseContext, isMisread: boolean): void {
  const given = node.attributes['kind'];
  const at = findAnswer(node.children, given);
  const answer = node.children[at];
  if (!isMisread && !hasWords(node, 'question') && (at === 0 || node.children.length === 0)) {
    const written = isElement(node, context) ? '`<Quiz question="Which …?">`' : '`:::quiz[Which …?]`';
    tellQuiz(node, context, 'The quiz asks nothing.', `Write the question behind its name: ${written}.`);
  }
  if (!answer) return tellMissing(node, context, given);
  if (answer.type !== 'list') return;
  if (isTaskList(answer) && tellBoxes(answer, context)) return;
  const kind = given ?? (isTaskList(answer) ? undefined : 'order');
  const [first, second] = answer.children.filter(({ checked }) => checked === true);
  const others = node.children.slice(at + 1);
  const [next] = kind === 'order' ? [] : others.filter(isTaskList);
  if (next?.type === 'list') {
    tellQuiz(
      next,
      context,
      'The options of the quiz stand in two lists.',
      'Begin all items with the same mark, `-`, and leave no text between.',
    );
  } else if (answer.children.length < 2) {
    const hasAccepted = others.some(isAnswer.short) || /(?:^|[\r\n])=\s/.test(toString(answer));
    const hint = hasAccepted ? 'Write options, or lines `= answer` alone.' : onlyOneHints[kind === 'order' ? 'order' : 'option'];
    tellQuiz(
      answer,
      context,
      hasAccepted ? 'An option stands beside an answer to type.' : onlyOne[kind === 'order' ? 'order' : 'option'],
      hint,
    );
  } else if (kind !== 'order' && !first) {
    tellQuiz(answer, context, 'No option of the quiz is right.', 'Mark the right ones: `- [x]`.');
  } else if (kind === 'single' && second) {
    tellQuiz(second, context, 'A second option is right, but readers can choose one.', 'Leave one `- [x]`, or write `kind=multiple`.');
  }
}

const onlyOne = { order: 'There is only one thing to put in order.', option: 'The quiz has only one option.' };
const onlyOneHints = {
  order: 'Number the others too: `2. …`. If readers shall type it, write `= answer`.',
  option: 'Add another, or write what readers shall type as a line `= answer`.',
};

/** Tells of the first option without a box; false when each has one. */
function tellBoxes(list: List, context: ParseContext): boolean {
  const item = list.children.find(({ checked }) => typeof checked !== 'boolean');
  if (!item) return false;
  tellQuiz(
    item,
    context,
    'This option has no box.',
    'Write `- [x]` before what is right and `- [ ]` before the others, each with one character.',
  );
  return true;
}

/** Tells of a quiz without an answer, by what its author may have meant as one. */
function tellMissing(node: ComponentNode, context: ParseContext, given: string | undefined): void {
  const message = 'The quiz has no answers.';
  const list = node.children.find((child) => child.type === 'list');
  const isBoxed = list?.children.some((item) => /^\[[ \t]*[xX]?[ \t]*\]/.test(toString(item))) ?? false;
  if (isBoxed && list && tellBoxes(list, context)) return;
  const tight = node.children.find((child) => child.type === 'paragraph' && /^=\S/.test(toString(child)));
  const hint = tight ? `Write a blank behind the sign: \`= ${(toString(tight).split(/[\r\n]/)[0] ?? '').slice(1, 60)}\`.` : undefined;
  tellQuiz(node, context, message, hint ?? missingHints[given ?? ''] ?? missingHints['single']);
}

/** What to write for each kind. */
const missingHints: Readonly<Record<string, string>> = {
  single: 'Write a list of options, `- [x]` before what is right and `- [ ]` before the others.',
  multiple: 'Write a list of options, `- [x]` before what is right and `- [ ]` before the others.',
  short: 'Write each answer that is accepted on a line of its own: `= answer`.',
  order: 'Write a numbered list in the right order.',
};

function tellQuiz(node: ComponentNode | List | ListItem, context: ParseContext, message: string, hint = ''): void {
  if (node.type === 'waymarkComponent') return tell(node, context, 'page/quiz', message, hint);
  const start = offsetsOf(node)?.start ?? 0;
  const line = /^.{1,200}/u.exec(context.source.slice(start, start + 200))?.[0].trimEnd() ?? '';
  report(context, node, { rule: 'page/quiz', message, hint, actual: line }, line);
}

/** Where the answer stands: of the given kind, else of the first kind that there is. */
function findAnswer(blocks: readonly RootContent[], given: string | undefined): number {
  const kinds = given !== undefined && Object.hasOwn(isAnswer, given) ? [given as QuizKind] : (['single', 'short', 'order'] as const);
  for (const kind of kinds) {
    const at = blocks.findIndex(isAnswer[kind]);
    if (at !== -1) return at;
  }
  return -1;
}

const isAnswer: Readonly<Record<QuizKind, (block: RootContent) => boolean>> = {
  single: isTaskList,
  multiple: isTaskList,
  short: (block) => block.type === 'paragraph' && block.children[0]?.type === 'text' && /^=\s/.test(block.children[0].value),
  order: (block) => block.type === 'list' && block.ordered === true,
};

function isTaskList(node: RootContent): boolean {
  return node.type === 'list' && node.children.some(({ checked }) => typeof checked === 'boolean');
}

import type { List, ListItem, RootContent } from 'mdast';
import type { ComponentNode } from './nodes.ts';
import { offsetsOf, report, type ParseContext } from './parse-context.ts';
import type { QuizKind } from './quiz-kinds.ts';
import { settleTaskId } from './remark-block-id.ts';

/** Gives items of checklists their boxes, and tells of components for learning that lack what they are for. */
export function settleLearning(node: ComponentNode, context: ParseContext): void {
  switch (node.name) {
    case 'Checklist':
      return settleChecklist(node, context);
    case 'Evidence':
      if (node.children.length === 0) tellEmpty(node, context, 'The evidence asks for nothing.', 'Say what is to be shown.');
      return;
    case 'Quiz':
      return checkQuiz(node, context);
    case 'Recall':
      return checkRecall(node, context);
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

function checkRecall(node: ComponentNode, context: ParseContext): void {
  const hasQuestion = hasWords(node, 'question');
  const [first, ...others] = node.children;
  if (!hasQuestion && first?.type !== 'paragraph') {
    return tellEmpty(node, context, 'The recall asks nothing.', 'Write the question behind its name: `:::recall[What is …?]`.');
  }
  const answer = hasQuestion ? node.children : others;
  if (answer.length === 0) tellEmpty(node, context, 'The recall has no answer.', 'Write the answer below the question.');
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
function checkQuiz(node: ComponentNode, context: ParseContext): void {
  const given = node.attributes['kind'];
  const at = findAnswer(node.children, given);
  const answer = node.children[at];
  if (!hasWords(node, 'question') && (at === 0 || node.children.length === 0)) {
    tellQuiz(node, context, 'The quiz asks nothing.', 'Write the question behind its name: `:::quiz[Which …?]`.');
  }
  if (!answer) return tellQuiz(node, context, 'The quiz has no answers.', missingHints[given ?? ''] ?? missingHints['single']);
  if (answer.type !== 'list') return;
  const kind = given ?? (isTaskList(answer) ? undefined : 'order');
  const [first, second] = answer.children.filter(({ checked }) => checked === true);
  if (answer.children.length < 2) {
    tellQuiz(answer, context, 'The quiz has only one option.', 'Add another, or write what readers shall type as a line `= answer`.');
  } else if (kind !== 'order' && !first) {
    tellQuiz(answer, context, 'No option of the quiz is right.', 'Mark the right ones: `- [x]`.');
  } else if (kind === 'single' && second) {
    tellQuiz(second, context, 'A second option is right, but readers can choose one.', 'Leave one `- [x]`, or write `{kind=multiple}`.');
  }
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

import { wordsOf } from '../../../plugins/body-words.ts';
import { readCodeRequest } from '../../../plugins/components/code-from-repo.ts';
import type { ComponentName, ComponentNode } from '../../../plugins/nodes.ts';
import { quizKinds, type QuizKind } from '../../../plugins/quiz-kinds.ts';

/**
 * What an attribute of a component is for those who learn: `words` are shown as they are written; `own` ones are shown or run in a way
 * of their own, which the text of a page has too; of an `unread` one nobody reads anything: it is a name, an address, or a matter of form.
 */
export type AttributePart = 'words' | 'own' | 'unread';

/** Every attribute of `plugins/component-attributes.ts` (a test compares them), in the order in which they are shown. */
export const attributeParts: Readonly<Record<ComponentName, Readonly<Record<string, AttributePart>>>> = {
  Callout: { title: 'words', type: 'own', fold: 'unread' },
  Steps: {},
  Tabs: { sync: 'unread' },
  Tab: { label: 'words' },
  Details: { summary: 'words', open: 'unread' },
  Card: { title: 'words', href: 'unread', icon: 'unread' },
  Cards: {},
  FileTree: {},
  Diagram: { title: 'words', alt: 'words' },
  Contents: { depth: 'unread' },
  Decision: { title: 'words' },
  Hint: { title: 'words' },
  Lab: { title: 'words', template: 'own', verify: 'own', reset: 'own', timeout: 'unread' },
  RunbookStep: { title: 'words', danger: 'own', who: 'words', when: 'words', expect: 'words', rollback: 'words', id: 'unread' },
  Solution: { title: 'words' },
  Terminal: { title: 'words' },
  Checklist: { title: 'words' },
  Evidence: { title: 'words', assessment: 'words' },
  Objectives: { title: 'words' },
  Prerequisites: { title: 'words' },
  Quiz: { question: 'words', kind: 'own' },
  Recall: { question: 'words', id: 'unread' },
  Rubric: { title: 'words' },
  CodeFromRepo: { file: 'own', region: 'own', lines: 'own', lang: 'unread', title: 'own' },
  Include: { page: 'own', section: 'own', heading: 'unread' },
  Term: { of: 'own' },
};

/** Texts are compared in one language, whatever that of the page is. */
const english = wordsOf('en');

/** What readers are told of a step's danger. A level that nobody knows is shown as it is written. */
const dangers: ReadonlyMap<string, string> = new Map([
  ['none', english.dangerNone],
  ['change', english.dangerChange],
  ['destructive', english.dangerDestructive],
]);

/** The words of attributes, in the order in which they are shown. */
export function attributeWords({ name, attributes }: Pick<ComponentNode, 'name' | 'attributes'>): string {
  const words = Object.entries(attributeParts[name]).flatMap(([attribute, part]) => {
    const value = attributes[attribute];
    if (value === undefined) return [];
    if (name === 'RunbookStep' && attribute === 'danger') return dangers.get(value) ?? value;
    return part === 'words' ? value : [];
  });
  return words.join(' ');
}

/** How readers are asked to answer, as the renderer reads it (`plugins/components/quiz-question.ts`): several right options are another question. */
export function quizLabel({ attributes, children }: Pick<ComponentNode, 'attributes' | 'children'>): string {
  const options = children.flatMap((child) => (child.type === 'list' ? child.children : []));
  const isChoice = options.some(({ checked }) => typeof checked === 'boolean');
  const isOrder = children.some((child) => child.type === 'list' && child.ordered === true);
  const kind = quizKinds.find((known) => known === attributes['kind']) ?? (isChoice ? 'single' : isOrder ? 'order' : 'short');
  const isMultiple = kind === 'single' && options.filter(({ checked }) => checked === true).length > 1;
  return quizLabels[isMultiple ? 'multiple' : kind];
}

const quizLabels: Readonly<Record<QuizKind, string>> = {
  single: english.chooseOne,
  multiple: english.chooseAll,
  short: english.writeAnswer,
  order: english.putInOrder,
};

/** A place in the code of the repository: what is shown of it is what readers see. */
export function codePlace(node: ComponentNode): string {
  const { file, region, lines } = readCodeRequest(node);
  return [file, ...(region === undefined ? [] : [`region ${region}`]), ...(lines === undefined ? [] : [`lines ${lines}`])].join(', ');
}

/** An address without the way from the page's own folder, which another place of the page makes another one. */
export function withoutWay(address: string): string {
  return address.replace(/^(?:\.{0,2}\/)+/, '');
}

import type { Element, ElementContent } from 'hast';
import { toLetters } from '../letters.ts';
import { toElement } from '../rehype-element.ts';
import { toCodedWords } from './coded-words.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';
import { toLabel, toLearnBox, withoutBlanks } from './learn-box.ts';
import { readQuiz, type Question, type QuizOption } from './quiz-question.ts';
import { shuffle } from './shuffle.ts';
import type { BodyWords } from '../body-words.ts';

/**
 * A question that readers answer for themselves. Attributes: `question`, and `kind` where the content doesn't say it. Without scripts the
 * answer is folded away below; a script makes controls of the options. `data-right` and `data-option` tell it what is right.
 */
export const quiz: Component = {
  toHast(node, children, { words }) {
    const asked = readAttribute(node, 'question');
    const title = asked === undefined ? [] : [toElement('p', {}, toCodedWords(asked))];
    const question = readQuiz(readAttribute(node, 'kind'), withoutBlanks(children));
    // What can't be answered is shown as it is written: a message tells the author.
    if (!question) return toLearnBox('quiz', words.chooseOne, [...title, ...children]);
    const lead = toElement('div', { className: ['quiz-question'] }, [...title, ...question.lead]);
    const parts = partsOf[question.kind](question, words, asked ?? '');
    const answer = toElement('details', { className: ['quiz-answer'], dataPagefindIgnore: '' }, [
      toElement('summary', {}, [words.answer]),
      ...parts.answer,
      ...question.explanation,
    ]);
    const label = { single: words.chooseOne, multiple: words.chooseAll, short: words.writeAnswer, order: words.putInOrder }[question.kind];
    return toElement('wm-quiz', { className: ['learn'], dataKind: question.kind }, [toLabel(label), lead, ...parts.shown, answer]);
  },
};

interface QuizParts {
  /** What is shown below the question. */
  shown: ElementContent[];
  /** What is folded away. */
  answer: ElementContent[];
}

const partsOf: Record<Question['kind'], (question: Question, words: BodyWords, asked: string) => QuizParts> = {
  single: toChoice,
  multiple: toChoice,
  short: ({ options }) => ({
    shown: [],
    answer: [
      toElement(
        'ul',
        { className: ['quiz-accepted'] },
        options.map(({ words }) => toElement('li', {}, words)),
      ),
    ],
  }),
  order: toOrder,
};

/** Options by letters, which the answer names: so a long option stands there once. */
function toChoice({ options }: Question, words: BodyWords): QuizParts {
  const right = options.flatMap(({ isRight }, at) => (isRight ? [toLetters(at)] : []));
  const reasons = options.flatMap(({ explanation }, at) =>
    explanation.length === 0
      ? []
      : [toElement('li', { dataOption: String(at) }, [toElement('b', {}, [`${toLetters(at)}.`]), ' ', ...explanation])],
  );
  return {
    shown: [
      toElement(
        'ol',
        { className: ['quiz-options'], type: 'A' },
        options.map((option) => toElement('li', option.isRight ? { dataRight: '' } : {}, option.words)),
      ),
    ],
    answer: [
      toElement('p', { className: ['quiz-right'] }, [`${words.right}: ${right.join(', ')}`]),
      ...(reasons.length > 0 ? [toElement('ul', { className: ['quiz-why'] }, reasons)] : []),
    ],
  };
}

/** Items in an order that isn't the right one, and the right one folded away. */
function toOrder({ options }: Question, words: BodyWords, asked: string): QuizParts {
  const shuffled = shuffle(options, asked);
  const places = new Map(shuffled.map((option, at) => [option, at]));
  const toSolved = (option: QuizOption): Element =>
    toElement('li', { dataOption: String(places.get(option) ?? 0) }, [...structuredClone(option.words), ...option.explanation]);
  return {
    shown: [
      toElement(
        'ul',
        { className: ['quiz-options'] },
        shuffled.map((option) => toElement('li', {}, option.words)),
      ),
    ],
    answer: [
      toElement('p', { className: ['quiz-right'] }, [words.rightOrder]),
      toElement('ol', { className: ['quiz-order'] }, options.map(toSolved)),
    ],
  };
}

import { toString } from 'hast-util-to-string';
import { hashText } from '../hash-text.ts';
import { toElement } from '../rehype-element.ts';
import type { QuizOption } from './quiz-question.ts';

/** Options in an order that only their words decide, so that every build gives the same, and that is never the one that they came in. */
export function shuffle(options: readonly QuizOption[], salt: string): QuizOption[] {
  const keyed = options.map((option) => ({ option, key: hashText(`${salt}\n${toString(toElement('p', {}, option.words))}`) }));
  // Sorting is stable: options of the same words keep their order.
  const shuffled = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ option }) => option);
  const [first] = shuffled;
  return first && shuffled.every((option, at) => option === options[at]) ? [...shuffled.slice(1), first] : shuffled;
}

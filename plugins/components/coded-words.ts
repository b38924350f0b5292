import type { ElementContent } from 'hast';
import { toElement, toText } from '../rehype-element.ts';

/** Words of an attribute, in which backticks stand around code as they do in Markdown. One without its fellow is a backtick. */
export function toCodedWords(text: string): ElementContent[] {
  const pieces = text.split('`');
  // An even number of pieces means that the last backtick closes nothing.
  const last = pieces.length % 2 === 0 ? pieces.length - 2 : pieces.length;
  const words = pieces.slice(0, last).flatMap((piece, at): ElementContent[] => {
    if (piece === '') return [];
    return [at % 2 === 1 ? toElement('code', {}, [piece]) : toText(piece)];
  });
  return last === pieces.length ? words : [...words, toText(pieces.slice(last).join('`'))];
}

/** What a component is called, and its title where it has one. */
export function toTitle(name: string, title: string | undefined): ElementContent[] {
  return title === undefined ? [toText(name)] : [toText(`${name}: `), ...toCodedWords(title)];
}

import type { Range } from '../diagnostic.ts';

/** What the sentence around a name says of it. Words are English: in other languages nothing is excused. */

/** Words with which a page tells that something isn't there any more. */
const past =
  /\b(?:removed?|deletes?|deleted|deprecat\w+|no longer|not any ?more|renamed|formerly|previously|used to|obsolete|superseded|replaces|replaced|moved|migrat\w+|dropped|discontinued|historical\w*|legacy|instead of|prior to|until|(?:before|since|in|as of|from) v?\d+(?:\.\d+)*)\b/i;

/** Words with which a page speaks of files that are to be made, or that are the reader's. */
const reader =
  /\b(?:create[sd]?|creating|your|you'll|adding|add an?|new (?:file|folder|directory)|scaffold\w*|generate[sd]?|called|named|(?:could|can|may|should) be)\b/i;

/** Words with which a page speaks of another repository than its own. */
const elsewhere = /\b(?:in|of|from|to|inside) (?:the|our|their|an?|another) (?:[\w*`"'[\]./-]+ ){1,4}(?:repo|repository|project)\b/i;

/** An address of a file as it was in one commit. */
const permanent = /\/(?:blob|tree|raw)\/[0-9a-f]{7,64}\//;

/** Most lines of a paragraph that are read around a name. */
const mostLines = 20;

/** Whether the sentence says itself that the name is gone, or for a path that it isn't one of the repository's. */
export function isExcused(kind: 'path' | 'identifier' | 'flag' | 'target', text: string, range: Range, lines: readonly string[]): boolean {
  const sentence = sentenceAround(text, range, lines);
  const isPlace = kind === 'path' || kind === 'target';
  return (
    past.test(sentence) || permanent.test(sentence) || (isPlace && elsewhere.test(sentence)) || (kind === 'path' && reader.test(sentence))
  );
}

/** The sentence that holds a name: of the paragraph, item or row around it. */
function sentenceAround(text: string, { start, end }: Range, lines: readonly string[]): string {
  let from = start.line - 1;
  let to = end.line - 1;
  while (from > 0 && start.line - 1 - from < mostLines && goesOn(lines[from - 1], lines[from])) from--;
  while (to < lines.length - 1 && to - end.line + 1 < mostLines && goesOn(lines[to], lines[to + 1])) to++;
  const paragraph = lines
    .slice(from, to + 1)
    .join(' ')
    .slice(0, 5000);
  // A dot inside of a name is followed by no blank.
  const sentences = paragraph.split(/(?<=[.!?])\s+(?=[^a-z])/);
  return sentences.find((sentence) => sentence.includes(text)) ?? paragraph;
}

/** Whether a line belongs to the paragraph of the one before it. */
function goesOn(before: string | undefined, line: string | undefined): boolean {
  if (before === undefined || line === undefined || before.trim() === '' || line.trim() === '') return false;
  return !/^\s*(?:[-*+]\s|\d+[.)]\s|#|\||```|~~~|>)/.test(line) && !/^\s*(?:#|```|~~~)/.test(before);
}

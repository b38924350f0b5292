import { logCommand, showCodes, showHidden } from './visible-text.ts';

/** One character as people see it, with the columns that a terminal gives it. */
export interface Cell {
  shown: string;
  /** Columns on the terminal. */
  columns: number;
  /** Offset in the text where the next character starts, UTF-16 units. */
  end: number;
}

/** Columns that a tab is shown as: excerpts are about words, not about alignment. */
const tab = '  ';

/**
 * Characters two columns wide: Unicode’s wide and fullwidth scripts (UAX #11), by script and block, and emoji that show as pictures.
 */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\ufe0f]/u;

/** A line of printable ASCII without anything that a log obeys, as most are: each letter is a cell. */
const plain = /^(?:(?!##\w*\[)[\x20-\x7e])*$/;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Takes a line apart into characters as people see them; hidden ones become visible, tabs become spaces, log commands are broken. */
export function cellsOf(text: string): Cell[] {
  if (plain.test(text)) return Array.from(text, (shown, index) => ({ shown, columns: 1, end: index + 1 }));
  const cells: Cell[] = [];
  const commands = new Set([...text.matchAll(logCommand)].map(({ index }) => index + 1));
  for (const { segment, index } of graphemes.segment(text)) {
    const end = index + segment.length;
    const shown = segment === '\t' ? tab : commands.has(index) ? showCodes(segment) : showHidden(segment);
    cells.push({ shown, columns: shown === segment ? columnsOf(segment) : shown.length, end });
  }
  return cells;
}

function columnsOf(grapheme: string): number {
  if (wide.test(grapheme)) return 2;
  return /^\p{M}+$/u.test(grapheme) ? 0 : 1;
}

/** A change of one place of a text. */
export interface TextEdit {
  /** Path of the file after the move. */
  file: string;
  /** Offsets in the text as it was read. */
  from: number;
  to: number;
  text: string;
}

/** Something that a move should have changed and can't; somebody has to do it by hand. */
export interface Stuck {
  /** Path of the file after the move. */
  file: string;
  line: number;
  /** In words that follow the place. */
  message: string;
}

/** The text with its edits, in the order of their places. Of edits that overlap the first counts. */
export function applyTextEdits(text: string, edits: readonly Pick<TextEdit, 'from' | 'to' | 'text'>[]): string {
  let result = '';
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < done) continue;
    result += text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  return result + text.slice(done);
}

import { applyTextEdits, type TextEdit } from '../core/moves/text-edit.ts';

/** A file whose text changes, or that is made. */
export interface ChangedFile {
  /** Path after the move. */
  path: string;
  /** Undefined for a file that is made. */
  before: string | undefined;
  after: string;
  /** The places that are written over, for people to see. */
  edits: TextEdit[];
}

/** Collects changes of files that are not written yet. */
export class ChangedTexts {
  readonly #files = new Map<string, ChangedFile>();

  /** Adds edits of a file of that text. */
  edit(path: string, before: string, edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const all = [...(this.#files.get(path)?.edits ?? []), ...edits];
    this.#files.set(path, { path, before, after: applyTextEdits(before, all), edits: all });
  }

  /** Changes the text as it is after the edits so far; there are none to come. */
  rewrite(path: string, before: string | undefined, change: (text: string) => string): void {
    const known = this.#files.get(path);
    const after = change(known?.after ?? before ?? '');
    if (after === before) this.#files.delete(path);
    else this.#files.set(path, { path, before, after, edits: known?.edits ?? [] });
  }

  /** Sorted by path, without those that stay as they are. */
  list(): ChangedFile[] {
    return [...this.#files.values()].filter(({ before, after }) => before !== after).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** New texts by path. */
  texts(): Map<string, string> {
    return new Map(this.list().map(({ path, after }) => [path, after]));
  }
}

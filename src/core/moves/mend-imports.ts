import { relativePath } from '../link-index.ts';
import { folderOf } from '../page-id.ts';
import { joinPath } from '../resolve-link.ts';
import { newPath, type FileMoves } from './file-moves.ts';
import type { TextEdit } from './text-edit.ts';

/** A relative import of a live page, before the move. */
export interface PageImport {
  /** Path of the page. */
  page: string;
  /** Name of the module as it is written, and where it begins in the text. */
  name: string;
  offset: number;
  /** Path of the file that it leads to. */
  target: string;
}

/** What has to be written so that imports of live pages lead to the files that they led to before the move. */
export function mendImports(imports: readonly PageImport[], moves: FileMoves): TextEdit[] {
  return imports.flatMap(({ page, name, offset, target }): TextEdit[] => {
    const file = newPath(moves, page);
    const goal = newPath(moves, target);
    const written = name.replace(/\?.*$/s, '');
    const joined = joinPath(folderOf(page), written);
    if (joined === undefined) return [];
    // An ending that was left out, `.ts` or `/index.ts`, stays left out.
    const ending = target.slice(joined.length);
    if (`${joinPath(folderOf(file), written) ?? ''}${ending}` === goal) return [];
    const isShort = ending !== '' && goal.endsWith(ending);
    const path = relativePath(folderOf(file), isShort ? goal.slice(0, -ending.length) : goal);
    const text = path.startsWith('.') ? path : `./${path}`;
    return [{ file, from: offset, to: offset + written.length, text }];
  });
}

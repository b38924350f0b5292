import { normaliseCodePath } from '../code/code-path.ts';
import type { Page } from '../catalog.ts';
import type { Range } from '../diagnostic.ts';
import { offsetsIn } from '../fix.ts';
import { relativePath } from '../link-index.ts';
import { folderOf } from '../page-id.ts';
import { toTemplateFolder } from '../verify/template-folder.ts';
import { newPath, type FileMoves } from './file-moves.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * What has to be written so that labs begin with the folders that they began with, and components show the code that they showed. What
 * is written in a way that nobody can tell stays: a rule tells of it then. `textOf` gives the text of a page by its path after the move.
 */
export function mendComponents(pages: readonly Page[], moves: FileMoves, textOf: (path: string) => string | undefined): TextEdit[] {
  return pages.flatMap((page): TextEdit[] => {
    const { templates = [], code = [] } = page.document;
    const file = newPath(moves, page.path);
    const wanted = [
      ...templates.map(({ url, range }) => ({ written: url, range, text: newTemplate(page.path, url, moves) })),
      ...code.map(({ file: written, range }) => ({ written, range, text: newCodePath(written, moves) })),
    ];
    const text = wanted.some((one) => one.text !== undefined) ? textOf(file) : undefined;
    return text === undefined ? [] : wanted.flatMap((one) => replaceWritten(file, text, one));
  });
}

interface Replacement {
  written: string;
  range: Range;
  /** Undefined where nothing has to change. */
  text: string | undefined;
}

function replaceWritten(file: string, content: string, { written, range, text }: Replacement): TextEdit[] {
  const toOffset = offsetsIn(content);
  const [from, to] = [toOffset(range.start), toOffset(range.end)];
  if (text === undefined || from === undefined || to === undefined || content.slice(from, to) !== written) return [];
  // Without quotes, a blank would end it.
  if (/\s/.test(text) && !/["']/.test(content.charAt(from - 1))) return [];
  return [{ file, from, to, text }];
}

function newTemplate(page: string, written: string, moves: FileMoves): string | undefined {
  const folder = toTemplateFolder(page, written);
  if (folder === undefined) return undefined;
  const now = newPath(moves, page);
  const goal = newPath(moves, folder);
  if (toTemplateFolder(now, written) === goal) return undefined;
  const path = written.startsWith('/') ? `/${goal}` : relativePath(folderOf(now), goal);
  const start = written.startsWith('./') && !path.startsWith('.') ? './' : '';
  return encode(start + path + (written.endsWith('/') ? '/' : ''));
}

/** What would end an attribute, or mean something else in an address. */
function encode(path: string): string {
  return path.replace(/[\s"'{}<>%#?`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function newCodePath(written: string, moves: FileMoves): string | undefined {
  const path = normaliseCodePath(written);
  const now = path === undefined ? undefined : newPath(moves, path);
  // An attribute can’t hold every path: what it can’t is left for somebody to move.
  if (now === undefined || now === path || /["'{}<>]/.test(now)) return undefined;
  return (written.startsWith('./') ? './' : '') + now;
}

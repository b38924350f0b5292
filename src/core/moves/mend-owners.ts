import { offsetsIn } from '../fix.ts';
import { readLines, splitLine } from '../owners/owner-lines.ts';
import { newPath, type FileMoves } from './file-moves.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * Lines of CODEOWNERS that name what moves, or something in it, by its path from the root. Of a pattern with wildcards the folder in front
 * of the first of them counts. Names that match at any depth say more than one place and stay.
 */
export function mendOwners(file: string, text: string, moves: FileMoves): TextEdit[] {
  const toOffset = offsetsIn(text);
  return [...readLines(text)].flatMap((line): TextEdit[] => {
    const { pattern } = splitLine(line);
    const [, slash = '', written = '', end = ''] = /^(\/?)(.*?)(\/?)$/.exec(pattern.text) ?? [];
    const path = written.replace(/\\ /g, ' ');
    const isPlace = slash !== '' || path.includes('/');
    const moved = isPlace ? movePattern(path, moves) : path;
    const from = toOffset(pattern.range.start);
    if (moved === path || from === undefined) return [];
    return [{ file, from, to: from + pattern.text.length, text: `/${moved.replaceAll(' ', '\\ ')}${end}` }];
  });
}

/** The pattern with its fixed part, whole names in front of the first special character, where that is after the move. */
function movePattern(path: string, moves: FileMoves): string {
  const special = path.search(/[*?[\]!\\]/);
  const fixed = special < 0 ? path : path.slice(0, Math.max(0, path.lastIndexOf('/', special)));
  return fixed === '' ? path : newPath(moves, fixed) + path.slice(fixed.length);
}

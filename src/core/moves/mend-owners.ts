import { offsetsIn } from '../fix.ts';
import { readLines, splitLine } from '../owners/owner-lines.ts';
import { newPath, type FileMoves } from './file-moves.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * Lines of CODEOWNERS that name what moves, or something in it, by its path from the root. Patterns with wildcards, and names that match
 * at any depth, say more than one place and stay.
 */
export function mendOwners(file: string, text: string, moves: FileMoves): TextEdit[] {
  const toOffset = offsetsIn(text);
  return [...readLines(text)].flatMap((line): TextEdit[] => {
    const { pattern } = splitLine(line);
    const [, slash = '', written = '', end = ''] = /^(\/?)(.*?)(\/?)$/.exec(pattern.text) ?? [];
    const path = written.replace(/\\ /g, ' ');
    const isPlace = (slash !== '' || path.includes('/')) && !/[*?[\]!\\]/.test(path);
    const moved = isPlace ? newPath(moves, path) : path;
    const from = toOffset(pattern.range.start);
    if (moved === path || from === undefined) return [];
    return [{ file, from, to: from + pattern.text.length, text: `/${moved.replaceAll(' ', '\\ ')}${end}` }];
  });
}

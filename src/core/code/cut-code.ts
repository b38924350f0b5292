import type { CodeRequest } from '../../../plugins/components/code-from-repo.ts';
import { listLines } from '../covers/narrow.ts';
import { findRegion, isMarker, listRegions, type RegionFault } from '../covers/region.ts';

/** Code as a page shows it. */
export interface CodePiece {
  /** Path below the root. */
  path: string;
  /** Without the blanks that all lines begin with, and without markers of regions; ends without a line feed. */
  text: string;
  /** First and last line in the file, 1-based; absent where the whole file is shown. */
  from?: number;
  to?: number;
  /** Name of its language. */
  lang?: string;
  title?: string;
}

/** Why there is nothing to show. */
export type CutFault =
  | { type: 'no-region'; regions: string[] }
  | { type: 'region'; fault: RegionFault }
  | { type: 'lines'; last: number }
  | { type: 'both' | 'empty' }
  | { type: 'too-long'; lines: number };

/** Most lines and characters that a page shows of one file: who reads more wants the file itself. */
export const mostLines = 400;
const mostCharacters = 40_000;

/** Cuts what a page asks for out of a file's text. */
export function cutCode(text: string, path: string, request: CodeRequest): CodePiece | CutFault {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const chosen = chooseLines(lines, request);
  if (!Array.isArray(chosen)) return chosen;
  const shown = trimEmpty(
    chosen.filter((at) => request.region !== undefined || !isMarker(lines[at] ?? '')),
    lines,
  );
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return { type: 'empty' };
  const code = dedent(shown.map((at) => lines[at] ?? '')).join('\n');
  if (shown.length > mostLines || code.length > mostCharacters) return { type: 'too-long', lines: shown.length };
  const isWhole = request.region === undefined && request.lines === undefined;
  const lang = request.lang ?? languageOf(path);
  return {
    path,
    text: code,
    ...(isWhole ? {} : { from: first + 1, to: last + 1 }),
    ...(lang === undefined ? {} : { lang }),
    ...(request.title === undefined ? {} : { title: request.title }),
  };
}

/** Numbers of the lines that are asked for, from 0 on. */
function chooseLines(lines: readonly string[], { region, lines: written }: CodeRequest): number[] | CutFault {
  if (region !== undefined && written !== undefined) return { type: 'both' };
  if (region !== undefined) {
    const found = findRegion(lines, region);
    if (!found) return { type: 'no-region', regions: listRegions(lines) };
    return 'fault' in found ? { type: 'region', fault: found.fault } : found.lines;
  }
  if (written === undefined) return [...lines.keys()];
  const numbers = listLines(written, lines.length);
  return numbers.length === 0 ? { type: 'lines', last: lines.length } : numbers;
}

/** Without empty lines at both ends. */
function trimEmpty(numbers: readonly number[], lines: readonly string[]): number[] {
  const isFull = (at: number): boolean => (lines[at] ?? '').trim() !== '';
  const start = numbers.findIndex(isFull);
  return start < 0 ? [] : numbers.slice(start, numbers.findLastIndex(isFull) + 1);
}

/** Without the blanks that every line with something on it begins with. */
function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const common = indents.reduce((shared, indent) => {
    let length = 0;
    while (length < shared.length && shared[length] === indent[length]) length += 1;
    return shared.slice(0, length);
  }, indents[0] ?? '');
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(common.length)));
}

const languagesByName: ReadonlyMap<string, string> = new Map([
  ['dockerfile', 'dockerfile'],
  ['makefile', 'makefile'],
  ['jenkinsfile', 'groovy'],
]);

/** Language by the file's name: its extension is an alias that the highlighter knows, or nothing is coloured. */
function languageOf(path: string): string | undefined {
  const name = (path.split('/').at(-1) ?? '').toLowerCase();
  return languagesByName.get(name) ?? /\.([a-z0-9+#]{1,15})$/.exec(name)?.[1];
}

/**
 * Regions of files, marked by comments:
 *
 *     # waymark:limits
 *     memory: 512Mi
 *     # waymark:end limits
 *
 * A marker has a line of its own, on which nothing but signs stand before and behind it, so that every language's comments serve
 * (`//`, `#`, `--`, `;`, `%`, `<!-- -->`, `{{/* *\/}}`, and `rem` and `dnl`). A name is letters, digits, `-`, `_` and `.`; `end` is none.
 * Lines of markers belong to no region. A name may be used several times in a file: its stretches count together, in their order.
 * Regions of different names may lie in one another; one of the same name may not begin before the first has ended.
 *
 * What other tools have marked serves too, where a file has no such marker of the name:
 * - `#region name` … `#endregion`, which editors fold (https://code.visualstudio.com/docs/editing/codebasics#_folding): an end without a
 *   name is that of the innermost region; in languages whose comments begin with `#`, both `#region name` and `# #region name`;
 * - `ANCHOR: name` … `ANCHOR_END: name` of mdBook (https://rust-lang.github.io/mdBook/format/mdbook.html#including-portions-of-a-file).
 */

/** What is wrong with the markers of a region, and on which line, 1-based. */
export interface RegionFault {
  kind: 'unclosed' | 'nested' | 'unopened';
  line: number;
  /** How it is marked, where another tool's way is used. */
  way?: 'fold' | 'anchor';
}

/** What a line says about regions. */
export interface Marker {
  /** Empty for an end that names none. */
  name: string;
  isEnd: boolean;
}

const markerPattern = /^[^\p{L}\p{N}'"`]*(?:(?:rem|dnl)[ \t]+)?waymark:(?:(end)[ \t]+)?([\p{L}\p{N}_.-]*[\p{L}\p{N}_])[^\p{L}\p{N}'"`]*$/iu;

const foldPattern = /^[^\p{L}\p{N}'"`#]*(?:#+[ \t]+)?(?:rem[ \t]+)?#[ \t]*(?:pragma[ \t]+)?(end)?region(?![\p{L}\p{N}_])(.*)$/iu;

const anchorPattern = /^[^\p{L}\p{N}'"`]*ANCHOR(_END)?:[ \t]*([\p{L}\p{N}_-]+)[^\p{L}\p{N}'"`]*$/u;

/** Longer lines are no comments that somebody marked a region with. */
const longestMarker = 300;

/** Reads the marker of ours that a line is, if it is one. */
export function readMarker(line: string): Marker | undefined {
  if (line.length > longestMarker || !/waymark:/i.test(line)) return undefined;
  const [, end, name = ''] = markerPattern.exec(line) ?? [];
  return name === '' || (end === undefined && name === 'end') ? undefined : { name, isEnd: end !== undefined };
}

/** Reads a line that begins or ends what editors fold. */
function readFold(line: string): Marker | undefined {
  if (line.length > longestMarker || !/region/i.test(line)) return undefined;
  const [, end, rest] = foldPattern.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const name = rest
    .trim()
    .replace(/(?:\*+\/|-->|\*\}+)$/, '')
    .trim();
  return { name: name.replace(/^"(.*)"$/, '$1'), isEnd: end !== undefined };
}

function readAnchor(line: string): Marker | undefined {
  if (line.length > longestMarker || !line.includes('ANCHOR')) return undefined;
  const [, end, name] = anchorPattern.exec(line) ?? [];
  return name === undefined ? undefined : { name, isEnd: end !== undefined };
}

/** Ways to mark, those first that go before others. */
const ways: readonly { way?: 'fold' | 'anchor'; read: (line: string) => Marker | undefined }[] = [
  { read: readMarker },
  { way: 'fold', read: readFold },
  { way: 'anchor', read: readAnchor },
];

/** The comment that begins or ends a region in the way in which it is marked. */
export function writeMarker(name: string, way: RegionFault['way'], { isEnd }: Pick<Marker, 'isEnd'>): string {
  if (way === 'fold') return `#${isEnd ? 'end' : ''}region ${name}`;
  if (way === 'anchor') return `ANCHOR${isEnd ? '_END' : ''}: ${name}`;
  return `waymark:${isEnd ? 'end ' : ''}${name}`;
}

/** Whether a line marks a region in any way. */
export function isMarker(line: string): boolean {
  return ways.some(({ read }) => read(line) !== undefined);
}

/**
 * Numbers of the lines in a region, from 0 on; undefined when the file doesn't have the region. With a fault there are no lines: where
 * the region ends would be a guess.
 */
export function findRegion(lines: readonly string[], name: string): { lines: number[] } | { fault: RegionFault } | undefined {
  for (const { way, read } of ways) {
    const found = findMarked(lines, name, read);
    if (!found) continue;
    // Of a region that we mark, lines that other tools read belong to it.
    if (way === undefined) return found;
    return 'fault' in found ? { fault: { ...found.fault, way } } : { lines: found.lines.filter((at) => !isMarker(lines[at] ?? '')) };
  }
  return undefined;
}

function findMarked(
  lines: readonly string[],
  name: string,
  read: (line: string) => Marker | undefined,
): { lines: number[] } | { fault: RegionFault } | undefined {
  const inside: number[] = [];
  const open: string[] = [];
  let isFound = false;
  let openedAt: number | undefined;
  for (const [at, line] of lines.entries()) {
    const marker = read(line);
    if (!marker) {
      if (openedAt !== undefined) inside.push(at);
      continue;
    }
    const marked = marker.isEnd && marker.name === '' ? open.pop() : marker.name;
    if (!marker.isEnd) open.push(marker.name);
    else if (marker.name !== '') drop(open, marker.name);
    if (marked !== name) continue;
    if (marker.isEnd === (openedAt === undefined)) return { fault: { kind: marker.isEnd ? 'unopened' : 'nested', line: at + 1 } };
    openedAt = marker.isEnd ? undefined : at;
    isFound = true;
  }
  if (openedAt !== undefined) return { fault: { kind: 'unclosed', line: openedAt + 1 } };
  return isFound ? { lines: inside } : undefined;
}

/** How many open regions an end looks through. */
const deepest = 50;

/** Forgets the innermost open region of a name. */
function drop(open: string[], name: string): void {
  const at = open.slice(-deepest).lastIndexOf(name);
  if (at >= 0) open.splice(Math.max(0, open.length - deepest) + at, 1);
}

/** Names of the regions that a file begins, each once, in their order. */
export function listRegions(lines: readonly string[]): string[] {
  const names = lines.flatMap((line) => ways.flatMap(({ read }) => read(line) ?? []).filter(({ name, isEnd }) => !isEnd && name !== ''));
  return [...new Set(names.map(({ name }) => name))];
}

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
 */

/** What is wrong with the markers of a region, and on which line, 1-based. */
export interface RegionFault {
  kind: 'unclosed' | 'nested' | 'unopened';
  line: number;
}

/** What a line says about regions. */
export interface Marker {
  name: string;
  isEnd: boolean;
}

const markerPattern = /^[^\p{L}\p{N}'"`]*(?:(?:rem|dnl)[ \t]+)?waymark:(?:(end)[ \t]+)?([\p{L}\p{N}_.-]*[\p{L}\p{N}_])[^\p{L}\p{N}'"`]*$/iu;

/** Longer lines are no comments that somebody marked a region with. */
const longestMarker = 300;

/** Reads the marker that a line is, if it is one. */
export function readMarker(line: string): Marker | undefined {
  if (line.length > longestMarker || !/waymark:/i.test(line)) return undefined;
  const [, end, name = ''] = markerPattern.exec(line) ?? [];
  return name === '' || (end === undefined && name === 'end') ? undefined : { name, isEnd: end !== undefined };
}

/**
 * Numbers of the lines in a region, from 0 on; undefined when the file doesn't have the region. With a fault there are no lines: where
 * the region ends would be a guess.
 */
export function findRegion(lines: readonly string[], name: string): { lines: number[] } | { fault: RegionFault } | undefined {
  const inside: number[] = [];
  let isFound = false;
  let openedAt: number | undefined;
  for (const [at, line] of lines.entries()) {
    const marker = readMarker(line);
    if (!marker) {
      if (openedAt !== undefined) inside.push(at);
    } else if (marker.name === name) {
      if (marker.isEnd === (openedAt === undefined)) return { fault: { kind: marker.isEnd ? 'unopened' : 'nested', line: at + 1 } };
      openedAt = marker.isEnd ? undefined : at;
      isFound = true;
    }
  }
  if (openedAt !== undefined) return { fault: { kind: 'unclosed', line: openedAt + 1 } };
  return isFound ? { lines: inside } : undefined;
}

/** Names of the regions that a file begins, each once, in their order. */
export function listRegions(lines: readonly string[]): string[] {
  const names = lines.flatMap((line) => {
    const marker = readMarker(line);
    return marker && !marker.isEnd ? [marker.name] : [];
  });
  return [...new Set(names)];
}

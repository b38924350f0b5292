import type { NavItem } from '../core/portal.ts';

/** Fewest entries that say what a source is about. */
const enough = 4;

/** Longest word that a narrow column holds, in characters. */
const longestWord = 20;

/** An entry with the folders that lead to it, itself included. */
export interface Highlight {
  item: NavItem;
  way: NavItem[];
}

/**
 * What the home page lists of a source: its upper level, without the page that the source's own title leads to. Where that is next to
 * nothing (everything lies in one folder), the level below.
 */
export function toHighlights(tree: readonly NavItem[], sourceUrl: string): Highlight[] {
  const items = tree.filter(({ url }) => url !== sourceUrl);
  const upper = items.map((item) => ({ item, way: [item] }));
  if (items.length >= enough) return upper;
  return upper.flatMap((entry) => {
    const { item } = entry;
    const below = (item.children ?? []).map((child) => ({ item: child, way: [item, child] }));
    return item.children && item.url === undefined ? below : [entry, ...below];
  });
}

/** Where long names may break: between `file` and `System`, after `_`, `.`, `/` and `-`. */
const boundary = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=[_./-])(?=[^_./-])/u;

/**
 * A title cut where a line may break: inside long names such as `KubePersistentVolumeFillingUp`, which browsers would break anywhere.
 * Joined, the parts are the title.
 */
export function toBreakable(title: string): string[] {
  const parts: string[] = [];
  let current = '';
  for (const word of title.split(/(\s+)/)) {
    const [first = '', ...others] = word.length > longestWord ? word.split(boundary) : [word];
    current += first;
    for (const other of others) {
      parts.push(current);
      current = other;
    }
  }
  return [...parts, current];
}

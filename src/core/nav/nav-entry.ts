import type { Finding, Range } from '../diagnostic.ts';
import type { NavFile } from '../navigation.ts';

/** One line of a navigation file, whatever its format. */
export interface NavEntry {
  /** Text that the file shows; the page's title when absent. */
  title?: string | undefined;
  /** What it points to, as written; absent for a group. */
  target?: string | undefined;
  /** For `[[a|b]]`: the half that is the text for most wikis, and the page for some. */
  other?: string;
  /** Stands for everything that is not named: `all` of it, or what a pattern matches. */
  rest?: 'all' | 'some';
  /** Where the target stands in the file, else the title. */
  range?: Range | undefined;
  children: NavEntry[];
}

/** What a navigation file says of a folder. */
export interface NavOutline {
  kind: NavFile['kind'];
  path: string;
  /** Folder that it arranges, below the root. */
  folder: string;
  /** Empty when the file says nothing of the order. */
  entries: NavEntry[];
  /** Title that the file gives the folder. */
  title?: string | undefined;
  /** Place that the file gives the folder among its siblings, on the scale of the pages' `order`. */
  position?: number | undefined;
  /** What is wrong with the file itself. */
  findings: Finding[];
}

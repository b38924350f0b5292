import type { PageKind } from '../source.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A block of a page's text as differences show it. */
export interface TextBlock {
  /** `item` is the first paragraph of a list item; `cell` a row of a table, its cells divided by ` | `; `alert` what stands in a callout. */
  kind: 'heading' | 'prose' | 'item' | 'cell' | 'code' | 'alert';
  /** Of a heading. */
  depth?: number;
  /** Plain text with inline code between backticks; code as it is. */
  text: string;
  /** Id of the task or step that the block belongs to. */
  task?: string;
}

/** A unit as it was or is, to be compared with another state of it. */
export interface UnitText {
  kind: PageKind | undefined;
  fingerprint: Fingerprint;
  /** Undefined where the text can't be read, as in a clone that lacks the blob. */
  blocks: TextBlock[] | undefined;
}

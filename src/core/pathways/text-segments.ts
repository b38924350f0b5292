import { readWords, type Word } from './normalise-text.ts';
import type { TextBlock } from './unit-text.ts';

/** Words between two dividers: a heading, fenced code, a cell's border, the end of a callout. */
export interface Segment {
  words: SegmentWord[];
}

/** A word, and where it stands. */
export interface SegmentWord extends Word {
  /** Number of the block: words of different blocks don't stand side by side. */
  block: number;
  inAlert: boolean;
}

/** The prose of a page in segments, headings and code left out. */
export function toSegments(blocks: readonly TextBlock[]): Segment[] {
  let segment: Segment = { words: [] };
  const segments = [segment];
  const divide = (): void => {
    segment = { words: [] };
    segments.push(segment);
  };
  for (const [block, { kind, text }] of blocks.entries()) {
    const isDivided = (blocks[block - 1]?.kind === 'alert') !== (kind === 'alert');
    if (kind === 'heading' || kind === 'code' || isDivided) divide();
    if (kind === 'heading' || kind === 'code') continue;
    if (kind === 'cell') divide();
    for (const word of readWords(text)) {
      if (kind === 'cell' && word.kind === 'sign' && word.value === '|') divide();
      else segment.words.push({ ...word, block, inAlert: kind === 'alert' });
    }
  }
  return segments;
}

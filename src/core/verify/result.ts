import type { Page } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';
import type { VerifyBlock } from './verify-block.ts';

/** How a block ended. `listed`: it was only asked for. `skipped`: one before it failed. */
export type BlockStatus = 'listed' | 'passed' | 'failed' | 'timed-out' | 'skipped';

/** A block with what became of it. */
export interface BlockResult {
  block: VerifyBlock;
  status: BlockStatus;
  /** Undefined for what didn't end by itself. */
  exitCode: number | undefined;
  seconds: number;
  /** The last lines of what it wrote. */
  output: string[];
}

/** A page with what became of its blocks. */
export interface PageResult {
  path: string;
  id: string;
  /** Whether the record names this run. */
  recorded: boolean;
  blocks: BlockResult[];
  /** What of the page is marked and isn’t run as it is meant: then the page isn’t verified, whatever the blocks say. */
  faults: readonly Finding[];
}

/** Whether every command that a page marks was run, and passed. */
export function hasPassed({ blocks, faults }: Pick<PageResult, 'blocks' | 'faults'>): boolean {
  return faults.length === 0 && blocks.every(({ status }) => status === 'passed');
}

/** What a page marks that can’t be run as it is meant. */
export function listVerifyFaults({ document }: Pick<Page, 'document'>): readonly Finding[] {
  return document.findings.filter(({ rule }) => rule === 'page/verify');
}

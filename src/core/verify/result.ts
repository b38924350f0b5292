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
}

import type { Range } from '../diagnostic.ts';

/** Something that a page says works, and that `waymark verify` can run: a marked fence, or the command that checks a lab. */
export interface VerifyBlock {
  /** As its author named it, else `block-3` for the third of the page. */
  name: string;
  kind: 'fence' | 'lab';
  shell: Shell;
  /** What is run: of a terminal session the commands, without prompts and answers. */
  script: string;
  /** Seconds that it may take. */
  timeout: number;
  /** Exit code that means success. */
  expectExit: number;
  /** Address of the folder that a new lab begins with, as its author wrote it. On the first block of that lab. */
  template?: string;
  /** The opening line of the fence, or of the lab. */
  range: Range;
}

/** Programs that run blocks. */
export type Shell = 'sh' | 'bash';

/** Blocks of one page that are run: a page that needs more is several labs. */
export const mostBlocks = 100;

/** Characters of one script: it is handed over as an argument (Linux allows 128 KiB each, `MAX_ARG_STRLEN`). */
export const longestScript = 32 * 1024;

/** Seconds that a block may take unless it says otherwise, and the most that it may ask for. */
export const usualTimeout = 30;
export const longestTimeout = 600;

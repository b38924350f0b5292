/**
 * The command cannot go on, and the person who ran it can do something about it. Caught once, in `scripts/cli.ts`, and printed
 * without a stack; anything else that is thrown is a bug.
 */
export class UserError extends Error {
  /** What to do. */
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.hint = options.hint;
  }
}

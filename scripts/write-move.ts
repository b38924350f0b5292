import { UserError } from '../src/core/user-error.ts';
import { count, quote } from '../src/core/wording.ts';
import { createTextFile, editTextFile } from '../src/node/edit-file.ts';
import { moveFiles } from '../src/node/move-files.ts';
import type { MovePlan } from '../src/node/plan-move.ts';

/**
 * Does what a plan says: first the move, which is one step, then the texts. Where a text can’t be written, the error says which were and
 * which weren’t.
 */
export async function writeMove(root: string, { moves, files }: MovePlan): Promise<void> {
  await moveFiles(root, moves);
  for (const [at, { path, before, after }] of files.entries()) {
    try {
      if (before === undefined) await createTextFile(root, path, after);
      else await writeOver(root, path, before, after);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const left = files.slice(at + 1).map((file) => quote(file.path));
      throw new UserError(`${quote(moves.from)} was moved and ${count(at, 'file')} changed, then this failed: ${error.message}`, {
        hint: `Not changed: ${[quote(path), ...left].join(', ')}. Undo with \`git restore\` and move again, or mend the rest by hand.`,
        cause: error,
      });
    }
  }
}

/** The plan was made for a text: one that was saved meanwhile is left alone. */
async function writeOver(root: string, path: string, before: string, after: string): Promise<void> {
  const changed = await editTextFile(root, path, (text) => (text === before ? after : undefined));
  if (!changed) throw new UserError(`${quote(path)} was changed meanwhile.`);
}

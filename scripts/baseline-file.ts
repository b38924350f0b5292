import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { applyBaseline, formatBaseline, parseBaseline, type BaselineResult } from '../src/core/baseline.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { UserError } from '../src/core/user-error.ts';
import { quote } from '../src/core/wording.ts';
import { explainFsError } from '../src/node/fs-error.ts';
import { writeFileAtomically } from '../src/node/write-file.ts';

/** Divides diagnostics by a baseline file. Throws a `UserError` when it can't be read. */
export async function compareWithBaseline(diagnostics: readonly Diagnostic[], file: string, cwd: string): Promise<BaselineResult> {
  const text = await readFile(resolve(cwd, file), 'utf8').catch((cause: unknown) => {
    throw new UserError(`Cannot read the baseline ${quote(file)}.`, { hint: 'Write it with `--update-baseline`.', cause });
  });
  return applyBaseline(diagnostics, parseBaseline(text, file));
}

/** Writes a baseline that knows these diagnostics and no others. Gives their number. Infos stay out unless they are wanted: those of `check` never fail. */
export async function writeBaseline(
  diagnostics: readonly Diagnostic[],
  file: string,
  cwd: string,
  { infos = false }: { infos?: boolean } = {},
): Promise<number> {
  const kept = infos ? diagnostics : diagnostics.filter(({ severity }) => severity !== 'info');
  const path = resolve(cwd, file);
  try {
    await writeFileAtomically(path, formatBaseline(kept));
  } catch (cause) {
    throw new UserError(`Cannot write the baseline ${quote(file)}.`, {
      hint: `Is there a folder ${quote(dirname(file))}?`,
      cause: explainFsError(cause, 'writing'),
    });
  }
  return kept.length;
}

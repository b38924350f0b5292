import { z } from 'zod';
import { compareText } from './diagnostic.ts';
import type { Diagnostic } from './diagnostic.ts';
import { UserError } from './user-error.ts';

/**
 * A baseline lets a repository with old faults refuse new ones: a JSON file of the faults that are known. Fingerprints hold no
 * line, so it doesn't change when text moves.
 */

const entrySchema = z.strictObject({
  fingerprint: z.string().min(1).describe('Fingerprint of the diagnostic.'),
  rule: z.string().min(1).describe('Its rule, for people who read the file.'),
  file: z.string().min(1).describe('Its file, likewise.'),
});

const baselineSchema = z.array(entrySchema);

/** One known fault. */
export type BaselineEntry = z.output<typeof entrySchema>;

/** Diagnostics divided by a baseline. */
export interface BaselineResult {
  /** Not in the baseline. */
  fresh: Diagnostic[];
  /** In the baseline. */
  known: Diagnostic[];
  /** Entries that nothing matches any more: they can leave the baseline. */
  fixed: BaselineEntry[];
}

/** Divides diagnostics into new and known ones. */
export function applyBaseline(diagnostics: readonly Diagnostic[], baseline: readonly BaselineEntry[]): BaselineResult {
  const listed = new Set(baseline.map(({ fingerprint }) => fingerprint));
  const present = new Set(diagnostics.map(({ fingerprint }) => fingerprint));
  return {
    fresh: diagnostics.filter(({ fingerprint }) => !listed.has(fingerprint)),
    known: diagnostics.filter(({ fingerprint }) => listed.has(fingerprint)),
    fixed: baseline.filter(({ fingerprint }) => !present.has(fingerprint)),
  };
}

/** The text of a baseline that knows these diagnostics: one entry a line, sorted, so that merges seldom conflict. */
export function formatBaseline(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics
    .map(({ fingerprint, rule, file }): BaselineEntry => ({ fingerprint, rule, file }))
    .sort((a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.fingerprint, b.fingerprint))
    .map((entry) => `  ${JSON.stringify(entry)}`);
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/** Reads the text of a baseline. Throws {@link UserError} where it isn't one. */
export function parseBaseline(text: string, file: string): BaselineEntry[] {
  const result = baselineSchema.safeParse(readJson(text));
  if (result.success) return result.data;
  throw new UserError(`Cannot read the baseline \`${file}\`.`, {
    hint: 'Write it anew with `waymark check --update-baseline`.',
    cause: result.error,
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { addFormerIds, type FormerId } from '../src/core/edit-units.ts';
import { applyFixes, groupFixes } from '../src/core/fix.ts';
import { UserError } from '../src/core/user-error.ts';
import { count, quote } from '../src/core/wording.ts';
import { createTextFile, editTextFile } from '../src/node/edit-file.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';
import { examine, type Examination, type ExamineOptions } from './examine.ts';
import { planForUnits, retireUnits } from './mend-units.ts';

/** What `--fix` did. */
export interface Mended {
  /** What is left. */
  examination: Examination;
  /** Files that were changed. */
  files: Set<string>;
  /** Faults that are gone. */
  faults: number;
  /** Why files were left alone, in sentences. */
  refusals: string[];
}

/** Fixes may overlap, and one may bring another to light; more rounds than this mean that fixes undo one another. */
const maxRounds = 5;

/** Applies every safe fix of what would be reported, and examines what is left. */
export async function mend(options: ExamineOptions): Promise<Mended> {
  const thorough = { ...options, followRenames: true };
  let examination = await examine(thorough);
  const fixable = countFixable(examination);
  const files = new Set<string>();
  const refusals = new Set<string>();
  for (let round = 0; round < maxRounds; round++) {
    const changed = await applyRound(examination, options.root, refusals);
    if (changed.length === 0) break;
    for (const file of changed) files.add(file);
    examination = await examine(thorough);
  }
  return { examination, files, faults: Math.max(0, fixable - countFixable(examination)), refusals: [...refusals] };
}

/** One sentence on what was mended. */
export function describeMended({ faults, files, refusals }: Pick<Mended, 'faults' | 'files' | 'refusals'>): string {
  if (files.size === 0) return refusals.length > 0 ? 'Nothing was mended.' : 'There was nothing to mend.';
  return `Mended ${count(faults, 'fault')} in ${count(files.size, 'file')}.`;
}

function countFixable({ diagnostics, moved }: Examination): number {
  return diagnostics.filter(({ fix, rule, actual }) => fix ?? (rule === 'pathway/lost-unit' && actual !== undefined)).length + moved.length;
}

/** Changes files as the fixes say; gives the paths of those that were changed. */
async function applyRound(examination: Examination, root: string, refusals: Set<string>): Promise<string[]> {
  const changed: string[] = [];
  const attempt = async (file: string, change: () => Promise<boolean>): Promise<void> => {
    try {
      if (await change()) changed.push(file);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.add(error.message);
    }
  };
  const texts = new Map(examination.loaded.tree.files.map(({ path, text }) => [path, text]));
  for (const [file, fixes] of groupFixes(examination.diagnostics)) {
    // Positions belong to the text that was judged: a file that was saved meanwhile is left for the next round.
    await attempt(file, () => editTextFile(root, file, (text) => (text === texts.get(file) ? applyFixes(text, fixes) : undefined)));
  }
  const { units } = examination.loaded.catalog.config;
  const { moved, retired, excuses } = await planForUnits(examination);
  for (const excuse of excuses) refusals.add(excuse);
  const former = [...new Map([...examination.moved, ...moved].map((move) => [move.formerId, move])).values()];
  if (units !== undefined && former.length > 0) await attempt(units, () => rememberFormerIds(former, root, units));
  const { retiredFile } = examination.loaded.catalog.curriculum;
  if (retiredFile !== undefined && retired.length > 0) await attempt(retiredFile, () => retireUnits(retired, root, retiredFile));
  return changed;
}

async function rememberFormerIds(moved: readonly FormerId[], root: string, units: string): Promise<boolean> {
  const edit = (text: string): string => {
    const edited = addFormerIds(text, moved);
    if (edited !== undefined) return edited;
    throw new UserError(`${quote(units)} is not changed: it has faults, or is written in a way that would have to be rewritten.`);
  };
  const found = await openWorkingTree(root).size(units);
  if (found.type !== 'missing') return await editTextFile(root, units, edit);
  await createTextFile(root, units, edit(''));
  return true;
}

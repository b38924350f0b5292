import type { FormerId } from '../src/core/edit-units.ts';
import { editYaml } from '../src/core/edit-yaml.ts';
import { listingLimits } from '../src/core/locate-yaml.ts';
import { findLostUnits, openReason, type LostUnit } from '../src/core/pathways/lost-units.ts';
import { UserError } from '../src/core/user-error.ts';
import { quote } from '../src/core/wording.ts';
import { createTextFile, editTextFile } from '../src/node/edit-file.ts';
import { findLostPages } from '../src/node/find-lost-pages.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';
import type { Examination } from './examine.ts';

/** What `--fix` does about units that releases know and nobody finds. */
interface UnitPlan {
  /** Former ids of pages that the units are now. */
  moved: FormerId[];
  /** Units that are gone. */
  retired: LostUnit[];
  /** Why others are left alone. */
  excuses: string[];
}

/** Plans for the lost units that are reported. */
export async function planForUnits({ loaded, diagnostics }: Examination): Promise<UnitPlan> {
  const reported = new Set(diagnostics.filter(({ rule }) => rule === 'pathway/lost-unit').map(({ actual }) => actual));
  const lost = reported.size === 0 ? [] : findLostUnits(loaded.catalog).filter(({ id }) => reported.has(id));
  if (lost.length === 0) return { moved: [], retired: [], excuses: [] };
  const { moved, retired, unknown } = await findLostPages(loaded, lost);
  const excuses = unknown.map(
    ({ id }) =>
      `What became of the unit ${quote(id)} isn’t known here: this clone lacks the history since its release. Run \`git fetch --unshallow\`.`,
  );
  if (loaded.catalog.config.units === undefined) {
    for (const { unit, page } of moved) {
      excuses.push(
        `${quote(page.path)} was ${quote(unit.page.path)}: name a file under \`units\` in \`waymark.yml\`, so that its former id can be written, or give it ${quote(`id: ${unit.id}`)}.`,
      );
    }
  }
  return { moved: moved.map(({ unit, page }) => ({ from: unit.page.path, to: page.path, formerId: unit.id })), retired, excuses };
}

/** Writes entries into `retired.yml`, which is made where there is none. Gives whether it changed; throws a `UserError` where it can’t be edited. */
export async function retireUnits(units: readonly LostUnit[], root: string, file: string): Promise<boolean> {
  const edit = (text: string): string => {
    const changes = units.map(({ id }) => ({ path: ['units', id], value: { reason: openReason } }));
    const edited = editYaml(text, changes, { limits: listingLimits });
    if (edited.type === 'edited') return edited.text;
    throw new UserError(`${quote(file)} is not changed because ${edited.reason}.`);
  };
  const found = await openWorkingTree(root).size(file);
  if (found.type !== 'missing') return await editTextFile(root, file, edit);
  await createTextFile(root, file, edit(''));
  return true;
}

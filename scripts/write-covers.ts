import type { Page } from '../src/core/catalog.ts';
import type { CoverCandidate } from '../src/core/covers/rank-covers.ts';
import { editFrontmatter } from '../src/core/edit-frontmatter.ts';
import { editUnit } from '../src/core/edit-units.ts';
import type { Edited } from '../src/core/edit-yaml.ts';
import { UserError } from '../src/core/user-error.ts';
import { quote } from '../src/core/wording.ts';
import { createTextFile, editTextFile } from '../src/node/edit-file.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';
import { showText } from '../src/report/visible-text.ts';

/** Covers to add to a page. */
export interface NewCovers {
  page: Page;
  paths: readonly string[];
}

/**
 * Adds covers to a page: to its frontmatter, or to the sidecar where its covers stand there already or its frontmatter can't be
 * edited. Everything else stays byte for byte. Gives the file that was changed; throws a `UserError` when neither takes them.
 */
export async function writeCovers(root: string, { page, paths }: NewCovers, sidecar: string | undefined): Promise<string> {
  const covers = [...(page.meta.covers ?? []), ...paths];
  const isInSidecar = page.meta.covers !== undefined && page.document.meta.covers === undefined;
  if (!isInSidecar) {
    const reason = await edit(root, page.path, (text) => editFrontmatter(text, { covers }));
    if (reason === undefined) return page.path;
    if (sidecar === undefined) throw refuse(page.path, `${reason}, and \`waymark.yml\` names no sidecar in \`units\``);
  }
  if (sidecar === undefined) throw refuse(page.path, '`waymark.yml` names no sidecar in `units`');
  if ((await openWorkingTree(root).size(sidecar)).type === 'missing') await createTextFile(root, sidecar, '');
  const reason = await edit(root, sidecar, (text) => editUnit(text, page.path, { covers }));
  if (reason !== undefined) throw refuse(page.path, `in ${quote(sidecar)}, ${reason}`);
  return sidecar;
}

/** Edits a file; gives the reason when it can't be. */
async function edit(root: string, path: string, change: (text: string) => Edited): Promise<string | undefined> {
  let reason: string | undefined;
  await editTextFile(root, path, (text) => {
    const edited = change(text);
    if (edited.type === 'edited') return edited.text;
    reason = edited.reason;
    return undefined;
  });
  return reason;
}

function refuse(path: string, reason: string): UserError {
  return new UserError(`${quote(path)} takes no covers: ${reason}.`);
}

/**
 * Asks which candidates to write. Nobody to ask, or just Enter: those that are confident. `a` for all, `n` for none, or their numbers.
 */
export async function chooseCovers(
  path: string,
  candidates: readonly CoverCandidate[],
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<string[]> {
  const confident = candidates.filter((candidate) => candidate.confident).map((candidate) => candidate.path);
  if (!ask || candidates.length === 0) return confident;
  const list = candidates.map((candidate, at) => `  ${at + 1} ${candidate.confident ? '*' : ' '} ${showText(candidate.path)}`).join('\n');
  for (;;) {
    const answer = (await ask(`${showText(path)}\n${list}\nWrite which? [Enter: those with *, a: all, n: none, or numbers] `))
      .trim()
      .toLowerCase();
    if (answer === '') return confident;
    if (answer === 'a' || answer === 'all') return candidates.map((candidate) => candidate.path);
    if (answer === 'n' || answer === 'no' || answer === 'none') return [];
    const chosen = answer.split(/[\s,]+/).map((number) => candidates[Number(number) - 1]?.path);
    if (chosen.every((found) => found !== undefined)) return chosen;
  }
}

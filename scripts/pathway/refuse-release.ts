import type { Finding } from '../../src/core/diagnostic.ts';
import { listUnits } from '../../src/core/pathways/list-units.ts';
import type { Pathway } from '../../src/core/pathways/pathway.ts';
import { openSummary } from '../curriculum-templates.ts';
import type { WrittenNotes } from '../../src/core/pathways/release-notes.ts';
import type { Day } from '../../src/core/interval.ts';
import { UserError } from '../../src/core/user-error.ts';
import { listQuoted, quote } from '../../src/core/wording.ts';
import type { LoadedCatalog } from '../../src/node/load-catalog.ts';
import type { NextRelease } from '../../src/node/read-next-release.ts';
import { openUncommitted } from '../../src/node/uncommitted.ts';

/** Names that a message lists; more help nobody. */
const mostNames = 5;

/** What has to be written before a pathway can be released: a unit at least, and a summary of its own. */
export function findUnready(pathway: Pathway): Finding[] {
  const { path: file, locate, summary } = pathway;
  const findings: Finding[] = [];
  if (summary?.trim() === openSummary) {
    const hint = 'Say what a learner gains: the release keeps the sentence for good.';
    findings.push({ rule, message: 'Nobody has written the summary of the pathway yet.', hint, file, range: locate(['summary']) });
  }
  if (listUnits(pathway).length === 0) {
    const hint = 'Name a unit in a stage, such as `- { unit: wiki/architecture }`.';
    findings.push({ rule, message: 'The pathway has no unit to release.', hint, file, range: locate(['stages'], 'key') });
  }
  return findings;
}

const rule = 'config/invalid-value';

/** Releases follow one another in time, too: learners are told when each was made. */
export function refuseBackwards({ last }: Pick<NextRelease, 'last'>, today: Day): void {
  if (!last || today >= last.date) return;
  throw new UserError(`${last.version} was released on ${last.date}, after ${today}.`, { hint: 'Look at the clock, or at `--now`.' });
}

/** Texts that decide about the version have to be there, unless somebody says in the notes what their change asks for. */
export function refuseUncertain({ changes, names }: Pick<NextRelease, 'changes' | 'names'>, notes: WrittenNotes | undefined): void {
  const judged = new Set(Object.entries(notes?.units ?? {}).flatMap(([id, { impact }]) => (impact === undefined ? [] : [id])));
  const doubtful = changes.flatMap(({ isUncertain, unit }) => (isUncertain && unit !== undefined && !judged.has(unit) ? [unit] : []));
  if (doubtful.length === 0) return;
  const some = listQuoted(
    doubtful.slice(0, mostNames).map((id) => names.unit(id)),
    'and',
  );
  throw new UserError(`This clone lacks the texts that decide how much ${some} changed.`, {
    hint: 'Fetch them: `git fetch --unshallow`, in a partial clone `git fetch --refetch --no-filter`. Where history lost them, write each unit’s `impact` and `reason` into the notes.',
  });
}

/**
 * A release speaks of a commit: gives its id. Throws a `UserError` that names the files that the commit has with other content, unless
 * nothing is going to be written.
 */
export async function refuseUncommitted(
  { head, files }: Pick<NextRelease, 'head' | 'files'>,
  { root, catalog, configFile }: Pick<LoadedCatalog, 'root' | 'catalog' | 'configFile'>,
  { isDryRun }: { isDryRun: boolean },
): Promise<string> {
  if (head === undefined)
    throw new UserError('There is no commit to release.', { hint: 'A release needs a git repository with a commit.' });
  if (isDryRun) return head;
  const find = await openUncommitted(root, head);
  // A configuration that lies elsewhere is none of the repository’s.
  const config = configFile?.startsWith('../') === true ? undefined : configFile;
  const beside = [config, catalog.config.units, catalog.curriculum.retiredFile].filter((path) => path !== undefined);
  const uncommitted = await find({ path: '', meta: {} }, [...files, ...beside]);
  if (uncommitted.length === 0) return head;
  const more = uncommitted.length > mostNames ? ` and ${uncommitted.length - mostNames} more` : '';
  throw new UserError(`Changes aren’t committed: ${uncommitted.slice(0, mostNames).map(quote).join(', ')}${more}.`, {
    hint: 'Commit them, so that the release can name them.',
  });
}

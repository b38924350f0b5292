import { UserError } from '../../src/core/user-error.ts';
import { listQuoted, quote } from '../../src/core/wording.ts';
import { runGit } from '../../src/node/git.ts';
import { openWorkingTree } from '../../src/node/repository-files.ts';
import { openUncommitted } from '../../src/node/uncommitted.ts';
import type { ReviewEntry } from '../../src/report/review-text.ts';
import { showText } from '../../src/report/visible-text.ts';
import { remarksOn, toPageReview, type Confirmation, type ReviewContext } from './confirmation.ts';
import { planStamps, refuseAny, writeStamps, type PageReview } from './write-stamps.ts';

/** Writes reviews into pages of the working tree: into all of them, or into none. */
export async function confirmPages(entries: readonly ReviewEntry[], context: ReviewContext): Promise<Confirmation> {
  const { root, catalog } = context;
  const by = context.by ?? (await readUserName(root));
  const lines: string[] = [];
  const reviews: PageReview[] = [];
  const findUncommitted = await openUncommitted(root, context.head);
  for (const { page: state } of entries) {
    const page = catalog.pageAt(state.path);
    if (!page) continue;
    const uncommitted = await findUncommitted(
      page,
      state.changes.map(({ path }) => path),
    );
    // Of content that no commit holds, the digest alone tells the base: the commit that brings both.
    const commit = uncommitted.length === 0 ? context.head : undefined;
    if (uncommitted.length > 0) lines.push(showText(explainUncommitted(state.path, uncommitted)));
    reviews.push(toPageReview(page, state, context, { by, commit, isExplicit: context.by !== undefined }));
  }
  const files = openWorkingTree(root);
  const plan = await planStamps(files, reviews, catalog.config.units);
  refuseAny(plan);
  await writeStamps(root, plan, files);
  const states = entries.map(({ page }) => page);
  const done = plan.stamped.map((path) => showText(`Confirmed ${quote(path)} as of ${context.today}, by ${by}.`));
  return { stamped: plan.stamped, left: [], lines: [...done, ...lines, ...remarksOn(states, by, context)] };
}

function explainUncommitted(path: string, files: readonly string[]): string {
  const named = files.length > 3 ? `${listQuoted(files.slice(0, 2), 'and')} and others` : listQuoted(files, 'and');
  return `${quote(path)} is confirmed against ${named} as on disk, which isn’t committed: commit both together.`;
}

/** Who git says is working here. A mail address would be published with the page, therefore the name. */
async function readUserName(root: string): Promise<string> {
  const answer = await runGit(root, ['config', '--get', 'user.name']);
  const name = answer?.status === 0 ? answer.stdout.toString('utf8').trim() : '';
  if (name !== '') return name;
  throw new UserError('Nobody is named as the reviewer.', { hint: 'Name one with `--by OWNER`, or run `git config user.name "…"`.' });
}

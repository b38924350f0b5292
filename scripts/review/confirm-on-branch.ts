import { hash } from 'node:crypto';
import { toShellWord } from '../../src/core/shell-word.ts';
import { UserError } from '../../src/core/user-error.ts';
import { count, quote } from '../../src/core/wording.ts';
import { openCommit } from '../../src/node/commit-files.ts';
import { openUncommitted } from '../../src/node/uncommitted.ts';
import { createBranch } from '../../src/node/write-git.ts';
import { formatReviewMessage } from '../../src/report/review-message.ts';
import type { ReviewEntry } from '../../src/report/review-text.ts';
import { showText } from '../../src/report/visible-text.ts';
import { remarksOn, toPageReview, type Confirmation, type ReviewContext } from './confirmation.ts';
import { explainRefusal, planStamps, type PageReview } from './write-stamps.ts';

/** Whose pages, and where to. */
export interface BranchContext extends ReviewContext {
  owner: string;
  branch: string | undefined;
}

/** Confirms the pages of an owner in one commit on a branch of its own. Pages that HEAD doesn't know as they were judged are left out. */
export async function confirmOnBranch(entries: readonly ReviewEntry[], context: BranchContext): Promise<Confirmation> {
  const { root, catalog, owner, today, head } = context;
  if (head === undefined)
    throw new UserError('There is no commit to start a branch from.', { hint: 'Confirm pages one by one: `waymark review PAGE`.' });
  const by = context.by ?? owner;
  const left: Confirmation['left'] = [];
  const reviews: PageReview[] = [];
  const findUncommitted = await openUncommitted(root, head);
  for (const { page: state } of entries) {
    const page = catalog.pageAt(state.path);
    if (!page) continue;
    const uncommitted = await findUncommitted(page, [state.path, ...state.changes.map(({ path }) => path)]);
    if (uncommitted.length > 0) left.push({ path: state.path, reason: `${quote(uncommitted[0] ?? '')} has changes that aren’t committed` });
    else reviews.push(toPageReview(page, state, context, { by, commit: head, isExplicit: true }));
  }
  const plan = await planStamps(await openCommit(root, head), reviews, catalog.config.units);
  left.push(...plan.refused);
  const excuses = left.map((page) => showText(explainRefusal(page)));
  if (plan.stamped.length === 0) return { stamped: [], left, lines: [...excuses, 'No branch was made.'] };
  const stamped = entries.filter(({ page }) => plan.stamped.includes(page.path));
  const branch = context.branch ?? `waymark/review-${slugOf(owner)}-${today}`;
  const commit = await createBranch(root, {
    branch,
    parent: head,
    message: formatReviewMessage(stamped, { owner, by, on: today }),
    files: new Map([...plan.texts].map(([path, content]) => [path, Buffer.from(content, 'utf8')])),
  });
  const remarks = remarksOn(
    stamped.map(({ page }) => page),
    by,
    context,
  );
  return {
    stamped: plan.stamped,
    left,
    branch,
    commit,
    lines: [...excuses, ...remarks, ...explainBranch(branch, commit, stamped.length, context)],
  };
}

/**
 * An owner's name as a part of a branch's: `@acme/payments` is `acme-payments-a37004`. The end is the beginning of the name's SHA-256: many
 * names have the same letters and digits, or none.
 */
function slugOf(owner: string): string {
  const name = owner.toLowerCase();
  const words = name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${words || 'owner'}-${hash('sha256', name).slice(0, 6)}`;
}

function explainBranch(branch: string, commit: string, pages: number, { catalog }: ReviewContext): string[] {
  const name = toShellWord(branch);
  const isGitlab = catalog.site.repo?.url.includes('gitlab') === true;
  return [
    `The branch ${branch} confirms ${count(pages, 'page')} in one commit (${commit.slice(0, 10)}). Nothing else was touched, and nothing was pushed.`,
    `  git show ${name}`,
    ...(isGitlab
      ? [`  git push -o merge_request.create origin ${name}`]
      : [`  git push origin ${name}`, `  gh pr create --head ${name} --fill`]),
  ].map(showText);
}

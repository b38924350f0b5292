import type { Page } from '../../src/core/catalog.ts';
import type { Review } from '../../src/core/review.ts';
import { stampPage } from '../../src/core/stamp-page.ts';
import { UserError } from '../../src/core/user-error.ts';
import { quote } from '../../src/core/wording.ts';
import { createTextFile, editTextFile } from '../../src/node/edit-file.ts';
import type { RepositoryFiles } from '../../src/node/repository-files.ts';

/** A review of a page. */
export interface PageReview {
  page: Page;
  review: Review;
  /** Whether it says more than a day: see `toReviewFields`. */
  isMore: boolean;
}

/** What stamping changes: new texts of files by path, and pages that no file takes the review of. */
export interface StampPlan {
  texts: Map<string, string>;
  /** Paths of the pages that are stamped. */
  stamped: string[];
  refused: { path: string; reason: string }[];
}

/** Pages and sidecars that a tool edits are no larger. */
const maxBytes = 8 * 1024 * 1024;

/** Plans the stamps of pages in one state of the repository, without writing anything. */
export async function planStamps(
  files: Pick<RepositoryFiles, 'read'>,
  reviews: readonly PageReview[],
  sidecarPath: string | undefined,
): Promise<StampPlan> {
  const plan: StampPlan = { texts: new Map(), stamped: [], refused: [] };
  for (const { page, review, isMore } of reviews) {
    const text = await readText(files, page.path, plan);
    const sidecar = sidecarPath === undefined ? undefined : { path: sidecarPath, text: (await readText(files, sidecarPath, plan)) ?? '' };
    const stamped = text === undefined ? missing : stampPage({ path: page.path, text }, sidecar, review, { isMore });
    if (stamped.type === 'refused') plan.refused.push({ path: page.path, reason: stamped.reason });
    else {
      plan.texts.set(stamped.path, stamped.text);
      plan.stamped.push(page.path);
    }
  }
  return plan;
}

const missing = { type: 'refused', reason: 'it can’t be read there' } as const;

/** The text as the plan leaves it: the sidecar takes the reviews of several pages. */
async function readText(files: Pick<RepositoryFiles, 'read'>, path: string, { texts }: StampPlan): Promise<string | undefined> {
  const planned = texts.get(path);
  if (planned !== undefined) return planned;
  const file = await files.read(path, maxBytes);
  return file.type === 'text' && !file.invalid ? file.text : undefined;
}

/** Writes planned texts into the working tree. `before` are the texts that the plan was made from. */
export async function writeStamps(root: string, { texts }: Pick<StampPlan, 'texts'>, files: Pick<RepositoryFiles, 'read'>): Promise<void> {
  for (const [path, text] of texts) {
    const before = await files.read(path, maxBytes);
    if (before.type === 'missing') await createTextFile(root, path, text);
    else await editTextFile(root, path, () => text);
  }
}

/** A sentence on a page that no file takes the review of. */
export function explainRefusal({ path, reason }: { path: string; reason: string }): string {
  return `${quote(path)} can’t be stamped: ${reason}.`;
}

/** Throws when a page can't be stamped: then nothing is written. */
export function refuseAny({ refused }: StampPlan): void {
  const [first] = refused;
  if (!first) return;
  throw new UserError(refused.map(explainRefusal).join('\n'), { hint: 'Nothing was written.' });
}

import { coerceField } from '../coerce-meta.ts';
import { readFrontmatter } from '../frontmatter.ts';
import { findFrontmatterBlock } from '../frontmatter-block.ts';
import { listingLimits, parseYaml } from '../locate-yaml.ts';
import { pageMetaSchema, type PageMeta } from '../page-meta.ts';

/**
 * A review as text that is the same for the same review: its day, its reviewer, its digest. How it is written plays no part, nor does
 * the commit that it names, which a rebase may have changed.
 */
export type ReviewKey = string;

/** What a version of a page says of its review, and everything else that it says. */
export interface ReviewedVersion {
  review: ReviewKey | undefined;
  /** The text behind the frontmatter. */
  body: string;
}

/** Key of a review; undefined without one. */
export function toReviewKey(reviewed: PageMeta['reviewed']): ReviewKey | undefined {
  return reviewed && JSON.stringify([reviewed.on, reviewed.by ?? null, reviewed.digest ?? null]);
}

/** Whether two reviews with the same key can hardly be different ones: a digest is nobody else's. */
export function isTelling(key: ReviewKey): boolean {
  return key.includes('"v1:');
}

/** Reads a version of a page, with the review dates of other tools. */
export function readReviewedVersion(text: string): ReviewedVersion {
  const block = findFrontmatterBlock(text);
  if (!block) return { review: undefined, body: text };
  const { meta, body } = readFrontmatter(text.slice(0, block.end), '');
  // A block that is none is a part of the page.
  return { review: toReviewKey(meta.reviewed), body: body.trim() === '' ? text.slice(block.end) : text };
}

/** Reads a version of the sidecar: keys of reviews by path of the page. A sidecar that can't be read has none. */
export function readSidecarReviews(text: string): Map<string, ReviewKey> {
  const { pages } = Object(parseYaml(text, { limits: listingLimits }).data) as { pages?: unknown };
  const found = new Map<string, ReviewKey>();
  for (const [path, unit] of Object.entries(Object(pages) as Record<string, unknown>)) {
    const { reviewed } = Object(unit) as { reviewed?: unknown };
    const { data } = pageMetaSchema.shape.reviewed.safeParse(coerceField('reviewed', reviewed, (_path, value) => String(value)));
    const key = toReviewKey(data);
    if (key !== undefined) found.set(path, key);
  }
  return found;
}

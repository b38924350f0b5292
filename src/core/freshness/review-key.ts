import { coerceField } from '../coerce-meta.ts';
import { foreignFields } from '../foreign-frontmatter.ts';
import { readFrontmatter, type Frontmatter } from '../frontmatter.ts';
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
  /** The text behind the frontmatter, without blank lines before it: who writes the first frontmatter leaves one. */
  body: string;
  /** What the frontmatter says, but for the review and when the next one is due, as text that is the same for the same fields. */
  fields: string;
}

/** Key of a review; undefined without one. */
export function toReviewKey(reviewed: PageMeta['reviewed']): ReviewKey | undefined {
  return reviewed && JSON.stringify([reviewed.on, reviewed.by ?? null, reviewed.digest ?? null]);
}

/** Whether two reviews with the same key can hardly be different ones: a digest is nobody else's. */
export function isTelling(key: ReviewKey): boolean {
  return key.includes('"v1:');
}

/** Fields that say when the page was or will be reviewed, those of other tools too. */
const reviewFields: ReadonlySet<string> = new Set([
  ...['reviewed', 'reviewEvery', 'snooze'],
  ...Array.from(foreignFields.values()).flatMap(({ name, to }) => (to === 'reviewed' || to === 'reviewEvery' ? [name] : [])),
]);

/** Reads a version of a page, with the review dates of other tools. */
export function readReviewedVersion(text: string): ReviewedVersion {
  const block = findFrontmatterBlock(text);
  const { meta, body, data, findings } = block ? readFrontmatter(text.slice(0, block.end), '') : noFrontmatter;
  // A block that is none is a part of the page.
  if (!block || body.trim() !== '') return { review: toReviewKey(meta.reviewed), body: trimStart(text), fields: '{}' };
  const isBroken = findings.some(({ rule }) => brokenRules.has(rule));
  const fields = Object.entries(data).filter(([name]) => !reviewFields.has(name));
  return {
    review: toReviewKey(meta.reviewed),
    body: trimStart(text.slice(block.end)),
    fields: isBroken ? block.content : JSON.stringify(Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)))),
  };
}

const noFrontmatter: Pick<Frontmatter, 'meta' | 'body' | 'data' | 'findings'> = { meta: {}, body: '', data: {}, findings: [] };

/** What these find fault with may hide what a block says: then it is compared as it is written. */
const brokenRules: ReadonlySet<string> = new Set([
  'frontmatter/yaml',
  'frontmatter/toml',
  'frontmatter/language',
  'frontmatter/duplicate-key',
]);

/** An indented first line stays indented, which makes it code. */
function trimStart(text: string): string {
  return text.replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, '');
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

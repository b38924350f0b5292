import { editFrontmatter } from './edit-frontmatter.ts';
import { editUnit } from './edit-units.ts';
import { foreignReviewFields } from './foreign-frontmatter.ts';
import { findFrontmatterBlock } from './frontmatter-block.ts';
import { readFrontmatter } from './frontmatter.ts';
import { listingLimits, parseYaml } from './locate-yaml.ts';
import { toReviewed, toReviewFields, type Review } from './review.ts';
import { isMapping } from './write-yaml.ts';

/** A text file by its path below the root. */
export interface TextAt {
  path: string;
  text: string;
}

/** The file that takes a review, with its new text; or why no file does. */
export type Stamped = ({ type: 'edited' } & TextAt) | { type: 'refused'; /** Ends a sentence: “… because ”. */ reason: string };

/**
 * Writes a review into a page, or into the sidecar: where the page's review stands there already, and where the frontmatter is TOML.
 * `isMore` as for {@link toReviewFields}.
 */
export function stampPage(page: TextAt, sidecar: TextAt | undefined, review: Review, options: { isMore: boolean }): Stamped {
  const { data } = readFrontmatter(page.text, page.path);
  const saysItself = ['reviewed', ...foreignReviewFields].some((name) => Object.hasOwn(data, name));
  if (sidecar && !saysItself && reviewIsIn(sidecar, page.path)) return stampSidecar(page, sidecar, review);
  if (findFrontmatterBlock(page.text)?.language !== 'toml') {
    const edited = editFrontmatter(page.text, toReviewFields(data, review, options));
    return edited.type === 'edited' ? { ...edited, path: page.path } : edited;
  }
  if (saysItself) return { type: 'refused', reason: 'its frontmatter is TOML and names the day of a review' };
  if (!sidecar) return { type: 'refused', reason: 'its frontmatter is TOML, and `waymark.yml` names no sidecar in `units`' };
  return stampSidecar(page, sidecar, review);
}

function stampSidecar(page: TextAt, sidecar: TextAt, review: Review): Stamped {
  const edited = editUnit(sidecar.text, page.path, { reviewed: toReviewed(review) });
  return edited.type === 'edited' ? { ...edited, path: sidecar.path } : { ...edited, reason: `in \`${sidecar.path}\`, ${edited.reason}` };
}

function reviewIsIn({ text }: TextAt, page: string): boolean {
  const { data } = parseYaml(text, { limits: listingLimits });
  const pages = isMapping(data) && isMapping(data['pages']) ? data['pages'] : {};
  const unit = Object.hasOwn(pages, page) ? pages[page] : undefined;
  return isMapping(unit) && Object.hasOwn(unit, 'reviewed');
}

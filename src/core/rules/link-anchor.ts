import type { Page } from '../catalog.ts';
import { ruleFromLinks } from '../link-rule.ts';
import { suggest } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Links to headings that don't exist. A warning: the reader arrives on the right page, only not at the right place. */
export const linkAnchor = ruleFromLinks(
  { id: 'link/anchor', severity: 'warning', description: 'Links to a heading lead to a heading that exists.' },
  ({ page, link, resolution }) => {
    if (resolution.type !== 'page' || resolution.anchor === undefined || resolution.anchorFound) return undefined;
    const { anchor, page: target } = resolution;
    // Components of live MDX make ids that nobody knows before they run; `:~:` marks text, not an id.
    if (target.document.format === 'live' || anchor.includes(':~:')) return undefined;
    const expected = suggest(anchor, idsOf(target)).map((id) => `#${id}`);
    const where = target.id === page.id ? 'on this page' : `in ${quote(target.path)}`;
    return {
      message: `Cannot find heading ${quote(`#${anchor}`)} ${where}.`,
      hint: didYouMean(expected) ?? 'Correct what follows the `#`, or leave it out.',
      expected: expected.map((fragment) => link.url.replace(/#.*$/s, '') + fragment),
    };
  },
);

function idsOf({ document }: Page): Set<string> {
  return new Set([...document.headings.map(({ id }) => id), ...document.anchors]);
}

import type { Page } from '../catalog.ts';
import { isMisread } from '../document.ts';
import { ruleFromLinks } from '../link-rule.ts';
import { replaceAddress } from '../mend-address.ts';
import { suggest } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Links to headings that don't exist. A warning: the reader arrives on the right page, only not at the right place. */
export const linkAnchor = ruleFromLinks(
  { id: 'link/anchor', severity: 'warning', description: 'Links to a heading lead to a heading that exists.' },
  ({ page, link, resolution }) => {
    // A section that is to be shown and isn't there is more than a link to the wrong place.
    if (link.kind === 'include' || resolution.type !== 'page' || resolution.anchor === undefined || resolution.anchorFound)
      return undefined;
    const { anchor, page: target } = resolution;
    // Components of live MDX, and of MDX that can’t be read, make ids that nobody knows before they run; `:~:` marks text, not an id.
    if (target.document.format === 'live' || isMisread(target.document) || anchor.includes(':~:')) return undefined;
    const where = target.id === page.id ? 'on this page' : `in ${quote(target.path)}`;
    const message = `Cannot find heading ${quote(`#${anchor}`)} ${where}.`;
    const same = findSame(anchor, idsOf(target));
    if (same !== undefined) {
      const url = `${link.url.replace(/#.*$/s, '')}#${same}`;
      return { message, hint: `It is ${quote(`#${same}`)}.`, expected: [url], fix: replaceAddress(link, url) };
    }
    const expected = suggest(anchor, idsOf(target)).map((id) => `#${id}`);
    return {
      message,
      hint: didYouMean(expected) ?? 'Correct what follows the `#`, or leave it out.',
      expected: expected.map((fragment) => link.url.replace(/#.*$/s, '') + fragment),
    };
  },
);

/** The only id with the same letters and digits: generators differ in the hyphens that they put for other characters. */
function findSame(anchor: string, ids: ReadonlySet<string>): string | undefined {
  const letters = lettersOf(anchor);
  const [same, ...others] = letters === '' ? [] : [...ids].filter((id) => lettersOf(id) === letters);
  return others.length === 0 && same !== undefined && /^[^\s()<>]+$/.test(same) ? same : undefined;
}

function lettersOf(id: string): string {
  return id
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function idsOf({ document }: Page): Set<string> {
  return new Set([...document.headings.map(({ id }) => id), ...document.anchors]);
}

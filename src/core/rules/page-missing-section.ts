import { ruleFromLinks } from '../link-rule.ts';
import { suggest } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Sections that a page includes and that aren't there: readers would miss what the author meant them to read. */
export const pageMissingSection = ruleFromLinks(
  { id: 'page/missing-section', severity: 'error', description: 'Sections that a page includes exist.' },
  ({ page, link, resolution }) => {
    if (link.kind !== 'include' || resolution.type !== 'page' || resolution.anchor === undefined) return undefined;
    const { anchor, page: target } = resolution;
    const { headings } = target.document;
    if (headings.some(({ id }) => id === anchor)) return undefined;
    const where = target.id === page.id ? 'This page' : quote(target.path);
    const expected = suggest(
      anchor,
      headings.map(({ text }) => text).filter((text) => text !== ''),
    );
    return {
      message: `${where} has no section ${quote(anchor)} to include.`,
      hint: didYouMean(expected) ?? 'Name a heading of that page, or leave `section` out to include all of it.',
      expected,
      range: link.sectionRange,
    };
  },
);

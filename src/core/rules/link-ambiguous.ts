import { relativePath } from '../link-index.ts';
import { ruleFromLinks } from '../link-rule.ts';
import { folderOf } from '../page-id.ts';
import { listQuoted, quote } from '../wording.ts';

/** How many candidates a hint lists. */
const listed = 3;

/** Wikilinks by a name that several pages have. */
export const linkAmbiguous = ruleFromLinks(
  { id: 'link/ambiguous', severity: 'warning', description: 'A link by name means one page.' },
  ({ page, link, resolution }) => {
    if (resolution.type !== 'ambiguous') return undefined;
    const paths = resolution.candidates.map((candidate) => relativePath(folderOf(page.path), candidate.path));
    const isWiki = link.kind === 'wiki' || link.kind === 'embed';
    const expected = isWiki ? resolution.candidates.map(({ path }) => path.replace(/\.[^./]+$/, '')) : paths;
    const more = expected.length > listed ? ` (and ${expected.length - listed} more)` : '';
    return {
      message: `Cannot tell which page ${quote(link.url)} means, ${expected.length} have that name.`,
      hint: `Write the path: ${listQuoted(expected.slice(0, listed))}${more}.`,
      expected,
    };
  },
);

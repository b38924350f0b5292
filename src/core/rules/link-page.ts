import type { Page } from '../catalog.ts';
import type { Link } from '../document.ts';
import { namesFile, ruleFromLinks, showsAsset } from '../link-rule.ts';
import { replaceAddress } from '../mend-address.ts';
import { stemOf } from '../page-id.ts';
import { pagePattern } from '../source.ts';
import { didYouMean, quote } from '../wording.ts';

/** Links to pages that don't exist. */
export const linkPage = ruleFromLinks(
  { id: 'link/page', severity: 'error', description: 'Links between pages lead to pages that exist.' },
  ({ page, link, resolution, findMoved }) => {
    if (resolution.type !== 'missing' || showsAsset(link) || namesFile(link.url)) return undefined;
    const message = `Cannot find page ${quote(link.url)}.`;
    const url = findMoved()?.url;
    if (url !== undefined) return { message, hint: `It moved: write ${quote(url)}.`, expected: [url], fix: replaceAddress(link, url) };
    const anchor = /#.*$/s.exec(link.url)?.[0] ?? '';
    const expected = resolution.suggestions.map((suggestion) => asWritten(suggestion, link, page) + anchor);
    return {
      message,
      hint: didYouMean(expected) ?? adviseToCreate(link, resolution.path),
      expected,
    };
  },
);

/** A wikilink calls a page by its name. */
function asWritten(suggestion: string, link: Link, page: Page): string {
  const name = stemOf(suggestion);
  return isWiki(link) && name !== stemOf(page.path) ? name : suggestion;
}

function adviseToCreate(link: Link, path: string): string {
  if (isWiki(link)) return 'Correct the name, or create a page that has it.';
  const file = path.endsWith('/') ? `${path}README.md` : pagePattern.test(path) ? path : `${path}.md`;
  return `Correct the address, or create ${quote(file)}.`;
}

function isWiki({ kind }: Link): boolean {
  return kind === 'wiki' || kind === 'embed';
}

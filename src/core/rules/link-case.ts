import { judgeSpelling } from '../judge-spelling.ts';
import { ruleFromLinks, showsAsset, type ResolvedLink } from '../link-rule.ts';

/** Links that only a file system which doesn't tell upper from lower case can follow. */
export const linkCase = ruleFromLinks(
  { id: 'link/case', severity: 'warning', description: 'Links spell file names as the files do, upper and lower case included.' },
  (resolved) => (showsAsset(resolved.link) || isWikiName(resolved) ? undefined : judgeSpelling(resolved.link, resolved.resolution)),
);

/** GitHub's wikis call pages by name, and there `select` means `Select` whatever the machine. */
function isWikiName({ catalog, page, link }: ResolvedLink): boolean {
  const source = catalog.sources.find(({ id }) => id === page.source);
  return source?.dialect === 'github-wiki' && !/\.\w+$/.test(link.url.replace(/[?#].*$/s, ''));
}

import { namesFile, ruleFromLinks, showsAsset } from '../link-rule.ts';
import { didYouMean, quote } from '../wording.ts';

/** Links to downloads and other files that don't exist. */
export const linkFile = ruleFromLinks(
  { id: 'link/file', severity: 'error', description: 'Links to files lead to files that exist.' },
  ({ link, resolution, suggestAssets }) => {
    if (resolution.type !== 'missing' || showsAsset(link) || !namesFile(link.url)) return undefined;
    if (isMailAddress(link.url)) {
      const address = `mailto:${link.url}`;
      return {
        message: `Cannot find file ${quote(link.url)}, which looks like a mail address.`,
        hint: `Write ${quote(address)}.`,
        expected: [address],
      };
    }
    const expected = suggestAssets(resolution.path);
    return {
      message: `Cannot find file ${quote(link.url)}.`,
      hint: didYouMean(expected) ?? `Correct the address, or add ${quote(resolution.path)} to the repository.`,
      expected,
    };
  },
);

function isMailAddress(url: string): boolean {
  return /^[^\s/@:?#]+@[^\s/@:?#]+\.[a-z]{2,}$/i.test(url);
}

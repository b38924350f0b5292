import { ruleFromLinks, showsAsset } from '../link-rule.ts';
import { didYouMean, quote } from '../wording.ts';

/** Images that don't exist. */
export const assetMissing = ruleFromLinks(
  { id: 'asset/missing', severity: 'error', description: 'Images that pages show exist.' },
  ({ link, resolution, suggestAssets }) => {
    if (resolution.type !== 'missing' || !showsAsset(link)) return undefined;
    const expected = suggestAssets(resolution.path);
    return {
      message: `Cannot find ${link.kind === 'embed' ? 'file' : 'image'} ${quote(link.url)}.`,
      hint: didYouMean(expected) ?? `Correct the address, or add ${quote(resolution.path)} to the repository.`,
      expected,
    };
  },
);

import { ruleFromLinks, showsAsset } from '../link-rule.ts';
import { quote } from '../wording.ts';

/** Images from outside of the repository. */
export const assetOutside = ruleFromLinks(
  { id: 'asset/outside', severity: 'error', description: 'Images come from inside the repository.' },
  ({ link, resolution }) =>
    resolution.type === 'outside' && showsAsset(link)
      ? {
          message: `Cannot show ${quote(link.url)}, it lies above the root of the repository.`,
          hint: 'Write fewer `../`, or copy the file beside the page.',
        }
      : undefined,
);

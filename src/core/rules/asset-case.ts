import { judgeSpelling } from '../judge-spelling.ts';
import { ruleFromLinks, showsAsset } from '../link-rule.ts';

/** Images that only a file system which doesn't tell upper from lower case can find. */
export const assetCase = ruleFromLinks(
  { id: 'asset/case', severity: 'warning', description: 'Images are named as their files are, upper and lower case included.' },
  ({ link, resolution }) => (showsAsset(link) ? judgeSpelling(link, resolution) : undefined),
);

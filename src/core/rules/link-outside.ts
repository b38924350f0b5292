import { ruleFromLinks, showsAsset } from '../link-rule.ts';
import { quote } from '../wording.ts';

/** Links that lead out of the repository. */
export const linkOutside = ruleFromLinks(
  { id: 'link/outside', severity: 'error', description: 'Links by path stay inside the repository.' },
  ({ link, resolution }) =>
    resolution.type === 'outside' && !showsAsset(link)
      ? {
          message: `Cannot follow ${quote(link.url)}, it leads above the root of the repository.`,
          hint: 'Write fewer `../`, or link to the place where the file is published.',
        }
      : undefined,
);

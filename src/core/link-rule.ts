import type { Catalog, Page, Resolution } from './catalog.ts';
import type { Finding } from './diagnostic.ts';
import type { Link } from './document.ts';
import { prepareMoved, type MovedTarget } from './find-moved.ts';
import { lazily, relativePath } from './link-index.ts';
import { folderOf } from './page-id.ts';
import type { Rule } from './rule.ts';
import { listWritten } from './site-texts.ts';
import { pagePattern } from './source.ts';
import { prepareSuggestions } from './suggest.ts';

/** A link with everything that judging it takes. */
export interface ResolvedLink {
  catalog: Catalog;
  page: Page;
  link: Link;
  resolution: Resolution;
  /** Assets whose names are like the one that is missing, as the page would write them, best first. */
  suggestAssets: (path: string) => string[];
  /** Where the page went that the link means, where that is certain. */
  findMoved: () => MovedTarget | undefined;
}

/** What a rule says of a link; rule, file and value are known already, and the place unless it is a part of the link. */
export type LinkFault = Pick<Finding, 'message' | 'hint' | 'expected' | 'fix' | 'range'>;

/** Longest value that a diagnostic carries: an address may be a whole image in base64. */
const longestActual = 500;

/** Makes a rule of a judgement over one link. */
export function ruleFromLinks(rule: Omit<Rule, 'check'>, judge: (resolved: ResolvedLink) => LinkFault | undefined): Rule {
  return {
    ...rule,
    *check({ catalog, moves }) {
      const findAssets = prepareAssets(catalog);
      const findMoved = lazily(() => prepareMoved(catalog, moves));
      for (const page of listWritten(catalog)) {
        const suggestAssets = (path: string): string[] => findAssets(path).map((name) => relativePath(folderOf(page.path), name));
        for (const link of page.document.links) {
          const resolution = catalog.resolve(page, link);
          const fault = judge({ catalog, page, link, resolution, suggestAssets, findMoved: () => findMoved()(page, link) });
          if (!fault) continue;
          yield { rule: rule.id, ...fault, file: page.path, range: fault.range ?? link.range, actual: link.url.slice(0, longestActual) };
        }
      }
    },
  };
}

/** Whether the link puts something into the page that isn't a page itself. */
export function showsAsset(link: Pick<Link, 'kind' | 'url'>): boolean {
  if (link.kind === 'image' || link.kind === 'html-image') return true;
  return link.kind === 'embed' && namesFile(link.url);
}

/** Takes the names of assets apart when the first one is missing: most checks never ask. */
function prepareAssets({ assets }: Catalog): (path: string) => string[] {
  let suggestAssets: ReturnType<typeof prepareSuggestions> | undefined;
  return (path) => (suggestAssets ??= prepareSuggestions(assets.map((asset) => asset.path)))(path);
}

/**
 * Whether an address names a file that can't be a page: it has an extension, and not one of a page. An extension has a letter
 * (`Release-1.2` has none) and `.html` is what other generators make of pages.
 */
export function namesFile(url: string): boolean {
  const path = url.replace(/[?#].*$/s, '');
  return /\.(?=[a-z\d]*[a-z])[a-z\d]{1,8}$/i.test(path) && !pagePattern.test(path) && !/\.html?$/i.test(path);
}

import type { Page } from '../catalog.ts';
import type { Config } from '../config.ts';
import { findFrontmatterBlock } from '../frontmatter-block.ts';
import { parseYaml } from '../locate-yaml.ts';
import { parseToml } from '../toml-frontmatter.ts';
import type { Ownership, OwnerSource } from './ownership.ts';
import { isUndecided, type Explanation, type LostRule, type Owners } from './owners.ts';

/** Where the owner of a page may be written. Lines are 1-based; 1 where the place can't be found. */
export interface OwnerPlaces {
  owners: Owners;
  config: Pick<Config, 'sources' | 'units' | 'owners'>;
  /** Path of the configuration file, and line of a key in it. */
  configFile: string | undefined;
  lineInConfig(key: readonly PropertyKey[]): number;
  /** Line of a key in the sidecar. */
  lineInUnits(key: readonly PropertyKey[]): number;
  /** Text of a page. */
  textOf(path: string): string | undefined;
}

/**
 * Who answers for a page: its own `owner`, else that of the sidecar, else what the host’s files say of its path, else the owner of its
 * source, else `owners.fallback`. A rule that clears a path ends the search, and so do files with too many rules to try; a rule that is
 * broken, or none, doesn’t.
 */
export function findPageOwner(page: Page, places: OwnerPlaces): Ownership {
  return decide(page, places, places.owners.ownershipOf(page.path)).ownership;
}

/** The same, with everything else that speaks of the page. */
export function explainPageOwner(page: Page, places: OwnerPlaces): Explanation {
  const explanation = places.owners.explain(page.path);
  const { ownership, outranked } = decide(page, places, explanation.ownership);
  const lost = outranked.flatMap(({ owners, rules }) => rules.map((rule): LostRule => ({ ...rule, owners, reason: 'outranked' })));
  return { ...explanation, ownership, lost: [...lost, ...explanation.lost] };
}

function decide(page: Page, places: OwnerPlaces, ofHost: Ownership): { ownership: Ownership; outranked: Ownership[] } {
  const counts = ofHost.state === 'owned' || ofHost.state === 'unowned' || isUndecided(ofHost);
  const stated = [...listBefore(page, places), ...(counts ? [ofHost] : []), ...listBehind(page, places)];
  const [ownership = ofHost, ...outranked] = stated;
  return { ownership, outranked };
}

/** What counts more than files of the host. */
function listBefore({ path, meta, document }: Page, { config, lineInUnits, textOf }: OwnerPlaces): Ownership[] {
  const own = document.meta.owner;
  if (own !== undefined) return [toOwnership('page', own, { file: path, line: lineOfOwner(textOf(path)), pattern: 'owner' })];
  if (meta.owner === undefined || config.units === undefined) return [];
  return [toOwnership('sidecar', meta.owner, { file: config.units, line: lineInUnits(['pages', path, 'owner']), pattern: 'owner' })];
}

/** What counts less. */
function listBehind({ source }: Page, { config, configFile, lineInConfig }: OwnerPlaces): Ownership[] {
  if (configFile === undefined) return [];
  const at = config.sources?.findIndex(({ id }) => id === source) ?? -1;
  const owner = config.sources?.[at]?.owner;
  const { fallback } = config.owners;
  const place = (key: readonly PropertyKey[], pattern: string) => ({ file: configFile, line: lineInConfig(key), pattern });
  return [
    ...(owner === undefined ? [] : [toOwnership('source', owner, place(['sources', at, 'owner'], 'owner'))]),
    ...(fallback === undefined ? [] : [toOwnership('fallback', fallback, place(['owners', 'fallback'], 'owners.fallback'))]),
  ];
}

function toOwnership(source: OwnerSource, owner: string, rule: Ownership['rules'][number]): Ownership {
  return { state: 'owned', owners: [owner], source, rules: [rule] };
}

/** Line of the key `owner` in the frontmatter of a page. */
function lineOfOwner(text: string | undefined): number {
  const block = text === undefined ? undefined : findFrontmatterBlock(text);
  if (!block) return 1;
  const options = { line: block.fenceLine };
  const place =
    block.language === 'toml'
      ? parseToml(block.content, options).locate(['owner'])
      : parseYaml(block.content, options).locate(['owner'], 'key');
  return place?.start.line ?? block.fenceLine;
}

import type { OwnerView } from '../core/freshness-views.ts';
import type { PagePart } from '../core/find-parts.ts';
import type { PartName } from '../core/part-words.ts';
import type { PathwayContext, PathwayView } from '../core/pathway-views.ts';

/** Small decisions about what layouts of kinds show. */

/** Parts that somebody on call jumps to, in the order in which they are needed, and the key of each: `e` edits a page. */
const jumpKeys = { diagnose: 'd', steps: 's', verify: 'v', rollback: 'r', escalate: 'x' } as const satisfies Partial<
  Record<PartName, string>
>;

const jumpNames = Object.keys(jumpKeys) as (keyof typeof jumpKeys)[];

/** A part that a runbook's bar leads to. */
export interface Jump {
  name: keyof typeof jumpKeys;
  key: string;
  href: string;
  /** Leads to who answers for the page, for want of a part. */
  toOwner: boolean;
}

/** Id of the line that names the owners of a page. */
export const ownerLineId = '~owner';

/** Jumps in the order in which they are needed. A runbook that doesn't say whom to escalate to leads to its owners. */
export function toJumps(parts: readonly PagePart[], hasOwner: boolean): Jump[] {
  const ids = new Map(parts.map(({ name, id }) => [name, id]));
  if (ids.size === 0) return [];
  const toOwner = hasOwner && !ids.has('escalate');
  if (toOwner) ids.set('escalate', ownerLineId);
  return jumpNames.flatMap((name) => {
    const id = ids.get(name);
    return id === undefined ? [] : [{ name, key: jumpKeys[name], href: `#${id}`, toOwner: toOwner && name === 'escalate' }];
  });
}

/** Owners in the order in which to try them: first those that can be reached from here. */
export function reachableFirst(owners: readonly OwnerView[]): OwnerView[] {
  const rank = ({ contact }: OwnerView): number => (contact?.pager !== undefined ? 0 : contact ? 1 : 2);
  return [...owners].sort((a, b) => rank(a) - rank(b));
}

/** Id of the section of a pathway's page that says what it ends with. */
export const exitId = '~exit';

/** An assessment that what is made on a page may be evidence for. */
export interface HandIn {
  title: string;
  url: string;
  pathway: string;
}

/** What the pathways of a unit ask to be handed in: the exit of the unit's stage, else that of the pathway. */
export function findHandIns(contexts: readonly PathwayContext[], readPathway: (id: string) => PathwayView): HandIn[] {
  return contexts.flatMap((context) => {
    const { stages, exit } = readPathway(context.pathway);
    const stage = stages.find(({ title }) => title === context.stage.title);
    if (stage?.exit?.handIn) return [{ title: stage.exit.title, url: context.stage.url, pathway: context.title }];
    return exit?.handIn ? [{ title: exit.title, url: `${context.url}#${exitId}`, pathway: context.title }] : [];
  });
}

import type { PathwaySummary } from '../core/pathway-views.ts';
import { levelPlace } from './level-order.ts';
import { forms } from './texts.ts';

/** Pathways of one role. */
export interface PathwayGroup {
  /** Undefined for those that name no role. */
  role: { id: string; title: string; url: string | undefined } | undefined;
  pathways: PathwaySummary[];
}

/** Pathways by role, each group from easy to hard; a pathway of several roles is in the group of each. Those of no role come first. */
export function groupByRole(pathways: readonly PathwaySummary[]): PathwayGroup[] {
  const groups = new Map<string, PathwayGroup>();
  const put = (role: PathwayGroup['role'], pathway: PathwaySummary): void => {
    const key = role?.id ?? '';
    const group = groups.get(key) ?? { role, pathways: [] };
    group.pathways.push(pathway);
    groups.set(key, group);
  };
  for (const pathway of pathways) {
    if (pathway.roles.length === 0) put(undefined, pathway);
    for (const role of pathway.roles) put(role, pathway);
  }
  for (const group of groups.values()) group.pathways.sort((a, b) => levelPlace(a.level) - levelPlace(b.level));
  return [...groups.values()].sort(
    (a, b) => Number(a.role !== undefined) - Number(b.role !== undefined) || forms.compare(a.role?.title ?? '', b.role?.title ?? ''),
  );
}

/** Cuts groups into parts of at most so many entries. There is always a first part. */
export function toGroupParts(groups: readonly PathwayGroup[], size: number): PathwayGroup[][] {
  const parts: PathwayGroup[][] = [[]];
  let room = size;
  for (const { role, pathways } of groups) {
    for (let at = 0; at < pathways.length;) {
      if (room === 0) {
        parts.push([]);
        room = size;
      }
      const taken = pathways.slice(at, at + room);
      parts.at(-1)?.push({ role, pathways: taken });
      room -= taken.length;
      at += taken.length;
    }
  }
  return parts;
}

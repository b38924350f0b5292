import type { PathwaySummary } from '../core/pathway-views.ts';

/**
 * The pathway that newcomers are sent to, where the portal itself says which: the only one; the easiest and shortest of those that are for
 * everybody; or the only one of the level `foundation`. Of several such for different roles none is everybody's first.
 */
export function chooseFirst(pathways: readonly PathwaySummary[]): PathwaySummary | undefined {
  const released = pathways.filter(({ version }) => version !== undefined);
  const all = released.length > 0 ? released : pathways;
  const foundation = all.filter(({ level }) => level === 'foundation');
  const forAll = all.filter(({ roles, level }) => roles.length === 0 && level !== 'advanced');
  const forAllAtFirst = forAll.filter((pathway) => foundation.includes(pathway));
  const [shortest] = (forAllAtFirst.length > 0 ? forAllAtFirst : forAll).toSorted((a, b) => a.minutes - b.minutes);
  return shortest ?? onlyOne(foundation) ?? onlyOne(all);
}

function onlyOne(pathways: readonly PathwaySummary[]): PathwaySummary | undefined {
  return pathways.length === 1 ? pathways[0] : undefined;
}

import { unitsOf } from './build-stage-views.ts';
import type { NamedLink, PathwayContext, PathwayView, UnitView } from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';

/** Every pathway that a page is a unit of, by page id, each with the page's neighbours there. */
export function findContexts(pathways: readonly PathwayView[], world: PathwayWorld): Map<string, PathwayContext[]> {
  const contexts = new Map<string, PathwayContext[]>();
  for (const pathway of pathways) {
    const units = unitsOf(pathway.stages);
    const stages = pathway.stages.flatMap((stage) => unitsOf([stage]).map(() => stage));
    for (const [at, unit] of units.entries()) {
      const page = world.pageOf(unit.id)?.page.id;
      const stage = stages[at];
      if (page === undefined || stage === undefined) continue;
      const { id, title, url, version } = pathway;
      const context: PathwayContext = {
        pathway: id,
        title,
        url: `${url}#${unit.anchor}`,
        version,
        place: at + 1,
        total: units.length,
        stage: { title: stage.title, url: `${url}#${stage.anchor}` },
        required: unit.required,
        previous: toNeighbour(units[at - 1], pathway),
        next: toNeighbour(units[at + 1], pathway),
      };
      contexts.set(page, [...(contexts.get(page) ?? []), context]);
    }
  }
  return contexts;
}

/** A neighbour that is no page of the portal is looked at on the pathway's own page, which leads there and back again. */
function toNeighbour(unit: UnitView | undefined, { id, url }: PathwayView): NamedLink | undefined {
  if (!unit) return undefined;
  const isPage = unit.target === 'page' && unit.url !== undefined;
  return { title: unit.title, url: isPage ? `${unit.url}?in=${id}` : `${url}#${unit.anchor}` };
}

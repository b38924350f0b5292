import type { Catalog, Page } from '../core/catalog.ts';
import { indexPageIds } from '../core/page-ids.ts';
import { findFormerTasks, toTaskTexts } from '../core/pathways/pair-tasks.ts';
import { dialectAt } from '../core/source.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { readUnitTexts, type WantedText } from './read-unit-texts.ts';

/** Former ids of the tasks of a page, by the id that each has now. */
export type FormerTasks = ReadonlyMap<string, readonly string[]>;

/**
 * Former ids of tasks that were reworded since a release, by the path of the page: what readers ticked stays ticked. Texts that the clone
 * lacks, and pages that aren't committed, tell nothing.
 */
export async function readFormerTasks({ root, catalog }: Pick<LoadedCatalog, 'root' | 'catalog'>): Promise<Map<string, FormerTasks>> {
  const states = listStates(catalog);
  const wanted = [...states.values()].flat();
  const texts = await readUnitTexts(root, wanted);
  const former = new Map<string, FormerTasks>();
  for (const [page, blobs] of states) {
    const known = blobs.flatMap(({ blob }) => texts.get(blob) ?? []);
    // Without the text of today nobody can say what became of a task.
    if (known.length < 2 || !texts.has(page.document.blob)) continue;
    const tasks = findFormerTasks(known.map(({ learning, blocks }) => toTaskTexts([...learning.tasks, ...learning.steps], blocks)));
    if (tasks.size > 0) former.set(page.path, tasks);
  }
  return former;
}

/** States of pages with tasks, oldest first, for pages that were others in a release. */
function listStates(catalog: Catalog): Map<Page, WantedText[]> {
  const pages = indexPageIds(catalog.pages);
  const states = new Map<Page, WantedText[]>();
  for (const { lock } of catalog.curriculum.pathways.flatMap(({ releases }) => releases)) {
    for (const [id, unit] of Object.entries(lock.units)) {
      const page = pages.get(id);
      if (!page || !('blob' in unit) || !hasTasks(page)) continue;
      const list = states.get(page) ?? [];
      if (!list.some(({ blob }) => blob === unit.blob)) list.push(toWanted(unit.path, unit.blob, catalog));
      states.set(page, list);
    }
  }
  for (const [page, list] of states) {
    const others = list.filter(({ blob }) => blob !== page.document.blob);
    if (others.length === 0) states.delete(page);
    else states.set(page, [...others, toWanted(page.path, page.document.blob, catalog)]);
  }
  return states;
}

function toWanted(path: string, blob: string, catalog: Catalog): WantedText {
  return { path, blob, dialect: dialectAt(path, catalog.sources) };
}

function hasTasks({ document: { learning } }: Page): boolean {
  return learning !== undefined && learning.tasks.length + learning.steps.length > 0;
}

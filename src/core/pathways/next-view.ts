import type { NextView } from '../pathway-views.ts';
import type { PathwayWorld } from '../pathway-world.ts';
import { isQuiet, listUnitChanges } from './draft-notes.ts';
import { titleThen } from './earlier-texts.ts';
import type { UnitNote } from './lock.ts';
import type { Pathway } from './pathway.ts';

const groups: Readonly<Record<UnitNote['change'], 'added' | 'changed' | 'removed'>> = {
  added: 'added',
  replaced: 'added',
  changed: 'changed',
  required: 'changed',
  relaxed: 'changed',
  moved: 'changed',
  removed: 'removed',
};

/** What the next release of a pathway would bring its learners; undefined where that is nothing that they read about. */
export function toNextView(pathway: Pathway, world: PathwayWorld): NextView | undefined {
  const next = world.input.nextOf(pathway);
  if (!next || isQuiet(next.changes)) return undefined;
  const last = pathway.releases.at(-1)?.lock;
  const titleBefore = (changes: typeof next.changes): string | undefined => {
    const found = changes.find((one) => one.title !== undefined);
    const { unit: id = '', title } = found ?? {};
    return last && title !== undefined ? titleThen({ id, title }, last, world.catalog.curriculum.retired.retracted) : title;
  };
  const listed = listUnitChanges(next.changes).map(({ unit, change, changes }) => {
    const page = world.pageOf(unit);
    const working = pathway.stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]).find(({ id }) => id === unit);
    const title = page?.summary.title ?? working?.title ?? titleBefore(changes) ?? unit;
    return { group: groups[change], title, url: working?.external?.url ?? page?.summary.url };
  });
  const linksOf = (group: string): NextView['added'] =>
    listed.filter((entry) => entry.group === group).map(({ title, url }) => ({ title, url }));
  return {
    version: next.version,
    added: linksOf('added'),
    changed: linksOf('changed'),
    removed: linksOf('removed').map(({ title }) => title),
    other: next.other,
  };
}

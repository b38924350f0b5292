import type { Catalog, Page } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import { listUnits } from './list-units.ts';
import { locateUnit } from './locate-unit.ts';
import type { Pathway } from './pathway.ts';
import { isLockedPage, type LockedPage } from './release-change.ts';

/** A unit that a release has, and that nobody finds any more: no page has its id, and nothing says what became of it. */
export interface LostUnit {
  id: string;
  /** As the newest release has it that knows the unit. */
  page: LockedPage;
  version: string;
  /** Commit of that release. */
  commit: string;
  pathway: Pathway;
}

/** Lost units of all pathways, each once. */
export function findLostUnits({ curriculum, pages }: Pick<Catalog, 'curriculum' | 'pages'>): LostUnit[] {
  const { pathways, retired } = curriculum;
  if (pathways.every(({ releases }) => releases.length === 0)) return [];
  const found = new Set(pages.flatMap(({ id, formerIds }) => [id, ...formerIds]));
  const replaced = new Set(pathways.flatMap(listReplaced));
  const lost = new Map<string, LostUnit>();
  for (const pathway of pathways) {
    for (const { lock } of pathway.releases.toReversed()) {
      for (const [id, page] of Object.entries(lock.units)) {
        if (!isLockedPage(page) || found.has(id) || replaced.has(id) || Object.hasOwn(retired.units, id) || lost.has(id)) continue;
        lost.set(id, { id, page, version: lock.version, commit: lock.commit, pathway });
      }
    }
  }
  return [...lost.values()];
}

/** Units that others stand for, by the pathway or by any of its releases. */
function listReplaced(pathway: Pathway): string[] {
  const stages = pathway.releases.flatMap(({ lock }) => lock.stages);
  const locked = stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]);
  return [...listUnits(pathway), ...locked].flatMap(({ replaces = [] }) => replaces);
}

/** A finding for each lost unit, where the pathway still names it, else at its stages. */
export function explainLostUnits(lost: readonly LostUnit[], retiredFile: string | undefined): Finding[] {
  return lost.map(({ id, page, version, pathway }) => ({
    rule: 'pathway/lost-unit',
    message: `The unit ${quote(id)} of ${version} is gone: no page has its id, and nothing says what became of it.`,
    hint: `\`waymark check --fix\` writes the former id of its page where ${quote(page.path)} was moved, else an entry into ${quote(retiredFile ?? 'retired.yml')}, whose reason is yours to write. Where another unit stands for it, give that one ${quote(`replaces: [${id}]`)}.`,
    file: pathway.path,
    range: locateLost(id, page.path, pathway),
    actual: id,
  }));
}

/** What stands for a reason that nobody has given yet. */
export const openReason = 'To be completed: why is the unit no more?';

/** A finding for each entry of `retired.yml` whose reason is still to be written. */
export function explainOpenReasons({ retired, retiredFile = '', locateRetired }: Catalog['curriculum']): Finding[] {
  return Object.entries(retired.units).flatMap(([id, { reason }]): Finding[] => {
    if (reason !== openReason) return [];
    const message = `Nobody has written yet why the unit ${quote(id)} is no more.`;
    const hint = 'Write the reason, which learners read, and with `replacedBy` what stands for the unit.';
    return [{ rule: 'pathway/lost-unit', message, hint, file: retiredFile, range: locateRetired(['units', id, 'reason']) }];
  });
}

function locateLost(id: string, path: string, pathway: Pathway): Finding['range'] {
  for (const [at, stage] of pathway.file.stages.entries()) {
    const index = stage.units.findIndex((unit) => 'unit' in unit && (unit.unit === id || unit.unit === path));
    if (index >= 0) return locateUnit(pathway, ['stages', at, 'units', index]);
  }
  return pathway.locate(['stages'], 'key');
}

/** What mends a lost unit: the page that it is now, or the word that it is no more. */
export interface LostRemedies {
  moved: { unit: LostUnit; page: Page }[];
  retired: LostUnit[];
  /** Nobody can tell: history that would is missing. */
  unknown: LostUnit[];
}

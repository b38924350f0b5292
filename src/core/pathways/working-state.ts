import type { Catalog, Page } from '../catalog.ts';
import { compareText } from '../diagnostic.ts';
import type { Fingerprint } from './fingerprint.ts';
import { listUnits } from './list-units.ts';
import type { Lock, LockedAssessment, LockedStage, LockedUnit } from './lock.ts';
import type { Assessment, RetiredFile } from './pathway-file.ts';
import type { Pathway, Stage, Unit } from './pathway.ts';
import { isLockedPage } from './release-change.ts';

/** What a release says of a pathway, without what only a release decides: version, day, commit, notes. The working state is one, too. */
export type PathwayState = Omit<Lock, 'schemaVersion' | 'version' | 'date' | 'commit' | 'notes' | 'digest'>;

/** What the working state is made from. */
export interface WorkingStateInput {
  catalog: Pick<Catalog, 'resolve'> & { curriculum: { retired: RetiredFile } };
  fingerprintOf(page: Page): Fingerprint;
  /** Git blob of a file below the root. Undefined where there is none, as for a file that isn't committed. */
  blobOf(path: string): string | undefined;
}

/** Files that one unit may embed, directly or through others; what comes after is no part of it. */
const mostEmbeds = 200;

/** The pathway as its next release would have it. */
export function toWorkingState(pathway: Pathway, input: WorkingStateInput): PathwayState {
  const { id, title, summary, level, roles, entry, outcomes, exit, assessments } = pathway;
  const stages = pathway.stages.map((stage) => lockStage(stage, input.catalog.curriculum.retired));
  const units = listUnits(pathway).map((unit): [string, LockedUnit] => [unit.id, lockUnit(unit, input)]);
  return {
    pathway: id,
    title,
    ...(summary === undefined ? {} : { summary }),
    ...(level === undefined ? {} : { level }),
    roles,
    entry,
    outcomes,
    stages,
    ...(exit === undefined ? {} : { exit }),
    assessments: Object.fromEntries(Object.entries(assessments).map(([name, value]) => [name, lockAssessment(value)])),
    units: Object.fromEntries(units.sort(([a], [b]) => compareText(a, b))),
  };
}

function lockStage({ id, title, level, units, elective, exit }: Stage, retired: RetiredFile): LockedStage {
  const lock = (unit: Unit, required: boolean): LockedStage['units'][number] => {
    const replaces = listReplaced(unit, retired);
    return { id: unit.id, title: unit.title, required, ...(replaces.length === 0 ? {} : { replaces }) };
  };
  return {
    id,
    title,
    ...(level === undefined ? {} : { level }),
    units: units.map((unit) => lock(unit, unit.required)),
    // No option is required by itself: `choose` says how many are.
    ...(elective ? { elective: { choose: elective.choose, of: elective.of.map((unit) => lock(unit, false)) } } : {}),
    ...(exit === undefined ? {} : { exit }),
  };
}

/** Ids that a unit stands for, by its own word or that of `retired.yml`. */
function listReplaced({ id, replaces }: Unit, { units }: RetiredFile): string[] {
  const retired = Object.entries(units).flatMap(([old, { replacedBy }]) => (replacedBy.includes(id) ? [old] : []));
  return [...new Set([...replaces, ...retired])].filter((old) => old !== id);
}

function lockUnit({ page, external, minutes }: Unit, input: WorkingStateInput): LockedUnit {
  if (!page) {
    return {
      external: external?.url ?? '',
      ...(external?.provider === undefined ? {} : { provider: external.provider }),
      ...(minutes.read + minutes.do === 0 ? {} : { minutes: minutes.read + minutes.do }),
    };
  }
  return {
    path: page.path,
    blob: input.blobOf(page.path) ?? page.document.blob,
    embeds: listEmbeds(page, input),
    ...(page.kind === undefined ? {} : { kind: page.kind }),
    minutes: page.minutes,
    fingerprint: input.fingerprintOf(page),
  };
}

/** What a page shows as part of itself: another page, else an image. */
export interface Embedded {
  path: string;
  /** Undefined for an image. */
  page: Page | undefined;
}

/**
 * Pages and images that a page shows as part of itself, each once: its own in the order in which it shows them, then those of the pages
 * that it embeds, and so on.
 */
export function findEmbedded(page: Page, catalog: Pick<Catalog, 'resolve'>): Embedded[] {
  const found = new Map<string, Embedded>();
  const pages = new Set([page]);
  // The set grows while it is walked.
  for (const current of pages) {
    for (const link of current.document.links) {
      if (link.kind !== 'embed' && link.kind !== 'include' && link.kind !== 'image' && link.kind !== 'html-image') continue;
      if (found.size >= mostEmbeds) break;
      const resolution = catalog.resolve(current, link);
      const isPart = link.kind === 'embed' || link.kind === 'include';
      const inner = resolution.type === 'page' && isPart ? resolution.page : undefined;
      const path = resolution.type === 'asset' ? resolution.path : inner?.path;
      if (path === undefined || path === page.path || found.has(path)) continue;
      found.set(path, { path, page: inner });
      if (inner) pages.add(inner);
    }
  }
  return [...found.values()];
}

function listEmbeds(page: Page, { catalog, blobOf }: WorkingStateInput): { path: string; blob: string }[] {
  return findEmbedded(page, catalog).flatMap(({ path, page: inner }) => {
    const blob = blobOf(path) ?? inner?.document.blob;
    return blob === undefined ? [] : [{ path, blob }];
  });
}

function lockAssessment({ title, task, skills, criteria }: Assessment): LockedAssessment {
  return {
    title,
    task: normaliseParagraphs(task),
    skills,
    criteria: Object.fromEntries(
      criteria.map(({ id, text, levels }) => [id, { text: normaliseWords(text), ...(levels ? { levels: lockLevels(levels) } : {}) }]),
    ),
  };
}

function lockLevels(levels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(levels).map(([name, text]) => [name, normaliseWords(text)]));
}

/** The state of a unit that an impact is judged in: 16 hexadecimal digits of a SHA-256, as `hash` gives them. What it embeds is a part of it. */
export function revisionOfUnit(unit: LockedUnit, hash: (text: string) => string): string {
  if (!isLockedPage(unit)) return hash(unit.external);
  const { fpv, text, code, outline, tasks, assess } = unit.fingerprint;
  return hash(JSON.stringify([fpv, text, code, outline, tasks, assess, unit.embeds.map(({ blob }) => blob)]));
}

/** Blanks and the way of writing letters don’t count; everything else in a rubric may. */
function normaliseWords(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The same of a text in which empty lines divide paragraphs: they are read as such. */
function normaliseParagraphs(text: string): string {
  const paragraphs: string[][] = [[]];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => normaliseWords(lines.join(' ')))
    .join('\n\n');
}

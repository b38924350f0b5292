import type { AssessmentView, StageView, UnitView } from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';
import type { EarlierShelf } from './earlier-shelf.ts';
import { showOf } from './pathways/earlier-texts.ts';
import type { Assessment } from './pathways/pathway-file.ts';
import type { Pathway } from './pathways/pathway.ts';
import { toLevel, type PathwayShape, type UnitShape } from './pathways/pathway-shape.ts';
import { fileAtUrl } from './repository-links.ts';
import { pageKinds, type PageKind } from './source.ts';

/** Views of stages and their units, of any state of a pathway. */

/** Which state: the one that is current, or an earlier release, whose texts may be shown as they were. */
export interface ShownState {
  shape: PathwayShape;
  /** Undefined for the current state, whose units lead to the pages of today. */
  earlier: { version: string; commit: string; show: 'text' | 'structure' } | undefined;
}

/** Makes the views of all stages; numbers of units go on from stage to stage. */
export function toStageViews(pathway: Pathway, state: ShownState, shelf: EarlierShelf, world: PathwayWorld): StageView[] {
  let number = 0;
  const toView = (unit: UnitShape): UnitView => toUnitView(unit, `unit-${++number}`, { pathway, state, shelf, world });
  return state.shape.stages.map((stage) => {
    const units = stage.units.map(toView);
    const elective = stage.elective && { choose: stage.elective.choose, of: stage.elective.of.map(toView) };
    return {
      id: stage.id,
      anchor: `stage-${stage.id}`,
      title: stage.title,
      summary: stage.summary ?? (state.earlier ? undefined : pathway.stages.find(({ id }) => id === stage.id)?.summary),
      level: toLevel(stage.level),
      minutes: sumMinutes({ units, elective }),
      units,
      elective,
      exit: toAssessment(stage.exit, pathway, state, world),
    };
  });
}

/** Minutes of what is required, and of as many of the shortest options as have to be chosen. */
export function sumMinutes({ units, elective }: Pick<StageView, 'units' | 'elective'>): number {
  const minutesOf = ({ minutes }: UnitView): number => minutes.read + minutes.do;
  const options = (elective?.of ?? []).map(minutesOf).sort((a, b) => a - b);
  const chosen = options.slice(0, elective?.choose ?? 0);
  return [...units.filter(({ required }) => required).map(minutesOf), ...chosen].reduce((sum, minutes) => sum + minutes, 0);
}

interface UnitContext {
  pathway: Pathway;
  state: ShownState;
  shelf: EarlierShelf;
  world: PathwayWorld;
}

function toUnitView(unit: UnitShape, anchor: string, context: UnitContext): UnitView {
  const { state, world } = context;
  const found = world.pageOf(unit.id);
  const now = state.earlier ? undefined : found?.summary;
  return {
    id: unit.id,
    anchor,
    title: now?.title ?? titleOf(unit, found?.summary.title, world),
    ...findTarget(unit, context),
    required: unit.required,
    kind: now?.kind ?? toKind(unit.kind),
    minutes: now?.minutes ?? unit.minutes,
    state: state.earlier ? undefined : found?.summary.readerState,
    external: unit.external && { host: hostOf(unit.external.url), provider: unit.external.provider },
  };
}

/** The title of then is the heading of the text of then: where that is retracted, today's stands for it. */
function titleOf({ id, title, text }: UnitShape, today: string | undefined, world: PathwayWorld): string {
  return text && world.isRetracted(text.blob) ? (today ?? id) : title;
}

type Target = Pick<UnitView, 'url' | 'target' | 'withheld'>;

/** Where a unit leads. An earlier text that is today's too leads to the page of today. */
function findTarget({ id, external, text }: UnitShape, { pathway, state, shelf, world }: UnitContext): Target {
  if (external) return { url: external.url, target: 'external', withheld: undefined };
  const page = world.pageOf(id);
  const now: Target = { url: page?.summary.url, target: page ? 'page' : 'none', withheld: undefined };
  if (!state.earlier || !text) return now;
  if (world.isRetracted(text.blob)) {
    const { retracted } = world.catalog.curriculum.retired;
    return { ...now, withheld: retracted[text.blob]?.reason };
  }
  if (state.earlier.show === 'structure') return now;
  const place = shelf.find(pathway.id, id, text);
  if (place === 'today') return now;
  if (place) return { url: world.url(place.address), target: 'earlier', withheld: undefined };
  const { repo } = world.catalog.site;
  const url = repo && fileAtUrl(repo, text.path, state.earlier.commit);
  return url === undefined ? { url: undefined, target: 'none', withheld: undefined } : { url, target: 'host', withheld: undefined };
}

function toKind(kind: string | undefined): PageKind | undefined {
  return pageKinds.find((known) => known === kind);
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
}

/** An assessment: of the current state as it is written now, of an earlier release, and where it is written no more, as its lock has it. */
export function toAssessment(
  id: string | undefined,
  pathway: Pathway,
  { earlier }: ShownState,
  world: PathwayWorld,
): AssessmentView | undefined {
  if (id === undefined) return undefined;
  const known = !earlier && Object.hasOwn(pathway.assessments, id) ? pathway.assessments[id] : undefined;
  const newest = pathway.releases.at(-1)?.lock;
  const shown = known ?? lockedRubric(pathway, earlier?.version ?? newest?.version, id);
  const reviewers = known && known.reviewers.length > 0 ? known.reviewers : world.input.ownersOf(pathway);
  return {
    id,
    title: shown?.title ?? id,
    task: shown?.task,
    skills: (shown?.skills ?? []).map((skill) => world.skill(skill)),
    criteria: (shown?.criteria ?? []).map(({ id, text, levels = {} }) => ({
      id,
      text,
      levels: Object.entries(levels).map(([name, level]) => ({ name, text: level })),
    })),
    reviewers: known ? reviewers.map((owner) => world.owner(owner)) : [],
    // Evidence is of a release: there is nothing to hand in for what hasn't been released.
    handIn:
      known && newest && Object.hasOwn(newest.assessments, id)
        ? { command: `waymark new evidence ${pathway.id}/${id}`, folder: world.input.evidence }
        : undefined,
  };
}

type Rubric = Pick<Assessment, 'title' | 'skills' | 'criteria'> & { task: string | undefined };

/** What a release asks for. Of a release whose texts are not shown, only what it is called and which skills it supports. */
function lockedRubric({ releases, file }: Pathway, version: string | undefined, id: string): Rubric | undefined {
  const lock = releases.find((release) => release.lock.version === version)?.lock;
  const locked = lock && Object.hasOwn(lock.assessments, id) ? lock.assessments[id] : undefined;
  if (!lock || !locked) return undefined;
  const { title, task, skills, criteria } = locked;
  if (showOf(file, lock.version) === 'structure') return { title, task: undefined, skills, criteria: [] };
  return { title, task, skills, criteria: Object.entries(criteria).map(([id, criterion]) => ({ id, ...criterion })) };
}

/** All units of stages, in reading order. */
export function unitsOf(stages: readonly StageView[]): UnitView[] {
  return stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]);
}

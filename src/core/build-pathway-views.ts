import { buildFrameworkViews } from './build-framework-views.ts';
import { toReleaseChanges } from './build-release-views.ts';
import { sumMinutes, toAssessment, toStageViews, unitsOf, type ShownState } from './build-stage-views.ts';
import { compareText } from './diagnostic.ts';
import { drawPrerequisites } from './draw-prerequisites.ts';
import { openEarlierShelf, type EarlierShelf } from './earlier-shelf.ts';
import { describeRollUp, rollUp } from './freshness/roll-up.ts';
import type { Publication } from './link-address.ts';
import { findContexts } from './page-contexts.ts';
import type {
  CurriculumViews,
  PathwayContext,
  PathwaySummary,
  PathwayView,
  Prerequisites,
  ReleaseEntry,
  SkillLink,
  StageView,
  UnitView,
} from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';
import { toNextView } from './pathways/next-view.ts';
import { showOf } from './pathways/earlier-texts.ts';
import type { Lock } from './pathways/lock.ts';
import type { Pathway, Stage, Unit } from './pathways/pathway.ts';
import { currentShape, shapeOfLock, toLevel, type PathwayShape, type UnitShape } from './pathways/pathway-shape.ts';
import { buildPrerequisites } from './pathways/prerequisites.ts';
import { supportedUntil } from './progress/build-release-index.ts';

/** Views of pathways with what pages show of them. */
export interface PathwayViews extends CurriculumViews {
  contextsOf(page: string): PathwayContext[];
}

/** Makes the views of all pathways, skills and roles. */
export function buildPathwayViews(world: PathwayWorld, publication: Publication): PathwayViews {
  const pathways = world.catalog.curriculum.pathways.filter(({ id }) => isSlug(id));
  const shelf = openEarlierShelf(world, pathways, publication);
  const current = new Map(pathways.map((pathway) => [pathway.id, toCurrentView(pathway, shelf, world)]));
  const find = (id: string): Pathway => {
    const pathway = pathways.find((candidate) => candidate.id === id);
    if (!pathway) throw new Error(`No pathway has the id ${id}.`);
    return pathway;
  };
  const summaries = [...current.values()].map(toSummary).sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id));
  const contexts = findContexts([...current.values()], world);
  return {
    pathways: summaries,
    ...buildFrameworkViews(summaries, [...current.values()], world),
    earlierTexts: shelf.places,
    earlierAssets: world.input.texts.assets,
    contextsOf: (page) => contexts.get(page) ?? [],
    readPathway: (id) => current.get(find(id).id) ?? toCurrentView(find(id), shelf, world),
    readRelease: (id, version) => toReleaseView(find(id), version, shelf, world),
    readChanges: (id) => toReleaseChanges(find(id), world),
    readEarlierText: (address) => shelf.read(address),
  };
}

/** Pathways are addresses: a folder whose name is none is a finding, and isn't shown. */
function isSlug(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id);
}

function toCurrentView(pathway: Pathway, shelf: EarlierShelf, world: PathwayWorld): PathwayView {
  const newest = pathway.releases.at(-1)?.lock;
  return toView(pathway, { shape: currentShape(pathway), earlier: undefined }, newest, { shelf, world });
}

function toReleaseView(pathway: Pathway, version: string, shelf: EarlierShelf, world: PathwayWorld): PathwayView {
  const lock = pathway.releases.find((release) => release.lock.version === version)?.lock;
  if (!lock) throw new Error(`The pathway ${pathway.id} has no release ${version}.`);
  const earlier = { version, commit: lock.commit, show: showOf(pathway.file, version) };
  return toView(pathway, { shape: shapeOfLock(lock), earlier }, lock, { shelf, world });
}

function toView(
  pathway: Pathway,
  state: ShownState,
  lock: Lock | undefined,
  { shelf, world }: { shelf: EarlierShelf; world: PathwayWorld },
): PathwayView {
  const { shape, earlier } = state;
  const stages = toStageViews(pathway, state, shelf, world);
  const units = unitsOf(stages);
  const address = `pathways/${pathway.id}/`;
  return {
    id: pathway.id,
    url: world.url(address),
    title: shape.title,
    summary: shape.summary,
    roles: shape.roles.map((role) => world.role(role)),
    level: toLevel(shape.level),
    owners: world.input.ownersOf(pathway).map((owner) => world.owner(owner)),
    minutes: stages.reduce((sum, stage) => sum + sumMinutes(stage), 0),
    unitCount: units.length,
    version: lock?.version,
    date: lock?.date,
    freshness: earlier ? undefined : toFreshness(stages),
    entry: shape.entry.map((skill) => world.skill(skill)),
    outcomes: shape.outcomes.map((skill) => world.skill(skill)),
    gained: listGained(units, shape, world),
    stages,
    exit: toAssessment(shape.exit, pathway, state, world),
    prerequisites: toPrerequisites(stages, shape, world),
    releases: toReleases(pathway, world),
    next: earlier ? undefined : toNextView(pathway, world),
    changesUrl: world.url(`${address}changes/`),
    feedUrl: world.url(`${address}feed.xml`),
    canonical: world.absolute(world.url(address)),
    earlier: earlier && { show: earlier.show },
  };
}

function toSummary(view: PathwayView): PathwaySummary {
  const { id, url, title, summary, roles, level, owners, outcomes, minutes, unitCount, version, date, freshness } = view;
  return { id, url, title, summary, roles, level, owners, outcomes, minutes, unitCount, version, date, freshness };
}

/** Only pages can be fresh: what lies elsewhere is nobody's claim. */
function toFreshness(stages: readonly StageView[]): PathwaySummary['freshness'] {
  const pages = stages.flatMap(({ units }) => units.filter(({ target }) => target === 'page'));
  const rolled = rollUp(pages);
  return rolled && { state: rolled.state, text: describeRollUp(rolled) };
}

/** Skills that units teach, each at its highest level, beyond what the pathway promises and expects. */
function listGained(units: readonly UnitView[], { entry, outcomes }: PathwayShape, world: PathwayWorld): SkillLink[] {
  const highest = new Map<string, number>();
  const taught = units.flatMap(({ id }) => world.pageOf(id)?.page.meta.teaches ?? []);
  for (const { skill, level } of taught) highest.set(skill, Math.max(highest.get(skill) ?? 0, level));
  const isNamed = (skill: string, level: number): boolean =>
    [...entry, ...outcomes].some((named) => named.skill === skill && named.level >= level);
  return [...highest]
    .filter(([skill, level]) => !isNamed(skill, level))
    .sort(([a], [b]) => compareText(a, b))
    .map(([skill, level]) => world.skill({ skill, level }));
}

function toPrerequisites(stages: readonly StageView[], shape: PathwayShape, world: PathwayWorld): Prerequisites {
  const units = unitsOf(stages);
  const graph = buildPrerequisites({ entry: shape.entry, stages: withPages(shape, world) });
  const placeOf = new Map(units.map(({ id }, at) => [id, at]));
  const before = units.map(({ id }) => graph.unitsBefore(id).flatMap((other) => placeOf.get(other) ?? []));
  const numbered = (at: number): Prerequisites['list'][number]['after'] => {
    const unit = units[at];
    return unit ? [{ unit, number: at + 1 }] : [];
  };
  const list = units.flatMap((unit, at) => {
    const after = (before[at] ?? []).flatMap(numbered);
    const skills = graph.missing(unit.id).map((skill) => world.skill(skill));
    return after.length + skills.length === 0 ? [] : [{ unit, number: at + 1, after, skills }];
  });
  return { list, graph: drawPrerequisites(units, before) };
}

/** The stages of any state with the pages of today, whose skills tell what builds on what. */
function withPages({ stages }: PathwayShape, world: PathwayWorld): Stage[] {
  const toUnit = ({ id, title, required, replaces, minutes, external }: UnitShape): Unit => {
    return { id, title, required, replaces, minutes, page: world.pageOf(id)?.page, external, at: [] };
  };
  return stages.map(({ id, title, summary, units, elective, exit }) => ({
    id,
    title,
    summary,
    level: undefined,
    units: units.map(toUnit),
    elective: elective && { choose: elective.choose, of: elective.of.map(toUnit) },
    exit,
  }));
}

function toReleases({ id, file, releases }: Pathway, world: PathwayWorld): ReleaseEntry[] {
  return releases
    .map(({ lock: { version, date } }, at): ReleaseEntry => {
      const current = at === releases.length - 1;
      const until = supportedUntil(version, file.supported);
      return {
        version,
        date,
        url: world.url(current ? `pathways/${id}/` : `pathways/${id}/v/${version}/`),
        current,
        supportedUntil: until,
        supported: until === undefined || until >= world.input.today,
      };
    })
    .reverse();
}

import { buildFrameworkViews } from './build-framework-views.ts';
import { toReleaseChanges } from './build-release-views.ts';
import { sumMinutes, toAssessment, toStageViews, unitsOf, type ShownState } from './build-stage-views.ts';
import { compareText } from './diagnostic.ts';
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
} from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';
import { compareWithNext } from './pathways/compare-with-next.ts';
import { showOf } from './pathways/earlier-texts.ts';
import type { Lock } from './pathways/lock.ts';
import type { Pathway } from './pathways/pathway.ts';
import { currentShape, shapeOfLock, toLevel, type PathwayShape } from './pathways/pathway-shape.ts';
import { supportEnd } from './pathways/support-end.ts';
import { drawPrerequisites, findPrerequisites, type SkilledUnit } from './prerequisites.ts';

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
  const skilled = units.map((unit): SkilledUnit => {
    const meta = world.pageOf(unit.id)?.page.meta;
    return { id: unit.id, title: unit.title, anchor: unit.anchor, teaches: meta?.teaches ?? [], requires: meta?.requires ?? [] };
  });
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
    gained: listGained(skilled, shape, world),
    stages,
    exit: toAssessment(shape.exit, pathway, state, world),
    prerequisites: toPrerequisites(stages, skilled, world),
    releases: toReleases(pathway, world),
    next: earlier ? undefined : compareWithNext(pathway, world),
    changesUrl: world.url(`${address}changes/`),
    feedUrl: world.url(`${address}feed.xml`),
    canonical: world.absolute(world.url(address)),
    earlier: earlier && { show: earlier.show },
  };
}

function toSummary(view: PathwayView): PathwaySummary {
  const { id, url, title, summary, roles, level, owners, minutes, unitCount, version, date, freshness } = view;
  return { id, url, title, summary, roles, level, owners, minutes, unitCount, version, date, freshness };
}

/** Only pages can be fresh: what lies elsewhere is nobody's claim. */
function toFreshness(stages: readonly StageView[]): PathwaySummary['freshness'] {
  const pages = stages.flatMap(({ units }) => units.filter(({ target }) => target === 'page'));
  const rolled = rollUp(pages);
  return rolled && { state: rolled.state, text: describeRollUp(rolled) };
}

/** Skills that units teach, each at its highest level. */
function listGained(units: readonly SkilledUnit[], { outcomes }: PathwayShape, world: PathwayWorld): SkillLink[] {
  const highest = new Map<string, number>();
  for (const { skill, level } of units.flatMap(({ teaches }) => teaches)) highest.set(skill, Math.max(highest.get(skill) ?? 0, level));
  const named = new Set(outcomes.map(({ skill, level }) => `${skill} ${level}`));
  return [...highest]
    .filter(([skill, level]) => !named.has(`${skill} ${level}`))
    .sort(([a], [b]) => compareText(a, b))
    .map(([skill, level]) => world.skill({ skill, level }));
}

function toPrerequisites(stages: readonly StageView[], skilled: readonly SkilledUnit[], world: PathwayWorld): Prerequisites {
  const units = unitsOf(stages);
  const before = findPrerequisites(skilled);
  const numbered = (at: number): Prerequisites['list'][number]['after'] => {
    const unit = units[at];
    return unit ? [{ unit, number: at + 1 }] : [];
  };
  const taught = new Set(skilled.flatMap(({ teaches }) => teaches.map(({ skill }) => skill)));
  const list = units.flatMap((unit, at) => {
    const after = (before[at] ?? []).flatMap(numbered);
    const skills = (skilled[at]?.requires ?? []).filter(({ skill }) => !taught.has(skill)).map((skill) => world.skill(skill));
    return after.length + skills.length === 0 ? [] : [{ unit, number: at + 1, after, skills }];
  });
  return { list, graph: drawPrerequisites(skilled, before) };
}

function toReleases({ id, file, releases }: Pathway, world: PathwayWorld): ReleaseEntry[] {
  return releases
    .map(({ lock: { version, date } }, at): ReleaseEntry => {
      const current = at === releases.length - 1;
      const supportedUntil = supportEnd(file.supported, version);
      return {
        version,
        date,
        url: world.url(current ? `pathways/${id}/` : `pathways/${id}/v/${version}/`),
        current,
        supportedUntil,
        supported: supportedUntil === undefined || supportedUntil >= world.input.today,
      };
    })
    .reverse();
}

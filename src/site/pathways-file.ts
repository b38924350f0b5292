import type { PathwaysFile } from '../core/pathways-file.ts';
import type { Portal } from '../core/portal.ts';
import type { PathwayView, UnitView } from '../core/pathway-views.ts';

type FileUnit = PathwaysFile['pathways'][number]['stages'][number]['units'][number];

/** Makes `pathways.json`: see `src/core/pathways-file.ts`. */
export function toPathwaysFile({ site, curriculum }: Portal): PathwaysFile {
  const { id, title, url, base } = site;
  return {
    schemaVersion: 1,
    site: { id, title, url, base },
    pathways: curriculum.pathways.map(({ id }) => toEntry(curriculum.readPathway(id))),
  };
}

function toEntry(pathway: PathwayView): PathwaysFile['pathways'][number] {
  const { id, title, summary, url, version, date, roles, level, owners, minutes, entry, outcomes, stages, releases, feedUrl } = pathway;
  return {
    id,
    title,
    summary,
    url,
    version,
    date,
    roles: roles.map((role) => role.id),
    level,
    owners: owners.map(({ owner }) => owner),
    minutes,
    entry: entry.map((skill) => ({ skill: skill.id, level: skill.level })),
    outcomes: outcomes.map((skill) => ({ skill: skill.id, level: skill.level })),
    stages: stages.map((stage) => ({
      id: stage.id,
      title: stage.title,
      units: stage.units.map(toUnit),
      elective: stage.elective && { choose: stage.elective.choose, of: stage.elective.of.map(toUnit) },
    })),
    releases: releases.map(({ version, date, url, supportedUntil }) => ({ version, date, url, supportedUntil })),
    feed: feedUrl,
  };
}

function toUnit({ id, title, url, required, kind, minutes }: UnitView): FileUnit {
  return { id, title, url, required, kind, minutes };
}

import type { Portal } from '../core/portal.ts';
import type { PathwayView, UnitView } from '../core/pathway-views.ts';

/** `pathways.json`: a public contract, versioned by `schemaVersion`. Addresses begin with the base; `url` of the site makes them whole. */
export interface PathwaysFile {
  schemaVersion: 1;
  site: { id: string; title: string; url?: string | undefined; base: string };
  pathways: {
    id: string;
    title: string;
    summary?: string | undefined;
    url: string;
    /** Absent while there is no release. */
    version?: string | undefined;
    date?: string | undefined;
    roles: string[];
    level?: string | undefined;
    owners: string[];
    minutes: number;
    entry: { skill: string; level: number }[];
    outcomes: { skill: string; level: number }[];
    stages: { id: string; title: string; units: FileUnit[]; elective?: { choose: number; of: FileUnit[] } | undefined }[];
    /** Newest first. */
    releases: { version: string; date: string; url: string; supportedUntil?: string | undefined }[];
    feed: string;
  }[];
}

interface FileUnit {
  id: string;
  title: string;
  url?: string | undefined;
  required: boolean;
  kind?: string | undefined;
  minutes: { read: number; do: number };
}

/** Makes the file. */
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

import type { Page } from '../catalog.ts';
import type { LocatedYaml } from '../locate-yaml.ts';
import type { Level } from '../source.ts';
import type { EvidenceFile } from './evidence-file.ts';
import type { Role, Skill } from './framework-file.ts';
import type { Lock } from './lock.ts';
import type { Assessment, PathwayFile, RetiredFile, SkillLevel } from './pathway-file.ts';

/** Pathways, skills and roles as the catalog holds them: files read, references resolved. */
export interface Curriculum {
  /** Sorted by id. */
  pathways: Pathway[];
  /** Digests of all locks that could be read, by path, whether or not their pathway could be. */
  locks: ReadonlyMap<string, string>;
  framework: Framework;
  /** Sorted by path. */
  evidence: Evidence[];
  retired: RetiredFile;
  /** Path of `retired.yml` below the root, whether or not there is one; undefined without a folder of pathways. */
  retiredFile: string | undefined;
  /** Where a key of it stands. */
  locateRetired: LocatedYaml['locate'];
}

/** Evidence that somebody handed in. */
export interface Evidence {
  /** Path of the file below the root. */
  path: string;
  file: EvidenceFile;
  /** Where a field of the frontmatter stands. */
  locate: LocatedYaml['locate'];
}

/** A pathway: its working state and its releases. */
export interface Pathway {
  id: string;
  /** Path of `pathway.yml` below the root. */
  path: string;
  title: string;
  summary: string | undefined;
  roles: string[];
  level: Level | undefined;
  owner: string | undefined;
  entry: SkillLevel[];
  outcomes: SkillLevel[];
  stages: Stage[];
  exit: string | undefined;
  assessments: Record<string, Assessment>;
  file: PathwayFile;
  /** Where a key of `pathway.yml` stands. */
  locate: LocatedYaml['locate'];
  /** Oldest first, by version. Locks that can't be read or were edited are findings and left out. */
  releases: Release[];
}

/** A release and where its lock lies. */
export interface Release {
  lock: Lock;
  /** Path of the lock below the root. */
  path: string;
}

/** A stage of the working state. */
export interface Stage {
  id: string;
  title: string;
  summary: string | undefined;
  level: Level | undefined;
  units: Unit[];
  elective: { choose: number; of: Unit[] } | undefined;
  /** Id of an assessment. */
  exit: string | undefined;
}

/** A unit of the working state. A page that doesn't exist is a finding and no unit. */
export interface Unit {
  /** Permanent id: of its page; of an external unit its own, else its address. */
  id: string;
  title: string;
  required: boolean;
  replaces: string[];
  minutes: { read: number; do: number };
  /** Undefined for an external unit. */
  page: Page | undefined;
  external: { url: string; provider: string | undefined } | undefined;
  /** Where it is written: keys that `locate` of the pathway takes. */
  at: PropertyKey[];
}

/** Skills, levels and roles of all files together. */
export interface Framework {
  levels: { level: number; name: string }[];
  /** In the order of files and text. */
  skills: LocatedSkill[];
  roles: LocatedRole[];
  skill(id: string): LocatedSkill | undefined;
  role(id: string): LocatedRole | undefined;
  levelName(level: number): string | undefined;
}

/** A skill, and where it is written. */
export interface LocatedSkill extends Skill {
  path: string;
  locate(keys: readonly PropertyKey[], what?: 'key' | 'value'): ReturnType<LocatedYaml['locate']>;
}

/** A role, and where it is written. */
export interface LocatedRole extends Role {
  path: string;
  locate(keys: readonly PropertyKey[], what?: 'key' | 'value'): ReturnType<LocatedYaml['locate']>;
}

/** A curriculum of nothing. */
export const emptyCurriculum: Curriculum = {
  pathways: [],
  locks: new Map(),
  framework: { levels: [], skills: [], roles: [], skill: () => undefined, role: () => undefined, levelName: () => undefined },
  evidence: [],
  retired: { units: {}, retracted: {} },
  retiredFile: undefined,
  locateRetired: () => undefined,
};

import type { Config } from '../config.ts';
import type { Finding } from '../diagnostic.ts';
import { pathwayFileName } from './pathway-file.ts';

/** Folders of pathways, skills and evidence below the root; undefined where there is none. */
export interface CurriculumFolders {
  pathways: string | undefined;
  skills: string | undefined;
  evidence: string | undefined;
  /** Whether nobody named the folder of skills, and there are no pathways either: files of another form in it are somebody else's then. */
  skillsGuessed: boolean;
}

/** What a file below those folders is; `other` is kept there by people or tools and is no page, such as notes of the next release. */
export type CurriculumPart = 'pathway' | 'retired' | 'lock' | 'skills' | 'evidence' | 'other';

/** A file as it was read. */
export interface CurriculumFile {
  /** Path below the root, POSIX. */
  path: string;
  text: string;
}

/** Files of the curriculum as they were read, each list sorted by path. */
export interface CurriculumFiles {
  folders: CurriculumFolders;
  pathways: CurriculumFile[];
  skills: CurriculumFile[];
  locks: CurriculumFile[];
  evidence: CurriculumFile[];
  retired: CurriculumFile | undefined;
  /** Files that couldn't be read. */
  findings: Finding[];
}

/** Name of the file in the folder of pathways that tells which units are gone. */
export const retiredFileName = 'retired.yml';

/** Folders that pathways and skills are looked for in where configuration names none, the first that holds any. */
const usualFolders = { pathways: ['content/pathways', 'pathways'], skills: ['content/skills', 'skills'] } as const;

/** Folders whose files may be of the curriculum, now or once there are some. */
export function foldersToFollow({ pathways, skills, evidence }: CurriculumFolders): string[] {
  return [
    ...(pathways === undefined ? usualFolders.pathways : [pathways]),
    ...(skills === undefined ? usualFolders.skills : [skills]),
    ...(evidence === undefined ? [] : [evidence]),
  ];
}

/**
 * The folders that configuration names, else the usual ones: a folder of pathways is one that holds a `pathway.yml`, one of skills holds
 * YAML files, and evidence is looked for where there are pathways.
 */
export function findCurriculumFolders(
  config: Pick<Config, 'pathways' | 'skills' | 'evidence'>,
  paths: readonly string[],
): CurriculumFolders {
  const holds = (folder: string, pattern: RegExp): boolean =>
    paths.some((path) => path.startsWith(`${folder}/`) && pattern.test(path.slice(folder.length + 1)));
  const pathways = config.pathways ?? usualFolders.pathways.find((folder) => holds(folder, /^[^/]+\/pathway\.yml$/));
  return {
    pathways,
    skills: config.skills ?? usualFolders.skills.find((folder) => holds(folder, skillsName)),
    evidence: config.evidence ?? (pathways === undefined ? undefined : 'evidence'),
    skillsGuessed: config.skills === undefined && pathways === undefined,
  };
}

const skillsName = /^[^/]+\.ya?ml$/;

/** What a path is to the curriculum; undefined for a file that has nothing to do with it. */
export function findCurriculumPart(path: string, folders: CurriculumFolders): CurriculumPart | undefined {
  const skills = localPath(path, folders.skills);
  if (skills !== undefined && skillsName.test(skills)) return 'skills';
  const evidence = localPath(path, folders.evidence);
  if (evidence !== undefined) return /^[^/]+\/(?!readme\.md$)[^/]+\.md$/i.test(evidence) ? 'evidence' : 'other';
  const local = localPath(path, folders.pathways);
  if (local === undefined) return undefined;
  if (local === retiredFileName) return 'retired';
  const [, inside] = /^[^/]+\/(.+)$/.exec(local) ?? [];
  if (inside === pathwayFileName) return 'pathway';
  return inside !== undefined && /^releases\/[^/]+\.lock\.json$/.test(inside) ? 'lock' : 'other';
}

function localPath(path: string, folder: string | undefined): string | undefined {
  return folder !== undefined && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

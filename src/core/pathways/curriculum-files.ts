import type { Config } from '../config.ts';
import type { Release } from './pathway.ts';
import type { Finding } from '../diagnostic.ts';
import type { LocatedYaml } from '../locate-yaml.ts';
import { quote } from '../wording.ts';
import { pathwayFileName } from './pathway-file.ts';

/** Folders of pathways, skills and evidence below the root; undefined where there is none. */
export interface CurriculumFolders {
  pathways: string | undefined;
  skills: string | undefined;
  evidence: string | undefined;
  /** Whether nobody named the folder of skills, and there are no pathways either: files of another form in it are somebody else's then. */
  skillsGuessed: boolean;
}

/** What a file below those folders is: `notes` are those of a next release, `other` is kept there by people or tools and is no page. */
export type CurriculumPart = 'pathway' | 'retired' | 'lock' | 'notes' | 'skills' | 'evidence' | 'other';

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
  /** Oldest first. Locks that can't be read or were edited are findings. */
  releases: Release[];
  notes: CurriculumFile[];
  evidence: CurriculumFile[];
  retired: CurriculumFile | undefined;
  /** Files that couldn't be read. */
  findings: Finding[];
}

/** Name of the file beside `pathway.yml` that holds notes for the next release; the release uses it up. */
export const nextNotesName = 'next.md';

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
  if (inside === nextNotesName) return 'notes';
  return inside !== undefined && /^releases\/[^/]+\.lock\.json$/.test(inside) ? 'lock' : 'other';
}

/** Folders that configuration names and in which nothing lies. Nobody may have handed in evidence yet. */
export function findMissingFolders(
  config: Pick<Config, 'pathways' | 'skills'>,
  paths: readonly string[],
  { file, locate }: { file: string; locate: LocatedYaml['locate'] },
): Finding[] {
  return (['pathways', 'skills'] as const).flatMap((field): Finding[] => {
    const folder = config[field];
    if (folder === undefined || paths.some((path) => path.startsWith(`${folder}/`))) return [];
    const message = `The folder ${quote(folder)} doesn’t exist, or nothing lies in it.`;
    const hint = `Correct ${quote(field)}, or begin with ${quote(`waymark new ${field.slice(0, -1)} NAME`)}.`;
    return [{ rule: 'config/missing-folder', message, hint, file, range: locate([field]), actual: folder }];
  });
}

/**
 * Files that are called `.yaml` where `.yml` is read, or lie beside the folders of pathways instead of in one: nothing else would tell their
 * writers that they aren't read.
 */
export function findMisnamed(paths: readonly string[], folders: CurriculumFolders): Finding[] {
  // Where there is no pathway yet, the first may lie wrongly. A folder that is called `pathways` alone may be anybody's.
  const folder = folders.pathways ?? usualFolders.pathways[0];
  return paths.flatMap((path): Finding[] => {
    const local = localPath(path, folder) ?? '';
    const [, name] = /^(?!retired\.)([^/]+)\.ya?ml$/.exec(local) ?? [];
    const [expected, message] =
      name === undefined
        ? [path.replace(/yaml$/, 'yml'), 'The file is not read: its name ends with `.yml` where it is.']
        : [`${folder}/${name}/${pathwayFileName}`, 'The file is not read: each pathway lies in a folder of its own.'];
    if (name === undefined && !/^(?:retired|[^/]+\/pathway)\.yaml$/.test(local)) return [];
    return [{ rule: 'config/missing-file', message, hint: `Call it ${quote(expected)}.`, file: path }];
  });
}

function localPath(path: string, folder: string | undefined): string | undefined {
  return folder !== undefined && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

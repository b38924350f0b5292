import type { Finding, RuleId } from '../core/diagnostic.ts';
import {
  findCurriculumPart,
  findMisnamed,
  type CurriculumFile,
  type CurriculumFiles,
  type CurriculumFolders,
  type CurriculumPart,
} from '../core/pathways/curriculum-files.ts';
import { readLocks } from '../core/pathways/digest-lock.ts';
import { listingLimits } from '../core/locate-yaml.ts';
import { mapAtOnce } from './at-once.ts';
import { sha256 } from './covered-contents.ts';
import type { Refusal } from './read-text-file.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** Bytes that are read of a file: characters of UTF-8 have four bytes at most. A lock of a thousand units has about 500,000. */
const maxBytes: Readonly<Record<Exclude<CurriculumPart, 'other'>, number>> = {
  pathway: 4 * listingLimits.length,
  retired: 4 * listingLimits.length,
  skills: 4 * listingLimits.length,
  lock: 4 * 1024 * 1024,
  notes: 512 * 1024,
  evidence: 256 * 1024,
};

/** Reads the files of pathways, skills and evidence among `paths`. Those that can't be read are findings; a file that is gone is none. */
export async function readCurriculum(
  files: Pick<RepositoryFiles, 'read'>,
  paths: readonly string[],
  folders: CurriculumFolders,
): Promise<CurriculumFiles> {
  const found = paths.flatMap((path) => {
    const part = findCurriculumPart(path, folders);
    return part === undefined || part === 'other' ? [] : [{ path, part }];
  });
  const findings: Finding[] = [];
  const read = await mapAtOnce(found, async ({ path, part }) => {
    const result = await files.read(path, maxBytes[part]);
    if (result.type === 'text' && !result.isBinary) return { part, path, text: result.text };
    findings.push(...explainRefusal(path, part, result.type === 'text' ? { type: 'unreadable', reason: 'it isn’t text' } : result));
    return undefined;
  });
  const ofPart = (part: CurriculumPart): CurriculumFile[] => read.filter((file) => file?.part === part) as CurriculumFile[];
  findings.push(...(await findLinkedFolders(files, paths, folders)));
  const locks = readLocks(ofPart('lock'), sha256);
  return {
    folders,
    pathways: ofPart('pathway'),
    skills: ofPart('skills'),
    releases: locks.releases,
    notes: ofPart('notes'),
    evidence: ofPart('evidence'),
    retired: ofPart('retired')[0],
    findings: [...findings, ...locks.findings, ...findMisnamed(paths, folders)],
  };
}

/** Folders of pathways and of their releases that are symbolic links: nothing is read there, and nothing else would tell. */
async function findLinkedFolders(
  files: Pick<RepositoryFiles, 'read'>,
  paths: readonly string[],
  { pathways }: CurriculumFolders,
): Promise<Finding[]> {
  if (pathways === undefined) return [];
  const found = paths.filter((path) => path.startsWith(`${pathways}/`) && /^[^/.]+(?:\/releases)?$/.test(path.slice(pathways.length + 1)));
  const read = await mapAtOnce(found, async (path): Promise<Finding[]> => {
    const { type } = await files.read(path, 0);
    if (type !== 'link') return [];
    const message = 'The folder isn’t read because it is a symbolic link or lies behind one: its releases are left out.';
    return [{ rule: 'pathway/lock-unreadable', message, hint: 'Put the folder itself in its place.', file: path }];
  });
  return read.flat();
}

const refusalRules: Partial<Record<CurriculumPart, RuleId>> = { lock: 'pathway/lock-unreadable', evidence: 'evidence/invalid-value' };

function explainRefusal(file: string, part: CurriculumPart, refusal: Refusal): Finding[] {
  if (refusal.type === 'missing') return [];
  return [
    {
      rule: refusalRules[part] ?? 'config/yaml',
      message: `The file can’t be read because ${reasonOf(refusal)}.`,
      file,
    },
  ];
}

function reasonOf(refusal: Exclude<Refusal, { type: 'missing' }>): string {
  if (refusal.type === 'link') return 'it is a symbolic link or lies behind one';
  return refusal.type === 'too-large' ? `it has ${refusal.size} bytes, more than is read of such a file` : refusal.reason;
}

import type { Finding } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import type { CurriculumFile } from './curriculum-files.ts';
import { lockSchema } from './lock.ts';
import type { Release } from './pathway.ts';

/**
 * The release that a lock describes, or a finding where it isn't one: the file isn't JSON, or its form is another. One that was edited or
 * moved was left out before; see `digest-lock.ts`.
 */
export function parseLock({ path, text }: CurriculumFile): Release | Finding {
  const data = parseJson(text);
  if (data === undefined) return refuse(path, 'it is not JSON');
  const { schemaVersion } = Object(data) as { schemaVersion?: unknown };
  if (typeof schemaVersion === 'number' && schemaVersion > 1) return refuse(path, 'a newer version of Waymark wrote it');
  const result = lockSchema.safeParse(data);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field =
      issue === undefined || issue.path.length === 0
        ? 'it has not the form of a lock'
        : `${quote(issue.path.join('.'))} is wrong or missing`;
    return refuse(path, field);
  }
  return { lock: result.data, path };
}

/** Orders releases by version, oldest first. */
export function compareReleases({ lock: a }: Release, { lock: b }: Release): number {
  return compareVersions(a.version, b.version);
}

/** Orders versions of three numbers, however long those are. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  const differs = left.findIndex((part, at) => part !== right[at]);
  if (differs < 0) return 0;
  const [x = '', y = ''] = [left[differs], right[differs]];
  return x.length - y.length || (x < y ? -1 : 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(file: string, reason: string): Finding {
  return {
    rule: 'pathway/lock-unreadable',
    message: `The lock can’t be read: ${reason}. The release is left out.`,
    hint: 'Restore the file from history: a lock never changes after its release.',
    file,
  };
}

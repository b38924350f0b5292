import { posix } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import { sourceAt, type Source } from '../core/source.ts';
import { suggest } from '../core/suggest.ts';
import { didYouMean, quote } from '../core/wording.ts';
import type { LoadedConfig } from './read-config.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** What reading needs. */
export interface BrandRequest {
  files: Pick<RepositoryFiles, 'readBytes' | 'size' | 'read'>;
  config: LoadedConfig;
  sources: readonly Source[];
  /** Paths of files that a wrong path may have meant. */
  known: readonly string[];
}

/** Whether a file lies where strangers may write. */
export function isUntrusted(path: string, { sources }: Pick<BrandRequest, 'sources'>): boolean {
  return sourceAt(path, sources)?.trust === 'untrusted';
}

/** Bytes of a file that configuration names; a finding where it names it when there are none. */
export async function readNamed(
  path: string,
  key: readonly PropertyKey[],
  limit: number,
  request: BrandRequest,
  findings: Finding[],
): Promise<Buffer | undefined> {
  const stat = await request.files.size(path);
  if (stat.type === 'size' && stat.size <= limit) {
    for await (const [, bytes] of request.files.readBytes([{ path, length: stat.size }])) return bytes;
  }
  findings.push(
    stat.type === 'size' && stat.size > limit
      ? refuse(path, key, request, `it is larger than ${limit / 1024} KiB`)
      : missing(path, key, request, stat.type === 'link' ? `${quote(path)} is a symbolic link, which is not followed.` : undefined),
  );
  return undefined;
}

function missing(path: string, key: readonly PropertyKey[], { config, known }: BrandRequest, message: string | undefined): Finding {
  const ending = posix.extname(path).toLowerCase();
  const expected = suggest(
    path,
    known.filter((file) => file.toLowerCase().endsWith(ending)),
  );
  return {
    rule: 'config/missing-file',
    message: message ?? `There is no file ${quote(path)} that can be read.`,
    hint: didYouMean(expected) ?? 'Write its path as from the root of the repository.',
    file: config.file ?? 'waymark.yml',
    range: config.locate(key),
    actual: path,
    ...(expected.length > 0 ? { expected } : {}),
  };
}

/** Why a file that is there isn't used. */
export function refuse(path: string, key: readonly PropertyKey[], { config }: BrandRequest, reason: string): Finding {
  return {
    rule: 'asset/refused',
    message: `${quote(path)} is not used: ${reason}.`,
    file: config.file ?? 'waymark.yml',
    range: config.locate(key),
    actual: path,
  };
}

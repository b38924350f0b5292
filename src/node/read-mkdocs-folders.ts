import { posix } from 'node:path';
import { listingLimits, parseYaml } from '../core/locate-yaml.ts';
import { findForeign, findHidden } from '../core/page-files.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** More sites than this are somebody's test data. */
const maxSites = 50;

/**
 * Folder of pages (`docs_dir`, `docs` when absent) of every `mkdocs.yml`, by the path of the file. Files that don't parse, and
 * folders outside of the root or without a file, are left out.
 */
export async function readMkdocsFolders(paths: readonly string[], reader: Pick<RepositoryFiles, 'read'>): Promise<Map<string, string>> {
  const folders = new Map<string, string>();
  const sites = paths.filter((path) => /(?:^|\/)mkdocs\.ya?ml$/.test(path) && findHidden(path) === undefined && !findForeign(path));
  for (const site of sites.slice(0, maxSites)) {
    const file = await reader.read(site, listingLimits.length);
    if (file.type !== 'text') continue;
    const { data } = parseYaml(file.text, { limits: listingLimits });
    const fields = Object(data) as Record<string, unknown>;
    const folder = posix.join(posix.dirname(site), typeof fields['docs_dir'] === 'string' ? fields['docs_dir'] : 'docs').replace(/\/$/, '');
    const isInside = folder !== '.' && !folder.startsWith('..') && !folder.startsWith('/');
    if (isInside && paths.some((path) => path.startsWith(`${folder}/`))) folders.set(site, folder);
  }
  return folders;
}

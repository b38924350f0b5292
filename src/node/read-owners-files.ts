import { posix } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import { listingLimits } from '../core/locate-yaml.ts';
import type { Ownership } from '../core/owners/ownership.ts';
import { noOwners, type Explanation } from '../core/owners/owners.ts';
import { parseProwAliases, type ProwAliases } from '../core/owners/prow-aliases.ts';
import { parseProwFile, type ProwFile } from '../core/owners/prow-file.ts';
import { buildProwOwners } from '../core/owners/prow-owners.ts';
import { mapAtOnce } from './at-once.ts';
import type { LoadedOwners, Top } from './read-owners.ts';

/** Characters of UTF-8 have four bytes at most; the parser's own limit counts characters. */
const maxBytes = 4 * listingLimits.length;

/**
 * Reads OWNERS files as Prow does, and OWNERS_ALIASES of the top folder. Other tools give files of that name other forms: unless
 * somebody asked for this one (`isSure`), files count only when one of them names people as Prow wants it.
 */
export async function readOwnersFiles(top: Top, { isSure }: { isSure: boolean }): Promise<LoadedOwners> {
  const files = (await mapAtOnce(listOwnersFiles(top), (path) => readFile(top, path))).filter((file) => file !== undefined);
  const isProw = isSure || files.some(({ groups, noParents }) => groups.length > 0 || noParents);
  if (files.length === 0 || !isProw) return { owners: noOwners(), findings: [] };
  const { explain, findings } = buildProwOwners(files, await readAliases(top));
  const shown = files.map(({ file }) => file);
  const explainShown = (path: string): Explanation => explain(top.find(path));
  const ownershipOf = (path: string): Ownership => explainShown(path).ownership;
  return { owners: { dialect: 'owners', files: shown, ownershipOf, explain: explainShown }, findings };
}

/** Those below the root, and those of the folders above it. */
function listOwnersFiles({ paths, prefix }: Top): string[] {
  const above = prefix === '' ? [] : prefix.split('/').map((_, at, names) => [...names.slice(0, at), 'OWNERS'].join('/'));
  return [...above, ...paths.filter((path) => path === 'OWNERS' || path.endsWith('/OWNERS'))];
}

async function readFile(top: Top, path: string): Promise<ProwFile | undefined> {
  const read = await top.read(path, maxBytes);
  const folder = path === 'OWNERS' ? '' : posix.dirname(path);
  if (read.type === 'text' && !read.isBinary) return parseProwFile(read.text, top.show(path), folder);
  // Prow reads regular files only.
  if (read.type === 'missing' || read.type === 'link') return undefined;
  const broken = 'The file can’t be read as text.';
  const finding: Finding = { rule: 'owner/file', message: broken, file: top.show(path) };
  return { file: top.show(path), folder, groups: [], noParents: false, broken, findings: [finding] };
}

async function readAliases(top: Top): Promise<ProwAliases> {
  const read = await top.read('OWNERS_ALIASES', maxBytes);
  return read.type === 'text' ? parseProwAliases(read.text, top.show('OWNERS_ALIASES')) : { members: new Map(), findings: [] };
}

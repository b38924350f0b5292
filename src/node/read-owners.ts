import { join, posix } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import { maxCodeOwnersBytes, type CodeOwners } from '../core/owners/codeowners.ts';
import { parseGithubOwners } from '../core/owners/github-owners.ts';
import { parseGitlabOwners } from '../core/owners/gitlab-owners.ts';
import { judgeRules, limitFindings } from '../core/owners/judge-rules.ts';
import type { OwnerDialect } from '../core/owners/ownership.ts';
import { isUndecided, noOwners, type Owners } from '../core/owners/owners.ts';
import { dialectOf, dialectOrder, hostDialect, ownerPlaces } from '../core/owners/place-owners.ts';
import { UserError } from '../core/user-error.ts';
import { quote } from '../core/wording.ts';
import type { LoadedConfig } from './read-config.ts';
import { readOwnersFiles } from './read-owners-files.ts';
import type { RepositoryInfo } from './read-repository.ts';
import type { SourceTree } from './read-sources.ts';
import type { Refusal, TextFile } from './read-text-file.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';

/** What the command line asks for instead of the configuration. */
export interface OwnersChoice {
  /** CODEOWNERS file, a path below the root. */
  file?: string | undefined;
  dialect?: OwnerDialect | undefined;
}

/** Where owners are looked for. */
export interface OwnersRequest {
  root: string;
  files: RepositoryFiles;
  /** Whether `files` are those on disk, so that files above the root can be read too. */
  isWorkingTree: boolean;
  tree: SourceTree;
  info: RepositoryInfo;
  config: LoadedConfig;
  choice?: OwnersChoice | undefined;
  /** Variables that tell which CI this is; those of the process when absent. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What was found, and what is wrong with it. */
export interface LoadedOwners {
  owners: Owners;
  findings: Finding[];
}

/**
 * Finds and reads the files that say who owns what: the CODEOWNERS file that configuration names or the host would find, else OWNERS
 * files. Of a portal below the top of its repository, files of the top count, as they do for the host; faults in files above the root are
 * not reported. Throws a `UserError` only for a file that the command line names.
 */
export async function readOwners(request: OwnersRequest): Promise<LoadedOwners> {
  const top = openTop(request);
  if (!top) return { owners: noOwners(), findings: [] };
  const { dialect: wanted, file } = { ...request.config.config.owners, ...definedOf(request.choice ?? {}) };
  const host = hostDialect({
    wanted,
    url: request.config.config.site.repo?.url ?? request.info.repo?.url,
    env: request.env ?? process.env,
  });
  const loaded = await readAny(request, top, { wanted, file, host });
  return { ...loaded, findings: limitFindings(loaded.findings.filter(({ file: path }) => !path.startsWith('../'))) };
}

interface Wish {
  wanted: OwnerDialect | 'auto';
  file: string;
  host: OwnerDialect | undefined;
}

async function readAny(request: OwnersRequest, top: Top, { wanted, file, host }: Wish): Promise<LoadedOwners> {
  if (wanted !== 'owners') {
    if (file !== 'auto') return await readNamed(request, top, file, host);
    const found = await findCodeOwners(top, host);
    if (found) return found;
    if (wanted !== 'auto') return { owners: noOwners(), findings: [] };
  }
  return await readOwnersFiles(top, { isSure: wanted === 'owners' });
}

/** The repository from its top. */
export interface Top {
  read: RepositoryFiles['read'];
  /** Path of the root below the top; empty at the top. */
  prefix: string;
  /** Files below the root, as paths from the top. */
  paths: readonly string[];
  /** Pages among them. */
  pages: readonly string[];
  /** Path from the top as one from the root. */
  show(path: string): string;
  /** Path from the root as one from the top. */
  find(path: string): string;
}

/** A commit knows nothing above the root. */
function openTop({ root, files, isWorkingTree, tree, info: { prefix } }: OwnersRequest): Top | undefined {
  if (prefix !== '' && !isWorkingTree) return undefined;
  const depth = prefix === '' ? 0 : prefix.split('/').length;
  const { read } = depth === 0 ? files : openWorkingTree(join(root, ...Array.from({ length: depth }, () => '..')));
  const listed = [...tree.files, ...tree.navFiles, ...tree.assets].map(({ path }) => path);
  const pages = tree.files.map(({ path }) => path);
  const paths = [...listed, ...tree.repositoryFiles];
  if (depth === 0) return { read, prefix, paths, pages, show: (path) => path, find: (path) => path };
  const find = (path: string): string => `${prefix}/${path}`;
  return { read, prefix, paths: paths.map(find), pages: pages.map(find), show: (path) => posix.relative(`/${prefix}`, `/${path}`), find };
}

function definedOf({ file, dialect }: OwnersChoice): Partial<Wish & { dialect: OwnerDialect }> {
  return { ...(file === undefined ? {} : { file }), ...(dialect === undefined ? {} : { dialect }) };
}

/** The file that configuration or command line names. */
async function readNamed({ config, choice }: OwnersRequest, top: Top, file: string, host: OwnerDialect | undefined): Promise<LoadedOwners> {
  const path = posix.normalize(posix.join(top.prefix, file));
  const isOutside = posix.isAbsolute(file) || path.startsWith('../');
  const read = isOutside ? undefined : await top.read(path, maxCodeOwnersBytes - 1);
  if (read && read.type !== 'missing' && !isFolder(read)) return use(top, path, read, host);
  const message = isOutside ? `The file ${quote(file)} lies outside of the repository.` : `There is no file ${quote(file)}.`;
  if (choice?.file !== undefined) throw new UserError(message, { hint: 'Name a CODEOWNERS file of the repository.' });
  const finding: Finding = {
    rule: 'config/missing-file',
    message,
    hint: 'Mend `owners.file`, or leave it away: then the file is looked for where the host looks.',
    file: config.file ?? 'waymark.yml',
    range: config.locate(['owners', 'file']),
    actual: file,
  };
  return { owners: noOwners(), findings: [finding] };
}

/** The file that the host finds first, with a word on each that it therefore ignores. */
async function findCodeOwners(top: Top, host: OwnerDialect | undefined): Promise<LoadedOwners | undefined> {
  for (const dialect of dialectOrder(host)) {
    const places = ownerPlaces[dialect];
    for (const [at, path] of places.entries()) {
      const read = await top.read(path, maxCodeOwnersBytes - 1);
      if (read.type === 'missing' || isFolder(read)) continue;
      const found = use(top, path, read, host);
      const ignored = await findIgnored(top, path, places.slice(at + 1));
      return { ...found, findings: [...found.findings, ...ignored] };
    }
  }
  return undefined;
}

async function findIgnored(top: Top, winner: string, places: readonly string[]): Promise<Finding[]> {
  const reads = await Promise.all(places.map(async (path) => ({ path, read: await top.read(path, maxCodeOwnersBytes) })));
  const message = `The file is ignored because the host finds ${quote(top.show(winner))} first.`;
  const hint = 'Keep one of them.';
  return reads
    .filter(({ read }) => read.type === 'text')
    .map(({ path }): Finding => ({ rule: 'owner/file', message, hint, file: top.show(path) }));
}

/** A file as owners; one that the host can't read says nothing of any path. */
function use(top: Top, path: string, read: TextFile | Refusal, host: OwnerDialect | undefined): LoadedOwners {
  const shown = top.show(path);
  const dialect = dialectOf(path, read.type === 'text' ? read.text : '', host);
  const fault = explainRefusal(read, dialect);
  const findings: Finding[] = fault ? [{ rule: 'owner/file', ...fault, file: shown }] : [];
  if (read.type !== 'text' || read.isBinary || read.encoding !== 'utf-8') {
    return { owners: { ...noOwners(), dialect, files: [shown] }, findings };
  }
  const code: CodeOwners = dialect === 'gitlab' ? parseGitlabOwners(read.text, shown) : parseGithubOwners(read.text, shown);
  if (top.pages.some((page) => isUndecided(code.ownershipOf(page)))) findings.push(explainTooMany(shown));
  const judged = shown.startsWith('../') ? [] : judgeRules(code, { paths: top.paths, dialect });
  return {
    owners: {
      dialect,
      files: [shown],
      ownershipOf: (asked) => code.ownershipOf(top.find(asked)),
      explain: (asked) => code.explain(top.find(asked)),
    },
    findings: [...findings, ...code.findings, ...judged],
  };
}

/** Said once pages were asked for: only then it is known. */
function explainTooMany(file: string): Finding {
  const message = 'So many patterns of the file could match pages that they aren’t all tried: the owners of some pages stay open.';
  return { rule: 'owner/file', message, hint: 'Use fewer patterns: one for a folder stands for everything in it.', file };
}

/** A folder of that name is no file, and the host looks on. */
function isFolder(read: TextFile | Refusal): boolean {
  return read.type === 'unreadable' && read.reason === 'it is a folder';
}

/** What is wrong with a file as a whole. */
function explainRefusal(read: TextFile | Refusal, dialect: OwnerDialect): Pick<Finding, 'message' | 'hint' | 'range'> | undefined {
  switch (read.type) {
    case 'missing':
      return undefined;
    case 'link':
      return { message: 'The file is a symbolic link, which is not followed.', hint: 'Put the file itself here.' };
    case 'too-large': {
      const size = `The file has ${read.size} bytes`;
      const hint = 'Use fewer patterns: one for a folder stands for everything in it.';
      if (dialect === 'gitlab') return { message: `${size}, more than is read.`, hint };
      return { message: `${size}; GitHub loads none of 3 MB or more, so that nobody owns anything.`, hint };
    }
    case 'unreadable':
      return { message: `The file can’t be read because ${read.reason}.` };
    case 'text':
      return explainText(read);
  }
}

function explainText({ text, isBinary, encoding, invalid }: TextFile): Pick<Finding, 'message' | 'hint' | 'range'> | undefined {
  const hint = 'Save the file as UTF-8.';
  if (isBinary || encoding !== 'utf-8') return { message: 'The file isn’t UTF-8, so that hosts can’t read it.', hint };
  if (invalid)
    return { message: 'The file isn’t UTF-8 throughout; from here on names may differ from those on disk.', hint, range: invalid.range };
  if (text.trim() === '') return { message: 'The file is empty, so that nobody owns anything.', hint: 'Name owners in it, or remove it.' };
  return undefined;
}

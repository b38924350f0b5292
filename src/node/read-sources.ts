import type { Config, SourceConfig } from '../core/config.ts';
import { detectDialect } from '../core/detect-dialect.ts';
import { detectSources } from '../core/detect-sources.ts';
import { explainExcluded, type ExcludedFile } from '../core/explain-excluded.ts';
import { compareDiagnostics, compareText } from '../core/diagnostic.ts';
import type { Finding } from '../core/diagnostic.ts';
import { humaniseName } from '../core/nav/folder-name.ts';
import type { NavFile } from '../core/navigation.ts';
import { isPagePath } from '../core/page-files.ts';
import { findCurriculumFolders, findCurriculumPart, type CurriculumFolders } from '../core/pathways/curriculum-files.ts';
import { createPlacing } from '../core/place-files.ts';
import type { ExcludedPlace, Place } from '../core/place-files.ts';
import type { Asset, Source, SourceFile } from '../core/source.ts';
import { mapAtOnce } from './at-once.ts';
import type { FileList } from './list-files.ts';
import { readMkdocsFolders } from './read-mkdocs-folders.ts';
import { readRepositoryInfo, type RepositoryInfo } from './read-repository.ts';
import type { Refusal, TextFile } from './read-text-file.ts';
import { openWorkingTree } from './repository-files.ts';
import type { RepositoryFiles } from './repository-files.ts';

export { readRepositoryInfo } from './read-repository.ts';

/** Everything below the root that the portal may need, read. Lists are sorted by path. */
export interface SourceTree {
  /** In the order of configuration. */
  sources: Source[];
  files: SourceFile[];
  assets: Asset[];
  navFiles: NavFile[];
  /** Every other file, for links that lead outside of sources. */
  repositoryFiles: string[];
  /** Folders of pathways, skills and evidence; their files are among `repositoryFiles`. */
  folders: CurriculumFolders;
  /** What any path is, or would be, to the portal. */
  place(path: string): Place;
  /** What was refused or left out, and why. */
  findings: Finding[];
}

/** Largest page of a trusted source, in bytes. The largest real page measured has 1.4 million. */
export const maxTrustedBytes = 2 * 1024 * 1024;

/** Largest page of an untrusted source, in bytes: parsing time grows faster than size. */
export const maxUntrustedBytes = 512 * 1024;

/**
 * Reads the sources of a configuration, or of detection without one. Every Markdown file that git knows and doesn't ignore ends as
 * a file, a navigation file or a finding; symbolic links are never followed. Nothing is written, and only git is run. The files
 * are those on disk, unless another state of the repository is given.
 */
export async function readSources(
  root: string,
  config: Config,
  files: RepositoryFiles = openWorkingTree(root),
  { readInfo, untrusted = false }: SourceOptions = {},
): Promise<SourceTree> {
  const list = withoutBuiltSites(await files.list());
  const { configs: asConfigured, mkdocsFolders, folders } = await readSourceConfigs(root, config, files, list, readInfo);
  const configs = untrusted ? asConfigured.map((source): SourceConfig => ({ ...source, trust: 'untrusted' })) : asConfigured;
  const place = createPlacing({ sources: configs, isDetected: config.sources === undefined, mkdocsFolders, folders });

  const tree: SourceTree = { sources: [], files: [], assets: [], navFiles: [], repositoryFiles: [], folders, place, findings: [] };
  await mapAtOnce(list.paths, (path) => addFile(path, place(path), files, tree));
  // Of what is gone, pages are told of; the rest is nothing that anything could lead to.
  const gone = (list.gone ?? []).filter((path) => !['repository', 'excluded'].includes(place(path).type));
  await mapAtOnce(gone, (path) => addFile(path, place(path), files, tree));
  for (const folder of list.nested) addNested(folder, place, tree);
  tree.findings.push(...explainExcluded(findExcluded(withoutHome(list.paths, config), place)));

  tree.files.sort((a, b) => compareText(a.path, b.path));
  tree.assets.sort((a, b) => compareText(a.path, b.path));
  tree.navFiles.sort((a, b) => compareText(a.path, b.path));
  tree.repositoryFiles.sort(compareText);
  tree.findings.sort(compareDiagnostics);
  tree.sources = toSources(configs, tree.files, list, [...mkdocsFolders.values()]);
  return tree;
}

/** Options of {@link readSources}. */
export interface SourceOptions {
  /** Says what the repository is called. */
  readInfo?: (() => Promise<RepositoryInfo>) | undefined;
  /** Whether every source is untrusted, whatever the configuration says: it may be a stranger's. */
  untrusted?: boolean | undefined;
}

/** What configuration says of folders. */
export type FolderConfig = Pick<Config, 'sources' | 'pathways' | 'skills' | 'evidence'>;

/**
 * The sources as configured, or as detected without configuration, the folders that `mkdocs.yml` files name, and those of pathways, skills
 * and evidence.
 */
export async function readSourceConfigs(
  root: string,
  config: FolderConfig,
  files: RepositoryFiles,
  { paths }: Pick<FileList, 'paths'>,
  readInfo = (): Promise<RepositoryInfo> => readRepositoryInfo(root),
): Promise<{ configs: SourceConfig[]; mkdocsFolders: Map<string, string>; folders: CurriculumFolders }> {
  const mkdocsFolders = await readMkdocsFolders(paths, files);
  const folders = findCurriculumFolders(config, paths);
  const detect = async (): Promise<SourceConfig[]> =>
    detectSources(
      paths.filter((path) => findCurriculumPart(path, folders) === undefined),
      (await readInfo()).name,
      [...mkdocsFolders.values()],
    );
  return { configs: config.sources ?? (await detect()), mkdocsFolders, folders };
}

/** The home page's text is shown, although it need be no page. */
function withoutHome(paths: readonly string[], { site }: Config): string[] {
  return paths.filter((path) => path !== site.home);
}

function findExcluded(paths: readonly string[], placeOf: (path: string) => Place): ExcludedFile[] {
  return paths.flatMap((path) => {
    const place = placeOf(path);
    return place.type === 'excluded' ? [{ path, place }] : [];
  });
}

async function addFile(path: string, place: Place, reader: RepositoryFiles, tree: SourceTree): Promise<void> {
  switch (place.type) {
    case 'repository':
    case 'excluded':
      tree.repositoryFiles.push(path);
      return;
    case 'asset': {
      const result = await reader.size(path);
      if (result.type === 'size') tree.assets.push({ path, source: place.source.id, size: result.size });
      else refuse(path, result, tree);
      return;
    }
    case 'navigation':
    case 'page': {
      const result = await reader.read(path, place.source.trust === 'trusted' ? maxTrustedBytes : maxUntrustedBytes);
      if (result.type === 'text') addText(path, place, result, tree);
      else refuse(path, result, tree);
    }
  }
}

function addText(path: string, place: Extract<Place, { source: SourceConfig }>, file: TextFile, tree: SourceTree): void {
  if (file.isBinary) {
    tree.repositoryFiles.push(path);
    tree.findings.push({
      rule: 'source/binary',
      message: 'The file holds NUL characters, so it isn’t text; it is not published.',
      hint: 'Save it as UTF-8, or give it another extension.',
      file: path,
    });
    return;
  }
  const { text, blob } = file;
  const source = place.source.id;
  tree.findings.push(...explainEncoding(path, file));
  if (place.type === 'navigation') tree.navFiles.push({ kind: place.kind, path, source, text });
  else if (isSummary(path, text)) tree.navFiles.push({ kind: 'summary', path, source, text });
  else tree.files.push({ path, source, blob, text });
}

function explainEncoding(path: string, { encoding, invalid }: TextFile): Finding[] {
  const hint = 'Save the file as UTF-8.';
  if (encoding !== 'utf-8') {
    return [
      { rule: 'source/encoding', message: 'The file is written in UTF-16; it was read as such.', hint, file: path, actual: encoding },
    ];
  }
  if (!invalid) return [];
  const byte = `0x${invalid.byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const message = `The byte ${byte} is not UTF-8; readers see \uFFFD in its place.`;
  return [{ rule: 'source/encoding', message, hint, file: path, range: invalid.range, actual: byte }];
}

/** A portal that was built into the repository is no source of the next one. `publish` marks each with a file. */
function withoutBuiltSites(list: FileList): FileList {
  const sites = list.paths.filter((path) => path.endsWith('/.waymark-site.json')).map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  return sites.length === 0 ? list : { ...list, paths: list.paths.filter((path) => !sites.some((site) => path.startsWith(site))) };
}

/** Whether a `SUMMARY.md` is nothing but a list of links under headings: the contents of a book, not a page of it. */
function isSummary(path: string, text: string): boolean {
  if (!/(?:^|\/)SUMMARY\.(?:md|markdown)$/i.test(path)) return false;
  const lines = text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const isEntry = /^\s*(?:[-*+]\s+)?\[[^\]]*\]\([^)]*\)\s*$/;
  return (
    lines.some((line) => isEntry.test(line)) && lines.every((line) => isEntry.test(line) || /^\s*(?:#{1,6}\s|[-*+]\s|-{3,}\s*$)/.test(line))
  );
}

/** A file that isn't published, with its finding. If it exists, links to it lead to the host. */
function refuse(path: string, refusal: Refusal, tree: SourceTree): void {
  if (refusal.type !== 'missing') tree.repositoryFiles.push(path);
  switch (refusal.type) {
    case 'missing':
      // An asset that is gone is a fault only where something shows it, and reported there.
      if (isPagePath(path)) tree.findings.push(...explainExcluded([{ path, place: gonePlace(path) }]));
      return;
    case 'link':
      tree.findings.push({
        rule: 'source/symlink',
        message: 'Symbolic links are not followed: they may lead out of the repository.',
        hint: 'Put the file itself here, or a page that links to it.',
        file: path,
      });
      return;
    case 'too-large': {
      const message = `The file has ${refusal.size} bytes, more than is read of one page.`;
      const hint = `Split it: ${maxTrustedBytes} bytes are read of a page, ${maxUntrustedBytes} in an untrusted source.`;
      tree.findings.push({ rule: 'source/too-large', message, hint, file: path, actual: String(refusal.size) });
      return;
    }
    case 'unreadable':
      tree.findings.push({ rule: 'source/unreadable', message: `The file can’t be read because ${refusal.reason}.`, file: path });
  }
}

function gonePlace(path: string): ExcludedPlace {
  return { type: 'excluded', reason: 'it is in git’s index but not on disk', what: path, isExpected: false };
}

/** A submodule or clone inside a source: its files have another history, and other owners. */
function addNested(folder: string, place: (path: string) => Place, tree: SourceTree): void {
  tree.repositoryFiles.push(folder);
  const inside = place(`${folder}/index.md`);
  if (inside.type !== 'page') return;
  const message = `The folder belongs to another repository; its pages are not part of the source \`${inside.source.id}\`.`;
  tree.findings.push({ rule: 'source/submodule', message, file: folder });
}

function toSources(configs: readonly SourceConfig[], files: readonly SourceFile[], list: FileList, mkdocsFolders: string[]): Source[] {
  const texts = Map.groupBy(files, ({ source }) => source);
  return configs.map(({ id, title, path, dialect, trust, kind, owner, reviewEvery }) => {
    const detect = (): Source['dialect'] =>
      detectDialect({ folder: path, paths: list.paths, texts: (texts.get(id) ?? []).map(({ text }) => text), mkdocsFolders });
    const resolved = dialect === 'auto' ? detect() : dialect;
    return {
      id,
      title: title ?? humaniseName(id, { ordered: false }),
      path,
      dialect: resolved,
      trust,
      kind,
      owner,
      ...(reviewEvery === undefined ? {} : { reviewEvery }),
    };
  });
}

import type { Catalog, Page } from '../core/catalog.ts';
import { holdsSecrets, normaliseCodePath } from '../core/code/code-path.ts';
import { cutPieces, type CodeFile, type CutPieces } from '../core/code/find-code-faults.ts';
import { lazily } from '../core/link-index.ts';
import { listWritten } from '../core/site-texts.ts';
import { prepareFewSuggestions } from '../core/suggest.ts';
import type { Trust } from '../core/source.ts';
import { openCommit } from './commit-files.ts';
import { resolveCommit } from './git.ts';
import type { RepositoryFiles } from './repository-files.ts';
import { linkMode, readTrackedFiles, submoduleMode } from './tracked-files.ts';

/** Largest file that code is cut out of, in bytes. */
const mostFileBytes = 1024 * 1024;

/** Bytes of files that are read for all pages together. */
const mostBytes = 64 * 1024 * 1024;

/** What reading code needs. */
export interface ReadCodeInput {
  root: string;
  /** The state of the repository that the catalog is of. */
  files: RepositoryFiles;
  /** Whether that is what lies on disk, where files may be that nobody put under version control. */
  isWorkingTree: boolean;
}

/** Which files may be read, and how. */
interface Shelf {
  files: RepositoryFiles;
  paths: readonly string[];
  /** Why a file that exists isn't read; undefined for one that may be. */
  refusal(path: string): (CodeFile & { type: 'refused' }) | undefined;
}

/**
 * Code of the repository that pages show. A page of a trusted source sees what is checked out, as far as it is under version control; one
 * of an untrusted source only what the commit has that is checked out. Neither sees through symbolic links or into other repositories.
 */
export async function readCode(catalog: Catalog, input: ReadCodeInput): Promise<CutPieces> {
  const pages = listWritten(catalog).filter(({ document }) => document.code);
  if (pages.length === 0) return { pieces: new Map(), findings: [] };
  const trusts = new Map(catalog.sources.map(({ id, trust }) => [id, trust]));
  const trustOf = ({ source }: Page): Trust => trusts.get(source) ?? 'trusted';
  const shelves: Record<Trust, Shelf | undefined> = { trusted: undefined, untrusted: undefined };
  const contents: Record<Trust, ReadonlyMap<string, CodeFile>> = { trusted: new Map(), untrusted: new Map() };
  for (const [trust, own] of Map.groupBy(pages, trustOf)) {
    const shelf = await openShelf(trust, input);
    shelves[trust] = shelf;
    contents[trust] = await readFiles(listPaths(own), shelf);
  }
  const paths = shelves.trusted?.paths ?? shelves.untrusted?.paths ?? [];
  const suggest = lazily(() => prepareFewSuggestions(paths.filter((path) => !holdsSecrets(path))));
  return cutPieces({
    pages,
    fileOf: (page, path) => contents[trustOf(page)].get(path) ?? { type: 'missing' },
    suggest: (path) => suggest()(path),
  });
}

function listPaths(pages: readonly Page[]): string[] {
  const paths = pages.flatMap(({ document }) => (document.code ?? []).flatMap(({ file }) => normaliseCodePath(file) ?? []));
  return [...new Set(paths)].filter((path) => !holdsSecrets(path)).sort();
}

async function openShelf(trust: Trust, { root, files, isWorkingTree }: ReadCodeInput): Promise<Shelf> {
  if (!isWorkingTree) return toShelf(files, await files.list());
  if (trust === 'untrusted') {
    const head = await resolveCommit(root, 'HEAD');
    if (head === undefined) return { files, paths: [], refusal: () => undefined };
    const committed = await openCommit(root, head);
    return toShelf(committed, await committed.list());
  }
  const tracked = await readTrackedFiles(root);
  const others = new Set((await files.list()).paths.filter((path) => !tracked.has(path)));
  const paths = [...tracked].flatMap(([path, { mode }]) => (mode === linkMode || mode === submoduleMode ? [] : [path]));
  return {
    files,
    paths,
    refusal(path) {
      if (others.has(path)) return { type: 'refused', reason: 'is not under version control', hint: 'Add it: `git add`.' };
      const mode = tracked.get(path)?.mode;
      if (mode === linkMode) return asLink;
      return mode === submoduleMode ? { type: 'refused', reason: 'belongs to another repository' } : undefined;
    },
  };
}

function toShelf(files: RepositoryFiles, { paths }: Awaited<ReturnType<RepositoryFiles['list']>>): Shelf {
  return { files, paths, refusal: () => undefined };
}

const asLink = { type: 'refused', reason: 'is a symbolic link, which is not followed' } as const;

async function readFiles(paths: readonly string[], shelf: Shelf): Promise<Map<string, CodeFile>> {
  const known = new Set(shelf.paths);
  const contents = new Map<string, CodeFile>();
  let bytes = 0;
  for (const path of paths) {
    const refusal = shelf.refusal(path);
    if (refusal) contents.set(path, refusal);
    if (refusal || !known.has(path)) continue;
    const size = await shelf.files.size(path);
    bytes += size.type === 'size' ? size.size : 0;
    contents.set(path, bytes > mostBytes ? tooMany : await readFile(path, shelf.files));
  }
  return contents;
}

const tooMany = { type: 'refused', reason: 'comes after files of 64 MiB that pages show', hint: 'Show less.' } as const;

async function readFile(path: string, files: RepositoryFiles): Promise<CodeFile> {
  const file = await files.read(path, mostFileBytes);
  switch (file.type) {
    case 'text':
      if (file.isBinary) return { type: 'refused', reason: 'is not text' };
      return { type: 'text', text: file.text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD') };
    case 'missing':
      return { type: 'missing' };
    case 'link':
      return asLink;
    case 'too-large':
      return { type: 'refused', reason: `is larger than ${mostFileBytes / 1024} KiB`, hint: 'Link to it.' };
    case 'unreadable':
      return { type: 'refused', reason: `can’t be read, because ${file.reason}` };
  }
}

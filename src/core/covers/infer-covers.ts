import type { Catalog, Page } from '../catalog.ts';
import { lazily } from '../link-index.ts';
import { folderOf, safeDecode } from '../page-id.ts';
import { fileUrl } from '../repository-links.ts';
import { joinPath } from '../resolve-link.ts';
import type { FileIndex } from './file-index.ts';
import { readCommand } from './read-command.ts';
import { isCode } from './what-is-code.ts';

/** How a page names a file: by a link, as a path in inline code or a command, or as what a command runs. */
export type Mention = 'link' | 'path' | 'command';

/** A file that a page seems to describe. */
export interface InferredCover {
  path: string;
  mention: Mention;
}

/** Most files that are inferred of one page, the first ones of its text; a page that names more is a list. */
const mostInferred = 50;

/**
 * Makes a function that infers from its text which files a page describes: files that it links to in the repository, paths in inline
 * code and commands that name a file exactly or, with a folder at least, by an end that no other path has, and what commands run.
 * Pages and what lies beside them as text aren't code, lockfiles and images say nothing; files that every project has (`package.json`)
 * count only when they are linked to or run.
 */
export function prepareInferring(catalog: Catalog, index: FileIndex): (page: Page) => InferredCover[] {
  const pages = new Set(catalog.pages.map(({ path }) => path));
  const isCandidate = (path: string): boolean => index.has(path) && !pages.has(path) && isCode(path);
  const byEnd = lazily(() => groupByEnd(index.paths));
  const ownUrl = catalog.site.repo && fileUrl(catalog.site.repo, '');
  return (page) => {
    const found = new Map<string, InferredCover>();
    const add = (path: string | undefined, mention: Mention): void => {
      if (path !== undefined && isCandidate(path) && !found.has(path) && found.size < mostInferred) found.set(path, { path, mention });
    };
    for (const link of page.document.links) add(readLink(catalog, page, link, ownUrl), 'link');
    for (const { text } of page.document.codeSpans) add(readPath(text, page, index, byEnd), 'path');
    for (const { text } of page.document.commands) {
      const { runs, names } = readCommand(text);
      for (const path of runs) add(resolveRun(path, page, index), 'command');
      for (const name of names) add(readPath(name, page, index), 'path');
    }
    return [...found.values()];
  };
}

/** Where a link leads in the repository: by path, or by its address on the repository's own host. */
function readLink(catalog: Catalog, page: Page, link: Page['document']['links'][number], ownUrl: string | undefined): string | undefined {
  const target = catalog.resolve(page, link);
  if (target.type === 'repository') return target.path;
  if (target.type !== 'external' || ownUrl === undefined || !target.url.startsWith(ownUrl)) return undefined;
  return safeDecode(target.url.slice(ownUrl.length).replace(/[?#].*$/s, ''));
}

/** The file that a text names: from the root, from the page's folder when it says so (`./`), or by its end. */
function readPath(text: string, page: Page, index: FileIndex, byEnd?: () => ReadonlyMap<string, string[]>): string | undefined {
  const path = text.replace(/(?::\d+(?:[:-]\d+)?|#L\d+(?:-L?\d+)?)$/, '').replace(/^\/(?!\/)/, '');
  if (!/^[\p{L}\p{N}._@+~()[\]/-]+$/u.test(path)) return undefined;
  if (/^\.\.?\//.test(path)) return resolveRun(path, page, index);
  if (index.has(path)) return isUsual(path) ? undefined : path;
  if (!byEnd || !path.includes('/')) return undefined;
  const matches =
    byEnd()
      .get(endOf(path))
      ?.filter((candidate) => candidate.endsWith(`/${path}`)) ?? [];
  return matches.length === 1 ? matches[0] : undefined;
}

/** A path that a reader types: from the root, where people run things, else from the folder of the page. */
function resolveRun(path: string, page: Page, index: FileIndex): string | undefined {
  return ['', folderOf(page.path)].map((base) => joinPath(base, path)).find((candidate) => candidate !== undefined && index.has(candidate));
}

/** Files by the last two names of their path. */
function groupByEnd(paths: readonly string[]): Map<string, string[]> {
  return Map.groupBy(
    paths.filter((path) => path.includes('/')),
    endOf,
  );
}

function endOf(path: string): string {
  return path.split('/').slice(-2).join('/');
}

/** At the root of every project: a page that names one mostly means the reader's own. */
const usualNames = new Set([
  ...['package.json', 'tsconfig.json', 'Dockerfile', 'Makefile', 'go.mod', 'Cargo.toml', 'pyproject.toml', 'requirements.txt'],
  ...['Gemfile', 'Rakefile', 'pom.xml', 'build.gradle', 'setup.py', 'docker-compose.yml', 'LICENSE', 'CODEOWNERS', 'index.html'],
]);

function isUsual(path: string): boolean {
  return usualNames.has(path) || (path.startsWith('.') && !path.includes('/'));
}

import { existsSync, lstatSync, readFileSync, statSync, type Stats } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdxjs } from 'micromark-extension-mdxjs';
import type { Program } from 'estree-jsx';
import type { Finding } from '../core/diagnostic.ts';
import { readFrontmatter } from '../core/frontmatter.ts';
import type { SourceFile } from '../core/source.ts';
import { isAlias } from './path-aliases.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';

/** Endings that Vite tries when an import names none. */
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.astro', '.mdx', '.json', '/index.ts', '/index.js', '/index.jsx', '/index.tsx'];

/** A statement ends before the next one at the latest, so that a text without quotes is gone through once. */
const importPattern = /^(?:import|export)\s(?:(?:[^'"\n;]|\n(?![ \t\r]*\n|(?:import|export)\s))*?\sfrom\s*|\s*)?['"]([^'"\n]+)['"]/gm;

/** The name of a module, and where it begins in the text. */
export interface Import {
  name: string;
  offset: number;
}

/** Files that pages may import, by absolute paths: those on disk, or in another state of the repository. */
export interface ModuleFiles {
  /** Whether a file or folder is there. */
  exists(path: string): boolean;
  isFile(path: string): boolean;
  /** Text of a file; undefined for what can't be read. */
  read(path: string): Promise<string | undefined>;
}

/**
 * What lies on disk below a root. A page of a stranger may import what it likes: nothing is asked of the disk outside, no symbolic link is
 * followed, and what is no regular file is never opened.
 */
export function modulesIn(root: string, files: Pick<RepositoryFiles, 'read'> = openWorkingTree(root)): ModuleFiles {
  return {
    exists: (path) => statInside(root, path) !== undefined,
    isFile: (path) => statInside(root, path)?.isFile() === true,
    async read(path) {
      const text = await files.read(relative(root, path).split(sep).join('/'), maxModuleBytes);
      return text.type === 'text' ? text.text : undefined;
    },
  };
}

/** What another state of the repository holds. What lies on disk beside it, because git ignores it, belongs to every state. */
export function modulesOf(root: string, paths: readonly string[], files: Pick<RepositoryFiles, 'read'>): ModuleFiles {
  const [disk, state] = [modulesIn(root), modulesIn(root, files)];
  const known = new Set(paths.map((path) => join(root, path)));
  const folders = new Set<string>();
  for (const path of known) for (let at = dirname(path); !folders.has(at) && at !== dirname(at); at = dirname(at)) folders.add(at);
  return {
    exists: (path) => known.has(path) || folders.has(path) || disk.exists(path),
    isFile: (path) => known.has(path) || disk.isFile(path),
    read: (path) => (known.has(path) ? state : disk).read(path),
  };
}

/** What lies at a path below a root, with real folders all the way; undefined for anything else. */
function statInside(root: string, path: string): Stats | undefined {
  const inside = relative(root, path);
  if (isAbsolute(inside) || inside.split(sep)[0] === '..') return undefined;
  const steps = inside === '' ? [] : inside.split(sep);
  let stats: Stats | undefined;
  for (let at = 0; at <= steps.length; at++) {
    stats = lstatSync(join(root, ...steps.slice(0, at)), { throwIfNoEntry: false });
    // The root itself may be reached by a link: it is the caller's choice.
    if (!stats || (at > 0 && stats.isSymbolicLink()) || (at < steps.length && !stats.isDirectory())) return undefined;
  }
  return stats;
}

/** Larger modules than this are generated. */
const maxModuleBytes = 2 * 1024 * 1024;

/**
 * Imports of a live MDX page that lead nowhere. Vite would end the whole build at the first of them; so they are found before, and a
 * page that has one is shown without running its code.
 */
export function findUnresolvedImports(root: string, { path, text }: SourceFile, modules = modulesIn(root)): Finding[] {
  return readImports({ path, text }, (name) => !resolves(root, path, name, modules)).map(({ name, offset }): Finding => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    return {
      rule: 'mdx/unresolved-import',
      message: `Cannot find \`${name}\`, which the page imports; it is shown without running its code.`,
      hint: leavesRoot(root, path, name) ? 'An import can’t lead out of the repository.' : hintFor(name),
      file: path,
      range: { start: { line, column }, end: { line, column: column + name.length } },
      actual: name,
    };
  });
}

/** Imports of an MDX page, of those whose names are wanted. */
export function readImports({ path, text }: Pick<SourceFile, 'path' | 'text'>, isWanted: (name: string) => boolean): Import[] {
  const wanted = scanImports(withoutFences(text)).filter(({ name }) => isWanted(name));
  if (wanted.length === 0) return [];
  // Templates and comments may show imports: only the parser tells which are none.
  const parsed = parseImports(readFrontmatter(text, path).body);
  return parsed ? wanted.filter(({ offset }) => parsed.has(offset)) : wanted;
}

/** What looks like an import. */
function scanImports(text: string): Import[] {
  return [...text.matchAll(importPattern)].map(({ 0: statement, 1: name = '', index }) => ({
    name,
    offset: index + statement.lastIndexOf(name),
  }));
}

/** Where the names begin in what the parser takes for imports; undefined where the text is no valid MDX. */
function parseImports(text: string): Set<number> | undefined {
  const statements = parseStatements(text);
  return statements && new Set(statements.flatMap((one) => ('source' in one && one.source?.range ? one.source.range[0] + 1 : [])));
}

/** Imports, exports and what else stands among them in an MDX text without frontmatter; undefined where it is no valid MDX. */
export function parseStatements(text: string): Program['body'] | undefined {
  try {
    const { children } = fromMarkdown(text, { extensions: [mdxjs()], mdastExtensions: [mdxFromMarkdown()] });
    return children.flatMap((node) => (node.type === 'mdxjsEsm' ? (node.data?.estree?.body ?? []) : []));
  } catch {
    return undefined;
  }
}

/** The text with spaces in place of fenced code, which may show imports and is none. */
function withoutFences(text: string): string {
  return text.replace(/^([ \t>]*)(`{3,}|~{3,})[^\n]*[\s\S]*?(?:^[ \t>]*\2|(?![\s\S]))/gm, (fence) => fence.replace(/[^\n]/g, ' '));
}

/** A file and all that it imports by relative paths, directly or through others; absolute. What can't be read imports nothing. */
export function importedFiles(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name = ''] of readText(file).matchAll(importPattern)) {
    const imported = findImported(file, name);
    if (imported !== undefined) importedFiles(imported, found);
  }
  return found;
}

/** Offsets of the path by which a text, that of an absolute file, imports another, directly or through others; undefined where none does. */
export function findWay(file: string, text: string, imported: string): { start: number; end: number } | undefined {
  const found = scanImports(withoutFences(text)).find(({ name }) => {
    const first = findImported(file, name);
    return first !== undefined && importedFiles(first).has(imported);
  });
  return found && { start: found.offset, end: found.offset + found.name.length };
}

/** The file that a relative import of another file leads to, both absolute; undefined for packages and where nothing is. */
export function findImported(
  file: string,
  name: string,
  modules: Pick<ModuleFiles, 'isFile'> = { isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true },
): string | undefined {
  if (!/^\.{1,2}\//.test(name)) return undefined;
  const path = join(dirname(file), name.replace(/\?.*$/s, ''));
  const ending = endings.find((end) => modules.isFile(path + end));
  return ending === undefined ? undefined : path + ending;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function resolves(root: string, path: string, name: string, modules: ModuleFiles): boolean {
  // What a package imports from itself, `#parts/x.js`, is left to Vite.
  if (/^(?:astro:|node:|virtual:|#)/.test(name) || isBuiltin(name)) return true;
  const folder = join(root, dirname(path));
  if (/^\.{1,2}\//.test(name)) return endings.some((ending) => modules.exists(join(folder, name.replace(/\?.*$/s, '')) + ending));
  if (name.startsWith('/')) return modules.exists(join(root, name));
  if (isAlias(root, folder, name)) return true;
  const [scope = '', rest = ''] = name.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${rest}` : scope;
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules', packageName, 'package.json'))) return true;
    if (at === dirname(at)) return false;
  }
}

function leavesRoot(root: string, path: string, name: string): boolean {
  if (!/^(?:\.{1,2})?\//.test(name)) return false;
  const target = name.startsWith('/') ? join(root, name) : join(root, dirname(path), name);
  return relative(root, target).split(sep)[0] === '..';
}

/** Modules of other generators' themes, which no installation brings to a place outside of them. */
const themeModule = /^@(?:theme|docusaurus|site)\/|^@astrojs\/starlight\b/;

function hintFor(name: string): string {
  if (name.startsWith('.')) return 'Correct the path: it starts at the folder of the page.';
  if (themeModule.test(name)) {
    return 'It belongs to another generator. Its components are stood in for where nothing on the page needs code; `waymark check --verbose` says what does.';
  }
  return 'Install the package, or use the components that need no import.';
}

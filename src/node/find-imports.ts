import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import type { SourceFile } from '../core/source.ts';

/** Endings that Vite tries when an import names none. */
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.astro', '.mdx', '.json', '/index.ts', '/index.js', '/index.jsx', '/index.tsx'];

const importPattern = /^(?:import|export)\s(?:(?:[^'"\n;]|\n(?!\s*\n))*?\sfrom\s*|\s*)?['"]([^'"\n]+)['"]/gm;

/**
 * Imports of a live MDX page that lead nowhere. Vite would end the whole build at the first of them; so they are found before, and a
 * page that has one is shown without running its code.
 */
export function findUnresolvedImports(root: string, { path, text }: SourceFile): Finding[] {
  return [...withoutFences(text).matchAll(importPattern)].flatMap(({ 0: statement, 1: name = '', index }): Finding[] => {
    if (resolves(root, path, name)) return [];
    const before = text.slice(0, index + statement.lastIndexOf(name));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    return [
      {
        rule: 'mdx/unresolved-import',
        message: `Cannot find \`${name}\`, which the page imports; it is shown without running its code.`,
        hint: name.startsWith('.')
          ? 'Correct the path: it starts at the folder of the page.'
          : `Install the package, or use the components that need no import.`,
        file: path,
        range: { start: { line, column }, end: { line, column: column + name.length } },
        actual: name,
      },
    ];
  });
}

/** The text with spaces in place of fenced code, which may show imports and is none. */
function withoutFences(text: string): string {
  return text.replace(/^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t>]*\2|(?![\s\S]))/gm, (fence) => fence.replace(/[^\n]/g, ' '));
}

/** A file and all that it imports by relative paths, directly or through others; absolute. What can't be read imports nothing. */
export function importedFiles(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name = ''] of readText(file).matchAll(importPattern)) {
    if (!/^\.{1,2}\//.test(name)) continue;
    const path = join(dirname(file), name.replace(/\?.*$/, ''));
    const ending = endings.find((end) => statSync(path + end, { throwIfNoEntry: false })?.isFile());
    if (ending !== undefined) importedFiles(path + ending, found);
  }
  return found;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function resolves(root: string, path: string, name: string): boolean {
  if (/^(?:astro:|node:|virtual:)/.test(name)) return true;
  const folder = join(root, dirname(path));
  if (/^\.{1,2}\//.test(name)) return endings.some((ending) => existsSync(join(folder, name.replace(/\?.*$/, '')) + ending));
  if (name.startsWith('/')) return existsSync(join(root, name));
  const [scope = '', rest = ''] = name.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${rest}` : scope;
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules', packageName, 'package.json'))) return true;
    if (at === dirname(at)) return false;
  }
}

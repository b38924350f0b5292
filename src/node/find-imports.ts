import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import type { SourceFile } from '../core/source.ts';

/** Endings that Vite tries when an import names none. */
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.astro', '.mdx', '.json', '/index.ts', '/index.js', '/index.jsx', '/index.tsx'];

const importPattern = /^(?:import|export)\s(?:[^'"\n;]*?\sfrom\s*|\s*)?['"]([^'"\n]+)['"]/gm;

/**
 * Imports of a live MDX page that lead nowhere. Vite would end the whole build at the first of them; so they are found before, and a
 * page that has one is shown without running its code.
 */
export function findUnresolvedImports(root: string, { path, text }: SourceFile): Finding[] {
  return [...text.matchAll(importPattern)].flatMap(({ 0: statement, 1: name = '', index }): Finding[] => {
    if (resolves(root, path, name)) return [];
    const line = text.slice(0, index).split('\n').length;
    const column = statement.lastIndexOf(name) + 1;
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

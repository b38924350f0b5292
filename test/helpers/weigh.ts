import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readPage } from './site.ts';

/** What a page transfers before anybody touches it, in bytes of gzip as hosts send it (level 6). */
export interface Weight {
  path: string;
  html: number;
  css: number;
  /** Scripts that the page names and what they import; not what is loaded when it is needed, such as search. */
  script: number;
}

/** Weighs the pages of a published folder. Files that pages share are read once. */
export function createScale(folder: string, base = '/'): (path: string) => Weight {
  const sizes = new Map<string, number>();
  const imports = new Map<string, string[]>();
  const sizeOf = (file: string): number => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(folder, file))).length;
    sizes.set(file, known);
    return known;
  };
  const importsOf = (file: string): string[] => {
    const known = imports.get(file) ?? readImports(readFileSync(join(folder, file), 'utf8')).map((name) => posix.join(dirname(file), name));
    imports.set(file, known);
    return known;
  };
  const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + sizeOf(file), 0);
  return (path) => {
    const files = readPage(folder, path)
      .addresses.filter(({ attribute }) => attribute === 'src' || attribute === 'href')
      .map(({ element, url }) => ({ element, file: decodeURI(url.replace(/[?#].*$/, '')).slice(base.length) }));
    const scripts = new Set(files.filter(({ element }) => element === 'script').map(({ file }) => file));
    // A set grows while it is walked: what scripts import is followed as well.
    for (const file of scripts) for (const imported of importsOf(file)) scripts.add(imported);
    const styles = new Set(files.filter(({ element, file }) => element === 'link' && file.endsWith('.css')).map(({ file }) => file));
    return { path, html: gzipSync(readFileSync(join(folder, path))).length, css: sum(styles), script: sum(scripts) };
  };

  function readImports(code: string): string[] {
    const names = [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"'\n]+)["']/g)].map(([, name = '']) => name);
    return names.filter((name) => existsSync(join(folder, '_astro', name)));
  }
}

/** A table of weights in kB. */
export function toTable(weights: readonly Weight[]): string {
  const kb = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(8);
  const lines = weights.map(({ path, html, css, script }) => `${kb(html)}${kb(css)}${kb(script)}  ${path}`);
  return ['    HTML     CSS      JS  page (kB of gzip)', ...lines].join('\n');
}

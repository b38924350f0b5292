import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './package-info.ts';

/** Libraries whose version changes what a page is parsed to or rendered as. */
const libraries = [
  'mdast-util-from-markdown',
  'micromark',
  'mdast-util-gfm',
  'mdast-util-math',
  'mdast-util-mdx',
  'mdast-util-to-hast',
  'hast-util-raw',
  'hast-util-sanitize',
  'hast-util-to-html',
  'highlight.js',
  'lowlight',
  'temml',
  'yaml',
  'zod',
];

/**
 * Identifies everything that a cached document or body depends on beside its file: our own code, byte for byte, and the libraries that
 * parse and render. An edit to a plugin makes every entry a miss.
 */
export function pipelineFingerprint(): string {
  const compiled = import.meta.url.endsWith('.js') ? 'lib' : '';
  return fingerprintOf([join(compiled, 'plugins'), join(compiled, 'src/core')], libraries);
}

/** Identifies everything that the faults of a state of the repository depend on beside its files: what parses, and what reads. */
export function checkFingerprint(): string {
  const compiled = import.meta.url.endsWith('.js') ? 'lib' : '';
  return fingerprintOf(
    ['plugins', 'src/core', 'src/node'].map((room) => join(compiled, room)),
    libraries,
  );
}

/** Identifies what generates a page from its view: templates, styles, scripts, and the tools that put them together. */
export function templateFingerprint(): string {
  const compiled = import.meta.url.endsWith('.js') ? 'lib' : '';
  return fingerprintOf(
    [join(compiled, 'src'), 'src/site'],
    ['astro', 'vite', 'rolldown', '@astrojs/mdx', '@astrojs/compiler-rs', 'lightningcss'],
  );
}

function fingerprintOf(folders: readonly string[], packages: readonly string[]): string {
  const folder = packageFolder();
  const hash = createHash('sha256');
  for (const room of folders) hashFolder(join(folder, room), hash);
  const require = createRequire(pathToFileURL(join(folder, 'package.json')));
  for (const name of packages) hash.update(`${name} ${versionOf(name, require)}\n`);
  return hash.digest('hex').slice(0, 32);
}

function hashFolder(folder: string, hash: ReturnType<typeof createHash>): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.(?:[tj]s|astro|css|svg)$/.test(file))
    .sort();
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
}

/** Version of an installed library; `unknown` where the layout of node_modules hides it from us. */
function versionOf(library: string, require: NodeJS.Require): string {
  for (const base of require.resolve.paths(library) ?? []) {
    try {
      return (JSON.parse(readFileSync(join(base, library, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return 'unknown';
}

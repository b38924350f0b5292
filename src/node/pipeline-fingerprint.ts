import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lazily } from '../core/link-index.ts';
import { dependencyNames, packageFolder } from './package-info.ts';

/** Libraries that do the work behind the packages that we name: their versions change results too. */
const inner = ['micromark', 'micromark-core-commonmark', 'vite', 'rolldown', '@astrojs/compiler-rs', 'lightningcss'];

/**
 * Identifies everything that a cached document or body depends on beside its file: our own code, byte for byte, and the libraries that
 * parse and render. An edit to a plugin makes every entry a miss, of programs that
 * start after it: what runs is what was loaded.
 */
export const pipelineFingerprint = lazily((): string => {
  const compiled = import.meta.url.endsWith('.js') ? 'lib' : '';
  return fingerprintOf([join(compiled, 'plugins'), join(compiled, 'src/core')]);
});

/** Identifies everything that the faults of a state of the repository depend on beside its files: what parses, and what reads. */
export function checkFingerprint(): string {
  const compiled = import.meta.url.endsWith('.js') ? 'lib' : '';
  return fingerprintOf(['plugins', 'src/core', 'src/node'].map((room) => join(compiled, room)));
}

/** Identifies what generates a page from its view: templates, styles, scripts, and the tools that put them together. */
export function templateFingerprint(): string {
  const compiled = import.meta.url.endsWith('.js') ? 'lib' : '';
  return fingerprintOf([join(compiled, 'src'), join(compiled, 'plugins'), 'src/site']);
}

/** Digest of our code in these folders and of the version of every package that we depend on: which of them matter is nobody's guess. */
function fingerprintOf(folders: readonly string[]): string {
  const folder = packageFolder();
  const hash = createHash('sha256');
  for (const room of folders) hashFolder(join(folder, room), hash);
  const require = createRequire(pathToFileURL(join(folder, 'package.json')));
  for (const name of [...dependencyNames(), ...inner]) hash.update(`${name} ${versionOf(name, require)}\n`);
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

import { createRequire } from 'node:module';
import { mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureWorkFolder } from './work-folder.ts';

/**
 * Astro needs a root where its own modules can be resolved and where it may write. A repository of Markdown has neither, so Astro gets a
 * folder of ours below `.waymark/` that links to the `node_modules` which hold Astro, with a package.json that names what may be
 * bundled (Astro crawls dependencies from there). Gives the folder's path.
 */
export async function ensureAstroRoot(root: string, packageFolder: string): Promise<string> {
  const folder = join(await ensureWorkFolder(root), 'site');
  await mkdir(join(folder, 'src', 'pages'), { recursive: true });
  const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string; dependencies: unknown };
  const own = { name: 'waymark-site', private: true, type: 'module', version: manifest.version, dependencies: manifest.dependencies };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  // Vite would look for one further up: the repository's own may name a file that isn't there, or lead imports astray.
  await writeFile(join(folder, 'tsconfig.json'), '{}\n');
  await linkFolder(join(folder, 'node_modules'), nodeModulesOf('astro', packageFolder));
  return folder;
}

/** Makes a link, or leaves it when it leads there already: two commands may run at once. */
async function linkFolder(link: string, target: string): Promise<void> {
  if ((await readlink(link).catch(() => undefined)) === target) return;
  await rm(link, { recursive: true, force: true });
  await symlink(target, link, 'junction').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

/** The `node_modules` folder that a package is installed in, as seen from ours. */
function nodeModulesOf(name: string, packageFolder: string): string {
  const require = createRequire(pathToFileURL(join(packageFolder, 'package.json')));
  return dirname(dirname(require.resolve(`${name}/package.json`)));
}

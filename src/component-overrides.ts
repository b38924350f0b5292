import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { suggest } from './core/suggest.ts';
import { UserError } from './core/user-error.ts';
import { didYouMean, listQuoted, quote } from './core/wording.ts';
import { packageFolder } from './node/package-info.ts';
import { overridable, type OverridableName } from './site/overridable.ts';

/** Files of a site's own Astro project that stand in place of components of ours, relative to the project's root. */
export type ComponentOverrides = Partial<Record<OverridableName, string>>;

const prefix = 'virtual:waymark/components/';

/**
 * Absolute path of the file behind every overridable component. Throws `UserError` for a name that isn't one of them and for a file
 * that doesn't exist: a component that silently isn't used would be looked for long.
 */
export function resolveComponents(root: string, overrides: ComponentOverrides): Map<string, string> {
  const folder = join(packageFolder(), 'src/site/components');
  const files = new Map<string, string>(Object.entries(overridable).map(([name, file]) => [name, join(folder, file)]));
  for (const [name, path] of Object.entries(overrides)) {
    if (!files.has(name)) {
      const names = [...files.keys()];
      const hint = `${didYouMean(suggest(name, names)) ?? ''} The components are ${listQuoted(names, 'and')}.`.trim();
      throw new UserError(`\`components\` of waymark() names ${quote(name)}, which is no component that can be replaced.`, { hint });
    }
    files.set(name, findComponent(root, name, path));
  }
  return files;
}

function findComponent(root: string, name: string, path: string): string {
  const file = resolve(root, path);
  const hint = 'Write the path of an `.astro` file as from the root of the Astro project.';
  if (!file.endsWith('.astro'))
    throw new UserError(`\`components.${name}\` of waymark() is ${quote(path)}, which is no Astro component.`, { hint });
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new UserError(`\`components.${name}\` of waymark() names ${quote(path)}, and there is no such file.`, { hint });
  }
  return file;
}

/** Vite plugin that gives the site's templates their components: ours, or the project's. */
export function componentModules(files: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'waymark:components',
    resolveId(id) {
      return id.startsWith(prefix) ? files.get(id.slice(prefix.length)) : undefined;
    },
  };
}

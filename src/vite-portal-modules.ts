import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Alias, Plugin } from 'vite';
import { packageFolder } from './node/package-info.ts';
import { livePages } from './node/live-pages.ts';
import { portalModule } from './node/portal-registry.ts';
import type { Session } from './node/session.ts';
import { pickLanguage } from './site/texts/languages.ts';

/** Ids of the modules that routes import. */
export const virtualModules = { site: 'virtual:waymark/site', live: 'virtual:waymark/live' } as const;

/**
 * Modules that stand in for others, in the site's scripts too: aliases, because plugins don't reach the scripts that Vite makes one
 * file each of. The site's texts become those of its language.
 */
export function siteAliases(lang: string): Alias[] {
  const texts = join(packageFolder(), 'src/site/texts', `${pickLanguage(lang)}.ts`);
  return [
    { find: 'virtual:waymark/progress', replacement: progressModule },
    { find: /^\.\/texts\/en\.ts$/, replacement: texts },
  ];
}

/**
 * What the site's scripts take from the core, which is compiled where the site's templates are not: the file lies beside this one, and
 * ends as this one does.
 */
const progressModule = fileURLToPath(new URL(`./core/progress/in-browser${extname(import.meta.url)}`, import.meta.url));

/** Vite plugin that gives the routes their portal and their live MDX pages. */
export function portalModules(session: Session): Plugin {
  return {
    name: 'waymark:portal',
    resolveId(id) {
      return Object.values<string>(virtualModules).includes(id) ? `\0${id}` : undefined;
    },
    load(id) {
      if (id === `\0${virtualModules.site}`) return portalModule(session.key);
      if (id === `\0${virtualModules.live}`) return liveModule(session);
      return undefined;
    },
  };
}

function liveModule(session: Session): string {
  const entries = livePages(session).map(({ id, file }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(file)})`);
  return `export const live = { ${entries.join(', ')} };`;
}

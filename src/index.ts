import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { rehypeLivePage } from '../plugins/rehype-live-page.ts';
import { componentModules, resolveComponents, type ComponentOverrides } from './component-overrides.ts';
import { connectDevServer } from './dev-server.ts';
import { listWritten } from './core/site-texts.ts';
import { resolveLive } from './node/live-pages.ts';
import { packageFolder } from './node/package-info.ts';
import { openSession, type Session, type SessionOptions } from './node/session.ts';
import { routes } from './site/routes.ts';
import { portalModules, siteAliases } from './vite-portal-modules.ts';

export type {
  BannerProps,
  BrandProps,
  FooterProps,
  HeadProps,
  HomeTextProps,
  PageFootProps,
  PageHeadProps,
} from './site/component-props.ts';
export type { ComponentOverrides } from './component-overrides.ts';

/** Options of the integration. Everything about content is configured in `waymark.yml`. */
export interface WaymarkOptions {
  /** Root of the repository that holds the pages. Astro's root when absent. */
  root?: string;
  /** Configuration file, below the root. `waymark.yml` when absent. */
  config?: string;
  /** Astro components of the project, by the name of the one that each stands in place of. Paths are below Astro's root. */
  components?: ComponentOverrides;
  /** A session that is open already: the commands pass theirs. */
  session?: Session;
}

/** Astro integration: turns the repository's wikis and runbooks into a portal. Wiring only. */
export default function waymark(options: WaymarkOptions = {}): AstroIntegration {
  let session: Session;
  return {
    name: 'waymark',
    hooks: {
      async 'astro:config:setup'({ config, command, updateConfig, injectRoute, injectScript, logger }) {
        const root = options.root ?? fileURLToPath(config.root);
        const components = resolveComponents(fileURLToPath(config.root), options.components ?? {});
        session = options.session ?? (await openSession(sessionOptions(root, command, options, config)));
        const hasDiagrams = listWritten(session.loaded.catalog).some(({ document }) => document.diagrams);
        logger.info(`${session.portal.pages.length} pages`);
        for (const route of routes) {
          if (route.onlyWithDiagrams && !hasDiagrams && command !== 'dev') continue;
          if (route.onlyWithFreshness && !session.portal.freshness) continue;
          const { pathways, skills, roles } = session.portal.curriculum;
          // While developing, the first of them may come at any time.
          if (route.onlyWithPathways && pathways.length === 0 && command !== 'dev') continue;
          if (route.onlyWithFramework && skills.length + roles.length === 0 && command !== 'dev') continue;
          const { url, base } = session.portal.site;
          if ((route.onlyWithUrl && url === undefined) || (route.onlyAtRoot && base !== '/')) continue;
          injectRoute({ pattern: route.pattern, entrypoint: join(packageFolder(), 'src/site/routes', route.entrypoint), prerender: true });
        }
        if (command === 'dev') injectScript('page', `import ${JSON.stringify(join(packageFolder(), 'src/site/dev/overlay.ts'))};`);
        const hasMdx = config.integrations.some(({ name }) => name === '@astrojs/mdx');
        updateConfig({
          build: { format: 'directory', inlineStylesheets: 'never' },
          trailingSlash: 'always',
          integrations: hasMdx
            ? []
            : [
                mdx({
                  syntaxHighlight: false,
                  processor: unified({ rehypePlugins: [[rehypeLivePage, { resolve: resolveLive.bind(undefined, session) }]] }),
                }),
              ],
          vite: {
            plugins: [portalModules(session), componentModules(components)],
            resolve: { alias: siteAliases(session.portal.site.lang) },
            build: { assetsInlineLimit: 0 },
          },
        });
      },
      'astro:server:setup'({ server, logger }) {
        connectDevServer(server, session, logger);
      },
      'astro:build:start'() {
        session.startSearch();
      },
      async 'astro:build:done'({ dir }) {
        // Whoever brought the session finishes it, beside whatever else is left to do.
        if (options.session) return;
        await session.finish(fileURLToPath(dir));
        await session.close();
      },
    },
  };
}

function sessionOptions(
  root: string,
  command: 'dev' | 'build' | 'preview' | 'sync',
  options: WaymarkOptions,
  { base, site }: { base: string; site?: string | undefined },
): SessionOptions {
  return {
    root,
    config: options.config,
    drafts: command === 'dev',
    site: { base: base.endsWith('/') ? base : `${base}/`, ...(site === undefined ? {} : { url: site }) },
  };
}

import type { AstroInlineConfig } from 'astro';
import { join } from 'node:path';
import waymark from '../src/index.ts';
import { ensureAstroRoot } from '../src/node/astro-root.ts';
import { packageFolder } from '../src/node/package-info.ts';
import type { Session } from '../src/node/session.ts';
import { workFolder } from '../src/node/work-folder.ts';

/**
 * Settings of Astro for a repository without a project of its own, whose root lies in `.waymark/`: `waymark build` and `waymark dev` add
 * what only they need. `quiet` is the log level unless the user wants to read what Astro says.
 */
export async function toAstroSettings(
  session: Session,
  { verbose, quiet }: { verbose: boolean; quiet: 'silent' | 'warn' },
): Promise<AstroInlineConfig & { root: string }> {
  const { root } = session;
  const { site } = session.loaded.catalog;
  const astroRoot = await ensureAstroRoot(root, packageFolder());
  return {
    root: astroRoot,
    configFile: false,
    logLevel: verbose ? 'info' : quiet,
    cacheDir: join(workFolder(root), 'astro'),
    base: site.base,
    ...(site.url === undefined ? {} : { site: site.url }),
    integrations: [waymark({ root, session })],
    vite: { cacheDir: join(workFolder(root), 'vite'), tsconfig: join(astroRoot, 'tsconfig.json') },
    devToolbar: { enabled: false },
  };
}

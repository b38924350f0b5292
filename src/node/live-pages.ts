import { join, relative, sep } from 'node:path';
import { toPublication } from '../core/build-portal.ts';
import { linkAddress } from '../core/link-address.ts';
import type { Session } from './session.ts';

/** A page whose code runs while the site is generated. */
export interface LivePage {
  id: string;
  /** Absolute path of its file. */
  file: string;
}

/** Live MDX pages of a session, but for those whose code failed. */
export function livePages({ root, loaded, withoutCode }: Session): LivePage[] {
  const live = loaded.catalog.pages.filter(({ id, document }) => document.format === 'live' && !withoutCode.has(id));
  return live.map(({ id, path }) => ({ id, file: join(root, path) }));
}

/** Address for a link or image in a live MDX page, whose file is given by its absolute path. Undefined when it leads nowhere. */
export function resolveLive({ root, loaded, drafts }: Session, file: string, kind: 'link' | 'image', url: string): string | undefined {
  const { catalog, publishedAssets } = loaded;
  const page = catalog.pageAt(relative(root, file).split(sep).join('/'));
  return page && linkAddress(catalog.resolve(page, { kind, url }), toPublication({ catalog, publishedAssets, drafts }));
}

/** Shows a live page without running its code from now on, with a finding that says why; `reason` is a clause. */
export function giveUpLive({ loaded, withoutCode }: Session, id: string, reason: string): void {
  const page = loaded.catalog.page(id);
  if (!page || withoutCode.has(id)) return;
  withoutCode.add(id);
  loaded.catalog.findings.push({
    rule: 'mdx/live-failed',
    message: `The code of this page failed, so that it is shown without it: ${reason}`,
    hint: 'Mend the page, or what it imports; `waymark build --verbose --fail-on error` says what Astro says.',
    file: page.path,
  });
}

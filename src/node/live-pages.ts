import { join, relative, sep } from 'node:path';
import { toPublication } from '../core/build-portal.ts';
import { linkAddress } from '../core/link-address.ts';
import type { Session } from './session.ts';

/** Live MDX pages of a session, with the absolute path of their file. */
export function livePages({ root, loaded }: Session): { id: string; file: string }[] {
  const live = loaded.catalog.pages.filter(({ document }) => document.format === 'live');
  return live.map(({ id, path }) => ({ id, file: join(root, path) }));
}

/** Address for a link or image in a live MDX page, whose file is given by its absolute path. Undefined when it leads nowhere. */
export function resolveLive({ root, loaded, drafts }: Session, file: string, kind: 'link' | 'image', url: string): string | undefined {
  const { catalog, publishedAssets } = loaded;
  const page = catalog.pageAt(relative(root, file).split(sep).join('/'));
  return page && linkAddress(catalog.resolve(page, { kind, url }), toPublication({ catalog, publishedAssets, drafts }));
}

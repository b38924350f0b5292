import { folderOf, slugSegment } from './page-id.ts';
import type { Source } from './source.ts';

/** Segments that stand in an address as they are, upper case included. */
const plainSegment = /^[\p{L}\p{M}\p{N}_-](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_-])?$/u;

/**
 * Address below the base, without a slash at its end, for a slug as Docusaurus reads it (docusaurus.io, “docs plugin”): from the start
 * of the source when it begins with a slash, else from the page's folder. A source is what Docusaurus calls an instance of the plugin.
 */
export function toolAddress(slug: string, path: string, source: Pick<Source, 'id' | 'path'>): string {
  const folder = folderOf(source.path === '' ? path : path.slice(source.path.length + 1));
  const start = slug.startsWith('/') || folder === '' ? [] : folder.split('/').map(slugSegment);
  const segments = slug.split('/').reduce<string[]>((way, segment) => {
    if (segment === '..') return way.slice(0, -1);
    if (segment === '' || segment === '.') return way;
    return [...way, plainSegment.test(segment) ? segment : slugSegment(segment)];
  }, start);
  return [source.id, ...segments].join('/');
}

import type { Catalog, Page } from '../catalog.ts';
import type { Range } from '../diagnostic.ts';
import { readFieldPlaces, type FieldPlaces } from '../frontmatter.ts';
import { lazily } from '../link-index.ts';
import { mostCovers, readCovers } from './cover.ts';
import type { WrittenCovers } from './find-cover-faults.ts';

/** The sidecar, as far as covers in it have to be found. */
export interface SidecarPlaces {
  file: string;
  locate(path: readonly PropertyKey[]): Range | undefined;
}

/**
 * Covers of all pages that have any. Where they are written is found out again from the text, `textOf` a page, when somebody asks: only
 * faults need it.
 */
export function listWrittenCovers(
  { pages }: Pick<Catalog, 'pages'>,
  textOf: (path: string) => string | undefined,
  sidecar: SidecarPlaces | undefined,
): WrittenCovers[] {
  return pages.flatMap((page): WrittenCovers[] => {
    const written = page.meta.covers ?? [];
    if (written.length === 0) return [];
    const facts = { page: page.path, covers: readCovers(page.meta), hasMore: written.length > mostCovers };
    const isOwn = page.document.meta.covers !== undefined || !sidecar;
    return [isOwn ? { ...facts, ...inPage(page, textOf) } : { ...facts, ...inSidecar(page, sidecar) }];
  });
}

type Places = Pick<WrittenCovers, 'file' | 'locate'>;

function inPage({ path }: Page, textOf: (path: string) => string | undefined): Places {
  const places = lazily(() => readFieldPlaces(textOf(path) ?? ''));
  return {
    file: path,
    locate(cover, field) {
      const { data, locate } = places();
      const list = Array.isArray(data['covers']) ? (data['covers'] as unknown[]) : [data['covers']];
      // What isn't valid was left out, so that the number of a cover doesn't tell where it stands.
      const at = list.findIndex((item) => isSame(item, cover));
      return locateFirst(locate, field === undefined ? [] : [['covers', at, field]], [['covers', at], ['covers']]);
    },
  };
}

function inSidecar({ path, meta }: Page, { file, locate }: SidecarPlaces): Places {
  return {
    file,
    locate(cover, field) {
      const at = (meta.covers ?? []).findIndex((item) => isSame(item, cover));
      const covers = ['pages', path, 'covers'];
      return locateFirst(locate, field === undefined ? [] : [[...covers, at, field]], [[...covers, at], covers]);
    },
  };
}

function isSame(written: unknown, { path, match, region }: WrittenCovers['covers'][number]): boolean {
  if (typeof written === 'string') return written === path && match === undefined && region === undefined;
  if (typeof written !== 'object' || written === null) return false;
  const fields = written as Record<string, unknown>;
  return fields['path'] === path && fields['match'] === match && fields['region'] === region;
}

function locateFirst(locate: FieldPlaces['locate'], ...paths: (readonly PropertyKey[])[][]): Range | undefined {
  for (const path of paths.flat()) {
    const range = locate(path);
    if (range) return range;
  }
  return undefined;
}

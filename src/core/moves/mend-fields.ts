import type { Catalog, Page } from '../catalog.ts';
import { offsetsIn } from '../fix.ts';
import { readFieldPlaces } from '../frontmatter.ts';
import type { Range } from '../diagnostic.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../locate-yaml.ts';
import type { Pathway } from '../pathways/pathway.ts';
import { isMapping, writeScalar } from '../write-yaml.ts';
import { newPath, type FileMoves } from './file-moves.ts';
import type { TextEdit } from './text-edit.ts';

/** What a move changes beside paths: ids, from old to new. */
export interface Renaming {
  moves: FileMoves;
  ids: ReadonlyMap<string, string>;
}

/** What replaces pages, and what pages cover, where a page says so in its frontmatter. */
export function mendFrontmatter(page: Page, text: string, renaming: Renaming): TextEdit[] {
  const { replacedBy, covers } = page.document.meta;
  if (replacedBy === undefined && covers === undefined) return [];
  const { data, locate } = readFieldPlaces(text);
  return mendUnit(data, [], { file: newPath(renaming.moves, page.path), text, locate }, renaming);
}

/** The sidecar: keys of pages that moved, what replaces them, what they cover. */
export function mendSidecar(file: string, text: string, renaming: Renaming): TextEdit[] {
  const { data, locate, problems } = parseYaml(text, { limits: listingLimits });
  const { pages } = Object(data) as { pages?: unknown };
  if (problems.length > 0 || !isMapping(pages)) return [];
  const place = { file, text, locate };
  return Object.entries(pages).flatMap(([path, unit]) => {
    const moved = renaming.moves.files.get(path);
    const key = moved === undefined ? [] : replaceScalar(place, locate(['pages', path], 'key'), moved);
    return [...key, ...(isMapping(unit) ? mendUnit(unit, ['pages', path], place, renaming) : [])];
  });
}

interface Place {
  file: string;
  text: string;
  locate: LocatedYaml['locate'];
}

function mendUnit(data: Record<string, unknown>, at: readonly PropertyKey[], place: Place, { moves, ids }: Renaming): TextEdit[] {
  const replacedBy = data['replacedBy'];
  const id = typeof replacedBy === 'string' ? ids.get(replacedBy) : undefined;
  const covers = Array.isArray(data['covers']) ? (data['covers'] as unknown[]) : [];
  return [
    ...(id === undefined ? [] : replaceScalar(place, place.locate([...at, 'replacedBy']), id)),
    ...covers.flatMap((cover, index) => {
      const path = isMapping(cover) ? cover['path'] : cover;
      if (typeof path !== 'string') return [];
      const moved = moveGlob(path, moves);
      const keys = [...at, 'covers', index, ...(isMapping(cover) ? ['path'] : [])];
      return moved === path ? [] : replaceScalar(place, place.locate(keys), moved);
    }),
  ];
}

/** A path or glob that names what moves, or something below it. */
function moveGlob(glob: string, moves: FileMoves): string {
  const plain = glob.replace(/^\.\//, '');
  const isFolder = plain.endsWith('/');
  const moved = newPath(moves, isFolder ? plain.slice(0, -1) : plain);
  const now = isFolder ? `${moved}/` : moved;
  return now === plain ? glob : now;
}

/** Units of a pathway that name a page which moved, by its path or its id. */
export function mendPathway({ path, file, locate }: Pathway, text: string, { moves, ids }: Renaming): TextEdit[] {
  const written = file.stages.flatMap(({ units, elective }, stage) => [
    ...units.map((unit, at) => ({ unit, keys: ['stages', stage, 'units', at] })),
    ...(elective?.of ?? []).map((unit, at) => ({ unit, keys: ['stages', stage, 'elective', 'of', at] })),
  ]);
  return written.flatMap(({ unit, keys }) => {
    const reference = typeof unit === 'string' ? unit : 'unit' in unit ? unit.unit : undefined;
    if (reference === undefined) return [];
    const plain = reference.replace(/^\.?\//, '').normalize('NFC');
    const now = ids.get(plain) ?? moves.files.get(plain);
    const range = locate(typeof unit === 'string' ? keys : [...keys, 'unit']);
    return now === undefined ? [] : replaceScalar({ file: path, text, locate }, range, now);
  });
}

/** What `waymark.yml` names by its path: folders of sources that move, the text of the home page, the glossary. */
export function mendConfig(
  { config }: Pick<Catalog, 'config'>,
  file: { path: string; text: string; locate: LocatedYaml['locate'] },
  { moves }: Renaming,
): TextEdit[] {
  const places: [string | undefined, PropertyKey[]][] = [
    [config.site.home, ['site', 'home']],
    [config.glossary, ['glossary']],
    ...(config.sources ?? []).map(({ path }, at): [string, PropertyKey[]] => [path, ['sources', at, 'path']]),
  ];
  return places.flatMap(([path, keys]) => {
    const moved = path === undefined || path === '' ? path : newPath(moves, path);
    const place = { file: file.path, text: file.text, locate: file.locate };
    return moved === undefined || moved === path ? [] : replaceScalar(place, file.locate(keys), moved);
  });
}

/** Writes another text where a scalar stands, in the quotes that it has. */
function replaceScalar({ file, text }: Place, range: Range | undefined, value: string): TextEdit[] {
  const toOffset = offsetsIn(text);
  const from = range && toOffset(range.start);
  const to = range && toOffset(range.end);
  if (from === undefined || to === undefined) return [];
  const [quote] = text.slice(from, to);
  const quotes = quote === '"' ? 'double' : quote === "'" ? 'single' : undefined;
  return [{ file, from, to, text: writeScalar(value, quotes) }];
}

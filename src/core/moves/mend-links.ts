import type { Catalog, Page, Resolution } from '../catalog.ts';
import { offsetsIn } from '../fix.ts';
import { lazily, relativePath } from '../link-index.ts';
import { folderOf } from '../page-id.ts';
import { textSource } from '../site-texts.ts';
import { dialectAt } from '../source.ts';
import { quote } from '../wording.ts';
import { newPath, type FileMoves } from './file-moves.ts';
import { locateAddress, type AddressPlace } from './locate-address.ts';
import { spellAddress } from './spell-address.ts';
import type { Stuck, TextEdit } from './text-edit.ts';

type Link = Page['document']['links'][number];

/** The catalogs around a move of files whose texts are not changed yet. */
export interface MovedCatalogs {
  before: Catalog;
  after: Catalog;
  moves: FileMoves;
  /** Text of a page by its path after the move. */
  textOf(path: string): string | undefined;
}

/**
 * What has to be written so that every link leads to where it led before the move, in the same way. Links that do so all the same stay
 * as they are, whatever they look like; the resolver decides, and it also decides whether a new address is right.
 */
export function mendLinks(world: MovedCatalogs): { edits: TextEdit[]; stuck: Stuck[] } {
  const { before, after, moves, textOf } = world;
  const edits: TextEdit[] = [];
  const stuck: Stuck[] = [];
  for (const page of listTexts(before)) {
    const now = textAt(after, newPath(moves, page.path));
    if (!now) continue;
    const linkText = lazily(() => {
      const text = textOf(now.path) ?? '';
      return { text, toOffset: offsetsIn(text), dialect: dialectAt(page.path, before.sources) };
    });
    for (const link of page.document.links) {
      const goal = goalOf(before.resolve(page, link), moves);
      if (!goal || leadsTo(goal, after.resolve(now, link))) continue;
      const place = locateAddress(linkText(), link);
      const url = place && findUrl(world, { page, now, link, goal, place });
      if (place && url !== undefined) edits.push({ file: now.path, from: place.from, to: place.to, text: toWritten(url, place) });
      else stuck.push({ file: now.path, line: link.range.start.line, message: `${quote(link.url)} has to lead to ${quote(goal.path)}` });
    }
  }
  return { edits, stuck };
}

/** Pages, and the text of the home page where that is none of them. */
function listTexts({ pages, texts: { home } }: Catalog): Page[] {
  return home?.source === textSource ? [...pages, home] : pages;
}

function textAt(catalog: Catalog, path: string): Page | undefined {
  const { home } = catalog.texts;
  return catalog.pageAt(path) ?? (home?.path === path ? home : undefined);
}

/** Where a link has to lead: what `Resolution` says that matters, with paths after the move. */
interface Goal {
  type: 'page' | 'asset' | 'repository' | 'missing';
  path: string;
  /** Path before the move. */
  oldPath: string;
  anchor: string | undefined;
  anchorFound: boolean;
  caseDiffers: boolean;
  /** Led there from the address that its page has on the portal. What led from its file, for hosts and editors, has to go on so. */
  byAddress: boolean;
}

/** Undefined for what no move can change. */
function goalOf(resolution: Resolution, moves: FileMoves): Goal | undefined {
  const plain = { anchor: undefined, anchorFound: true, caseDiffers: false, byAddress: false };
  switch (resolution.type) {
    case 'page': {
      const { page, anchor, anchorFound, caseDiffers, byAddress = false } = resolution;
      return { type: 'page', path: newPath(moves, page.path), oldPath: page.path, anchor, anchorFound, caseDiffers, byAddress };
    }
    case 'asset':
    case 'repository': {
      const { type, path, anchor } = resolution;
      const caseDiffers = type === 'asset' && resolution.caseDiffers;
      return { ...plain, type, path: newPath(moves, path), oldPath: path, anchor, caseDiffers };
    }
    case 'ambiguous': {
      // Readers are led to the first of them.
      const path = resolution.candidates[0]?.path;
      return path === undefined ? undefined : { ...plain, type: 'page', path: newPath(moves, path), oldPath: path, caseDiffers: true };
    }
    case 'missing':
      return { ...plain, type: 'missing', path: resolution.path, oldPath: resolution.path };
    case 'external':
    case 'scheme':
    case 'outside':
    case 'empty':
      return undefined;
  }
}

function leadsTo(goal: Goal, resolution: Resolution): boolean {
  if (goal.type === 'missing') return resolution.type === 'missing';
  switch (resolution.type) {
    case 'page':
      return (
        goal.type === 'page' &&
        resolution.page.path === goal.path &&
        resolution.anchor === goal.anchor &&
        (resolution.anchorFound || !goal.anchorFound) &&
        (!resolution.caseDiffers || goal.caseDiffers) &&
        (!resolution.byAddress || goal.byAddress)
      );
    case 'asset':
      return goal.type === 'asset' && resolution.path === goal.path && (!resolution.caseDiffers || goal.caseDiffers);
    case 'repository':
      return goal.type === 'repository' && resolution.path === goal.path;
    case 'ambiguous':
      return goal.type === 'page' && goal.caseDiffers && resolution.candidates[0]?.path === goal.path;
    case 'external':
    case 'scheme':
    case 'outside':
    case 'missing':
    case 'empty':
      return false;
  }
}

interface LinkToMend {
  page: Page;
  now: Page;
  link: Link;
  goal: Goal;
  place: AddressPlace;
}

/** The first address, nearest to how it was written, that leads there. */
function findUrl({ after }: MovedCatalogs, { page, now, link, goal, place }: LinkToMend): string | undefined {
  const wanted = { link, form: place.form, from: now, oldFrom: page.path, target: goal.path, oldTarget: goal.oldPath };
  const spelt = goal.type === 'missing' ? [relativePath(folderOf(now.path), goal.path)] : spellAddress(after, wanted);
  return spelt.find((url) => leadsTo(goal, after.resolve(now, { kind: link.kind, url })));
}

/** The section of an include stays where it is. */
function toWritten(url: string, { form }: AddressPlace): string {
  return form === 'attribute' ? url.replace(/#.*$/s, '') : url;
}

/** Links that lead elsewhere after the move and its edits than before: none, unless an edit went wrong. */
export function findStray({ before, after, moves }: Omit<MovedCatalogs, 'textOf'>): Stuck[] {
  return listTexts(before).flatMap((page): Stuck[] => {
    const now = textAt(after, newPath(moves, page.path));
    if (!now) return [];
    const links = now.document.links;
    if (links.length !== page.document.links.length) {
      return [{ file: now.path, line: 1, message: 'the page would be read in another way' }];
    }
    return page.document.links.flatMap((link, at): Stuck[] => {
      const goal = goalOf(before.resolve(page, link), moves);
      const found = links[at];
      if (!goal || !found || leadsTo(goal, after.resolve(now, found))) return [];
      return [{ file: now.path, line: found.range.start.line, message: `${quote(found.url)} has to lead to ${quote(goal.path)}` }];
    });
  });
}

import type { Page } from '../catalog.ts';
import type { Ownership } from '../owners/ownership.ts';
import { newPath, type FileMoves } from './file-moves.ts';

/** A page, by its path after the move, that has other owners than before; none where nobody answers for it. */
export interface OwnerChange {
  path: string;
  from: readonly string[];
  to: readonly string[];
}

/** Pages with their owners, before or after a move. */
interface OwnedPages {
  catalog: { pages: readonly Page[]; pageAt(path: string): Page | undefined };
  ownershipOf(page: Page): Pick<Ownership, 'owners'>;
}

/** Pages that somebody else answers for after a move. Their order in CODEOWNERS means nothing. */
export function findOwnerChanges(before: OwnedPages, after: OwnedPages, moves: FileMoves): OwnerChange[] {
  return before.catalog.pages.flatMap((page): OwnerChange[] => {
    const path = newPath(moves, page.path);
    const now = after.catalog.pageAt(path);
    if (!now) return [];
    const [from, to] = [before.ownershipOf(page).owners, after.ownershipOf(now).owners];
    return from.length === to.length && from.every((owner) => to.includes(owner)) ? [] : [{ path, from, to }];
  });
}

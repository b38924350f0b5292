import type { NavNode } from '../catalog.ts';
import type { NavPage } from '../navigation.ts';
import type { NavEntry } from './nav-entry.ts';

/** A node while the tree is made. */
export interface Draft {
  title: string;
  page: NavPage | undefined;
  children: Draft[];
  /** Place that the page or folder claims for itself. */
  order: number | undefined;
  /** Nothing but the place where pages go that the file doesn't name. */
  rest?: NavEntry['rest'];
}

/** Puts drafts where the file wants the rest, at the end when it doesn't say. */
export function insertRest(drafts: readonly Draft[], rest: readonly Draft[]): Draft[] {
  const marker = findRest(drafts, 'all') ?? findRest(drafts, 'some');
  if (!marker) return [...drafts, ...rest];
  const replace = (list: readonly Draft[]): Draft[] =>
    list.flatMap((draft) => {
      draft.children = replace(draft.children);
      if (draft === marker) return rest;
      return draft.rest ? [] : [draft];
    });
  return replace(drafts);
}

function findRest(drafts: readonly Draft[], kind: NavEntry['rest']): Draft | undefined {
  for (const draft of drafts) {
    const found = draft.rest === kind ? draft : findRest(draft.children, kind);
    if (found) return found;
  }
  return undefined;
}

/** Drops groups without pages, and puts siblings that claim a place in front. */
export function toNodes(drafts: readonly Draft[]): NavNode[] {
  return drafts
    .map((draft) => ({ draft, children: toNodes(draft.children) }))
    .filter(({ draft, children }) => draft.page !== undefined || children.length > 0)
    .sort((a, b) => (a.draft.order ?? Infinity) - (b.draft.order ?? Infinity) || 0)
    .map(({ draft, children }) => ({ title: draft.title, ...(draft.page ? { page: draft.page.id } : {}), children }));
}

import type { NavNode, NavTree } from './catalog.ts';
import type { NavItem, PageView } from './portal.ts';

/** A page's branch of the navigation: the way down to it, its neighbours and its children. It doesn't grow with the site. */

/** How many neighbours of one level a page lists; the rest is a link away. */
const window = 40;

/** Ids of a tree's pages in reading order. */
export function flattenTree(tree: NavNode): string[] {
  return [...(tree.page === undefined ? [] : [tree.page]), ...tree.children.flatMap(flattenTree)];
}

/** A whole tree for listings. */
export function toNavItems(tree: NavTree, urlOf: (id: string) => string): NavItem[] {
  const convert = (node: NavNode): NavItem => ({
    title: node.title,
    url: node.page === undefined ? undefined : urlOf(node.page),
    children: node.children.length === 0 ? undefined : node.children.map(convert),
    count: node.children.length === 0 ? undefined : flattenTree(node).length,
  });
  const root: NavItem[] = tree.page === undefined ? [] : [{ title: tree.title, url: urlOf(tree.page) }];
  return [...root, ...tree.children.map(convert)];
}

/** A page's place in the navigation. */
export type Place = Pick<PageView, 'branch' | 'breadcrumbs'>;

/** Makes, for each page of a tree, the branch that leads to it and the breadcrumbs that say the same in a line. */
export function prepareBranches(tree: NavTree, urlOf: (id: string) => string): (id: string) => Place {
  const ways = new Map<string, NavNode[]>();
  const counts = new Map<NavNode, number>();
  walk(tree, []);
  return (id) => {
    const way = ways.get(id) ?? [tree];
    const convert = (node: NavNode): NavItem => {
      const onWay = way.includes(node);
      const hasChildren = node.children.length > 0;
      return {
        ...toLink(node, id),
        open: onWay && hasChildren ? true : undefined,
        children: onWay && hasChildren ? windowed(node.children, way).map(convert) : undefined,
        count: !onWay && hasChildren ? counts.get(node) : undefined,
      };
    };
    const root = tree.page === undefined ? [] : [toLink(tree, id)];
    return {
      branch: [...root, ...windowed(tree.children, way).map(convert)],
      breadcrumbs: way.filter((node) => node.page !== id).map((node) => ({ title: node.title, url: node.page && urlOf(node.page) })),
    };
  };

  function walk(node: NavNode, above: NavNode[]): number {
    const way = [...above, node];
    if (node.page !== undefined) ways.set(node.page, way);
    const count = node.children.reduce((sum, child) => sum + walk(child, way), node.page === undefined ? 0 : 1);
    counts.set(node, count);
    return count;
  }

  function toLink({ title, page }: NavNode, here: string): NavItem {
    return { title, url: page === undefined ? undefined : urlOf(page), current: page === here ? true : undefined };
  }
}

/** Of many neighbours those around the way; the layout's link to all pages leads to the rest. */
function windowed(nodes: NavNode[], way: readonly NavNode[]): NavNode[] {
  if (nodes.length <= window) return nodes;
  const here = Math.max(
    0,
    nodes.findIndex((node) => way.includes(node)),
  );
  const start = Math.min(Math.max(0, here - window / 2), nodes.length - window);
  return nodes.slice(start, start + window);
}

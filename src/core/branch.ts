import type { NavNode, NavTree } from './catalog.ts';
import type { NavItem, PageView } from './portal.ts';

/** A page's branch of the navigation: the way down to it, its neighbours and its children. It doesn't grow with the site. */

/** How many neighbours of one level a page lists; an item says how many more there are. */
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
        children: onWay && hasChildren ? convertLevel(node.children) : undefined,
        count: !onWay && hasChildren ? counts.get(node) : undefined,
      };
    };
    const convertLevel = (nodes: NavNode[]): NavItem[] => {
      const { shown, before, after } = toWindow(nodes, way);
      return [...toSkipped(before), ...shown.map(convert), ...toSkipped(after)];
    };
    const root = tree.page === undefined ? [] : [toLink(tree, id)];
    return {
      branch: [...root, ...convertLevel(tree.children)],
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

/** Of many neighbours those around the way, and how many are left out on either side; a single one takes no more room than its count. */
function toWindow(nodes: NavNode[], way: readonly NavNode[]): { shown: NavNode[]; before: number; after: number } {
  const here = Math.max(
    0,
    nodes.findIndex((node) => way.includes(node)),
  );
  const start = Math.min(Math.max(0, here - window / 2), Math.max(0, nodes.length - window));
  const before = start > 1 ? start : 0;
  const end = start + window < nodes.length - 1 ? start + window : nodes.length;
  return { shown: nodes.slice(before, end), before, after: nodes.length - end };
}

function toSkipped(count: number): NavItem[] {
  return count === 0 ? [] : [{ title: '', skipped: count }];
}

import type { Heading, Html, ListItem, Paragraph } from 'mdast';

/** Id of the element that an Obsidian block id becomes: `^quote` is no id that HTML or a heading of that name could share. */
export function toBlockAnchor(blockId: string): string {
  return `block-${blockId}`;
}

/**
 * Turns Obsidian's `^name` at the end of a block, which names the block for links, into an anchor that readers don't see
 * (https://help.obsidian.md/links#Link+to+a+block+in+a+note).
 */
export function settleBlockId(block: Paragraph | Heading, name = /^[A-Za-z0-9-]+$/): void {
  const last = block.children.at(-1);
  if (last?.type !== 'text') return;
  const text = last.value.trimEnd();
  const start = text.lastIndexOf('^');
  const id = text.slice(start + 1);
  if (start === -1 || !name.test(id) || /\S$/.test(text.slice(0, start))) return;
  last.value = text.slice(0, start).trimEnd();
  block.data = { ...block.data, blockId: id };
  const anchor: Html = { type: 'html', value: `<a id="${toBlockAnchor(id)}"></a>` };
  block.children.push(last.position ? { ...anchor, position: last.position } : anchor);
}

/**
 * The same for items that a reader can tick, in every dialect: `- [ ] Check the backups ^check-backups` and `1. Page somebody ^page` give
 * the item a permanent name. It has a letter first, and at least two characters, because `x ^2` and `x ^n` are meant as they stand.
 */
export function settleTaskId(item: ListItem, isOrdered: boolean): void {
  if (typeof item.checked !== 'boolean' && !isOrdered) return;
  const last = item.children.findLast((child) => child.type === 'paragraph');
  if (last && last.data?.blockId === undefined) settleBlockId(last, /^[A-Za-z][A-Za-z0-9-]+$/);
}

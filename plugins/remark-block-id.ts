import type { Heading, Html, Paragraph } from 'mdast';

/** Id of the element that an Obsidian block id becomes: `^quote` is no id that HTML or a heading of that name could share. */
export function toBlockAnchor(blockId: string): string {
  return `block-${blockId}`;
}

/**
 * Turns Obsidian's `^name` at the end of a block, which names the block for links, into an anchor that readers don't see
 * (https://help.obsidian.md/links#Link+to+a+block+in+a+note).
 */
export function settleBlockId(block: Paragraph | Heading): void {
  const last = block.children.at(-1);
  if (last?.type !== 'text') return;
  const found = /(?:^|\s)\^([A-Za-z0-9-]+)\s*$/.exec(last.value);
  if (!found) return;
  last.value = last.value.slice(0, found.index);
  const anchor: Html = { type: 'html', value: `<a id="${toBlockAnchor(found[1] ?? '')}"></a>` };
  block.children.push(last.position ? { ...anchor, position: last.position } : anchor);
}

import type { Text } from 'mdast';
import { offsetsOf, report, type ParseContext } from './parse-context.ts';

/**
 * Reports `[text](a path.md)` in dialects where a space ends an address: readers see brackets. Only what is plausibly an address counts,
 * because `f[T](x int)` is prose about code.
 */
export function checkSpacedLink(node: Text, context: ParseContext): void {
  for (const match of node.value.matchAll(/\]\(([^()<>[\]{}\n"']+)\)/g)) {
    const [whole, address = ''] = match;
    const offsets = offsetsOf(node);
    const looksLikePath = /^(?:[./#]|https?:)|\.(?:md|mdx|html?|png|jpe?g|gif|svg|pdf)(?:#.*)?$/i.test(address.trim());
    if (!address.trim().includes(' ') || !looksLikePath || !offsets || !context.source.slice(offsets.start, offsets.end).includes(whole))
      continue;
    const message = 'An address with a space is no link in Markdown: readers see the brackets.';
    const written = address.trim().replaceAll(' ', '%20');
    report(context, node, { rule: 'link/space', message, hint: `Write ${written} or <${address.trim()}>.`, actual: address }, address);
  }
}

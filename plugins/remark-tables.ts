import type { Table, TableCell } from 'mdast';
import { offsetsOf, report, type ParseContext } from './parse-context.ts';

/**
 * Reports rows with more cells than the table has columns, and keeps what they hold. GFM drops such cells (spec 0.29, section 4.10), and
 * most often an unescaped bar in code has made them. Empty ones say nothing, and go.
 */
export function settleTable({ align, children: [head, ...rows] }: Table, context: ParseContext): void {
  const columns = align?.length ?? head?.children.length ?? 0;
  for (const row of rows) {
    const last = row.children.findLastIndex(({ children }) => children.length > 0);
    const extra = row.children.slice(columns, last + 1);
    row.children.splice(Math.max(columns, last + 1));
    if (extra.length > 0) reportExtra(extra, columns, context);
  }
}

function reportExtra(extra: TableCell[], columns: number, context: ParseContext): void {
  const words = extra.flatMap(({ children }) => children);
  const [start, end] = [words[0]?.position?.start, words.at(-1)?.position?.end];
  const stretch = start && end ? { position: { start, end } } : {};
  const offsets = offsetsOf(stretch);
  report(context, stretch, {
    rule: 'page/extra-cells',
    message: `This row has ${columns + extra.length} cells in a table of ${columns} ${columns === 1 ? 'column' : 'columns'}. Other readers of Markdown leave out what is too much.`,
    hint: 'Write `\\|` for a bar that belongs to the text, in code too; or give the table another column.',
    ...(offsets && { actual: context.source.slice(offsets.start, offsets.end) }),
  });
}

import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown } from 'mdast-util-to-markdown';
import { parseFragment } from 'parse5';
import { toFlow } from './html-to-mdast.ts';

/**
 * HTML as GitHub's Markdown. Made from what readers see, not from what the author wrote: comments, raw HTML and syntax of other tools
 * are gone, links and embedded pages resolved. `resolve` gives an address the form that it shall have. What Markdown has no sign for
 * keeps its words.
 */
export function htmlToMarkdown(html: string, resolve: (address: string) => string): string {
  const children = toFlow(parseFragment(html).childNodes, { resolve, depth: 0 });
  return toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      emphasis: '_',
      rule: '-',
      listItemIndent: 'one',
      // Aligned columns cost the square of a long cell.
      extensions: [
        gfmTableToMarkdown({ tablePipeAlign: false }),
        gfmStrikethroughToMarkdown(),
        gfmTaskListItemToMarkdown(),
        gfmFootnoteToMarkdown(),
      ],
    },
  );
}

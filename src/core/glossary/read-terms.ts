import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Range } from '../diagnostic.ts';
import type { PageMeta } from '../page-meta.ts';
import { rangeOf } from '../collect-code.ts';
import { titleHeading } from '../parse-document.ts';

/** A term of the glossary. */
export interface GlossaryTerm {
  /** Id of its heading. */
  id: string;
  /** As the heading says it. */
  name: string;
  /** All names that pages may call it by: `Pull request (PR)` has three. */
  names: string[];
  /** The paragraph below the heading, as plain text. */
  definition: string;
  range: Range;
}

/** Characters of a definition that is shown beside a word; the whole of it stands in the glossary. */
const longest = 400;

/**
 * The terms of a glossary: headings with a paragraph right below them, which defines the term. A heading with anything else below it
 * groups others. The tree's headings have their ids.
 */
export function readTerms(tree: Root, meta: Pick<PageMeta, 'title'>): GlossaryTerm[] {
  const title = titleHeading(tree, meta);
  const nodes = tree.children.filter(({ type }) => type !== 'html' && type !== 'definition');
  return nodes.flatMap((node, at): GlossaryTerm[] => {
    const below = nodes[at + 1];
    if (node.type !== 'heading' || node === title || below?.type !== 'paragraph') return [];
    const id = node.data?.hProperties?.['id'];
    const [name, definition] = [plain(node), plain(below)];
    if (typeof id !== 'string' || name === '' || definition === '') return [];
    return [{ id, name, names: namesOf(name), definition: shorten(definition), range: rangeOf(node) }];
  });
}

function plain(node: Nodes): string {
  return toString(node, { includeHtml: false, includeImageAlt: false }).replace(/\s+/g, ' ').trim();
}

/** `Pull request (PR)` is also called `Pull request` and `PR`. */
function namesOf(name: string): string[] {
  const [, long, short] = /^([^()]+) \(([^()]+)\)$/.exec(name) ?? [];
  return [name, ...[long, short].flatMap((part) => (part === undefined ? [] : [part.trim()]))];
}

function shorten(text: string): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\s+\S*$/, '')}…`;
}

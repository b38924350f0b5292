import type { Root as MdastRoot } from 'mdast';
import { wordsOf, type BodyWords } from './body-words.ts';
import type { Highlighter } from './highlight.ts';
import { toString } from 'mdast-util-to-string';

/** What the steps of rendering one page share. Made afresh for every page. */
export interface RenderContext {
  /** Ids that the caller gave to headings, which must come out as they are. Filled while mdast becomes hast. */
  headingIds: Set<string>;
  /** How many raw HTML nodes the tree holds so far: none means that no HTML has to be parsed. */
  rawNodes: number;
  /** Colours code. */
  highlighter: Highlighter;
  /** What rendering adds to the text, in the page's language. */
  words: BodyWords;
  /** What the page's frontmatter says, for components that show it. */
  facts: FrontmatterFacts;
  /** Ids of recall questions so far. */
  recalls: Set<string>;
  /** The document's headings that have ids, in order. */
  listHeadings(): readonly PageHeading[];
}

/** What components show of a page's frontmatter. */
export interface FrontmatterFacts {
  /** What a reader can do afterwards. */
  objectives?: readonly string[] | undefined;
  /** Skills that a reader should have. */
  requires?: readonly { skill: string; level: number }[] | undefined;
}

/** A heading that can be linked to. */
export interface PageHeading {
  depth: number;
  id: string;
  text: string;
}

/** The context for rendering one tree. */
export function createRenderContext(
  tree: MdastRoot,
  highlighter: Highlighter,
  language: string,
  facts: FrontmatterFacts = {},
): RenderContext {
  let headings: PageHeading[] | undefined;
  return {
    headingIds: new Set(),
    rawNodes: 0,
    highlighter,
    words: wordsOf(language),
    facts,
    recalls: new Set(),
    listHeadings: () => (headings ??= collectHeadings(tree)),
  };
}

function collectHeadings(tree: MdastRoot): PageHeading[] {
  const headings: PageHeading[] = [];
  for (const node of tree.children) {
    if (node.type !== 'heading') continue;
    const id = node.data?.hProperties?.['id'];
    if (typeof id === 'string') headings.push({ depth: node.depth, id, text: toString(node) });
  }
  return headings;
}

import type { MarkdownOptions } from './nodes.ts';

/** What a dialect changes in parsing, beside what all share. */
export interface DialectTraits {
  /** What stands first in `[[a|b]]`: the text (GitHub, GitLab, Azure) or the page (Obsidian, Foam and everyone who followed). */
  wikiFirst: 'text' | 'page';
  /** Whether `[[…]]` is a link wherever it stands. Elsewhere it must look like one, because `x[[1]]` and `[[ -f x ]]` are code. */
  wiki: boolean;
  /** Whether `[text](Page Name)` is a link in spite of the space. */
  looseLinks: boolean;
  /** Whether `## Title {#id}` sets the heading's id. GitHub and GitLab show it as text. */
  headingIds: boolean;
  /** Which attribute lists are dropped: kramdown's `{: .x }`, or those and attr_list's `{ .x }`. */
  attributeLists: 'none' | 'kramdown' | 'all';
  /** Whether `{{< name >}}` and `{{% name %}}` are Hugo's. */
  shortcodes: boolean;
  /** Whether `!!! note` is an admonition whatever follows, and may stand right below a paragraph. */
  admonitions: boolean;
  /** Whether `> [!anything]` is a callout; elsewhere only known words are. */
  anyCallout: boolean;
  /** Whether `^name` at the end of a block names it for links. */
  blockIds: boolean;
  /** Whether `[TOC]` alone in a paragraph is the list of contents. */
  tocMarker: boolean;
}

const plain: DialectTraits = {
  wikiFirst: 'page',
  wiki: false,
  looseLinks: false,
  headingIds: false,
  attributeLists: 'none',
  shortcodes: false,
  admonitions: false,
  anyCallout: false,
  blockIds: false,
  tocMarker: false,
};
const wiki: DialectTraits = { ...plain, wikiFirst: 'text', wiki: true, looseLinks: true };

/** The traits of each dialect. */
export const dialectTraits: Record<MarkdownOptions['dialect'], DialectTraits> = {
  gfm: plain,
  'github-wiki': wiki,
  'gitlab-wiki': { ...wiki, tocMarker: true },
  'azure-wiki': { ...wiki, headingIds: true, tocMarker: true },
  obsidian: { ...plain, wiki: true, headingIds: true, anyCallout: true, blockIds: true },
  mkdocs: { ...plain, headingIds: true, attributeLists: 'all', admonitions: true, tocMarker: true },
  hugo: { ...plain, headingIds: true, attributeLists: 'kramdown', shortcodes: true },
  docusaurus: { ...plain, headingIds: true },
};

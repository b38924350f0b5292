import type { DirectiveFault } from './directive-attributes.ts';
import type { Data, Literal, Parent, PhrasingContent, Root, RootContent } from 'mdast';

/**
 * The tree that parsing hands to rendering: mdast, with everything that dialects spell differently brought to one form.
 * Alerts, callouts, admonitions, directives, container fences and static MDX elements all become {@link ComponentNode}.
 */

/** Names of the components that need no code execution. */
// prettier-ignore
export const componentNames = [
  'Callout', 'Steps', 'Tabs', 'Tab', 'Details', 'Card', 'Cards', 'FileTree', 'Diagram', 'Contents',
  'Decision', 'Hint', 'Lab', 'RunbookStep', 'Solution', 'Terminal',
  'Checklist', 'Evidence', 'Objectives', 'Prerequisites', 'Quiz', 'Recall', 'Rubric',
  'CodeFromRepo', 'Include', 'Term',
] as const;

/** One of {@link componentNames}. */
export type ComponentName = (typeof componentNames)[number];

/** A component, however the author spelt it. */
export interface ComponentNode extends Parent {
  type: 'waymarkComponent';
  name: ComponentName;
  /**
   * Literal attributes; an attribute without a value is `''`. A Callout has `type` (note, tip, important, warning, caution), `label`
   * when the author's word was another one, `title`, and `fold` (`open` or `closed`) when readers may fold it.
   */
  attributes: Record<string, string>;
  /** Whether it stands among words instead of among blocks. */
  inline: boolean;
  data?: ComponentData | undefined;
}

/** What is known of a component only while a text is being parsed. */
export interface ComponentData extends Data {
  /** First line of a container that nobody closed, or of one that turns out to be text when it has no content. */
  head?: string;
  /** Attributes that it can't use. */
  faults?: readonly DirectiveFault[];
}

/** Definition list: `Term` and, on the next line, `: what it means`. */
export interface DefinitionListNode extends Parent {
  type: 'definitionList';
  children: (DefinitionTermNode | DefinitionDescriptionNode)[];
  data: { hName: 'dl' };
}

/** A term of a {@link DefinitionListNode}. */
export interface DefinitionTermNode extends Parent {
  type: 'definitionTerm';
  children: PhrasingContent[];
  data: { hName: 'dt' };
}

/** What a term means, in a {@link DefinitionListNode}. */
export interface DefinitionDescriptionNode extends Parent {
  type: 'definitionDescription';
  children: RootContent[];
  data: { hName: 'dd' };
}

/** `![[note]]`: another page, or a section of it, shown in place. */
export interface EmbedNode extends Literal {
  type: 'waymarkEmbed';
  /** Target as written, `note#heading`. */
  value: string;
}

declare module 'mdast' {
  interface RootContentMap {
    waymarkComponent: ComponentNode;
    waymarkEmbed: EmbedNode;
    definitionList: DefinitionListNode;
    definitionTerm: DefinitionTermNode;
    definitionDescription: DefinitionDescriptionNode;
  }
  interface BlockContentMap {
    waymarkComponent: ComponentNode;
    definitionList: DefinitionListNode;
    waymarkEmbed: EmbedNode;
  }
  interface PhrasingContentMap {
    waymarkComponent: ComponentNode;
    waymarkEmbed: EmbedNode;
  }
  interface RootData extends Data {
    /** What of live MDX no tree can hold: exports, and attributes of components, as they are written. */
    liveCode?: string[];
  }
  interface LinkData extends Data {
    /** The link was written `[[…]]`: its address is a page's name, not a path. */
    wiki?: boolean;
  }
  interface ImageData extends Data {
    wiki?: boolean;
  }
  interface InlineCodeData extends Data {
    /** An expression of live MDX, which nobody has run yet. */
    expression?: boolean;
  }
  interface ParagraphData extends Data {
    /** Name that the author gave to the block: `text ^name`. */
    blockId?: string;
  }
  interface HeadingData extends Data {
    blockId?: string;
    /** Id that the author set: `## Title {#id}`. */
    id?: string;
  }
}

/** How a text is written: the parts of a dialect that change parsing. */
export interface MarkdownOptions {
  /** Never `auto`: the reader of sources decides. */
  dialect: 'gfm' | 'github-wiki' | 'gitlab-wiki' | 'azure-wiki' | 'obsidian' | 'mkdocs' | 'hugo' | 'docusaurus';
  /** `mdx` only for files that say so by their extension. */
  format: 'md' | 'mdx';
  /** Title from frontmatter: what `<%= current_page.data.title %>` stands for. */
  title?: string | undefined;
}

/** Something that a parser noticed about the text. The caller adds the file. */
export interface MarkdownMessage {
  /** Rule id, `family/name`. */
  rule: `${string}/${string}`;
  message: string;
  hint?: string;
  /** 1-based place; absent for the whole text. */
  position?: MarkdownRange;
  actual?: string;
  expected?: string[];
  /** Mends it; present only where that is safe without a look. */
  fix?: { range: MarkdownRange; text: string };
}

/** 1-based lines and columns, the end exclusive. */
export interface MarkdownRange {
  start: { line: number; column: number };
  end: { line: number; column: number };
}

/** What `parseMarkdown` gives. */
export interface ParsedMarkdown {
  tree: Root;
  messages: MarkdownMessage[];
  /** Why MDX needs code execution, with the first place; undefined for Markdown and static MDX. */
  live?: { reason: string; line: number };
}

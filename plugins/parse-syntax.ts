import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Construct, Extension } from 'micromark-util-types';
import type { DialectTraits } from './dialect-traits.ts';
import { definitionList, definitionListFromMarkdown } from './micromark-definition-list.ts';
import { fencedContainer, fencedContainerFromMarkdown } from './micromark-fenced-container.ts';
import { indentedContainer, indentedContainerFromMarkdown } from './micromark-indented-container.ts';
import { leafDirective, leafDirectiveTree } from './micromark-leaf-directive.ts';
import { looseLink } from './micromark-loose-link.ts';
import { mathSyntax, mathTree } from './micromark-math.ts';
import { rawFence } from './micromark-raw-fence.ts';
import { templateTag, templateTagTree } from './micromark-template-tag.ts';
import { termDirective, termDirectiveTree } from './micromark-term.ts';
import { wikiLink, wikiLinkFromMarkdown } from './micromark-wiki-link.ts';

/** Extensions for one text. */
export interface Syntax {
  extensions: Extension[];
  mdastExtensions: TreeExtension[];
}

const autolink = gfmAutolinkLiteral();
/** Literal addresses that begin with `http` or `www`; those of mail are tried at every word, which costs a third of the time. */
const webAutolink: Extension = { text: pickWeb(autolink.text ?? {}) };
const autolinkTree = gfmAutolinkLiteralFromMarkdown();
const footnote = gfmFootnote();
const footnoteTree = gfmFootnoteFromMarkdown();
const strikethrough = gfmStrikethrough();
const strikethroughTree = gfmStrikethroughFromMarkdown();
const table = gfmTable();
const tableTree = gfmTableFromMarkdown();
const taskListItem = gfmTaskListItem();
const taskListItemTree = gfmTaskListItemFromMarkdown();

/**
 * The extensions that a text needs: every one costs time on every line or word, and most pages use few. Each condition is weaker than its
 * syntax, therefore leaving an extension out never changes the result.
 */
export function collectSyntax(text: string, traits: DialectTraits): Syntax {
  const syntax: Syntax = { extensions: [], mdastExtensions: [] };
  addGfm(text, syntax);
  addDialect(text, traits, syntax);
  return syntax;
}

function add(syntax: Syntax, extension: Extension, tree: TreeExtension): void {
  syntax.extensions.push(extension);
  syntax.mdastExtensions.push(tree);
}

function addGfm(text: string, syntax: Syntax): void {
  const mail = text.includes('@');
  if (mail || /https?:\/\/|www\./i.test(text)) add(syntax, mail ? autolink : webAutolink, autolinkTree);
  if (text.includes('[^')) add(syntax, footnote, footnoteTree);
  if (text.includes('~')) add(syntax, strikethrough, strikethroughTree);
  if (text.includes('|')) add(syntax, table, tableTree);
  if (/\[[ \t\r\nxX]\]/.test(text)) add(syntax, taskListItem, taskListItemTree);
  if (text.includes('$')) {
    syntax.extensions.push(...mathSyntax);
    syntax.mdastExtensions.push(...mathTree);
  }
}

function addDialect(text: string, traits: DialectTraits, syntax: Syntax): void {
  const shortcodes = traits.shortcodes && text.includes('{{');
  const directives = text.includes(':::');
  const erb = text.includes('<%');
  if (/^[ \t>*+\-\d.)]*:[ \t]/m.test(text)) add(syntax, definitionList(traits.admonitions), definitionListFromMarkdown());
  if (/(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+[\w"']/.test(text)) {
    add(syntax, indentedContainer(traits.admonitions), indentedContainerFromMarkdown());
  }
  if (directives || shortcodes || text.includes('exercism/')) add(syntax, fencedContainer(shortcodes), fencedContainerFromMarkdown());
  if (directives || shortcodes) syntax.extensions.push(rawFence(shortcodes));
  if (/^[ \t>*+\-\d.)]*::[ \t]*[A-Za-z]/m.test(text)) add(syntax, leafDirective, leafDirectiveTree);
  if (text.includes(':term[')) add(syntax, termDirective, termDirectiveTree);
  if (text.includes('[[')) add(syntax, wikiLink(traits), wikiLinkFromMarkdown(traits));
  if ((traits.looseLinks && text.includes('](')) || shortcodes || erb) syntax.extensions.push(looseLink(traits.looseLinks));
  if (erb || text.includes('{')) add(syntax, templateTag(traits), templateTagTree);
}

function pickWeb(text: NonNullable<Extension['text']>): NonNullable<Extension['text']> {
  const isWeb = (construct: Construct): boolean => construct.name === 'protocolAutolink' || construct.name === 'wwwAutolink';
  const codes = Object.entries(text).map(([code, constructs]) => [code, [constructs ?? []].flat().filter(isWeb)] as const);
  return Object.fromEntries(codes.filter(([, constructs]) => constructs.length > 0));
}

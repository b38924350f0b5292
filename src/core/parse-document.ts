import GithubSlugger from 'github-slugger';
import type { Heading as HeadingNode, Nodes, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { readCodeRequest } from '../../plugins/components/code-from-repo.ts';
import { readIncludeAddress } from '../../plugins/components/include.ts';
import { readTermName } from '../../plugins/components/term.ts';
import type { ComponentNode, MarkdownMessage } from '../../plugins/nodes.ts';
import { toAuthorId } from '../../plugins/sanitize-schema.ts';
import { collectCommands, collectSpan, rangeOf } from './collect-code.ts';
import type { Finding, Range } from './diagnostic.ts';
import type { CodeUse, Document, Heading, Link } from './document.ts';
import { endOfDestination, findDestination } from './find-destination.ts';
import { readToolSlug } from './foreign-frontmatter.ts';
import { readFrontmatter } from './frontmatter.ts';
import { collectHtml } from './html-facts.ts';
import type { PageMeta } from './page-meta.ts';
import { findShownFacts } from './shown-facts.ts';
import type { Source, SourceFile } from './source.ts';
import { collectBlocks } from './verify/collect-blocks.ts';

/** A document with the tree that it was read from, for those who go on to render it. */
export interface ParsedDocument {
  document: Document;
  /** Heading ids are set in `data.hProperties.id`. */
  tree: Root;
}

/** Reads what a source file says. Never throws: what can't be understood becomes a finding, and the rest is kept. */
export function parseDocument(file: SourceFile, source: Pick<Source, 'dialect'>): ParsedDocument {
  const text = file.text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
  const { meta, data, body, findings } = readFrontmatter(text, file.path, { dialect: source.dialect });
  const { tree, messages, live } = parseMarkdown(body, {
    dialect: source.dialect,
    format: /\.mdx$/i.test(file.path) ? 'mdx' : 'md',
    ...(meta.title === undefined ? {} : { title: meta.title }),
  });
  const toolSlug = readToolSlug(data, source.dialect);
  const facts = collectFacts(tree, body, meta);
  const all = [...findings, ...messages.map((message) => toFinding(message, file.path))];
  if (live) all.push(toLiveFinding(live, file.path));
  const { blocks, findings: faults } = collectBlocks(tree, file.path, body);
  all.push(...faults);
  const shown = findShownFacts(tree, meta, file.path);
  all.push(...shown.findings);
  const document: Document = {
    path: file.path,
    source: file.source,
    blob: file.blob,
    format: live ? 'live' : /\.mdx$/i.test(file.path) ? 'mdx' : 'md',
    meta,
    ...(toolSlug === undefined ? {} : { toolSlug }),
    ...facts,
    ...(blocks.length > 0 && { blocks }),
    ...(shown.objectives ? { showsObjectives: true } : {}),
    ...(shown.assessments.length > 0 ? { assessments: shown.assessments } : {}),
    findings: all,
  };
  return { document, tree };
}

function toFinding({ position, ...message }: MarkdownMessage, file: string): Finding {
  return { ...message, file, ...(position ? { range: { start: position.start, end: position.end } } : {}) };
}

function toLiveFinding({ reason, line }: { reason: string; line: number }, file: string): Finding {
  const at = { line, column: 1 };
  return {
    rule: 'mdx/live',
    message: `This page needs live MDX because of line ${line}: it ${reason}.`,
    file,
    range: { start: at, end: at },
    actual: reason,
  };
}

type Facts = Pick<
  Document,
  | 'heading'
  | 'excerpt'
  | 'headings'
  | 'anchors'
  | 'links'
  | 'templates'
  | 'codeSpans'
  | 'commands'
  | 'words'
  | 'blank'
  | 'diagrams'
  | 'code'
  | 'terms'
>;

/** One walk over the tree collects everything. Sets the ids of headings on the way, so that rendering can't disagree. */
function collectFacts(tree: Root, text: string, meta: PageMeta): Facts {
  const slugger = new GithubSlugger();
  const facts: Facts = {
    heading: undefined,
    excerpt: '',
    headings: [],
    anchors: [],
    links: [],
    codeSpans: [],
    commands: [],
    words: 0,
    blank: isBlank(tree),
    diagrams: false,
  };
  const definitions = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') facts.headings.push(collectHeading(node, slugger));
    else if (node.type === 'text') facts.words += countWords(node.value);
    else if (node.type === 'html') collectHtml(node, facts);
    else if (node.type === 'inlineCode') collectSpan(node, facts);
    else if (node.type === 'code') {
      facts.diagrams ||= node.lang === 'mermaid';
      collectCommands(node, facts, text);
    } else collectLink(node, facts, text, definitions);
    if (facts.excerpt === '' && node.type === 'paragraph') facts.excerpt = excerptOf(node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  const title = titleHeading(tree, meta);
  const name = title && headingText(title);
  facts.heading = name === '' ? undefined : name;
  return facts;
}

/**
 * The heading that names the document: its first heading of depth 1; else, where frontmatter gives no title, a heading of any depth that
 * stands before all other content. The layout shows it as the page's title, so that the body goes without.
 */
export function titleHeading(tree: Root, { title }: Pick<PageMeta, 'title'>): HeadingNode | undefined {
  // One without words, an emblem perhaps, names nothing.
  const headings = tree.children.filter((node): node is HeadingNode => node.type === 'heading' && headingText(node) !== '');
  const start = tree.children.find((node) => node.type !== 'html' && node.type !== 'definition');
  return headings.find(({ depth }) => depth === 1) ?? (title === undefined ? headings.find((node) => node === start) : undefined);
}

/** Words of a heading. What an expression of live MDX gives isn’t known where titles are read, and its code is no word of it. */
function headingText(node: HeadingNode): string {
  return plainText(node.children.filter((child) => child.type !== 'inlineCode' || child.data?.expression !== true));
}

function plainText(nodes: readonly Nodes[]): string {
  return toString(nodes, { includeImageAlt: false, includeHtml: false }).replace(/\s+/g, ' ').trim();
}

function collectHeading(node: HeadingNode, slugger: GithubSlugger): Heading {
  const text = headingText(node);
  const named = plainText(node.children);
  const id = node.data?.id ?? (named === '' ? '' : slugger.slug(named));
  if (id !== '') node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
  return { depth: node.depth, text, id, range: rangeOf(node) };
}

function collectLink(node: Nodes, facts: Facts, text: string, definitions: Map<string, string>): void {
  const { links } = facts;
  switch (node.type) {
    case 'link':
      links.push({
        kind: node.data?.wiki ? 'wiki' : 'link',
        url: node.url,
        text: toString(node),
        range: addressRange(node, node.url, text),
      });
      break;
    case 'image':
      links.push({
        kind: node.data?.wiki ? 'embed' : 'image',
        url: node.url,
        text: node.alt ?? '',
        range: addressRange(node, node.url, text),
      });
      break;
    case 'definition':
      definitions.set(node.identifier, node.url);
      links.push({ kind: 'link', url: node.url, text: node.label ?? node.identifier, range: addressRange(node, node.url, text) });
      break;
    case 'waymarkEmbed':
      links.push({ kind: 'embed', url: node.value, text: '', range: rangeOf(node) });
      break;
    case 'waymarkComponent':
      collectComponent(node, facts, text);
      break;
    default:
      break;
  }
}

/** What a component takes from elsewhere, and the names that steps of runbooks give to places. */
function collectComponent(node: ComponentNode, facts: Facts, text: string): void {
  const { name, attributes } = node;
  const rangeOfAttribute = (attribute: string): Range => {
    const value = attributes[attribute];
    return value === undefined || value === '' ? rangeOf(node) : attributeRange(node, attribute, value, text);
  };
  if (attributes['href'] !== undefined) {
    const url = attributes['href'];
    facts.links.push({ kind: 'html', url, text: attributes['title'] ?? '', range: addressRange(node, url, text) });
  } else if (name === 'Include' && !node.inline) {
    const link: Link = { kind: 'include', url: readIncludeAddress(node), text: '', range: rangeOfAttribute('page') };
    facts.links.push(attributes['section'] === undefined ? link : { ...link, sectionRange: rangeOfAttribute('section') });
  } else if (name === 'CodeFromRepo' && !node.inline) {
    const request = readCodeRequest(node);
    const part = request.region === undefined ? 'lines' : 'region';
    const use: CodeUse = { ...request, range: rangeOfAttribute('file') };
    (facts.code ??= []).push(request[part] === undefined ? use : { ...use, partRange: rangeOfAttribute(part) });
  } else if (name === 'RunbookStep' && attributes['id'] !== undefined) {
    const anchor = toAuthorId(attributes['id']);
    if (anchor !== undefined) facts.anchors.push(anchor);
  } else if (name === 'Lab' && attributes['template'] !== undefined) {
    (facts.templates ??= []).push({ url: attributes['template'], range: rangeOfAttribute('template') });
  } else if (name === 'Term') (facts.terms ??= []).push({ name: readTermName(node), range: rangeOf(node) });
}

/** Range of an attribute's value, where it stands behind its name as it is; else of the node. */
function attributeRange(node: Nodes, name: string, value: string, text: string): Range {
  const range = rangeOf(node);
  const start = node.position?.start.offset ?? 0;
  const raw = text.slice(start, node.position?.end.offset ?? 0);
  for (let at = raw.indexOf(`${name}=`); at >= 0; at = raw.indexOf(`${name}=`, at + 1)) {
    const from = at + name.length + 1;
    const inside = raw.startsWith(value, from) ? from : /["']/.test(raw.charAt(from)) && raw.startsWith(value, from + 1) ? from + 1 : -1;
    if (inside < 0) continue;
    const first = pointAt(text, start, range.start, start + inside);
    return { start: first, end: { line: first.line, column: first.column + value.length } };
  }
  return range;
}

/** A text of comments, definitions and nothing else. */
function isBlank({ children }: Root): boolean {
  return children.every((node) => node.type === 'definition' || (node.type === 'html' && withoutComments(node.value).trim() === ''));
}

/** A comment that isn't closed stays. */
function withoutComments(html: string): string {
  return html.replace(/<!--[\s\S]*?(-->|$)/g, (comment, end: string) => (end === '' ? comment : ''));
}

/** First paragraph with words in it, as plain text of at most 200 characters. */
function excerptOf(node: Nodes): string {
  const text = toString(node, { includeHtml: false, includeImageAlt: false }).replace(/\s+/g, ' ').trim();
  if (text.length <= 200) return text;
  // Half of a character that takes two units is no character.
  return `${text
    .slice(0, 199)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\s+\S*$/, '')}…`;
}

/** Counts words; a CJK character counts as half of one. */
function countWords(text: string): number {
  const cjk = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;
  const others = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
  return cjk === 0 ? others : others + Math.round(cjk / 2);
}

/** Range of the address inside a node, where it stands there as written; else of the node. */
function addressRange(node: Nodes, url: string, text: string): Range {
  const range = rangeOf(node);
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined || url === '') return range;
  const at = findAddress(node, url, text.slice(start, end), start);
  if (at < 0) return range;
  const from = pointAt(text, start, range.start, start + at);
  return { start: from, end: { line: from.line, column: from.column + url.length } };
}

/** Where the address begins in what a node is written as, which starts at an offset; -1 where it is written in another way. */
function findAddress(node: Nodes, url: string, raw: string, start: number): number {
  const isWiki = (node.type === 'link' || node.type === 'image') && node.data?.wiki;
  // What stands between a component's tags may hold the same address again.
  if (node.type === 'waymarkComponent') return raw.indexOf(url, Math.max(0, raw.indexOf('href')));
  if (isWiki || (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition')) return raw.lastIndexOf(url);
  const labelEnd = node.type === 'link' ? node.children.at(-1)?.position?.end.offset : undefined;
  const destination = findDestination(raw, labelEnd === undefined ? undefined : labelEnd - start);
  if (destination === undefined) return raw.lastIndexOf(url);
  const bracket = raw[destination] === '<' && !url.startsWith('<') ? 1 : 0;
  if (raw.startsWith(url, destination + bracket)) return destination + bracket;
  const written = raw.slice(destination);
  // A template's address has spaces: `{{< ref "page.md" >}}`.
  const inside = written.startsWith('{{') ? written : written.slice(0, (endOfDestination(raw, destination) ?? raw.length) - destination);
  const at = inside.indexOf(url);
  return at < 0 ? -1 : destination + at;
}

/** Line and column of an offset, counted on from a known place. */
function pointAt(
  text: string,
  fromOffset: number,
  from: { line: number; column: number },
  offset: number,
): { line: number; column: number } {
  const passed = text.slice(fromOffset, offset);
  const breaks = passed.match(/\r\n|\r|\n/g)?.length ?? 0;
  if (breaks === 0) return { line: from.line, column: from.column + passed.length };
  const lastBreak = Math.max(passed.lastIndexOf('\n'), passed.lastIndexOf('\r'));
  return { line: from.line + breaks, column: passed.length - lastBreak };
}

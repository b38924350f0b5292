import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdxjs } from 'micromark-extension-mdxjs';
import { dialectTraits } from './dialect-traits.ts';
import { tagTest } from './html-element-names.ts';
import { knownHtml } from './micromark-known-html.ts';
import type { MarkdownMessage, MarkdownOptions, MarkdownRange, ParsedMarkdown } from './nodes.ts';
import { createPlace, type ParseContext } from './parse-context.ts';
import { findExcess } from './parse-limits.ts';
import { collectSyntax, type Syntax } from './parse-syntax.ts';
import { settleTree } from './remark-one-form.ts';
import { resolveMdx } from './remark-static-mdx.ts';

/** Characters that no text has and HTML forbids: C0 controls but tab and line endings, and DEL. */
const controls = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const importHint = 'In MDX, a paragraph that begins with `import` or `export` is code: begin a sentence with another word.';

const codeHint = 'In MDX, `<` and `{` begin code: write `\\<` and `\\{` for the characters.';

/**
 * Parses the text of a page, frontmatter blanked, so that positions are those of the file. Never throws for any text: what is wrong with
 * it becomes a message, and MDX that doesn't parse is read as Markdown, so that nothing is lost.
 */
export function parseMarkdown(text: string, options: MarkdownOptions): ParsedMarkdown {
  const source = text.replace(controls, ' ');
  const context: ParseContext = {
    source,
    options,
    traits: dialectTraits[options.dialect],
    messages: [],
    isTag: tagTest(source),
    place: createPlace(source),
  };
  const excess = findExcess(source);
  if (excess) return toPlainCode(context, excess.reason, excess.offset);
  const mdx = options.format === 'mdx' ? parseMdx(context) : undefined;
  const tree = mdx ?? parseMd(context);
  const live = mdx ? resolveMdx(mdx, context) : undefined;
  if (!settleTree(tree, context)) return toPlainCode(context, 'blocks are nested too deeply', 0);
  return live ? { tree, messages: context.messages, live } : { tree, messages: context.messages };
}

function parseMd({ source, traits, isTag }: ParseContext): Root {
  const syntax = collectSyntax(source, traits);
  if (source.includes('<')) syntax.extensions.push(knownHtml(isTag));
  return fromMarkdown(source, syntax);
}

/** The tree of an MDX text, undefined when its syntax is wrong, which a message then tells. */
function parseMdx(context: ParseContext): Root | undefined {
  const syntax: Syntax = collectSyntax(context.source, context.traits);
  try {
    return fromMarkdown(context.source, {
      extensions: [mdxjs(), ...syntax.extensions],
      mdastExtensions: [...mdxFromMarkdown(), ...syntax.mdastExtensions],
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    context.messages.push(toSyntaxMessage(error, context));
    return undefined;
  }
}

/** The message for what micromark threw: vfile-message's errors have a reason and, mostly, a place. */
function toSyntaxMessage(error: Error, context: ParseContext): MarkdownMessage {
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  const position = findPlace(error, reason, context) ?? toPlace(1, 1);
  return {
    rule: 'mdx/syntax',
    message: `This is no valid MDX, and is read as Markdown instead: ${explain(reason, error.cause)}.`,
    hint: hintFor(reason),
    position,
    actual: lineOf(context.source, position.start.line),
  };
}

/** What micromark leaves to the parser of the code, in its words without their place (https://github.com/acornjs/acorn). */
function explain(reason: string, cause: unknown): string {
  const opened = openedIn(reason);
  if (opened !== undefined) return opened === '<' ? 'the tag that this `<` begins has no end' : `nothing closes this \`${opened}\``;
  const kind = /^Could not parse (.+) with acorn/.exec(reason)?.[1];
  if (kind === undefined || !(cause instanceof Error)) return reason;
  const what = kind.includes('import') ? 'the import or export' : 'the code between braces';
  return `${what} can’t be read (${cause.message.replace(/ \(\d+:\d+\)$/, '').toLowerCase()})`;
}

function hintFor(reason: string): string {
  if (reason.includes('to create a comment')) return 'Write comments as `{/* text */}`.';
  if (reason.includes('before attribute value')) return 'Put the value in quotes: `name="value"`.';
  if (reason.includes('closing tag')) return 'Every element needs its end in the same block: `</Name>`, or `<Name />`.';
  return reason.includes('import/exports') ? importHint : codeHint;
}

/**
 * Where a syntax error is. Of what was opened and never closed the parser names the place where it gave up, the end of the block: what
 * people look for is the place where it was opened.
 */
function findPlace(error: Error, reason: string, context: ParseContext): MarkdownRange | undefined {
  const named = /\((\d+):(\d+)-(\d+):(\d+)\)/.exec(reason)?.map(Number);
  if (named && reason.startsWith('Expected a closing tag')) {
    const [, line = 1, column = 1, endLine = 1, endColumn = 2] = named;
    return { start: { line, column }, end: { line: endLine, column: endColumn } };
  }
  const place = readPlace(error, reason);
  const opened = openedIn(reason);
  return (place && opened !== undefined ? findOpening(opened, place.start, context) : undefined) ?? place;
}

/** What was opened and isn't closed before the block ends, as far as a reason tells. */
function openedIn(reason: string): string | undefined {
  if (!reason.startsWith('Unexpected end of file')) return undefined;
  return /closing quote `(["'])`/.exec(reason)?.[1] ?? (reason.includes('in expression') ? '{' : '<');
}

/** The bracket or quote before a place, in which the text ends. */
function findOpening(
  opened: string,
  place: { line: number; column: number },
  { source, place: toRange }: ParseContext,
): MarkdownRange | undefined {
  const lines = source.split(/(?<=\r\n|\n|\r(?!\n))/);
  const before = source.slice(0, lines.slice(0, place.line - 1).join('').length + place.column - 1);
  const at = opened === '{' ? findBrace(before) : before.lastIndexOf(opened);
  return at < 0 ? undefined : toRange(at, at + 1);
}

/** The last `{` of a text that no `}` closes; -1 where there is none. */
function findBrace(text: string): number {
  let closed = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '}') closed++;
    else if (text[at] === '{' && closed-- === 0) return at;
  }
  return -1;
}

/** The place that the error has, else the first that its text names. */
function readPlace(error: Error, reason: string): MarkdownRange | undefined {
  const place: unknown = 'place' in error ? error.place : undefined;
  if (isPoint(place)) return toPlace(place.line, place.column);
  if (typeof place === 'object' && place !== null && 'start' in place && 'end' in place && isPoint(place.start) && isPoint(place.end)) {
    return { start: { line: place.start.line, column: place.start.column }, end: { line: place.end.line, column: place.end.column } };
  }
  const named = /(\d+):(\d+)(?:-(\d+):(\d+))?/.exec(reason)?.map(Number);
  if (!named) return undefined;
  const [, line = 1, column = 1, endLine, endColumn] = named;
  return endLine && endColumn ? { start: { line, column }, end: { line: endLine, column: endColumn } } : toPlace(line, column);
}

function isPoint(value: unknown): value is { line: number; column: number } {
  return typeof value === 'object' && value !== null && 'line' in value && typeof value.line === 'number' && 'column' in value;
}

function toPlace(line: number, column: number): MarkdownRange {
  return { start: { line, column }, end: { line, column: column + 1 } };
}

function lineOf(source: string, line: number): string {
  return source.split(/\r\n|\n|\r/)[line - 1]?.trim() ?? '';
}

/** A text that no parser should touch, shown as it is written. */
function toPlainCode(context: ParseContext, reason: string, offset: number): ParsedMarkdown {
  const { source } = context;
  const message: MarkdownMessage = {
    rule: 'page/too-complex',
    message: `The page is shown as plain text, because ${reason}.`,
    hint: 'Simplify the place, or put it into a code block.',
    position: context.place(offset, Math.min(offset + 1, source.length)),
  };
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { ...context.place(source.length, source.length).start, offset: source.length },
  };
  const tree: Root = { type: 'root', children: [{ type: 'code', lang: null, meta: null, value: source, position }], position };
  return { tree, messages: [...context.messages, message] };
}

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
  const position = findPlace(error, reason) ?? toPlace(1, 1);
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
  const kind = /^Could not parse (.+) with acorn/.exec(reason)?.[1];
  if (kind === undefined || !(cause instanceof Error)) return reason;
  const what = kind.includes('import') ? 'the import or export' : 'the code between braces';
  return `${what} can’t be read (${cause.message.replace(/ \(\d+:\d+\)$/, '').toLowerCase()})`;
}

function hintFor(reason: string): string {
  if (reason.includes('closing tag')) return 'Every element needs its end in the same block: `</Name>`, or `<Name />`.';
  return reason.includes('import/exports') ? importHint : codeHint;
}

/** Where a syntax error is: as the error says, else the first place that its text names. */
function findPlace(error: Error, reason: string): MarkdownRange | undefined {
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

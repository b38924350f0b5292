import type { Paragraph } from 'mdast';
import { closestNames, countEdits, foreignNames } from './component-attributes.ts';
import { directiveWords, leafExamples } from './fence-head.ts';
import type { MarkdownMessage } from './nodes.ts';
import { offsetsOf, type ParseContext } from './parse-context.ts';

/** A line that its author meant as a directive, and that is shown as text. */
interface FailedDirective {
  colons: string;
  name: string;
  /** Whether the name stands in braces, as MyST, Quarto and Pandoc write it. */
  inBraces: boolean;
  /** Offsets of the line up to its name, and of the name alone. */
  start: number;
  nameStart: number;
}

/** Reports lines of colons and a name that stayed text, because no component has the name or because they are written in another way. */
export function checkDirectives(paragraph: Paragraph, context: ParseContext): void {
  for (const [index, node] of paragraph.children.entries()) {
    if (node.type !== 'text' || !node.value.includes('::')) continue;
    let start = (offsetsOf(node) ?? offsetsOf(paragraph))?.start;
    for (const match of node.value.matchAll(/^(:{2,}[ \t]*)(\{?\.?)([A-Za-z][\w-]*)(.*)$/gm)) {
      const [, colons = '', opener = '', name = '', rest = ''] = match;
      // Behind code or emphasis a text begins in the middle of a line.
      if (start === undefined || (match.index === 0 && index > 0 && paragraph.children[index - 1]?.type !== 'break')) continue;
      const at = context.source.indexOf(colons + opener + name, start);
      if (at < 0) continue;
      const nameStart = at + colons.length + opener.length;
      start = nameStart + name.length;
      if (context.source[at - 1] === '\\') continue;
      const directive = { colons: colons.trimEnd(), name, inBraces: opener !== '', start: at, nameStart };
      if (isMeant(directive, rest)) reportDirective(directive, context);
    }
  }
}

/** Two colons are a directive only where the line has its form and the name is one: `::File` is Ruby, `::error file=a.js::` a log command. */
function isMeant({ colons, name, inBraces }: FailedDirective, rest: string): boolean {
  if (colons.length >= 3) return !inBraces || rest.startsWith('}') || rest.startsWith(' ');
  if (Object.hasOwn(leafExamples, name.toLowerCase()) && /^[ \t]+[a-z]+=/.test(rest)) return true;
  return /^(?:\[.*\])?(?:\{.*\})?$/.test(rest.trim()) && !inBraces && (isKnown(name) || findClose(name).length > 0);
}

function reportDirective(directive: FailedDirective, context: ParseContext): void {
  const { start, name, nameStart } = directive;
  const place = { position: context.place(start, nameStart + name.length), actual: name };
  context.messages.push({ rule: 'page/unknown-directive', ...place, ...explain(directive, context) });
}

function explain(directive: FailedDirective, context: ParseContext): Pick<MarkdownMessage, 'message' | 'hint' | 'expected' | 'fix'> {
  const { colons, name, inBraces } = directive;
  const shown = 'so that this line is shown as text';
  if (!isKnown(name)) {
    const expected = findClose(name);
    const message = `No component is called \`${name}\`, ${shown}.`;
    if (expected.length === 0) return { message, hint: 'Use a component that exists, or remove the line and the one that closes it.' };
    const fix = mendName(directive, expected, context);
    return { message, hint: `Did you mean ${listNames(expected)}?`, expected, ...(fix && { fix }) };
  }
  const example = leafExamples[name.toLowerCase()];
  if (example !== undefined) {
    const hint = `Write it alone on its line, like \`${example}\`.`;
    return { message: `The directive \`${name}\` needs its attributes in braces, ${shown}.`, hint, expected: [example] };
  }
  const expected = [`:::${name}`];
  if (colons.length < 3) {
    const hint = `Write \`:::${name}\`, and a line of \`:::\` below what belongs to it.`;
    return { message: `A directive begins with three colons, ${shown}.`, hint, expected };
  }
  if (inBraces) return { message: `The name of a directive stands without braces, ${shown}.`, hint: `Write \`:::${name}\`.`, expected };
  const hint = `Write \`:::${name}\` alone on its line.`;
  return { message: `The directive \`${name}\` can’t have what follows its name, ${shown}.`, hint, expected };
}

function isKnown(name: string): boolean {
  return directiveWords.includes(name.toLowerCase());
}

/** Names that may be meant: what we call another tool's component, else the names that are spelt most alike. */
function findClose(name: string): string[] {
  const lower = name.toLowerCase();
  const [foreign] = Object.entries(foreignNames).filter(([theirs]) => theirs.toLowerCase() === lower.replaceAll('-', ''));
  const ours = foreign && directiveWords.find((word) => word.replaceAll('-', '') === foreign[1].toLowerCase());
  if (ours !== undefined) return [ours];
  const [best, ...others] = closestNames(lower, directiveWords);
  if (best === undefined) return [];
  const edits = countEdits(lower, best);
  return [best, ...others.filter((other) => countEdits(lower, other) === edits).slice(0, 2)];
}

/**
 * The right name in place, where nothing else can be meant: one edit away from just one name and no plural of it (`::: notes` is Pandoc's),
 * in a block that is closed, because one that isn't would take up the rest of the page.
 */
function mendName(
  { colons, name, nameStart }: FailedDirective,
  expected: readonly string[],
  context: ParseContext,
): MarkdownMessage['fix'] {
  const [only = '', ...others] = expected;
  const lower = name.toLowerCase();
  if (others.length > 0 || name.length < 4 || lower === `${only}s` || countEdits(lower, only) !== 1) return undefined;
  const below = context.source.slice(nameStart).split(/\r\n|\n|\r/);
  if (!below.some((line) => line.replace(/^[\s>]*/, '').trimEnd() === colons)) return undefined;
  return { range: context.place(nameStart, nameStart + name.length), text: only };
}

function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}

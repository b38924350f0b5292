import type { Finding } from './diagnostic.ts';
import { isMostlyYaml } from './frontmatter-block.ts';

/** How far into a text its frontmatter is looked for: longer ones are written by programs, which close them. */
const longest = 10_000;

/**
 * Finds what is meant as frontmatter at the start of a text that has none, because a blank stands before one of its lines of `---`, or the
 * last one is missing. Its first field has to be one that pages have: a thematic break above `Note: …` is a thematic break.
 */
export function findLostFrontmatter(text: string, file: string, isField: (name: string) => boolean): Finding | undefined {
  const start = text.slice(0, longest);
  const before = /^[ \t\r\n]*/.exec(start)?.[0] ?? '';
  const indent = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const fence = /^---[ \t]*(?:\r\n|\r|\n)/.exec(start.slice(before.length))?.[0];
  if (fence === undefined) return undefined;
  const above = before + fence;
  const lines = start.slice(above.length).split(/\r\n|\r|\n/);
  const end = lines.findIndex((line) => line.trim() === '' || /^[ \t]*(?:---|\.\.\.)[ \t]*$/.test(line));
  const block = end === -1 ? lines : lines.slice(0, end);
  const name = /^[ \t]*([A-Za-z][\w-]*):(?=[ \t]|$)/.exec(block[0] ?? '')?.[1];
  if (name === undefined || !isField(name) || !isMostlyYaml(block.join('\n'))) return undefined;
  const opening = above.split(/\r\n|\r|\n/).length - 1;
  const closing = /^([ \t]*)[-.]/.exec(lines[end] ?? '')?.[1];
  const tell = (message: string, hint: string, line: number, from: number): Finding => {
    const range = { start: { line, column: from }, end: { line, column: from + 3 } };
    return { rule: 'frontmatter/yaml', message: `${message}, so that it is shown as text.`, hint, file, range };
  };
  if (closing === undefined) {
    return tell('Nothing closes this frontmatter', 'Write a line of `---` below its last field.', opening, indent.length + 1);
  }
  const [blank, line] = indent === '' ? [closing, opening + end + 1] : [indent, opening];
  if (blank === '') return undefined;
  return tell('A blank stands before the `---` of the frontmatter', 'Let `---` begin its line.', line, blank.length + 1);
}

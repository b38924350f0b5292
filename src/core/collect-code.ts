import type { Code, InlineCode, Nodes } from 'mdast';
import type { Range } from './diagnostic.ts';
import type { Document } from './document.ts';

/** What a page writes as code: names in its prose, and commands to be typed. */

/** Longest inline code that is kept, in UTF-16 units: paths, flags and names are shorter. */
const longestSpan = 200;

/** How many pieces of inline code of one page are kept. */
const mostSpans = 2000;

/** How many commands of one page are kept. */
const mostCommands = 500;

/** Longest command that is kept, in UTF-16 units, continued lines included. */
const longestCommand = 2000;

/** Languages of fences that hold what is typed into a shell, as GitHub's Linguist names them, with their common aliases. */
const shells = new Set(['sh', 'bash', 'zsh', 'shell', 'shellscript', 'console', 'shellsession', 'shell-session', 'sh-session', 'terminal']);

/** Keeps a piece of inline code. Long ones are left out, never cut: half of a path names something else. */
export function collectSpan(node: InlineCode, { codeSpans }: Pick<Document, 'codeSpans'>): void {
  const text = node.value.trim();
  if (text === '' || text.length > longestSpan || codeSpans.length >= mostSpans) return;
  codeSpans.push({ text, range: rangeOf(node) });
}

/**
 * Keeps the commands of a fence. Where lines begin with the prompt `$ `, only those are commands and the others what the machine
 * answers. Lines that end with `\` are one command with the next. Comments and here-documents are none. `text` is the page.
 */
export function collectCommands(node: Code, { commands }: Pick<Document, 'commands'>, text: string): void {
  const language = /^[\w-]+/.exec(node.lang ?? '')?.[0].toLowerCase() ?? '';
  if (!shells.has(language)) return;
  const lines = node.value.split('\n');
  const hasPrompt = lines.some((line) => promptPattern.test(line));
  const written = text.slice(node.position?.start.offset, node.position?.end.offset).split(/\r\n|\r|\n/);
  for (let at = 0; at < lines.length && commands.length < mostCommands; at++) {
    const line = lines[at] ?? '';
    if (hasPrompt && !promptPattern.test(line)) continue;
    const [first, last] = [at, endOfCommand(lines, at)];
    const command = joinLines(lines.slice(first, last + 1))
      .replace(promptPattern, '')
      .trim();
    at = last;
    if (command === '' || command.startsWith('#') || command.length > longestCommand) continue;
    const range = node.position ? rangeOfLines(node.position.start.line, first, last, lines, written) : rangeOf(node);
    commands.push({ text: command, range });
    at = endOfHereDocument(lines, last, command);
  }
}

const promptPattern = /^\s*\$\s+/;

/** The line that a command ends on: the first that no `\` continues. */
function endOfCommand(lines: readonly string[], from: number): number {
  let last = from;
  while (last < lines.length - 1 && /(?<!\\)\\$/.test(lines[last] ?? '')) last++;
  return last;
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line, at) => (at === lines.length - 1 ? line : line.slice(0, -1)).trim()).join(' ');
}

/** The last line of the text that a command is given as its input (`<<EOF`), else of the command. */
function endOfHereDocument(lines: readonly string[], last: number, command: string): number {
  const mark = /<<-?\s*(?<quote>['"]?)(?<mark>\w+)\k<quote>/.exec(command)?.groups?.['mark'];
  if (mark === undefined) return last;
  const end = lines.findIndex((line, at) => at > last && line.trim() === mark);
  return end < 0 ? last : end;
}

/** Where lines of a fence that opens on `fenceLine` stand in the file. A fence inside of a list or a quotation is indented there. */
function rangeOfLines(fenceLine: number, from: number, to: number, lines: readonly string[], written: readonly string[]): Range {
  const column = (at: number, offset: number): number => Math.max(0, written[at + 1]?.indexOf(lines[at] ?? '') ?? 0) + offset + 1;
  const start = /^\s*(?:\$\s+)?/.exec(lines[from] ?? '')?.[0].length ?? 0;
  return {
    start: { line: fenceLine + 1 + from, column: column(from, start) },
    end: { line: fenceLine + 1 + to, column: column(to, lines[to]?.trimEnd().length ?? 0) },
  };
}

/** 1-based range of a node; of the first character where a transform lost the position. */
export function rangeOf(node: Pick<Nodes, 'position'>): Range {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}

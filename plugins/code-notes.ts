/** How a line of code is shown beside the others. */
export type LineLook = 'mark' | 'ins' | 'del' | 'warn' | 'error';

/** Code without the comments that were meant for whoever shows it. */
export interface NotedCode {
  code: string;
  /** Looks of lines, by their number in `code`, 1-based. */
  looks: Map<number, LineLook>;
}

/** Words of Shiki's notation, as VitePress has it: https://shiki.style/packages/transformers. */
const lookOfWord: ReadonlyMap<string, LineLook> = new Map([
  ['++', 'ins'],
  ['--', 'del'],
  ['highlight', 'mark'],
  ['hl', 'mark'],
  ['focus', 'mark'],
  ['warning', 'warn'],
  ['error', 'error'],
]);

/** What opens a comment at a line's end, longest first, and what may close it. */
const openings = ['{/*', '<!--', '/*', '//', '--', '#', ';', '%', 'REM ', 'rem '];
const closings: ReadonlySet<string> = new Set(['', '*/', '*/}', '-->']);

/**
 * Takes `// [!code ++]` (Shiki, VitePress) and `// highlight-next-line`, `highlight-start`, `highlight-end` (Docusaurus,
 * https://docusaurus.io/docs/markdown-features/code-blocks) out of code, in the comments of any language.
 */
export function readCodeNotes(code: string): NotedCode {
  const looks = new Map<number, LineLook>();
  if (!code.includes('[!code ') && !code.includes('highlight-')) return { code, looks };
  const kept: string[] = [];
  let open = false;
  let next: { look: LineLook; count: number } | undefined;
  for (const line of code.split('\n')) {
    const magic = readMagic(line);
    if (magic !== undefined) {
      if (magic === 'next-line') next = { look: 'mark', count: 1 };
      else open = magic === 'start';
      continue;
    }
    const note = readNote(line);
    if (note) next = { look: note.look, count: note.count };
    if (note?.rest.trim() === '') continue;
    kept.push(note?.rest ?? line);
    const look = next?.look ?? (open ? 'mark' : undefined);
    if (look) looks.set(kept.length, look);
    if (next) next = next.count > 1 ? { look: next.look, count: next.count - 1 } : undefined;
  }
  return { code: kept.join('\n'), looks };
}

/** `next-line`, `start` or `end` of a line that is a comment and nothing else. */
function readMagic(line: string): string | undefined {
  if (!line.includes('highlight-')) return undefined;
  const text = line.trim();
  const opening = openings.find((mark) => text.startsWith(mark));
  if (opening === undefined) return undefined;
  return /^\s*highlight-(next-line|start|end)\s*(?:\*\/\}?|-->)?$/.exec(text.slice(opening.length))?.[1];
}

/** The comment at a line's end, and the line without it. `[!code ++:3]` counts lines. */
function readNote(line: string): { look: LineLook; count: number; rest: string } | undefined {
  const at = line.lastIndexOf('[!code ');
  const end = at === -1 ? -1 : line.indexOf(']', at);
  if (end === -1 || !closings.has(line.slice(end + 1).trim())) return undefined;
  const [word = '', count = '1'] = line
    .slice(at + '[!code '.length, end)
    .trim()
    .split(':');
  const look = lookOfWord.get(word);
  const before = line.slice(0, at).trimEnd();
  const opening = openings.find((mark) => before.endsWith(mark.trimEnd()));
  if (!look || opening === undefined) return undefined;
  return { look, count: Math.max(1, Number.parseInt(count, 10) || 1), rest: before.slice(0, -opening.trimEnd().length).trimEnd() };
}

/**
 * Lines of a difference, whose heads (`+++ b/file`) are none. `unsigned` takes the signs out, and the blank before other lines where all
 * have it, so that what is left is code of a language (Expressive Code's ```` ```diff lang="js" ````).
 */
export function readDifference({ code, looks }: NotedCode, unsigned: boolean): NotedCode {
  const lines = code.split('\n');
  lines.forEach((line, index) => {
    if (/^\+(?!\+\+ )/.test(line)) looks.set(index + 1, 'ins');
    else if (/^-(?!-- )/.test(line)) looks.set(index + 1, 'del');
  });
  if (!unsigned) return { code, looks };
  const isIndented = lines.every((line) => line === '' || /^[+ -]/.test(line));
  const stripped = lines.map((line) => (/^[+-]/.test(line) || isIndented ? line.slice(1) : line));
  return { code: stripped.join('\n'), looks };
}

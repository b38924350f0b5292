/** Frontmatter as a stretch of text, before anybody reads what it says. */
export interface FrontmatterBlock {
  /** Word behind the opening `---`, lower case; `yaml` without one; `toml` for `+++`. */
  language: string;
  /** Offset of the opening fence. */
  start: number;
  /** Offset behind the closing fence. */
  end: number;
  /** What stands between the fences. */
  content: string;
  /** Line of the opening fence, 1-based: how many lines come before the content. */
  fenceLine: number;
  /** Line behind the closing fence, 1-based. */
  bodyLine: number;
}

/**
 * Finds the block between `---` and `---` or `...` (Hugo: `+++`) at the start of a text, blank lines before it allowed. A fence that
 * nothing closes is a thematic break, not frontmatter. Whether the block is meant as frontmatter, only its content can tell.
 */
export function findFrontmatterBlock(text: string): FrontmatterBlock | undefined {
  const before = /^[ \t\r\n]*/.exec(text)?.[0] ?? '';
  const start = before.length;
  const opening = /^(?:---([a-z][\w.+-]*)?|\+\+\+)[ \t]*(?:\r\n|\r|\n)/i.exec(text.slice(start, start + 200));
  // An indented fence is none.
  if (!opening || !/(?:^|[\r\n])$/.test(before)) return undefined;
  const isToml = opening[0].startsWith('+');
  const closing = isToml ? /(?<=[\r\n])\+\+\+[ \t]*(?=[\r\n]|$)/g : /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/g;
  closing.lastIndex = start + opening[0].length;
  const closed = closing.exec(text);
  if (!closed) return undefined;
  const content = text.slice(start + opening[0].length, closed.index);
  const fenceLine = countBreaks(before) + 1;
  return {
    language: isToml ? 'toml' : (opening[1] ?? 'yaml').toLowerCase(),
    start,
    end: closed.index + closed[0].length,
    content,
    fenceLine,
    bodyLine: fenceLine + countBreaks(content) + 2,
  };
}

/** Whether a block that starts a text can be meant as YAML: it is empty, or its first field looks like one. Prose between two rules isn't. */
export function looksLikeYaml(content: string): boolean {
  if (content.trim() === '') return true;
  const first = meaningfulLines(content)[0];
  return first !== undefined && (first.startsWith('{') || fieldPattern.test(first) || /^[a-z_][\w-]*:(?!\/\/)/i.test(first));
}

/**
 * Whether most lines of a block are fields, items, indented or comments. Where the YAML can't be read this tells a fault in
 * frontmatter from a page that happens to start with a thematic break: the text of such a page must not vanish.
 */
export function isMostlyYaml(content: string): boolean {
  const lines = content.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const like = lines.filter((line) => /^\s*#|^\s+\S|^-(?:\s|$)|^[}\]]/.test(line) || fieldPattern.test(line) || /^[\w.-]+:/.test(line));
  return like.length * 2 > lines.length;
}

/** `key: value` or `key:`; the key may hold spaces (`Module Name`) and colons (`cSpell:ignore`), and may be quoted. */
const fieldPattern = /^(?:[\p{L}\p{N}_$.][^\r\n]*?|"[^"\r\n]*"[ \t]*|'[^'\r\n]*'[ \t]*):(?:[ \t]|$)/u;

function meaningfulLines(content: string): string[] {
  return content
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** Characters that a link's text or target is looked for in: without a bound, a line of brackets would cost its square. */
const longestPart = 500;

/** A link in one line of Markdown. */
export interface ScannedLink {
  /** Plain text; undefined for a wikilink that shows its target. */
  title: string | undefined;
  target: string;
  /** For `[[a|b]]`: the other half, because wikis disagree on which is the page. */
  other?: string;
  /** Offset of the link in the line. */
  start: number;
  /** Offset behind the link. */
  end: number;
  /** Offset of the target, of the length of `written`. */
  targetStart: number;
  /** The target with escapes as they are. */
  written: string;
}

/**
 * Finds `[text](target)`, with raw spaces in the target as wikis allow them, and `[[text|Page]]` in one line. Images don't count.
 * Takes a few passes over the line, whatever it holds; callers bound its length.
 */
export function scanLinks(line: string): ScannedLink[] {
  const links: ScannedLink[] = [];
  for (let at = line.indexOf('['); at >= 0; at = line.indexOf('[', at)) {
    const link = line[at + 1] === '[' ? scanWikiLink(line, at) : scanLink(line, at);
    if (link && line[at - 1] !== '!') links.push(link);
    at = link ? link.end : at + 1;
  }
  return links;
}

function scanWikiLink(line: string, start: number): ScannedLink | undefined {
  const close = line.indexOf(']]', start);
  if (close < 0) return undefined;
  const inner = line.slice(start + 2, close);
  const bar = /\\?\|/.exec(inner);
  const position = { start, end: close + 2 };
  if (!bar) return { title: undefined, target: inner.trim(), ...position, ...place(inner, start + 2) };
  const text = inner.slice(0, bar.index);
  const after = bar.index + bar[0].length;
  const target = inner.slice(after);
  return { title: plainText(text), target: target.trim(), other: text.trim(), ...position, ...place(target, start + 2 + after) };
}

function scanLink(line: string, start: number): ScannedLink | undefined {
  const close = closing(line, start, '[', ']');
  if (close === undefined || line[close + 1] !== '(') return undefined;
  const end = closing(line, close + 1, '(', ')');
  if (end === undefined) return undefined;
  const inner = line.slice(close + 2, end);
  const titled = /^(.*\S)\s+(?:"[^"]*"|'[^']*')\s*$/.exec(inner)?.[1] ?? inner;
  const bare = /^\s*<([^<>]*)>\s*$/.exec(titled)?.[1] ?? titled;
  const where = place(bare, close + 2 + inner.indexOf(bare));
  return { title: plainText(line.slice(start + 1, close)), target: unescapeMarkdown(bare.trim()), start, end: end + 1, ...where };
}

function place(text: string, offset: number): { targetStart: number; written: string } {
  const written = text.trim();
  return { targetStart: offset + text.indexOf(written), written };
}

/** Offset of the bracket that closes the one at `start`; escaped ones don't count. */
function closing(line: string, start: number, open: string, close: string): number | undefined {
  let depth = 0;
  const end = Math.min(line.length, start + longestPart);
  for (let at = start; at < end; at++) {
    const character = line[at];
    if (character === '\\') at++;
    else if (character === open) depth++;
    else if (character === close && --depth === 0) return at;
  }
  return undefined;
}

/** Text of a line of Markdown without emphasis, code marks, images and tags. */
export function plainText(markdown: string): string {
  const text = markdown
    .replace(/!\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>/g, '')
    .replace(/(?<!\\)(?:\*+|~~|`+)/g, '')
    .replace(/_+/g, (marks, at: number, whole: string) => (isInsideWord(whole, at, at + marks.length) ? marks : ''))
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
  return unescapeMarkdown(text).replace(/\s+/g, ' ').trim();
}

/** Whether underscores stand between letters, or are escaped: then they are no emphasis. */
function isInsideWord(text: string, from: number, to: number): boolean {
  const before = text[from - 1] ?? '';
  return before === '\\' || (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(text[to] ?? ''));
}

function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

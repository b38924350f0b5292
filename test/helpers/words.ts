/**
 * The words of a Markdown file by crude means that share nothing with the product's parser: markup is cut away by regular
 * expressions, and what is left is split at everything that is neither letter nor digit.
 */
export function wordsOfSource(text: string, alias: 'first' | 'last' = 'last'): string[] {
  const body = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*---\n[\s\S]*?\n---\s*(?:\n|$)/, '');
  return toWords(
    splitFences(body)
      .map(({ code, text: part }) => (code ? part : stripMarkup(part, alias)))
      .join('\n'),
  );
}

/** The words of a page as a reader sees it, split in the same way. */
export function wordsOfPage(text: string): string[] {
  return toWords(text);
}

/** Words of the first list that the second lacks, each as often as it is lacking. */
export function missingWords(source: readonly string[], page: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of page) counts.set(word, (counts.get(word) ?? 0) + 1);
  return source.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}

function toWords(text: string): string[] {
  // Marks of emphasis may stand inside a word, where they are no boundary; in code they are text. Both sides lose them.
  const plain = decodeEntities(decodeEntities(text)).replace(/[*`~\\\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');
  return plain.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Blocks of code between fences, and what stands between them. The line of the fence itself goes. */
function splitFences(text: string): { code: boolean; text: string }[] {
  const parts: { code: boolean; text: string }[] = [];
  let fence: string | undefined;
  let lines: string[] = [];
  const flush = (code: boolean): void => {
    parts.push({ code, text: lines.join('\n') });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const mark = /^(?:[\s>]|[-+*] |\d+[.)] )*(`{3,}|~{3,})([^`]*)$/.exec(line);
    // Exercism's notes stand between fences, and are prose.
    if (/^~{3,}(?:exercism\/\w+)?$/.test(line)) continue;
    if (fence === undefined && mark?.[1]) {
      flush(false);
      fence = mark[1];
    } else if (fence !== undefined && mark?.[1]?.startsWith(fence) && mark[2]?.trim() === '') {
      flush(true);
      fence = undefined;
    } else lines.push(line);
  }
  flush(fence !== undefined);
  return parts;
}

const htmlNames =
  'a|abbr|audio|b|blockquote|body|br|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|kbd|li|link|mark|meta|ol|p|picture|pre|q|s|samp|small|source|span|strong|style|sub|summary|sup|svg|path|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video';

function stripMarkup(text: string, alias: 'first' | 'last'): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/\$\$?[^$]+\$\$?/g, (math) => math.replace(/\\[a-zA-Z]+/g, ' '))
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<%[\s\S]*?%>/g, ' ')
    .replace(/\[\[_(?:TOC|TOSP|TOS)_\]\]/gi, ' ')
    .replace(/!?\[\[([^\]|]*?)\\?\|([^\]]*)\]\]/g, (_, first: string, last: string) => (alias === 'first' ? first : last))
    .replace(/<(https?:[^>\s]*|mailto:[^>\s]*)>/g, ' $1 ')
    .replace(new RegExp(`</?(?:${htmlNames})(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^'">])*>`, 'gi'), (tag) =>
      /^<\/?(?:br|p|div|li|t[dhr]|h\d|img)\b/i.test(tag) ? ' ' : '',
    )
    .replace(/^\s{0,3}\[[^\]\n]+\]:\s*\S+.*$/gm, ' ')
    .replace(/\]\((?:<[^>\n]*>|(?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*)\)/g, '] ')
    .replace(/\]\[[^\]\n]*\]/g, '] ')
    .replace(/^([\s>]*)!!!\+?\s*[\w-]+|^([\s>]*)\?\?\?\+?\s*[\w-]+/gm, ' ')
    .replace(/^([\s>]*)===\s/gm, ' ')
    .replace(/\[!\w+\]/g, ' ')
    .replace(/^\s*:::+.*$/gm, ' ')
    .replace(/\{[:.#][^}\n]*\}/g, ' ')
    .replace(/^((?:[\s>]|[-+*] )*)\[[ xX]\](?=\s)/gm, ' ')
    .replace(/^((?:[\s>]|[-+*] |\d+[.)] )*?)\d+[.)](?=\s)/gm, ' ');
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  copy: '©',
  reg: '®',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  rarr: '→',
  larr: '←',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

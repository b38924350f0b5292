/** What stands behind the opening fence of a code block. */
export interface CodeInfo {
  /** As written, less what belongs to a dialect's attributes; undefined for none, and for what can't be a language's name. */
  language?: string;
  title?: string;
  /** Lines to point out, 1-based: `1,3-5`. */
  lines?: string;
  /** Lines that are new, and lines that are to go. */
  inserted?: string;
  deleted?: string;
  /** Number of the first line, where lines are to be numbered. */
  firstNumber?: number;
  /** Language of what a difference compares: `diff lang="js"`. */
  within?: string;
  /** Whether long lines go on below instead of being scrolled. */
  wrap?: true;
}

/** Numbers and ranges between braces: `{1,3-5}`. */
const braces = '\\{\\s*(\\d[\\d\\s,-]{0,98})\\}';

const patterns = {
  title: /(?:^|[\s{,])(?:title|filename)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/,
  /** `[config.js]`, as VitePress names files in groups of code. */
  label: /(?:^|[\s}])\[([^\][",']{1,80})\]/,
  lines: new RegExp(`(?:^|[\\s}])(?:mark=)?${braces}`),
  option: /hl_lines\s*=\s*(?:"([\d\s,-]{1,99})"|\[([\d\s,"'-]{1,99})\])/,
  inserted: new RegExp(`(?:^|\\s)(?:ins|add)=${braces}`),
  deleted: new RegExp(`(?:^|\\s)(?:del|rem)=${braces}`),
  numbers: /(?:^|[\s{,.])(?:showLineNumbers|numberLines|line-?n(?:umber)?o?s)(?:=["'{]?(\w{1,6})|(?=[\s},]|$))/i,
  first: /(?:^|[\s{,])(?:startLineNumber|startFrom|linenostart)=["']?(\d{1,6})/i,
  within: /(?:^|\s)lang=["']?([A-Za-z0-9_+#.-]{1,40})/,
  wrap: /(?:^|\s)wrap(?:=true)?(?=\s|$)/,
};

/**
 * Reads a fence's info in the spellings of Docusaurus (`js title="a.js" {1,3-5} showLineNumbers`), VitePress (`js:line-numbers{1,3}
 * [a.js]`), Material for MkDocs (`js title="a.js" hl_lines="1 3-5" linenums="1"`), Starlight's Expressive Code (`js ins={2} del={3} wrap`),
 * Hugo (`js {hl_lines=[1,"3-5"],linenos=true}`), Pandoc (`{.js .numberLines}`) and rustdoc (`rust,ignore`).
 */
export function parseCodeInfo(lang: string, meta: string): CodeInfo {
  const written = /^\{?\.?([A-Za-z0-9_+#.-]{1,40})(?=$|[\s,{}:=])/.exec(lang)?.[1];
  const rest = `${lang
    .replace(/^[^{:]+/, '')
    .replace(/^:/, ' ')
    .replace('{', ' {')} ${meta}`;
  const found = {
    language: written,
    title: firstGroup(patterns.title, rest) ?? firstGroup(patterns.label, rest),
    lines: toRanges(firstGroup(patterns.lines, rest) ?? firstGroup(patterns.option, rest)),
    inserted: toRanges(firstGroup(patterns.inserted, rest)),
    deleted: toRanges(firstGroup(patterns.deleted, rest)),
    firstNumber: readFirstNumber(rest),
    within: written?.toLowerCase() === 'diff' ? firstGroup(patterns.within, rest) : undefined,
    wrap: patterns.wrap.test(rest) || undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What the first group that took part in a match holds; nothing for an empty one. */
function firstGroup(pattern: RegExp, text: string): string | undefined {
  return pattern
    .exec(text)
    ?.slice(1)
    .find((group) => group !== undefined && group !== '');
}

function toRanges(text: string | undefined): string | undefined {
  return text?.match(/\d+(?:-\d+)?/g)?.join(',');
}

/** `linenums="5"` numbers from 5, `linenos=table` from 1; `showLineNumbers=false` not at all. */
function readFirstNumber(text: string): number | undefined {
  const match = patterns.numbers.exec(text);
  const first = Number(firstGroup(patterns.first, text) ?? NaN);
  const value = match?.[1];
  if (!match || /^(?:false|no|none|0)$/i.test(value ?? '')) return undefined;
  if (!Number.isNaN(first)) return first;
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : 1;
}

/** The numbers that `1,3-5` stands for, up to a block's last line. */
export function expandLines(lines: string, last: number): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const part of lines.split(',')) {
    const [from = 0, to = from] = part.split('-').map(Number);
    for (let line = from; line <= Math.min(to, last); line += 1) numbers.add(line);
  }
  return numbers;
}

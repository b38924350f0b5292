/** What stands behind the opening fence of a code block. */
export interface CodeInfo {
  /** As written, less what belongs to a dialect's attributes; undefined for none, and for what can't be a language's name. */
  language?: string;
  title?: string;
  /** Lines to point out, 1-based: `1,3-5`. */
  lines?: string;
}

/**
 * Reads a fence's info in the spellings of Docusaurus (`js title="a.js" {1,3-5}`), VitePress (`js{1,3}`), Material for MkDocs
 * (`js title="a.js" hl_lines="1 3-5"`), Hugo (`js {hl_lines=[1,"3-5"]}`), Pandoc (`{.js}`) and rustdoc (`rust,ignore`).
 */
export function parseCodeInfo(lang: string, meta: string): CodeInfo {
  const written = /^\{?\.?([A-Za-z0-9_+#.-]{1,40})(?=$|[\s,{}:=])/.exec(lang)?.[1];
  const rest = `${lang.slice(lang.indexOf('{') + 1 ? lang.indexOf('{') : lang.length)} ${meta}`;
  const title = /(?:^|[\s{,])(?:title|filename)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/.exec(rest);
  const lines = readLines(rest);
  const info: CodeInfo = {};
  if (written !== undefined) info.language = written;
  const name = title?.[1] ?? title?.[2] ?? title?.[3];
  if (name !== undefined && name !== '') info.title = name;
  if (lines !== undefined) info.lines = lines;
  return info;
}

function readLines(text: string): string | undefined {
  const braces = /\{\s*(\d[\d\s,-]{0,98})\}/.exec(text)?.[1];
  const option = /hl_lines\s*=\s*(?:"([\d\s,-]{1,99})"|\[([\d\s,"'-]{1,99})\])/.exec(text);
  const found = braces ?? option?.[1] ?? option?.[2];
  const lines = found?.match(/\d+(?:-\d+)?/g)?.join(',');
  return lines === '' ? undefined : lines;
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

/** What a style sheet asks for, as far as a site that loads nothing from elsewhere has to know it. */
export interface CssRequest {
  /** `import` is an `@import`; `url` an address; `function` a function that takes addresses as bare texts, such as `image-set("…")`. */
  kind: 'import' | 'url' | 'function';
  /** The address, escapes resolved; of a function its name. */
  value: string;
  /** Where it stands, as offsets: of an address with what encloses it, `url(…)`. */
  start: number;
  end: number;
}

/** One token each at the place where reading has come to; https://www.w3.org/TR/css-syntax-3/#tokenization, what matters here. */
const token = new RegExp(
  [
    String.raw`(?<comment>\/\*[^]*?(?:\*\/|$))`,
    String.raw`(?<text>"(?:[^"\\\n\r\f]|\\[^])*(?:"|$)?|'(?:[^'\\\n\r\f]|\\[^])*(?:'|$)?)`,
    String.raw`(?<name>@?(?:[-\w\u0080-\uffff]|\\[0-9a-fA-F]{1,6}[ \t\n\r\f]?|\\[^\n\r\f0-9a-fA-F])+)`,
    String.raw`(?<other>[^])`,
  ].join('|'),
  'y',
);

/** The end of `url("…"`, which may hold modifiers. */
const closing = /[^)]*(?:\)|$)/y;

/** Functions in which a text is an address: https://www.w3.org/TR/css-images-4/ and https://www.w3.org/TR/css-values-5/#urls. */
const addressFunctions: ReadonlySet<string> = new Set([
  'image-set',
  '-webkit-image-set',
  'image',
  'src',
  'cross-fade',
  '-webkit-cross-fade',
]);

/** Ends lines as CSS does before it reads anything; https://www.w3.org/TR/css-syntax-3/#input-preprocessing. */
export function normalizeNewlines(css: string): string {
  return css.replace(/\r\n?|\f/g, '\n');
}

/** Lists what a style sheet would load, of a text as `normalizeNewlines` leaves it. Never throws; linear in its length. */
export function listRequests(css: string): CssRequest[] {
  const requests: CssRequest[] = [];
  const reader = new RegExp(token);
  while (reader.lastIndex < css.length) {
    const start = reader.lastIndex;
    const { name } = reader.exec(css)?.groups ?? {};
    if (name === undefined) continue;
    const word = unescape(name).toLowerCase();
    if (word === '@import') requests.push({ kind: 'import', value: word, start, end: reader.lastIndex });
    if (css[reader.lastIndex] !== '(') continue;
    if (word === 'url') {
      const { value, end } = readAddress(css, reader.lastIndex + 1);
      requests.push({ kind: 'url', value, start, end });
      reader.lastIndex = end;
    } else if (addressFunctions.has(word)) {
      requests.push({ kind: 'function', value: word, start, end: reader.lastIndex });
    }
  }
  return requests;
}

/** The address in `url(`, from behind its parenthesis. */
function readAddress(css: string, from: number): { value: string; end: number } {
  const start = skipBlanks(css, from);
  if (css[start] !== '"' && css[start] !== "'") return readBareAddress(css, from, start);
  const quoted = new RegExp(token);
  quoted.lastIndex = start;
  const { text = '' } = quoted.exec(css)?.groups ?? {};
  const end = new RegExp(closing);
  end.lastIndex = quoted.lastIndex;
  end.exec(css);
  return { value: unescape(text.slice(1, text.length > 1 && text.endsWith(text.charAt(0)) ? -1 : undefined)), end: end.lastIndex };
}

/** What `url(` holds without quotes, up to its end. Character by character: an expression would try each escape in many ways. */
function readBareAddress(css: string, from: number, start: number): { value: string; end: number } {
  let at = start;
  while (at < css.length && !/["'() \t\n\r\f]/.test(css.charAt(at))) {
    const next = css[at] === '\\' ? skipEscape(css, at + 1) : at + 1;
    if (next === undefined) break;
    at = next;
  }
  const end = skipBlanks(css, at);
  // What is no address by the grammar loads nothing; it is read on from behind the parenthesis.
  if (end < css.length && css[end] !== ')') return { value: '', end: from };
  return { value: unescape(css.slice(start, at)), end: Math.min(end + 1, css.length) };
}

/** The end of an escape, from behind its backslash; undefined for what is none. */
function skipEscape(css: string, from: number): number | undefined {
  let at = from;
  while (at < from + 6 && /[0-9a-fA-F]/.test(css.charAt(at))) at += 1;
  if (at > from) return /[ \t\n\r\f]/.test(css.charAt(at)) ? at + 1 : at;
  return /[^\n\r\f]/.test(css.charAt(from)) ? from + 1 : undefined;
}

function skipBlanks(css: string, from: number): number {
  let at = from;
  while (/[ \t\n\r\f]/.test(css.charAt(at))) at += 1;
  return at;
}

/** https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point */
function unescape(text: string): string {
  return text.replace(/\\(?:([0-9a-fA-F]{1,6})[ \t\n\r\f]?|(\r\n|[^]))/g, (_, code: string | undefined, sign: string | undefined) => {
    if (code === undefined) return /^[\n\r\f]/.test(sign ?? '') ? '' : (sign ?? '');
    const point = Number.parseInt(code, 16);
    return point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point);
  });
}

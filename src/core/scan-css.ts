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

/** What `url(` may hold without quotes, up to its end. */
const bareAddress = /[ \t\n\r\f]*((?:[^"'()\\ \t\n\r\f]|\\[0-9a-fA-F]{1,6}[ \t\n\r\f]?|\\[^\n\r\f0-9a-fA-F])*)[ \t\n\r\f]*(?:\)|$)/y;

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

/** Lists what a style sheet would load. Never throws; linear in its length. */
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
  const space = /[ \t\n\r\f]*/y;
  space.lastIndex = from;
  space.exec(css);
  const quoted = new RegExp(token);
  quoted.lastIndex = space.lastIndex;
  const { text } = quoted.exec(css)?.groups ?? {};
  if (text !== undefined) {
    const end = new RegExp(closing);
    end.lastIndex = quoted.lastIndex;
    end.exec(css);
    return { value: unescape(text.slice(1, text.length > 1 && text.endsWith(text.charAt(0)) ? -1 : undefined)), end: end.lastIndex };
  }
  const bare = new RegExp(bareAddress);
  bare.lastIndex = from;
  const [, value = ''] = bare.exec(css) ?? [];
  // What is no address by the grammar loads nothing; it is read on from behind the parenthesis.
  return { value: unescape(value), end: Math.max(bare.lastIndex, from) };
}

/** https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point */
function unescape(text: string): string {
  return text.replace(/\\(?:([0-9a-fA-F]{1,6})[ \t\n\r\f]?|(\r\n|[^]))/g, (_, code: string | undefined, sign: string | undefined) => {
    if (code === undefined) return /^[\n\r\f]/.test(sign ?? '') ? '' : (sign ?? '');
    const point = Number.parseInt(code, 16);
    return point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point);
  });
}

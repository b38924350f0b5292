import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Alias, Document, Node, YAMLError } from 'yaml';
import { keyName, tooDeep, YamlConverter, YamlLimitExceeded } from './convert-yaml.ts';
import type { YamlLimits } from './convert-yaml.ts';
import type { Point, Range } from './diagnostic.ts';
import { explainYamlError, unknownAlias } from './explain-yaml.ts';
import { quote } from './wording.ts';

/** Bounds of a page's frontmatter and of `waymark.yml`. */
export const frontmatterLimits: Readonly<YamlLimits> = { length: 64 * 1024, depth: 20, nodes: 2000, aliases: 10 };

/** Bounds of files that name every page of a site: navigation, the sidecar. */
export const listingLimits: Readonly<YamlLimits> = { length: 512 * 1024, depth: 20, nodes: 50_000, aliases: 100 };

/** Something wrong with a YAML text itself, before any schema. */
export interface YamlProblem {
  /**
   * `syntax`: the text isn't YAML there. `duplicate-key`: a key twice in one mapping. `tag`: a tag without meaning here.
   * `limit`: nothing was read.
   */
  code: 'syntax' | 'duplicate-key' | 'tag' | 'limit';
  message: string;
  hint?: string | undefined;
  range: Range;
}

/** A YAML text as data, with the way back from a path of the data to the text. */
export interface LocatedYaml {
  /**
   * Plain data; `undefined` for an empty text or one over a limit. Where the syntax is broken, the top-level fields that hold no
   * error are still here. Of a key written twice the last value counts. Dates stay strings.
   */
  data: unknown;
  /**
   * Where the key or the value at a path stands; a value without text (`title:`) is located at its key. `undefined` when the path
   * doesn't exist. The empty path is the whole document.
   */
  locate: (path: readonly PropertyKey[], what?: 'key' | 'value') => Range | undefined;
  /** In the order of the text. */
  problems: YamlProblem[];
}

/**
 * Reads one YAML 1.2 document (core schema, no merge keys, no tags) and never throws. `line` is the number of lines that stand
 * before the text in its file.
 */
export function parseYaml(text: string, options: { line?: number; limits?: Readonly<YamlLimits> } = {}): LocatedYaml {
  const limits = options.limits ?? frontmatterLimits;
  const before = options.line ?? 0;
  const start: Point = { line: before + 1, column: 1 };
  if (text.length > limits.length) return refuse(start, `The YAML is longer than ${limits.length} characters; it is not read.`);
  if (nestsTooDeep(text, limits.depth)) return refuse(start, tooDeep(limits));

  const parsed = readDocument(text);
  if (!parsed) return refuse(start, 'The YAML could not be read.');
  try {
    return new Located(parsed, text, before).read(limits);
  } catch (error) {
    if (error instanceof YamlLimitExceeded) return refuse(start, error.message);
    throw error;
  }
}

/** A parsed document together with its text: offsets become lines and columns. */
class Located {
  readonly #document: Document;
  readonly #errors: readonly YAMLError[];
  readonly #lines: LineCounter;
  readonly #text: string;
  readonly #before: number;

  constructor(parsed: ParsedText, text: string, before: number) {
    this.#document = parsed.document;
    this.#errors = parsed.errors;
    this.#lines = parsed.lines;
    this.#text = text;
    this.#before = before;
  }

  read(limits: Readonly<YamlLimits>): LocatedYaml {
    const errors = this.#listErrors();
    const problems = errors.map((error) => this.#toProblem(error));
    const converter = new YamlConverter(this.#document, limits, {
      duplicateKey: (key, firstOffset) => problems.push(this.#duplicateKey(key, firstOffset)),
      unknownAlias: (alias) => problems.push({ ...unknownAlias(alias.source), range: this.#nodeRange(alias) }),
    });
    // A second document is not read, which breaks nothing in the first.
    const breaking = this.#errors.filter(({ name, code }) => name === 'YAMLParseError' && code !== 'MULTIPLE_DOCS');
    const data = converter.convert(breaking.flatMap((error) => this.#brokenOffsets(error)));
    problems.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column);
    const locate = (path: readonly PropertyKey[], what: 'key' | 'value' = 'value'): Range | undefined => {
      const node = findNode(this.#document, path, what);
      return node && this.#nodeRange(node);
    };
    return { data, locate, problems };
  }

  /** Offsets whose fields an error makes doubtful: where the indentation is wrong, the field above and the one below. */
  #brokenOffsets(error: YAMLError): number[] {
    const offset = openingOf(error, this.#document);
    if (error.code !== 'BAD_INDENT' && error.code !== 'TAB_AS_INDENT') return [offset];
    const indent = /^[ \t]*/.exec(this.#text.slice(offset, offset + 1000))?.[0].length ?? 0;
    return [offset, offset + indent];
  }

  /** The first error of each line (what follows on a line is its echo), at most {@link maxErrors}. */
  #listErrors(): YAMLError[] {
    const byLine = new Map<number, YAMLError>();
    for (const error of this.#errors) {
      const { line } = this.#lines.linePos(error.pos[0]);
      if (!byLine.has(line)) byLine.set(line, error);
      if (byLine.size === maxErrors) break;
    }
    return [...byLine.values()];
  }

  #toProblem(error: YAMLError): YamlProblem {
    const from = openingOf(error, this.#document);
    const lineLength = /^[^\r\n]*/.exec(this.#text.slice(from))?.[0].length ?? 0;
    const to = from === error.pos[0] ? error.pos[1] : from + 1;
    return { ...explainYamlError(error, this.#text), range: this.#range(from, Math.max(from, Math.min(to, from + lineLength))) };
  }

  #duplicateKey(key: Node, firstOffset: number): YamlProblem {
    return {
      code: 'duplicate-key',
      message: `${quote(keyName(key))} is here twice; the last value counts.`,
      hint: `Remove one of them; the other is on line ${this.#point(firstOffset).line}.`,
      range: this.#nodeRange(key),
    };
  }

  #nodeRange(node: Node): Range {
    const [from, to] = node.range ?? [0, 0];
    return this.#range(from, from + this.#text.slice(from, to).trimEnd().length);
  }

  #range(from: number, to: number): Range {
    return { start: this.#point(from), end: this.#point(to) };
  }

  #point(offset: number): Point {
    const { line, col } = this.#lines.linePos(offset);
    return { line: this.#before + line, column: col };
  }
}

/** A text with more errors than this isn't YAML; the rest of them helps nobody. */
const maxErrors = 10;

interface ParsedText {
  document: Document;
  errors: readonly YAMLError[];
  lines: LineCounter;
}

/**
 * Parses a text, or gives nothing when the parser gives up. A value such as `Bringup: NVME` makes the parser read the fields
 * below as the value's; therefore such a value is blanked, which keeps every offset, and the text parsed again.
 */
function readDocument(source: string): ParsedText | undefined {
  // A lone carriage return ends a line in YAML, but not for this parser.
  let text = source.replace(/\r(?!\n)/g, '\n');
  const blanked: YAMLError[] = [];
  try {
    for (;;) {
      const lines = new LineCounter();
      const document = parseDocument(text, { ...parserOptions, lineCounter: lines });
      const error = document.errors.find(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY');
      if (!error || blanked.length === maxErrors)
        return { document, lines, errors: [...blanked, ...document.errors, ...document.warnings] };
      blanked.push(error);
      const [from] = error.pos;
      text = text.slice(0, from) + text.slice(from).replace(/^[^\n]*/, (value) => ' '.repeat(value.length));
    }
  } catch {
    // The parser recurses, and a text may exhaust the stack in a way that counting brackets doesn't foresee.
    return undefined;
  }
}

/** How every YAML text is parsed here. */
export const parserOptions = {
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  stringKeys: true,
  // The converter reports them: the parser's check is quadratic, and makes an error where a warning serves.
  uniqueKeys: false,
  prettyErrors: false,
  // `silent` would hide a second document.
  logLevel: 'error',
} as const;

/** Whether brackets or indicators on one line (`- - -`) stack higher than the limit: the parser recurses into them. */
function nestsTooDeep(text: string, limit: number): boolean {
  if (new RegExp(`(?:[-?:][ \\t]+){${limit},}`).test(text)) return true;
  let open = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') deepest = Math.max(deepest, ++open);
    else if (open > 0) open--;
  }
  // Brackets in prose count too, therefore the margin; the converter knows the real depth.
  return deepest > limit * 10;
}

function refuse(start: Point, message: string): LocatedYaml {
  return { data: undefined, locate: () => undefined, problems: [{ code: 'limit', message, range: { start, end: start } }] };
}

/** Offset of an error. What isn't closed is reported where the text ends, but people look for it where it opens. */
function openingOf(error: YAMLError, document: Document): number {
  const [offset] = error.pos;
  if (!/^Missing closing|end with an? [\]}]/.test(error.message)) return offset;
  let opening = offset;
  visit(document, {
    Node(_, node) {
      const [from, , to] = node.range ?? [0, 0, 0];
      const opens = isCollection(node) ? node.flow : isScalar(node) && node.type?.startsWith('QUOTE');
      if (opens && from < offset && to >= offset) opening = from;
    },
  });
  return opening;
}

/** The node at a path, through aliases; for a value without text its key. */
function findNode(document: Document, path: readonly PropertyKey[], what: 'key' | 'value'): Node | undefined {
  let node: unknown = document.contents;
  let key: unknown;
  for (const segment of path) {
    const parent = isAlias(node) ? node.resolve(document) : node;
    key = undefined;
    if (isMap(parent)) {
      const pair = parent.items.findLast((item) => keyName(item.key) === String(segment));
      if (!pair) return undefined;
      key = pair.key;
      node = pair.value;
    } else if (isSeq(parent) && Number(segment) < parent.items.length) {
      node = parent.items[Number(segment)];
    } else {
      return undefined;
    }
  }
  const found = key && (what === 'key' || isEmpty(node)) ? key : node;
  return isNode(found) ? found : undefined;
}

function isEmpty(node: unknown): boolean {
  return !isNode(node) || (isScalar(node) && node.range?.[0] === node.range?.[1]);
}

function isNode(value: unknown): value is Alias | Node {
  return isScalar(value) || isCollection(value) || isAlias(value);
}

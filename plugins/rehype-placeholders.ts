import type { Element, ElementContent } from 'hast';
import { tagTest } from './html-element-names.ts';
import { toElement, toText } from './rehype-element.ts';

/** Languages in which `<name>` stands for what a reader has to put in: commands, settings, plain text. In others it may be a type or a tag. */
const languages: ReadonlySet<string | undefined> = new Set([
  undefined,
  ...['bash', 'sh', 'shell', 'zsh', 'ksh', 'fish', 'console', 'terminal', 'shell-session', 'shellsession', 'bat', 'cmd', 'dos'],
  ...['powershell', 'ps1', 'pwsh', 'yaml', 'yml', 'json', 'toml', 'ini', 'properties', 'env', 'sql', 'promql', 'text', 'txt', 'plaintext'],
]);

/** What programs print where there is nothing: `kubectl get pods` is full of `<none>`. */
const printed: ReadonlySet<string> = new Set([
  ...['none', 'nil', 'null', 'unknown', 'invalid', 'pending', 'unset', 'missing', 'empty', 'eof', 'nodata', 'error'],
  ...['no value', 'not set', 'no data', 'none yet', 'default'],
]);

const pattern = /<[A-Za-z](?:[\w .|/-]{0,48}[\w)])?>/g;

/** Marks what a reader has to put in, in a coloured block: `oc logs -n <namespace>`. Its text stays as it was. */
export function markPlaceholders(children: readonly ElementContent[], language: string | undefined): ElementContent[] {
  const text = children.map(textOf).join('');
  if (!text.includes('<') || !languages.has(language?.toLowerCase()) || text.includes('</')) return [...children];
  return wrapRanges(children, findPlaceholders(text));
}

/** The same in inline code, where it is part of something longer: `<div>` alone is what the sentence is about. */
export function markInlinePlaceholders(code: Element): void {
  const [only] = code.children;
  if (code.children.length !== 1 || only?.type !== 'text' || only.value.includes('</')) return;
  const ranges = findPlaceholders(only.value);
  if (ranges.some(([from, to]) => to - from < only.value.trim().length)) code.children = wrapRanges([only], ranges);
}

type Range = readonly [from: number, to: number];

function findPlaceholders(text: string): Range[] {
  const isTag = tagTest(text);
  return [...text.matchAll(pattern)].flatMap((match): Range[] => {
    const name = match[0].slice(1, -1).toLowerCase();
    const before = text[match.index - 1] ?? '';
    // `List<string>` is a type, `<<EOF` a document.
    if (printed.has(name) || isTag(name.split(' ', 1)[0] ?? '', false) || /[\w<>]/.test(before)) return [];
    return [[match.index, match.index + match[0].length]];
  });
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Wraps ranges of the text, in order and apart from each other. Elements that one begins or ends inside of are divided there. */
function wrapRanges(children: readonly ElementContent[], ranges: readonly Range[]): ElementContent[] {
  if (ranges.length === 0) return [...children];
  const pieces = splitNodes(children, { at: 0, next: 0, cuts: ranges.flat() });
  return pieces.flatMap((piece, at) => (at % 2 === 0 ? piece : toElement('var', { className: ['blank'] }, piece)));
}

interface Walk {
  at: number;
  /** Which cut comes next. */
  next: number;
  cuts: readonly number[];
}

function splitNodes(nodes: readonly ElementContent[], walk: Walk): ElementContent[][] {
  const pieces: ElementContent[][] = [[]];
  for (const node of nodes) {
    const parts = node.type === 'text' ? splitText(node.value, walk) : node.type === 'element' ? splitElement(node, walk) : [node];
    parts.forEach((part, at) => {
      if (at > 0) pieces.push([]);
      if (part) pieces.at(-1)?.push(part);
    });
  }
  return pieces;
}

function splitElement(element: Element, walk: Walk): (ElementContent | undefined)[] {
  const pieces = splitNodes(element.children, walk);
  return pieces.map((piece) => (piece.length === 0 ? undefined : toElement(element.tagName, element.properties, piece)));
}

function splitText(text: string, walk: Walk): (ElementContent | undefined)[] {
  const parts: (ElementContent | undefined)[] = [];
  const end = walk.at + text.length;
  let from = walk.at;
  const add = (to: number): void => {
    parts.push(to > from ? toText(text.slice(from - walk.at, to - walk.at)) : undefined);
    from = to;
  };
  for (let cut = walk.cuts[walk.next]; cut !== undefined && cut < end; cut = walk.cuts[walk.next]) {
    add(cut);
    walk.next += 1;
  }
  add(end);
  walk.at = end;
  return parts;
}

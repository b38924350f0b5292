import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';

/** A written site as a visitor's browser reads it, without any knowledge of how it was made. */
export interface WrittenSite {
  folder: string;
  /** Path that the site lives under. */
  base: string;
  /** Paths of all files, POSIX, sorted. */
  files: ReadonlySet<string>;
  /** HTML files by path. */
  pages: ReadonlyMap<string, HtmlPage>;
}

/** One HTML file. */
export interface HtmlPage {
  path: string;
  title: string;
  ids: ReadonlySet<string>;
  /** Ids that stand more than once. */
  doubleIds: string[];
  addresses: Address[];
  /** Addresses that were written in the source and lead nowhere. */
  missing: string[];
  /** Only what the page's source says: its title and its body. Absent for pages that no source file is behind. */
  article: Article | undefined;
}

/** An address that something on a page leads to or loads. */
export interface Address {
  element: string;
  attribute: string;
  /** As a browser reads it: entities decoded, percent-encoding untouched. */
  url: string;
}

/** Title and body of a page. */
export interface Article {
  ids: string[];
  addresses: Address[];
  missing: string[];
  /** Everything that can be read or heard: text and the texts that stand for images. */
  text: string;
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Attributes that hold an address. */
const addressAttributes = new Set(['href', 'src', 'poster', 'action', 'data-src', 'data-search', 'data-to', 'srcset']);

/** Reads every file of a site. */
export function readSite(folder: string, base = '/'): WrittenSite {
  const files = listFiles(folder);
  const pages = files.filter((path) => path.endsWith('.html')).map((path) => [path, readPage(folder, path)] as const);
  return { folder, base, files: new Set(files), pages: new Map(pages) };
}

/** Paths of all files below a folder, POSIX, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Digest of every file by path: equal results mean equal bytes. */
export function digestFiles(folder: string): Record<string, string> {
  const digest = (path: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex');
  return Object.fromEntries(listFiles(folder).map((path) => [path, digest(path)]));
}

/** Reads one HTML file of a site. */
export function readPage(folder: string, path: string): HtmlPage {
  const document = parse(readFileSync(join(folder, path), 'utf8'));
  const elements = listElements(document);
  const ids = elements.flatMap((element) => attributeOf(element, 'id') ?? []);
  const title = elements.find(({ tagName }) => tagName === 'title');
  return {
    path,
    title: title ? textOf(title).trim() : '',
    ids: new Set(ids),
    doubleIds: ids.filter((id, at) => ids.indexOf(id) !== at),
    addresses: elements.flatMap(listAddresses),
    missing: elements.flatMap((element) => attributeOf(element, 'data-missing') ?? []),
    article: readArticle(elements),
  };
}

function readArticle(all: readonly Element[]): Article | undefined {
  const parts = all.filter(
    (element) => hasClass(element, 'body') || (element.tagName === 'h1' && hasClass(element, 'title') && hasAncestor(element, 'article')),
  );
  if (!parts.some((element) => hasClass(element, 'body'))) return undefined;
  const elements = parts.flatMap((part) => [part, ...listElements(part)]);
  return {
    ids: elements.flatMap((element) => attributeOf(element, 'id') ?? []),
    addresses: elements.flatMap(listAddresses),
    missing: elements.flatMap((element) => attributeOf(element, 'data-missing') ?? []),
    text: parts.map(textOf).join('\n'),
  };
}

/** Where addresses of a site's pages lead to no file or to no element of the site, as `page: address`. */
export function findDeadAddresses({ base, files, pages }: WrittenSite): string[] {
  const dead: string[] = [];
  for (const page of pages.values()) {
    const here = new URL(
      `http://site.invalid${base}${page.path
        .split('/')
        .map(encodeURIComponent)
        .join('/')
        .replace(/(^|\/)index\.html$/, '$1')}`,
    );
    for (const { url } of page.addresses) {
      const target = URL.canParse(url, here) ? new URL(url, here) : undefined;
      if (!target) dead.push(`${page.path}: ${url} (is no address)`);
      else if (target.host === here.host && !leadsSomewhere(target)) dead.push(`${page.path}: ${url}`);
    }
  }
  return dead;

  function leadsSomewhere({ pathname, hash }: URL): boolean {
    if (!pathname.startsWith(base)) return false;
    const path = decodeURIComponent(pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!files.has(file)) return false;
    const id = decodeURIComponent(hash.slice(1));
    return id === '' || id === 'top' || !file.endsWith('.html') || pages.get(file)?.ids.has(id) === true;
  }
}

function listElements(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  const inside = 'content' in node ? [...children, node.content] : children;
  return inside.flatMap((child) => [...(tree.isElementNode(child) ? [child] : []), ...listElements(child)]);
}

function listAddresses(element: Element): Address[] {
  return element.attrs
    .filter(({ name }) => addressAttributes.has(name))
    .flatMap(({ name, value }) => toUrls(name, value).map((url) => ({ element: element.tagName, attribute: name, url })));
}

/** `srcset` lists several addresses, each with its size behind it. */
function toUrls(name: string, value: string): string[] {
  return name === 'srcset' ? value.split(',').flatMap((part) => part.trim().split(/\s+/)[0] ?? []) : [value];
}

function attributeOf(element: Element, wanted: string): string | undefined {
  return element.attrs.find(({ name }) => name === wanted)?.value;
}

function hasClass(element: Element, name: string): boolean {
  return attributeOf(element, 'class')?.split(/\s+/).includes(name) === true;
}

function hasAncestor({ parentNode }: Element, name: string): boolean {
  return parentNode !== null && tree.isElementNode(parentNode) && (parentNode.tagName === name || hasAncestor(parentNode, name));
}

/** Elements that end a word, although no space stands between them. */
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
]);

function textOf(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  if (tree.isElementNode(node) && (node.tagName === 'script' || node.tagName === 'style')) return '';
  const inside = 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  if (!tree.isElementNode(node) || inline.has(node.tagName)) return inside;
  return ` ${attributeOf(node, 'alt') ?? ''} ${inside} `;
}

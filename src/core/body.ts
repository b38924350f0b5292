import type { Element, ElementContent, Root as HastRoot, RootContent } from 'hast';
import { keyOfRequest } from '../../plugins/components/code-from-repo.ts';
import { describeMissing } from '../../plugins/missing-target.ts';
import { renderMarkdown, toHtml } from '../../plugins/render-markdown.ts';
import type { Highlighter } from '../../plugins/highlight.ts';
import type { Page, Resolution } from './catalog.ts';
import type { Link } from './document.ts';
import { safeDecode } from './page-id.ts';
import { titleHeading, type ParsedDocument } from './parse-document.ts';
import { findAnchor } from './resolve-link.ts';

/**
 * The body of a page as HTML with open slots: every address waits for the catalog. So a body depends on its file alone, is cached by
 * content, and the same page in ten versions renders once; filling the slots is a text replacement.
 */
export interface Body {
  /** Sanitised HTML. A slot is a number between two noncharacters, which no source text can contain. */
  html: string;
  slots: Slot[];
  /** Top-level headings with the stretch of `html` that follows each, up to the next one: for embedding a section. */
  sections: { id: string; depth: number; start: number }[];
  /** Custom elements that need a script, and `footnotes` and `terms` where there are some. */
  scripts: string[];
  /** Names of terms in the text, each once. */
  terms: string[];
}

/** An address in a body. */
export type Slot = Pick<Link, 'kind' | 'url'>;

const slotPattern = / (href|src|data-wm-embed)="\uFDD0(\d+)\uFDD1"/g;
const candidatesPattern = / srcset="([^"]*\uFDD0[^"]*)"/g;
const embedPattern = /<div data-wm-embed="\uFDD0(\d+)\uFDD1"><\/div>/g;

const includePattern = /<div data-wm-include="\uFDD0(\d+)\uFDD1"( data-heading="hide")? data-depth="(\d)"><\/div>/g;
const codePattern = /<div data-wm-code="\uFDD0(\d+)\uFDD1"><\/div>/g;
const termPattern = /<a data-wm-term="\uFDD0(\d+)\uFDD1">/g;
const notePattern = /<span data-wm-note="\uFDD0(\d+)\uFDD1"><\/span>/g;
/** What is left of these where an author wrote them in a way that nothing fills. */
const leftPattern = / data-wm-(?:include|code|term|note)="\uFDD0\d+\uFDD1"/g;

/** An open tag as we write it: attributes are quoted, or have no value. */
const tagPattern = /<([a-z][\w-]*)(?: [\w:-]+(?:="[^"]*")?)*>/g;

/** Renders a parsed document. The heading that names the document is left out: the layout shows it. `language` is that of pages that name none. */
export function renderBody({ tree, document }: ParsedDocument, highlighter: Highlighter, language = 'en'): Body {
  const root = renderMarkdown(withoutTitle(tree, document), {
    highlighter,
    language: document.meta.lang ?? language,
    facts: document.meta,
  });
  const body: Body = { html: '', slots: [], sections: [], scripts: [], terms: [] };
  const ids = new Set([...document.headings.map(({ id }) => id), ...document.anchors]);
  const isOurs = (url: string): boolean =>
    document.links.some((link) => (link.kind === 'wiki' || link.kind === 'embed') && link.url === url);
  const codes = new Map((document.code ?? []).map((use, at) => [keyOfRequest(use), at]));
  openSlots(root, body, {
    findId: (written) => (ids.has(written) ? written : findAnchor(document, written)),
    isOurs,
    isIncluded: (url) => document.links.some((link) => link.kind === 'include' && link.url === url),
    findCode: (key) => codes.get(key),
    isTerm: (name) => document.terms?.some((term) => term.name === name) === true,
    depth: 1,
  });
  for (const node of root.children) {
    const heading = headingOf(node);
    if (heading) body.sections.push({ ...heading, start: body.html.length });
    body.html += toHtml(node);
  }
  return body;
}

function withoutTitle(tree: ParsedDocument['tree'], { meta }: ParsedDocument['document']): ParsedDocument['tree'] {
  const title = titleHeading(tree, meta);
  return title ? { ...tree, children: tree.children.filter((node) => node !== title) } : tree;
}

function headingOf(node: RootContent): { id: string; depth: number } | undefined {
  if (node.type !== 'element') return undefined;
  const depth = /^h([1-6])$/.exec(node.tagName)?.[1];
  const id = node.properties['id'];
  return depth === undefined || typeof id !== 'string' ? undefined : { id, depth: Number(depth) };
}

/** What opening slots needs to know of the document. */
interface Opening {
  /** Finds the id on the same page that an address means. */
  findId(written: string): string | undefined;
  /** Whether the parser found a wikilink or embed of this name: in raw HTML anybody can write our attributes. */
  isOurs(url: string): boolean;
  /** The same of includes, code of the repository and terms. */
  isIncluded(url: string): boolean;
  findCode(key: string): number | undefined;
  isTerm(name: string): boolean;
  /** Depth of the last heading. */
  depth: number;
}

function openSlots(node: HastRoot | ElementContent | RootContent, body: Body, opening: Opening): void {
  if (node.type === 'element') {
    const script =
      node.properties['dataWmNote'] !== undefined ? 'terms' : node.properties['dataFootnoteRef'] === undefined ? node.tagName : 'footnotes';
    if (/^wm-|^footnotes$|^terms$/.test(script) && !body.scripts.includes(script)) body.scripts.push(script);
    openSlot(node, body, opening);
    openPlaces(node, body, opening);
    settleFragment(node, opening);
    opening.depth = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? opening.depth);
  }
  if ('children' in node) for (const child of node.children) openSlots(child, body, opening);
}

/** An address within the page is settled at once, by the rule that links from other pages follow. */
function settleFragment({ properties }: Element, { findId }: Opening): void {
  const { href } = properties;
  if (typeof href !== 'string' || !href.startsWith('#')) return;
  const written = safeDecode(href.slice(1));
  const id = findId(written);
  if (id !== undefined && id !== written) properties['href'] = `#${encodeURIComponent(id)}`;
}

function openSlot(element: Element, { slots }: Body, { isOurs }: Opening): void {
  const { properties } = element;
  for (const name of ['dataWmWiki', 'dataWmEmbed']) if (!isOurs(String(properties[name] ?? ''))) Reflect.deleteProperty(properties, name);
  const wiki = properties['dataWmWiki'];
  delete properties['dataWmWiki'];
  // The sanitiser may have dropped the address of a wikilink: `Foo: bar` looks like a scheme.
  if (typeof wiki === 'string') properties[element.tagName === 'img' ? 'src' : 'href'] = wiki;
  for (const [name, kind] of [
    ['href', wiki === undefined ? 'link' : 'wiki'],
    ['src', wiki === undefined ? 'image' : 'embed'],
    ['dataWmEmbed', 'embed'],
  ] as const) {
    const url = properties[name];
    if (typeof url !== 'string' || (kind === 'link' && /^(?:https?:|mailto:|#)/.test(url))) continue;
    properties[name] = toSlot(kind, url, slots);
  }
  const { srcSet } = properties;
  if (srcSet === undefined || srcSet === null) return;
  const candidates = srcSet.split(',').map((candidate) => candidate.trim().split(/\s+/));
  properties['srcSet'] = candidates.map(([url = '', ...size]) => [toSlot('image', url, slots), ...size].join(' ')).join(', ');
}

/** Places for what comes from elsewhere. */
function openPlaces({ properties }: Element, body: Body, { isIncluded, findCode, isTerm, depth }: Opening): void {
  const { dataWmInclude, dataWmCode } = properties;
  if (typeof dataWmInclude === 'string') {
    if (isIncluded(dataWmInclude)) {
      properties['dataWmInclude'] = toSlot('include', dataWmInclude, body.slots);
      properties['dataDepth'] = depth;
    } else delete properties['dataWmInclude'];
  }
  if (typeof dataWmCode === 'string') {
    const at = findCode(dataWmCode);
    if (at === undefined) delete properties['dataWmCode'];
    else properties['dataWmCode'] = `\uFDD0${at}\uFDD1`;
  }
  for (const property of ['dataWmTerm', 'dataWmNote']) {
    const name = properties[property];
    if (typeof name !== 'string') continue;
    if (!body.terms.includes(name) && isTerm(name)) body.terms.push(name);
    const at = body.terms.indexOf(name);
    if (at < 0) Reflect.deleteProperty(properties, property);
    else properties[property] = `\uFDD0${at}\uFDD1`;
  }
}

function toSlot(kind: Slot['kind'], url: string, slots: Slot[]): string {
  let at = slots.findIndex((slot) => slot.url === url && slot.kind === kind);
  if (at < 0) at = slots.push({ kind, url }) - 1;
  return `\uFDD0${at}\uFDD1`;
}

/** What filling a body needs to know of the world. */
export interface SlotContext {
  resolve(slot: Slot): Resolution;
  /** Address for a resolution, percent-encoded with the base; undefined for what leads nowhere. */
  href(resolution: Resolution): string | undefined;
  /** HTML of an embedded page or section with its own slots filled; undefined where embedding would not end. */
  embed(page: Page, anchor: string | undefined): string | undefined;
  /** The same of an included page, with what says where it comes from. */
  include?(page: Page, anchor: string | undefined, place: IncludePlace): string | undefined;
  /** HTML of the code that the page asks for in the place of this number; undefined for what can't be shown. */
  code?(at: number): string | undefined;
  /** What explains a term; undefined where the glossary doesn't. */
  term?(name: string): { url: string; definition: string } | undefined;
}

/** How an included text has to fit. */
export interface IncludePlace {
  /** Depth of the heading that it stands below. */
  depth: number;
  /** Whether its own heading is left out. */
  hidden: boolean;
}

/** Fills the slots. What leads nowhere stays visible as text, marked and explained, without an address. */
export function fillSlots(body: Pick<Body, 'html' | 'slots' | 'terms'>, context: SlotContext): string {
  const resolutions = body.slots.map((slot) => context.resolve(slot));
  const hrefOf = (number: string): string | undefined => {
    const resolution = resolutions[Number(number)];
    return resolution && context.href(resolution);
  };
  const terms = body.terms.map((name) => context.term?.(name));
  const html = body.html
    .replace(includePattern, (_, number: string, hidden: string | undefined, depth: string) =>
      fillInclude(resolutions[Number(number)], body.slots[Number(number)], { depth: Number(depth), hidden: hidden !== undefined }, context),
    )
    .replace(codePattern, (_, number: string) => context.code?.(Number(number)) ?? '')
    .replace(termPattern, (_, number: string) => {
      const term = terms[Number(number)];
      return term ? `<a class="term-link" href="${escapeAttribute(term.url)}" data-term-use>` : '<a>';
    })
    .replace(notePattern, (_, number: string) => {
      const term = terms[Number(number)];
      return term
        ? `<span class="term-note" role="tooltip" hidden data-pagefind-ignore data-term-note>${escapeAttribute(term.definition)}</span>`
        : '';
    })
    .replace(leftPattern, '')
    .replace(embedPattern, (_, number: string) => fillEmbed(resolutions[Number(number)], body.slots[Number(number)], context))
    .replace(candidatesPattern, (_, candidates: string) => fillCandidates(candidates, hrefOf))
    .replace(slotPattern, (_, name: string, number: string) => {
      const href = hrefOf(number);
      if (href !== undefined && !(name === 'src' && isElsewhere(href))) return ` ${name}="${escapeAttribute(href)}"`;
      return toMissing(escapeAttribute(body.slots[Number(number)]?.url ?? ''));
    });
  return html.includes(toMissing('').slice(0, -1)) ? explainMissing(html) : html;
}

/** Marks an element whose address leads nowhere. The noncharacter says that it has still to be explained. */
function toMissing(address: string): string {
  return ` data-missing="\uFDD0${address}"`;
}

/** Has every marked element say what is wrong with it. A title of the author's, which would say where it leads, gives way. */
function explainMissing(html: string): string {
  return html.replace(tagPattern, (tag, name: string) => {
    const [mark, address] = / data-missing="\uFDD0([^"]*)"/.exec(tag) ?? [];
    if (mark === undefined || address === undefined) return tag;
    // The path of a lab's template says enough where the repository's host isn't known.
    if (tag.includes(' data-wm-template')) return `<${name}>`;
    const { title, role, ariaDisabled } = describeMissing(name, address);
    const more = role === undefined ? '' : ` role="${role}" aria-disabled="${ariaDisabled ?? ''}"`;
    return tag.replace(/ title="[^"]*"/, '').replace(mark, () => `${more} title="${title}" data-missing="${address}"`);
  });
}

/** A page loads nothing from elsewhere, not even from the repository's host. */
function isElsewhere(href: string): boolean {
  return /^https?:/i.test(href);
}

/** The candidates of a `srcset` that the site has; without any, the browser takes the image's `src`. */
function fillCandidates(candidates: string, hrefOf: (number: string) => string | undefined): string {
  const found = candidates.split(', ').flatMap((candidate) => {
    const [, number = '', size = ''] = /^\uFDD0(\d+)\uFDD1(.*)$/.exec(candidate) ?? [];
    const href = hrefOf(number);
    return href === undefined || isElsewhere(href) ? [] : [escapeAttribute(href) + size];
  });
  return found.length === 0 ? '' : ` srcset="${found.join(', ')}"`;
}

function fillEmbed(resolution: Resolution | undefined, slot: Slot | undefined, context: SlotContext): string {
  const name = escapeAttribute(slot?.url ?? '');
  if (!resolution) return '';
  const href = context.href(resolution);
  if (resolution.type === 'page') {
    const html = context.embed(resolution.page, resolution.anchorFound ? resolution.anchor : undefined);
    if (href === undefined) return `<p><a${toMissing(name)}>${name}</a></p>`;
    const link = `<a href="${escapeAttribute(href)}">${escapeAttribute(resolution.page.title)}</a>`;
    return html === undefined ? `<p>${link}</p>` : `<section class="embed"><p class="embed-title">${link}</p>${html}</section>`;
  }
  return href === undefined ? `<p><a${toMissing(name)}>${name}</a></p>` : `<p><a href="${escapeAttribute(href)}">${name}</a></p>`;
}

/** An included text, or a link where there is none to show. */
function fillInclude(resolution: Resolution | undefined, slot: Slot | undefined, place: IncludePlace, context: SlotContext): string {
  if (!resolution) return '';
  const isPage = resolution.type === 'page' && resolution.anchorFound;
  const html = isPage ? context.include?.(resolution.page, resolution.anchor, place) : undefined;
  if (html !== undefined) return html;
  const whole: Resolution =
    resolution.type === 'page' && !isPage ? { type: 'page', page: resolution.page, anchorFound: true, caseDiffers: false } : resolution;
  const href = context.href(whole);
  const name = escapeAttribute(slot?.url ?? '');
  if (href === undefined) return `<p><a${toMissing(name)}>${name}</a></p>`;
  const words = resolution.type === 'page' ? escapeAttribute(resolution.page.title) : name;
  return `<p><a href="${escapeAttribute(href)}">${words}</a></p>`;
}

const anyTagPattern = /<(\/?)([a-z][\w-]*)((?: [\w:-]+(?:="[^"]*")?)*)>/g;

/** HTML whose headings are raised or lowered by some levels, to the second at most and the sixth at least. */
export function shiftHeadings(html: string, by: number): string {
  if (by === 0) return html;
  return html.replace(anyTagPattern, (tag, slash: string, name: string, attributes: string) => {
    const depth = Number(/^h([1-6])$/.exec(name)?.[1]);
    return Number.isNaN(depth) ? tag : `<${slash}h${Math.min(6, Math.max(2, depth + by))}${attributes}>`;
  });
}

/** Gives every explanation of a term an id, for the word that it explains. */
export function nameNotes(html: string): string {
  if (!html.includes(' data-term-')) return html;
  let count = 0;
  return html.replace(tagPattern, (tag) =>
    tag
      .replace(/ data-term-use(?=[ >])/, () => ` aria-describedby="term-${++count}"`)
      .replace(/ data-term-note(?=[ >])/, () => ` id="term-${count}"`),
  );
}

/** The stretch of a body that belongs to one section: its heading and everything up to the next of the same depth or above. */
export function sectionOf(body: Body, id: string): string | undefined {
  const at = body.sections.findIndex((section) => section.id === id);
  const section = body.sections[at];
  if (!section) return undefined;
  const next = body.sections.slice(at + 1).find(({ depth }) => depth <= section.depth);
  return body.html.slice(section.start, next?.start);
}

/**
 * An embedded copy: ids may stand once in a page, so it goes without, and without the links to its own headings. What led to a place on
 * the page that it comes from leads there still; `url` is the address of that page.
 */
export function detachCopy(html: string, url: string): string {
  return html
    .replace(/<a class="anchor"[^>]*><\/a>/g, '')
    .replace(tagPattern, (tag) =>
      tag.replace(/ (?:id|data-task|aria-describedby)="[^"]*"/g, '').replace(/ href="#/, ` href="${escapeAttribute(url)}#`),
    );
}

/** Escapes text for a double-quoted attribute or for element content. */
export function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

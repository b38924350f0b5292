import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { RenderContext } from './rehype-context.ts';
import { finishCodeBlock } from './rehype-code.ts';
import { addClass, hasClass, isElement, phrasingNames, taskProperty, toElement, toFragment } from './rehype-element.ts';
import { finishImage, isRemote, linkRemote, splitPicture, toFigure, toVideo } from './rehype-image.ts';
import { markInlinePlaceholders } from './rehype-placeholders.ts';
import { closeMath } from './rehype-math.ts';
import { boxTable, classifyAlignment } from './rehype-table.ts';
import { toAuthorId } from './sanitize-schema.ts';

/** What the walk over one page remembers. */
interface Walk {
  context: RenderContext;
  /** Ids that are on the page so far. */
  ids: Set<string>;
  /** Ids that came out differently. */
  renamed: Map<string, string>;
  /** Links to places on the same page. */
  fragments: Element[];
  images: number;
  insideTable: boolean;
  insideLink: boolean;
}

/**
 * What sanitised HTML still lacks, in one walk, in place: coloured code, links to headings, tables that scroll by themselves, images
 * that load late, marks on links that lead elsewhere, labels of task lists, and ids that nobody can mistake.
 */
export function finishTree(root: Root, context: RenderContext): Root {
  const walk: Walk = { context, ids: new Set(), renamed: new Map(), fragments: [], images: 0, insideTable: false, insideLink: false };
  finishChildren(root, walk);
  if (walk.renamed.size > 0) for (const link of walk.fragments) followRenamed(link, walk);
  return root;
}

function finishChildren(parent: Root | Element, walk: Walk): void {
  const children: (RootContent | ElementContent)[] = parent.children;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child?.type !== 'element') continue;
    const result = finishElement(child, walk);
    if (result) children[index] = result;
    else children.splice(index--, 1);
  }
}

/** The finished element, another in its place, or undefined where it has to go. */
function finishElement(element: Element, walk: Walk): Element | undefined {
  const { properties, tagName } = element;
  if (Array.isArray(properties['className']) && properties['className'].length === 0) delete properties['className'];
  if (properties['align'] !== undefined || tagName === 'table') classifyAlignment(element);
  if (tagName === 'a') finishLink(element, walk);
  if (properties['id'] !== undefined) finishId(element, walk);
  if (tagName === 'pre') return finishCodeBlock(element, walk.context);
  if (tagName === 'code') markInlinePlaceholders(element);
  if (tagName === 'math') closeMath(element);
  if (tagName === 'table' && !walk.insideTable) return finishTable(element, walk);
  walk.insideLink ||= tagName === 'a';
  finishChildren(element, walk);
  if (tagName === 'a') walk.insideLink = false;

  switch (tagName) {
    case 'img':
    case 'video':
      return finishMedia(element, walk);
    case 'p':
      return toFigure(element) ?? element;
    case 'picture':
      return splitPicture(element) ?? element;
    case 'input':
      return properties['type'] === 'checkbox' ? element : undefined;
    case 'li':
      if (hasClass(element, 'task-list-item')) labelTask(element);
      nameTask(element);
      return element;
    case 'source':
      return properties['srcSet'] === undefined || properties['srcSet'].split(',').some(isRemote) ? undefined : element;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return finishHeading(element, walk);
    default:
      return element;
  }
}

function finishId(element: Element, walk: Walk): void {
  const written = String(element.properties['id']);
  const isHeading = /^h[1-6]$/.test(element.tagName) && walk.context.headingIds.has(written);
  const id = isHeading ? written : toAuthorId(written);
  delete element.properties['id'];
  if (id === undefined || walk.ids.has(id) || (!isHeading && walk.context.headingIds.has(id))) return;
  walk.ids.add(id);
  if (id !== written) walk.renamed.set(written, id);
  element.properties['id'] = id;
}

function finishLink(link: Element, walk: Walk): void {
  const { href, name, id } = link.properties;
  // An anchor's name is obsolete, and an id leads there just as well.
  delete link.properties['name'];
  if (typeof name === 'string' && id === undefined) link.properties['id'] = name;
  if (typeof href !== 'string') return;
  if (href.startsWith('#')) walk.fragments.push(link);
  else if (isRemote(href)) {
    link.properties['rel'] = ['noopener', 'noreferrer'];
    addClass(link, 'external');
    if (isBare(link, href)) addClass(link, 'bare');
  }
}

/** Whether a link's words are its address, with or without the scheme: on paper it needn't be said twice. */
function isBare({ children }: Element, href: string): boolean {
  const [only] = children;
  return children.length === 1 && only?.type === 'text' && (href === only.value || href.endsWith(`//${only.value}`));
}

/** Leads a link on the same page to an id that had to change, unless a heading has the id that was written. */
function followRenamed(link: Element, walk: Walk): void {
  const target = String(link.properties['href']).slice(1);
  const id = walk.renamed.get(target);
  if (id !== undefined && !walk.ids.has(target)) link.properties['href'] = toFragment(id);
}

function finishMedia(element: Element, walk: Walk): Element {
  const { insideLink, context } = walk;
  // A film without an address is what its author wrote for browsers that play none.
  if (element.tagName === 'video' && element.properties['src'] === undefined) return toElement('span', {}, element.children);
  if (isRemote(element.properties['src'] ?? '')) return linkRemote(element, insideLink, context.words);
  if (element.tagName === 'video') return toVideo(element);
  walk.images += 1;
  return finishImage(element, walk.images === 1);
}

function finishTable(table: Element, walk: Walk): Element {
  walk.insideTable = true;
  finishChildren(table, walk);
  walk.insideTable = false;
  return boxTable(table, walk.context.words);
}

/** The link has no text, so that the heading's text stays what it was, for search too; the sign comes from the style sheet. */
function finishHeading(heading: Element, walk: Walk): Element | undefined {
  // One without anything in it would only be announced.
  if (heading.children.length === 0) return undefined;
  const { id } = heading.properties;
  if (typeof id !== 'string' || !walk.context.headingIds.has(id)) return heading;
  const properties = { className: ['anchor'], href: toFragment(id), ariaLabel: walk.context.words.sectionLink, dataPagefindIgnore: '' };
  heading.children.push(toElement('a', properties));
  return heading;
}

/** Puts a task's box and its words into one label. Lists and other blocks below stay outside. */
export function labelTask(item: Element): void {
  const first = item.children.find((child): child is Element => isElement(child));
  const holder = isElement(first, 'p') ? first : item;
  const start = holder.children.findIndex((child) => isElement(child, 'input'));
  if (start === -1) return;
  const rest = holder.children.slice(start);
  const stop = rest.findIndex((child) => isElement(child) && !phrasingNames.has(child.tagName));
  const words = stop === -1 ? rest : rest.slice(0, stop);
  holder.children.splice(start, words.length, toElement('label', {}, words));
}

/** Gives a task's id its public name. */
function nameTask({ properties }: Element): void {
  const id = properties[taskProperty];
  if (id === undefined) return;
  Reflect.deleteProperty(properties, taskProperty);
  properties['dataTask'] = id;
}

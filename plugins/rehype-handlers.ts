import type { Element, ElementContent, Properties } from 'hast';
import type { Code, Heading, Html, Image, Link, ListItem, Node, Parents, TableRow } from 'mdast';
import { defaultHandlers } from 'mdast-util-to-hast';
import type { Handler, Handlers, Options, State } from 'mdast-util-to-hast';
import { encodeAddress } from './components/cards.ts';
import { toDiagram } from './components/diagram.ts';
import { readAttribute } from './components/component.ts';
import { components } from './components/registry.ts';
import type { ComponentNode, EmbedNode } from './nodes.ts';
import { parseCodeInfo } from './rehype-code-info.ts';
import type { RenderContext } from './rehype-context.ts';
import { taskProperty, toElement, toText } from './rehype-element.ts';
import { toJsxElement } from './rehype-jsx.ts';
import type { JsxNode } from './rehype-jsx.ts';
import { renderMath } from './rehype-math.ts';
import { resolveRawHtml, toRawNode } from './rehype-raw-html.ts';

/** Nodes whose children are words. */
const phrasingParents: ReadonlySet<string> = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'tableCell']);

/** How mdast becomes hast: what mdast-util-to-hast does, and our own nodes. Unknown nodes become their content, never nothing. */
export function createHastOptions(context: RenderContext): Options {
  const { footnotes, backToText } = context.words;
  return {
    handlers: createHandlers(context),
    unknownHandler: renderUnknown,
    footnoteLabel: footnotes,
    footnoteBackLabel: (note, again) => `${backToText} ${String(note + 1)}${again > 1 ? `-${String(again)}` : ''}`,
  };
}

function createHandlers(context: RenderContext): Handlers {
  const renderJsx = (state: State, node: JsxNode) => patch(state, node, toJsxElement(node, state.all(node as never)));
  // Nodes of extensions have no place in the type of mdast-util-to-hast unless their packages are imported.
  const extended: Record<string, Handler> = {
    code: renderCode,
    heading: (state: State, node: Heading) => renderHeading(state, node, context),
    html: (state: State, node: Html) => renderHtml(state, node, context),
    image: renderImage,
    inlineMath: (state: State, node: Node & { value: string }) => patch(state, node, renderMath(node.value, false)),
    link: renderLink,
    listItem: renderListItem,
    math: (state: State, node: Node & { value: string }) => patch(state, node, renderMath(node.value, true)),
    mdxJsxFlowElement: renderJsx,
    mdxJsxTextElement: renderJsx,
    tableRow: renderTableRow,
    waymarkComponent: (state: State, node: ComponentNode) => renderComponent(state, node, context),
    waymarkEmbed: renderEmbed,
  };
  return extended;
}

/** Copies the place in the source, which tells the caller where a link was written. */
function patch<T extends ElementContent | readonly ElementContent[]>(state: State, node: Node, result: T): T {
  if ('type' in result) state.patch(node as never, result);
  return result;
}

function renderComponent(state: State, node: ComponentNode, context: RenderContext): Element | ElementContent[] {
  const rawBefore = context.rawNodes;
  const all = state.all(node);
  // A component's HTML is parsed by itself, so that a stray closing tag inside can't close the component.
  const children = context.rawNodes > rawBefore ? resolveRawHtml(all) : all;
  context.rawNodes = rawBefore;
  if (node.inline && node.name !== 'Term') return patch(state, node, renderInline(node, children));
  return patch(state, node, components[node.name].toHast(node, children, context));
}

/** A block's component among words: its title and its words. */
function renderInline(node: ComponentNode, children: ElementContent[]): Element {
  const title = readAttribute(node, 'title', 'label', 'summary', 'file');
  const href = readAttribute(node, 'href', 'page');
  const name = title ?? href;
  const words = href === undefined ? title : toElement('a', { href: encodeAddress(href) }, [name ?? '']);
  const heading = words === undefined ? [] : [toElement('strong', {}, [words]), toText(' ')];
  return toElement('span', { className: ['inline-component'] }, [...heading, ...children]);
}

/** Among words there is no room for another page: there, a link leads to it. */
function renderEmbed(state: State, node: EmbedNode, parent: Parents | undefined): Element {
  const isInline = parent !== undefined && phrasingParents.has(parent.type);
  if (!isInline) return patch(state, node, toElement('div', { dataWmEmbed: node.value }));
  const link: Link = { type: 'link', url: node.value, data: { wiki: true }, children: [{ type: 'text', value: node.value }] };
  return patch(state, node, renderLink(state, link));
}

function renderHeading(state: State, node: Heading, context: RenderContext): Element {
  const id = node.data?.hProperties?.['id'];
  if (typeof id === 'string') context.headingIds.add(id);
  return defaultHandlers.heading(state, node);
}

/** The caller's id of a task, in `listItem.data.hProperties.dataTask`, takes the way that authors can't. */
function renderListItem(state: State, node: ListItem, parent: Parents | undefined): Element {
  const element = defaultHandlers.listItem(state, node, parent);
  const { dataTask, ...properties } = element.properties;
  return typeof dataTask === 'string' ? { ...element, properties: { ...properties, [taskProperty]: dataTask } } : element;
}

function renderHtml(state: State, node: Html, context: RenderContext): ElementContent | undefined {
  const result = toRawNode(node.value);
  if (!result) return undefined;
  if (result.type === 'raw') context.rawNodes += 1;
  state.patch(node, result);
  return result as ElementContent;
}

function renderCode(state: State, node: Code): Element {
  const { language, title, lines, inserted, deleted, firstNumber, within, wrap } = parseCodeInfo(node.lang ?? '', node.meta ?? '');
  if (language?.toLowerCase() === 'mermaid') return patch(state, node, toDiagram(node.value, title));
  const properties: Properties = language === undefined ? {} : { className: [`language-${language}`] };
  const code = toElement('code', properties, [node.value === '' ? '' : `${node.value}\n`]);
  const options = { dataTitle: title, dataLines: lines, dataInserted: inserted, dataDeleted: deleted, dataNumber: firstNumber };
  const pre = toElement('pre', withoutAbsent({ ...options, dataWithin: within, dataWrap: wrap && '' }), [code]);
  state.patch(node, pre);
  return state.applyData(node, pre);
}

function withoutAbsent(properties: Record<string, string | number | undefined>): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** A row keeps all of its cells; the usual handler drops those that have no column. */
function renderTableRow(state: State, node: TableRow, parent: Parents | undefined): Element {
  const extra = parent?.type === 'table' ? node.children.length - (parent.align?.length ?? node.children.length) : 0;
  if (parent?.type !== 'table' || extra <= 0) return defaultHandlers.tableRow(state, node, parent);
  return defaultHandlers.tableRow(state, node, { ...parent, align: [...(parent.align ?? []), ...Array<null>(extra).fill(null)] });
}

function renderLink(state: State, node: Link): Element {
  return markWiki(node, 'href', defaultHandlers.link(state, node));
}

function renderImage(state: State, node: Image): Element {
  return markWiki(node, 'src', defaultHandlers.image(state, node));
}

/** Keeps the page's name of a wiki link as written, and reads schemes in any case, as browsers do: `HTTPS://example.com`. */
function markWiki(node: Link | Image, property: 'href' | 'src', element: Element): Element {
  if (node.data?.wiki === true) element.properties['dataWmWiki'] = node.url;
  const address = element.properties[property];
  if (typeof address === 'string') {
    element.properties[property] = address.replace(/^(?:https?|mailto|tel|xmpp|irc)(?=:)/i, (scheme) => scheme.toLowerCase());
  }
  return element;
}

function renderUnknown(state: State, node: Node & { value?: unknown; children?: unknown }): Element | ElementContent[] {
  const children = typeof node.value === 'string' ? [toText(node.value)] : state.all(node as never);
  if (node.data?.hName === undefined) return children;
  const element = toElement(node.data.hName, {}, children);
  state.patch(node as never, element);
  return state.applyData<Element>(node as never, element);
}

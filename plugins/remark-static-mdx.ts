import type { Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxFlowExpression, MdxJsxAttribute, MdxJsxFlowElement, MdxTextExpression } from 'mdast-util-mdx';
import { isCalloutWord, toCalloutAttributes } from './callout-types.ts';
import { closestNames, foreignNames, judgeAttribute } from './component-attributes.ts';
import { describeAttributes, readEsm, readExports, readLiteral } from './mdx-literals.ts';
import { findUndefinedNames } from './mdx-names.ts';
import { componentNames, type ComponentName, type ComponentNode, type MarkdownMessage, type ParsedMarkdown } from './nodes.ts';
import { report, type ParseContext } from './parse-context.ts';
import { place, toStandIn, type Jsx, type StandIn } from './theme-components.ts';

/** What the walk over an MDX tree finds out. */
interface StaticMdx {
  context: ParseContext;
  /** Names that the page imports or defines. */
  declared: Set<string>;
  /** Components of other generators' themes that the page imports, by the name that it gives them. */
  standIns: Map<string, StandIn>;
  live: ParsedMarkdown['live'];
  /** Exports, and attributes of components that only code can show. */
  code: string[];
}

/**
 * Turns the elements of static MDX into components, drops comments, and says why a page needs code execution, if it does. What code would
 * make is kept as far as it can be read: expressions as code, the children of unknown components in place. Faults of elements are
 * reported as messages.
 */
export function resolveMdx(tree: Root, context: ParseContext): ParsedMarkdown['live'] {
  const mdx: StaticMdx = { context, declared: new Set(), standIns: new Map(), live: undefined, code: [] };
  for (const node of tree.children) {
    if (node.type !== 'mdxjsEsm') continue;
    const { names, standIns, live } = readEsm(node);
    for (const name of names) mdx.declared.add(name);
    for (const [name, standIn] of standIns) mdx.standIns.set(name, standIn);
    if (live) needCode(mdx, node, live.reason, live.linesBefore);
    mdx.code.push(...readExports(node, context.source));
  }
  reportUndefined(tree, mdx);
  resolveChildren(tree, mdx);
  if (mdx.code.length > 0) tree.data = { ...tree.data, liveCode: mdx.code };
  return mdx.live;
}

/** Remembers the first reason for code execution, by its place in the text. */
function needCode(mdx: StaticMdx, node: RootContent, reason: string, linesBefore = 0): void {
  const line = (node.position?.start.line ?? 1) + Math.max(0, linesBefore);
  if (!mdx.live || line < mdx.live.line) mdx.live = { reason, line };
}

function resolveChildren(parent: Parent, mdx: StaticMdx): void {
  parent.children = parent.children.flatMap((node) => {
    const nodes = node.type === 'paragraph' ? unravel(node, mdx.context) : [node];
    return nodes.flatMap((child) => resolveNode(child, mdx));
  });
}

function resolveNode(node: RootContent, mdx: StaticMdx): RootContent[] {
  if ('children' in node) resolveChildren(node, mdx);
  if (node.type === 'mdxjsEsm') return [];
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return resolveExpression(node, mdx);
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return resolveElement(node, mdx);
  return [node];
}

function resolveExpression(node: MdxFlowExpression | MdxTextExpression, mdx: StaticMdx): RootContent[] {
  const literal = readLiteral(node.data?.estree);
  if (literal === undefined) needCode(mdx, node, `has the expression \`{${shorten(node.value)}}\``);
  if (literal === '' || typeof literal === 'boolean') return [];
  const content: PhrasingContent =
    literal === undefined ? { type: 'inlineCode', value: `{${node.value}}`, data: { expression: true } } : { type: 'text', value: literal };
  if (node.position) content.position = node.position;
  if (node.type === 'mdxTextExpression') return [content];
  return [{ type: 'paragraph', children: [content], ...(node.position && { position: node.position }) }];
}

function shorten(code: string): string {
  const line = code.trim().replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function resolveElement(node: Jsx, mdx: StaticMdx): RootContent[] {
  const { name } = node;
  // MDX knows `<Fragment>` without an import, as another way to write `<>`.
  if (name === null || (name === 'Fragment' && !mdx.declared.has(name))) return node.children;
  const standIn = mdx.standIns.get(name);
  if (standIn) return toStandIn(node, standIn, new Map(literalAttributes(node, mdx).map(([attribute, value]) => [attribute.name, value])));
  const component = componentNames.find((known) => known === name);
  if (component && !mdx.declared.has(name)) return [toComponent(node, component, mdx)];
  if (/^[a-z]/.test(name) && mdx.context.isTag(name, true)) return [toLiteralElement(node, mdx)];
  if (mdx.declared.has(name.split('.')[0] ?? name)) needCode(mdx, node, `uses the component \`<${name}>\`, which it imports or defines`);
  else reportUnknown(node, name, mdx);
  const attributes = describeAttributes(node);
  if (attributes.length > 0) mdx.code.push(`<${[name, ...attributes].join(' ')}>`);
  return node.children;
}

/** Reports names that code uses and nothing defines. Each is reported where it first stands: one import mends them all. */
function reportUndefined(tree: Root, mdx: StaticMdx): void {
  const { used, declared } = findUndefinedNames(tree);
  for (const [name, [first]] of Map.groupBy(used, ({ name: called }) => called)) {
    if (!first || componentNames.some((known) => known === name && first.isElement)) continue;
    const { start, end, isElement } = first;
    const position = mdx.context.place(start, end);
    if (isElement) {
      mdx.context.messages.push({ ...describeUnknown(name), position });
      continue;
    }
    // Of names of one or two letters, every other is close.
    const close = name.length > 2 ? closestNames(name, declared) : [];
    mdx.context.messages.push({
      rule: 'mdx/undefined-name',
      message: `Nothing is called \`${name}\` in the code of this page.`,
      hint: close[0] ? `Did you mean \`${close[0]}\`?` : 'Import or define it. If braces are meant as characters, write `\\{`.',
      actual: name,
      ...(close.length > 0 ? { expected: close } : {}),
      position,
    });
  }
}

function reportUnknown(node: Jsx, name: string, { context }: StaticMdx): void {
  report(context, node, describeUnknown(name), `<${name}`);
}

function describeUnknown(name: string): Omit<MarkdownMessage, 'position'> {
  const close = Object.hasOwn(foreignNames, name) ? [foreignNames[name] ?? ''] : closestNames(name, componentNames);
  const message = `No component is called \`<${name}>\`, and the page doesn't import one.`;
  const bracket = 'If this is no component, write `\\<` for the bracket.';
  const other = /^[A-Z][A-Za-z0-9]*$/.test(name) ? `Import it: \`import ${name} from '…'\`. ${bracket}` : bracket;
  const hint = close[0] ? `Did you mean \`<${close[0]}>\`?` : other;
  return { rule: 'mdx/unknown-component', message, hint, actual: name, expected: close.length > 0 ? close : [...componentNames] };
}

/** An element of HTML with what of its attributes is literal. */
function toLiteralElement(node: Jsx, mdx: StaticMdx): Jsx {
  const attributes = literalAttributes(node, mdx).map(([attribute, value]): MdxJsxAttribute => ({
    ...attribute,
    value: value === '' ? null : value,
  }));
  return { ...node, attributes };
}

/** The attributes of an element with their values; those that are expressions make the page live. */
function literalAttributes(node: Jsx, mdx: StaticMdx): [MdxJsxAttribute, string][] {
  return node.attributes.flatMap((attribute): [MdxJsxAttribute, string][] => {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      needCode(mdx, node, `spreads attributes into \`<${node.name ?? ''}>\``);
      return [];
    }
    const { value } = attribute;
    if (value === null || value === undefined || typeof value === 'string') return [[attribute, value ?? '']];
    const literal = readLiteral(value.data?.estree);
    if (literal === undefined) needCode(mdx, node, `passes an expression to \`${attribute.name}\` of \`<${node.name ?? ''}>\``);
    if (literal === undefined || literal === false) return [];
    return [[attribute, literal === true ? '' : literal]];
  });
}

function toComponent(node: Jsx, name: ComponentName, mdx: StaticMdx): ComponentNode {
  const attributes: Record<string, string> = {};
  const literal = literalAttributes(node, mdx);
  // What code makes of an attribute, nobody knows before it runs.
  let isMisread = literal.length < node.attributes.length;
  for (const [attribute, value] of literal) {
    if (checkAttribute(attribute, value, name, mdx.context)) attributes[attribute.name] = value;
    else isMisread = true;
  }
  const kind = attributes['type'];
  if (name === 'Callout') Object.assign(attributes, toCalloutAttributes(kind ?? 'note'));
  // What it can't use is told already: no faults are left.
  const data = isMisread && { data: { faults: [] } };
  const inline = node.type === 'mdxJsxTextElement';
  return place({ type: 'waymarkComponent', name, attributes, inline, children: node.children, ...data }, node);
}

/** Whether a component takes an attribute with this value; a message if not. A callout's word of another tool is understood all the same. */
function checkAttribute(attribute: MdxJsxAttribute, value: string, name: ComponentName, context: ParseContext): boolean {
  const fault = judgeAttribute(name, `<${name}>`, attribute.name, value);
  if (!fault) return true;
  const { kind, ...explained } = fault;
  report(context, attribute, { rule: kind === 'unknown' ? 'mdx/unknown-attribute' : 'mdx/bad-attribute', ...explained });
  return kind === 'value' && name === 'Callout' && isCalloutWord(value);
}

/**
 * The content of a paragraph that holds only elements and expressions, as blocks: that is what their author sees, a tag on its own line.
 * Words directly in what is no element of HTML become a paragraph, as they are when the tags have lines of their own.
 */
function unravel(paragraph: Paragraph, context: ParseContext): RootContent[] {
  const elements = paragraph.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const isCode = (node: PhrasingContent): boolean => node.type === 'mdxJsxTextElement' || node.type === 'mdxTextExpression';
  if (!elements.every(isCode) || !elements.some(({ type }) => type === 'mdxJsxTextElement')) return [paragraph];
  return elements.map((node): RootContent => {
    if (node.type === 'mdxTextExpression') return { ...node, type: 'mdxFlowExpression' };
    if (node.type !== 'mdxJsxTextElement') return node;
    const isHtml = node.name !== null && /^[a-z]/.test(node.name) && context.isTag(node.name, true);
    const content: Paragraph[] = node.children.length > 0 ? [{ ...paragraph, children: node.children }] : [];
    return { ...node, type: 'mdxJsxFlowElement', children: isHtml ? node.children : content } as MdxJsxFlowElement;
  });
}

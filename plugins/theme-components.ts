import type { ImportDeclaration } from 'estree-jsx';
import type { Link, PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { toCalloutAttributes } from './callout-types.ts';
import type { ComponentName } from './nodes.ts';

/** An element of MDX. */
export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** What a component of another generator's theme becomes here, so that its page needs no code. */
export type StandIn =
  | {
      as: 'component';
      name: ComponentName;
      /** Our attributes by theirs; of two that become the same the later wins. Others only decorate. */
      attributes: Readonly<Record<string, string>>;
      /** Their attribute whose words come first in the content. */
      lead?: string;
    }
  | { as: 'link'; addresses: readonly string[] }
  | { as: 'words'; attribute: string };

/** https://starlight.astro.build/components/using-components/; `Code` is not among them, because its code is an expression. */
const starlight: Readonly<Record<string, StandIn>> = {
  Aside: { as: 'component', name: 'Callout', attributes: { type: 'type', title: 'title' } },
  Badge: { as: 'words', attribute: 'text' },
  Card: { as: 'component', name: 'Card', attributes: { title: 'title' } },
  CardGrid: { as: 'component', name: 'Cards', attributes: {} },
  FileTree: { as: 'component', name: 'FileTree', attributes: {} },
  Icon: { as: 'words', attribute: 'label' },
  LinkButton: { as: 'link', addresses: ['href'] },
  LinkCard: { as: 'component', name: 'Card', attributes: { title: 'title', href: 'href' }, lead: 'description' },
  Steps: { as: 'component', name: 'Steps', attributes: {} },
  TabItem: { as: 'component', name: 'Tab', attributes: { label: 'label' } },
  Tabs: { as: 'component', name: 'Tabs', attributes: { syncKey: 'sync' } },
};

/** Default exports of https://docusaurus.io/docs/markdown-features and its theme, by module. */
const docusaurus: Readonly<Record<string, StandIn>> = {
  '@docusaurus/Link': { as: 'link', addresses: ['to', 'href'] },
  '@theme/Admonition': { as: 'component', name: 'Callout', attributes: { type: 'type', title: 'title' } },
  '@theme/Details': { as: 'component', name: 'Details', attributes: { summary: 'summary' } },
  '@theme/TabItem': { as: 'component', name: 'Tab', attributes: { value: 'label', label: 'label' } },
  '@theme/Tabs': { as: 'component', name: 'Tabs', attributes: { groupId: 'sync' } },
};

/**
 * Stand-ins for what an import declares, by local name; names that have none are left to code. Nothing that the repository may have
 * installed is looked at: these components need their own theme around them.
 */
export function findStandIns({ source, specifiers }: ImportDeclaration): Map<string, StandIn> {
  const module = String(source.value);
  const found = new Map<string, StandIn>();
  for (const specifier of specifiers) {
    const standIn =
      specifier.type === 'ImportDefaultSpecifier'
        ? lookUp(docusaurus, module)
        : specifier.type === 'ImportSpecifier' && module === '@astrojs/starlight/components' && specifier.imported.type === 'Identifier'
          ? lookUp(starlight, specifier.imported.name)
          : undefined;
    if (standIn) found.set(specifier.local.name, standIn);
  }
  return found;
}

function lookUp(table: Readonly<Record<string, StandIn>>, name: string): StandIn | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What stands in for an element, whose attributes have these values by name. */
export function toStandIn(node: Jsx, standIn: StandIn, values: ReadonlyMap<string, string>): RootContent[] {
  const isInline = node.type === 'mdxJsxTextElement';
  if (standIn.as === 'words') return [...asWords(node, values.get(standIn.attribute)), ...node.children];
  if (standIn.as === 'link') {
    const url = standIn.addresses.map((name) => values.get(name)).find((value) => value !== undefined);
    return url === undefined ? node.children : [asLink(node, url)];
  }
  const attributes: Record<string, string> = {};
  for (const [theirs, ours] of Object.entries(standIn.attributes)) {
    const value = values.get(theirs);
    if (value !== undefined) attributes[ours] = value;
  }
  if (standIn.name === 'Callout') Object.assign(attributes, toCalloutAttributes(attributes['type'] ?? 'note'));
  const children = [...asWords(node, values.get(standIn.lead ?? '')), ...node.children];
  return [place({ type: 'waymarkComponent', name: standIn.name, attributes, inline: isInline, children }, node)];
}

/** The words of an attribute, as text or as a paragraph of their own; nothing when there are none. */
function asWords(node: Jsx, words: string | undefined): RootContent[] {
  if (words === undefined || words === '') return [];
  const text = place({ type: 'text', value: words }, node);
  return [node.type === 'mdxJsxTextElement' ? text : place({ type: 'paragraph', children: [text] }, node)];
}

/** A link around the words of an element, in a paragraph of its own where it stands between blocks. */
function asLink(node: Jsx, url: string): RootContent {
  const children = (node.children as RootContent[]).flatMap((child) => (child.type === 'paragraph' ? child.children : [child]));
  const link = place({ type: 'link', url, children: children as PhrasingContent[] } satisfies Link, node);
  return node.type === 'mdxJsxTextElement' ? link : place({ type: 'paragraph', children: [link] }, node);
}

/** A node at the place of another. */
export function place<T extends RootContent>(node: T, { position }: RootContent): T {
  return position ? { ...node, position } : node;
}

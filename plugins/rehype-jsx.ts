import type { ElementContent, Properties } from 'hast';
import type { Node } from 'mdast';
import { sanitizeSchema } from './sanitize-schema.ts';
import { toElement } from './rehype-element.ts';

/** A JSX element of MDX, as far as static MDX needs it (https://github.com/syntax-tree/mdast-util-mdx-jsx). */
export interface JsxNode extends Node {
  /** Null for a fragment. */
  name: string | null;
  attributes: readonly { type: string; name?: string; value?: unknown }[];
  children: readonly Node[];
}

/** Properties of hast by the attribute's name in lower case: those that the sanitiser knows; others wouldn't come through anyway. */
const properties: ReadonlyMap<string, string> = new Map(
  Object.values(sanitizeSchema.attributes ?? {})
    .flat()
    .map((definition) => (typeof definition === 'string' ? definition : definition[0]))
    .map((property) => [property.toLowerCase(), property]),
);

/** A JSX element with an HTML name and literal attributes as the HTML element that it stands for; a fragment as its children. */
export function toJsxElement(node: JsxNode, children: ElementContent[]): ElementContent[] {
  return node.name === null ? children : [toElement(node.name, toProperties(node), children)];
}

function toProperties(node: JsxNode): Properties {
  const result: Properties = {};
  for (const { type, name, value } of node.attributes) {
    if (type !== 'mdxJsxAttribute' || name === undefined) continue;
    const lower = name.toLowerCase();
    if (lower === 'class' || lower === 'classname') result['className'] = typeof value === 'string' ? value.split(/\s+/) : [];
    else if (typeof value === 'string') result[findProperty(lower)] = value;
    else if (value === null || value === undefined) result[findProperty(lower)] = true;
  }
  return result;
}

function findProperty(attribute: string): string {
  return properties.get(attribute.replaceAll('-', '')) ?? attribute;
}

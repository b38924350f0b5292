import type { Element, ElementContent, Nodes, Properties, Text } from 'hast';

/** Builds an element: `toElement('p', { className: ['x'] }, [child])`. A string among the children becomes a text node. */
export function toElement(tagName: string, properties: Properties, children: readonly (ElementContent | string)[] = []): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? toText(child) : child)),
  };
}

/** Builds a text node. */
export function toText(value: string): Text {
  return { type: 'text', value };
}

/** Whether a node is an element, of that name when one is given. */
export function isElement(node: Nodes | undefined, tagName?: string): node is Element {
  return node?.type === 'element' && (tagName === undefined || node.tagName === tagName);
}

/** Whether a node is text of nothing but white space, as stands between blocks. */
export function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Adds a class, keeping those that are there. */
export function addClass(element: Element, name: string): void {
  const { className } = element.properties;
  element.properties['className'] = Array.isArray(className) ? [...className, name] : [name];
}

/** Whether an element carries a class. */
export function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties;
  return Array.isArray(className) && className.includes(name);
}

/** The address of an id on the same page. Ids hold no blanks; browsers take other scripts' letters as they are. */
export function toFragment(id: string): string {
  return `#${id.replaceAll('%', '%25')}`;
}

/**
 * Name under which a task's id passes the sanitiser on its way to `data-task`. It begins with a blank: no attribute that an author writes
 * can have it, whether in HTML (https://html.spec.whatwg.org/multipage/syntax.html#attributes-2) or in JSX.
 */
export const taskProperty = ' data-task';

/** Elements that are part of a line of words, and that a label may hold. */
// prettier-ignore
export const phrasingNames: ReadonlySet<string> = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'img', 'input', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small',
  'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr',
]);

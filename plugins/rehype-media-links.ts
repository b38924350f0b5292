import type { Element, ElementContent, RootContent } from 'hast';
import { isElement, toElement } from './rehype-element.ts';

/** Elements that load something else into the page, with the property that names it. */
const mediaAddresses: ReadonlyMap<string, string> = new Map([
  ['audio', 'src'],
  ['embed', 'src'],
  ['iframe', 'src'],
  ['object', 'data'],
  ['video', 'src'],
]);

/**
 * Replaces frames, players and plug-ins by links to what they would have loaded. The sanitiser refuses the elements; with a link the
 * reader still gets to the content. Changes the list in place.
 */
export function linkMedia(nodes: (RootContent | ElementContent)[]): void {
  nodes.forEach((node, index) => {
    if (!isElement(node)) return;
    const address = findAddress(node);
    if (address === undefined) linkMedia(node.children);
    else nodes[index] = toElement('a', { href: address }, [describe(node) ?? address]);
  });
}

function findAddress(element: Element): string | undefined {
  const property = mediaAddresses.get(element.tagName);
  if (property === undefined) return undefined;
  const own = element.properties[property];
  if (typeof own === 'string' && own !== '') return own;
  for (const child of element.children) {
    if (isElement(child, 'source') && typeof child.properties['src'] === 'string') return child.properties['src'];
  }
  return undefined;
}

function describe(element: Element): string | undefined {
  const { title, ariaLabel } = element.properties;
  return [title, ariaLabel].find((text): text is string => typeof text === 'string' && text.trim() !== '');
}

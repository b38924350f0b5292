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

/** Films that a portal publishes and plays. */
const playable = /\.(?:mp4|webm)(?:[?#]|$)/i;

/**
 * Replaces frames, players and plug-ins by links to what they would have loaded, but films of our own by a plain player. The sanitiser
 * refuses the other elements; with a link the reader still gets to the content. Changes the list in place.
 */
export function linkMedia(nodes: (RootContent | ElementContent)[]): void {
  nodes.forEach((node, index) => {
    if (!isElement(node)) return;
    const address = findAddress(node);
    if (address === undefined) linkMedia(node.children);
    else nodes[index] = isElement(node, 'video') && playable.test(address) ? toPlayer(node, address) : toLink(node, address);
  });
}

function toLink(element: Element, address: string): Element {
  return toElement('a', { href: address }, [describe(element) ?? address]);
}

/** Nothing but where the film is, how large it is shown and what it shows. One on another site becomes a link later. */
function toPlayer(element: Element, address: string): Element {
  const { width, height } = element.properties;
  const label = describe(element);
  const size = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
  return toElement('video', { src: address, ...(label !== undefined && { ariaLabel: label }), ...size });
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

/** An element of an XML document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Text of the element itself and of everything in it. */
  text: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads a document as strictly as XML 1.0 wants (https://www.w3.org/TR/xml/), without document types. Throws where it isn't well-formed. */
export function parseXml(text: string): XmlElement {
  if (/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) throw new Error('A sign that XML can’t hold.');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [piece] of text.replace(/^<\?xml [^?]*\?>\s*/, '').matchAll(/<[^<>]*>|[^<]+|</g)) readPiece(piece, open);
  const [document] = root.children;
  if (open.length > 1 || root.children.length !== 1 || !document || root.text.replace(document.text, '').trim() !== '') {
    throw new Error('Not one closed element.');
  }
  return document;
}

function readPiece(piece: string, open: XmlElement[]): void {
  const [, end, name = '', written = '', empty] = /^<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>$/.exec(piece) ?? [];
  if (name === '') {
    if (piece.startsWith('<')) throw new Error(`No tag: ${piece}`);
    for (const element of open) element.text += decode(piece);
  } else if (end === '/') {
    if (open.pop()?.name !== name || open.length === 0) throw new Error(`${name} is closed and wasn’t open.`);
  } else {
    const attributes = [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)] as const);
    if (new Set(attributes.map(([key]) => key)).size < attributes.length) throw new Error(`Twice the same attribute: ${piece}`);
    const element = { name, attributes: Object.fromEntries(attributes), children: [], text: '' };
    open.at(-1)?.children.push(element);
    if (empty !== '/') open.push(element);
  }
}

function decode(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_, name: string) => {
    const sign = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined;
    if (sign === undefined) throw new Error(`No entity: &${name}`);
    return sign;
  });
}

/** All elements of a name, in order. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  const own = element.name === name ? [element] : [];
  return [...own, ...element.children.flatMap((child) => findAll(child, name))];
}

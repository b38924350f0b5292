/**
 * Whether an SVG is a drawing and nothing more. An SVG opened by itself is a document of the portal's own address that may run code, so
 * this is a list of what may stand in one, not of what may not: what isn't known is refused, and can be exported as PNG.
 */

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Namespaces that browsers do nothing with, but for links, which are looked at as attributes: what drawing programs note for themselves. */
const namespaces: ReadonlySet<string> = new Set([
  '',
  svgNamespace,
  'http://www.w3.org/1999/xlink',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://purl.org/dc/elements/1.1/',
  'http://purl.org/dc/terms/',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.bohemiancoding.com/sketch/ns',
  'http://www.figma.com/figma/ns',
  'http://www.serif.com/',
  'http://svgjs.com/svgjs',
  'http://svgjs.dev/svgjs',
  'https://boxy-svg.com',
  'http://schemas.microsoft.com/visio/2003/SVGExtensions/',
  'adobe:ns:meta/',
  'http://ns.adobe.com/xap/1.0/',
  'http://ns.adobe.com/xap/1.0/mm/',
  'http://ns.adobe.com/xap/1.0/sType/ResourceRef#',
]);

/** Elements of SVG that draw, describe or move something. */
const elements: ReadonlySet<string> = new Set(
  `svg g defs symbol use switch view a style title desc metadata path rect circle ellipse line polyline polygon image
  text tspan textPath tref linearGradient radialGradient meshgradient meshrow meshpatch stop pattern hatch hatchpath solidcolor
  clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate animateColor animateMotion
  animateTransform mpath set font font-face font-face-src font-face-name glyph missing-glyph hkern vkern
  flowRoot flowRegion flowPara flowSpan`.split(/\s+/),
);

const name = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const space = String.raw`[ \t\r\n]`;
const literal = String.raw`(?:"[^"<>&]*"|'[^'<>&]*')`;

/** An attribute. Read one by one: a repeated group runs out of stack where there are millions of them. */
const attribute = new RegExp(String.raw`${space}+(${name})${space}*=${space}*(?:"([^"<]*)"|'([^'<]*)')`, 'y');

const endOfTag = new RegExp(String.raw`${space}*(\/?)>`, 'y');

/** The parts of a document, each at the place where reading has come to. What is none of them ends it: browsers may read it otherwise. */
const token = new RegExp(
  [
    String.raw`(?<quiet><!--[^]*?-->|<\?xpacket${space}[^]*?\?>|<!DOCTYPE${space}+svg(?:${space}+(?:PUBLIC${space}+${literal}|SYSTEM)${space}+${literal})?${space}*>)`,
    String.raw`<!\[CDATA\[(?<raw>[^]*?)\]\]>`,
    String.raw`<\/(?<end>${name})${space}*>`,
    String.raw`<(?<start>${name})`,
    String.raw`(?<text>[^<]+)`,
  ].join('|'),
  'y',
);

/** A picture that is part of the address itself. */
const innerPicture = /^data:image\/(?:png|jpe?g|gif|webp);base64,/i;

/** Addresses in style sheets that load nothing from elsewhere. */
const quietUrl = /^\s*["']?(?:#|data:(?:image\/(?:png|jpe?g|gif|webp)|font\/[\w-]+|application\/(?:x-)?font-[\w-]+)[;,])/i;

type Attribute = readonly [name: string, value: string];

/** An element that is open, with the namespaces that hold in it. */
interface Open {
  name: string;
  local: string;
  prefixes: ReadonlyMap<string, string>;
  css: string;
}

/** Whether an SVG is in UTF-8 and holds nothing but a drawing. */
export function isQuietSvg(bytes: Buffer): boolean {
  const document = decode(bytes);
  if (document === undefined) return false;
  const open: Open[] = [];
  let hasRoot = false;
  const reader = new RegExp(token);
  while (reader.lastIndex < document.length) {
    const groups = reader.exec(document)?.groups;
    if (!groups) return false;
    if (groups['start'] !== undefined) {
      if (open.length === 0 && hasRoot) return false;
      hasRoot = true;
      const tag = readTag(document, reader.lastIndex);
      const element = tag && openElement(groups['start'], tag.attributes, open.at(-1));
      if (!element) return false;
      if (!tag.isEmpty) open.push(element);
      reader.lastIndex = tag.end;
    } else if (groups['end'] !== undefined) {
      const element = open.pop();
      if (element?.name !== groups['end'] || !isQuietStyle(element.css)) return false;
    } else if (groups['quiet'] === undefined && !addText(open.at(-1), groups['raw'] ?? resolveReferences(groups['text'] ?? ''))) {
      return false;
    }
  }
  return hasRoot && open.length === 0;
}

/** The text after its declaration; undefined where it is, or says that it is, in another encoding than UTF-8. */
function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const declaration = /^<\?xml[ \t\r\n][^?<>]*\?>/.exec(text)?.[0] ?? '';
    const encoding = /\sencoding\s*=\s*["']([^"']*)/i.exec(declaration)?.[1] ?? 'utf-8';
    return text.includes('\0') || !/^(?:utf-8|us-ascii)$/i.test(encoding) ? undefined : text.slice(declaration.length);
  } catch {
    return undefined; // not UTF-8
  }
}

/** Enters an element; undefined where it may not stand in a drawing. */
function openElement(name: string, attributes: readonly Attribute[], parent: Open | undefined): Open | undefined {
  const prefixes = declare(attributes, parent?.prefixes ?? new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
  if (!prefixes || parent?.local === 'style') return undefined;
  const [prefix, local] = splitName(name);
  const namespace = prefixes.get(prefix) ?? (prefix === '' ? '' : undefined);
  const isDrawn = namespace === '' || namespace === svgNamespace;
  if (namespace === undefined || (isDrawn && !elements.has(local)) || (!parent && (!isDrawn || local !== 'svg'))) return undefined;
  const isQuiet = attributes.every(([key, value]) => isQuietAttribute(isDrawn ? local : '', key, value));
  return isQuiet ? { name, local: isDrawn ? local : '', prefixes, css: '' } : undefined;
}

/** The namespaces that hold in an element; undefined where it declares one that isn't known. */
function declare(attributes: readonly Attribute[], outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  const declared = attributes.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  if (!declared.every(([, uri]) => namespaces.has(uri))) return undefined;
  return new Map([...outer, ...declared.map(([key, uri]) => [key.slice('xmlns:'.length), uri] as const)]);
}

/** Reads a tag after its name; undefined where it isn't well-formed or a value holds an entity. */
function readTag(document: string, start: number): { attributes: Attribute[]; isEmpty: boolean; end: number } | undefined {
  const attributes: Attribute[] = [];
  const reader = new RegExp(attribute);
  let end = start;
  for (reader.lastIndex = start; ; end = reader.lastIndex) {
    const found = reader.exec(document);
    if (!found) break;
    const value = resolveReferences(found[2] ?? found[3] ?? '');
    if (value === undefined) return undefined;
    attributes.push([found[1] ?? '', value]);
  }
  const closing = new RegExp(endOfTag);
  closing.lastIndex = end;
  const last = closing.exec(document);
  return last ? { attributes, isEmpty: last[1] === '/', end: closing.lastIndex } : undefined;
}

function isQuietAttribute(element: string, key: string, value: string): boolean {
  const [prefix, local] = splitName(key);
  if (prefix === 'xmlns' || key === 'xmlns') return true;
  if (/^on[a-z]+$/i.test(local) || /^(?:src|srcset|action|formaction|ping|base)$/i.test(local)) return false;
  if (/^href$/i.test(local)) return value.startsWith('#') || (element === 'a' ? /^https?:\/\//i : innerPicture).test(value);
  // What is moved may not be an address or a handler.
  if (local === 'attributeName') return /^[a-z-]+$/i.test(value) && !/^(?:href|on.*|src|style)$/i.test(value);
  return prefix !== '' || isQuietStyle(value);
}

/** Whether styles, or the value of an attribute that may hold some, load nothing from elsewhere. */
function isQuietStyle(css: string): boolean {
  const plain = css.replace(/\\(?:([0-9a-f]{1,6})\s?|([^]))/gi, (_, code: string | undefined, sign: string | undefined) =>
    code === undefined ? (sign ?? '') : toCharacter(Number.parseInt(code, 16)),
  );
  if (/@import|(?:image|image-set|src|cross-fade)\s*\(/i.test(plain)) return false;
  return plain
    .split(/url\(/i)
    .slice(1)
    .every((address) => quietUrl.test(address));
}

/** Adds to the styles that an element holds; false for an entity. */
function addText(element: Open | undefined, text: string | undefined): boolean {
  if (text !== undefined && element?.local === 'style') element.css += text;
  return text !== undefined;
}

/** XML's own entities. */
const ownEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text with its references resolved; undefined where one is to an entity that isn't XML's own. */
function resolveReferences(text: string): string | undefined {
  if (!text.includes('&')) return text;
  const known = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
  if (text.replace(known, '').includes('&')) return undefined;
  return text.replace(known, (_, name: string | undefined, decimal: string | undefined, hex: string | undefined) =>
    name === undefined
      ? toCharacter(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
      : (ownEntities.get(name.toLowerCase()) ?? ''),
  );
}

function toCharacter(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function splitName(name: string): [prefix: string, local: string] {
  const at = name.indexOf(':');
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)];
}

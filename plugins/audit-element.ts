import { customTagNames, htmlTagNames, imageSchemes, linkSchemes, mathTagNames } from './sanitize-schema.ts';

/** An attribute as parse5 gives it. */
interface Attribute {
  name: string;
  value: string;
}

/** What is wrong with one element, or with one of its attributes. */
export interface ElementFault {
  attribute?: string;
  reason: string;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
const mathNamespace = 'http://www.w3.org/1998/Math/MathML';

/** HTML that our layouts use around what the sanitiser lets through, which is why both lists can't drift apart. */
// prettier-ignore
const layoutTagNames = [
  'address', 'article', 'aside', 'body', 'button', 'datalist', 'dialog', 'fieldset', 'footer', 'form', 'head', 'header', 'hgroup', 'html', 'iframe',
  'label', 'legend', 'link', 'main', 'meta', 'meter', 'nav', 'noscript', 'optgroup', 'option', 'output', 'progress', 'script', 'search', 'select',
  'slot', 'template', 'textarea', 'title',
];

const htmlNames: ReadonlySet<string> = new Set([...htmlTagNames, ...customTagNames, ...layoutTagNames]);
const mathNames: ReadonlySet<string> = new Set(mathTagNames);

/** SVG for icons and drawings of ours: shapes and text, nothing that acts, links or embeds. */
// prettier-ignore
const svgNames: ReadonlySet<string> = new Set([
  'circle', 'clipPath', 'defs', 'desc', 'ellipse', 'g', 'line', 'linearGradient', 'marker', 'mask', 'path', 'polygon', 'polyline', 'rect', 'stop',
  'svg', 'symbol', 'text', 'title', 'tspan', 'use',
]);

/** Attributes with an address, and the schemes that it may have; without a scheme it has to stay on this site. */
const addressSchemes: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['action', []],
  ['background', []],
  ['cite', imageSchemes],
  ['data', []],
  ['formaction', []],
  ['href', linkSchemes],
  ['longdesc', []],
  ['manifest', []],
  ['ping', []],
  ['poster', []],
  ['src', []],
  ['xlink:href', []],
]);

/** Attributes that no page of ours has, because each can carry code or markup. */
const refusedAttributes: ReadonlySet<string> = new Set(['style', 'srcdoc', 'http-equiv', 'is', 'shadowrootmode', 'nonce']);

/** Relations of `link` elements that load something, which has to come from this site. */
const loadingRelations =
  /(?:^|\s)(?:stylesheet|preload|modulepreload|prefetch|prerender|icon|apple-touch-icon|manifest|preconnect|dns-prefetch)(?:\s|$)/i;

/** Script types that hold data and never run (https://html.spec.whatwg.org/multipage/scripting.html#data-block). */
const dataTypes: ReadonlySet<string> = new Set(['application/json', 'application/ld+json']);

/** Every fault of one element as a parser sees it: name, namespace and attributes. */
export function judgeElement(tagName: string, namespace: string, attributes: readonly Attribute[]): ElementFault[] {
  if (!isAllowed(tagName, namespace)) return [{ reason: 'element that no page may have' }];
  const faults: ElementFault[] = [];
  for (const attribute of attributes) {
    const reason = judgeAttribute(tagName, attribute, attributes);
    if (reason !== undefined) faults.push({ attribute: toName(attribute), reason });
  }
  const reason = elementJudges.get(tagName)?.(attributes);
  if (reason !== undefined) faults.push({ reason });
  return faults;
}

function isAllowed(tagName: string, namespace: string): boolean {
  if (namespace === svgNamespace) return svgNames.has(tagName);
  if (namespace === mathNamespace) return mathNames.has(tagName);
  return htmlNames.has(tagName) || /^wm-[a-z-]+$/.test(tagName);
}

function toName(attribute: Attribute & { prefix?: string }): string {
  return (
    attribute.prefix === undefined || attribute.prefix === '' ? attribute.name : `${attribute.prefix}:${attribute.name}`
  ).toLowerCase();
}

function judgeAttribute(tagName: string, attribute: Attribute, all: readonly Attribute[]): string | undefined {
  const name = toName(attribute);
  if (name.startsWith('on')) return 'event handler';
  if (name === 'http-equiv') return tagName === 'meta' ? judgePragma(attribute.value, all) : 'attribute that no page may have';
  if (refusedAttributes.has(name)) return name === 'style' ? 'inline style' : 'attribute that no page may have';
  if (name === 'srcset' || name === 'imagesrcset') return judgeCandidates(attribute.value);
  // Scripts and frames are judged as a whole.
  const schemes = name === 'src' && elementJudges.has(tagName) ? imageSchemes : addressSchemes.get(name);
  return schemes && judgeAddress(attribute.value, schemes);
}

function judgeAddress(value: string, schemes: readonly string[]): string | undefined {
  const { scheme, local } = readAddress(value);
  if (scheme !== undefined) return schemes.includes(scheme) ? undefined : `address with the scheme ${scheme}:`;
  return local || schemes.length > 0 ? undefined : 'address on another site';
}

/** Commas inside addresses split them too soon, which can only make this stricter. */
function judgeCandidates(value: string): string | undefined {
  for (const candidate of value.split(',')) {
    const reason = judgeAddress(candidate, []);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** An address as browsers read it: blanks around it and line breaks in it don't count (https://url.spec.whatwg.org/#concept-basic-url-parser). */
function readAddress(value: string): { scheme: string | undefined; local: boolean } {
  const address = value.replace(/^[^!-\uFFFF]+|[\t\n\r]+/g, '');
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(address)?.[0].toLowerCase();
  return { scheme, local: scheme === undefined && !/^[\\/]{2}/.test(address) };
}

/** Pragmas: the policy itself, and redirects that stay on this site. */
function judgePragma(value: string, all: readonly Attribute[]): string | undefined {
  const pragma = value.trim().toLowerCase();
  if (pragma === 'content-security-policy') return undefined;
  if (pragma !== 'refresh') return 'pragma that no page may have';
  const target = /^\s*0\s*;\s*url=(.*)$/i.exec(find(all, 'content') ?? '')?.[1];
  return target !== undefined && readAddress(target.replace(/^['"]/, '')).local ? undefined : 'redirect to another site';
}

/** Elements that may stand on a page only in one form. */
const elementJudges: ReadonlyMap<string, (attributes: readonly Attribute[]) => string | undefined> = new Map([
  ['script', judgeScript],
  ['iframe', judgeFrame],
  ['form', judgeForm],
  ['link', judgeLink],
]);

function judgeScript(attributes: readonly Attribute[]): string | undefined {
  const source = find(attributes, 'src');
  if (source !== undefined) return readAddress(source).local ? undefined : 'script of another site';
  return dataTypes.has((find(attributes, 'type') ?? '').trim().toLowerCase()) ? undefined : 'inline script';
}

function judgeFrame(attributes: readonly Attribute[]): string | undefined {
  const sandbox = find(attributes, 'sandbox');
  if (sandbox === undefined) return 'frame without sandbox';
  if (/allow-same-origin|allow-top-navigation|allow-popups-to-escape/i.test(sandbox)) return 'frame whose sandbox lets it out';
  return readAddress(find(attributes, 'src') ?? '//').local ? undefined : 'frame of another site';
}

function judgeForm(attributes: readonly Attribute[]): string | undefined {
  const method = (find(attributes, 'method') ?? 'get').toLowerCase();
  return method === 'get' && find(attributes, 'role') === 'search' ? undefined : 'form other than the search';
}

function judgeLink(attributes: readonly Attribute[]): string | undefined {
  if (!loadingRelations.test(find(attributes, 'rel') ?? '')) return undefined;
  return readAddress(find(attributes, 'href') ?? '').local ? undefined : 'resource of another site';
}

function find(attributes: readonly Attribute[], name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

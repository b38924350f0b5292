import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { raw } from 'hast-util-raw';
import temml from 'temml';
import { addClass, isElement, toElement } from './rehype-element.ts';
import { mathTagNames } from './sanitize-schema.ts';

/** Longest formula that is set, in UTF-16 units. Temml's time grows faster than the length; real formulas have a few hundred. */
const longestFormula = 5_000;

/** Inline styles that Temml writes, which a strict Content-Security-Policy refuses, and the classes that say the same. */
const styleClasses: readonly (readonly [RegExp, string])[] = [
  [/padding-left:0em;padding-right:0em/, 'tml-tight'],
  [/border-top:/, 'tml-line-top'],
  [/border-bottom:/, 'tml-line-bottom'],
  [/border-left:/, 'tml-line-left'],
  [/border-right:/, 'tml-line-right'],
  [/padding:3pt;border:1px solid/, 'tml-fbox'],
  [/font-weight:bold/, 'tml-bold'],
];

/** Names that mean MathML inside `math`. An HTML name there would be another element to a browser, in MathML's namespace. */
const partNames: ReadonlySet<string> = new Set(mathTagNames.filter((name) => name !== 'math'));

/** Elements in which a browser reads HTML again (https://html.spec.whatwg.org/multipage/parsing.html#mathml-text-integration-point). */
const tokenNames: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);

/** Replaces whatever isn't MathML inside `math` by its words, since authors can write `<math>` too. What is left parses as it was written. */
export function closeMath(element: Element): void {
  const isToken = tokenNames.has(element.tagName);
  element.children = element.children.flatMap((child) => {
    if (child.type !== 'element') return child;
    if (isToken) return { type: 'text', value: toString(child) };
    closeMath(child);
    return partNames.has(child.tagName) ? child : { type: 'text', value: toString(child) };
  });
}

/**
 * TeX as MathML. What can't be set is shown as its source, in `<code class="math-error">`: the reader loses the typesetting, not the
 * formula. Macros can't reach the page (`trust: false`) nor run away (`maxExpand`).
 */
export function renderMath(tex: string, display: boolean): Element {
  const math = setFormula(tex, display);
  if (!math) return toElement('code', { className: ['math-error'] }, [tex]);
  return display ? toElement('div', { className: ['math'] }, [math]) : math;
}

function setFormula(tex: string, display: boolean): Element | undefined {
  if (tex.length > longestFormula) return undefined;
  try {
    const markup = temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [25, 250],
    });
    const root = raw({ type: 'root', children: [{ type: 'raw', value: markup }] });
    const math = root.type === 'root' ? root.children[0] : root;
    if (!isElement(math, 'math')) return undefined;
    replaceStyles(math);
    return math;
  } catch {
    return undefined;
  }
}

function replaceStyles(node: ElementContent): void {
  if (node.type !== 'element') return;
  const { style } = node.properties;
  if (typeof style === 'string') replaceStyle(node, style);
  for (const child of node.children) replaceStyles(child);
}

function replaceStyle(element: Element, style: string): void {
  delete element.properties['style'];
  const color = /(?:^|;)color:(#[0-9a-f]{3,8}|[a-z]+)(?:;|$)/i.exec(style)?.[1];
  if (color !== undefined && color !== 'undefined') element.properties['mathcolor'] = color;
  for (const [pattern, name] of styleClasses) if (pattern.test(style)) addClass(element, name);
}

import { defaultTreeAdapter, html as markup, parse } from 'parse5';
import type { DefaultTreeAdapterTypes, Token, TreeAdapter } from 'parse5';
import { judgeElement } from './audit-element.ts';

/** Something on a written page that could act, load or mislead. */
export interface AuditFault {
  /** Name of the element, in lower case. */
  element: string;
  /** Name of the attribute, when it is one. */
  attribute?: string;
  /** What is wrong with it, as a clause: `inline script`. */
  reason: string;
  /** 1-based line of the page. */
  line: number;
}

type Map5 = DefaultTreeAdapterTypes.DefaultTreeAdapterMap;
type Element5 = DefaultTreeAdapterTypes.Element;

/**
 * Judges a page as it was written, by what a browser would make of it, whatever made it: the sanitiser, a layout, a component. Gives
 * every fault, in order. A page without faults is parsed once; lines are only looked for when there is something to report. Pages with
 * `noscript` are parsed twice, because browsers read them in two ways.
 */
export function auditHtml(html: string): AuditFault[] {
  const variants = /<noscript/i.test(html) ? [true, false] : [true];
  for (const scriptingEnabled of variants) {
    const faults = isClean(html, scriptingEnabled) ? [] : locateFaults(html, scriptingEnabled);
    if (faults.length > 0) return faults;
  }
  return [];
}

function isClean(html: string, scriptingEnabled: boolean): boolean {
  let clean = true;
  const treeAdapter: TreeAdapter<Map5> = {
    ...defaultTreeAdapter,
    createElement(tagName: string, namespaceURI: markup.NS, attributes: Token.Attribute[]): Element5 {
      if (clean && judgeElement(tagName, namespaceURI, attributes).length > 0) clean = false;
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attributes);
    },
    adoptAttributes(recipient: Element5, attributes: Token.Attribute[]): void {
      // A second <html> or <body> gives its attributes to the first.
      if (clean && judgeElement(recipient.tagName, recipient.namespaceURI, attributes).length > 0) clean = false;
      defaultTreeAdapter.adoptAttributes(recipient, attributes);
    },
  };
  parse(html, { treeAdapter, scriptingEnabled });
  return clean;
}

function locateFaults(html: string, scriptingEnabled: boolean): AuditFault[] {
  const faults: AuditFault[] = [];
  visitElements(parse(html, { scriptingEnabled, sourceCodeLocationInfo: true }), (element) => {
    const place = element.sourceCodeLocation;
    for (const { attribute, reason } of judgeElement(element.tagName, element.namespaceURI, element.attrs)) {
      const line = (attribute === undefined ? undefined : place?.attrs?.[attribute]?.startLine) ?? place?.startLine ?? 1;
      faults.push({ element: element.tagName, ...(attribute !== undefined && { attribute }), reason, line });
    }
  });
  return faults;
}

function visitElements(node: DefaultTreeAdapterTypes.Node, visitor: (element: Element5) => void): void {
  if ('tagName' in node) visitor(node);
  if ('content' in node) visitElements(node.content, visitor);
  if ('childNodes' in node) for (const child of node.childNodes) visitElements(child, visitor);
}

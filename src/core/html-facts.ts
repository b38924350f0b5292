import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Html } from 'mdast';
import { toAuthorId } from '../../plugins/sanitize-schema.ts';
import type { Range } from './diagnostic.ts';
import type { Document } from './document.ts';

/** Elements whose address loads something into the page instead of leading away from it. */
const embedding = new Set(['img', 'source', 'video', 'audio', 'track']);

const tagPattern = /<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const attributePattern = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** Collects ids and addresses from raw HTML, by CommonMark’s grammar of open tags (spec 0.31.2, section 6.6). Comments are skipped. */
export function collectHtml(node: Html, facts: Pick<Document, 'anchors' | 'links'>): void {
  const value = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const tag of value.matchAll(tagPattern)) {
    const element = tag[1]?.toLowerCase() ?? '';
    const attributesAt = tag.index + 1 + element.length;
    for (const attribute of (tag[2] ?? '').matchAll(attributePattern)) {
      const name = attribute[1]?.toLowerCase();
      const text = attribute[2] ?? attribute[3] ?? attribute[4] ?? '';
      if (name === 'id' || name === 'name') addAnchor(text);
      else if (name === 'href' && element === 'a') add('html');
      else if (name === 'src' && embedding.has(element)) add('html-image');
      else if (name === 'srcset') for (const url of candidatesOf(text)) add('html-image', url);
      function addAnchor(value: string): void {
        const id = toAuthorId(decodeReferences(value));
        if (id !== undefined) facts.anchors.push(id);
      }
      function add(kind: 'html' | 'html-image', url = text): void {
        const offset = attributesAt + attribute.index + attribute[0].lastIndexOf(url);
        facts.links.push({ kind, url: decodeReferences(url), text: '', range: rangeInside(node, value, offset, url.length) });
      }
    }
  }
}

/** Addresses of a `srcset`, without the sizes behind them. */
export function candidatesOf(srcset: string): string[] {
  return srcset
    .split(',')
    .flatMap((candidate) => candidate.trim().split(/\s+/, 1))
    .filter((address) => address !== '');
}

/** Text with its character references decoded, named ones and numbers. What names no character stays as written. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]*));/gi, (written, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || written;
    return decodeNumber(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}

/** The character of a number; U+FFFD for numbers that no text can have (CommonMark 0.31.2, section 2.5). */
function decodeNumber(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** Range of a stretch of an HTML node. Exact for nodes whose lines keep their indentation; else on the right line. */
function rangeInside(node: Html, value: string, offset: number, length: number): Range {
  const start = node.position?.start ?? { line: 1, column: 1 };
  const before = value.slice(0, offset);
  const line = start.line + (before.match(/\n/g)?.length ?? 0);
  const column = line === start.line ? start.column + offset : offset - before.lastIndexOf('\n');
  return { start: { line, column }, end: { line, column: column + length } };
}

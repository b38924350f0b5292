import { posix } from 'node:path';
import { decodeText, pointAt } from '../core/decode-text.ts';
import type { Finding } from '../core/diagnostic.ts';
import { encodePath } from '../core/repository-links.ts';
import { joinPath } from '../core/resolve-link.ts';
import { listRequests, normalizeNewlines, type CssRequest } from '../core/scan-css.ts';
import { safeDecode } from '../core/page-id.ts';
import { quote } from '../core/wording.ts';
import { isPublishable, maxAssetBytes } from './choose-assets.ts';
import { isUntrusted, readNamed, refuse, type BrandRequest } from './read-named.ts';

/** Largest style sheet of a site's own, in bytes: every page waits for it. */
const maxStyleBytes = 32 * 1024;

/** Style sheets, one after the other, with the files that they show. */
export interface Styles {
  css: string;
  published: string[];
  /** Files that they name, whether they can be published or not. */
  paths: string[];
}

/** Reads a site's own style sheets. One that asks for something it can't have is left out as a whole, with a finding for each such place. */
export async function readStyles(paths: readonly string[], request: BrandRequest, findings: Finding[]): Promise<Styles> {
  const styles: Styles = { css: '', published: [], paths: [] };
  for (const [at, path] of paths.entries()) {
    const key = ['site', 'styles', at];
    const bytes = await readNamed(path, key, maxStyleBytes, request, findings);
    if (!bytes) continue;
    const { text, invalid, isBinary } = decodeText(bytes);
    if (isUntrusted(path, request)) findings.push(refuse(path, key, request, 'it lies in an untrusted source'));
    else if (invalid || isBinary) findings.push(refuse(path, key, request, 'it is not UTF-8'));
    else await addSheet(path, text, request, { styles, findings });
  }
  return styles;
}

async function addSheet(
  path: string,
  written: string,
  request: BrandRequest,
  { styles, findings }: { styles: Styles; findings: Finding[] },
): Promise<void> {
  const faults: Finding[] = [];
  const published: string[] = [];
  // What is judged is what is published.
  const text = normalizeNewlines(written);
  let css = '';
  let from = 0;
  for (const asked of listRequests(text)) {
    const file = asked.kind === 'url' ? fileOf(asked.value, path) : undefined;
    if (file !== undefined) styles.paths.push(file);
    const reason = await judge(asked, file, request);
    if (reason !== undefined) faults.push(toFault(asked, reason, path, written));
    if (file === undefined) continue;
    published.push(file);
    // The site's style sheet lies in a folder beside that of the assets.
    css += `${text.slice(from, asked.start)}url("../assets/${encodePath(file)}")`;
    from = asked.end;
  }
  findings.push(...faults);
  if (faults.length > 0) return;
  styles.css += `\n${css}${text.slice(from)}`;
  styles.published.push(...published);
}

/** The file that an address means; undefined for what is no file of the repository. */
function fileOf(address: string, path: string): string | undefined {
  if (address === '' || /^(?:[a-z][a-z\d+.-]*:|\/|#|\\)/i.test(address)) return undefined;
  return joinPath(posix.dirname(path) === '.' ? '' : posix.dirname(path), safeDecode(address.replace(/[?#].*$/s, '')));
}

/** Why a style sheet can't have what it asks for. */
async function judge({ kind, value }: CssRequest, file: string | undefined, request: BrandRequest): Promise<string | undefined> {
  if (kind === 'import') return '`@import` would load another style sheet; name it in `site.styles` instead';
  if (kind === 'function') return `\`${value}()\` is not read; write \`url()\` alone`;
  if (value.startsWith('#') || /^data:image\/(?:png|jpe?g|gif|webp|svg\+xml)[;,]/i.test(value)) return undefined;
  if (file === undefined) return `${quote(value)} lies elsewhere, and the portal loads nothing from there`;
  return (await isFileOf(file, request)) ? undefined : `${quote(file)} is no image or WOFF2 font that can be published`;
}

async function isFileOf(file: string, request: BrandRequest): Promise<boolean> {
  const stat = await request.files.size(file);
  if (stat.type !== 'size' || stat.size > maxAssetBytes) return false;
  for await (const [, bytes] of request.files.readBytes([{ path: file, length: stat.size }])) {
    if (/\.woff2$/i.test(file)) return bytes.toString('latin1', 0, 4) === 'wOF2';
    return isPublishable(file, bytes, { untrusted: isUntrusted(file, request) });
  }
  return false;
}

/** A finding at its place in the file as it is written. */
function toFault({ start, end, value }: CssRequest, reason: string, file: string, written: string): Finding {
  return {
    rule: 'asset/refused',
    message: `This style sheet is not used: ${reason}.`,
    file,
    range: { start: pointAt(written, writtenOffset(written, start)), end: pointAt(written, writtenOffset(written, end)) },
    actual: value.slice(0, 200),
  };
}

/** Where an offset into a text with its newlines normalized stands in the text as it is written: each CRLF became one character. */
function writtenOffset(written: string, offset: number): number {
  let at = offset;
  for (const { index } of written.matchAll(/\r\n/g)) {
    if (index >= at) break;
    at += 1;
  }
  return at;
}

import type { Fix } from './diagnostic.ts';
import type { Link } from './document.ts';
import { safeDecode } from './page-id.ts';

/**
 * An address written with the names that the file really has: `../Guide/On-Call` and `docs/guide/on-call.md` make
 * `../guide/on-call`. Segments that are right stay as written, and so do query and fragment. Undefined when the address doesn't
 * name the file by a path that differs in spelling only.
 */
export function mendAddress(url: string, path: string): string | undefined {
  const [, written = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  const encoded = /%[\da-f]{2}/i.test(written);
  const segments = written.split('/');
  const real = path.split('/').reverse();
  let at = 0;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index] ?? '';
    if (segment === '' || segment === '.' || segment === '..') continue;
    const name = nameLike(safeDecode(segment), real[at], at === 0);
    if (name === undefined) return undefined;
    if (name !== safeDecode(segment)) segments[index] = encoded ? encodeURIComponent(name) : name;
    at++;
  }
  const mended = segments.join('/') + rest;
  // A name that needs brackets or encoding here would change what the Markdown says.
  return at === 0 || mended === url || (!encoded && /[\s<>()[\]%#?]/.test(mended.slice(0, mended.length - rest.length)))
    ? undefined
    : mended;
}

/** The real name when it is the written one but for case and Unicode form; a last segment may go without (part of) its extension. */
function nameLike(written: string, real: string | undefined, isLast: boolean): string | undefined {
  if (real === undefined) return undefined;
  if (fold(written) === fold(real)) return real;
  if (!isLast) return undefined;
  const start = real.slice(0, written.length);
  return fold(start) === fold(written) && real[start.length] === '.' ? start : undefined;
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The fix that writes another address. Only a range as wide as the address is the address; others are the whole link, which must not be replaced. */
export function replaceAddress({ url, range }: Pick<Link, 'url' | 'range'>, text: string): Fix | undefined {
  const isAddress = range.start.line === range.end.line && range.end.column - range.start.column === url.length;
  return isAddress ? { range, text } : undefined;
}

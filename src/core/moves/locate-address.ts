import { dialectTraits } from '../../../plugins/dialect-traits.ts';
import type { Link } from '../document.ts';
import { endOfDestination, findDestination } from '../find-destination.ts';
import type { Point } from '../diagnostic.ts';
import { decodeReferences } from '../html-facts.ts';
import type { Source } from '../source.ts';

/** Where an address stands in a text, and how it has to be written there. In an attribute of an include it is the page alone. */
export interface AddressPlace {
  from: number;
  to: number;
  form: 'bare' | 'brackets' | 'html' | 'wiki' | 'attribute';
}

/** A text that links were read from, prepared once for all of them. */
export interface LinkText {
  text: string;
  toOffset(point: Point): number | undefined;
  dialect: Source['dialect'];
}

/** Finds the address of a link in the text that it was read from; undefined where it is written in a way that nobody can tell. */
export function locateAddress({ text, toOffset, dialect }: LinkText, { kind, url, range }: Link): AddressPlace | undefined {
  const from = toOffset(range.start);
  const to = toOffset(range.end);
  if (from === undefined || to === undefined || to <= from) return undefined;
  if (kind === 'wiki' || kind === 'embed') return locateWiki(text, { from, to, url, kind }, dialect);
  const raw = text.slice(from, to);
  if (kind === 'html' || kind === 'html-image') {
    if (decodeReferences(raw) === url || raw === url) return { from, to, form: 'html' };
    return locateOnce(text, url, from, 'html');
  }
  if (kind === 'include') return locateInclude(raw, url, from);
  if (raw === url) return { from, to, form: text[from - 1] === '<' && text[to] === '>' ? 'brackets' : 'bare' };
  const start = findDestination(raw);
  const end = start === undefined ? undefined : endOfDestination(raw, start);
  if (start === undefined || end === undefined) return undefined;
  const isBracketed = raw[start] === '<';
  return isBracketed
    ? { from: from + start + 1, to: from + end - 1, form: 'brackets' }
    : { from: from + start, to: from + end, form: 'bare' };
}

/** The page that an include names, without the section: that may stand beside it, and stays. */
function locateInclude(raw: string, url: string, from: number): AddressPlace | undefined {
  const page = url.replace(/#.*$/s, '');
  return raw.replace(/#.*$/s, '') === page ? { from, to: from + page.length, form: 'attribute' } : undefined;
}

/** The half of `[[…]]` that is the target. The range is that of the whole, or of what reads like the target in it. */
function locateWiki(
  text: string,
  { from, to, url, kind }: { from: number; to: number; url: string; kind: Link['kind'] },
  dialect: Source['dialect'],
): AddressPlace | undefined {
  const opening = text.startsWith('[[', from) || text.startsWith('![[', from) ? text.indexOf('[[', from) : text.lastIndexOf('[[', from);
  const closing = text.indexOf(']]', opening);
  if (opening < 0 || closing < 0 || closing < from || opening > to) return undefined;
  const start = opening + 2;
  const inner = text.slice(start, closing);
  if (/[\r\n]/.test(inner)) return undefined;
  const bar = /\\?\|/.exec(inner);
  const halves = bar
    ? [
        { at: start, part: inner.slice(0, bar.index) },
        { at: start + bar.index + bar[0].length, part: inner.slice(bar.index + bar[0].length) },
      ]
    : [{ at: start, part: inner }];
  const named = halves.filter(({ part }) => part.trim() === url);
  const isTextFirst = kind === 'wiki' && dialectTraits[dialect].wikiFirst === 'text';
  const found = isTextFirst ? named.at(-1) : named[0];
  if (!found) return undefined;
  const at = found.at + found.part.indexOf(url);
  return { from: at, to: at + url.length, form: 'wiki' };
}

/** Of what stands on a line only once there is no doubt. */
function locateOnce(text: string, url: string, from: number, form: AddressPlace['form']): AddressPlace | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const at = line.indexOf(url);
  return at < 0 || line.includes(url, at + 1) ? undefined : { from: lineStart + at, to: lineStart + at + url.length, form };
}

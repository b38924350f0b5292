import { escapeAttribute, type Body } from './body.ts';
import type { PagePart } from './find-parts.ts';
import type { PartName } from './part-words.ts';

/** Parts that are folded until a reader asks for them: one tries first. */
const folded: ReadonlySet<PartName> = new Set(['hint', 'solution']);

/**
 * Puts a section around each recognised part of a body whose slots are still open: its heading and everything up to the next heading of
 * the same level or above. Only headings that stand by themselves can be wrapped; those inside boxes stay as they are.
 */
export function wrapParts<Wrapped extends Pick<Body, 'html' | 'sections'>>(body: Wrapped, parts: readonly PagePart[]): Wrapped {
  const names = new Map<string, PartName>();
  for (const { id, name } of parts) if (!names.has(id)) names.set(id, name);
  const { html: text, sections } = body;
  let html = '';
  let at = 0;
  const open: { depth: number; end: string }[] = [];
  for (const { id, depth, start } of sections) {
    html += text.slice(at, start);
    at = start;
    while ((open.at(-1)?.depth ?? 0) >= depth) html += open.pop()?.end ?? '';
    const name = names.get(id);
    names.delete(id);
    if (name === undefined) continue;
    const tag = openTag(name, id);
    html += tag;
    if (!folded.has(name)) {
      open.push({ depth, end: '</section>' });
      continue;
    }
    const end = endOfHeading(text, start, depth);
    // What is pressed to unfold holds nothing else to press.
    html += `<summary>${text.slice(start, end).replace(/<a class="anchor"[^>]*><\/a>/, '')}</summary>`;
    at = end;
    open.push({ depth, end: '</details>' });
  }
  // Footnotes belong to the page, not to its last part.
  const notes = text.indexOf('<section data-footnotes', at);
  const last = notes === -1 ? text.length : notes;
  html += text.slice(at, last);
  return {
    ...body,
    html:
      html +
      open
        .reverse()
        .map(({ end }) => end)
        .join('') +
      text.slice(last),
  };
}

function openTag(name: PartName, id: string): string {
  if (folded.has(name)) return `<details class="part part-${name}">`;
  return `<section class="part part-${name}" aria-labelledby="${escapeAttribute(id)}">`;
}

function endOfHeading(html: string, start: number, depth: number): number {
  const closing = `</h${depth}>`;
  const at = html.indexOf(closing, start);
  return at === -1 ? start : at + closing.length;
}

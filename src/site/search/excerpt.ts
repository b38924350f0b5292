/** A stretch of an excerpt; `marked` where it matches the question. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'", '&#x27;': "'" };

/**
 * Takes Pagefind's excerpt apart: escaped text in which `<mark>` stands around matches. Everything else is text, so that nothing
 * in a page can become markup in the list of results.
 */
export function parseExcerpt(excerpt: string): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let marked = false;
  for (const piece of excerpt.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') marked = true;
    else if (piece === '</mark>') marked = false;
    else if (piece !== '') parts.push({ text: decode(piece), marked });
  }
  return parts;
}

/**
 * An excerpt without the heading that it starts with, which the result shows above it already. Pagefind ends a heading with a full stop
 * where it has none.
 */
export function dropHeading(parts: readonly ExcerptPart[], heading: string): ExcerptPart[] {
  const start = parts.map(({ text }) => text).join('');
  if (!start.startsWith(heading)) return [...parts];
  const end = /^\.?(?:\s+|$)/.exec(start.slice(heading.length));
  if (!end) return [...parts];
  let left = heading.length + end[0].length;
  return parts.flatMap(({ text, marked }) => {
    const rest = text.slice(left);
    left = Math.max(0, left - text.length);
    return rest === '' ? [] : [{ text: rest, marked }];
  });
}

function decode(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#39|#x27);/g, (entity) => entities[entity] ?? entity);
}

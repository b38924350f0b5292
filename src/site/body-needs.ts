import type { StyleSheet } from './style-sheet.ts';

/**
 * Value of `data-near` for a text with these custom elements: addresses of scripts by the name of the element whose coming near loads
 * them, of those that are given; undefined where none is needed. See `reading.ts`.
 */
export function toNearScripts(tags: readonly string[], scripts: Readonly<Record<string, string>>): string | undefined {
  const needed = Object.entries(scripts).filter(([tag]) => tags.includes(tag));
  return needed.length === 0 ? undefined : JSON.stringify(Object.fromEntries(needed));
}

/** Style sheets that the components of a body need beside the one that every page needs. What code makes of a live page isn't known. */
export function sheetsOf(html: string, isLive = false): StyleSheet[] {
  const hasLabs = isLive || /<div class="(?:decision|lab-box|runbook-step|terminal-window)[" ]/.test(html);
  const hasLearning = isLive || / class="(?:learn|recall)[ "]/.test(html);
  return [...(hasLabs ? (['labs'] as const) : []), ...(hasLearning ? (['learning'] as const) : [])];
}

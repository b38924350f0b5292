import type { StyleSheet } from './style-sheet.ts';

/**
 * Attributes of a text with these custom elements: `data-wm-quiz` and the like, with the address of the script that is loaded when such an
 * element comes near, of those that are given. See `reading.ts`. Each address is a value by itself, because the next build looks for it
 * on pages that it keeps.
 */
export function toNearScripts(tags: readonly string[], scripts: Readonly<Record<string, string>>): Record<string, string> {
  const needed = Object.entries(scripts).filter(([tag]) => tags.includes(tag));
  return Object.fromEntries(needed.map(([tag, src]) => [`data-${tag}`, src]));
}

/** Style sheets that the components of a body need beside the one that every page needs. What code makes of a live page isn't known. */
export function sheetsOf(html: string, isLive = false): StyleSheet[] {
  const hasLabs = isLive || /<div class="(?:decision|lab-box|runbook-step|terminal-window)[" ]/.test(html);
  const hasLearning = isLive || / class="(?:learn|recall)[ "]/.test(html);
  return [...(hasLabs ? (['labs'] as const) : []), ...(hasLearning ? (['learning'] as const) : [])];
}

import type { PageFreshness } from '../../core/freshness/freshness.ts';
import { stringifySafely } from '../json.ts';
import { clipLine } from '../markdown.ts';

/** What a badge is about. */
export interface BadgeOptions {
  /** Left text; `pages` when absent. */
  label?: string | undefined;
  /** Only pages of this owner. */
  owner?: string | undefined;
}

/**
 * A badge for Shields (shields.io, “Endpoint Badge”): how many of the reviewed pages are current. Neither red nor an error: an honest
 * number is no alarm, and who fears the colour stops reviewing.
 */
export function formatBadge(pages: readonly PageFreshness[], { label = 'pages', owner }: BadgeOptions = {}): string {
  const reviewed = pages.filter(
    (page) => page.reviewed && page.standing !== 'historical' && (owner === undefined || page.ownership.owners.includes(owner)),
  );
  const current = reviewed.filter(({ badge }) => badge === 'current' || badge === 'due-soon').length;
  const isWhole = reviewed.length > 0 && current === reviewed.length;
  return `${stringifySafely({
    schemaVersion: 1,
    label: clipLine(label, 60),
    message: reviewed.length === 0 ? 'none reviewed yet' : `${current} of ${reviewed.length} reviewed pages current`,
    color: isWhole ? 'blue' : 'lightgrey',
  })}\n`;
}

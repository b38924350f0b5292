import type { Portal } from '../../core/portal.ts';
import type { PathwaySummary } from '../../core/pathway-views.ts';
import type { FreshnessRow, OwnerSection } from '../../core/freshness-views.ts';
import { badgeTexts } from '../texts.ts';
import { escapeXml } from './xml.ts';

/**
 * Badges: small pictures for READMEs, as SVG that loads nothing. They are shown as images, where an SVG can neither run code nor take
 * the page's fonts, so widths are estimated and the text is told to keep to them (`textLength`).
 */

/** Colours on which white has a contrast of at least 4.5 : 1. */
const colours = { label: '#4a4f4c', calm: '#2f6b4c', look: '#8a5a12', plain: '#5c635f' };

type Tone = 'calm' | 'look' | 'plain';

/** Longest text of a half, in characters. */
const longest = 48;

/** The current release of a pathway. */
export function releaseBadge({ title, version }: PathwaySummary): string {
  return writeBadge(title, version ?? badgeTexts.unreleased, version === undefined ? 'plain' : 'calm');
}

/** How many pages of the site need a look. */
export function freshnessBadge({ freshness }: Pick<Portal, 'freshness'>): string {
  return stateBadge(badgeTexts.pages, freshness?.rows ?? []);
}

/** The same for one owner. */
export function ownerBadge({ owner, rows, slug }: OwnerSection): string {
  return stateBadge(owner?.name ?? slug, rows);
}

function stateBadge(label: string, rows: readonly FreshnessRow[]): string {
  const count = rows.filter(({ freshness }) => freshness.turns[0].state === 'look-again').length;
  if (rows.length === 0) return writeBadge(label, badgeTexts.unclaimed, 'plain');
  return count === 0 ? writeBadge(label, badgeTexts.fine, 'calm') : writeBadge(label, badgeTexts.look(count), 'look');
}

/** Writes a badge: what it is about, and how that stands. */
export function writeBadge(label: string, value: string, tone: Tone): string {
  const [left, right] = [toHalf(label, 0), toHalf(value, toHalf(label, 0).width)];
  const width = left.width + right.width;
  const title = escapeXml(`${left.text}: ${right.text}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="20" rx="3" fill="${colours[tone]}"/>`,
    `<path d="M3 0h${left.width - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="${colours.label}"/>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">',
    ...[left, right].map(({ text, x, room }) => `<text x="${x}" y="14" textLength="${room}">${escapeXml(text)}</text>`),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function toHalf(written: string, start: number): { text: string; x: number; room: number; width: number } {
  const line = written.replace(/\s+/gu, ' ').trim();
  const signs = Array.from(line);
  const text =
    signs.length > longest
      ? `${signs
          .slice(0, longest - 1)
          .join('')
          .trimEnd()}…`
      : line;
  const room = Math.max(1, Math.round(widthOf(text)));
  return { text, x: start + 7, room, width: room + 14 };
}

/** Width in Verdana at 11 px, estimated by kinds of signs. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + widthOfSign(sign), 0);
}

function widthOfSign(sign: string): number {
  if (/\p{M}|\p{Cf}/u.test(sign)) return 0;
  if (/[ijl.,:;'|!()[\]]/.test(sign)) return 4;
  if (/[ frt/-]/.test(sign)) return 4.6;
  if (/[mwMW@%]/.test(sign)) return 10;
  if (/[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{1F000}-\u{1FAFF}\u{20000}-\u{3FFFF}]/u.test(sign))
    return 11;
  return /\p{Lu}/u.test(sign) ? 7.6 : 6.8;
}

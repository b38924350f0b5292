import { splitCode } from '../../core/pathways/normalise-text.ts';
import { logCommand, showCodes, showHiddenInLines } from '../visible-text.ts';

/**
 * Text as HTML text: nothing of it is an element, an attribute or a reference, what nobody would see is made visible, and a log that the
 * HTML is printed into finds no command in it (see `showText`).
 */
export function escapeHtml(text: string): string {
  return showHiddenInLines(text.replaceAll('\t', '  '))
    .replace(logCommand, `#${showCodes('#')}`)
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^[^\S\n]*:(?=:)/gm, (start) => `${start.slice(0, -1)}&#58;`);
}

/** Text as code. Isolated, so that its direction changes nothing around it. */
export function htmlCode(text: string): string {
  return `<code dir="auto">${escapeHtml(text)}</code>`;
}

/** A sentence in which code stands between backticks, as in messages and hints. */
export function htmlProse(text: string): string {
  return splitCode(text)
    .map((piece) => (piece.isCode ? htmlCode(piece.text) : escapeHtml(piece.text)))
    .join('');
}

/** A link with a label that is HTML already; the label alone where there is no web address. */
export function htmlLink(url: string | undefined, label: string): string {
  return url === undefined || !/^https?:\/\/[^/]/.test(url) ? label : `<a href="${escapeHtml(url)}" rel="noreferrer">${label}</a>`;
}

/** A list of what is HTML already; nothing without entries. */
export function htmlList(entries: readonly string[]): string {
  return entries.length === 0 ? '' : `<ul>\n${entries.map((entry) => `<li>${entry}</li>`).join('\n')}\n</ul>\n`;
}

/** A section with a heading of ours; nothing without content. */
export function section(heading: string, content: string): string {
  return content === '' ? '' : `<section>\n<h2>${heading}</h2>\n${content}</section>\n`;
}

/** Lines of Markdown that the site writes itself, from texts that may hold anything. */

/** Text as one line of Markdown in which nothing is syntax (https://spec.commonmark.org/0.31.2/#backslash-escapes). */
export function escapeMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&');
}

/** A heading, without escapes where none are needed. */
export function toHeading(text: string, depth = 1): string {
  return `${'#'.repeat(depth)} ${escapeMarkdown(text)}\n`;
}

/** A link whose address can't end it. */
export function toLink(text: string, url: string): string {
  return `[${escapeMarkdown(text)}](${url.replace(/[\s<>()\\]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'))})`;
}

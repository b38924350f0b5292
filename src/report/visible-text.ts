/**
 * Text from content is data. Before it reaches a terminal or a log, everything in it that would be obeyed or hidden becomes
 * visible: control characters, text direction, invisible characters, and the prefixes of log commands.
 */

/**
 * Characters that nobody sees, by Unicode category: controls (ANSI sequences), format characters (direction overrides as in
 * CVE-2021-42574, zero-width characters, tags), separators of lines and paragraphs, lone surrogates. The two joiners stay: emoji
 * and several scripts need them.
 */
export const hidden = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** What GitHub (`##[…]`), Azure (`##vso[…]`) and TeamCity (`##teamcity[…]`) obey anywhere in a line of a log. */
export const logCommand = /##(?=\w*\[)/g;

/** Every character as `\u{…}`. */
export function showCodes(text: string): string {
  return text.replace(/./gsu, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** The text on one line, hidden characters as `\u{…}`. */
export function showHidden(text: string): string {
  return text.replace(hidden, showCodes);
}

/** Like {@link showHidden}, but line ends stay: for hosts that show text of several lines. */
export function showHiddenInLines(text: string): string {
  return text.split('\n').map(showHidden).join('\n');
}

/**
 * The text safe for a line of a log: hidden characters shown, and nothing that a CI runner takes for a command. GitHub obeys
 * `::name::` at the start of a line, too, with or without spaces before it (actions/runner, ActionCommand.cs).
 */
export function showText(text: string): string {
  return showHidden(text)
    .replace(/^\s*:(?=:)/, (start) => start.slice(0, -1) + showCodes(':'))
    .replace(logCommand, `#${showCodes('#')}`);
}

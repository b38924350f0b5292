import { htmlFlow, htmlText } from 'micromark-core-commonmark';
import type { Construct, Extension } from 'micromark-util-types';
import type { TagTest } from './html-element-names.ts';
import { peekLine } from './micromark-line.ts';
import { componentNames } from './nodes.ts';

/**
 * HTML as in CommonMark, but only for names of elements: `<pod name>`, `<5` and `<Details>` (a component of MDX) are text, and so is
 * the Markdown behind them. Of declarations and instructions only `<!doctype>`, CDATA and `<?xml` and its likes are HTML.
 */
export function knownHtml(isTag: TagTest): Extension {
  const onlyKnown = (construct: Construct, name: string): Construct => ({
    ...construct,
    name,
    tokenize(effects, ok, nok) {
      const known = construct.tokenize.call(this, effects, ok, nok);
      return peekLine(effects, '<', 80, (rest) => (isHtml(rest, isTag) ? known : nok));
    },
  });
  return {
    disable: { null: ['htmlFlow', 'htmlText'] },
    flow: { 60: onlyKnown(htmlFlow, 'waymarkHtmlFlow') },
    text: { 60: onlyKnown(htmlText, 'waymarkHtmlText') },
  };
}

/** Whether a text that begins with `<` begins with a tag, comment, declaration or instruction. */
function isHtml(rest: string, isTag: TagTest): boolean {
  const tag = /^<\/?([A-Za-z][A-Za-z0-9-]*)(\s+[A-Za-z_:][\w:.-]*\s*=)?/.exec(rest);
  if (!tag) return /^<(?:!--|!doctype|!\[CDATA\[|\?[a-z]+[ \t])/i.test(rest);
  const [, name = '', attributes] = tag;
  return !componentNames.some((component) => component === name) && isTag(name, attributes !== undefined);
}

/** Escapes what only looks like a tag in a piece of raw HTML, so that readers see it: `<div>wait for <pod name></div>`. */
export function escapePlaceholders(html: string, isTag: TagTest): string {
  return html.replace(
    /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?[A-Za-z][^<>]*>?/gi,
    (match, raw: string | undefined) =>
      match.startsWith('<!') || raw !== undefined || isHtml(match, isTag) ? match : match.replace('<', '&lt;'),
  );
}

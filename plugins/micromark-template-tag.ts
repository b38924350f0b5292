import type { Literal } from 'mdast';
import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Construct, Extension } from 'micromark-util-types';
import type { DialectTraits } from './dialect-traits.ts';
import { consumeText, peekLine } from './micromark-line.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkTemplate: 'waymarkTemplate';
  }
}

/**
 * A piece of a template language among words: `<%= x %>` (ERB), `{{< x >}}` (Hugo), `{: .x }` (attribute list), `{#id}` (heading id).
 * It exists only while a text is parsed: each is given its meaning, dropped, or turned back to text.
 */
export interface TemplateNode extends Literal {
  type: 'waymarkTemplate';
  kind: 'erb' | 'shortcode' | 'attributes' | 'headingId';
}

declare module 'mdast' {
  interface RootContentMap {
    waymarkTemplate: TemplateNode;
  }
  interface PhrasingContentMap {
    waymarkTemplate: TemplateNode;
  }
}

/** Longest tag of ERB, which may hold a paragraph, and of the others. */
const longestErb = 2000;
const longestBraces = 600;

/** Pieces of template languages in text; in code they are code, since code comes first. */
export function templateTag(traits: DialectTraits): Extension {
  const patterns: RegExp[] = [];
  if (traits.shortcodes) patterns.push(/^\{\{(?:<[^{}]*>|%[^{}]*%)\}\}/);
  if (traits.attributeLists !== 'none') patterns.push(/^\{:[^{}]*\}/);
  if (traits.headingIds) patterns.push(/^\{#[^\s{}]+\}(?=[ \t]*$)/);
  // Goldmark has them behind headings and alone on a line, attr_list behind words as well.
  if (traits.attributeLists === 'kramdown') patterns.push(/^\{[ \t]*[.#][\w-][^{}]*\}(?=[ \t]*$)/);
  if (traits.attributeLists === 'all') patterns.push(/^\{[ \t]*(?:[.#][\w-]|[\w-]+=)[^{}]*\}/);
  return { text: { 60: tag('<%', [/^<%.*?%>/]), ...(patterns.length > 0 ? { 123: tag('{', patterns) } : {}) } };
}

function tag(prefix: string, patterns: RegExp[]): Construct {
  return {
    name: 'waymarkTemplate',
    tokenize(effects, ok, nok) {
      return peekLine(effects, prefix, prefix === '{' ? longestBraces : longestErb, (text) => {
        const found = patterns.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
        return found === undefined ? nok : consumeText(effects, found.length, 'waymarkTemplate', ok);
      });
    },
  };
}

/** Makes {@link TemplateNode}s. */
export const templateTagTree: TreeExtension = {
  enter: {
    waymarkTemplate(token) {
      const value = this.sliceSerialize(token);
      this.enter({ type: 'waymarkTemplate', kind: kindOf(value), value }, token);
      this.exit(token);
    },
  },
};

function kindOf(value: string): TemplateNode['kind'] {
  if (value.startsWith('<%')) return 'erb';
  if (value.startsWith('{{')) return 'shortcode';
  return /^\{#[^\s{}]+\}$/.test(value) ? 'headingId' : 'attributes';
}

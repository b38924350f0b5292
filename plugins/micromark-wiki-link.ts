import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Code, Extension, TokenizeContext, Tokenizer } from 'micromark-util-types';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { consumeText, peekLine } from './micromark-line.ts';
import { toWikiEmbed, toWikiLink } from './wiki-target.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkWikiLink: 'waymarkWikiLink';
    waymarkWikiEmbed: 'waymarkWikiEmbed';
  }
}

/** Where a wiki link may stand and what its halves mean. */
interface WikiLinkOptions {
  /** What stands before the bar. */
  wikiFirst: 'text' | 'page';
  /** Whether every `[[…]]` is one; otherwise it must not look like code, an index or a reference. */
  wiki: boolean;
}

/** Longest `[[…]]`. */
const longest = 500;

/** `[[Page]]`, `[[Page|text]]` and `![[embed]]`, on one line, as GitHub wikis, GitLab, Azure DevOps, Obsidian and Foam have them. */
export function wikiLink(options: WikiLinkOptions): Extension {
  const tokenizeLink: Tokenizer = function (effects, ok, nok) {
    const previous = this.previous;
    return peekLine(effects, '[[', longest, (text) => {
      const inner = /^\[\[([^[\]]+)\]\](?!\()/.exec(text)?.[1];
      return inner !== undefined && isLink(this, inner, previous, options)
        ? consumeText(effects, inner.length + 4, 'waymarkWikiLink', ok)
        : nok;
    });
  };
  const tokenizeEmbed: Tokenizer = (effects, ok, nok) =>
    peekLine(effects, '![[', longest, (text) => {
      const match = /^!\[\[[^[\]]+\]\](?!\()/.exec(text);
      return match ? consumeText(effects, match[0].length, 'waymarkWikiEmbed', ok) : nok;
    });
  return {
    text: { 33: { name: 'waymarkWikiEmbed', tokenize: tokenizeEmbed }, 91: { name: 'waymarkWikiLink', tokenize: tokenizeLink } },
  };
}

/**
 * Whether `[[inner]]` is meant as a link. Outside of wikis these aren't: defined references (`[[x]]` is then a reference in brackets, as
 * Foam relies on for GitHub), `x[[1]]` and `[[1, 2]]`, `[[ -f x ]]`, `[[^1]]`.
 */
function isLink(context: TokenizeContext, inner: string, previous: Code, options: WikiLinkOptions): boolean {
  if (options.wiki) return inner.trim() !== '';
  if (/^[\s^]|\s$|^[\d\s,.]{1,3}$|^\d[\d\s,.]*,/.test(inner)) return false;
  if (previous !== null && previous > 0 && /[\w)\]]/.test(String.fromCharCode(previous))) return false;
  return !context.parser.defined.includes(normalizeIdentifier(inner));
}

/** Makes links, images and embeds of what {@link wikiLink} found. */
export function wikiLinkFromMarkdown(options: WikiLinkOptions): TreeExtension {
  return {
    enter: {
      waymarkWikiLink(token) {
        const node = toWikiLink(this.sliceSerialize(token).slice(2, -2), options.wikiFirst);
        this.enter(node, token);
        this.exit(token);
        if (node.type === 'link' && node.position && node.children[0]) node.children[0].position = node.position;
      },
      waymarkWikiEmbed(token) {
        this.enter(toWikiEmbed(this.sliceSerialize(token).slice(3, -2)), token);
        this.exit(token);
      },
    },
  };
}

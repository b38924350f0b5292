import type { ElementContent } from 'hast';
import { createLowlight } from 'lowlight';
import { languageAliases, languageGrammars, languageParts } from './highlight-languages.ts';

/** Colours code with classes. One per process: it keeps the grammars that it has compiled. */
export interface Highlighter {
  /**
   * Gives the code as text and `<span class="hljs-…">`, or undefined for a language that it doesn't know; nothing is guessed.
   * The nodes are shared between calls: don't change them.
   */
  highlight(language: string, code: string): readonly ElementContent[] | undefined;
}

/** What was coloured before, by language and code. A highlighter keeps it below {@link keptBlocks} entries. */
export type HighlightCache = Map<string, readonly ElementContent[]>;

/**
 * Longest code, and longest line, that is coloured, in UTF-16 units. Grammars are regular expressions whose time grows with the square
 * of what they get: 50,000 letters in one line take a minute, these limits half a second at worst. Of 2,153 blocks in seven real
 * wikis, none is longer.
 */
const longestCode = 10_000;
const longestLine = 1_000;

/** How many blocks are kept, the latest: pages that share code are rendered close to each other, and trees take memory. */
const keptBlocks = 500;

/** A line that starts with a prompt. No command does, so code with one is a session, whatever the author called it. */
const prompt = /^[ \t]*\$ /m;

/** A highlighter with all of {@link languageGrammars}, each compiled when it is first asked for. */
export function createHighlighter(cache: HighlightCache = new Map()): Highlighter {
  const compiled = new Map<string, ReturnType<typeof createLowlight>>();

  return {
    highlight(language, code) {
      const found = findLanguage(language);
      if (found === undefined || code.length > longestCode || hasLongLine(code)) return undefined;
      const name = found === 'bash' && prompt.test(code) ? 'console' : found;
      const key = `${name}\n${code}`;
      const known = cache.get(key);
      if (known) return known;
      const lowlight = compiled.get(name) ?? compileLanguage(name);
      compiled.set(name, lowlight);
      const children = highlightWith(lowlight, name, code);
      cache.set(key, children);
      const [oldest] = cache.size > keptBlocks ? cache.keys() : [];
      if (oldest !== undefined) cache.delete(oldest);
      return children;
    },
  };
}

/** The name of the grammar for what an author wrote after the fence: any case, any alias. Undefined when there is none. */
export function findLanguage(written: string): string | undefined {
  const name = written.toLowerCase();
  if (languageGrammars.has(name)) return name;
  return languageAliases.get(name);
}

function hasLongLine(code: string): boolean {
  let start = 0;
  for (let end = code.indexOf('\n'); end !== -1; end = code.indexOf('\n', start)) {
    if (end - start > longestLine) return true;
    start = end + 1;
  }
  return code.length - start > longestLine;
}

/**
 * Every language has an instance of its own that holds nothing but the languages it embeds. Some grammars guess the language of a
 * part among all registered ones; with one shared instance the result would depend on what was coloured before.
 */
function compileLanguage(name: string): ReturnType<typeof createLowlight> {
  const lowlight = createLowlight();
  for (const part of [name, ...(languageParts[name] ?? [])]) {
    const grammar = languageGrammars.get(part);
    if (grammar) lowlight.register(part, grammar);
  }
  return lowlight;
}

function highlightWith(lowlight: ReturnType<typeof createLowlight>, name: string, code: string): readonly ElementContent[] {
  try {
    return unwrapParts(lowlight.highlight(name, code).children as ElementContent[]);
  } catch {
    // A grammar that gives up must not cost the reader the code.
    return [{ type: 'text', value: code }];
  }
}

/** Drops the spans that only name the language of a part, `<span class="css">`: nothing styles them. */
function unwrapParts(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return node;
    const children = unwrapParts(node.children);
    const { className } = node.properties;
    if (Array.isArray(className) && String(className[0]).startsWith('hljs-')) return { ...node, children };
    return children;
  });
}

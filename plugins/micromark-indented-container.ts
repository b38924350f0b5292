import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import { blankLine } from 'micromark-core-commonmark';
import { factorySpace } from 'micromark-factory-space';
import type { Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { isCalloutWord, toCalloutAttributes } from './callout-types.ts';
import { consumeText, peekLine } from './micromark-line.ts';
import type { ComponentName } from './nodes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkIndent: 'waymarkIndent';
    waymarkIndentHead: 'waymarkIndentHead';
    waymarkIndentPrefix: 'waymarkIndentPrefix';
  }
}

/** Columns that content is indented by: fixed in Python-Markdown. */
const indent = 4;
const longestLine = 500;

/**
 * MkDocs' blocks with indented content: `!!! note "Title"`, `??? note`, `???+ note` (admonitions and pymdownx.details) and `=== "Tab"`
 * (pymdownx.tabbed). One extension serves one text. A block without content keeps `data.head`: the caller decides whether it is text.
 * @param loose Whether any word makes an admonition and one may stand right below a paragraph, as MkDocs has it.
 */
export function indentedContainer(loose: boolean): Extension {
  /** Lines that are not indented, below a block: they don't continue its last paragraph, unlike lazy lines of CommonMark's containers. */
  const outside = new Set<number>();
  const container: Construct = {
    name: 'waymarkIndent',
    tokenize(effects, ok, nok) {
      return peekLine(effects, '', longestLine, (line) => {
        const head = line.length < longestLine && (loose || !this.interrupt) ? parseHead(line, loose) : undefined;
        return head ? openBlock(effects, line.length, ok) : nok;
      });
    },
    continuation: { tokenize: tokenizeContinuation },
    exit(effects) {
      effects.exit('waymarkIndent');
    },
  };
  const endOfParagraph: Construct = {
    tokenize(_, ok, nok) {
      return (code) => (this.interrupt && outside.has(this.now().line) ? ok : nok)(code);
    },
  };
  return { document: { 33: container, 61: container, 63: container }, flow: { null: endOfParagraph } };

  function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const blank: State = factorySpace(effects, ok, 'waymarkIndentPrefix', indent + 1);
    const prefixed = factorySpace(effects, afterPrefix.bind(this), 'waymarkIndentPrefix', indent + 1);
    return effects.check(blankLine, blank, prefixed);

    function afterPrefix(this: TokenizeContext, code: number | null): State | undefined {
      const tail = this.events.at(-1);
      const width = tail?.[1].type === 'waymarkIndentPrefix' ? tail[2].sliceSerialize(tail[1], true).length : 0;
      if (width === indent) return ok(code);
      outside.add(this.now().line);
      return nok(code);
    }
  }
}

function openBlock(effects: Effects, length: number, ok: State): State {
  return (code) => {
    effects.enter('waymarkIndent', { _container: true });
    return consumeText(effects, length, 'waymarkIndentHead', ok)(code);
  };
}

/** Reads a block's first line. Words behind the type are classes in MkDocs; here they are a title, unless they place the block. */
function parseHead(line: string, loose: boolean): { name: ComponentName; attributes: Record<string, string> } | undefined {
  const tab = /^===[!+]?[ \t]+(?:"(.+)"|'(.+)')[ \t]*$/.exec(line);
  if (tab) return { name: 'Tab', attributes: { label: tab[1] ?? tab[2] ?? '' } };
  const match = /^(!!!|\?\?\?\+?)[ \t]+([\w-]+)((?:[ \t]+[\w-]+)*)(?:[ \t]+"([^"]*)")?[ \t]*$/.exec(line);
  if (!match) return undefined;
  const [, marks = '', word = '', words = '', quoted] = match;
  if (!loose && !isCalloutWord(word)) return undefined;
  const title = quoted ?? words.replaceAll(/\b(?:inline|end|left|right)\b/g, '').trim();
  const attributes = toCalloutAttributes(word);
  if (title !== '') attributes['title'] = title;
  if (marks !== '!!!') attributes['fold'] = marks === '???' ? 'closed' : 'open';
  return { name: 'Callout', attributes };
}

/** Makes components of the blocks. */
export function indentedContainerFromMarkdown(): TreeExtension {
  return {
    enter: {
      waymarkIndent(token) {
        this.enter({ type: 'waymarkComponent', name: 'Callout', attributes: {}, inline: false, children: [] }, token);
      },
    },
    exit: {
      waymarkIndentHead(token) {
        const node = this.stack.at(-1);
        const head = this.sliceSerialize(token);
        if (node?.type === 'waymarkComponent') Object.assign(node, parseHead(head, true), { data: { head } });
      },
      waymarkIndent(token) {
        this.exit(token);
      },
    },
  };
}

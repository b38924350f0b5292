import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import { blankLine } from 'micromark-core-commonmark';
import { factorySpace } from 'micromark-factory-space';
import type { Effects, Event, Extension, State, TokenizeContext } from 'micromark-util-types';
import { consumeText, peekLine } from './micromark-line.ts';
import './nodes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkDefinition: 'waymarkDefinition';
    waymarkDefinitionMarker: 'waymarkDefinitionMarker';
    waymarkDefinitionIndent: 'waymarkDefinitionIndent';
  }
}

/**
 * Definitions as in PHP Markdown Extra, kramdown and Python-Markdown: `: text` right below a paragraph, which is the term. What follows is
 * indented as far as the text, at most four columns. There must be a word: `: '` below `#!/bin/sh` is shell. GitHub has no such lists and shows the colon.
 * @param apart Whether a blank line may stand between term and definition (Python-Markdown); what has no term becomes text again.
 */
export function definitionList(apart: boolean): Extension {
  return {
    document: {
      58: {
        name: 'waymarkDefinition',
        tokenize(effects, ok, nok) {
          return peekLine(effects, ':', 200, (text) => {
            const marker = /^:[ \t]{1,4}(?=[^ \t:].*[\p{L}\p{N}]|[\p{L}\p{N}])/u.exec(text)?.[0];
            if (!marker || !(this.interrupt || apart || followsDefinition(this.events))) return nok;
            return openDefinition(this, effects, marker, ok);
          });
        },
        continuation: { tokenize: tokenizeContinuation },
        exit(effects) {
          effects.exit('waymarkDefinition');
        },
      },
    },
  };
}

/** Whether a definition is open, which a new one closes, or has just been closed for it. */
function followsDefinition(events: Event[]): boolean {
  for (let index = events.length - 1; index >= 0; index--) {
    const [kind, token] = events[index] as Event;
    if (token.type === 'waymarkDefinition') return kind === 'enter' || index >= events.length - 3;
    if (token._container && kind === 'exit') return false;
  }
  return false;
}

function openDefinition(context: TokenizeContext, effects: Effects, marker: string, ok: State): State {
  const size = marker.includes('\t') ? 4 : Math.min(marker.length, 4);
  return (code) => {
    if (context.containerState) context.containerState.size = size;
    effects.enter('waymarkDefinition', { _container: true });
    return consumeText(effects, marker.length, 'waymarkDefinitionMarker', ok)(code);
  };
}

function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const size = this.containerState?.size ?? 0;
  const blank = factorySpace(effects, ok, 'waymarkDefinitionIndent', size + 1);
  const indented = factorySpace(effects, (code) => (isIndented(this.events, size) ? ok : nok)(code), 'waymarkDefinitionIndent', size + 1);
  return effects.check(blankLine, blank, indented);
}

function isIndented(events: Event[], size: number): boolean {
  const tail = events.at(-1);
  return tail?.[1].type === 'waymarkDefinitionIndent' && tail[2].sliceSerialize(tail[1], true).length === size;
}

/** Makes a `definitionDescription` of each definition; terms and lists are found in the tree. */
export function definitionListFromMarkdown(): TreeExtension {
  return {
    enter: {
      waymarkDefinition(token) {
        this.enter({ type: 'definitionDescription', children: [], data: { hName: 'dd' } }, token);
      },
    },
    exit: {
      waymarkDefinition(token) {
        this.exit(token);
      },
    },
  };
}

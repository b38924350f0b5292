import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import { parseTermAttributes } from './fence-head.ts';
import { consumeText, peekLine } from './micromark-line.ts';
import type { ComponentNode } from './nodes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkTerm: 'waymarkTerm';
  }
}

/** Longest `:term[…]{…}`. */
const longest = 300;

const pattern = /^:term\[([^[\]]*[^[\]\s][^[\]]*)\](?:\{([^{}]*)\})?/;

/** `:term[word]` and `:term[words]{of="name"}`, on one line: a word that the glossary explains. */
export const termDirective: Extension = {
  text: {
    58: {
      name: 'waymarkTerm',
      tokenize(effects, ok, nok) {
        const { previous } = this;
        const isInWord = previous !== null && previous > 0 && /[\p{L}\p{N}:]/u.test(String.fromCharCode(previous));
        return peekLine(effects, ':term[', longest, (text) => {
          const [written] = isInWord ? [] : (pattern.exec(text) ?? []);
          return written === undefined ? nok : consumeText(effects, written.length, 'waymarkTerm', ok);
        });
      },
    },
  },
};

/** Makes components of what {@link termDirective} found. */
export const termDirectiveTree: TreeExtension = {
  enter: {
    waymarkTerm(token) {
      const [, value = '', written = ''] = pattern.exec(this.sliceSerialize(token)) ?? [];
      const { attributes, faults } = parseTermAttributes(written);
      const node: ComponentNode = {
        type: 'waymarkComponent',
        name: 'Term',
        attributes,
        inline: true,
        children: [{ type: 'text', value }],
        ...(faults && { data: { faults } }),
      };
      this.enter(node, token);
      this.exit(token);
      const [text] = node.children;
      if (text && node.position) text.position = node.position;
    },
  },
};

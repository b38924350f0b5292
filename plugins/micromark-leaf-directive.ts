import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import { parseLeaf } from './fence-head.ts';
import { consumeText, peekLine } from './micromark-line.ts';
import './nodes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkLeaf: 'waymarkLeaf';
  }
}

/** Longest line that is a directive. */
const longest = 1000;

/** `::include{page="page.md"}` alone on a line: a component that nothing belongs to. */
export const leafDirective: Extension = {
  flow: {
    58: {
      name: 'waymarkLeaf',
      concrete: true,
      tokenize(effects, ok, nok) {
        return peekLine(effects, '::', longest, (line) =>
          line.length < longest && parseLeaf(line) ? consumeText(effects, line.length, 'waymarkLeaf', ok) : nok,
        );
      },
    },
  },
};

/** Makes components of what {@link leafDirective} found. */
export const leafDirectiveTree: TreeExtension = {
  enter: {
    waymarkLeaf(token) {
      const { component: name = 'Include', attributes = {}, faults } = parseLeaf(this.sliceSerialize(token)) ?? {};
      this.enter({ type: 'waymarkComponent', name, attributes, inline: false, children: [], ...(faults && { data: { faults } }) }, token);
      this.exit(token);
    },
  },
};

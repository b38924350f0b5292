import type { Extension as TreeExtension, Token } from 'mdast-util-from-markdown';
import type { Construct, Effects, Event, Extension, State, TokenizeContext } from 'micromark-util-types';
import { closingSize, parseFenceHead, type FenceHead } from './fence-head.ts';
import { consumeText, peekLine } from './micromark-line.ts';
import './nodes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkFence: 'waymarkFence';
    waymarkFenceHead: 'waymarkFenceHead';
    waymarkFenceTail: 'waymarkFenceTail';
  }
  interface Token {
    _waymarkFence?: FenceHead;
    /** Whether the line that closes a container has been seen; the token itself ends with the next line. */
    _waymarkClosed?: boolean;
  }
  interface ContainerState {
    waymarkFence?: FenceState;
  }
}

interface FenceState {
  token: Token;
  /** The code fence that is open inside: lines in it close nothing. */
  code: string | undefined;
}

/** Longest line that may open or close a container. */
const longestLine = 1000;
/** Containers that may be open inside each other: each line looks at all, and micromark's work for one grows with their number. */
const mostOpen = 20;

/**
 * Containers between two fences: `:::note … :::`, `~~~~exercism/note … ~~~~` and, where asked for, paired Hugo shortcodes. They are document
 * constructs like block quotes, therefore their content is the document's own: positions, definitions and footnotes work as anywhere.
 * Fences of equal length may be nested, unlike in remark-directive; a fence in code inside doesn't count.
 */
export function fencedContainer(shortcodes: boolean): Extension {
  const construct: Construct = {
    name: 'waymarkFence',
    tokenize(effects, ok, nok) {
      return peekLine(effects, '', longestLine, (line) => {
        const head = line.length < longestLine ? parseFenceHead(line, shortcodes) : undefined;
        return head && [...openFences(this.events)].length < mostOpen ? openFence(this, effects, head, line.length, ok) : nok;
      });
    },
    continuation: { tokenize: tokenizeContinuation },
    exit(effects) {
      effects.exit('waymarkFence');
    },
  };
  const document = { 58: construct, 96: construct, 126: construct };
  return { document: shortcodes ? { ...document, 123: construct } : document };
}

function openFence(context: TokenizeContext, effects: Effects, head: FenceHead, length: number, ok: State): State {
  return (code) => {
    const token = effects.enter('waymarkFence', { _container: true, _waymarkFence: head });
    if (context.containerState) context.containerState.waymarkFence = { token, code: undefined };
    return consumeText(effects, length, 'waymarkFenceHead', ok)(code);
  };
}

function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const state = this.containerState?.waymarkFence;
  if (!state || state.token._waymarkClosed) return nok;
  return peekLine(effects, '', longestLine, (line) => {
    const text = line.trimStart();
    if (state.code === undefined && findClosed(this.events, text) === state.token) {
      state.token._waymarkClosed = true;
      // Ends the paragraph inside, which would take the next line for a lazy continuation.
      if (this.containerState) this.containerState._closeFlow = true;
      return consumeText(effects, line.length, 'waymarkFenceTail', ok);
    }
    state.code = codeFenceAfter(text, state.code);
    return ok;
  });
}

/** The container that a line closes: the innermost with a fence of just that length, else the innermost with a shorter one. */
function findClosed(events: Event[], line: string): Token | undefined {
  if (!/^(?::{3,}|~{3,}|`{3,}|\{\{[<%][ \t]*\/.*)[ \t]*$/.test(line)) return undefined;
  let shorter: Token | undefined;
  for (const { token, head } of openFences(events)) {
    const size = closingSize(line, head);
    if (size > 0 && (head.size === 0 || head.size === size)) return token;
    if (size > head.size) shorter ??= token;
  }
  return shorter;
}

/** Containers that are open at the end of some events, the innermost first. */
function* openFences(events: Event[]): Generator<{ token: Token; head: FenceHead }> {
  let closed = 0;
  for (let index = events.length - 1; index >= 0; index--) {
    const [kind, token] = events[index] as Event;
    if (token._waymarkFence === undefined) continue;
    if (kind === 'exit') closed++;
    else if (closed > 0) closed--;
    else if (!token._waymarkClosed) yield { token, head: token._waymarkFence };
  }
}

/** The code fence that is open after a line, when `open` was before it. */
function codeFenceAfter(line: string, open: string | undefined): string | undefined {
  const fence = /^(`{3,}|~{3,})(.*)$/.exec(line);
  if (!fence) return open;
  const [, marks = '', rest = ''] = fence;
  if (open === undefined) return marks.startsWith('`') && rest.includes('`') ? undefined : marks;
  return marks.startsWith(open) && rest.trim() === '' ? undefined : open;
}

/** Makes components of the containers; those that nobody closed keep `data.head`, for a message. */
export function fencedContainerFromMarkdown(): TreeExtension {
  return {
    enter: {
      waymarkFence(token) {
        const { component: name = 'Callout', attributes = {}, faults } = token._waymarkFence ?? {};
        const data = faults && { data: { faults } };
        this.enter({ type: 'waymarkComponent', name, attributes: { ...attributes }, inline: false, children: [], ...data }, token);
      },
    },
    exit: {
      waymarkFenceHead(token) {
        const node = this.stack.at(-1);
        if (node?.type === 'waymarkComponent') node.data = { ...node.data, head: this.sliceSerialize(token) };
      },
      waymarkFenceTail() {
        const node = this.stack.at(-1);
        if (node?.type === 'waymarkComponent') delete node.data?.head;
      },
      waymarkFence(token) {
        this.exit(token);
      },
    },
  };
}

import type { Extension as TreeExtension, Token } from 'mdast-util-from-markdown';
import type { Construct, Effects, Extension, ParseContext, State, TokenizeContext } from 'micromark-util-types';
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

/** A container that has been entered, by the place of its token among the events. */
interface EnteredFence {
  token: Token;
  head: FenceHead;
  at: number;
}

/** Containers that are entered and not left, the innermost last, of every document that is parsed: each fence line asks for them. */
type EnteredFences = WeakMap<ParseContext, EnteredFence[]>;

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
  const entered: EnteredFences = new WeakMap();
  const construct: Construct = {
    name: 'waymarkFence',
    tokenize(effects, ok, nok) {
      return peekLine(effects, '', longestLine, (line) => {
        const head = line.length < longestLine ? parseFenceHead(line, shortcodes) : undefined;
        const isAllowed = head !== undefined && listOpen(entered, this).length < mostOpen;
        return isAllowed ? openFence(entered, this, effects, { head, length: line.length, ok }) : nok;
      });
    },
    continuation: {
      tokenize(effects, ok, nok) {
        return continueFence(entered, this, effects, { ok, nok });
      },
    },
    exit(effects) {
      const left = listEntered(entered, this);
      const at = left.findLastIndex(({ token }) => token === this.containerState?.waymarkFence?.token);
      if (at >= 0) left.length = at;
      effects.exit('waymarkFence');
    },
  };
  const document = { 58: construct, 96: construct, 126: construct };
  return { document: shortcodes ? { ...document, 123: construct } : document };
}

function openFence(
  entered: EnteredFences,
  context: TokenizeContext,
  effects: Effects,
  { head, length, ok }: { head: FenceHead; length: number; ok: State },
): State {
  return (code) => {
    const at = context.events.length;
    const token = effects.enter('waymarkFence', { _container: true, _waymarkFence: head });
    listEntered(entered, context).push({ token, head, at });
    if (context.containerState) context.containerState.waymarkFence = { token, code: undefined };
    return consumeText(effects, length, 'waymarkFenceHead', ok)(code);
  };
}

function continueFence(entered: EnteredFences, context: TokenizeContext, effects: Effects, { ok, nok }: { ok: State; nok: State }): State {
  const { containerState } = context;
  const state = containerState?.waymarkFence;
  if (!state || state.token._waymarkClosed) return nok;
  return peekLine(effects, '', longestLine, (line) => {
    const text = line.trimStart();
    if (state.code === undefined && findClosed(listOpen(entered, context), text) === state.token) {
      state.token._waymarkClosed = true;
      // Ends the paragraph inside, which would take the next line for a lazy continuation.
      containerState._closeFlow = true;
      return consumeText(effects, line.length, 'waymarkFenceTail', ok);
    }
    state.code = codeFenceAfter(text, state.code);
    return ok;
  });
}

/** The container that a line closes: the innermost with a fence of just that length, else the innermost with a shorter one. */
function findClosed(open: readonly EnteredFence[], line: string): Token | undefined {
  if (!/^(?::{3,}|~{3,}|`{3,}|\{\{[<%][ \t]*\/.*)[ \t]*$/.test(line)) return undefined;
  let shorter: Token | undefined;
  for (const { token, head } of open) {
    const size = closingSize(line, head);
    if (size > 0 && (head.size === 0 || head.size === size)) return token;
    if (size > head.size) shorter ??= token;
  }
  return shorter;
}

/** Containers that a line may close, the innermost first. */
function listOpen(entered: EnteredFences, context: TokenizeContext): EnteredFence[] {
  return listEntered(entered, context)
    .filter(({ token }) => !token._waymarkClosed)
    .reverse();
}

/** Containers that are entered and not left, to be changed by the caller. One that was only tried is no longer among the events. */
function listEntered(entered: EnteredFences, { parser, events }: TokenizeContext): EnteredFence[] {
  const list = entered.get(parser) ?? [];
  entered.set(parser, list);
  while (list.length > 0 && events[list.at(-1)?.at ?? 0]?.[1] !== list.at(-1)?.token) list.pop();
  return list;
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

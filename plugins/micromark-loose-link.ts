import { labelEnd } from 'micromark-core-commonmark';
import type { Effects, Event, Extension, State, Token, TokenType } from 'micromark-util-types';
import { peekLine } from './micromark-line.ts';

/** Longest destination. */
const longest = 1000;

/**
 * Links whose destination CommonMark doesn't accept: `[ADD COLUMN](Add Column)` (`spaces`), and those whose destination is a template's:
 * `[x]({{< ref "page.md" >}})`, `[x](<%= path %>)`. A title may follow in double quotes.
 */
export function looseLink(spaces: boolean): Extension {
  return {
    text: {
      93: {
        name: 'waymarkLooseLink',
        resolveTo(events, context) {
          // labelEnd finds openings by what is not balanced; one that is used up must not be found again.
          const opening = findOpening(events);
          const resolved = labelEnd.resolveTo?.(events, context) ?? events;
          if (opening) opening._balanced = true;
          return resolved;
        },
        tokenize(effects, ok, nok) {
          return peekLine(effects, '](', longest, (text) => {
            const resource = parseResource(text.slice(1), spaces);
            const opening = resource ? findOpening(this.events) : undefined;
            return !resource || !opening || opening._inactive ? nok : consumeResource(effects, resource, ok);
          });
        },
      },
    },
  };
}

/** Lengths of the parts of `(destination "title")`, in order: white space, destination, white space and quote, title, the rest. */
interface Resource {
  before: number;
  destination: number;
  between: number;
  title: number;
  after: number;
}

/** The parts of a resource; undefined where CommonMark's rules should decide. */
function parseResource(text: string, spaces: boolean): Resource | undefined {
  const template = /^\((\s*)(\{\{[<%].*?[%>]\}\}[^\s()]*|[^\s()]*<%.*?%>[^\s()]*)(\s*)\)/.exec(text);
  const match = template ?? (spaces ? /^\((\s*)([^\s<()](?:[^()"]|\([^()]*\))*?)(?:(\s+")([^"]+)("\s*)|(\s*))\)/.exec(text) : null);
  // An address without spaces needs no help.
  if (!match || (!template && !/\s/.test(match[2] ?? ''))) return undefined;
  const [, before = '', destination = '', between = '', title = '', after] = template ? match.slice(0, 3) : match;
  const rest = template ? (match[3] ?? '') : (after ?? match[6] ?? '');
  return { before: before.length, destination: destination.length, between: between.length, title: title.length, after: rest.length };
}

/** The innermost `[` or `![` that isn't closed. */
function findOpening(events: Event[]): Token | undefined {
  for (let index = events.length - 1; index >= 0; index--) {
    const [kind, token] = events[index] as Event;
    if (kind === 'enter' && (token.type === 'labelLink' || token.type === 'labelImage') && !token._balanced) return token;
  }
  return undefined;
}

function consumeResource(effects: Effects, resource: Resource, ok: State): State {
  const close = wrap(effects, ['resourceMarker'], 1, (code) => {
    effects.exit('resource');
    return ok(code);
  });
  const after = wrap(effects, ['whitespace'], resource.after, close);
  const title = wrap(effects, ['resourceTitle', 'resourceTitleString'], resource.title, after);
  const between = wrap(effects, ['whitespace'], resource.between, title);
  const types: TokenType[] = ['resourceDestination', 'resourceDestinationRaw', 'resourceDestinationString'];
  const before = wrap(effects, ['whitespace'], resource.before, wrap(effects, types, resource.destination, between));
  const open = wrap(effects, ['resourceMarker'], 1, before);
  return wrap(effects, ['labelEnd', 'labelMarker'], 1, (code) => {
    effects.enter('resource');
    return open(code);
  });
}

/** Consumes `length` characters inside nested tokens, nothing for none; a string is a chunk, in which escapes are read later. */
function wrap(effects: Effects, types: TokenType[], length: number, next: State): State {
  if (length === 0) return next;
  const isString = types.some((type) => type.endsWith('String'));
  return (code) => {
    for (const type of types) effects.enter(type);
    if (isString) effects.enter('chunkString', { contentType: 'string' });
    return consumeInside(length)(code);
  };

  function consumeInside(left: number): State {
    return (code) => {
      if (left > 0 || code === -1) {
        effects.consume(code);
        return consumeInside(code === -1 ? left : left - 1);
      }
      if (isString) effects.exit('chunkString');
      for (const type of types.toReversed()) effects.exit(type);
      return next(code);
    };
  }
}

import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { consumeText, peekLine } from './micromark-line.ts';

/** Longest first line. */
const longest = 200;

/**
 * Fences around code that aren't CommonMark's: `::: mermaid … :::` of Azure DevOps and, where asked for, Hugo's paired shortcodes `mermaid`
 * and `highlight`. They become the tokens of fenced code, so that there is one form of it.
 */
export function rawFence(shortcodes: boolean): Extension {
  const construct: Construct = {
    name: 'waymarkRawFence',
    concrete: true,
    tokenize(effects, ok, nok) {
      return peekLine(effects, '', longest, (line) => {
        const head = line.length < longest ? parseHead(line, shortcodes) : undefined;
        return head ? openFence(this, effects, head, ok) : nok;
      });
    },
  };
  return { flow: shortcodes ? { 58: construct, 123: construct } : { 58: construct } };
}

interface RawHead {
  /** Lengths of what stands before the language, of the language, and behind it. */
  parts: [number, number, number];
  closes: (line: string) => boolean;
}

function parseHead(line: string, shortcodes: boolean): RawHead | undefined {
  const directive = /^(:{3,}[ \t]*)(mermaid)([ \t]*)$/i.exec(line);
  if (directive) {
    const size = /^:+/.exec(line)?.[0].length ?? 3;
    return { parts: toLengths(directive), closes: (text) => /^:{3,}$/.test(text) && text.length >= size };
  }
  const shortcode =
    /^(\{\{[<%][ \t]*)(mermaid)([ \t]*[%>]\}\}[ \t]*)$/.exec(line) ??
    /^(\{\{[<%][ \t]*highlight[ \t]+)([\w+#-]+)(.*[%>]\}\}[ \t]*)$/.exec(line);
  if (!shortcode || !shortcodes) return undefined;
  const name = shortcode[1]?.includes('highlight') ? 'highlight' : 'mermaid';
  return { parts: toLengths(shortcode), closes: (text) => new RegExp(`^\\{\\{[<%]\\s*/\\s*${name}\\s*[%>]\\}\\}$`).test(text) };
}

function toLengths(match: RegExpExecArray): [number, number, number] {
  return [match[1]?.length ?? 0, match[2]?.length ?? 0, match[3]?.length ?? 0];
}

/** The first line: fence, language, rest. */
function openFence(context: TokenizeContext, effects: Effects, { parts, closes }: RawHead, ok: State): State {
  const content = tokenizeContent(context, effects, closes, ok);
  const done: State = (code) => {
    effects.exit('codeFencedFence');
    return content(code);
  };
  const rest = parts[2] > 0 ? consumeText(effects, parts[2], 'whitespace', done) : done;
  const language: State = (code) => {
    effects.enter('codeFencedFenceInfo');
    return consumeText(effects, parts[1], 'data', (next) => {
      effects.exit('codeFencedFenceInfo');
      return rest(next);
    })(code);
  };
  const sequence = consumeText(effects, parts[0], 'codeFencedFenceSequence', language);
  return (code) => {
    effects.enter('codeFenced');
    effects.enter('codeFencedFence');
    return sequence(code);
  };
}

/** Lines of code up to the one that closes, the end of the container, or of the text. */
function tokenizeContent(context: TokenizeContext, effects: Effects, closes: (line: string) => boolean, ok: State): State {
  const end: State = (code) => {
    effects.exit('codeFenced');
    return ok(code);
  };
  const atLineEnd: State = (code) =>
    code === null || context.interrupt ? end(code) : effects.check(nextLine(context), lineEnding, end)(code);
  const value = consumeValue(effects, atLineEnd);
  return atLineEnd;

  function lineEnding(code: Code): State {
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return peekLine(effects, '', longest, (line) => (closes(line.trim()) ? consumeClosing(effects, line.length, end) : value));
  }
}

/** A line of code, which may be empty. */
function consumeValue(effects: Effects, next: State): State {
  const inside: State = (code) => {
    if (code === null || code < -2) {
      effects.exit('codeFlowValue');
      return next(code);
    }
    effects.consume(code);
    return inside;
  };
  return (code) => {
    if (code === null || code < -2) return next(code);
    effects.enter('codeFlowValue');
    return inside(code);
  };
}

/** The line that closes. */
function consumeClosing(effects: Effects, length: number, next: State): State {
  const sequence = consumeText(effects, length, 'codeFencedFenceSequence', (code) => {
    effects.exit('codeFencedFence');
    return next(code);
  });
  return (code) => {
    effects.enter('codeFencedFence');
    return sequence(code);
  };
}

/** Whether the next line belongs to the same containers. */
function nextLine(context: TokenizeContext): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      return (code) => {
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return (next) => (context.parser.lazy[context.now().line] ? nok : ok)(next);
      };
    },
  };
}

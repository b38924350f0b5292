import type { Code, Construct, Effects, State, TokenType } from 'micromark-util-types';

/**
 * Looks at the rest of a line without moving, and goes on with the state that `decide` chooses for it.
 * The text that `decide` gets is empty when it doesn't begin with `prefix`, and never longer than `limit` characters, so that a line
 * full of openings stays cheap. Tabs are one character.
 */
export function peekLine(effects: Effects, prefix: string, limit: number, decide: (text: string) => State): State {
  let text = '';
  const look: Construct = {
    partial: true,
    tokenize(_, ok) {
      text = '';
      // micromark wants every character in a token, those of a look-ahead too; the token goes with the look-ahead.
      return (code) => {
        if (ends(code)) return ok(code);
        effects.enter('data');
        return inside(code);
      };

      function inside(code: Code): State | undefined {
        if (ends(code)) return leave(code);
        if (code !== virtualSpace) text += code === tab ? '\t' : String.fromCharCode(code);
        effects.consume(code);
        return text.length <= prefix.length && !prefix.startsWith(text) ? leave : inside;
      }

      function leave(code: Code): State | undefined {
        effects.exit('data');
        return ok(code);
      }

      function ends(code: Code): code is null {
        return code === null || code < tab || text.length >= limit;
      }
    },
  };
  return effects.check(look, decided, decided);

  function decided(code: Code): State | undefined {
    return decide(text.startsWith(prefix) ? text : '')(code);
  }
}

/** Consumes `length` characters of a line as one token, then goes on with `next`. */
export function consumeText(effects: Effects, length: number, type: TokenType, next: State): State {
  let left = length;
  return start;

  function start(code: Code): State | undefined {
    effects.enter(type);
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (left === 0 && code !== virtualSpace) {
      effects.exit(type);
      return next(code);
    }
    if (code !== virtualSpace) left--;
    effects.consume(code);
    return inside;
  }
}

/** The code of a tab; each column more that it fills follows as {@link virtualSpace}. */
const tab = -2;
const virtualSpace = -1;

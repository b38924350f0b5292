import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import { mathFromMarkdown } from 'mdast-util-math';
import { math } from 'micromark-extension-math';
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import { consumeText, peekLine } from './micromark-line.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    waymarkMath: 'waymarkMath';
  }
}

/** Longest formula on a line, and most characters of a block. */
const longestInline = 400;
const longestBlock = 20_000;

const inlineMath: Construct = {
  name: 'waymarkMath',
  previous: (code) => code === null || code < 0 || !/[\w$]/.test(String.fromCharCode(code)),
  tokenize(effects, ok, nok) {
    return peekLine(effects, '$', longestInline, (text) => {
      const formula = /^\$(`[^`]+`|(?![\s$])(?:\\.|[^\\$])*?(?<!\s))\$(?![\w$])/.exec(text)?.[1];
      return formula !== undefined && isFormula(formula) ? consumeText(effects, formula.length + 2, 'waymarkMath', ok) : nok;
    });
  },
};

/**
 * Math: blocks between `$$` lines, `$$x$$` in a paragraph, and `$x$` where dollars plausibly mean math, by the rules that GitHub's
 * renderer seems to have: the opening dollar stands behind white space or punctuation and before something else than white space, the
 * closing one behind something else than white space and before neither letter nor digit. `` $`x`$ `` is the safe form of GitHub and
 * GitLab. Beyond that, amounts (`$5, or 10$`) and variables stay text. A block that nobody closes before a blank line is text as well:
 * formulas have no blank lines, and `$$` is a variable of the shell.
 */
export const mathSyntax: Extension[] = [math({ singleDollarTextMath: false }), { text: { 36: inlineMath } }].map(closeBlocks);

/** Makes `math` and `inlineMath` nodes, as mdast-util-math defines them. */
export const mathTree: TreeExtension[] = [
  mathFromMarkdown(),
  {
    enter: {
      waymarkMath(token) {
        const value = this.sliceSerialize(token).slice(1, -1);
        this.enter({ type: 'inlineMath', value: value.replace(/^`(.*)`$/, '$1') }, token);
        this.exit(token);
      },
    },
  },
];

/** Whether dollars around this text mean math: not for amounts, shell variables (`$HOME:$`), and words of prose between two dollars. */
function isFormula(text: string): boolean {
  if (/^[A-Z][A-Z0-9_]{2,}(?!\w)/.test(text)) return /[\\^{=]/.test(text);
  if (/[\\^_{}=]|^`/.test(text)) return true;
  return !/^\d[\d.,]*(?:\s|$)|[A-Za-z]{2,}.*\s.*[A-Za-z]{2,}|["';]/.test(text);
}

/** The extension, its blocks tried only where a line further down, before any blank one, closes them. */
function closeBlocks(extension: Extension): Extension {
  const block = extension.flow?.[36];
  if (block === undefined || Array.isArray(block)) return extension;
  const closed: Construct = {
    ...block,
    tokenize(effects, ok, nok) {
      return effects.check({ partial: true, tokenize: tokenizeBlock }, block.tokenize.call(this, effects, ok, nok), nok);
    },
  };
  return { ...extension, flow: { ...extension.flow, 36: closed } };
}

/** Walks over a block: a line of dollars, lines that aren't blank, and a line of dollars. */
const tokenizeBlock: Construct['tokenize'] = (effects, ok, nok) => {
  let line = '';
  let lines = 0;
  let length = 0;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('data');
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null || code < -2) return lineEnd(code);
    line += code < 0 ? ' ' : String.fromCharCode(code);
    length++;
    effects.consume(code);
    return inside;
  }

  function lineEnd(code: Code): State | undefined {
    const dollars = /^\s*\${2,}\s*$/.test(line);
    if (lines > 0 && dollars) {
      effects.exit('data');
      return ok(code);
    }
    if (code === null || (lines === 0 && !dollars) || line.trim() === '' || length > longestBlock) return nok(code);
    line = '';
    lines++;
    effects.consume(code);
    return inside;
  }
};

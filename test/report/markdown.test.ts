import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { quote } from '../../src/core/wording.ts';
import { clipLine, codeCell, codeSpan, escapeMarkdown, escapeSentence, linkTo } from '../../src/report/markdown.ts';
import { hidden, showHidden } from '../../src/report/visible-text.ts';
import { hostileText, hostileTexts } from '../helpers/hostile-text.ts';
import { findSignals, linksOf, outline, parseMarkdown, valuesOf } from '../helpers/markdown.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

const gap = /\u200b/g;

/** Says something of every hostile text that we know, and of many that we don't. */
function always(claim: (text: string) => void): void {
  for (const text of hostileTexts) claim(text);
  fc.assert(fc.property(hostileText, claim), { numRuns: 300 });
}

/** What code shows of a text: all of it that fits, with hidden characters visible. */
function shownAs(text: string): string {
  const line = showHidden(text.slice(0, 300)).replace(/##(?=\w*\[)/g, '#\\u{23}');
  return (line.length > 300 || text.length > 300 ? `${line.slice(0, 299).replace(/[\ud800-\udbff]$/, '')}…` : line).trim();
}

describe('prose', () => {
  test.each([
    ['Refunds that hang', 'Refunds that hang'],
    ['C# & <T>: 15:59', 'C# &#38; &#60;T&#62;: 15:59'],
    ['by @acme/docs', 'by @&#8203;acme/docs'],
    ['see https://evil.example', 'see https:&#8203;//evil.example'],
    ['fixes #1', 'fixes #&#8203;1'],
    ['1. First', '1&#46; First'],
    ['# Title', '&#35; Title'],
    ['a\n\nb\u202ec', 'a b&#92;u&#123;202e&#125;c'],
  ])('%j is written %s', (text, written) => {
    expect(escapeMarkdown(text)).toBe(written);
  });

  test('is one text in an item of a list, and says what was said', () => {
    always((text) => {
      const tree = parseMarkdown(`- **a** ${escapeMarkdown(text)} b\n- c`);
      expect(outline(tree)).toBe('root(list(listItem(paragraph(strong(text) text)) listItem(paragraph(text))))');
      expect(valuesOf(tree, 'text')[1]?.replace(gap, '').replace(/ +/g, ' ')).toBe(` ${clipLine(text)} b`.replace(/ +/g, ' '));
    });
  });

  test('that is empty is nothing, and no structure either', () => {
    expect(outline(parseMarkdown(`- ${escapeMarkdown(' ')}\n- ${escapeSentence('\n')}\n- b`))).toBe(
      'root(list(listItem(paragraph(text)) listItem(paragraph(text)) listItem(paragraph(text))))',
    );
  });

  test('is one text at the start of a paragraph', () => {
    always((text) => {
      expect(outline(parseMarkdown(escapeMarkdown(`${text}x`)))).toBe('root(paragraph(text))');
    });
  });

  test('is one text in a cell of a table', () => {
    always((text) => {
      const tree = parseMarkdown(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(`${text}x`)} | c |`);
      expect(outline(tree)).toBe('root(table(tableRow(tableCell(text) tableCell(text)) tableRow(tableCell(text) tableCell(text))))');
    });
  });

  test('is one text in raw HTML', () => {
    always((text) => {
      const { childNodes } = parseFragment(`<summary>${escapeMarkdown(text)}</summary>`);
      expect(childNodes.map(({ nodeName }) => nodeName)).toEqual(['summary']);
      const [summary] = childNodes;
      const inside = summary && 'childNodes' in summary ? summary.childNodes : [];
      expect(inside.length).toBeGreaterThan(0);
      expect(inside.every(({ nodeName }) => nodeName === '#text')).toBe(true);
      const said = inside.map((node) => ('value' in node ? node.value : '')).join('');
      expect(said.replace(gap, '')).toBe(clipLine(text));
    });
  });

  test('mentions nobody and refers to nothing', () => {
    always((text) => {
      expect(valuesOf(parseMarkdown(`by ${escapeMarkdown(text)}.`), 'text').flatMap(findSignals)).toEqual([]);
    });
  });
});

describe('code', () => {
  test('is exactly the text', () => {
    always((text) => {
      const tree = parseMarkdown(`a ${codeSpan(text)} b`);
      expect(outline(tree)).toBe('root(paragraph(text inlineCode text))');
      expect(valuesOf(tree, 'inlineCode')[0]?.trim()).toBe(shownAs(text));
    });
  });

  test('in a cell of a table is the text, but for backslashes before a pipe', () => {
    const plain = (text: string): string => text.replace(/\\+\|/g, '|').trim();
    always((text) => {
      const tree = parseMarkdown(`| a | b |\n| --- | --- |\n| ${codeCell(text)} | c |`);
      expect(outline(tree)).toBe('root(table(tableRow(tableCell(text) tableCell(text)) tableRow(tableCell(inlineCode) tableCell(text))))');
      expect(plain(valuesOf(tree, 'inlineCode')[0] ?? '')).toBe(plain(shownAs(text)));
    });
  });

  test.each([
    ['a|b', 'a|b'],
    [String.raw`a\\|b`, String.raw`a\\|b`],
    [String.raw`a\|b`, String.raw`a\\|b`],
    [String.raw`a\b\\`, String.raw`a\b\\`],
  ])('in a cell shows %j as %j', (text, shown) => {
    expect(valuesOf(parseMarkdown(`| a |\n| --- |\n| ${codeCell(text)} |`), 'inlineCode')).toEqual([shown]);
  });
});

describe('a sentence', () => {
  test('has its quoted values as code', () => {
    const sentence = `The page names ${quote('a`b')}, which was in ${quote('src/cli.ts')}, by @ada.`;
    expect(escapeSentence(sentence)).toBe('The page names ``a`b``, which was in `src/cli.ts`, by @&#8203;ada.');
  });

  test('is prose and code, whatever is in it', () => {
    always((text) => {
      for (const sentence of [text, `names ${quote(text)}, by ${text}.`]) {
        const tree = parseMarkdown(`- a ${escapeSentence(sentence)} b`);
        expect(outline(tree)).toMatch(/^root\(list\(listItem\(paragraph\((?:(?:text|inlineCode) ?)+\)\)\)\)$/);
        expect(valuesOf(tree, 'text').flatMap(findSignals)).toEqual([]);
      }
    });
  });
});

describe('a link', () => {
  test('leads where it was meant to', () => {
    always((whole) => {
      const text = whole.slice(0, 300);
      const tree = parseMarkdown(`a ${linkTo(`https://github.com/acme/${text}`, codeSpan(text))} b`);
      expect(outline(tree)).toBe('root(paragraph(text link(inlineCode) text))');
      expect(linksOf(tree)[0]).toMatch(/^https:\/\/github\.com\/acme\/[\w\-.~:/?#@!$&+,=%]*$/);
    });
  });

  test.each([undefined, 'javascript:alert(1)', 'data:text/html,x', '//evil.example', '', 'https:///'])('to %j is none', (url) => {
    expect(linkTo(url, 'label')).toBe('label');
  });
});

test('no text takes more than one line, hides anything or costs time', () => {
  const start = cpuTime();
  for (const text of [...hostileTexts, ...['`', '\\', ':', '@', '\\|', ' ', '<'].map((sign) => sign.repeat(1_000_000))]) {
    for (const write of [escapeMarkdown, codeSpan, codeCell, escapeSentence]) {
      const written = write(text);
      expect(written).not.toMatch(new RegExp(hidden.source, 'u'));
      expect(written.length).toBeLessThan(8000);
    }
  }
  expect(cpuTime() - start).toBeLessThan(2000);
});

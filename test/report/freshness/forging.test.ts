import { describe, expect, test } from 'vitest';
import type { FreshnessEntry } from '../../../src/report/freshness/json.ts';
import { freshnessFormats, reportFreshness } from '../../../src/report/freshness/report.ts';
import type { FreshnessResult } from '../../../src/report/freshness/result.ts';
import { hidden } from '../../../src/report/visible-text.ts';
import { stubFreshnessReport } from '../../helpers/freshness.ts';
import { forgedResult } from '../../helpers/freshness-result.ts';
import { hostileTexts } from '../../helpers/hostile-text.ts';
import { findSignals, linksOf, outline, parseMarkdown, valuesOf } from '../../helpers/markdown.ts';
import { parseCommand } from '../../helpers/workflow-command.ts';

/** Forged results, of the whole repository and of a change. */
function bothOf(text: string): FreshnessResult[] {
  const result = forgedResult(text);
  return [result, { ...result, report: stubFreshnessReport(result.report.pages) }];
}

/** Says something of every report about every hostile text, in one test: there are thousands. */
function always(claim: (result: FreshnessResult, text: string) => void): void {
  for (const text of hostileTexts) for (const result of bothOf(text)) claim(result, text);
}

const printed = freshnessFormats.filter((format) => format !== 'github');

describe('content from an attacker', () => {
  test.each(freshnessFormats)('hides nothing in %s', (format) => {
    always((result, text) => {
      const output = reportFreshness(result, format, { verbose: true }).replaceAll('\n', '');
      expect(new RegExp(hidden.source, 'u').test(output), JSON.stringify(text)).toBe(false);
    });
  });

  test.each(printed)('makes no runner obey %s', (format) => {
    always((result, text) => {
      const lines = reportFreshness(result, format, { verbose: true, byOwner: text.length % 2 === 0 }).split(
        /\r\n|[\n\r\u0085\u2028\u2029]/,
      );
      expect(lines.map(parseCommand).filter(Boolean), JSON.stringify(text)).toEqual([]);
      expect(lines.filter((line) => /##(?:vso|teamcity)\[/.test(line))).toEqual([]);
    });
  });

  test('adds no line for people', () => {
    const lines = (result: FreshnessResult): number => reportFreshness(result, 'pretty', { width: 100_000 }).split('\n').length;
    const expected = bothOf('harmless').map(lines);
    // The harmless text is one that a shell and a sentence take as it is.
    always((result, text) => {
      const change = result.report.change ? 0 : 1;
      expect(lines(result), JSON.stringify(text)).toBe(expected[change]);
    });
  });

  test('comes back from JSON as it was', () => {
    always((result, text) => {
      const { pages } = JSON.parse(reportFreshness(result, 'json')) as FreshnessEntry;
      expect(pages[0]).toMatchObject({ title: text, owner: [text, '@acme/docs'], reviewedBy: text });
    });
  });

  test('is text and code in the summary of a job', () => {
    const types = ['root', 'heading', 'text', 'paragraph', 'table', 'tableRow', 'tableCell', 'link', 'inlineCode', 'html'];
    always((result, text) => {
      const tree = parseMarkdown(reportFreshness(result, 'summary'));
      const found = new Set(outline(tree).match(/[a-zA-Z]+/g));
      expect(
        [...found].filter((type) => !types.includes(type)),
        JSON.stringify(text),
      ).toEqual([]);
      expect(new Set(valuesOf(tree, 'html'))).toEqual(new Set(['<br>']));
      expect(valuesOf(tree, 'text').flatMap(findSignals)).toEqual([]);
      for (const url of linksOf(tree)) expect(url).toMatch(/^https:\/\/github\.com\/acme\/platform\/(?:blob\/main\/docs|compare)\//);
      const columns = tree.children.flatMap((node) => (node.type === 'table' ? node.children.map((row) => row.children.length) : []));
      expect(new Set(columns)).toEqual(new Set([4]));
    });
  });
});

import { hash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { styles, stylesDigest } from '../../../src/report/pull-report/html-styles.ts';
import { formatPullReport } from '../../../src/report/pull-report/report.ts';
import { stubDiagnostic } from '../../helpers/diagnostic.ts';
import { hostileTexts } from '../../helpers/hostile-text.ts';
import { parseCommand } from '../../helpers/workflow-command.ts';
import { forgedPullReport, stubPullPage, stubPullReport } from '../../helpers/pull-report.ts';

const repo = { url: 'https://github.com/acme/platform', branch: 'main' };

/** Elements with their attributes' names, and every address. */
function inspect(tree: Root): { elements: Set<string>; urls: string[] } {
  const elements = new Set<string>();
  const urls: string[] = [];
  visit(tree, 'element', ({ tagName, properties }: Element) => {
    elements.add([tagName, ...Object.keys(properties).sort()].join(' '));
    for (const name of ['href', 'src']) if (typeof properties[name] === 'string') urls.push(properties[name]);
  });
  return { elements, urls };
}

const known = new Set([
  ...['html lang', 'head', 'meta charSet', 'meta content httpEquiv', 'meta content name', 'title', 'style', 'body', 'main', 'h1', 'h2'],
  ...[
    'section',
    'ul',
    'li',
    'p',
    'p className',
    'p className dir',
    'h3 className dir',
    'pre className',
    'code',
    'code dir',
    'div className',
  ],
  ...['ins', 'del', 'strong className', 'span className', 'details', 'details open', 'summary', 'bdi', 'a href rel'],
]);

describe('the report as a file', () => {
  test('has nothing in it that hostile texts put there', () => {
    for (const text of hostileTexts) {
      const tree = fromHtml(formatPullReport(forgedPullReport(text), 'html', repo));
      const { elements, urls } = inspect(tree);
      expect(
        [...elements].filter((element) => !known.has(element)),
        JSON.stringify(text.slice(0, 60)),
      ).toEqual([]);
      expect(urls.filter((url) => !url.startsWith('https://github.com/acme/platform/'))).toEqual([]);
    }
  });

  test('is no command of a log that it is printed into', () => {
    for (const text of [...hostileTexts, 'a\n::error::x\n  ::add-mask::waymark', ' ::debug::x']) {
      const lines = formatPullReport(forgedPullReport(text), 'html', repo).split(/\r\n|[\n\r]/);
      expect(lines.filter((line) => parseCommand(line) !== undefined || /^\s*::/.test(line))).toEqual([]);
    }
  });

  test('says them as they are', () => {
    const text = '<img src=x> & "quotes" `code`';
    expect(toText(fromHtml(formatPullReport(forgedPullReport(text), 'html')))).toContain(text);
  });

  test('keeps a title that runs from right to left from turning the numbers behind it', () => {
    expect(formatPullReport(forgedPullReport('اختبار'), 'html')).toMatch(/<bdi>اختبار<\/bdi> <span class="note">\+/);
  });

  test('lets a browser load nothing, and run nothing', () => {
    expect(stylesDigest).toBe(hash('sha256', styles, 'base64'));
    const html = formatPullReport(stubPullReport(), 'html');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${stylesDigest}'"`);
    expect(html).toContain(`<style>${styles}</style>`);
  });

  test('marks words by elements, and not by colour alone', () => {
    const html = formatPullReport(stubPullReport({ pages: [stubPullPage()] }), 'html');
    expect(html).toContain('Wait for <code>5</code> <del>minutes</del><ins>hours</ins>.');
  });

  test('shows code of messages and hints as code', () => {
    const { fingerprint, ...fault } = stubDiagnostic({ message: 'No page `a`b <i>.', hint: 'Write ``x`y``, not ` z.' });
    const html = formatPullReport(stubPullReport({ diagnostics: [{ ...fault, fingerprint, elsewhere: false }] }), 'html');
    expect(html).toContain('No page <code dir="auto">a</code>b &#60;i&#62;. ');
    expect(html).toContain('Write <code dir="auto">x`y</code>, not ` z.</span>');
  });

  test('leaves nothing out, however long', () => {
    const page = stubPullPage({
      blocks: Array.from({ length: 2000 }, (_, at) => ({
        kind: 'prose',
        change: 'added',
        parts: [{ text: `passage ${at}.`, change: 'added' }],
      })),
    });
    const pages = Array.from({ length: 20 }, (_, at) => ({ ...page, path: `docs/${at}.md` }));
    expect(formatPullReport(stubPullReport({ pages }), 'html').match(/passage 1999\./g)).toHaveLength(20);
  });
});

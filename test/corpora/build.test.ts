import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findForeign } from '../../src/core/page-files.ts';
import { buildSite, type BuiltSite } from '../helpers/build.ts';
import { checkRepository, fileOfPage, listPages, type Fault, type ListedPage } from '../helpers/check.ts';
import { cloneCorpus, corpora, findCorpus, type CorpusCopy } from '../helpers/corpora.ts';
import { findDeadAddresses, readSite, type HtmlPage, type WrittenSite } from '../helpers/site.ts';
import { missingWords, wordsOfPage, wordsOfSource } from '../helpers/words.ts';

/** Pages whose words are compared. */
const sampleSize = 40;

/** Rules that say why a Markdown file is no page, or that it is navigation. */
const noPage = /^(?:source\/.*|page\/(?:too-slow|address-clash|duplicate-id)|mdx\/live-untrusted)$/;

describe.each(corpora.map((name) => [name, findCorpus(name)] as const))('%s', (name, path) => {
  describe.skipIf(path === undefined)('builds without configuration', () => {
    let copy: CorpusCopy;
    let built: BuiltSite;
    let site: WrittenSite;
    let pages: ListedPage[];
    let faults: Fault[];

    beforeAll(async () => {
      copy = cloneCorpus(path ?? '');
      built = await buildSite(copy.root, { seconds: 280 });
      site = readSite(built.folder);
      faults = await checkRepository(copy.root);
      pages = await listPages(copy.root);
    });
    afterAll(() => {
      copy?.remove();
    });

    const htmlOf = (page: ListedPage): HtmlPage | undefined => site.pages.get(fileOfPage(page));

    test('every Markdown file is a page, a navigation file, or has a diagnostic that says why not', () => {
      const listed = execFileSync('git', ['ls-files', '-z'], { cwd: copy.root, encoding: 'utf8' }).split('\0');
      const written = new Set(pages.filter((page) => htmlOf(page)?.article !== undefined).map((page) => page.path));
      const explained = faults.filter(({ rule }) => noPage.test(rule));
      const isExplained = (file: string): boolean => explained.some((fault) => file === fault.file || file.startsWith(`${fault.file}/`));
      const isNavigation = (file: string): boolean => /(?:^|\/)(?:_Sidebar|SUMMARY)\.md$/.test(file);
      const absent = listed.filter((file) => /\.(?:md|mdx|markdown|md\.erb)$/i.test(file) && !written.has(file) && !isNavigation(file));
      // Forms for issues are the only pages that nobody needs to be told of.
      const forms = absent.filter((file) => findForeign(file)?.isWellKnown);
      expect(absent.filter((file) => !isExplained(file) && !forms.includes(file))).toEqual([]);
      // A finding may be about many files, and then says about how many.
      const told = explained
        .filter(({ rule }) => rule === 'source/excluded')
        .map(({ message }) => Number(/^(\d+) Markdown files? /.exec(message)?.[1] ?? 1));
      const others = explained.filter(({ rule, file }) => rule !== 'source/excluded' && absent.includes(file));
      expect(told.reduce((sum, files) => sum + files, others.length)).toBe(absent.length - forms.length);
      expect(written.size).toBe(pages.length);
    });

    test('no page is empty unless its file is', () => {
      const empty = pages.filter((page) => !/[\p{L}\p{N}]/u.test(htmlOf(page)?.article?.text ?? ''));
      expect(empty.filter(({ path: file }) => !faults.some((fault) => fault.file === file && fault.rule === 'page/empty'))).toEqual([]);
    });

    test('every address in the written pages leads somewhere, or a diagnostic says that it doesn’t', () => {
      const anchors = faults.filter(({ rule }) => rule === 'link/anchor').map(({ actual = '' }) => toPlain(actual.replace(/^.*#/s, '')));
      const dead = findDeadAddresses(site).filter((address) => !anchors.includes(toPlain(address.replace(/^.*#/s, ''))));
      expect(dead).toEqual([]);
    });

    test('every address that was left out has a diagnostic', () => {
      const silent = pages.flatMap((page) =>
        (htmlOf(page)?.article?.missing ?? []).filter((url) => !isReported(url)).map((url) => `${page.path}: ${url}`),
      );
      expect(silent).toEqual([]);
    });

    test('no id stands twice in a page', () => {
      const doubled = [...site.pages.values()].filter(({ doubleIds }) => doubleIds.length > 0);
      expect(doubled.map(({ path: file, doubleIds }) => `${file}: ${doubleIds.join(' ')}`)).toEqual([]);
    });

    test('no text is lost', () => {
      const sample = toSample(pages).map((page) => {
        const words = wordsOfSource(readFileSync(join(copy.root, page.path), 'utf8'), name === 'alasql-wiki' ? 'first' : 'last');
        return { path: page.path, count: words.length, missing: missingWords(words, wordsOfPage(htmlOf(page)?.article?.text ?? '')) };
      });
      const count = sample.reduce((sum, page) => sum + page.count, 0);
      const lost = sample.reduce((sum, page) => sum + page.missing.length, 0);
      const report = sample.filter(({ missing }) => missing.length > 0).map((page) => `${page.path}: ${page.missing.join(' ')}`);
      expect(count).toBeGreaterThan(1000);
      expect(1 - lost / count, report.join('\n')).toBeGreaterThanOrEqual(0.995);
      // One page that lost a passage must not hide behind many that lost nothing.
      expect(
        sample.filter(({ count: all, missing }) => missing.length > Math.max(3, all * 0.05)),
        report.join('\n'),
      ).toEqual([]);
    });

    function isReported(url: string): boolean {
      return faults.some(
        ({ rule, actual, message }) => /^(?:link|asset)\//.test(rule) && (toPlain(actual ?? '') === toPlain(url) || message.includes(url)),
      );
    }
  });
});

/** The same pages every time, spread over the whole. */
function toSample(pages: readonly ListedPage[]): ListedPage[] {
  const rank = ({ path }: ListedPage): string => createHash('sha256').update(path).digest('hex');
  return [...pages].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, sampleSize);
}

/** An address without percent-encoding, as far as it is valid. */
function toPlain(url: string): string {
  try {
    return decodeURIComponent(url.trim());
  } catch {
    return url;
  }
}

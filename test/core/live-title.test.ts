import { describe, expect, test } from 'vitest';
import { titleHeadingOf } from '../../src/core/find-title.ts';
import { readText } from '../helpers/unit-text.ts';

describe('headings of live MDX', () => {
  test.each([
    ['# Live page {n}', 'Live page', 'live-page-n'],
    ['# {n} live *pages*', 'live pages', 'n-live-pages'],
    ['# Code `{n}`', 'Code {n}', 'code-n'],
    ["# Page {'three'}", 'Page three', 'page-three'],
  ])('are called by their words, and keep their ids: %s', (written, title, id) => {
    const { document } = readText(`export const n = 1\n\n${written}\n\nText {n}.\n`, { path: 'a.mdx' }).parsed;
    expect([document.format, document.heading, titleHeadingOf(document)?.id]).toEqual(['live', title, id]);
  });

  test('without a word of their own name no page', () => {
    const { document } = readText('export const n = 1\n\n# {n}\n\nText.\n', { path: 'a.mdx' }).parsed;
    expect(document.heading).toBeUndefined();
  });
});

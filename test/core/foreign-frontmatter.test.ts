import { describe, expect, test } from 'vitest';
import { foreignFields, toolOf } from '../../src/core/foreign-frontmatter.ts';
import { readFrontmatter } from '../../src/core/frontmatter.ts';
import { pageMetaSchema, type PageMeta } from '../../src/core/page-meta.ts';
import type { Dialect } from '../../src/core/source.ts';

function read(lines: readonly string[], dialect: Dialect = 'gfm'): ReturnType<typeof readFrontmatter> {
  return readFrontmatter(`---\n${lines.join('\n')}\n---\n`, 'page.md', { dialect });
}

describe('fields of other tools become ours', () => {
  test.each<[tool: string, lines: string[], meta: PageMeta]>([
    ['GOV.UK: a review', ['last_reviewed_on: 2024-05-07', 'review_in: 6 months'], { reviewed: { on: '2024-05-07' }, reviewEvery: '6mo' }],
    ['GOV.UK: month without s', ['review_in: "6 month"'], { reviewEvery: '6mo' }],
    ['GOV.UK: a year', ['review_in: 1 year'], { reviewEvery: '1y' }],
    ['GOV.UK: weeks', ['review_in: 6 weeks'], { reviewEvery: '6w' }],
    ['GOV.UK: days', ['review_in: 90 days'], { reviewEvery: '90d' }],
    ['GOV.UK: former addresses', ['old_paths: [/manual/a.html, /manual/b.html]'], { aliases: ['/manual/a.html', '/manual/b.html'] }],
    ['GOV.UK: the rest is known', ['owner_slack: "#team"', 'weight: 20', 'hide_in_navigation: true', 'layout: x'], { order: 20 }],
    ['Microsoft: date with month first', ['ms.date: 01/18/2026'], { reviewed: { on: '2026-01-18' } }],
    ['Microsoft: date without zeros', ['ms.date: "12/4/2020"'], { reviewed: { on: '2020-12-04' } }],
    ['Microsoft: ISO date', ['ms.date: 2020-12-04T10:00:00Z'], { reviewed: { on: '2020-12-04' } }],
    ['Microsoft: conceptual', ['ms.topic: conceptual'], { kind: 'concept' }],
    ['Microsoft: how-to', ['ms.topic: how-to'], { kind: 'how-to' }],
    ['Microsoft: quickstart', ['ms.topic: Quickstart'], { kind: 'tutorial' }],
    ['Microsoft: reference', ['ms.topic: reference'], { kind: 'reference' }],
    [
      'Microsoft: a topic that is no kind',
      ['ms.topic: landing-page', 'ms.author: x', 'author: x', 'no-loc: [a]', 'Locale: en-US'],
      { lang: 'en-US' },
    ],
    [
      'Hugo',
      ['weight: 5', 'lastmod: 2026-01-01', 'linkTitle: X', 'aliases: [/old]', 'draft: true'],
      { order: 5, navTitle: 'X', aliases: ['/old'], lifecycle: 'draft' },
    ],
    ['Hugo: weight 0 is none', ['weight: 0', 'draft: false', 'summary: Short.'], { description: 'Short.' }],
    [
      'Docusaurus',
      ['sidebar_position: 2.5', 'sidebar_label: X', 'keywords: [a, b]', 'tags: [c]'],
      { order: 2.5, navTitle: 'X', tags: ['c', 'a', 'b'] },
    ],
    [
      'Docusaurus: the rest is known',
      [
        'title: Docs',
        'hide_title: false',
        'hide_table_of_contents: false',
        'toc_max_heading_level: 2',
        'pagination_label: X',
        'pagination_next: null',
        'parse_number_prefixes: false',
        'custom_edit_url: https://example.com',
        'displayed_sidebar: docs',
        'sidebar_class_name: x',
        'sidebar_custom_props: { badge: new }',
        'image: https://example.com/a.png',
        'title_meta: X',
        'unlisted: true',
        'last_update: { date: 1/1/2000, author: x }',
      ],
      { title: 'Docs' },
    ],
    ['Obsidian', ['aliases: A', 'alias: [B, A]', 'publish: false', 'permalink: x', 'cssclasses: [y]'], { aliases: ['A', 'B'] }],
    ['Jekyll: a former address without a slash in front', ['redirect_from: old/a.html'], { aliases: ['/old/a.html'] }],
    ['Jekyll', ['redirect_from: /old/', 'nav_order: 3', 'parent: X', 'layout: default'], { aliases: ['/old/'], order: 3 }],
    ['Jekyll: not published', ['published: false'], { lifecycle: 'draft' }],
    ['Obsidian Hub: published on a day', ['published: 2024-01-01'], {}],
    [
      'Starlight',
      ['sidebar: { order: 4, label: X, hidden: true }', 'tableOfContents: false', 'template: splash'],
      { order: 4, navTitle: 'X' },
    ],
    ['Jekyll: a title for navigation', ['nav_title: Short'], { navTitle: 'Short' }],
    ['our title for navigation wins', ['navTitle: Ours', 'sidebar_label: Theirs'], { navTitle: 'Ours' }],
    ['Jekyll: sidebar as a name', ['sidebar: main'], {}],
    ['VitePress', ['outline: deep', 'prev: false', 'head: [[meta, {}]]'], {}],
    ['GitHub issue templates', ['name: Bug', 'about: x', 'labels: a', 'assignees: ""'], {}],
    ['spelling', ['cSpell:ignore: foo bar'], {}],
    [
      'ours win',
      ['order: 1', 'weight: 9', 'kind: runbook', 'ms.topic: tutorial', 'reviewed: { on: 2026-01-01 }', 'ms.date: 01/01/2020'],
      { order: 1, kind: 'runbook', reviewed: { on: '2026-01-01' } },
    ],
  ])('%s', (_, lines, meta) => {
    const result = read(lines);
    expect(result.meta).toEqual(meta);
    expect(result.findings).toEqual([]);
  });

  test('values that their own tool wouldn’t take are named where they stand', () => {
    const { meta, findings } = read([
      'last_reviewed_on: 2024-13-07',
      'review_in: soon',
      'ms.date: 31/12/2020',
      'ms.topic: [a]',
      'weight: heavy',
    ]);
    expect(meta).toEqual({});
    expect(findings.map(({ message, range }) => `${range?.start.line}:${range?.start.column} ${message}`)).toMatchInlineSnapshot(`
      [
        "2:19 \`last_reviewed_on\` is \`2024-13-07\`, expected a date that exists, such as 2026-08-14.",
        "3:12 \`review_in\` is \`soon\`, expected a time such as 6 months.",
        "4:10 \`ms.date\` is \`31/12/2020\`, expected a date that exists, such as 08/14/2026.",
      ]
    `);
  });

  test('an empty date says nothing', () => {
    expect(read(['last_reviewed_on:', 'review_in: ""']).findings).toEqual([]);
  });
});

describe('fields of ours that mean something else in a dialect', () => {
  test.each<[Dialect, string[], PageMeta]>([
    ['docusaurus', ['id: intro', 'slug: /guides/start'], {}],
    ['docusaurus', ['id: a b!', 'slug: start'], {}],
    ['docusaurus', ['slug: /'], {}],
    ['hugo', ['slug: start', 'url: /x/'], {}],
    ['mkdocs', ['id: intro', 'slug: start'], { id: 'intro', slug: 'start' }],
  ])('%s %s', (dialect, lines, meta) => {
    const result = read(lines, dialect);
    expect(result.meta).toEqual(meta);
    expect(result.findings).toEqual([]);
  });
});

describe('the table', () => {
  test('names none of our own fields', () => {
    const own = Object.keys(pageMetaSchema.shape);
    expect(own.filter((name) => foreignFields.has(name))).toEqual([]);
  });

  test.each([
    ['layout', 'Hugo'],
    ['ms.whatever', 'Microsoft Learn'],
    ['pagination_next', 'Docusaurus'],
    ['cSpell:words', 'spelling checkers'],
    ['nonsense', undefined],
    ['constructor', undefined],
  ])('%s belongs to %s', (name, tool) => {
    expect(toolOf(name)).toBe(tool);
  });
});

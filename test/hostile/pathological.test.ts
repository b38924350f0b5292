import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, waymark, type BuiltSite, type Run } from '../helpers/build.ts';
import { fileOfPage, listPages, type Fault } from '../helpers/check.ts';
import { openProject, type Project } from '../helpers/project.ts';
import { readSite } from '../helpers/site.ts';

const many = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('');

/** Documents that take an ordinary Markdown tool seconds to minutes, or all of its stack. */
const documents: Record<string, string> = {
  strong: '**'.repeat(10_000),
  'strong-and-words': '**a '.repeat(5000),
  emphasis: '*a_ '.repeat(5000),
  'stars-apart': '* '.repeat(10_000),
  underscores: '_'.repeat(20_000),
  strikes: '~~a '.repeat(5000),
  brackets: '['.repeat(50_000),
  'closing-brackets': ']'.repeat(50_000),
  'empty-links': '[]('.repeat(10_000),
  'nested-links': `${'['.repeat(1000)}a${'](b)'.repeat(1000)}`,
  images: '!['.repeat(10_000),
  wikilinks: '[['.repeat(10_000),
  embeds: '![[a]]'.repeat(5000),
  parentheses: `[a](${'('.repeat(20_000)}`,
  references: many(5000, (at) => `[a${String(at)}][b${String(at)}] `),
  definitions: many(5000, (at) => `[b${String(at)}]: c${String(at)}.md\n`),
  footnotes: `${many(2000, (at) => `[^${String(at)}] `)}\n\n${many(2000, (at) => `[^${String(at)}]: Note ${String(at)}\n`)}`,
  'footnotes-in-each-other': many(500, (at) => `[^${String(at)}]: See [^${String(at + 1)}].\n\n`) + '[^0]',
  backticks: many(600, (at) => `${'`'.repeat(at + 1)} a `),
  backslashes: '\\'.repeat(100_000),
  entities: '&amp;'.repeat(20_000),
  'unknown-entities': '&a'.repeat(50_000),
  'less-than': '<'.repeat(50_000),
  'open-tags': '<a '.repeat(20_000),
  'open-comments': '<!-- '.repeat(20_000),
  'open-cdata': '<![CDATA['.repeat(10_000),
  'nested-divs': '<div>'.repeat(10_000),
  'nested-bolds': '<b>'.repeat(10_000),
  'nested-tables': '<table><tr><td>'.repeat(2000),
  'unclosed-paragraphs': '<p>a'.repeat(10_000),
  misnested: '<b><i>'.repeat(2000) + '</b></i>'.repeat(2000),
  attributes: `<a ${many(10_000, (at) => `a${String(at)}="b" `)}>x</a>`,
  quotes: '> '.repeat(10_000) + 'a',
  'quotes-by-line': many(300, (at) => `${'>'.repeat(at + 1)} a\n`),
  'lists-in-line': '- '.repeat(10_000) + 'a',
  'numbers-in-line': '1. '.repeat(5000) + 'a',
  'lists-by-line': many(1000, (at) => `${'  '.repeat(at)}- a\n`),
  'quotes-and-lists': many(200, (at) => `${'> - '.repeat(at + 1)}a\n`),
  fences: '```\n'.repeat(20_000),
  'open-fences': many(2000, (at) => `${'`'.repeat(3 + (at % 50))}\n`),
  directives: `${many(500, (at) => `${':'.repeat(503 - at)}note\n`)}a\n`,
  'unclosed-directives': ':::note\n'.repeat(5000),
  admonitions: many(100, (at) => `${'    '.repeat(at)}!!! note\n`),
  alerts: '> [!NOTE]\n> a\n\n'.repeat(1000),
  headings: '# a\n'.repeat(20_000),
  setext: 'a\n=\n'.repeat(2000),
  rules: '---\n'.repeat(20_000),
  rows: `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(20_000)}`,
  columns: `|${'a|'.repeat(3000)}\n|${'-|'.repeat(3000)}\n|${'b|'.repeat(3000)}\n`,
  'ragged-table': `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|b\n'.repeat(500)}`,
  pipes: '|'.repeat(50_000),
  words: 'word '.repeat(80_000),
  'one-word': 'a'.repeat(400_000),
  'one-megabyte': 'Lorem ipsum dolor. '.repeat(55_000),
  lines: 'a\n'.repeat(100_000),
  'hard-breaks': 'a  \n'.repeat(50_000),
  'blank-lines': '\n'.repeat(50_000) + 'a',
  tabs: '\t'.repeat(100_000) + 'a',
  addresses: 'https://example.com/a_b*c '.repeat(5000),
  'unfinished-addresses': 'http://'.repeat(20_000),
  mails: 'a@b.c '.repeat(10_000),
  'unfinished-mails': 'a.'.repeat(50_000) + '@',
  math: '$a_b$ '.repeat(3000),
  'open-math': '$'.repeat(20_001),
  'braces-in-math': `$${'{'.repeat(3000)}a${'}'.repeat(3000)}$`,
  fractions: `$$${'\\frac{'.repeat(500)}a${'}{b}'.repeat(500)}$$`,
  code: `\`\`\`js\n${'let a = [{(`x`)}] / 2; // b\n'.repeat(10_000)}\`\`\`\n`,
  'regex-code': `\`\`\`js\n${'/'.repeat(50_000)}\n\`\`\`\n`,
  'shell-code': `\`\`\`sh\n${'$('.repeat(20_000)}\n\`\`\`\n`,
  'json-code': `\`\`\`json\n${'['.repeat(50_000)}\n\`\`\`\n`,
  'markup-code': `\`\`\`html\n${'<a b="'.repeat(20_000)}\n\`\`\`\n`,
  templates: '{{< a '.repeat(10_000),
  erb: '<% '.repeat(20_000),
  emoji: '👩‍👩‍👧‍👦'.repeat(10_000),
  marks: `a${'\u0301'.repeat(100_000)}`,
};

/** A comment that nobody closes reaches to the end; the others have no end to show. */
const hidesItsEnd = /\/(?:open-comments\.md|README\.md|mdx-.*)$/;

/** The account of a build. */
interface Manifest {
  inputs: { path: string; rules?: string[] }[];
}

/** Rules that say that a page is left out or shown as it is written, because of what it would cost. */
const named = /^(?:page\/too-(?:slow|complex)|source\/(?:too-large|binary))$/;

describe('documents that would take very long', () => {
  let project: Project;
  let check: Run;
  let built: BuiltSite;
  /** Rules by path: of faults that `check` names, and of pages that the build left out because drawing them took too long. */
  let rules: Map<string, string[]>;

  beforeAll(async () => {
    const files = Object.fromEntries(
      Object.entries(documents).map(([name, text]) => [`docs/${name}.md`, `# ${name}\n\n${text}\n\nThe end.\n`]),
    );
    const mdx = Object.fromEntries(
      ['brackets', 'nested-divs', 'open-tags', 'quotes', 'strong'].map((name) => [
        `docs/mdx-${name}.mdx`,
        `# ${name}\n\n${documents[name] ?? ''}\n`,
      ]),
    );
    project = openProject({ ...files, ...mdx, 'docs/README.md': '# Start\n\nText.\n' });
    built = await buildSite(project.root, { seconds: 240 });
    check = await waymark(['check', '--root', project.root, '--format', 'json'], { seconds: 240 });
    const { diagnostics } = JSON.parse(check.out) as { diagnostics: Fault[] };
    const manifest = JSON.parse(readFileSync(join(project.root, '.waymark/manifest.json'), 'utf8')) as Manifest;
    rules = new Map(manifest.inputs.map((input) => [input.path, input.rules ?? []]));
    for (const { file, rule } of diagnostics) rules.set(file, [...(rules.get(file) ?? []), rule]);
  });
  afterAll(() => {
    project?.remove();
  });

  test('are checked and built in a time that somebody would wait for', () => {
    // Half a second each on a slow and busy machine; each of them alone takes an ordinary tool longer than that.
    const documentsCount = Object.keys(documents).length;
    expect(check.seconds).toBeLessThan(documentsCount);
    expect(built.run.seconds).toBeLessThan(documentsCount);
  });

  test('each becomes a page with its end, or is named', async () => {
    const site = readSite(built.folder);
    const pages = new Map((await listPages(project.root)).map((page) => [page.path, page]));
    const lost = project
      .git('ls-files', 'docs')
      .trim()
      .split('\n')
      .filter((path) => {
        const page = pages.get(path);
        const text = page && site.pages.get(fileOfPage(page))?.article?.text;
        const isWhole = text !== undefined && (text.includes('The end.') || hidesItsEnd.test(path));
        return !isWhole && !rules.get(path)?.some((rule) => named.test(rule));
      });
    expect(lost).toEqual([]);
  });
});

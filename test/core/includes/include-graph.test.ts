import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/check.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

/** Faults of pages below `docs`, as `file:line:column rule message`. */
function faultsOf(pages: Record<string, string>, config = ''): string[] {
  const files = Object.fromEntries(Object.entries(pages).map(([name, text]) => [name.includes('/') ? name : `docs/${name}.md`, text]));
  const catalog = catalogOf({ ...files, ...(config === '' ? {} : { 'waymark.yml': config }) });
  return runChecks(catalog, { severities: {}, hash: (text) => text, today: '2026-08-20' })
    .filter(({ rule }) => /^page\/(?:include|missing)|^link\//.test(rule))
    .map(({ file, range, rule, message }) => `${file}:${range?.start.line}:${range?.start.column} ${rule} ${message}`);
}

const include = (page: string, section?: string): string =>
  `::include{page="${page}.md"${section === undefined ? '' : ` section="${section}"`}}\n`;

describe('a cycle', () => {
  test('of a page with itself', () => {
    expect(faultsOf({ a: `# A\n\n${include('a')}` })).toMatchInlineSnapshot(`
      [
        "docs/a.md:3:17 page/include-cycle This include leads back to where it stands: \`docs/a.md\` → \`docs/a.md\`.",
      ]
    `);
  });

  test('of three pages is told once, with the way round', () => {
    const pages = { a: `# A\n\n${include('b')}`, b: `# B\n\n- ${include('c')}`, c: `# C\n\n${include('a')}` };
    expect(faultsOf(pages)).toMatchInlineSnapshot(`
      [
        "docs/c.md:3:17 page/include-cycle This include leads back to where it stands: \`docs/c.md\` → \`docs/a.md\` → \`docs/b.md\` → \`docs/c.md\`.",
      ]
    `);
  });

  test('of sections', () => {
    const pages = { a: `# A\n\n## X\n\n${include('b', 'Y')}`, b: `# B\n\n## Y\n\n${include('a', 'X')}` };
    expect(faultsOf(pages)).toMatchInlineSnapshot(`
      [
        "docs/b.md:5:17 page/include-cycle This include leads back to where it stands: \`docs/b.md#y\` → \`docs/a.md#x\` → \`docs/b.md#y\`.",
      ]
    `);
  });

  test('is none where sections of two pages show different sections of each other', () => {
    const pages = { a: `# A\n\n## X\n\n${include('b', 'Y')}\n## Z\n\nz`, b: `# B\n\n## Y\n\ny\n\n## V\n\n${include('a', 'X')}` };
    expect(faultsOf(pages)).toEqual([]);
  });
});

test('a missing page and a missing section are told where they are named', () => {
  const pages = { a: `# A\n\n${include('nope')}\n${include('b', 'Verfy')}\n${include('b', 'verify')}`, b: '# B\n\n## Verify\n\ntext' };
  expect(faultsOf(pages)).toMatchInlineSnapshot(`
    [
      "docs/a.md:3:17 link/page Cannot find page \`nope.md\`.",
      "docs/a.md:5:32 page/missing-section \`docs/b.md\` has no section \`Verfy\` to include.",
    ]
  `);
});

test('a page can be named by its id', () => {
  expect(faultsOf({ 'docs/x/a.md': '# A\n\n::include{page="docs/y/b" section="S"}', 'docs/y/b.md': '# B\n\n## S\n\ns' })).toEqual([]);
});

test('what isn’t a page of this site is refused', () => {
  const a = ['# A', '::include{page="../src/x.ts"}', '::include{page="https://example.com/"}', '::include{page="pic.png"}'].join('\n\n');
  expect(faultsOf({ a, 'src/x.ts': 'x', 'docs/pic.png': 'x' })).toMatchInlineSnapshot(`
    [
      "docs/a.md:3:17 page/include-refused \`../src/x.ts\` is not included: it is a file, and only pages can be included.",
      "docs/a.md:5:17 page/include-refused \`https://example.com/\` is not included: it is on another site.",
      "docs/a.md:7:17 page/include-refused \`pic.png\` is not included: it is a file, and only pages can be included.",
    ]
  `);
});

test('a trusted page shows nothing of an untrusted source, which may show both', () => {
  const config = 'sources: [{ id: docs, path: docs }, { id: fork, path: fork, trust: untrusted }]';
  const pages = {
    a: '# A\n\n::include{page="../fork/f.md"}',
    'fork/f.md': '# F\n\n::include{page="g.md"}\n\n::include{page="../docs/b.md"}',
    'fork/g.md': '# G\n\ntext',
    b: '# B\n\ntext',
  };
  expect(faultsOf(pages, config)).toMatchInlineSnapshot(`
    [
      "docs/a.md:3:17 page/include-refused \`../fork/f.md\` is not included: it belongs to an untrusted source, and this page to a trusted one.",
    ]
  `);
});

describe('too much', () => {
  test('is what goes four levels deep', () => {
    const pages = { a: include('b'), b: include('c'), c: include('d'), d: include('e'), e: 'end' };
    expect(faultsOf(pages)).toMatchInlineSnapshot(`
      [
        "docs/a.md:1:17 page/include-refused \`b.md\` is not included whole: what it includes goes more than 3 levels deep.",
      ]
    `);
  });

  test('is what doubles with every page, and counting it takes no time', () => {
    const pages = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [`p${at}`, at === 399 ? 'end' : `${include(`p${at + 1}`)}\n${include(`p${at + 1}`)}`]),
    );
    const started = cpuTime();
    expect(faultsOf(pages)).toHaveLength(396 * 2);
    expect(cpuTime() - started).toBeLessThan(5000);
  });

  test('is the two hundred and first', () => {
    const pages = { a: `# A\n\n${`${include('b')}\n`.repeat(101)}`, b: include('c'), c: 'c' };
    expect(faultsOf(pages)).toEqual([
      'docs/a.md:203:17 page/include-refused `b.md` is not included whole: with it, the page includes more than 200 others.',
    ]);
  });
});

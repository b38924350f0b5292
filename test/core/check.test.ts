import { describe, expect, test } from 'vitest';
import { runChecks, summarize, type CheckOptions } from '../../src/core/check.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { applyFixes } from '../../src/core/fix.ts';
import { catalogOf } from '../helpers/example-catalog.ts';

function check(files: Record<string, string>, options: Partial<CheckOptions> = {}): Diagnostic[] {
  const catalog = catalogOf(files);
  return runChecks(catalog, { severities: catalog.config.rules, hash: (text) => text.replaceAll('\0', ' | '), ...options });
}

/** A diagnostic as people would tell it. */
function tell({ file, range, severity, rule, message, hint, fix }: Diagnostic): string {
  const place = range ? `${file}:${range.start.line}:${range.start.column}-${range.end.column}` : file;
  return [`${place} ${severity} ${rule}`, message, ...(hint ? [hint] : []), ...(fix ? [`fix: ${fix.text}`] : [])].join('\n  ');
}

function tellAll(files: Record<string, string>, options?: Partial<CheckOptions>): string {
  return check(files, options).map(tell).join('\n');
}

/** Pages that others link to. */
const neighbours = {
  'docs/runbooks/restart.md': '# Restart\n\n## Rolling back\n\nGo back.\n\n<a id="by-hand"></a>\n\nBy hand.\n',
  'docs/runbooks/README.md': '# Runbooks\n\nAll of them.\n',
  'docs/images/requests.png': '',
  'docs/checklist.pdf': '',
};

function checkPage(text: string): string {
  return tellAll({ ...neighbours, 'docs/on-call.md': `# On call\n\n${text}\n` });
}

describe('messages about links', () => {
  test('to pages', () => {
    expect(
      checkPage(
        '[a](runbooks/restrat.md) [b](restart.md) [c](nowhere/at-all.md) [d](runbooks/restart) [e](runbooks/)\n\n<a href="gone.md">f</a>',
      ),
    ).toMatchInlineSnapshot(`
      "docs/on-call.md:3:5-24 error link/page
        Cannot find page \`runbooks/restrat.md\`.
        Did you mean \`runbooks/restart.md\`?
      docs/on-call.md:3:30-40 error link/page
        Cannot find page \`restart.md\`.
        Did you mean \`runbooks/restart.md\`?
      docs/on-call.md:3:46-63 error link/page
        Cannot find page \`nowhere/at-all.md\`.
        Correct the address, or create \`docs/nowhere/at-all.md\`.
      docs/on-call.md:5:10-17 error link/page
        Cannot find page \`gone.md\`.
        Correct the address, or create \`docs/gone.md\`."
    `);
  });

  test('to files and images', () => {
    expect(
      checkPage(
        '[a](cheklist.pdf) [b](checklist.pdf) ![c](images/request.png) ![d](requests.png) ![e](<no such.svg>)\n\n<img src="x.gif">',
      ),
    ).toMatchInlineSnapshot(`
      "docs/on-call.md:3:5-17 error link/file
        Cannot find file \`cheklist.pdf\`.
        Did you mean \`checklist.pdf\`?
      docs/on-call.md:3:43-61 error asset/missing
        Cannot find image \`images/request.png\`.
        Did you mean \`images/requests.png\`?
      docs/on-call.md:3:68-80 error asset/missing
        Cannot find image \`requests.png\`.
        Did you mean \`images/requests.png\`?
      docs/on-call.md:3:88-99 error asset/missing
        Cannot find image \`no such.svg\`.
        Correct the address, or add \`docs/no such.svg\` to the repository.
      docs/on-call.md:5:11-16 error asset/missing
        Cannot find image \`x.gif\`.
        Correct the address, or add \`docs/x.gif\` to the repository."
    `);
  });

  test('to headings', () => {
    expect(
      checkPage(
        '[a](#on-cal) [b](#on-call) [c](runbooks/restart.md#roling-back) [d](runbooks/restart.md#by-hand) [e](runbooks/restart.md#zzz) [f](#top)',
      ),
    ).toMatchInlineSnapshot(`
      "docs/on-call.md:3:5-12 warning link/anchor
        Cannot find heading \`#on-cal\` on this page.
        Did you mean \`#on-call\`?
      docs/on-call.md:3:32-63 warning link/anchor
        Cannot find heading \`#roling-back\` in \`docs/runbooks/restart.md\`.
        Did you mean \`#rolling-back\`?
      docs/on-call.md:3:102-125 warning link/anchor
        Cannot find heading \`#zzz\` in \`docs/runbooks/restart.md\`.
        Correct what follows the \`#\`, or leave it out."
    `);
  });

  test('that are spelt otherwise than the file', () => {
    expect(checkPage('[a](Runbooks/restart.md#rolling-back) ![b](images/Requests.PNG) [c](Checklist.pdf)')).toMatchInlineSnapshot(`
      "docs/on-call.md:3:5-37 warning link/case
        Unexpected spelling \`Runbooks/restart.md#rolling-back\`, the file is \`docs/runbooks/restart.md\`.
        Write \`runbooks/restart.md#rolling-back\`.
        fix: runbooks/restart.md#rolling-back
      docs/on-call.md:3:44-63 warning asset/case
        Unexpected spelling \`images/Requests.PNG\`, the file is \`docs/images/requests.png\`.
        Write \`images/requests.png\`.
        fix: images/requests.png
      docs/on-call.md:3:69-82 warning link/case
        Unexpected spelling \`Checklist.pdf\`, the file is \`docs/checklist.pdf\`.
        Write \`checklist.pdf\`.
        fix: checklist.pdf"
    `);
  });

  test('that no browser opens', () => {
    expect(
      checkPage(
        '[a](hhttps://x.example) [b](localhost:3000/x) [c](C:/x.md) [d](javascript:alert(1)) [e](xref:a.b) [l](link:https://x.example/[docs) [f]() ![g]()',
      ),
    ).toMatchInlineSnapshot(`
        "docs/on-call.md:3:5-23 warning link/scheme
          Unexpected scheme \`hhttps:\`.
          Did you mean \`https://x.example\`?
        docs/on-call.md:3:29-45 warning link/scheme
          Unexpected scheme \`localhost:\`.
          Write \`http://localhost:3000/x\`.
        docs/on-call.md:3:51-58 warning link/scheme
          Unexpected scheme \`c:\`.
          Write a path relative to this page: readers can’t open files of your machine.
        docs/on-call.md:3:64-83 warning link/scheme
          Unexpected scheme \`javascript:\`.
          Remove the link: pages run no code of their own.
        docs/on-call.md:3:89-97 warning link/scheme
          Unexpected scheme \`xref:\`.
          Write an address that starts with \`https:\` or \`mailto:\`, or a path.
        docs/on-call.md:3:103-131 warning link/scheme
          Unexpected scheme \`link:\`.
          Write \`https://x.example/\`.
        docs/on-call.md:3:133-138 warning link/empty
          Link \`f\` has no address.
          Write where it leads, or remove the brackets.
        docs/on-call.md:3:139-145 warning link/empty
          Image \`g\` has no address.
          Write where it leads, or remove the brackets."
      `);
  });

  test('of an include that names no page', () => {
    expect(checkPage('::include{pge="other.md"}')).toContain('This include names no page.\n  Write which: `page="page.md"`.');
  });

  test('that leave the repository', () => {
    expect(checkPage('[a](../../../../x.md) ![b](../../../../x.png)')).toMatchInlineSnapshot(`
      "docs/on-call.md:3:5-21 error link/outside
        Cannot follow \`../../../../x.md\`, it leads above the root of the repository.
        Write fewer \`../\`, or link to the place where the file is published.
      docs/on-call.md:3:28-45 error asset/outside
        Cannot show \`../../../../x.png\`, it lies above the root of the repository.
        Write fewer \`../\`, or copy the file beside the page."
    `);
  });

  test('by name', () => {
    const files = {
      'waymark.yml': 'sources: [{ id: docs, path: docs, dialect: obsidian }]',
      'docs/start.md': '[[on-call]] [[restrat]] ![[x.png]]\n',
      'docs/a/on-call.md': '# A\n\nText.\n',
      'docs/b/on-call.md': '# B\n\nText.\n',
      'docs/c/restart.md': '# C\n\nText.\n',
    };
    expect(tellAll(files)).toMatchInlineSnapshot(`
      "docs/start.md:1:3-10 warning link/ambiguous
        Cannot tell which page \`on-call\` means, 2 have that name.
        Write the path: \`docs/a/on-call\` or \`docs/b/on-call\`.
      docs/start.md:1:15-22 error link/page
        Cannot find page \`restrat\`.
        Did you mean \`restart\`?
      docs/start.md:1:28-33 error asset/missing
        Cannot find file \`x.png\`.
        Correct the address, or add \`x.png\` to the repository."
    `);
  });
});

describe('messages about pages', () => {
  test('and their frontmatter', () => {
    expect(
      tellAll({
        'waymark.yml': 'rules: { link/anchors: off, page/orphan: warning }',
        'docs/a.md': '---\ntitel: A\ncost_centre: 1\n---\n\nText.\n',
        'docs/b.md': '---\ncost_centre: 2\n---\n\n# B\n\nText.\n\n# C\n\nText.\n\n# D\n\nText.\n',
        'docs/c.md': '',
      }),
    ).toMatchInlineSnapshot(`
      "docs/a.md warning page/orphan
        No page links here, and no navigation file names it.
        Link to it from a page that its readers come through, or name it in a navigation file.
      docs/a.md warning page/title
        Cannot find a title, \`A\` is made from the file name.
        Write \`# Title\` as the first line, or \`title:\` in the frontmatter.
      docs/a.md:2:1-6 warning frontmatter/unknown-field
        Unexpected field \`titel\`.
        Did you mean \`title\`?
      docs/a.md:3:1-12 info frontmatter/foreign-field
        Field \`cost_centre\` of 2 pages is kept but means nothing here.
      docs/b.md warning page/orphan
        No page links here, and no navigation file names it.
        Link to it from a page that its readers come through, or name it in a navigation file.
      docs/b.md:9:1-4 info page/several-titles
        Unexpected heading \`C\` with rank 1, the title is \`B\`.
        Write it and the 1 after it with \`##\`.
      docs/c.md warning page/empty
        The page has no content.
        Write it, delete the file, or set \`lifecycle: draft\` until it is written.
      docs/c.md warning page/orphan
        No page links here, and no navigation file names it.
        Link to it from a page that its readers come through, or name it in a navigation file.
      waymark.yml warning config/unknown-rule
        Cannot find rule \`link/anchors\`.
        Did you mean \`link/anchor\`?"
    `);
  });
});

describe('orphans', () => {
  const pages = {
    'waymark.yml': 'sources: [{ id: docs, path: docs }]',
    'docs/README.md': '# Start\n\nSee [linked](linked.md).\n',
    'docs/linked.md': '# Linked\n\nText.\n',
    'docs/named.md': '# Named\n\nText.\n',
    'docs/left.md': '# Left out\n\nText.\n',
  };

  test.each([
    ['no file', {}, ['docs/left.md', 'docs/named.md']],
    ['.order', { 'docs/.order': 'named\n' }, ['docs/left.md']],
    ['_Sidebar.md', { 'docs/_Sidebar.md': '- [[Named]]\n' }, ['docs/left.md']],
    ['SUMMARY.md', { 'docs/SUMMARY.md': '- [Named](named.md)\n' }, ['docs/left.md']],
    ['mkdocs.yml', { 'docs/mkdocs.yml': 'docs_dir: .\nnav:\n  - Group:\n      - Named: named.md\n' }, ['docs/left.md']],
    ['.pages', { 'docs/.pages': 'nav: [named.md, ...]\n' }, ['docs/left.md']],
  ])('are pages that nobody links to and that navigation leaves out: %s', (_, files, expected) => {
    const found = check({ ...pages, ...files }, { severities: { 'page/orphan': 'warning' } });
    expect(found.filter(({ rule }) => rule === 'page/orphan').map(({ file }) => file)).toEqual(expected);
  });
});

describe('severities', () => {
  const files = { 'docs/a.md': '# A\n\n[x](b.md) [y](#c)\n' };

  test('are those of the rules unless configured', () => {
    const severities = (rules: CheckOptions['severities']): string[] =>
      check(files, { severities: rules }).map(({ rule, severity }) => `${rule} ${severity}`);
    expect(severities({})).toEqual(['link/page error', 'link/anchor warning']);
    expect(severities({ 'link/page': 'info', 'link/anchor': 'off' })).toEqual(['link/page info']);
    expect(severities({ 'page/orphan': 'error' })).toContain('page/orphan error');
  });

  test('are counted', () => {
    expect(summarize(1, check(files))).toEqual({ pages: 1, errors: 1, warnings: 1, infos: 0 });
  });

  test('of rules that don’t exist are reported where they stand', () => {
    const locate = (path: readonly string[]) => {
      expect(path).toEqual(['rules', 'link/pages']);
      return { start: { line: 4, column: 3 }, end: { line: 4, column: 13 } };
    };
    const found = check(files, { severities: { 'link/pages': 'off' }, config: { file: 'config/waymark.yml', locate } });
    expect(found.map(tell)[0]).toMatchInlineSnapshot(`
      "config/waymark.yml:4:3-13 warning config/unknown-rule
        Cannot find rule \`link/pages\`.
        Did you mean \`link/page\`?"
    `);
  });
});

describe('fingerprints', () => {
  const fingerprints = (text: string): string[] => check({ 'docs/a.md': text }).map(({ fingerprint }) => fingerprint);

  test('name rule, file, text and occurrence', () => {
    expect(fingerprints('# A\n\n[x](b.md) [y](c.md) [z](b.md)\n')).toEqual([
      'link/page | docs/a.md | b.md | 0',
      'link/page | docs/a.md | c.md | 0',
      'link/page | docs/a.md | b.md | 1',
    ]);
  });

  test('stay when lines move and text around changes', () => {
    const before = fingerprints('# A\n\n[x](b.md)\n\n[y](#c)\n');
    const after = fingerprints('# A\n\nNew.\n\nSee [here](b.md), and here: [y](#c)\n');
    expect(before).toHaveLength(2);
    expect(after).toEqual(before);
  });

  test('are different in different files', () => {
    const all = check({ 'docs/a.md': '# A\n\n[x](c.md)\n', 'docs/b.md': '# B\n\n[x](c.md)\n' });
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

describe('a check', () => {
  test('is sorted by file, line, column and rule', () => {
    const found = check({
      'docs/b.md': '# B\n\n[x](1.md)\n\n[y](2.md) [z](#3)\n',
      'docs/a.md': '# A\n\n[x](1.md)\n',
      'docs/a b.md': '# A B\n\n[x](1.md)\n',
    });
    expect(found.map(({ file, range }) => `${file}:${range?.start.line}:${range?.start.column}`)).toEqual([
      'docs/a b.md:3:5',
      'docs/a.md:3:5',
      'docs/b.md:3:5',
      'docs/b.md:5:5',
      'docs/b.md:5:15',
    ]);
  });

  test('links to the page of the rule when there is a place for it', () => {
    const [found] = check({ 'docs/a.md': '# A\n\n[x](b.md)\n' }, { docs: 'https://docs.example.com/rules/' });
    expect(found?.url).toBe('https://docs.example.com/rules/link/page/');
  });

  test('doesn’t swallow a bug', () => {
    const catalog = catalogOf({ 'docs/a.md': '# A\n\n[x](b.md)\n' });
    const broken = {
      ...catalog,
      resolve: () => {
        throw new TypeError('bug');
      },
    };
    expect(() => runChecks(broken, { severities: {}, hash: (text) => text })).toThrow('bug');
  });

  test('doesn’t lose what nobody judges', () => {
    const catalog = catalogOf({ 'docs/a.md': '# A\n\nText.\n' });
    const strange = { ...catalog, findings: [{ rule: 'page/strange', message: 'Strange.', file: 'docs/a.md' } as const] };
    expect(() => runChecks(strange, { severities: {}, hash: (text) => text })).toThrow('page/strange');
  });

  test('doesn’t carry a whole picture in a diagnostic', () => {
    const [found] = check({ 'docs/a.md': `# A\n\n![x](data:image/png;base64,${'A'.repeat(100_000)})\n` });
    expect(found?.rule).toBe('link/scheme');
    expect(JSON.stringify(found).length).toBeLessThan(3000);
  });
});

describe('fixes', () => {
  test.each([
    ['case', 'See [x](RESTART.md) and [y](Restart.md#rolling-back).', 'See [x](restart.md) and [y](restart.md#rolling-back).'],
    ['images', '![x](Requests.png "title")', '![x](requests.png "title")'],
    ['definitions', 'See [x].\n\n[x]: RESTART.md', 'See [x].\n\n[x]: restart.md'],
    ['HTML', '<a href="RESTART.md">x</a> <img src=\'Requests.png\'>', '<a href="restart.md">x</a> <img src=\'requests.png\'>'],
    ['spaces', 'See [x](first steps.md).', 'See [x](first%20steps.md).'],
    ['Windows line ends', 'a\r\n[x](RESTART.md)\r\n', 'a\r\n[x](restart.md)\r\n'],
    [
      'hyphens of anchors',
      '[x](restart.md#rollingback) [y](restart.md#rolling--back)',
      '[x](restart.md#rolling-back) [y](restart.md#rolling-back)',
    ],
    ['anchors on the page', '[x](#step-1-stop)\n\n## Step 1: – Stop', '[x](#step-1--stop)\n\n## Step 1: – Stop'],
    ['no anchor that is only spelt alike', '[x](restart.md#roling-back)', '[x](restart.md#roling-back)'],
    ['no anchor that two headings may have', '[x](#a-b-c)\n\n## A bc\n\n## Ab c', '[x](#a-b-c)\n\n## A bc\n\n## Ab c'],
  ])('mend %s and leave nothing to mend', (_, before, after) => {
    const files = {
      'docs/restart.md': '# R\n\n## Rolling back\n\nText.\n',
      'docs/requests.png': '',
      'docs/first steps.md': '# F\n\nText.\n',
    };
    const mend = (text: string): string => {
      const found = check({ ...files, 'docs/a.md': text });
      return applyFixes(
        text,
        found.flatMap(({ fix }) => (fix ? [fix] : [])),
      );
    };
    expect(mend(`# A\n\n${before}\n`)).toBe(`# A\n\n${after}\n`);
    expect(mend(`# A\n\n${after}\n`)).toBe(`# A\n\n${after}\n`);
  });
});

describe('links to pages that moved', () => {
  const files = { 'docs/how to/restart.md': '# R\n\n## Rolling back\n\nText.\n', 'docs/other.md': '# O\n\nText.\n' };
  const moves = new Map([
    ['docs/restart.md', 'docs/ops/restart.md'],
    ['docs/ops/restart.md', 'docs/how to/restart.md'],
    ['a.md', 'docs/guide/a.md'],
    ['docs/gone.md', 'docs/gone-too.md'],
    ['docs/circle.md', 'docs/circle.md'],
  ]);

  test.each([
    ['by their file', '[x](../restart.md)', '[x](<../how%20to/restart.md>)'.replace(/[<>]/g, '')],
    ['with an anchor', '[x](../restart.md#rolling-back)', '[x](../how%20to/restart.md#rolling-back)'],
    ['without an extension', '[x](../restart#rolling-back)', '[x](../how%20to/restart#rolling-back)'],
    ['from the root of the source', '[x](/restart.md)', '[x](/how%20to/restart.md)'],
    ['halfway', '[x](../ops/restart.md)', '[x](../how%20to/restart.md)'],
    ['in HTML', '<a href="../restart.md">x</a>', '<a href="../how%20to/restart.md">x</a>'],
    ['in a definition', '[x]\n\n[x]: ../restart.md "R"', '[x]\n\n[x]: ../how%20to/restart.md "R"'],
    ['from a page that moved itself', '[x](docs/other.md)', '[x](../other.md)'],
    ['to a page that is gone for good', '[x](../gone.md)', '[x](../gone.md)'],
    ['in a circle', '[x](../circle.md)', '[x](../circle.md)'],
  ])('are mended %s', (_, before, after) => {
    const text = `# A\n\n${before}\n`;
    const found = check({ ...files, 'docs/guide/a.md': text }, { moves });
    const fixes = found.flatMap(({ fix }) => (fix ? [fix] : []));
    expect(applyFixes(text, fixes)).toBe(`# A\n\n${after}\n`);
  });

  test('by name in a wiki get the new name', () => {
    const text = 'See [[x|Old Name#Rolling back]] and [[Other]].\n';
    const wiki = { 'waymark.yml': 'sources: [{ id: docs, path: docs, dialect: github-wiki }]', 'docs/Home.md': text };
    const found = check(
      { ...wiki, 'docs/New-Name.md': '## Rolling back\n\nText.\n', 'docs/Other.md': 'Text.\n' },
      { moves: new Map([['docs/Old-Name.md', 'docs/New-Name.md']]) },
    );
    expect(
      applyFixes(
        text,
        found.flatMap(({ fix }) => (fix ? [fix] : [])),
      ),
    ).toBe('See [[x|New Name#Rolling back]] and [[Other]].\n');
  });

  test('say so', () => {
    expect(check({ ...files, 'docs/a.md': '# A\n\n[x](restart.md#top)\n' }, { moves })).toMatchObject([
      { rule: 'link/page', hint: 'It moved: write `how%20to/restart.md#top`.', expected: ['how%20to/restart.md#top'] },
    ]);
  });
});

test('a suggestion keeps the anchor of the link', () => {
  const found = check({ 'docs/a.md': '# A\n\n[x](restrat.md#back)\n', 'docs/restart.md': '# R\n\n## Back\n\nText.\n' });
  expect(found.map(({ hint, fix }) => [hint, fix])).toEqual([['Did you mean `restart.md#back`?', undefined]]);
});

test('names of pages in a GitHub wiki have no case, file names do', () => {
  const files = {
    'waymark.yml': 'sources: [{ id: docs, path: docs, dialect: github-wiki }]',
    'docs/Select.md': 'Choose.\n',
    'docs/Home.md': '[a](select) [b](select.md)\n',
  };
  expect(check(files).map(({ rule, actual }) => `${rule} ${actual}`)).toEqual(['link/case select.md']);
});

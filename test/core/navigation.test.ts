import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NavNode } from '../../src/core/catalog.ts';
import { buildNavigation, type NavFile, type NavigationInput } from '../../src/core/navigation.ts';
import type { PageMeta } from '../../src/core/page-meta.ts';
import type { Source } from '../../src/core/source.ts';
import { stubNavPage, stubSource } from '../helpers/document.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

/** Pages as `path: title` or `path: frontmatter`, and files as `path: text`. */
interface Content {
  source?: Partial<Source>;
  pages: Record<string, string | PageMeta>;
  files?: Record<string, string>;
  exists?: NavigationInput['exists'];
}

const kinds: Record<string, NavFile['kind']> = {
  '.order': 'order',
  '_Sidebar.md': 'sidebar',
  'SUMMARY.md': 'summary',
  'mkdocs.yml': 'mkdocs',
  '.pages': 'pages',
  '_category_.json': 'category',
  '_category_.yml': 'category',
};

function navigate({ source, pages, files = {}, exists }: Content): ReturnType<typeof buildNavigation> {
  return buildNavigation({
    sources: [stubSource(source)],
    pages: Object.entries(pages).map(([path, value]) => stubNavPage(path, typeof value === 'string' ? { title: value } : value)),
    navFiles: Object.entries(files).map(([path, text]) => {
      const kind = kinds[path.slice(path.lastIndexOf('/') + 1)];
      if (!kind) throw new Error(`${path} is no navigation file`);
      return { kind, path, source: 'wiki', text };
    }),
    ...(exists ? { exists } : {}),
  });
}

/** The tree as lines: `Title <page>`, two spaces a level. */
function draw(content: Content): string {
  const { trees } = navigate(content);
  const lines = (node: NavNode, indent: string): string[] => [
    `${indent}${node.title}${node.page === undefined ? '' : ` <${node.page}>`}`,
    ...node.children.flatMap((child) => lines(child, `${indent}  `)),
  ];
  return `\n${trees.flatMap((tree) => lines(tree, '')).join('\n')}\n`;
}

function pageIds(node: NavNode): string[] {
  return [...(node.page === undefined ? [] : [node.page]), ...node.children.flatMap(pageIds)];
}

describe('without navigation files', () => {
  test('pages follow their folders by title, numbers as numbers, case and accents ignored', () => {
    expect(
      draw({
        pages: {
          'README.md': 'Handbook',
          'b.md': 'Chapter 10',
          'c.md': 'chapter 9',
          'd.md': 'Éclair',
          'e.md': 'Zebra',
          'f.md': '`dig` in practice',
          'guides/x.md': 'Deploy',
          'guides/README.md': 'Guides',
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki <README.md>
        chapter 9 <c.md>
        Chapter 10 <b.md>
        \`dig\` in practice <f.md>
        Éclair <d.md>
        Guides <guides/README.md>
          Deploy <guides/x.md>
        Zebra <e.md>
      "
    `);
  });

  test('pages and folders with an order come first, and a folder takes the order of its page', () => {
    expect(
      draw({
        pages: {
          'a.md': { title: 'A' },
          'b.md': { title: 'B', order: 2 },
          'c.md': { title: 'C', order: -1 },
          'area/index.md': { title: 'Area', order: 1 },
          'area/z.md': { title: 'Z', order: 10 },
          'area/y.md': { title: 'Y', order: 20 },
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki
        C <c.md>
        Area <area/index.md>
          Z <area/z.md>
          Y <area/y.md>
        B <b.md>
        A <a.md>
      "
    `);
  });

  test('numbers in front of at least two names give the order and stay out of folder titles', () => {
    expect(
      draw({
        pages: {
          '02-setup/a.md': 'A',
          '10-deploy/b.md': 'B',
          '01-why.md': 'Zeal',
          'adr/0002-queues.md': 'Apples',
          'adr/0001-record.md': 'Bananas',
          'single/5-whys/c.md': 'C',
          'single/other.md': 'Other',
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki
        Zeal <01-why.md>
        Setup
          A <02-setup/a.md>
        Deploy
          B <10-deploy/b.md>
        Adr
          Bananas <adr/0001-record.md>
          Apples <adr/0002-queues.md>
        Single
          5 whys
            C <single/5-whys/c.md>
          Other <single/other.md>
      "
    `);
  });

  test.each([
    ['on-call_guide', 'On-call guide'],
    ['on-call guide', 'On-call guide'],
    ['agile-development', 'Agile development'],
    ['CI-CD', 'CI CD'],
    ['GitHub-Actions', 'GitHub Actions'],
    ['iOS', 'iOS'],
    ['Core-Package-(CP)', 'Core Package (CP)'],
    ['Set%2Dup-guide', 'Set-up guide'],
    ['100%-uptime', '100% uptime'],
    ['été', 'Été'],
    ['---', '---'],
    ['.github', '.github'],
  ])('a folder named %s is called %s', (folder, title) => {
    expect(navigate({ pages: { [`${folder}/page.md`]: 'Page' } }).trees[0]?.children[0]?.title).toBe(title);
  });

  test.each<[string, Partial<Source>, string[], string]>([
    ['index before README', {}, ['docs/README.md', 'docs/index.md'], 'docs/index.md'],
    ['the page beside it', {}, ['docs.md', 'docs/a.md'], 'docs.md'],
    ['its index rather than the page beside it', {}, ['docs.md', 'docs/README.md'], 'docs/README.md'],
    ['in an Azure wiki the page beside it', { dialect: 'azure-wiki' }, ['docs.md', 'docs/README.md'], 'docs.md'],
    ['the page in it of the same name', {}, ['docs/docs.md', 'docs/a.md'], 'docs/docs.md'],
    ['the page beside it in another Unicode form', {}, ['Caf\u00e9.md', 'Cafe\u0301/a.md'], 'Caf\u00e9.md'],
  ])('the page of a folder is %s', (_, source, paths, expected) => {
    const { trees } = navigate({ source, pages: Object.fromEntries(paths.map((path) => [path, path])) });
    expect(trees[0]?.children.find(({ children }) => children.length > 0)?.page ?? trees[0]?.children.at(-1)?.page).toBe(expected);
  });

  test('the start page of a wiki is the page of the tree; elsewhere Home is only first', () => {
    const pages = { 'Home.md': 'Welcome', 'About.md': 'About' };
    expect(draw({ source: { dialect: 'github-wiki' }, pages })).toMatchInlineSnapshot(`
      "
      Wiki <Home.md>
        About <About.md>
      "
    `);
    expect(draw({ source: { dialect: 'azure-wiki' }, pages })).toMatchInlineSnapshot(`
      "
      Wiki
        Welcome <Home.md>
        About <About.md>
      "
    `);
  });
});

describe('.order of Azure DevOps wikis', () => {
  test('names without extension, encoded as on disk; pages stand for their folders; the rest follows', () => {
    expect(
      draw({
        source: { dialect: 'azure-wiki', path: 'wiki' },
        pages: {
          'wiki/Home.md': 'Home',
          'wiki/Set%2Dup-guide.md': 'Set-up guide',
          'wiki/Core-Package-(CP).md': 'Core Package (CP)',
          'wiki/Core-Package-(CP)/AWS.md': 'AWS',
          'wiki/Core-Package-(CP)/Azure.md': 'Azure',
          'wiki/Unlisted/Page.md': 'Page',
          'wiki/Apples.md': 'Apples',
        },
        files: {
          'wiki/.order': 'Home\r\nCore-Package-(CP)\r\n\r\nSet%2Dup-guide\r\n',
          'wiki/Core-Package-(CP)/.order': 'Azure\nAWS',
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki
        Home <wiki/Home.md>
        Core Package (CP) <wiki/Core-Package-(CP).md>
          Azure <wiki/Core-Package-(CP)/Azure.md>
          AWS <wiki/Core-Package-(CP)/AWS.md>
        Set-up guide <wiki/Set%2Dup-guide.md>
        Apples <wiki/Apples.md>
        Unlisted
          Page <wiki/Unlisted/Page.md>
      "
    `);
  });

  test('a name without a page is reported where it stands, with the page that is meant', () => {
    expect(navigate({ pages: { 'Deployment.md': 'Deployment' }, files: { '.order': 'Deployment\n Deplyoment\nNothing\n' } }).findings)
      .toMatchInlineSnapshot(`
      [
        {
          "actual": "Deplyoment",
          "expected": [
            "Deployment",
          ],
          "file": ".order",
          "hint": "Did you mean \`Deployment\`?",
          "message": "\`Deplyoment\` leads to no page of this source.",
          "range": {
            "end": {
              "column": 12,
              "line": 2,
            },
            "start": {
              "column": 2,
              "line": 2,
            },
          },
          "rule": "source/navigation",
        },
        {
          "actual": "Nothing",
          "file": ".order",
          "hint": "Correct the entry, or remove it.",
          "message": "\`Nothing\` leads to no page of this source.",
          "range": {
            "end": {
              "column": 8,
              "line": 3,
            },
            "start": {
              "column": 1,
              "line": 3,
            },
          },
          "rule": "source/navigation",
        },
      ]
    `);
  });

  test('order in frontmatter is stronger than the file', () => {
    expect(draw({ pages: { 'a.md': 'A', 'b.md': 'B', 'c.md': { title: 'C', order: 1 } }, files: { '.order': 'b\na\nc' } }))
      .toMatchInlineSnapshot(`
      "
      Wiki
        C <c.md>
        B <b.md>
        A <a.md>
      "
    `);
  });
});

describe('_Sidebar.md of GitHub and GitLab wikis', () => {
  test('headings, bold lines, lists and every form of link', () => {
    expect(
      draw({
        source: { dialect: 'github-wiki' },
        pages: {
          'Home.md': 'Home',
          'Getting-started.md': 'Getting started with the thing',
          'Install.md': 'Install',
          'Angular.js.md': 'Angular.js + us',
          'Alter-Table.md': 'Alter Table',
          'Add-Column.md': 'Add Column',
          'api/Client.md': 'Client',
          'FAQ.md': 'FAQ',
          'Function-(math).md': 'Function (math)',
          'Unnamed.md': 'Unnamed',
        },
        files: {
          '_Sidebar.md': [
            '**Quick links**',
            '',
            '* [Front page](Home)',
            '* [**Start** here](getting-started#now)',
            '1. [[Install]]',
            '### Reference',
            '- Tables',
            '  - [[Alter | Alter Table]]',
            '  - [Add column](Add Column)',
            '- [[Angular.js]] and [client](/api/Client)',
            '<!-- [[Unnamed]] -->',
            '<details><summary><b>More</b></summary>',
            '',
            '* [FAQ](https://github.com/acme/thing/wiki/FAQ "asked often")',
            '* [Maths](<Function-(math)>)',
            '* [Elsewhere](https://example.com)',
            '',
            '</details>',
          ].join('\n'),
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki <Home.md>
        Quick links
          Start here <Getting-started.md>
          Install <Install.md>
        Reference
          Tables
            Alter <Alter-Table.md>
            Add column <Add-Column.md>
          Angular.js + us <Angular.js.md>
          client <api/Client.md>
          More
            FAQ <FAQ.md>
            Maths <Function-(math).md>
        Unnamed <Unnamed.md>
      "
    `);
  });

  test('links that lead to no page are reported with line and column; the web, anchors and files are not', () => {
    expect(
      navigate({
        source: { dialect: 'gitlab-wiki' },
        pages: { 'home.md': 'Home', 'deploy.md': 'Deploy' },
        files: {
          '_Sidebar.md':
            '- [[Deplyo]]\n- text [gone](missing page)\n- [top](#top)\n- [web](//x.example)\n- [file](uploads/a.pdf)\n- [draft]()',
        },
        exists: (path) => path === 'uploads/a.pdf',
      }).findings,
    ).toMatchInlineSnapshot(`
      [
        {
          "actual": "Deplyo",
          "expected": [
            "deploy",
          ],
          "file": "_Sidebar.md",
          "hint": "Did you mean \`deploy\`?",
          "message": "\`Deplyo\` leads to no page of this source.",
          "range": {
            "end": {
              "column": 11,
              "line": 1,
            },
            "start": {
              "column": 5,
              "line": 1,
            },
          },
          "rule": "source/navigation",
        },
        {
          "actual": "missing page",
          "file": "_Sidebar.md",
          "hint": "Correct the entry, or remove it.",
          "message": "\`missing page\` leads to no page of this source.",
          "range": {
            "end": {
              "column": 27,
              "line": 2,
            },
            "start": {
              "column": 15,
              "line": 2,
            },
          },
          "rule": "source/navigation",
        },
      ]
    `);
  });
});

describe('SUMMARY.md of mdBook and GitBook', () => {
  test('parts, nested chapters, prefix and suffix chapters, drafts, pages of an unnamed folder', () => {
    expect(
      draw({
        pages: {
          'book/README.md': 'The book',
          'book/foreword.md': 'Foreword',
          'book/basics/README.md': 'Basics',
          'book/basics/one.md': 'One',
          'book/basics/unlisted.md': 'Unlisted basics',
          'book/ops/runbook.md': 'Runbook',
          'book/ops/unlisted.md': 'Unlisted ops',
          'book/end.md': 'End',
          'other.md': 'Other',
        },
        files: {
          'book/SUMMARY.md': [
            '# Summary',
            '',
            '[Introduction](README.md)',
            '[Before](./foreword.md)',
            '',
            '# Part one',
            '- [The basics](basics/README.md)',
            '    - [First](basics/one.md#start)',
            '    - [Again](basics/one.md#end)',
            '    - [To come]()',
            '---',
            '# Operations',
            '* [Runbook](ops/runbook.md)',
            '',
            '[After](end.md)',
          ].join('\n'),
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki
        Other <other.md>
        The book <book/README.md>
          Before <book/foreword.md>
          Part one
            The basics <book/basics/README.md>
              First <book/basics/one.md>
              Unlisted basics <book/basics/unlisted.md>
          Operations
            Runbook <book/ops/runbook.md>
            Unlisted ops <book/ops/unlisted.md>
          After <book/end.md>
      "
    `);
  });
});

describe('mkdocs.yml and .pages', () => {
  test('nav with groups, titles, folders, external links, tags of Python and a rest', () => {
    expect(
      draw({
        source: { dialect: 'mkdocs', path: 'docs' },
        pages: {
          'docs/index.md': 'Welcome',
          'docs/about.md': 'About us',
          'docs/guide/a.md': 'A',
          'docs/guide/b.md': 'B',
          'docs/guide/left.md': 'Left over',
          'docs/ref/x.md': 'X',
          'docs/ref/y.md': 'Y',
          'docs/zoo.md': 'Zoo',
        },
        files: {
          'mkdocs.yml': [
            'site_name: !ENV [NAME, Site]',
            'markdown_extensions:',
            '  - pymdownx.superfences:',
            '      custom_fences: [{ name: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }]',
            'nav:',
            '  - index.md',
            '  - Guide:',
            '      - Second: guide/b.md',
            '      - guide/a.md',
            '  - ...',
            '  - Reference: ref/',
            '  - Chat: https://chat.example.com',
            '  - Gone: guide/gone.md',
            '  - Included: "!include ./other/mkdocs.yml"',
          ].join('\n'),
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki <docs/index.md>
        Guide
          Second <docs/guide/b.md>
          A <docs/guide/a.md>
          Left over <docs/guide/left.md>
        About us <docs/about.md>
        Zoo <docs/zoo.md>
        Reference
          X <docs/ref/x.md>
          Y <docs/ref/y.md>
      "
    `);
  });

  test('.pages orders one folder, names it, and says where the rest goes', () => {
    expect(
      draw({
        source: { dialect: 'mkdocs', path: 'docs' },
        pages: {
          'docs/README.md': 'Playbook',
          'docs/ISE.md': 'ISE',
          'docs/CI-CD/README.md': 'Continuous everything',
          'docs/CI-CD/z.md': 'Z',
          'docs/CI-CD/y.md': 'Y',
          'docs/UI/page.md': 'Page',
          'docs/security/page.md': 'Security page',
        },
        files: {
          'docs/.pages': 'nav:\n  - Start: README.md\n  - Who is ISE?: ISE.md\n  - ...\n  - CI/CD: CI-CD\n',
          'docs/CI-CD/.pages': 'arrange: [z.md]\n',
          'docs/UI/.pages': 'title: User interface\n',
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki <docs/README.md>
        Who is ISE? <docs/ISE.md>
        Security
          Security page <docs/security/page.md>
        User interface
          Page <docs/UI/page.md>
        CI/CD <docs/CI-CD/README.md>
          Z <docs/CI-CD/z.md>
          Y <docs/CI-CD/y.md>
      "
    `);
  });

  test('an entry without a page and a file that is no YAML are reported where they stand', () => {
    const pages = { 'docs/guide/start.md': 'Start' };
    const broken = 'nav: [a.md\nsite_name: x\n';
    expect(navigate({ pages, files: { 'mkdocs.yml': 'nav:\n  - Go: guide/strat.md\n' } }).findings).toMatchInlineSnapshot(`
      [
        {
          "actual": "guide/strat.md",
          "expected": [
            "guide/start.md",
          ],
          "file": "mkdocs.yml",
          "hint": "Did you mean \`guide/start.md\`?",
          "message": "\`guide/strat.md\` leads to no page of this source.",
          "range": {
            "end": {
              "column": 23,
              "line": 2,
            },
            "start": {
              "column": 9,
              "line": 2,
            },
          },
          "rule": "source/navigation",
        },
      ]
    `);
    expect(navigate({ pages, files: { 'mkdocs.yml': broken } }).findings).toMatchInlineSnapshot(`
      [
        {
          "file": "mkdocs.yml",
          "hint": "Add \`]\`.",
          "message": "A \`[\` is opened and not closed.",
          "range": {
            "end": {
              "column": 7,
              "line": 1,
            },
            "start": {
              "column": 6,
              "line": 1,
            },
          },
          "rule": "source/navigation",
        },
      ]
    `);
  });

  test('mkdocs.yml of another folder, or one that is a workflow, changes nothing', () => {
    const pages = { 'docs/b.md': 'B', 'docs/a.md': 'A' };
    const plain = draw({ source: { path: 'docs' }, pages });
    expect(draw({ source: { path: 'docs' }, pages, files: { 'tool/mkdocs.yml': 'nav: [b.md, gone.md]' } })).toBe(plain);
    expect(draw({ source: { path: 'docs' }, pages, files: { '.github/workflows/mkdocs.yml': 'on: push\njobs: {}' } })).toBe(plain);
  });
});

describe('_category_ of Docusaurus', () => {
  test('label and position, on one scale with the pages', () => {
    expect(
      draw({
        source: { dialect: 'docusaurus' },
        pages: {
          'intro.md': { title: 'Intro', order: 1 },
          'faq.md': { title: 'FAQ', order: 3 },
          'basics/a.md': 'A',
          'advanced/index.md': 'Advanced page',
          'advanced/b.md': 'B',
        },
        files: {
          'basics/_category_.json': '{\n\t"label": "Tutorial: basics",\n\t"position": 2\n}',
          'advanced/_category_.yml': 'label: In depth\n',
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      Wiki
        Intro <intro.md>
        Tutorial: basics
          A <basics/a.md>
        FAQ <faq.md>
        In depth <advanced/index.md>
          B <advanced/b.md>
      "
    `);
  });

  test('a broken one is reported', () => {
    expect(navigate({ pages: { 'a/b.md': 'B' }, files: { 'a/_category_.json': '{ "label": "A" "position": 1 }' } }).findings)
      .toMatchInlineSnapshot(`
      [
        {
          "file": "a/_category_.json",
          "message": "Unexpected double-quoted-scalar token.",
          "range": {
            "end": {
              "column": 26,
              "line": 1,
            },
            "start": {
              "column": 16,
              "line": 1,
            },
          },
          "rule": "source/navigation",
        },
      ]
    `);
  });
});

test('the strongest file of a folder decides', () => {
  const pages = { 'a.md': 'A', 'b.md': 'B', 'c.md': 'C' };
  const files = { 'SUMMARY.md': '- [x](c.md)', '_Sidebar.md': '- [y](b.md)', '.order': '' };
  expect(draw({ pages, files })).toMatchInlineSnapshot(`
    "
    Wiki
      y <b.md>
      A <a.md>
      C <c.md>
    "
  `);
});

test('sources are kept apart and come in their order', () => {
  const { trees } = buildNavigation({
    sources: [stubSource({ id: 'two', title: 'Two', path: 'two' }), stubSource({ id: 'one', title: 'One', path: 'one' })],
    pages: [stubNavPage('one/a.md', { source: 'one' }), stubNavPage('two/a.md', { source: 'two' })],
    navFiles: [],
  });
  expect(trees.map((tree) => [tree.source, tree.title, pageIds(tree)])).toEqual([
    ['two', 'Two', ['two/a.md']],
    ['one', 'One', ['one/a.md']],
  ]);
});

const name = fc.constantFrom('a', 'b', 'A', 'index', 'README', 'Home', '01-x', '2-y', 'a b', 'Foo', 'é', '__proto__');
const pagePath = fc
  .tuple(fc.array(name, { maxLength: 3 }), name, fc.constantFrom('.md', '.mdx', '.html.md.erb'))
  .map(([folders, stem, extension]) => [...folders, stem + extension].join('/'));
const target = fc.oneof(pagePath, name, fc.constantFrom('...', '..', '', '#x', 'https://example.com', 'gone.md', '%', '*.md'));
const navFile = fc
  .tuple(fc.array(name, { maxLength: 2 }), fc.constantFrom(...Object.keys(kinds)), fc.array(fc.tuple(fc.nat(3), target), { maxLength: 8 }))
  .map(([folders, file, lines]): [string, string] => {
    const list = lines.map(([indent, to]) => `${'  '.repeat(indent)}- [x](${to}) [[${to}]]`).join('\n');
    const yaml = `docs_dir: .\nlabel: L\nposition: 1\nnav:\n  - G:\n    - ...\n${lines.map(([, to]) => `  - T: ${JSON.stringify(to)}`).join('\n')}`;
    const text = file === '.order' ? lines.map(([, to]) => to).join('\n') : file.endsWith('.md') ? `# H\n${list}` : yaml;
    return [[...folders, file].join('/'), text];
  });

test('whatever the files say, every page of the source is in its tree exactly once', () => {
  const content = fc.record({
    paths: fc.uniqueArray(pagePath, { maxLength: 25 }),
    files: fc.uniqueArray(navFile, { maxLength: 4, selector: ([path]) => path }),
    dialect: fc.constantFrom('gfm' as const, 'github-wiki' as const, 'azure-wiki' as const, 'docusaurus' as const),
    orders: fc.array(fc.option(fc.integer({ min: -2, max: 2 })), { maxLength: 25 }),
  });
  fc.assert(
    fc.property(content, ({ paths, files, dialect, orders }) => {
      const pages = paths.map((path, at) => stubNavPage(path, typeof orders[at] === 'number' ? { order: orders[at] } : {}));
      const navFiles = files.map(([path, text]) => ({
        kind: kinds[path.slice(path.lastIndexOf('/') + 1)] ?? 'order',
        path,
        source: 'wiki',
        text,
      }));
      const sources = [stubSource({ dialect })];
      const built = buildNavigation({ sources, pages, navFiles });
      expect(built.trees.flatMap(pageIds).sort()).toEqual([...paths].sort());
      expect(buildNavigation({ sources, pages: pages.toReversed(), navFiles: navFiles.toReversed() })).toEqual(built);
    }),
    { numRuns: 500 },
  );
});

test('random text in a navigation file never throws', () => {
  const pages = ['a.md', 'b/c.md'].map((path) => stubNavPage(path));
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.entries(kinds)),
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('-', '[', ']', '(', ')', '#', ' ', '\n', '\r', 'a', '<', '!', '|', ':') })),
      ([file, kind], text) => {
        const { trees } = buildNavigation({ sources: [stubSource()], pages, navFiles: [{ kind, path: file, source: 'wiki', text }] });
        expect(trees.flatMap(pageIds).sort()).toEqual(['a.md', 'b/c.md']);
      },
    ),
  );
});

describe('size', () => {
  const paths = Array.from({ length: 10_000 }, (_, at) => `area-${at % 10}/part-${at % 100}/section-${at % 500}/page-${at}.md`);
  const pages = paths.map((path, at) => stubNavPage(path, { title: `Page ${at}` }));

  // Ten times what it takes on two idle cores, so that only a change of kind fails.
  test.each<[string, NavFile[]]>([
    ['no file', []],
    ['SUMMARY.md', [{ kind: 'summary', path: 'SUMMARY.md', source: 'wiki', text: paths.map((path) => `- [x](${path})`).join('\n') }]],
    ['entries that lead nowhere', [{ kind: 'order', path: '.order', source: 'wiki', text: paths.map((path) => `${path}x`).join('\n') }]],
  ])('10,000 pages, %s: under 2 s', (_, navFiles) => {
    const before = cpuTime();
    const { trees } = buildNavigation({ sources: [stubSource()], pages, navFiles });
    expect(cpuTime() - before).toBeLessThan(2000);
    expect(new Set(trees.flatMap(pageIds)).size).toBe(10_000);
  });

  test.each([
    ['brackets', '[ '.repeat(250_000)],
    ['lines of brackets', `${'[a '.repeat(660)}\n`.repeat(250)],
    ['images without end', `${'![a]('.repeat(390)}\n`.repeat(250)],
    ['underscores', `a${'_'.repeat(1990)}b\n`.repeat(250)],
    ['comments without end', '<!--'.repeat(130_000)],
    ['depth', Array.from({ length: 1000 }, (__, at) => `${' '.repeat(at)}- [a](page-${at})`).join('\n')],
  ])('a hostile side bar of %s takes under 2 s', (_, text) => {
    const before = cpuTime();
    buildNavigation({
      sources: [stubSource()],
      pages: pages.slice(0, 10),
      navFiles: [{ kind: 'sidebar', path: '_Sidebar.md', source: 'wiki', text }],
    });
    expect(cpuTime() - before).toBeLessThan(2000);
  });

  test('a file over the limit is reported and not read', () => {
    expect(navigate({ pages: { 'a.md': 'A' }, files: { '.order': 'a\n'.repeat(300_000) } }).findings).toMatchInlineSnapshot(`
      [
        {
          "file": ".order",
          "message": "The file is longer than 524288 characters; it is not read.",
          "rule": "source/navigation",
        },
      ]
    `);
  });
});

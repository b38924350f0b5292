import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, type Files } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const config = 'sources:\n  - { id: docs, path: docs }\nunits: units.yml\n';

/** Moves in a repository of these files and gives what a file says then. */
async function move(files: Files, from: string, to: string): Promise<(path: string) => string> {
  const { root } = makeRepository({ 'waymark.yml': config, 'units.yml': '', ...files });
  const { code, err } = await runIn(root, ['mv', from, to]);
  expect([code, err]).toEqual([0, expect.stringMatching(/^Moved /)]);
  return (path) => readFileSync(join(root, path), 'utf8');
}

test('links to a page that moves are written anew, each in its own way', async () => {
  const cases = {
    'a path': ['[x](guide/deploy.md)', '[x](how-to/ship.md)'],
    'a path from here': ['[x](./guide/deploy.md)', '[x](./how-to/ship.md)'],
    'without extension': ['[x](guide/deploy)', '[x](how-to/ship)'],
    'as the built page': ['[x](guide/deploy.html)', '[x](how-to/ship.html)'],
    'as a folder': ['[x](guide/deploy/)', '[x](how-to/ship/)'],
    'from the root of the source': ['[x](/guide/deploy.md)', '[x](/how-to/ship.md)'],
    'from the root of the repository': ['[x](/docs/guide/deploy.md)', '[x](/docs/how-to/ship.md)'],
    'with an anchor': ['[x](guide/deploy.md#steps)', '[x](how-to/ship.md#steps)'],
    'with a query': ['[x](guide/deploy.md?plain=1#steps)', '[x](how-to/ship.md?plain=1#steps)'],
    'with a title': ['[x](guide/deploy.md "guide/deploy.md")', '[x](how-to/ship.md "guide/deploy.md")'],
    'in angle brackets': ['[x](<guide/deploy.md>)', '[x](<how-to/ship.md>)'],
    'percent-encoded': ['[x](guide/d%65ploy.md)', '[x](how-to/ship.md)'],
    'with an escape': [String.raw`[x](guide/deploy\.md)`, '[x](how-to/ship.md)'],
    'with a character reference': ['[x](guide/deploy&#46;md)', '[x](how-to/ship.md)'],
    'a definition': ['[x][d]\n\n[d]: guide/deploy.md', '[x][d]\n\n[d]: how-to/ship.md'],
    'round a picture': ['[![i](i.png)](guide/deploy.md)', '[![i](i.png)](how-to/ship.md)'],
    'in HTML': ['<a href="guide/deploy.md">x</a>', '<a href="how-to/ship.md">x</a>'],
    'in HTML in a list': ['- <a\n  href="guide/deploy.md">x</a>', '- <a\n  href="how-to/ship.md">x</a>'],
    'a wikilink': ['[[deploy]]', '[[ship]]'],
    'a wikilink with a text': ['[[deploy|the deploy page]]', '[[ship|the deploy page]]'],
    'a wikilink with its name as text': ['[[deploy|deploy]]', '[[ship|deploy]]'],
    'a wikilink with a path': ['[[guide/deploy]]', '[[how-to/ship]]'],
    'a wikilink with an anchor': ['[[deploy#Steps]]', '[[ship#Steps]]'],
    'an embed': ['![[deploy]]', '![[ship]]'],
    'a wikilink by title, which needs no change': ['[[Deploying]]', '[[Deploying]]'],
    'code, which is no link': ['`[x](guide/deploy.md)`', '`[x](guide/deploy.md)`'],
    'a component.mdx': [
      '<Card title="guide/deploy.md" href="guide/deploy.md">\n\n[x](guide/deploy.md)\n\n</Card>',
      '<Card title="guide/deploy.md" href="how-to/ship.md">\n\n[x](how-to/ship.md)\n\n</Card>',
    ],
  };
  const nameOf = (title: string): string => `docs/${title.includes('.') ? title : `${title}.md`}`;
  const pages = Object.entries(cases).map(([title, [written = '']]): [string, string] => [nameOf(title), `# ${title}\n\n${written}\n`]);
  const files = { ...Object.fromEntries(pages), 'docs/i.png': 'x', 'docs/guide/deploy.md': '# Deploying\n\n## Steps\n\nPush.\n' };
  const read = await move(files, 'docs/guide/deploy.md', 'docs/how-to/ship.md');
  for (const [title, [, expected = '']] of Object.entries(cases)) expect(read(nameOf(title))).toBe(`# ${title}\n\n${expected}\n`);
});

test('wikis call pages by their names, and go on to do so', async () => {
  const cases = {
    'GitHub, the page second': ['[[the text|On-Call]] [[On Call]]', '[[the text|Duty-Roster]] [[Duty Roster]]'],
    'the same on both sides': ['[[On-Call|On-Call]]', '[[On-Call|Duty-Roster]]'],
    'a plain link': ['[x](On-Call) [y](On-Call#who)', '[x](Duty-Roster) [y](Duty-Roster#who)'],
    'with a space': ['[x](On Call)', '[x](Duty Roster)'],
  };
  const pages = Object.entries(cases).map(([title, [written = '']]): [string, string] => [
    `wiki/${title}.md`,
    `# ${title}\n\n${written}\n`,
  ]);
  const files = {
    ...Object.fromEntries(pages),
    'waymark.yml': 'sources:\n  - { id: wiki, path: wiki, dialect: github-wiki }\nunits: units.yml\n',
    'wiki/On-Call.md': '# Who is called\n\n## Who\n',
    'wiki/_Sidebar.md': '* [[Roster|On-Call]]\n* [who](On-Call#who)\n',
  };
  const read = await move(files, 'wiki/On-Call.md', 'wiki/Duty-Roster.md');
  for (const [title, [, expected = '']] of Object.entries(cases)) expect(read(`wiki/${title}.md`)).toBe(`# ${title}\n\n${expected}\n`);
  expect(read('wiki/_Sidebar.md')).toBe('* [[Roster|Duty-Roster]]\n* [who](Duty-Roster#who)\n');
});

test('links of a page that moves lead to where they led', async () => {
  const cases = [
    ['[x](../index.md)', '[x](../../index.md)'],
    ['[x](other.md)', '[x](../../guide/other.md)'],
    ['[x](deploy.md#steps) [y](#steps)', '[x](ship.md#steps) [y](#steps)'],
    ['![p](p.png)', '![p](../../guide/p.png)'],
    ['<img src="p.png" alt="p">', '<img src="../../guide/p.png" alt="p">'],
    ['[c](../../src/a.ts)', '[c](../../../src/a.ts)'],
    ['[w](https://example.com/a.md)', '[w](https://example.com/a.md)'],
    ['[x](/index.md)', '[x](/index.md)'],
    ['[x](a%20b.md) [y](<a b.md>)', '[x](../../guide/a%20b.md) [y](<../../guide/a b.md>)'],
    ['[x](./) [y](../guide)', '[x](../../guide/) [y](../../guide)'],
    ['[x](not-there.md)', '[x](not-there.md)'],
    ['[[other]] [[guide/other]]', '[[other]] [[guide/other]]'],
  ];
  const files = {
    'docs/index.md': '# Start\n',
    'docs/guide/index.md': '# Guides\n',
    'docs/guide/other.md': '# Other\n',
    'docs/guide/a b.md': '# A b\n',
    'docs/guide/p.png': 'x',
    'src/a.ts': 'x',
    'docs/guide/deploy.md': `# Deploying\n\n## Steps\n\n${cases.map(([written]) => written).join('\n\n')}\n`,
  };
  const read = await move(files, 'docs/guide/deploy.md', 'docs/how/to/ship.md');
  expect(read('docs/how/to/ship.md').split('\n\n').slice(2)).toEqual(
    `${cases.map(([, expected]) => expected).join('\n\n')}\n`.split('\n\n'),
  );
});

test('links of a page that moves one folder up lead to where they led from its file', async () => {
  const cases = [
    ['[x](../run/deploy.md)', '[x](run/deploy.md)'],
    ['[x](../run/deploy)', '[x](run/deploy)'],
    ['[x](../run/)', '[x](run/)'],
    ['[x](../run)', '[x](run)'],
    ['![p](../p.png)', '![p](p.png)'],
    ['[c](../../src/a.ts)', '[c](../src/a.ts)'],
    ['[c](../../src/)', '[c](../src/)'],
    ['[x](other.md)', '[x](guide/other.md)'],
    // On the portal alone, `/docs/guide/ship/`, these lead somewhere: from there they go on to do so.
    ['[x](../other/)', '[x](../guide/other/)'],
    ['[x](../../run/)', '[x](../run/)'],
    // What leads nowhere goes on to lead to the same place.
    ['[x](../../p.png)', '[x](../p.png)'],
  ];
  const files = {
    'docs/index.md': '# Start\n',
    'docs/run/index.md': '# Run\n',
    'docs/run/deploy.md': '# Deploying\n',
    'docs/guide/other.md': '# Other\n',
    'docs/p.png': 'x',
    'src/a.ts': 'x',
    'docs/guide/ship.md': `# Ship\n\n${cases.map(([written]) => written).join('\n\n')}\n`,
  };
  const read = await move(files, 'docs/guide/ship.md', 'docs/ship.md');
  expect(read('docs/ship.md').trimEnd().split('\n\n').slice(1)).toEqual(cases.map(([, expected]) => expected));
});

describe('what live pages import', () => {
  const imports = [
    "import { total } from './data.js'",
    "import Part from '../parts/part.jsx'",
    'import {\n  one,\n} from "./numbers"',
    "import text from './notes.md?raw'",
    "import all from './lib'",
    "export { other } from '../../src/other.ts'",
    "import { z } from 'zod'",
  ];
  const files: Files = {
    'docs/a/page.mdx': `${imports.join('\n')}\n\n# Page\n\n{total}\n\n\`\`\`js\nimport { total } from './data.js'\n\`\`\`\n`,
    'docs/a/data.js': 'export const total = 1;\n',
    'docs/a/numbers.ts': 'export const one = 1;\n',
    'docs/a/notes.md': '# Notes\n',
    'docs/a/lib/index.ts': 'export default 1;\n',
    'docs/parts/part.jsx': 'export default () => null;\n',
    'src/other.ts': 'export const other = 1;\n',
    'node_modules/zod/package.json': '{}',
  };

  test('is where it was when a page moves', async () => {
    const read = await move(files, 'docs/a/page.mdx', 'docs/b/c/page.mdx');
    expect(read('docs/b/c/page.mdx')).toMatchInlineSnapshot(`
      "import { total } from '../../a/data.js'
      import Part from '../../parts/part.jsx'
      import {
        one,
      } from "../../a/numbers"
      import text from '../../a/notes.md?raw'
      import all from '../../a/lib'
      export { other } from '../../../src/other.ts'
      import { z } from 'zod'

      # Page

      {total}

      \`\`\`js
      import { total } from './data.js'
      \`\`\`
      "
    `);
  });

  test('moves with the page, in a folder', async () => {
    const read = await move(files, 'docs/a', 'docs/b/c');
    expect(read('docs/b/c/page.mdx')).toMatchInlineSnapshot(`
      "import { total } from './data.js'
      import Part from '../../parts/part.jsx'
      import {
        one,
      } from "./numbers"
      import text from './notes.md?raw'
      import all from './lib'
      export { other } from '../../../src/other.ts'
      import { z } from 'zod'

      # Page

      {total}

      \`\`\`js
      import { total } from './data.js'
      \`\`\`
      "
    `);
  });

  test('may move alone', async () => {
    const read = await move(files, 'docs/parts', 'docs/pieces');
    expect(read('docs/a/page.mdx').split('\n')[1]).toBe("import Part from '../pieces/part.jsx'");
  });
});

test('an include keeps its section, whoever moves', async () => {
  const files: Files = {
    'docs/nodes.md':
      '# Nodes\n\n## Checks\n\nLook.\n\n::include{page="words.md" section="Node"}\n\n::include{page=words.md section=Node heading=hide}\n',
    'docs/words.md': '# Words\n\n## Node\n\nA machine.\n',
    'docs/practice.mdx': '# Practice\n\n<Include page="nodes.md" section="Checks" />\n\n<Include page="./nodes.md#Checks" />\n',
  };
  const page = await move(files, 'docs/nodes.md', 'docs/topics/the nodes.md');
  expect(page('docs/topics/the nodes.md')).toBe((files['docs/nodes.md'] as string).replaceAll('words.md', '../words.md'));
  expect(page('docs/practice.mdx')).toBe((files['docs/practice.mdx'] as string).replaceAll('nodes.md', 'topics/the%20nodes.md'));
  const included = await move(files, 'docs/words.md', 'docs/topics/words.md');
  expect(included('docs/nodes.md')).toBe((files['docs/nodes.md'] as string).replaceAll('words.md', 'topics/words.md'));
});

test('the glossary is the page that it was', async () => {
  const glossary = `${config}glossary: docs/words.md # ours\n`;
  const files = { 'waymark.yml': glossary, 'docs/words.md': '# Words\n\n## Node\n\nA machine.\n', 'docs/a.md': '# A\n\nA :term[node].\n' };
  const read = await move(files, 'docs/words.md', 'docs/terms.md');
  expect(read('waymark.yml')).toBe(glossary.replace('docs/words.md', 'docs/terms.md'));
});

describe('what labs and code come from', () => {
  const lab = `# Count

:::lab[One]{template=../../examples/jobs verify="true"}
Count.
:::

:::lab[Two]{template="/examples/jobs/" verify="true"}
Count.
:::

::code-from-repo{file="examples/jobs/count.sh"}
`;
  const files: Files = { 'docs/labs/count.md': lab, 'examples/jobs/count.sh': 'wc -l\n', 'examples/other/a': 'x\n' };

  test('is where it was when a page moves', async () => {
    const read = await move(files, 'docs/labs/count.md', 'docs/deep/er/count.md');
    expect(read('docs/deep/er/count.md')).toBe(lab.replace('../../', '../../../'));
  });

  test.each([
    ['itself', 'examples/jobs', 'examples/waiting jobs', 'examples/waiting%20jobs'],
    ['with the folder around it', 'examples', 'docs/labs/given', 'docs/labs/given/jobs'],
  ])('may move %s', async (_, from, to, address) => {
    const read = await move(files, from, to);
    const relative = address.startsWith('docs/labs/') ? 'given/jobs' : `../../${address}`;
    const expected = lab.replace('../../examples/jobs', relative).replace('"/examples/jobs/"', `"/${address}/"`);
    expect(read('docs/labs/count.md')).toBe(expected.replace('"examples/jobs/', `"${decodeURI(address)}/`));
  });
});

describe('what else names a page', () => {
  test('the `.order` of a wiki on Azure: the line goes where the page goes', async () => {
    const files = {
      'docs/x/old.md': '# Old\n',
      'docs/x/second.md': '# Second\n',
      'docs/x/.order': 'old\nsecond\n',
      'docs/y/third.md': '# Third\n',
      'docs/y/.order': 'third\r\n',
    };
    const read = await move(files, 'docs/x/old.md', 'docs/y/new.md');
    expect([read('docs/x/.order'), read('docs/y/.order')]).toEqual(['second\n', 'third\r\nnew\r\n']);
  });

  test.each([
    ['SUMMARY.md', '# Summary\n\n- [Start](index.md)\n- [Old](x/old.md)\n', '# Summary\n\n- [Start](index.md)\n- [Old](y/new.md)\n'],
    ['.pages', 'nav:\n  - index.md\n  - Old: "x/old.md"\n', 'nav:\n  - index.md\n  - Old: "y/new.md"\n'],
    ['x/.pages', 'nav:\n  - second.md\n  - old.md\n', 'nav:\n  - second.md\n'],
  ])('%s', async (name, before, after) => {
    const pages = { 'docs/index.md': '# Start\n', 'docs/x/old.md': '# Old\n', 'docs/x/second.md': '# Second\n' };
    const read = await move({ ...pages, [`docs/${name}`]: before }, 'docs/x/old.md', 'docs/y/new.md');
    expect(read(`docs/${name}`)).toBe(after);
  });

  test('nav of mkdocs.yml, from the folder that it names', async () => {
    const nav = 'site_name: X\nnav:\n  - Start: index.md\n  - Old: x/old.md # kept\n';
    const read = await move(
      { 'mkdocs.yml': nav, 'docs/index.md': '# Start\n', 'docs/x/old.md': '# Old\n' },
      'docs/x/old.md',
      'docs/y/new page.md',
    );
    expect(read('mkdocs.yml')).toBe(nav.replace('x/old.md', "'y/new page.md'"));
  });

  test('the text of the home page, which is no page', async () => {
    const files = {
      'waymark.yml': `site: { home: home.md }\n${config}`,
      'home.md': '# Welcome\n\n[Start](docs/old.md)\n',
      'docs/old.md': '# Old\n',
    };
    const read = await move(files, 'docs/old.md', 'docs/new.md');
    expect(read('home.md')).toBe('# Welcome\n\n[Start](docs/new.md)\n');
  });

  test('pathways, the sidecar, covers and replacements; everything else stays to the byte', async () => {
    const files = {
      'docs/index.md':
        '\ufeff---\r\nreplacedBy: docs/x/old # next\r\ncovers:\r\n  - "docs/x/old.md"\r\n  - { path: docs/x/*.md, match: a }\r\n---\r\n# Start\r\n\r\n[old](x/old.md)\r\n',
      'docs/x/old.md': '# Old\n',
      'docs/x/other.md': '# Other\n',
      'units.yml':
        '# Ours\npages:\n  docs/x/old.md: { owner: "@acme/docs" } # why\n  docs/x/other.md:\n    covers: [docs/x/old.md]\n    replacedBy: docs/x/old\n',
      'pathways/p/pathway.yml':
        'id: p\ntitle: P\nstages:\n  - id: s\n    title: S\n    units:\n      - { unit: docs/x/old } # first\n      - unit: docs/x/other.md\n    elective: { choose: 1, of: [docs/index] }\n',
    };
    const read = await move(files, 'docs/x/old.md', 'docs/y/new.md');
    expect(read('docs/index.md')).toBe(
      '\ufeff---\r\nreplacedBy: docs/y/new # next\r\ncovers:\r\n  - "docs/y/new.md"\r\n  - { path: docs/x/*.md, match: a }\r\n---\r\n# Start\r\n\r\n[old](y/new.md)\r\n',
    );
    expect(read('units.yml')).toMatchInlineSnapshot(`
      "# Ours
      pages:
        docs/y/new.md: { owner: "@acme/docs", formerIds: [docs/x/old] } # why
        docs/x/other.md:
          covers: [docs/y/new.md]
          replacedBy: docs/y/new
      "
    `);
    expect(read('pathways/p/pathway.yml')).toBe(files['pathways/p/pathway.yml'].replace('docs/x/old', 'docs/y/new'));
  });
});

describe('CODEOWNERS', () => {
  const files = { 'docs/index.md': '# Start\n', 'docs/x/a b.md': '# A\n', 'docs/x/c.md': '# C\n' };

  test('names files and folders where they are, in front of wildcards too; what matches at any depth stays', async () => {
    const owners =
      '* @acme/all\r\n/docs/x/ @acme/x # ours\r\ndocs/x/**/*.txt @acme/t\r\ndocs/x/a\\ b.md @acme/a\r\n/docs/x*.md @acme/y\r\n/docs/**/c.md @acme/c\r\n';
    const { root } = makeRepository({ 'waymark.yml': config, 'units.yml': '', '.github/CODEOWNERS': owners, ...files });
    const { code } = await runIn(root, ['mv', 'docs/x', 'docs/y']);
    expect([code, readFileSync(join(root, '.github/CODEOWNERS'), 'utf8')]).toEqual([
      0,
      '* @acme/all\r\n/docs/y/ @acme/x # ours\r\n/docs/y/**/*.txt @acme/t\r\n/docs/y/a\\ b.md @acme/a\r\n/docs/x*.md @acme/y\r\n/docs/**/c.md @acme/c\r\n',
    ]);
  });

  test('gives a page to others where they own its new folder, and that is said', async () => {
    const owners = '* @acme/all @acme/boss\n/docs/x/ @acme/x\n/docs/y/ @acme/y\n/docs/nobody/\n';
    const { root } = makeRepository({
      'waymark.yml': config,
      'units.yml': '',
      '.github/CODEOWNERS': owners,
      ...files,
      'docs/y/d.md': '# D\n',
    });
    expect((await runIn(root, ['mv', 'docs/x/c.md', 'docs/y/', '--dry-run'])).out).toContain('owner docs/y/c.md: @acme/x → @acme/y\n');
    expect((await runIn(root, ['mv', 'docs/x/c.md', 'docs/y/'])).err).toMatchInlineSnapshot(`
      "Moved 1 file, nothing had to be mended. \`units.yml\` keeps 1 old address.
      Owner of \`docs/y/c.md\`: @acme/x → @acme/y
      "
    `);
    expect((await runIn(root, ['mv', 'docs/index.md', 'docs/nobody/'])).err).toMatchInlineSnapshot(`
      "Moved 1 file, nothing had to be mended. \`units.yml\` keeps 1 old address.
      Owner of \`docs/nobody/index.md\`: @acme/all, @acme/boss → nobody
      "
    `);
    expect((await runIn(root, ['mv', 'docs/y/d.md', 'docs/y/e.md'])).err).not.toContain('Owner');
  });

  test('holds no move up with what is only an info, and that is listed', async () => {
    const owners = '/docs/x/*.md @acme/x\n/docs/x/c.md @acme/c\n';
    const { root } = makeRepository({
      'waymark.yml': config,
      'units.yml': '',
      '.github/CODEOWNERS': owners,
      'docs/x/c.md': '# C\n',
      'docs/index.md': '# I\n',
    });
    const { code, err } = await runIn(root, ['mv', 'docs/x/c.md', 'docs/d.md']);
    expect(code).toBe(0);
    expect(err).toMatchInlineSnapshot(`
      "1 info, which doesn’t count:
      .github/CODEOWNERS:1  The pattern \`/docs/x/*.md\` matches no file of the repository. (owner/dead-pattern)
      Moved 1 file, mended 1 place in 1 file. \`units.yml\` keeps 1 old address.
      "
    `);
  });
});

describe('ids', () => {
  const pages = { 'docs/index.md': '# Start\n', 'docs/x/old.md': '# Old\n' };

  test('the old one is remembered, and the page may come back', async () => {
    const { root } = makeRepository({ 'waymark.yml': config, 'units.yml': 'pages: {}\n', ...pages });
    await runIn(root, ['mv', 'docs/x/old.md', 'docs/y/']);
    expect(readFileSync(join(root, 'units.yml'), 'utf8')).toBe('pages:\n  docs/y/old.md:\n    formerIds:\n      - docs/x/old\n');
    await runIn(root, ['mv', 'docs/y/old.md', 'docs/x']);
    expect(readFileSync(join(root, 'units.yml'), 'utf8')).toBe('');
    expect((await runIn(root, ['check', '--fail-on', 'warning'])).code).toBe(0);
  });

  test('the old one of a page that was never committed is not: nobody can know it', async () => {
    const { root, git, write } = makeRepository({ 'waymark.yml': '# Ours\nsources:\n  - { id: docs, path: docs }\n', ...pages });
    write({ 'docs/x/new.md': '# New\n' });
    expect((await runIn(root, ['mv', 'docs/x/new.md', 'docs/new.md', '-n'])).out).toContain(
      'id    docs/x/new → docs/new, the old one was never committed\n',
    );
    expect((await runIn(root, ['mv', 'docs/x/new.md', 'docs/new.md'])).err).toBe('Moved 1 file, nothing had to be mended.\n');
    expect(git('status', '--short')).toBe('?? docs/new.md\n');
  });

  test('only the one that was committed is remembered of a page that moves twice', async () => {
    const read = await move({ ...pages, 'units.yml': '{}\n' }, 'docs/x/old.md', 'docs/y/');
    expect(read('units.yml')).toBe('pages:\n  docs/y/old.md:\n    formerIds:\n      - docs/x/old\n');
    const { root } = makeRepository({ 'waymark.yml': config, 'units.yml': '', ...pages });
    await runIn(root, ['mv', 'docs/x/old.md', 'docs/y/']);
    await runIn(root, ['mv', 'docs/y/old.md', 'docs/z/']);
    expect(readFileSync(join(root, 'units.yml'), 'utf8')).toBe('pages:\n  docs/z/old.md:\n    formerIds:\n      - docs/x/old\n');
  });

  test('a configuration without a sidecar gets one', async () => {
    const { root } = makeRepository({ 'waymark.yml': '# Ours\nsources:\n  - { id: docs, path: docs }\n', ...pages });
    expect((await runIn(root, ['mv', 'docs/x/old.md', 'docs/new.md'])).err).toBe(
      'Moved 1 file, nothing had to be mended. `units.yml` keeps 1 old address.\n',
    );
    expect(readFileSync(join(root, 'waymark.yml'), 'utf8')).toBe('# Ours\nsources:\n  - { id: docs, path: docs }\nunits: units.yml\n');
    expect(readFileSync(join(root, 'units.yml'), 'utf8')).toBe('pages:\n  docs/new.md:\n    formerIds:\n      - docs/x/old\n');
  });

  test('one that is written stays, and the fields of the sidecar go along', async () => {
    const { root } = makeRepository({ 'waymark.yml': config, 'units.yml': 'pages:\n  docs/x/old.md: { id: docs/old }\n', ...pages });
    expect((await runIn(root, ['mv', 'docs/x/old.md', 'docs/new.md'])).err).toBe('Moved 1 file, mended 1 place in 1 file.\n');
    expect(readFileSync(join(root, 'units.yml'), 'utf8')).toBe('pages:\n  docs/new.md: { id: docs/old }\n');
  });

  test('a source that moves as a whole keeps them', async () => {
    const { root } = makeRepository({ 'waymark.yml': config, 'units.yml': '', ...pages });
    expect((await runIn(root, ['mv', 'docs', 'handbook'])).err).toBe('Moved 2 files, mended 1 place in 1 file.\n');
    expect(readFileSync(join(root, 'waymark.yml'), 'utf8')).toBe(config.replace('path: docs', 'path: handbook'));
    expect((await runIn(root, ['check', '--fail-on', 'warning'])).out).toBe('No problems in 2 pages.\n');
  });
});

describe('the move itself', () => {
  const pages = { 'docs/index.md': '# Start\n\n[a](a.md)\n', 'docs/a.md': '# A\n' };

  test('is git’s, and uncommitted changes stay', async () => {
    const { root, git, write } = makeRepository({ 'waymark.yml': config, 'units.yml': '', ...pages });
    write({ 'docs/a.md': '# A, changed\n', 'docs/new.md': '# New\n' });
    await runIn(root, ['mv', 'docs/a.md', 'docs/b.md']);
    await runIn(root, ['mv', 'docs/new.md', 'docs/newer.md']);
    expect(git('status', '--short', '--untracked-files=all')).toBe(
      'RM docs/a.md -> docs/b.md\n M docs/index.md\n M units.yml\n?? docs/newer.md\n',
    );
  });

  test('works outside of git, and upper case alone may change', async () => {
    const { root } = makeFolder({ 'waymark.yml': config, 'units.yml': '', ...pages });
    expect((await runIn(root, ['mv', 'docs/a.md', 'docs/A.md'])).code).toBe(0);
    expect(readFileSync(join(root, 'docs/index.md'), 'utf8')).toBe('# Start\n\n[a](A.md)\n');
  });

  test('is shown and not done with --dry-run', async () => {
    const { root, git } = makeRepository({ 'waymark.yml': config, 'units.yml': '', ...pages });
    const { code, out, err } = await runIn(root, ['mv', 'docs/a.md', 'docs/deep/b', '--dry-run']);
    expect([code, err, git('status', '--short')]).toEqual([0, '', '']);
    expect(out).toMatchInlineSnapshot(`
      "move  docs/a.md → docs/deep/b.md
      edit  docs/index.md:3  a.md → deep/b.md
      id    docs/a → docs/deep/b, remembered in units.yml
      "
    `);
  });

  test.each([
    ['what isn’t there', ['docs/none.md', 'docs/x.md']],
    ['onto a file', ['docs/a.md', 'docs/index.md']],
    ['onto itself', ['docs/a.md', 'docs']],
    ['into itself', ['docs', 'docs/deeper/docs']],
    ['out of the sources', ['docs/a.md', 'notes/a.md']],
    ['out of the repository', ['docs/a.md', '../a.md']],
    ['the configuration', ['waymark.yml', 'docs/waymark.yml']],
    ['into git’s folder', ['docs/a.md', '.git/a.md']],
    ['what is ignored', ['docs/secret.md', 'docs/b.md']],
  ])('refuses %s', async (_, [from = '', to = '']) => {
    const { root, git, write } = makeRepository({ 'waymark.yml': config, 'units.yml': '', '.gitignore': 'secret.md\n', ...pages });
    write({ 'docs/secret.md': '# S\n' });
    const { code, err } = await runIn(root, ['mv', from, to]);
    expect({ code, err, status: git('status', '--short') }).toMatchSnapshot();
  });

  test('doesn’t leave the repository through a symbolic link', async () => {
    const { root, git } = makeRepository({ 'waymark.yml': config, 'units.yml': '', 'docs/a.md': '# A\n' });
    const outside = makeFolder({}).root;
    symlinkSync(outside, join(root, 'docs/out'));
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Link');
    for (const target of ['docs/out/a.md', 'docs/out/new/a.md', 'docs/out/']) {
      const { code, err } = await runIn(root, ['mv', 'docs/a.md', target]);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^waymark: `docs\/out` (?:is a symbolic link, not a folder|exists already)\.\n/),
      ]);
    }
    expect([readdirSync(outside), git('status', '--short')]).toEqual([[], '']);
  });

  test('is not done where it would leave faults, unless forced', async () => {
    const files = { ...pages, 'docs/index.md': '# Start\n\n[the guides](guides/)\n', 'docs/guides/a.md': '# A\n' };
    const { root, git } = makeRepository({ 'waymark.yml': config, 'units.yml': '', ...files });
    const { code, err } = await runIn(root, ['mv', 'docs/guides/a.md', 'docs/b.md']);
    expect({ code, err, status: git('status', '--short') }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "2 faults would be left:
      docs/index.md:3  \`guides/\` has to lead to \`docs/guides\`
      docs/index.md:3  Cannot find page \`guides/\`. (link/page)
      Nothing was moved. Mend what is listed, or move with \`--force\` and mend it afterwards.
      ",
        "status": "",
      }
    `);
    expect((await runIn(root, ['mv', 'docs/guides/a.md', 'docs/b.md', '--force'])).code).toBe(1);
    expect(git('status', '--short')).toContain('docs/guides/a.md -> docs/b.md');
  });
});

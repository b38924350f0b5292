import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUnresolvedImports, importedFiles } from '../../src/node/find-imports.ts';
import { findMissingExports } from '../../src/node/find-missing-exports.ts';
import { makeFolder } from '../helpers/repository.ts';

const files = {
  'docs/chart.astro': '---\nimport scale from "./scale";\n  import label from "../missing.ts";\n---\n',
  'docs/scale.ts': "export * from './chart.astro';\n",
  'docs/parts/index.ts': '',
  'docs/tsconfig.json':
    '\ufeff{\n  // Paths: "@/*"\n  "compilerOptions": { /* all */ "paths": { "@/*": ["./*"], "~/*": ["/*"], "exact": ["x//y"], "*": ["./*"], }, },\n}\n',
  'docs/jsconfig.json': '{ "compilerOptions": ',
  'jsconfig.json': '{ "compilerOptions": { "paths": { "$lib/*": ["./*"] } } }',
  'node_modules/known/package.json': '{}',
  'node_modules/@scope/known/package.json': '{}',
};

describe('imports of a live page that lead nowhere', () => {
  const find = (text: string): (string | undefined)[] =>
    findUnresolvedImports(makeFolder(files).root, { path: 'docs/page.mdx', text, source: 'docs', blob: '' }).map(({ actual }) => actual);

  it.each([
    ['a file', "import Chart from './chart.astro'"],
    ['a file without its ending', "import { scale } from './scale'"],
    ['a folder', "import './parts'"],
    ['a file with a query', "import text from './chart.astro?raw'"],
    ['a file from the root', "import Chart from '/docs/chart.astro'"],
    ['a package', "import known from 'known/deep/file.js'"],
    ['a package of a scope', 'export * from "@scope/known"'],
    ['what Astro provides', "import { Image } from 'astro:assets'"],
    ['an import in fenced code', "```js\nimport x from 'nowhere'\n```"],
    ['an import in fenced code of a list', "- One\n\n  ```js\nimport x from 'nowhere'\n  ```\n\nText."],
    ['an import in a fence that nobody closes', "~~~~js\n```\nimport x from 'nowhere'\n"],
    ['an import in a quoted fence', "> ```js\n> import x from 'nowhere'\n> ```"],
    ['a part of Node', "import { readFileSync } from 'fs'\nimport { readFile } from 'fs/promises'"],
    ['what a package imports from itself', "import part from '#parts/x.js'"],
    ['an alias', "import Chart from '@/components/Chart.astro'\nimport x from '~/x'\nimport y from 'exact'"],
    ['an alias of the root', "import Chart from '$lib/Chart.astro'"],
    ['what a template shows', "export const sample = `\nimport thing from './not-there.js'\n`"],
    ['what a comment shows', "{/*\nimport thing from './not-there.js'\n*/}"],
    ['what a comment between statements shows', "export const a = 1\n/*\nimport thing from './not-there.js'\n*/\nexport const b = 2"],
    ['what an attribute shows', "<Code text={`\nimport thing from './not-there.js'\n`} />"],
    ['what frontmatter shows', "---\ntext: <p\n---\n\nexport const sample = `\nimport a from 'nowhere'\n`"],
    ['words', 'import duties are paid from ‘nowhere’'],
  ])('are not: %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it.each([
    ['a file', "import Chart from './chrat.astro'", './chrat.astro'],
    ['a package', "import { a, b } from 'unknown/deep'", 'unknown/deep'],
    ['an import of several lines', "import {\n  a,\n  b,\n} from '@scope/unknown'", '@scope/unknown'],
    ['what is like no alias', "import x from '@other/x'", '@other/x'],
    ['what is like an alias and longer', "import x from 'exact/x'", 'exact/x'],
    ['an import of a page that is no valid MDX', "import x from 'nowhere'\n\n{", 'nowhere'],
    ['an import behind one in a template', "export const a = `\nimport x from 'a'\n`\nimport y from 'elsewhere'", 'elsewhere'],
    ['an import behind fenced code', "```js\nimport x from 'nowhere'\n```\n\nimport y from 'elsewhere'", 'elsewhere'],
  ])('are: %s', (_, text, name) => {
    expect(find(text)).toEqual([name]);
  });

  it('are not looked for above the root', () => {
    const { root } = makeFolder({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }', 'site/a.mdx': '' });
    const file = { path: 'a.mdx', text: "import x from '@/x.js'\n", source: 'docs', blob: '' };
    expect(findUnresolvedImports(join(root, 'site'), file)).toHaveLength(1);
  });

  it('are those that leave the repository, or get out by a symbolic link; nothing there is read or asked for', async () => {
    const { root } = makeFolder({ 'outside.ts': 'export const secret = 1;', 'site/docs/real.ts': 'export const a = 1;' });
    symlinkSync(join(root, 'outside.ts'), join(root, 'site/docs/link.ts'));
    symlinkSync(root, join(root, 'site/docs/out'));
    spawnSync('mkfifo', [join(root, 'site/docs/pipe.ts')]);
    const names = ['../../outside.ts', '../../nothing.ts', '/../outside.ts', './link.ts', './out/outside.ts', './pipe.ts', './real.ts'];
    const file = {
      path: 'docs/a.mdx',
      text: names.map((name, at) => `import { a as a${at} } from '${name}'\n`).join(''),
      source: 'docs',
      blob: '',
    };
    const found = findUnresolvedImports(join(root, 'site'), file);
    expect(found.map(({ actual }) => actual)).toEqual(names.slice(0, 5));
    expect(found.map(({ hint }) => hint?.includes('can’t lead out of the repository'))).toEqual([true, true, true, false, false]);
    expect(await findMissingExports(join(root, 'site'), file)).toEqual([]);
  });

  // Either would take minutes if each line, or each mark, were read up to the end of the text again.
  it.each([
    ['lines that only begin as imports', `{/*\n${'import a b\n'.repeat(200_000)}*/}\n`],
    ['a fence that no line end follows', '`'.repeat(200_000)],
  ])('are found in time in %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it('are placed where they stand', () => {
    const [finding] = findUnresolvedImports(makeFolder(files).root, {
      path: 'docs/page.mdx',
      text: "# A\n\nimport x from 'nowhere';\n",
      source: 'docs',
      blob: '',
    });
    expect(finding?.range).toEqual({ start: { line: 3, column: 16 }, end: { line: 3, column: 23 } });
  });
});

it('files that a file imports are found through others, round in a circle, and without those that are missing', () => {
  const { root } = makeFolder(files);
  const inDocs = (name: string): string => join(root, 'docs', name);
  expect([...importedFiles(inDocs('scale.ts'))]).toEqual([inDocs('scale.ts'), inDocs('chart.astro')]);
});

it.each([
  ['./gone.js', 'Correct the path: it starts at the folder of the page.'],
  ['@theme/Heading', expect.stringMatching(/^It belongs to another generator\./) as string],
  ['unknown', 'Install the package, or use the components that need no import.'],
])('a hint fits what cannot be found: %s', (name, hint) => {
  const text = `import x from '${name}';\n`;
  const [finding] = findUnresolvedImports(makeFolder(files).root, { path: 'docs/page.mdx', text, source: 'docs', blob: '' });
  expect(finding?.hint).toEqual(hint);
});

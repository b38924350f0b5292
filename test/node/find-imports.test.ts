import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUnresolvedImports, importedFiles } from '../../src/node/find-imports.ts';
import { makeFolder } from '../helpers/repository.ts';

const files = {
  'docs/chart.astro': '---\nimport scale from "./scale";\n  import label from "../missing.ts";\n---\n',
  'docs/scale.ts': "export * from './chart.astro';\n",
  'docs/parts/index.ts': '',
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
    ['words', 'import duties are paid from ‘nowhere’'],
  ])('are not: %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it.each([
    ['a file', "import Chart from './chrat.astro'", './chrat.astro'],
    ['a package', "import { a, b } from 'unknown/deep'", 'unknown/deep'],
    ['an import of several lines', "import {\n  a,\n  b,\n} from '@scope/unknown'", '@scope/unknown'],
    ['an import behind fenced code', "```js\nimport x from 'nowhere'\n```\n\nimport y from 'elsewhere'", 'elsewhere'],
  ])('are: %s', (_, text, name) => {
    expect(find(text)).toEqual([name]);
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

import { describe, expect, it } from 'vitest';
import { findMissingExports } from '../../src/node/find-missing-exports.ts';
import { makeFolder } from '../helpers/repository.ts';

const files = {
  'docs/data.js':
    "export const total = 1;\nexport function sum() {}\nexport { total as all };\nconst x = 'export const hidden = 1';\nexport default x;\n",
  'docs/types.ts': 'export const enum Level { Low }\nexport abstract class Shape {}\nexport const one: number = 1;\n',
  'docs/hands-on.js': "export * from './data.js';\n",
  'docs/names.js': "export * as data from './data.js';\n",
  'docs/broken.js': 'export const a = `',
  'docs/nothing.js': '',
  'docs/part.astro': '<b />\n',
  'docs/list.json': '{ "one": 1 }',
};

const find = (text: string) => findMissingExports(makeFolder(files).root, { path: 'docs/page.mdx', text, source: 'docs', blob: '' });

describe('names that a live page imports', () => {
  it.each([
    ['that the file exports', "import text, { total, sum as plus, all } from './data.js'"],
    ['of a module as a whole', "import * as data from './data.js'"],
    ['that only TypeScript exports', "import { Level, Shape, one } from './types'"],
    ['of a file that hands on what another exports', "import { anything } from './hands-on.js'"],
    ['that a file gives to what another exports', "import { data } from './names.js'"],
    ['of a script that can’t be read', "import { a } from './broken.js'"],
    ['of a component', "import Part, { a } from './part.astro'"],
    ['of data', "import { one } from './list.json'"],
    ['of a package', "import { nothing } from 'yaml'"],
    ['of a file that isn’t there, which is another fault', "import { a } from './nowhere.js'"],
    ['in an example', "```js\nimport { none } from './data.js'\n```"],
  ])('may be: those %s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });

  it.each([
    ["import { totals } from './data.js'", '1:10-1:16 `./data.js` has no export `totals`, … Did you mean `total`?'],
    [
      "import {\n  total,\n  none as other,\n} from './data'",
      '3:3-3:7 `./data` has no export `none`, … It exports total, sum, all, default.',
    ],
    ["---\ntitle: A\n---\n\nimport it from './names.js'", '5:8-5:10 `./names.js` has no export `default`, … It exports data.'],
    ["import { a } from './nothing.js'", '1:10-1:11 `./nothing.js` has no export `a`, … It exports nothing.'],
  ])('are refused where the file exports no such name: %j', async (text, told) => {
    const said = (await find(text)).map(({ range, message, hint }) => {
      const { start, end } = range ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
      return `${start.line}:${start.column}-${end.line}:${end.column} ${message.replace(/which the page.*/, '…')} ${hint ?? ''}`;
    });
    expect(said).toEqual([told]);
  });
});

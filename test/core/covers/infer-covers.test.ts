import { describe, expect, test } from 'vitest';
import { createFileIndex } from '../../../src/core/covers/file-index.ts';
import { prepareInferring } from '../../../src/core/covers/infer-covers.ts';
import { readCommand } from '../../../src/core/covers/read-command.ts';
import { catalogOf } from '../../helpers/catalog.ts';
import { stubSource } from '../../helpers/document.ts';

const repositoryFiles = [
  'Makefile',
  'deploy/Makefile',
  'deploy/values.yaml',
  'go.sum',
  'other/lib/util.ts',
  'package-lock.json',
  'package.json',
  'scripts/run.sh',
  'src/cli.ts',
  'src/lib/util.ts',
  'src/pay/take.ts',
  'wiki/tool.sh',
  'README.md',
  '.terraform.lock.hcl',
];

function infer(text: string): string[] {
  const catalog = catalogOf({
    files: { 'docs/guide/page.md': text, 'docs/guide/other.md': '# Other\n\nText.\n', 'docs/logo.svg': '<svg/>' },
    sources: [stubSource({ id: 'docs', path: 'docs' })],
    repositoryFiles,
    config: { site: { repo: { url: 'https://github.com/acme/pay', branch: 'main' } } },
  });
  const page = catalog.pageAt('docs/guide/page.md');
  const index = createFileIndex([...repositoryFiles, 'docs/guide/page.md', 'docs/guide/other.md', 'docs/guide/x.sh', 'docs/logo.svg']);
  return page ? prepareInferring(catalog, index)(page).map(({ path, mention }) => `${mention} ${path}`) : [];
}

describe('files are inferred', () => {
  test.each([
    ['[x](../../src/cli.ts)', ['link src/cli.ts']],
    ['[x](/src/cli.ts#L10)', ['link src/cli.ts']],
    ['[x](https://github.com/acme/pay/blob/main/src/cli.ts#L10-L20)', ['link src/cli.ts']],
    ['[x](https://github.com/acme/other/blob/main/src/cli.ts)', []],
    ['[x](../../src)', []],
    ['[x](other.md)', []],
    ['![x](../logo.svg)', []],
    ['[x](../../README.md)', []],
    ['[x](../../package-lock.json) [x](../../go.sum) [x](../../.terraform.lock.hcl)', []],
    ['[x](../../package.json)', ['link package.json']],
    ['`src/cli.ts`', ['path src/cli.ts']],
    ['`/src/cli.ts:12`', ['path src/cli.ts']],
    ['`src/cli.ts#L12-L14`', ['path src/cli.ts']],
    ['`./x.sh`', ['path docs/guide/x.sh']],
    ['`pay/take.ts`', ['path src/pay/take.ts']],
    ['`take.ts`', []],
    ['`lib/util.ts`', []],
    ['`src/lib/util.ts`', ['path src/lib/util.ts']],
    ['`package.json` `Makefile`', []],
    ['`docs/guide/other.md`', []],
    ['`src/nothing.ts` `src/*.ts` `cat src/cli.ts`', []],
    ['```sh\n./scripts/run.sh --fast\n```', ['command scripts/run.sh']],
    ['```sh\n$ sudo bash -x scripts/run.sh\n```', ['command scripts/run.sh']],
    ['```sh\nnode src/cli.ts check && make test\n```', ['command src/cli.ts', 'command Makefile']],
    ['```sh\nmake -C deploy apply\n```', ['command deploy/Makefile']],
    ['```sh\nkubectl apply -f deploy/values.yaml\n```', ['path deploy/values.yaml']],
    ['```sh\n./x.sh\n```', ['command docs/guide/x.sh']],
    ['```js\nimport "src/cli.ts";\n```', []],
    ['`src/cli.ts` [x](../../src/cli.ts)', ['link src/cli.ts']],
  ])('of %j', (text, files) => {
    expect(infer(`# Page\n\n${text}\n`)).toEqual(files);
  });
});

test.each([
  ['./a.sh', ['./a.sh'], []],
  ['FOO=1 sudo ./a.sh b/c', ['./a.sh'], ['b/c']],
  ['cat a/b | bash -s', [], ['a/b']],
  ['python3 -c "print(1)" a/b', [], ['a/b']],
  ['x --file=a/b "c/d" <e/f', [], ['a/b', 'c/d', 'e/f']],
  ['make -f build.mk all', ['build.mk'], []],
  ['make --directory=a/b', ['a/b/GNUmakefile', 'a/b/makefile', 'a/b/Makefile'], ['a/b']],
  ['cd a && . b/c.sh; (./d.sh)', ['b/c.sh', './d.sh'], ['b/c.sh']],
  ['', [], []],
])('%j runs and names files', (line, runs, names) => {
  expect(readCommand(line)).toEqual({ runs, names });
});

test('a page that lists files describes the first fifty', () => {
  const files = Array.from({ length: 80 }, (_, at) => `src/f${at}.ts`);
  const catalog = catalogOf({ files: { 'a.md': files.map((file) => `\`${file}\``).join('\n') }, repositoryFiles: files });
  const [page] = catalog.pages;
  expect(page && prepareInferring(catalog, createFileIndex(files))(page)).toHaveLength(50);
});

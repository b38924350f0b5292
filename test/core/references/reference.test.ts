import { describe, expect, test } from 'vitest';
import { codeOf, isAside } from '../../../src/core/references/code-file.ts';
import { describesElse } from '../../../src/core/references/describes-else.ts';
import { dropWords, findDefinitions, type Definable } from '../../../src/core/references/find-words.ts';
import { flagWords } from '../../../src/core/references/flag-words.ts';
import { isExcused } from '../../../src/core/references/judge-sentence.ts';
import { indexPaths, readingsOf } from '../../../src/core/references/path-index.ts';
import { readCommand } from '../../../src/core/references/read-command.ts';
import { readSpan } from '../../../src/core/references/read-span.ts';
import { hasTarget, readTargets } from '../../../src/core/references/read-targets.ts';
import { collectReferences, mostReferences } from '../../../src/core/references/reference.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

describe('inline code names', () => {
  test.each([
    ['src/payments/config.ts', 'path', 'src/payments/config.ts'],
    ['./scripts/deploy.sh', 'path', './scripts/deploy.sh'],
    ['/terraform/github/repositories.tf', 'path', '/terraform/github/repositories.tf'],
    ['src/cli.ts:12', 'path', 'src/cli.ts'],
    ['src/cli.ts:12-20', 'path', 'src/cli.ts'],
    ['src/cli.ts#L12', 'path', 'src/cli.ts'],
    ['src/pages/[slug].astro', 'path', 'src/pages/[slug].astro'],
    ['.github/workflows/test.yml', 'path', '.github/workflows/test.yml'],
    ['deploy/', 'path', 'deploy/'],
    ['Makefile', 'path', 'Makefile'],
    ['jest.config.js', 'path', 'jest.config.js'],
    ['parseOrder', 'identifier', 'parseOrder'],
    ['parseOrder()', 'identifier', 'parseOrder'],
    ['parseOrder(text, 3)', 'identifier', 'parseOrder'],
    ['OrderParser', 'identifier', 'OrderParser'],
    ['parse_order', 'identifier', 'parse_order'],
    ['SHOP_TIMEOUT', 'identifier', 'SHOP_TIMEOUT'],
    ['$SHOP_TIMEOUT', 'identifier', 'SHOP_TIMEOUT'],
    ['${SHOP_TIMEOUT}', 'identifier', 'SHOP_TIMEOUT'],
    ['process.env.SHOP_TIMEOUT', 'identifier', 'SHOP_TIMEOUT'],
    ['this.parseAll', 'identifier', 'parseAll'],
    ['<TeamPage />', 'identifier', 'TeamPage'],
    ['</TeamPage>', 'identifier', 'TeamPage'],
    ['@ManyToOne', 'identifier', 'ManyToOne'],
    ['--dry-run', 'flag', 'dry-run'],
    ['--no-cache', 'flag', 'cache'],
    ['--level=error', 'flag', 'level'],
    ['make deploy', 'target', 'make deploy'],
    ['npm run build', 'target', 'npm build'],
    ['pnpm lint', 'target', 'npm lint'],
  ])('%s', (text, kind, name) => {
    expect(readSpan(text).map((found) => [found.kind, ...found.names])).toEqual([[kind, name]]);
  });

  test.each([
    ['plain words', ['true', 'config', 'Config', 'README', 'HTTP', 'npm', 'main', 'id', 'x1', 'iOS']],
    ['phrases', ['the config file', 'a b_c', 'select * from some_table', 'fooBar bazQux']],
    [
      'addresses',
      ['https://example.com/a/b', 'git@github.com:acme/shop.git', 'example.com', 'user@example.com', '127.0.0.1', '10.0.0.0/8'],
    ],
    ['versions and numbers', ['1.2.3', 'v1.2', '3/4', '100', '0x1f']],
    ['patterns', ['src/**/*.ts', '*.md', 'src/<name>.ts', 'src/{a,b}.ts', 'a/$NAME/b', '...']],
    ['placeholders', ['path/to/file.ts', 'src/.../file.ts']],
    ['homes and the system', ['~/.bashrc', 'C:\\Users\\x', '~/src/a.ts']],
    [
      'what tools keep in hidden folders',
      ['.vitepress/config.js', '.vscode/settings.json', 'docs/.vuepress/config.js', '.git/hooks/pre-commit'],
    ],
    ['what a site hands out, and what builds make', ['public/_headers', 'docs/static/logo.svg', 'vendor/', 'dist/index.js']],
    ['what package managers write', ['yarn.lock', 'package-lock.json', 'pnpm-lock.yaml', 'npm-shrinkwrap.json', 'Cargo.lock']],
    ['short flags', ['-v', '-rf', '--', '--x', '---', '--Foo']],
    [
      'names of members',
      [
        'app.use',
        'this.props',
        'process.env',
        'config.yaml.foo',
        'client.UpdateOption',
        'spec.displayName',
        'Order::parseAll',
        'render()',
        'foo()',
      ],
    ],
    ['code', ['a = b_c', 'x => x', '{ "a_b": 1 }', 'if (a_b) {', '"some_text"', '']],
  ])('nothing: %s', (_, texts) => {
    expect(texts.flatMap((text) => readSpan(text).map((found) => [text, found.kind]))).toEqual([]);
  });
});

describe('commands name', () => {
  test.each([
    ['make build deploy', ['make build', 'make deploy']],
    ['make -j4 deploy REGION=eu', ['make deploy']],
    ['sudo make install && npm run build', ['make install', 'npm build']],
    ['$ npm run lint:fix -- --quiet', ['npm lint:fix']],
    ['npm test', ['npm test']],
    ['NODE_ENV=x yarn start | tee log', ['npm start']],
    ['./scripts/deploy.sh --dry-run --region=eu', ['./scripts/deploy.sh', 'dry-run', 'region']],
    ['bash scripts/deploy.sh', ['scripts/deploy.sh']],
    ['kubectl apply -f deploy/shop.yaml --prune', ['deploy/shop.yaml']],
    ['terraform plan -var-file=env/prod.tfvars', ['env/prod.tfvars']],
  ])('%s', (text, names) => {
    expect(readCommand(text).flatMap((found) => found.names)).toEqual(names);
  });

  test.each([
    ['of other folders', ['make -C other deploy', 'make -f other.mk deploy', 'make --directory=x y']],
    [
      'what they make or fetch',
      ['mkdir -p src/pay', 'touch src/pay/a.ts', 'git clone a/b', 'curl https://x.org/a/b.sh', 'cp src/a.ts src/b.ts'],
    ],
    ['package managers’ own', ['npm install', 'yarn add left-pad', 'pnpm dlx x', 'yarn', 'npm', 'bun x']],
    ['answers', ['INFO started utils/http.go:64']],
    ['flags of other programs', ['kubectl get pods --watch', 'terraform plan --destroy']],
    ['nothing', ['', ' ', '# x', '&&', '|']],
  ])('nothing: %s', (_, texts) => {
    expect(texts.flatMap((text) => readCommand(text).map(({ names }) => names))).toEqual([]);
  });
});

test.each([
  ':1'.repeat(5000) + 'x',
  'a/'.repeat(5000),
  '--a' + '-a'.repeat(5000),
  'a.'.repeat(5000),
  '<A' + ' '.repeat(5000),
  'f(' + '('.repeat(5000),
  './'.repeat(5000),
])('hostile text is read in time: %#', (text) => {
  const started = cpuTime();
  readSpan(text);
  readCommand(`cat ${text}`);
  findDefinitions(`function ${text} some_name {`.repeat(20), new Set(['some_name']), 'all');
  expect(cpuTime() - started).toBeLessThan(1000);
});

test('a page’s names are kept once each, where they come first, up to a bound', () => {
  const codeSpans = ['src/a.ts', 'src/a.ts:3', 'src/b.ts'].map((text) => ({ text, range }));
  expect(collectReferences({ codeSpans, commands: [{ text: 'cat src/a.ts', range }] }).map(({ text }) => text)).toEqual([
    'src/a.ts',
    'src/b.ts',
  ]);
  const many = Array.from({ length: 5000 }, (_, at) => ({ text: `some_name_${at}`, range }));
  expect(collectReferences({ codeSpans: many, commands: [] })).toHaveLength(mostReferences);
});

describe('definitions', () => {
  const words = new Set(['parseOrder', 'ORDER_LIMIT', 'order_table', 'maxOrders', 'dry-run']);
  test.each<[string, Definable, string[]]>([
    ['function parseOrder() {}', 'all', ['parseOrder']],
    ['export async function parseOrder() {}', 'all', ['parseOrder']],
    ['func (s *Server) parseOrder(x int) {', 'all', ['parseOrder']],
    ['def parseOrder(self):', 'all', ['parseOrder']],
    ['  parseOrder(text: string): Order {\n', 'all', ['parseOrder']],
    ['  public static Order parseOrder(String text) {\n', 'all', ['parseOrder']],
    ['  maxOrders?: number;', 'all', ['maxOrders']],
    ['  "maxOrders": 3,', 'all', ['maxOrders']],
    ['this.maxOrders = 3', 'all', ['maxOrders']],
    ['resource "aws_dynamodb_table" "order_table" {', 'all', ['order_table']],
    ['variable "order_table" {', 'all', ['order_table']],
    ['ORDER_LIMIT=3', 'constants', ['ORDER_LIMIT']],
    ['  - ORDER_LIMIT: 3', 'constants', ['ORDER_LIMIT']],
    ['export const parseOrder = () => 1', 'all', ['parseOrder']],
    ['maxOrders = 3', 'all', ['maxOrders']],
    ['  const maxOrders = 3', 'all', []],
    ['  maxOrders := 3', 'all', []],
    ['func put(object maxOrders.Type) {', 'all', []],
    ['  maxOrders => 3', 'all', []],
    ['  maxOrders: 3,', 'declared', []],
    ['func parseOrder() {', 'declared', ['parseOrder']],
    ['maxOrders: 3', 'constants', []],
    ['parseOrder(text);', 'all', []],
    ['  x.parseOrder(text)', 'all', []],
    ['return parseOrder;', 'all', []],
    ['if (maxOrders == 3) {', 'all', []],
    ['import { parseOrder } from "x";', 'all', []],
    ['myParseOrder = 1; function parseOrders() {}', 'all', []],
    ['option("--dry-run", "x")', 'flags', ['dry-run']],
    ['  -n|--dry-run) x ;;', 'flags', ['dry-run']],
    ['kubectl --dry-run x', 'flags', []],
    ['dry-run', 'flags', []],
  ])('%s', (text, what, expected) => {
    expect(findDefinitions(text, words, what).map(({ word }) => word)).toEqual(expected);
  });

  test('say on which line', () => {
    expect(findDefinitions('\r\n\nconst ORDER_LIMIT = 1;\nconst ORDER_LIMIT = 2;', words, 'all')).toEqual([
      { word: 'ORDER_LIMIT', line: 3 },
    ]);
  });
});

test('a word is there on its own, between hyphens, and without `no-`', () => {
  const wanted = new Set(['parseOrder', 'dry-run', 'cache', 'order', 'parse']);
  dropWords('x.parseOrder() --no-dry-run my-cache-x reorder', wanted);
  expect([...wanted]).toEqual(['order', 'parse']);
});

test('a flag is known by what libraries make of it too', () => {
  expect(flagWords('dry-run')).toEqual(['dry-run', 'dryRun', 'DryRun', 'dry_run', 'DRY_RUN']);
});

describe('targets', () => {
  test('of make', () => {
    const text =
      'X := y\nY ?= a:b\n.PHONY: lint \\\n  $(X) $(addprefix t-,$(Z))\nall: build deploy\nbuild deploy-%::\n\techo: no\n%.o: %.c\n$(X)s: y\nclean:;\n$(shell x): z\n';
    expect([...readTargets('make', text)]).toEqual([
      ['lint', 3],
      ['y', 3],
      ['%', 3],
      ['all', 5],
      ['build', 6],
      ['deploy-%', 6],
      ['ys', 9],
      ['clean', 10],
    ]);
  });

  test.each([
    ['include build/rules.mk $(ROOT)/Makefile.common', []],
    ['-include .env', []],
    ['include build/rules', ['%']],
    ['include $(shell find rules)', ['%']],
  ])('of files that make includes: %s', (text, expected) => {
    expect([...readTargets('make', text).keys()]).toEqual(expected);
  });

  test.each([
    ['make deploy', true],
    ['make deploy-eu', true],
    ['make deploy-', false],
    ['make test-eu', false],
    ['npm deploy', false],
  ])('%s is there: %s', (name, expected) => {
    expect(hasTarget(new Set(['make deploy', 'make deploy-%']), name)).toBe(expected);
  });

  test.each([['{ "scripts": { "a": "x" } }'], ['{\n"scripts":{\n"a": "x"}}']])('of npm: %j', (text) => {
    expect([...readTargets('npm', text).keys()]).toEqual(['a']);
  });

  test.each(['', '[', 'null', '{"scripts":null}', '{"scripts":3}', '[]'])('none of npm: %j', (text) => {
    expect(readTargets('npm', text).size).toBe(0);
  });
});

test.each([
  ['src/a.ts', 'program'],
  ['deploy/values.yaml', 'settings'],
  ['Makefile', 'settings'],
  ['.env.example', 'settings'],
  ['docs/a.md', 'none'],
  ['test/a.ts', 'none'],
  ['src/a.test.ts', 'none'],
  ['packages/create-app/template-vue/a.ts', 'none'],
  ['examples/a.ts', 'none'],
  ['internal/scaffold/a.go', 'none'],
  ['pkg/generator/templates.go', 'none'],
  ['vendor/a.go', 'none'],
  ['dist/a.js', 'none'],
  ['src/a.min.js', 'none'],
  ['package-lock.json', 'none'],
  ['logo.svg', 'none'],
])('%s proves as %s', (path, expected) => {
  expect(codeOf(path)).toBe(expected);
});

test.each([
  ['examples/a.ts', true],
  ['src/examples.ts', false],
  ['src/latest/a.ts', false],
])('%s lies aside: %s', (path, expected) => {
  expect(isAside(path)).toBe(expected);
});

test.each([
  ['CHANGELOG.md', true],
  ['docs/releases/v2.md', true],
  ['docs/adr/0003-use-x.md', true],
  ['blog/2024-03-01-hello.md', true],
  ['docs/migration/from-v1.md', true],
  ['vendor/x/README.md', true],
  ['docs/release-process.md', true],
  ['docs/design/queue.md', true],
  ['docs/v1alpha3-to-v1alpha4.md', true],
  ['docs/how-to-v2.md', false],
  ['docs/design.md', false],
  ['docs/updating.md', false],
  ['docs/threshold.md', false],
  ['runbooks/disk-full.md', false],
])('%s speaks of something else: %s', (path, expected) => {
  expect(describesElse(path)).toBe(expected);
});

test('a written path is read from the root and from the page', () => {
  expect(readingsOf('./a/b.ts', 'docs/x/page.md')).toEqual({ fromRoot: 'a/b.ts', fromPage: 'docs/x/a/b.ts', plain: 'a/b.ts' });
  expect(readingsOf('../b.ts', 'docs/x/page.md')).toEqual({ fromRoot: undefined, fromPage: 'docs/b.ts', plain: 'b.ts' });
  expect(readingsOf('/b.ts', 'docs/page.md')).toEqual({ fromRoot: 'b.ts', fromPage: undefined, plain: 'b.ts' });
  expect(readingsOf('../../../b.ts', 'docs/page.md').fromPage).toBeUndefined();
});

test('paths are found as files, as folders, and by their ends', () => {
  const paths = indexPaths(['a/b/c.ts', 'd/b/c.ts']);
  expect(['a/b/c.ts', 'a/b', 'a', 'b', 'c.ts', ''].map((path) => paths.has(path))).toEqual([true, true, true, false, false, false]);
  expect(paths.endingWith('b/c.ts')).toEqual(['a/b/c.ts', 'd/b/c.ts']);
  expect(paths.endingWith('b')).toEqual(['a/b', 'd/b']);
});

describe('what a sentence excuses', () => {
  test.each([
    ['identifier', '`parseOrder` was removed in 3.0.', true],
    ['identifier', 'Use `readOrder` instead of `parseOrder`.', true],
    ['identifier', 'The deprecated\n`parseOrder` does x.', true],
    ['identifier', 'See [`parseOrder`](https://x.org/a/b/blob/0123456789abcdef/src/a.ts).', true],
    ['identifier', 'It was removed. Call `parseOrder`. It is deprecated.', false],
    ['identifier', '- `readOrder` was removed\n- call `parseOrder`', false],
    ['identifier', '| `readOrder` | removed |\n| `parseOrder` | new |', false],
    ['identifier', 'Create an order with `parseOrder`.', false],
    ['path', 'Create `parseOrder` in your project.', true],
    ['path', 'The settings are in `parseOrder`.', false],
  ] as const)('%s: %s', (kind, text, expected) => {
    const lines = text.split('\n');
    const line = lines.findIndex((each) => each.includes('`parseOrder`')) + 1;
    expect(isExcused(kind, 'parseOrder', { start: { line, column: 1 }, end: { line, column: 2 } }, lines)).toBe(expected);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../../src/core/config.ts';
import { pageMetaSchema } from '../../src/core/page-meta.ts';
import { packageFolder } from '../../src/node/package-info.ts';
import { commandSummaries } from '../commands.ts';
import { readInterface } from './interface-fields.ts';
import { code, frontmatter, table } from './markdown.ts';
import { fieldNames, toInputSchema } from './schema-fields.ts';

/** Types that components get parts of, with the file that declares them. */
const viewTypes = [
  ['HomeTextView', 'src/core/brand.ts'],
  ['Logo', 'src/core/brand.ts'],
  ['BrandImage', 'src/core/brand.ts'],
  ['PageView', 'src/core/portal.ts'],
  ['ContentsEntry', 'src/site/page-facts.ts'],
] as const;

/** Files that programs read, with the source that says their `schemaVersion`. */
const formats = [
  ['`waymark check --format json` and its kin', 'src/report/json.ts'],
  ['`waymark pages --format json`', 'scripts/commands/pages.ts'],
  ['`waymark covers --format json`', 'src/report/covers.ts'],
  ['`waymark report --format json`', 'src/core/pull-report/pull-report.ts'],
  ['`waymark verify --format json`', 'src/report/verify.ts'],
  ['`waymark-verified.json`', 'src/core/verify/record.ts'],
  ['`pages.json`', 'src/core/pages-file.ts'],
  ['`pathways.json`', 'src/core/pathways-file.ts'],
  ['`pathways/<id>/releases.json`', 'src/core/progress/release-index.ts'],
  ['progress that a learner exports', 'src/core/progress/export-file.ts'],
] as const;

/** Page that lists every name that others build on: a change of it is a change of a contract. */
export function contractsPage(): string {
  const components = listComponents();
  return [
    frontmatter('Contracts', 'Every name that sites, scripts and readers’ bookmarks build on.', 11, [
      'package.json',
      'src/site/component-props.ts',
      'src/site/overridable.ts',
      'src/site/routes.ts',
      'src/site/styles/tokens.css',
    ]),
    'What is listed here, others build on. A change of this page is a change of a contract and has a note in [Upgrading](../maintainer/upgrading.md). What isn’t listed is no contract: class names, elements and scripts of the portal, modules inside the package, files below `.waymark/`.',
    section('Fields of waymark.yml', 'See [Configuration fields](configuration.md).', fieldNames(toInputSchema(configSchema))),
    section('Fields of frontmatter', 'See [Frontmatter fields](frontmatter.md).', fieldNames(toInputSchema(pageMetaSchema))),
    section(
      'Commands',
      'See [Commands](commands.md).',
      commandSummaries.map(({ name }) => `waymark ${name}`),
    ),
    '\n## Formats for programs\n\nSee [JSON output](json-output.md). The number rises when something that was there changes or goes; new fields may come at any time.\n',
    table(
      ['Format', '`schemaVersion`'],
      formats.map(([name, path]) => [name, readVersion(path)]),
    ),
    section('Addresses', 'Beside the pages themselves, below the base. In brackets stands what differs.', listRoutes()),
    section('Exports of the package', 'Everything else inside the package may move.', listExports()),
    section('Exported types', "For TypeScript: `import type { … } from 'waymark'`.", listTypes()),
    '\n## Components\n\nWhat a site’s own [Astro project](../maintainer/astro-project.md#components-of-your-own) may put something in place of, and what each gets.\n',
    table(['Component', 'Properties'], components),
    '\n## What components get\n',
    table(
      ['Type', 'Fields'],
      viewTypes.map(([name, path]) => [code(name), readFields(path, name)]),
    ),
    section('Custom properties', 'See [Make it yours](../maintainer/make-it-yours.md#styles).', listTokens()),
    section('Cascade layers', 'In their order. Styles of your own stand in none of them, so they win.', listLayers()),
  ].join('\n');
}

function section(title: string, text: string, names: readonly string[]): string {
  return `\n## ${title}\n\n${text}\n\n${names.length === 0 ? 'None.' : names.map(code).join(', ')}`;
}

function read(path: string): string {
  return readFileSync(join(packageFolder(), path), 'utf8');
}

/** What an expression finds in a source file; it finds something, or the page would be silent about a contract. */
function findAll(path: string, expression: RegExp): string[] {
  const found = [...read(path).matchAll(expression)].map(([, name = '']) => name);
  if (found.length === 0) throw new Error(`${path} holds nothing of what the contracts list.`);
  return [...new Set(found)];
}

function readVersion(path: string): string {
  return findAll(path, /schemaVersion: (?:z\.literal\()?(\d+)/g).join(', ');
}

/** Below `/_waymark/` lies what the portal's own pages load. */
function listRoutes(): string[] {
  return findAll('src/site/routes.ts', /pattern: '([^']+)'/g).filter((pattern) => !pattern.startsWith('/_waymark/'));
}

function listExports(): string[] {
  const { name, exports } = JSON.parse(read('package.json')) as { name: string; exports: Record<string, unknown> };
  return Object.keys(exports).map((path) => join(name, path));
}

function listTypes(): string[] {
  const [block = ''] = findAll('src/index.ts', /export type \{([^}]*)\} from '\.\/site/g);
  const others = findAll('src/index.ts', /export (?:type \{|interface) (\w+)/g);
  return [...new Set([...block.split(',').map((name) => name.trim()), ...others])].filter((name) => name !== '').sort();
}

function listComponents(): string[][] {
  const names = findAll('src/site/overridable.ts', /^ {2}(\w+): '/gm);
  return names.map((name) => [code(name), readFields('src/site/component-props.ts', `${name}Props`)]);
}

function readFields(path: string, name: string): string {
  return readInterface(path, name)
    .map(({ name: field, type, optional, undefinable }) => {
      const shown = `${field}${optional ? '?' : ''}: ${type.replace(/\s+/g, ' ')}`;
      return code(undefinable && !optional ? `${shown} | undefined` : shown);
    })
    .join(', ');
}

function listTokens(): string[] {
  return findAll('src/site/styles/tokens.css', /^ {2}(--[\w-]+):/gm);
}

/** The layers as `site.css` orders them. */
function listLayers(): string[] {
  const [, order = ''] = /@layer ([\w\s,-]+);/.exec(read('src/site/styles/site.css')) ?? [];
  return order
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

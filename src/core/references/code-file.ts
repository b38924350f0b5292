import { pagePattern } from '../source.ts';

/** What a file can prove, by its path alone. */

/** Languages in which names are defined. */
const program =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kts?|cs|c|h|cc|cpp|hpp|php|swift|scala|lua|pl|exs?|clj|sh|bash|zsh|ps1|tf|hcl|sql|graphql|proto|vue|svelte|astro|gradle|groovy)$/i;

/** Settings: what they define are variables of the environment, in capital letters. */
const settings =
  /(?:\.(?:ya?ml|json5?|jsonc|toml|ini|cfg|conf|properties|env|tfvars|mk)|(?:^|\/)(?:\.env[\w.-]*|Makefile|GNUmakefile|Dockerfile[\w.-]*|Procfile))$/i;

/** Folders of things that a repository holds without being made of them: examples that readers are to make, tests, others' code, output. */
const aside =
  /(?:^|\/)(?:node_modules|vendor|third[-_]party|dist|build|out|coverage|tests?|__tests__|__mocks__|specs?|e2e|fixtures?|__fixtures__|testdata|mocks?|examples?|samples?|demos?|playgrounds?|templates?|skeletons?|scaffolds?|scaffolding|boilerplates?|sandbox|snapshots?|__snapshots__)(?:[-_.][\w.-]*)?\//i;

const generated =
  /(?:(?:^|[/_.-])templates?\.\w+|\.min\.\w+|\.d\.ts|\.lock|[-.]lock\.\w+|\.snap|\.map|\.generated\.\w+|\.pb\.\w+|_pb2?\.\w+|(?:\.|_)(?:test|spec)\.\w+|_test\.go|(?:^|\/)npm-shrinkwrap\.json)$/i;

/** What of a file counts as defining something: `program` anything, `settings` constants, `none` nothing. */
export function codeOf(path: string): 'program' | 'settings' | 'none' {
  if (pagePattern.test(path) || isAside(path) || generated.test(path)) return 'none';
  if (program.test(path)) return 'program';
  return settings.test(path) ? 'settings' : 'none';
}

/** Whether a path lies among examples, tests, other people's code or output: what readers make themselves is called the same. */
export function isAside(path: string): boolean {
  return aside.test(path);
}

/** Whether a file names targets or scripts. */
export function targetTool(path: string): 'make' | 'npm' | undefined {
  if (/(?:^|\/)(?:node_modules|vendor)\//.test(path)) return undefined;
  if (/(?:^|\/)(?:GNUm|M|m)akefile[^/]*$|\.(?:mk|mak|make)$/.test(path)) return 'make';
  return /(?:^|\/)package\.json$/.test(path) ? 'npm' : undefined;
}

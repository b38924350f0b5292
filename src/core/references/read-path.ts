import type { Name } from './reference.ts';

/** Names of files that are known without an extension. */
const bareNames = new Set([
  'Makefile',
  'GNUmakefile',
  'Dockerfile',
  'Jenkinsfile',
  'Procfile',
  'Gemfile',
  'Rakefile',
  'Vagrantfile',
  'Justfile',
  'Taskfile',
  'Containerfile',
  'CODEOWNERS',
  'Brewfile',
]);

/** Extensions by which a name without folder counts as a file: `process.env` and `example.com` don't. */
const fileExtension =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kts?|cs|c|h|cc|cpp|hpp|php|swift|scala|lua|pl|ex|exs|clj|sh|bash|zsh|fish|ps1|bat|cmd|tf|tfvars|hcl|ya?ml|json5?|jsonc|toml|ini|cfg|conf|properties|sql|graphql|proto|vue|svelte|astro|css|s[ac]ss|less|html?|erb|md|mdx|txt|csv|xml|gradle|mk|lock|plist|svg|png|template|tpl|tmpl|j2|bicep|rego)$/;

/** What package managers write: pages name them as kinds of files. */
const lockFile = /(?:[-.]lock(?:\.\w+)?|-lock\.\w+|npm-shrinkwrap\.json)$/;

/** Hidden folders that a repository's own automation lives in. What tools keep in others has the same name in every project. */
const ownHidden = /^\.(?:github|gitlab|gitea|forgejo|circleci|buildkite|azure[\w-]*|ci|bitbucket)$/;

/** Folders that readers have too: what a site hands out as it is, what tools fetch, what builds make. */
const shared = /^(?:public|static|vendor|node_modules|dist|out|target|coverage|tmp)$/;

/** In UTF-16 units. */
const longest = 200;

/** Reads a path with at least one folder, or the name of a file. Undefined for what can't be one. */
export function readPath(text: string): Name[] | undefined {
  if (text.length > longest || text.includes('://') || text.startsWith('~')) return undefined;
  const path = text.replace(/[#?].*$/, '').replace(/:\d[\d:-]*$/, '');
  const segments = path.split('/');
  const named = segments.filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (named.length === 0 || !named.every((segment) => /^[\w.@+()[\]-]+$/.test(segment))) return undefined;
  if (!isPathLike(segments, named)) return undefined;
  if (
    shared.test(named[0] ?? '') ||
    named.slice(0, -1).some((segment) => shared.test(segment) || (segment.startsWith('.') && !ownHidden.test(segment)))
  )
    return [];
  return isPlaceholder(named) || lockFile.test(path) ? [] : [{ kind: 'path', text, names: [path] }];
}

function isPathLike(segments: readonly string[], named: readonly string[]): boolean {
  const last = named.at(-1) ?? '';
  const isFile = fileExtension.test(last) || bareNames.has(last);
  return segments.length > 1 ? /[A-Za-z]/.test(last) : isFile;
}

/** Whether it is written to be replaced by what the reader has: `path/to/file.ts`. */
function isPlaceholder(named: readonly string[]): boolean {
  return named.some((segment, at) => segment.includes('...') || (segment === 'to' && named[at - 1] === 'path'));
}

import { pagePattern } from './source.ts';

/** What paths alone say of files: whether they look like pages, and why detection leaves some of those out. */

/** Why a page is left out, and the glob that does it. */
export interface Exclusion {
  glob: string;
  /** In words that follow “because”. */
  reason: string;
}

/** Folders in which package managers and people keep what others wrote. */
const vendorFolders = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'third_party',
  'third-party',
  'site-packages',
  'venv',
  'Pods',
]);

/** Folders that builds write. Inside a folder for pages they may as well be topics. */
const buildFolders = new Set(['dist', 'build', 'target', 'out', 'coverage', '_site', '_build']);

/** Forms that hosts show for issues and changes: single files, or folders of them. */
const formPattern = /^(?<name>(?:issue|pull_request|merge_request)_templates?)(?<extension>\.\w+)?$/i;

/** Whether a path is one of a page, by its extension. */
export function isPagePath(path: string): boolean {
  return pagePattern.test(path);
}

/** The first name of a path that starts with a dot. */
export function findHidden(path: string): string | undefined {
  return path.split('/').find((name) => name.startsWith('.'));
}

/** Why a page isn't the repository's own: it is vendored, or a form for issues or changes. */
export function findForeign(path: string): Exclusion | undefined {
  const vendored = findFolder(path, vendorFolders);
  if (vendored !== undefined) return { glob: `**/${vendored}/**`, reason: `\`${vendored}\` holds what others wrote` };
  const form = path.split('/').find((name) => formPattern.test(name));
  return form === undefined ? undefined : { glob: `**/${form}`, reason: 'it is a form for issues or changes' };
}

/** Why a page isn't written by people: it lies in a folder of build output. */
export function findBuilt(path: string): Exclusion | undefined {
  const built = findFolder(path, buildFolders);
  return built === undefined ? undefined : { glob: `**/${built}/**`, reason: `\`${built}\` holds what a build writes` };
}

function findFolder(path: string, names: ReadonlySet<string>): string | undefined {
  return path
    .split('/')
    .slice(0, -1)
    .find((name) => names.has(name));
}

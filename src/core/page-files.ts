import { pagePattern } from './source.ts';

/** What paths alone say of files: whether they look like pages, and why detection leaves some of those out. */

/** Why a page is left out, and the glob that does it. */
export interface Exclusion {
  glob: string;
  /** In words that follow “because”. */
  reason: string;
  /** Path of the folder or file that is left out as a whole. */
  what: string;
  /** Nobody looks for pages there: packages that a tool installed, forms that hosts show. */
  isWellKnown?: boolean;
}

/** Folders that package managers fill. */
const installFolders = new Set(['node_modules', 'bower_components', 'site-packages', 'venv', 'Pods']);

/** Folders in which people keep what others wrote; pages of their own may lie among it. */
const vendorFolders = new Set(['vendor', 'third_party', 'third-party']);

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

/** A path up to the first segment that is so named. */
export function upTo(path: string, name: string): string {
  const segments = path.split('/');
  return segments.slice(0, segments.indexOf(name) + 1).join('/');
}

/** Why a page isn't the repository's own: it is vendored, or a form for issues or changes. */
export function findForeign(path: string): Exclusion | undefined {
  const installed = findFolder(path, installFolders);
  const vendored = installed ?? findFolder(path, vendorFolders);
  if (vendored !== undefined) {
    const reason = `\`${vendored}\` holds what others wrote`;
    return { glob: `**/${vendored}/**`, reason, what: upTo(path, vendored), isWellKnown: vendored === installed };
  }
  const form = path.split('/').find((name) => formPattern.test(name));
  if (form === undefined) return undefined;
  return { glob: `**/${form}`, reason: 'it is a form for issues or changes', what: upTo(path, form), isWellKnown: true };
}

/** Why a page isn't written by people: it lies in a folder of build output. */
export function findBuilt(path: string): Exclusion | undefined {
  const built = findFolder(path, buildFolders);
  if (built === undefined) return undefined;
  return { glob: `**/${built}/**`, reason: `\`${built}\` holds what a build writes`, what: upTo(path, built) };
}

function findFolder(path: string, names: ReadonlySet<string>): string | undefined {
  return path
    .split('/')
    .slice(0, -1)
    .find((name) => names.has(name));
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the package, whether its sources or its compiled form are running. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** What the package says of itself. */
interface PackageInfo {
  version: string;
  /** Address of Waymark's own published portal, with or without a slash at its end. */
  homepage?: string;
  dependencies: Record<string, string>;
}

function readPackage(): PackageInfo {
  return JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as PackageInfo;
}

/** Version in the package's own package.json. */
export function packageVersion(): string {
  return readPackage().version;
}

/** Names of the packages that Waymark depends on, sorted. */
export function dependencyNames(): string[] {
  return Object.keys(readPackage().dependencies).sort();
}

/** Address below which the pages of the rules are published. Undefined as long as the package names no `homepage`: a guess would be a dead link. */
export function rulesAddress({ homepage }: Pick<PackageInfo, 'homepage'> = readPackage()): string | undefined {
  return homepage === undefined ? undefined : `${homepage.replace(/\/*$/, '')}/wiki/reference/rules/`;
}

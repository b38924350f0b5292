import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { quote } from '../../src/core/wording.ts';

/** Lock files of package managers that the recipes don't call. */
const otherLocks = ['yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'];

const commit = 'commit package.json and package-lock.json';

/** What has to be done before a recipe, which runs `npm ci`, finds Waymark; undefined when the repository is ready. Never throws. */
export async function findObstacle(root: string): Promise<string | undefined> {
  const wanted = findSpec(await readJson(join(root, 'package.json')));
  if (wanted === undefined) {
    return `Before you push: put the file that \`npm pack\` makes in a checkout of Waymark here, \`npm install --save-dev ./waymark-*.tgz\`, and commit it with package.json and package-lock.json: the recipe runs what they name.`;
  }
  const file = /^file:(?<path>.+)$/.exec(wanted)?.groups?.['path'];
  if (file !== undefined && isOutside(root, file)) {
    return `Before you push: package.json takes Waymark from ${quote(file)}, outside of the repository. Copy it here, install that, and ${commit}.`;
  }
  const lock = await readJson(join(root, 'package-lock.json'));
  if (get(get(lock, 'packages'), 'node_modules/waymark') !== undefined) return undefined;
  const other = otherLocks.find((name) => existsSync(join(root, name)));
  if (lock === undefined && other !== undefined) {
    return `Before you push: the recipe runs \`npm ci\`, which needs package-lock.json. For ${other}, change its lines that call npm and npx.`;
  }
  return `Before you push: package-lock.json doesn’t name Waymark yet. Run \`npm install\`, and ${commit}.`;
}

/** Which Waymark a package.json asks for. */
function findSpec(manifest: unknown): string | undefined {
  const specs = ['dependencies', 'devDependencies', 'optionalDependencies'].map((field) => get(get(manifest, field), 'waymark'));
  return specs.find((spec) => typeof spec === 'string');
}

function isOutside(root: string, path: string): boolean {
  const below = relative(root, resolve(root, path));
  return below.startsWith('..') || resolve(below) === below;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Point } from '../core/diagnostic.ts';

/** Where code was when it failed. */
export interface FailurePlace extends Point {
  /** File below the root, POSIX. */
  path: string;
  /** Name in the code that stands there, where the bundler knows it. */
  name?: string;
}

/** A frame in a bundle (https://v8.dev/docs/stack-trace-api): address of the file, line, column. */
const frame = /(file:\/\/[^\s)]+):(\d+):(\d+)/g;

/** Frames that are looked at: what failed is near the top, and below it is Astro. */
const mostFrames = 30;

/**
 * The places in files of the repository that an error passed, the innermost first, read from the source maps that lie beside the bundle.
 * Empty when there are none. Files of packages are left out.
 */
export function locateFailure(root: string, error: unknown): FailurePlace[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const maps = new Map<string, SourceMap | undefined>();
  const places: FailurePlace[] = [];
  for (const [, address = '', line, column] of [...stack.matchAll(frame)].slice(0, mostFrames)) {
    const bundle = toFile(address);
    if (bundle === undefined) continue;
    if (!maps.has(bundle)) maps.set(bundle, readMap(`${bundle}.map`));
    const origin = maps.get(bundle)?.findOrigin(Number(line), Number(column));
    if (!origin || !('fileName' in origin)) continue;
    const path = relative(root, resolve(dirname(bundle), origin.fileName))
      .split(sep)
      .join('/');
    if (path.startsWith('../') || path.includes('node_modules/')) continue;
    places.push({
      path,
      line: origin.lineNumber,
      column: origin.columnNumber,
      ...(origin.name === undefined ? {} : { name: origin.name }),
    });
  }
  return places;
}

/** The file of an address. Code that fails writes its own stack, so that an address may name another host or be no address at all. */
function toFile(address: string): string | undefined {
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
  } catch {
    return undefined;
  }
}

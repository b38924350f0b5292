import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const configSchema = z.object({ compilerOptions: z.object({ paths: z.record(z.string(), z.unknown()) }) });

/** Whether a `tsconfig.json` or `jsconfig.json` in the folder or above it, up to the root, has a path for a name: `@/*` for `@/x.astro`. */
export function isAlias(root: string, folder: string, name: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const keys = ['tsconfig.json', 'jsconfig.json'].flatMap((file) => readKeys(join(at, file)));
    if (keys.some((key) => matches(key, name))) return true;
    if (at === root || at === dirname(at)) return false;
  }
}

/** A lone `*` names a place for everything, so that it says nothing about one name. */
function matches(key: string, name: string): boolean {
  const star = key.indexOf('*');
  if (star < 0) return key === name;
  const [before, after] = [key.slice(0, star), key.slice(star + 1)];
  return key !== '*' && name.length >= key.length - 1 && name.startsWith(before) && name.endsWith(after);
}

/** Names that a configuration has paths for; none where it can't be read. */
function readKeys(file: string): string[] {
  try {
    // A link could lead anywhere, and a device never end.
    if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return [];
    const config = configSchema.safeParse(JSON.parse(toJson(readFileSync(file, 'utf8'))));
    return config.success ? Object.keys(config.data.compilerOptions.paths) : [];
  } catch {
    return [];
  }
}

/** TypeScript allows comments, commas behind the last of a list, and a byte order mark. */
function toJson(text: string): string {
  const bare = text.replace(/^\uFEFF/, '').replace(/("(?:\\.|[^"\\])*(?:"|$))|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, '$1');
  return bare.replace(/("(?:\\.|[^"\\])*(?:"|$))|,(?=\s*[}\]])/g, '$1');
}

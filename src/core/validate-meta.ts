import type { z } from 'zod';
import { pageMetaSchema, type PageMeta } from './page-meta.ts';

/** Rounds of leaving out: one for bad values, one for mappings that miss something then, and one to spare. */
const rounds = 3;

/** Validates fields of a page. Bad values are left out, each as little as possible; `issues` are about the fields as given. */
export function validateMeta(fields: Readonly<Record<string, unknown>>): { meta: PageMeta; issues: z.core.$ZodIssue[] } {
  const first = pageMetaSchema.safeParse(fields);
  if (first.success) return { meta: first.data, issues: [] };
  const kept = structuredClone({ ...fields });
  let result: z.ZodSafeParseResult<PageMeta> = first;
  for (let round = 0; !result.success && round < rounds; round++) {
    leaveOut(kept, result.error.issues);
    result = pageMetaSchema.safeParse(kept);
  }
  if (!result.success) for (const { path } of result.error.issues) Reflect.deleteProperty(kept, path[0] ?? '');
  return { meta: pageMetaSchema.safeParse(kept).data ?? {}, issues: first.error.issues };
}

function leaveOut(fields: Record<string, unknown>, issues: readonly z.core.$ZodIssue[]): void {
  const blamed = issues.flatMap((issue): Path[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [nearestPresent(fields, issue.path)],
  );
  const paths = new Map(blamed.map((path) => [JSON.stringify(path), path]));
  // Deeper values first, and later items before earlier ones: what is left out must not move what still has to go.
  for (const path of [...paths.values()].sort((a, b) => b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0)) {
    const parent = valueAt(fields, path.slice(0, -1));
    const key = path.at(-1) ?? '';
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else if (isObject(parent)) Reflect.deleteProperty(parent, key);
  }
}

type Path = readonly PropertyKey[];

/** The path itself, or what misses a value there. */
function nearestPresent(fields: unknown, path: Path): Path {
  return path.length < 2 || valueAt(fields, path) !== undefined ? path : nearestPresent(fields, path.slice(0, -1));
}

function valueAt(fields: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), fields);
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

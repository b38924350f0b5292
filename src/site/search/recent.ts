/** Questions of late, kept in this browser and nowhere else. */

/** Most that are kept. */
const most = 5;

/** Longest that is kept: what is longer was pasted. */
const longest = 100;

const keyOf = (base: string): string => `waymark-recent:${base}`;

/** Questions of late, the latest first; none where storage is forbidden. */
export function readRecent(base: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(base)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Keeps a question that led somewhere. */
export function keepRecent(base: string, query: string): void {
  const asked = query.trim();
  if (asked !== '' && asked.length <= longest) write(base, [asked, ...readRecent(base).filter((other) => other !== asked)].slice(0, most));
}

/** Forgets a question, or all. */
export function forgetRecent(base: string, query?: string): void {
  write(base, query === undefined ? [] : readRecent(base).filter((other) => other !== query));
}

function write(base: string, queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(keyOf(base));
    else localStorage.setItem(keyOf(base), JSON.stringify(queries));
  } catch {
    // Storage may be forbidden or full: then nothing is remembered.
  }
}

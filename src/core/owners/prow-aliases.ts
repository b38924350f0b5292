import type { Finding } from '../diagnostic.ts';
import { listingLimits, parseYaml } from '../locate-yaml.ts';
import { prepareSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';
import type { Person } from './prow-file.ts';

/** OWNERS_ALIASES of the top folder: names that stand for several people (kubernetes-sigs/prow, ParseAliasesConfig). */
export interface ProwAliases {
  /** Members by the alias in {@link normaliseLogin normal} form, as written. */
  members: ReadonlyMap<string, readonly string[]>;
  findings: Finding[];
}

/** Prow compares names without `@` and in lower case (NormLogin). */
export function normaliseLogin(name: string): string {
  return name.toLowerCase().replace(/^@/, '');
}

/** Reads OWNERS_ALIASES; a list that isn't one of names makes Prow use no alias at all. */
export function parseProwAliases(text: string, file: string): ProwAliases {
  const { data, locate, problems } = parseYaml(text, { limits: listingLimits });
  const findings = problems.map(({ message, hint, range }): Finding => ({ rule: 'owner/file', message, hint, file, range }));
  const { aliases } = Object(data ?? {}) as { aliases?: unknown };
  const members = new Map<string, readonly string[]>();
  let isBroken = false;
  for (const [alias, value] of Object.entries(Object(aliases ?? {}) as Record<string, unknown>)) {
    const names = value === null ? [] : Array.isArray(value) ? value : typeof value === 'object' ? Object.keys(value) : undefined;
    if (names?.every((name): name is string => typeof name === 'string')) members.set(normaliseLogin(alias), names);
    else {
      isBroken = true;
      const message = `The alias ${quote(alias)} isn’t a list of names; Prow reads no alias of the file.`;
      findings.push({ rule: 'owner/file', message, file, range: locate(['aliases', alias], 'key'), actual: alias });
    }
  }
  return { members: isBroken ? new Map() : members, findings };
}

/**
 * Names that can be neither a login of GitHub nor an alias, and names of several words that are one slip away from an alias. Whether a
 * login exists only the host knows.
 */
export function findUnknownAliases(people: readonly Person[], { members }: ProwAliases, file: string): Finding[] {
  const suggest = prepareSuggestions(members.keys());
  return people.flatMap(({ name, range }): Finding[] => {
    const normal = normaliseLogin(name);
    if (members.has(normal)) return [];
    const expected = normal.length < 64 ? suggest(normal, { edits: 2 }) : [];
    const isLogin = /^[a-z\d][\w-]{0,60}(?:\[bot\])?$/.test(normal);
    if (isLogin && !(normal.length >= 8 && normal.includes('-') && expected.length > 0)) return [];
    const message = isLogin
      ? `${quote(name)} is no alias of OWNERS_ALIASES; Prow takes it for a person.`
      : `${quote(name)} is neither an alias of OWNERS_ALIASES nor the name of a person on GitHub.`;
    return [{ rule: 'owner/unknown-alias', message, hint: didYouMean(expected), file, range, actual: name, expected }];
  });
}

import type { Finding } from '../diagnostic.ts';
import type { Ownership, OwnerRule } from './ownership.ts';
import { explainNothing, unmatched, type Explanation, type LostRule } from './owners.ts';
import { findUnknownAliases, normaliseLogin, type ProwAliases } from './prow-aliases.ts';
import type { ProwFile, ProwGroup } from './prow-file.ts';

/** OWNERS files of a repository together. */
export interface ProwOwners {
  /** Who answers for a path from the top of the repository. */
  explain(path: string): Explanation;
  findings: Finding[];
}

/**
 * OWNERS files as Kubernetes’ Prow reads them: owners of a file are the approvers of the nearest folder that has any for it (Prow’s
 * `LeafApprovers`); those of the folders above may approve too, up to one with `no_parent_owners`, and are part of the explanation.
 * Aliases stand for their members (kubernetes-sigs/prow, pkg/repoowners/repoowners.go, entriesForFile).
 */
export function buildProwOwners(files: readonly ProwFile[], aliases: ProwAliases): ProwOwners {
  const byFolder = new Map(files.map((file) => [file.folder, file]));
  const people = (file: ProwFile) => file.groups.flatMap(({ approvers }) => approvers);
  return {
    explain: (path) => explain(path, byFolder, aliases),
    findings: [
      ...files.flatMap(({ findings }) => findings),
      ...aliases.findings,
      ...files.flatMap((file) => findUnknownAliases(people(file), aliases, file.file)),
    ],
  };
}

function explain(path: string, byFolder: ReadonlyMap<string, ProwFile>, aliases: ProwAliases): Explanation {
  const explanation = explainNothing(unmatched());
  for (const folder of foldersOf(path)) {
    const file = byFolder.get(folder);
    if (!file) continue;
    const pattern = folder === '' ? '.' : folder;
    if (file.broken !== undefined) explanation.broken.push({ file: file.file, line: 1, pattern, message: file.broken });
    const below = folder === '' ? path : path.slice(folder.length + 1);
    const groups = file.groups.filter(({ approvers, filter }) => approvers.length > 0 && (filter === undefined || filter.matches(below)));
    if (groups.length > 0) addGroups(explanation, groups, { file: file.file, pattern }, aliases);
    if (file.noParents && explanation.ownership.state === 'owned') break;
  }
  const { ownership, broken } = explanation;
  if (ownership.state !== 'unmatched' || broken.length === 0) return explanation;
  const rules = broken.map(({ file, line, pattern }): OwnerRule => ({ file, line, pattern }));
  return { ...explanation, ownership: { state: 'unresolved', owners: [], source: 'codeowners', rules } };
}

function addGroups(
  explanation: Explanation,
  groups: readonly ProwGroup[],
  { file, pattern }: { file: string; pattern: string },
  aliases: ProwAliases,
): void {
  const rules = groups.map(({ line, filter }): OwnerRule => ({ file, line, pattern: filter?.text ?? pattern }));
  if (explanation.ownership.state === 'owned') {
    const inherited = groups.map((group, at): LostRule[] => {
      const rule = rules[at];
      return rule ? [{ ...rule, owners: expand([group], aliases), reason: 'inherited' }] : [];
    });
    explanation.lost.push(...inherited.flat());
    return;
  }
  const owners = expand(groups, aliases);
  // An alias without members leaves nobody, and Prow goes on to the folder above.
  if (owners.length > 0) explanation.ownership = { state: 'owned', owners, source: 'codeowners', rules } satisfies Ownership;
}

/** Names as written, members for aliases, nobody twice whatever the case. */
function expand(groups: readonly ProwGroup[], { members }: ProwAliases): string[] {
  const names = groups.flatMap(({ approvers }) => approvers.flatMap(({ name }) => members.get(normaliseLogin(name)) ?? [name]));
  const known = new Map<string, string>();
  for (const name of names) if (!known.has(normaliseLogin(name))) known.set(normaliseLogin(name), name);
  return [...known.values()];
}

/** Folders of a path, nearest first; the top is empty. */
function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return [...names.map((_, at) => names.slice(0, names.length - at).join('/')), ''];
}

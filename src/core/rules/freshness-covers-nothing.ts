import type { Catalog } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';
import type { Moves } from '../find-moved.ts';
import { ruleFromFindings, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

const noticed = ruleFromFindings({
  id: 'freshness/covers-nothing',
  severity: 'error',
  description: 'Every cover of a page selects something in the repository.',
});

/** Noticed when covers are compared with the files of the repository. Of a file that was renamed, history may know the new name. */
export const freshnessCoversNothing: Rule = {
  ...noticed,
  *check(context) {
    for (const finding of noticed.check(context)) yield nameNewPath(finding, context.moves);
  },
};

/** Paths that covers name and that aren't there: what to ask history for. */
export function listMissingCovers({ findings }: Pick<Catalog, 'findings'>): string[] {
  return findings.flatMap(({ rule, actual }) => (rule === noticed.id && actual !== undefined ? [actual] : []));
}

function nameNewPath(finding: Finding, moves: Moves): Finding {
  const passed = new Set<string>();
  let path = finding.actual ?? '';
  for (let next = moves.get(path); next !== undefined && !passed.has(next); next = moves.get(path)) {
    passed.add(next);
    path = next;
  }
  return passed.size === 0 ? finding : { ...finding, hint: `The file was renamed to ${quote(path)}.`, expected: [path] };
}

import type { Finding, Range } from '../diagnostic.ts';
import type { Day } from '../interval.ts';
import { quote } from '../wording.ts';
import { recordPath, type VerifyRecord } from './record.ts';

/** What can be known of the runs that a record names. */
export interface KnownRuns {
  /** The last day that it is anywhere: whoever writes their own may be a day ahead of UTC. */
  latest: Day;
  /** Commits of the record that no history leads to. */
  unreached: ReadonlySet<string>;
}

/** Runs of the record that can't have been: on a day to come, or of a commit that isn't part of the history. Each with its page's id. */
export function findUnknownRuns(
  record: VerifyRecord,
  { latest, unreached }: KnownRuns,
  locate: (path: readonly string[]) => Range | undefined,
): Map<string, Finding> {
  const place = { rule: 'page/verification-gone', file: recordPath } as const;
  return new Map(
    [...record].flatMap(([id, { on, commit }]): [string, Finding][] => {
      if (on > latest) {
        const message = `The commands of ${quote(id)} were verified on ${on}, a day to come.`;
        const hint = 'Run `waymark verify --record` for the page again.';
        return [[id, { ...place, message, hint, range: locate(['pages', id, 'on']), actual: on }]];
      }
      if (!unreached.has(commit)) return [];
      const message = `The commands of ${quote(id)} were verified at ${quote(commit.slice(0, 12))}, a commit that isn’t part of this history.`;
      const hint = 'Run `waymark verify --record` for the page again, at a commit that stays: one that is rebased or squashed goes.';
      return [[id, { ...place, message, hint, range: locate(['pages', id, 'commit']), actual: commit }]];
    }),
  );
}

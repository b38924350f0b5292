import type { LastChange } from '../history.ts';
import { toDay, type Day } from '../interval.ts';
import { count, quote } from '../wording.ts';
import type { Contradiction, CoveredChange, CoverKind, Evidence, PageFreshness, Reason, ReasonCode } from './freshness.ts';

type Judged = Omit<PageFreshness, 'reasons'>;

/** What reasons need beside the judgement. */
interface Surroundings {
  history: 'exact' | 'shallow' | 'none';
  baseGap: string | undefined;
  /** Last change as history gave it, also when it is only known to be older than a day. */
  older: LastChange | undefined;
  /** Day of a review that lies in the future and doesn't count. */
  future: Day | undefined;
}

/** Why a page is in its state: what asks for somebody first, then what is known. Neutral sentences; nothing in them but facts. */
export function listReasons(page: Judged, surroundings: Surroundings): Reason[] {
  return [
    ...page.contradictions.map((contradiction) => explainContradiction(contradiction, page)),
    ...explainChanges(page),
    ...explainReview(page, surroundings),
    ...explainStanding(page),
    ...explainCovers(page, surroundings),
    ...explainHistory(page, surroundings),
  ];
}

function reason(code: ReasonCode, message: string, evidence: Evidence[] = []): Reason {
  return { code, message, evidence };
}

/** What a page names that is gone, as a clause after “This page”. `since`: the change under review, else when somebody looked. */
export function describeContradiction({ text, was, movedTo, removedBy }: Contradiction, since: 'look' | 'change' = 'look'): string {
  const where = was.line === undefined ? quote(was.path) : quote(`${was.path}:${was.line}`);
  const isPath = was.path === text.replace(/^\.\//, '');
  const held = isPath ? 'which the repository held' : `which was in ${where}`;
  const then = since === 'change' ? 'before this change' : 'when somebody last looked at the page';
  const by = removedBy ? ` since ${removedBy.id.slice(0, 10)} (${removedBy.on})` : '';
  const now = movedTo === undefined ? `is gone${by}` : `is ${quote(movedTo)}${by}`;
  return `names ${quote(text)}, ${held} ${then}, and ${now}`;
}

function explainContradiction(contradiction: Contradiction, { path }: Judged): Reason {
  const { was, base, removedBy, range } = contradiction;
  return reason('reference-gone', `The page ${describeContradiction(contradiction)}.`, [
    { path, line: range.start.line },
    { path: was.path, from: base, to: removedBy?.id, line: was.line },
  ]);
}

function explainChanges({ changes, base, reviewed }: Judged): Reason[] {
  const since = reviewed ? `since its review on ${reviewed.on}` : 'since it was last edited';
  const kinds: [CoverKind, ReasonCode, (files: string) => string][] = [
    ['narrowed', 'covered-changed', (files) => `Code that this page describes has changed ${since}: ${files}.`],
    ['whole', 'covered-activity', (files) => `Files that this page covers were touched ${since}: ${files}.`],
    ['inferred', 'inferred-activity', (files) => `Files that this page mentions were touched ${since}: ${files}.`],
  ];
  return kinds.flatMap(([kind, code, say]) => {
    const found = changes.filter((change) => change.kind === kind);
    const evidence = found.map(({ path, line, commits }) => ({ path, from: base?.commit, to: commits[0]?.id, line }));
    return found.length === 0 ? [] : [reason(code, say(listChanges(found)), evidence)];
  });
}

/** Files named in one sentence. */
const maxNamed = 3;

function listChanges(changes: readonly CoveredChange[]): string {
  const named = changes.slice(0, maxNamed).map(({ path, line, status, commitCount }) => {
    const place = quote(line === undefined || status === 'removed' ? path : `${path}:${line}`);
    const notes = [...(status === 'edited' ? [] : [status]), ...(commitCount > 0 ? [count(commitCount, 'commit')] : [])];
    return notes.length === 0 ? place : `${place} (${notes.join(', ')})`;
  });
  const left = changes.length - named.length;
  return left > 0 ? `${named.join(', ')} and ${left} more` : named.join(', ');
}

function explainReview({ path, review, reviewed, dueOn, overdueOn, lastChange }: Judged, { history, future }: Surroundings): Reason[] {
  const reasons: Reason[] = [];
  if (future !== undefined) reasons.push(reason('future-review', `The review on ${future} lies in the future and doesn’t count.`));
  if (review === 'overdue') reasons.push(reason('overdue', `A review was due on ${dueOn}, and its time of grace ended on ${overdueOn}.`));
  if (review === 'due') reasons.push(reason('due', `A review is due since ${dueOn}; from ${overdueOn} on it is overdue.`));
  if (review === 'due-soon') reasons.push(reason('due-soon', `A review is due on ${dueOn}.`));
  if (reviewed) {
    const by = reviewed.by === undefined ? '' : ` by ${reviewed.by}`;
    reasons.push(reason('reviewed', `Last reviewed on ${reviewed.on}${by}.`));
  } else if (review !== 'not-scheduled') {
    const edited = lastChange ? `; last changed on ${lastChange.on}` : history === 'none' ? '' : '; when it last changed isn’t known';
    reasons.push(reason('unreviewed', `Nobody has recorded a review${edited}.`));
  }
  const { stamp } = reviewed ?? {};
  if (stamp && stamp.batch > 0) {
    const message = `${count(stamp.batch, 'page')} were confirmed by one commit that touched no text, by ${stamp.author} on ${stamp.on}.`;
    reasons.push(reason('batch-confirmed', message, [{ path, to: stamp.commit }]));
  }
  return reasons;
}

function explainStanding({ standing, snooze }: Judged): Reason[] {
  if (standing === 'living') return [];
  if (standing === 'snoozed' && snooze) return [reason('snoozed', `Snoozed until ${snooze.until}: ${snooze.reason}`)];
  return [reason('lifecycle', `The page is marked as ${standing} and isn’t kept up.`)];
}

function explainCovers({ covers, drift, path, reviewed }: Judged, { baseGap }: Surroundings): Reason[] {
  const empty = covers.filter(({ kind, files }) => kind !== 'inferred' && files === 0);
  const declared = covers.filter(({ kind }) => kind !== 'inferred');
  return [
    ...empty.map((cover) => reason('covers-nothing', `The cover ${quote(cover.path)} selects nothing.`, [{ path }])),
    ...(baseGap === undefined ? [] : [reason('base-unavailable', baseGap)]),
    ...(drift === 'in-sync' ? [reason('in-sync', describeInSync(declared.length, reviewed !== undefined))] : []),
  ];
}

function describeInSync(covers: number, isReviewed: boolean): string {
  const what = covers === 1 ? 'What its cover selects' : 'What its covers select';
  return `${what} is the same as ${isReviewed ? 'at the review' : 'when the page was last edited'}.`;
}

function explainHistory({ lastChange }: Judged, { history, older }: Surroundings): Reason[] {
  if (history === 'none') return [reason('no-history', 'There is no git history here, so nothing is known about changes.')];
  if (lastChange || older?.confidence !== 'older-than') return [];
  return [reason('history-ends', `This clone ends on ${toDay(older.at * 1000)}; the page last changed then or before.`)];
}

import { countCompletion, type Completion } from './completion.ts';
import { dayOf, type ProgressState } from './derive-state.ts';
import { findRelease } from './find-release.ts';
import type { ReleaseIndex } from './release-index.ts';
import type { Judge } from './standing.ts';

/** What becomes of a reader whose version isn't the current one. */
export type Upgrade =
  | { kind: 'none' }
  /** It costs the reader nothing: an `upgraded` event is written. */
  | { kind: 'automatic'; to: string }
  /** The reader decides. */
  | { kind: 'ask'; to: string; supportedUntil: string | undefined }
  /** The reader has decided to stay, which holds while the own version is supported. */
  | { kind: 'stay'; to: string; supportedUntil: string | undefined };

/** Decides it. `today` is a UTC day. A pathway that wasn't started has no version to leave. */
export function decideUpgrade(index: ReleaseIndex, state: ProgressState, judge: Judge, today: string): Upgrade {
  const progress = state.pathways.get(index.pathway);
  const own = progress ? findRelease(index, progress.version) : -1;
  const [ownRelease, current] = [index.releases[own], index.releases.at(-1)];
  if (!progress || !ownRelease || !current || ownRelease === current) return { kind: 'none' };
  const { supportedUntil } = ownRelease;
  const sameMajor = index.releases.findLastIndex(({ version }) => majorOf(version) === majorOf(ownRelease.version));
  const next = index.releases[sameMajor];
  if (next && sameMajor > own && isNoLess(countCompletion(index, sameMajor, judge), countCompletion(index, own, judge))) {
    return { kind: 'automatic', to: next.version };
  }
  const isSupported = supportedUntil === undefined || today <= supportedUntil;
  const released = dayOf(Date.parse(`${current.date}T00:00:00Z`));
  const stays = progress.stayedAt !== undefined && dayOf(progress.stayedAt) >= released && isSupported;
  return { kind: stays ? 'stay' : 'ask', to: current.version, supportedUntil };
}

/** Whether the share of done units is at least that of another release. */
function isNoLess(completion: Completion, than: Completion): boolean {
  return completion.done * than.total >= than.done * completion.total;
}

function majorOf(version: string): string {
  return version.slice(0, version.indexOf('.'));
}

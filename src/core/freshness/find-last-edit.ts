import type { FileVersion } from '../commit.ts';
import { findSame, isFork, listOrigins, skipShared, type Answer, type Fork } from '../history-answer.ts';
import type { LastChange } from '../history.ts';
import { lookAhead } from './find-stamp.ts';

/** A commit that is passed over when the last change is looked for. */
export interface PassedCommit {
  /** Named or marked as one to ignore; else it is a sweep. */
  isIgnored: boolean;
  /** Pages that it moved with an edit, as they were before, by their path after it. */
  moves: ReadonlyMap<string, FileVersion>;
}

/** What is known of contents and commits. */
export interface EditSources {
  /** Something that two contents have in common when they differ in their review alone; undefined for one that can't be read. */
  textOf: (blob: string) => string | undefined;
  passed: ReadonlyMap<string, PassedCommit>;
}

/**
 * Looks for the last commit that changed what a page says, back through its versions: past commits that are passed over, and past those
 * that only confirmed the page, since a review is no edit. Asks for contents by their ids before it reads them, each time for twice as
 * many as the last time. Ends with nothing when no review stands in the way, and when a content can't be read or history ends: then the
 * change that is known without contents has to do.
 */
export function* findLastEdit(start: Answer, { textOf, passed }: EditSources): Generator<string[], LastChange | undefined, void> {
  let at = skipShared(start);
  let ahead = 1;
  let isStamped = false;
  const read = new Set<string>();
  for (;;) {
    const step = takeStep(at, passed);
    if (!step) return undefined;
    if ('next' in step) {
      at = skipShared(step.next);
      continue;
    }
    const here = at.version;
    const versions = [at, ...step.origins].flatMap(({ version }) => (version ? [version.blob] : []));
    if (versions.some((blob) => !read.has(blob))) {
      ahead *= 2;
      const further = step.origins.slice(0, 1).flatMap((origin) => lookAhead(origin, ahead));
      const blobs = [...versions, ...further.flatMap(({ version }) => (version ? [version.blob] : []))].filter((blob) => !read.has(blob));
      for (const blob of blobs) read.add(blob);
      yield [...new Set(blobs)];
    }
    if (versions.some((blob) => textOf(blob) === undefined)) return undefined;
    const same = step.origins.find(({ version }) => version && here && textOf(version.blob) === textOf(here.blob));
    if (!same) return isStamped ? step.change : undefined;
    isStamped = true;
    at = skipShared(same);
  }
}

/** Where to go on, or the commit that made a content and what it may have been made of. Undefined where history isn't known. */
type Step = { next: Answer } | { change: LastChange; origins: readonly Answer[] } | undefined;

function takeStep(answer: Answer, passed: EditSources['passed']): Step {
  const { lastChange, rest } = answer;
  if (typeof rest === 'object' && isFork(rest)) return takeMerge(rest, passed);
  if (!lastChange) return undefined;
  const commit = passed.get(lastChange.commit);
  if (typeof rest === 'object') return commit ? { next: rest } : { change: lastChange, origins: [rest] };
  const before = commit && findMoved(answer, commit);
  if (before) return before === 'unsure' ? undefined : { next: before };
  return { change: { ...lastChange, substantive: lastChange.confidence === 'older-than' || commit?.isIgnored !== true }, origins: [] };
}

function takeMerge(fork: Fork, passed: EditSources['passed']): Step {
  const same = findSame(fork);
  if (same) return { next: same };
  const counts = passed.get(fork.merge.commit)?.isIgnored !== true;
  if (!counts && fork.first) return { next: fork.first };
  return { change: { ...fork.merge, substantive: counts }, origins: counts ? listOrigins(fork) : [] };
}

/** What a page was that a commit moved with an edit. */
function findMoved({ version, departed }: Answer, { moves }: PassedCommit): Answer | 'unsure' | undefined {
  const before = version && moves.get(version.path);
  if (!before) return undefined;
  return (departed === 'many' ? undefined : departed?.find((gone) => gone.version?.path === before.path)) ?? 'unsure';
}

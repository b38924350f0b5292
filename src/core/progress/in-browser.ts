/**
 * What the site's scripts take of progress: `virtual:waymark/progress` leads here. Everything below is pure and small, and imports nothing
 * but types from elsewhere.
 */
export { countCompletion } from './completion.ts';
export { deltaGroups, findDelta } from './delta.ts';
export { deriveState, isDone } from './derive-state.ts';
export { largestFile, readExport, writeExport } from './export-file.ts';
export { findRelease, listUnits, unitResolver } from './find-release.ts';
export { mergeEvents, previewImport, winnerOf } from './merge-events.ts';
export { isOfThisVersion, readEvent } from './read-event.ts';
export { stampEvent } from './stamp-event.ts';
export { counts, openJudge } from './standing.ts';
export { decideUpgrade } from './upgrade.ts';

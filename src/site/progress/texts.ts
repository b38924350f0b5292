import type { DeltaKind } from '../../core/progress/delta.ts';
import type { StandingKind } from '../../core/progress/standing.ts';
import type { Keeping } from './log.ts';

/** Texts of a learner's progress. Beside `texts.ts`, and grouped, so that a script carries only what it shows. */

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** A moment as the reader's day: `3 March 2026`. */
export function toReadersDay(at: number): string {
  return longDay.format(at);
}

/** A UTC day as words: `3 March 2026`. */
export function sayDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** Why what a reader does isn't kept. */
export const keepingTexts: Record<Exclude<Keeping, 'kept'>, string> = {
  blocked: 'This browser does not let the portal keep anything, as in private windows. What you do here lasts until you leave the page.',
  full: 'The browser’s storage is full. What you did last is shown here, but it is not kept. Free some space, then do it again.',
};

/** Texts on the page of a unit that are there without scripts. */
export const unitPageTexts = {
  title: 'Your progress',
  next: (pathway: string) => `Next in ${pathway}:`,
  noScript: 'With JavaScript, you can mark this page as complete here. What you mark stays in your browser.',
};

/** Texts on the page of a unit. */
export const unitTexts = {
  complete: 'Mark as complete',
  know: 'I know this',
  reopen: 'Reopen',
  startOver: 'Start over',
  stillFine: 'Still fine',
  changes: 'What changed',
  open: 'Not completed yet.',
  completed: (day: string) => `Completed on ${day}.`,
  waived: (day: string) => `You said on ${day} that you know this.`,
  review: 'The page has changed since you completed it. Look again.',
  redo: 'What the page asks for has changed since you completed it. Do it again, or say that you know it.',
  ticks: (ticked: number, all: number) => `${ticked} of ${all} ${all === 1 ? 'task' : 'tasks'} ticked.`,
  allTicked: 'All tasks ticked: marked as complete.',
  done: (task: string) => `Done: ${task}`,
  said: {
    completed: 'Marked as complete.',
    waived: 'Noted that you know this.',
    reopened: 'Reopened: not completed.',
    affirmed: 'Noted that you looked again.',
    startedOver: 'All ticks are removed.',
  },
};

/** How a unit stands, in lists. Each has a shape beside its word. */
export const standingTexts: Record<StandingKind, string> = {
  open: '',
  carried: 'Completed',
  mapped: 'Completed before, under another name',
  waived: 'You know this',
  review: 'Look again',
  redo: 'Do it again',
};

/** Texts of the difference between two releases. */
export const deltaTexts = {
  title: (from: string, to: string) => `What version ${to} means for you, who are at ${from}`,
  againTitle: 'Look again',
  groups: { kept: 'Kept', again: 'Look again', structure: 'New or gone' },
  kinds: {
    carried: 'stays completed',
    mapped: 'counts as completed',
    waived: 'you know it',
    review: 'changed: look again',
    redo: 'asks for something else: do it again',
    new: 'new',
    optional: 'new, optional',
    retired: 'no longer part of it',
  } satisfies Record<DeltaKind, string>,
  through: (titles: string) => `through ${titles}`,
  replacedBy: (titles: string) => `in its place: ${titles}`,
  changes: 'Every change, word by word',
};

/** Texts of one’s way, wherever it is shown. */
export const wayTexts = {
  own: (version: string) => (version === '0.0.0' ? 'Not released yet' : `Your version, ${version}`),
  current: (version: string) => `Current version, ${version}`,
  count: (done: number, total: number) => `${done} of ${total}`,
  left: (minutes: number) => (minutes >= 90 ? `${Math.round(minutes / 6) / 10} h left` : `${minutes} min left`),
  resume: (title: string) => `Continue with ${title}`,
  begin: (title: string) => `Begin with ${title}`,
  /** A draft, and what was never released, can't be claimed. */
  finished: (version: string, exits: readonly string[]) => {
    if (version.startsWith('0.')) return 'You have completed every unit. There is no released version yet that could be claimed.';
    if (exits.length === 0) return `You have completed version ${version}.`;
    return `You have completed every unit of version ${version}. Left to hand in: ${exits.join(', ')}.`;
  },
};

/** Texts of a pathway that are there without scripts. */
export const pathwayPageTexts = {
  title: 'Your progress',
  noScript: 'With JavaScript, you can start this pathway here and see how far you are. What you do stays in your browser.',
};

/** Texts of one’s way through a pathway. */
export const pathwayTexts = {
  start: 'Start this pathway',
  startHint: 'What you complete is kept in this browser and nowhere else.',
  only: 'Completed',
  upgraded: (from: string, to: string) => `You were at version ${from}. Version ${to} takes nothing away from you, so you are there now.`,
  ask: (version: string, day: string) => `Version ${version} is there since ${day}.`,
  stays: (version: string) => `You stay with version ${version}.`,
  upgrade: (version: string) => `Upgrade to ${version}`,
  stay: (version: string) => `Stay with ${version}`,
  supported: (version: string, day: string) => `Version ${version} is supported until ${day}.`,
  notSupported: (version: string, day: string) => `Version ${version} was supported until ${day}.`,
  failed: 'The releases of this pathway could not be loaded.',
  said: {
    started: 'Started.',
    upgraded: (version: string) => `You are at version ${version} now.`,
    stayed: (version: string) => `You stay with version ${version}.`,
  },
};

/** Texts of the card on the home page. */
export const resumeTexts = { title: 'Where you were' };

/** Texts on the page about one’s own progress that are there without scripts. */
export const mePageTexts = {
  title: 'Your progress',
  lead: 'What you have opened, started, completed and ticked. It is kept in this browser and leaves it only as a file that you export.',
  noScript:
    'With JavaScript, this page lists the pathways that you have started, with what is completed and what is left, and lets you export your progress as a file, import it in another browser, and delete it. Without it, nothing is recorded.',
  pathways: 'Pathways',
  browse: 'Look through the pathways',
  events: 'What is kept',
  safari:
    'Safari deletes what a site keeps when you use Safari for seven days without visiting the site. Export your progress from time to time, or add the site to the Dock or the home screen.',
  move: 'Take it with you',
  moveHint:
    'Export your progress here, and import the file in another browser or on another device. Importing adds, and never takes anything away.',
  resetHint: 'Deletes everything that this portal keeps in this browser. Export it first when you may want it back.',
  reset: 'Delete your progress',
};

/** Texts of the page about one’s own progress. */
export const meTexts = {
  loading: 'Reading your progress…',
  failed: 'The list of pathways could not be loaded.',
  none: 'Nothing is recorded yet. Start a pathway, or mark a page as complete.',
  unknownPathway: (id: string, version: string) =>
    `${id}, version ${version}: this portal has no such pathway. What you did there is kept.`,
  unknownVersion: (version: string) => `You started at version ${version}, which this portal does not have.`,
  others: 'Other pages',
  othersHint: 'What you did that belongs to none of these pathways. It is kept, and exported too.',
  unit: (id: string, state: string) => `${id}: ${state}`,
  unitStates: { completed: 'completed', waived: 'you know it', ticked: 'some tasks ticked', opened: 'opened' },
  count: (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`,
  span: (from: string, to: string) => (from === to ? `on ${from}` : `from ${from} to ${to}`),
  opaque: (count: number) => `${count.toLocaleString('en')} of them come from a newer version of the portal: they are kept as they are.`,
  export: 'Export as a file',
  import: 'Import a file',
  exported: (count: string) => `Exported ${count}.`,
  otherSite: (site: string) => `The file comes from another portal, “${site}”. Pages with the same id count as the same.`,
  adds: (count: string) => `It adds ${count}`,
  about: (units: number, pathways: string) =>
    `about ${units} ${units === 1 ? 'page' : 'pages'}${pathways === '' ? '' : ` and ${pathways}`}`,
  unknownHere: (id: string) => `${id} (not in this portal)`,
  already: (count: string) => `${count} of the file are here already.`,
  conflicts: (count: number) =>
    `${count.toLocaleString('en')} ${count === 1 ? 'event has' : 'events have'} the id of another one here. Of each pair one is kept, the same on every device.`,
  refused: (count: string) => `${count} can’t be read and would be left out:`,
  addsNothing: 'The file has nothing that is not here already.',
  confirmImport: 'Import',
  cancel: 'Cancel',
  imported: (count: string) => `Imported ${count}.`,
  lastImport: (count: string, day: string) => `The last import, on ${day}, added ${count}.`,
  undo: 'Undo the import',
  undone: 'The import is undone.',
  reset: 'Delete your progress',
  confirmReset: (count: string) => `Yes, delete ${count}`,
  wasReset: 'Your progress is deleted.',
};

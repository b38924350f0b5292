/**
 * Progress is a log of events in the reader's browser. Nothing is stored but events; every state is derived from them. The log only
 * grows: a reset and the undo of an import alone delete.
 */

/** What can happen. `recalled` and `attested` are kept and shown; later releases write them. */
export const eventTypes = [
  'started',
  'upgraded',
  'opened',
  'ticked',
  'unticked',
  'completed',
  'affirmed',
  'reopened',
  'waived',
  'attested',
  'recalled',
] as const;

/** One of {@link eventTypes}. */
export type EventType = (typeof eventTypes)[number];

/** One thing that a reader did. */
export interface ProgressEvent {
  /** Version of this format. */
  v: 1;
  /** UUID: the same event is the same on every device. */
  id: string;
  event: EventType;
  /** UTC milliseconds since 1970. */
  at: number;
  /** Id of the unit at the time; the page may have had others before, and later. */
  unit?: string;
  /** Id of a task of the unit. */
  task?: string;
  prompt?: string;
  rating?: 1 | 2 | 3 | 4;
  /** `id@version`. */
  pathway?: string;
  /** {@link ReleaseIndex} `fp` of what the reader had before them. */
  fingerprint?: string;
}

import { dayOf } from './derive-state.ts';
import type { ProgressEvent } from './event.ts';
import type { LogRecord } from './read-event.ts';

/** An event before it has an id and a time. */
export type EventDraft = Omit<ProgressEvent, 'v' | 'id' | 'at'>;

/**
 * Makes an event of a draft. `before` are the records about the same unit or pathway. The new one comes after them, also where another
 * device's clock ran ahead: otherwise what the reader does now would count as done before. Undefined where a unit was opened on that day
 * already: one such event a day is enough.
 */
export function stampEvent(draft: EventDraft, before: readonly LogRecord[], id: string, now: number): LogRecord | undefined {
  const opened = before.some(({ event, at }) => event === 'opened' && dayOf(at) === dayOf(now));
  if (draft.event === 'opened') return opened ? undefined : { v: 1, id, at: now, ...draft };
  const last = before.reduce((latest, { at }) => Math.max(latest, at), 0);
  return { v: 1, id, at: Math.max(now, last + 1), ...draft };
}

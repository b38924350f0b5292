import { eventTypes, type EventType, type ProgressEvent } from './event.ts';

/**
 * A record of the log: an event of this version, or something that a newer version wrote, which is kept and exported as it is. Only
 * `id`, `at`, `v` and `event` are known of it.
 */
export interface LogRecord {
  v: number;
  id: string;
  event: string;
  at: number;
  [field: string]: unknown;
}

/** What an unknown value turned out to be. */
export type EventReading = { record: LogRecord } | { problem: string };

/** RFC 9562, any version. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `id@version`, see the lock of a release. */
const pathwayVersion = /^[a-z0-9-]{1,200}@\d{1,9}\.\d{1,9}\.\d{1,9}$/;

/** Longest record in characters of JSON: an event takes about 250. */
const longestRecord = 8192;

/** Longest id of a unit or task: ids of external units are addresses. */
const longestId = 2048;

/** The last moment that a `Date` can hold (ECMA-262, 21.4.1.1). */
const lastMoment = 8.64e15;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= longestId;

/** Fields of {@link ProgressEvent} beside those that every record has. */
const fields: Readonly<Record<string, (value: unknown) => boolean>> = {
  unit: isText,
  task: isText,
  prompt: isText,
  rating: (value) => value === 1 || value === 2 || value === 3 || value === 4,
  pathway: (value) => typeof value === 'string' && pathwayVersion.test(value),
  fingerprint: (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value),
};

/** What an event is about; without it, it would say nothing. */
const needed: Readonly<Record<EventType, readonly string[]>> = {
  started: ['pathway'],
  upgraded: ['pathway'],
  opened: ['unit'],
  ticked: ['unit', 'task'],
  unticked: ['unit', 'task'],
  completed: ['unit'],
  affirmed: ['unit'],
  reopened: ['unit'],
  waived: ['unit'],
  attested: [],
  recalled: [],
};

/** Judges a value that came from outside: a file, or the database, which other versions of the portal write too. */
export function readEvent(value: unknown): EventReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'It is not an object.' };
  const record = value as Partial<LogRecord>;
  if (!Number.isSafeInteger(record.v) || Number(record.v) < 1) return { problem: 'It has no version.' };
  if (typeof record.id !== 'string' || !uuid.test(record.id)) return { problem: 'Its id is not a UUID.' };
  if (!Number.isSafeInteger(record.at) || Number(record.at) < 0 || Number(record.at) > lastMoment) return { problem: 'It has no time.' };
  if (typeof record.event !== 'string' || record.event === '' || record.event.length > 64)
    return { problem: 'It does not say what happened.' };
  if (!isShort(value)) return { problem: 'It is too long.' };
  const read = value as LogRecord;
  if (!isOfThisVersion(read)) return { record: read };
  const wrong = Object.keys(fields).find((name) => read[name] !== undefined && !fields[name]?.(read[name]));
  if (wrong !== undefined) return { problem: `Its ${wrong} is not valid.` };
  const missing = needed[read.event].find((name) => read[name] === undefined);
  return missing === undefined ? { record: read } : { problem: `Its ${missing} is missing.` };
}

/** Nesting without end can't be written as JSON: that is too long as well. */
function isShort(value: object): boolean {
  try {
    return JSON.stringify(value).length <= longestRecord;
  } catch {
    return false;
  }
}

/** Whether a record means something to this version. One that {@link readEvent} let pass is an event then. */
export function isOfThisVersion(record: LogRecord | ProgressEvent): record is ProgressEvent {
  return record.v === 1 && (eventTypes as readonly string[]).includes(record.event);
}

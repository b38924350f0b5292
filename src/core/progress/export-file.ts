import { mergeEvents } from './merge-events.ts';
import { readEvent, type LogRecord } from './read-event.ts';

/** A reader's log as a file, to be moved to another device or kept. */
export interface ExportFile {
  schemaVersion: 1;
  /** Id of the site that it was exported from. */
  site: string;
  /** UTC, ISO 8601. */
  exportedAt: string;
  events: LogRecord[];
}

/** Largest file that is read, in bytes: 60,000 events and more. */
export const largestFile = 16 * 1024 * 1024;

/** What reading a file gave: its records and what is wrong with others, or why it can't be read at all. */
export type FileReading =
  | { file: ExportFile; /** Events that can't be kept, at most {@link mostProblems} of them. */ problems: string[]; refused: number }
  | { problem: string };

/** How many problems are told one by one. */
const mostProblems = 5;

/** Writes the file, its events in their order. */
export function writeExport(site: string, events: readonly LogRecord[], exportedAt: Date): string {
  const file: ExportFile = { schemaVersion: 1, site, exportedAt: exportedAt.toISOString(), events: mergeEvents([], events) };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Reads a file that claims to be one; `bytes` is its size, so that one that is too large needn't be held as text. */
export function readExport(text: string, bytes: number = text.length): FileReading {
  if (bytes > largestFile) return { problem: `The file is larger than ${String(largestFile / 1024 / 1024)} MiB.` };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'The file is not JSON.' };
  }
  if (typeof data !== 'object' || data === null || !('events' in data) || !Array.isArray(data.events)) {
    return { problem: 'The file holds no list of events. Choose a file that a portal exported.' };
  }
  const { schemaVersion, site, exportedAt, events } = data as Record<keyof ExportFile, unknown> & { events: unknown[] };
  if (schemaVersion !== 1) return { problem: `The file has the format ${sayValue(schemaVersion)}, and this portal reads format 1.` };
  if (typeof site !== 'string' || site.length > 200) return { problem: 'The file does not say which portal it comes from.' };
  const records: LogRecord[] = [];
  const problems: string[] = [];
  let refused = 0;
  for (const [at, value] of events.entries()) {
    const reading = readEvent(value);
    if ('record' in reading) records.push(reading.record);
    else if (++refused <= mostProblems) problems.push(`Event ${String(at + 1)}: ${reading.problem}`);
  }
  const when = typeof exportedAt === 'string' ? exportedAt.slice(0, 40) : '';
  return { file: { schemaVersion: 1, site, exportedAt: when, events: records }, problems, refused };
}

function sayValue(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 20) : 'of no number';
}

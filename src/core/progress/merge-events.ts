import type { ProgressEvent } from './event.ts';
import { isOfThisVersion, type LogRecord } from './read-event.ts';

/** What an import would do. */
export interface ImportPreview {
  /** Records that the log doesn't have. */
  added: LogRecord[];
  /** How many it has already. */
  known: number;
  /** Records that stand in both under one id with different content; the log after the import holds {@link winnerOf}. */
  conflicts: { id: string; mine: LogRecord; theirs: LogRecord }[];
  /** Ids of units and pathways that the new records are about. */
  units: string[];
  pathways: string[];
  /** Times of the oldest and the newest new record. */
  oldest: number | undefined;
  newest: number | undefined;
  /** How many of the new records only a newer version of the portal understands. */
  opaque: number;
}

/** Union of two logs by id: neither order nor repetition makes a difference. */
export function mergeEvents(mine: readonly LogRecord[], theirs: readonly LogRecord[]): LogRecord[] {
  const merged = new Map<string, LogRecord>();
  for (const record of [...mine, ...theirs]) {
    const known = merged.get(record.id);
    merged.set(record.id, known ? winnerOf(known, record) : record);
  }
  return [...merged.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Of two records with one id the one that is smaller as canonical JSON: every device picks the same. No portal writes such records. */
export function winnerOf(a: LogRecord, b: LogRecord): LogRecord {
  return toCanonical(b) < toCanonical(a) ? b : a;
}

/** Tells what an import would do, before it is done. */
export function previewImport(mine: readonly LogRecord[], theirs: readonly LogRecord[]): ImportPreview {
  const byId = new Map(mine.map((record) => [record.id, record]));
  const distinct = mergeEvents([], theirs);
  const added = distinct.filter(({ id }) => !byId.has(id));
  const conflicts = distinct.flatMap((record) => {
    const known = byId.get(record.id);
    return known && toCanonical(known) !== toCanonical(record) ? [{ id: record.id, mine: known, theirs: record }] : [];
  });
  const understood: readonly ProgressEvent[] = added.flatMap((record) => (isOfThisVersion(record) ? record : []));
  return {
    added,
    known: distinct.length - added.length - conflicts.length,
    conflicts,
    units: sortedSet(understood.flatMap(({ unit }) => unit ?? [])),
    pathways: sortedSet(understood.flatMap(({ pathway }) => pathway?.split('@')[0] ?? [])),
    oldest: added[0]?.at,
    newest: added.at(-1)?.at,
    opaque: added.length - understood.length,
  };
}

/** JSON in which fields stand in the order of their names. Records are at most a few levels deep, because they are short. */
function toCanonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function sortedSet(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

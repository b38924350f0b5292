import { winnerOf } from 'virtual:waymark/progress';
import type { LogRecord } from '../../core/progress/read-event.ts';
import { onResult } from './database.ts';
import type { Log } from './log.ts';

/** What only a reader's own page does with the log: importing, taking that back, deleting. */

/** What the last import did, so that it can be taken back. */
export interface ImportNote {
  name: 'import';
  at: number;
  site: string;
  /** Ids of the records that it added. */
  added: string[];
  /** Records that had the same ids as others of the file, as they were before. */
  replaced: LogRecord[];
}

/** Adds the records of a file, and notes which they were. */
export async function importRecords(log: Log, records: readonly LogRecord[], site: string): Promise<void> {
  await log.change(
    ({ events, notes }) => {
      onResult(events.getAll() as IDBRequest<LogRecord[]>, (mine) => {
        const known = new Map(mine.map((record) => [record.id, record]));
        const note: ImportNote = { name: 'import', at: Date.now(), site, added: [], replaced: [] };
        for (const record of records) {
          const before = known.get(record.id);
          if (!before) note.added.push(record.id);
          else if (winnerOf(before, record) === before) continue;
          else note.replaced.push(before);
          known.set(record.id, record);
          events.put(record);
        }
        notes.put(note);
      });
    },
    () => records,
  );
}

/** What the last import did; undefined when there was none, or it was taken back. */
export async function readLastImport(log: Log): Promise<ImportNote | undefined> {
  return log
    .use<ImportNote | undefined>('readonly', ({ notes }, settle) => {
      onResult(notes.get('import') as IDBRequest<ImportNote | undefined>, settle);
    })
    .catch(() => undefined);
}

/** Takes back the last import: exactly what it added goes. */
export async function undoImport(log: Log): Promise<void> {
  await log.change(({ events, notes }) => {
    onResult(notes.get('import') as IDBRequest<ImportNote | undefined>, (note) => {
      for (const id of note?.added ?? []) events.delete(id);
      for (const record of note?.replaced ?? []) events.put(record);
      notes.delete('import');
    });
  });
}

/** Deletes everything. */
export async function resetLog(log: Log): Promise<void> {
  log.forget();
  await log.change(({ events, notes }) => {
    events.clear();
    notes.clear();
  });
}

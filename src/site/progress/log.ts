import { stampEvent } from 'virtual:waymark/progress';
import type { LogRecord } from '../../core/progress/read-event.ts';
import type { EventDraft } from '../../core/progress/stamp-event.ts';
import { onResult, openDatabase, transact, type Stores } from './database.ts';
import { connectTabs } from './tabs.ts';

/** Whether what the reader does is kept: `blocked` by the browser, or its storage is `full`. Otherwise it lasts as long as the page. */
export type Keeping = 'kept' | 'blocked' | 'full';

/** A reader's log: the records of the database, and those that couldn't be kept. */
export class Log {
  readonly site: string;
  /** All records, in no order. */
  records: readonly LogRecord[] = [];
  keeping: Keeping = 'kept';
  #database: IDBDatabase | undefined;
  #unkept: LogRecord[] = [];
  readonly #listeners: (() => void)[] = [];
  readonly #tellTabs: () => void;

  private constructor(site: string) {
    this.site = site;
    this.#tellTabs = connectTabs(`waymark/${site}`, () => void this.#reload());
  }

  /** Opens the log of a site and reads it. Never rejects: where nothing can be kept, it says so. */
  static async open(site: string): Promise<Log> {
    const log = new Log(site);
    await log.#reload();
    return log;
  }

  /** Calls back whenever the log has changed, here or in another tab. */
  follow(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Writes events. Those that say nothing new are left out. */
  async write(...drafts: EventDraft[]): Promise<void> {
    let made: LogRecord[] = [];
    const stamp = (draft: EventDraft, before: readonly LogRecord[]): LogRecord[] => {
      const known = [...before, ...made].filter((record) => isAbout(record, draft));
      const record = stampEvent(draft, known, makeId(), Date.now());
      made = record ? [...made, record] : made;
      return record ? [record] : [];
    };
    await this.change(
      ({ events }) => {
        made = [];
        for (const draft of drafts) {
          const add = (before: readonly LogRecord[]): void => {
            for (const record of stamp(draft, before)) events.add(record);
          };
          // Other tabs write too: what they wrote of the unit counts, though this one may not know it yet.
          if (draft.unit === undefined) add(this.records);
          else onResult(events.index('unit').getAll(draft.unit) as IDBRequest<LogRecord[]>, add);
        }
      },
      () => {
        if (made.length === 0) for (const draft of drafts) stamp(draft, this.records);
        return made;
      },
    );
    if (drafts.some(({ event }) => event === 'completed')) await this.#askToPersist();
  }

  /** Forgets what couldn't be kept. */
  forget(): void {
    this.#unkept = [];
  }

  /** Changes the database. Where that fails, what was `made` lasts as long as the page, and is tried again with the next change. */
  async change(work: (stores: Stores) => void, made: () => readonly LogRecord[] = () => []): Promise<void> {
    try {
      await this.use('readwrite', (stores) => {
        for (const record of this.#unkept) stores.events.put(record);
        work(stores);
      });
      this.#unkept = [];
      this.keeping = 'kept';
    } catch (error) {
      this.keeping = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
      this.#unkept = union(this.#unkept, made());
    }
    await this.#reload();
    this.#tellTabs();
  }

  /** Runs a transaction. A database that was closed or deleted meanwhile is opened anew, once. */
  async use<Result>(
    mode: IDBTransactionMode,
    work: (stores: Stores, settle: (result: Result) => void) => void,
  ): Promise<Result | undefined> {
    const wasOpen = this.#database !== undefined;
    this.#database ??= await openDatabase(`waymark/${this.site}`);
    try {
      return await transact(this.#database, mode, work);
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
      if (!wasOpen || !isClosed) throw error;
      this.#database = undefined;
      return this.use(mode, work);
    }
  }

  async #reload(): Promise<void> {
    try {
      const kept = await this.use<unknown[]>('readonly', ({ events }, settle) => {
        onResult(events.getAll(), settle);
      });
      this.records = union((kept ?? []).filter(isRecord), this.#unkept);
    } catch {
      this.keeping = 'blocked';
      this.records = this.#unkept;
    }
    for (const listener of this.#listeners) listener();
  }

  /** Asks the browser once not to delete the log when it needs room. */
  async #askToPersist(): Promise<void> {
    try {
      const asked = await this.use<unknown>('readonly', ({ notes }, settle) => {
        onResult(notes.get('asked-to-persist'), settle);
      });
      if (asked !== undefined) return;
      await this.use('readwrite', ({ notes }) => notes.put({ name: 'asked-to-persist', at: Date.now() }));
      await navigator.storage?.persist?.();
    } catch {
      // It was a favour: without it everything works as before.
    }
  }
}

/** Records of both, each id once. */
function union(mine: readonly LogRecord[], more: readonly LogRecord[]): LogRecord[] {
  return [...new Map([...mine, ...more].map((record) => [record.id, record])).values()];
}

/** What files bring was judged before it came in; this is for a database that something else wrote to. */
function isRecord(value: unknown): value is LogRecord {
  const { id, at, event, unit = '', pathway = '' } = value as Partial<LogRecord>;
  return [id, event, unit, pathway].every((text) => typeof text === 'string') && typeof at === 'number';
}

/** Whether a record is about the same unit as a draft, or about a pathway as the draft is. */
function isAbout({ unit, pathway }: LogRecord, draft: EventDraft): boolean {
  return draft.unit === undefined ? unit === undefined && pathway !== undefined : unit === draft.unit;
}

/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is there on pages with TLS only. */
function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

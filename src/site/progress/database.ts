/** The database of a reader's log: one record per event, and notes about the log itself. */

/** Version of its structure. Later ones add to {@link build}; none takes anything away. */
const newest = 1;

/** How long opening may take, in milliseconds: some browsers neither open nor refuse (https://bugs.webkit.org/show_bug.cgi?id=226547). */
const patience = 8000;

/** Something about the log that is no event: which records an import added, and that the reader's browser was asked to keep them. */
export interface Note {
  name: 'import' | 'asked-to-persist';
  [field: string]: unknown;
}

/** The stores, inside a transaction. */
export interface Stores {
  events: IDBObjectStore;
  notes: IDBObjectStore;
}

/** Opens it. Rejects where the browser refuses, as some do in private windows. */
export async function openDatabase(name: string): Promise<IDBDatabase> {
  try {
    return await open(name, newest);
  } catch (error) {
    // A newer portal was here, and this one was put back: its structure has everything that ours has.
    if (error instanceof DOMException && error.name === 'VersionError') return open(name);
    throw error;
  }
}

function open(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    const timer = setTimeout(() => {
      reject(new Error('The database did not open.'));
    }, patience);
    request.onupgradeneeded = () => {
      build(request.result);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const { result } = request;
      // Another tab changes its structure or deletes it: it must not wait for this one.
      result.onversionchange = () => {
        result.close();
      };
      resolve(result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? new Error('The database did not open.'));
    };
  });
}

function build(database: IDBDatabase): void {
  const events = database.createObjectStore('events', { keyPath: 'id' });
  events.createIndex('unit', 'unit');
  database.createObjectStore('notes', { keyPath: 'name' });
}

/** Runs one transaction to its end; what `work` asks for last is the result. Rejects when it was undone as a whole. */
export function transact<Result>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (stores: Stores, settle: (result: Result) => void) => void,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['events', 'notes'], mode);
    let result: Result | undefined;
    transaction.oncomplete = () => {
      resolve(result);
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('The transaction was undone.'));
    };
    work({ events: transaction.objectStore('events'), notes: transaction.objectStore('notes') }, (value) => {
      result = value;
    });
  });
}

/** Calls back with what a request gives. */
export function onResult<Result>(request: IDBRequest<Result>, then: (result: Result) => void): void {
  request.onsuccess = () => {
    then(request.result);
  };
}

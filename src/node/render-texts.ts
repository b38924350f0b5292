import { availableParallelism } from 'node:os';
import readDocument, { type DocumentResult, type DocumentTask } from './document-worker.ts';
import { createPool } from './worker-pool.ts';

/** As for pages: see `read-documents.ts`. */
const limits = { timeoutMs: 10_000, maxMemoryMb: 1024 };

/** So many short texts are rendered here: a process costs more. */
const fewTexts = 4;
const shortText = 8 * 1024;

/** Parses and renders texts that are no files of the repository as it is now, in worker processes. Undefined for what limits stopped. */
export async function renderTexts(tasks: readonly DocumentTask[]): Promise<(DocumentResult | undefined)[]> {
  if (tasks.length <= fewTexts && tasks.every(({ file }) => file.text.length <= shortText)) return tasks.map(readDocument);
  const pool = createPool<DocumentTask, DocumentResult>({
    filename: new URL(import.meta.url.endsWith('.js') ? './document-worker.js' : './document-worker.ts', import.meta.url),
    workers: Math.min(4, availableParallelism()),
    ...limits,
  });
  try {
    return (await pool.runAll(tasks, { batch: 12 })).map((result) => ('kind' in result ? undefined : result));
  } finally {
    await pool.close();
  }
}

import readDocument, { type DocumentResult, type DocumentTask } from './document-worker.ts';
import { textsAtOnce, withWorkers } from './text-workers.ts';
import type { Pool } from './worker-pool.ts';

/** So many short texts are rendered here: a process costs more. */
const fewTexts = 4;
const shortText = 8 * 1024;

/** Parses and renders texts that are no files of the repository as it is now, in worker processes. Undefined for what limits stopped. */
export async function renderTexts(tasks: readonly DocumentTask[]): Promise<(DocumentResult | undefined)[]> {
  if (tasks.length <= fewTexts && tasks.every(({ file }) => file.text.length <= shortText)) return tasks.map(readDocument);
  return await withWorkers('document-worker', async (pool: Pool<DocumentTask, DocumentResult>) => {
    const results = await pool.runAll(tasks, { batch: textsAtOnce });
    return results.map((result) => ('kind' in result ? undefined : result));
  });
}

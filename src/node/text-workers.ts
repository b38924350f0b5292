import { availableParallelism } from 'node:os';
import { isKeeping } from './keeping.ts';
import { createPool, type Pool } from './worker-pool.ts';

/** Worker processes that parse texts, with the limits that hold for each text. */

/** Milliseconds that a text may take, then it is reported and left out: ordinary pages take some. */
export const timeLimit = 10_000;

/** Heap of one worker, in MiB. A page of 512 KiB needs less than half of it. */
export const memoryLimitMb = 1024;

/** Texts handed to a worker at once: enough to keep it busy, few enough to share the end of the work. */
export const textsAtOnce = 12;

/** Modules that workers run. */
type WorkerModule = 'document-worker' | 'unit-text-worker';

/** Workers that stay for the next texts, because loading what parses takes some 0.4 s. They end with this program, which they don't keep alive. */
const kept = new Map<WorkerModule, Pool<unknown, unknown>>();

/** Lends workers that run a module of this folder, whose default export takes a `Task` and gives a `Result`. */
export async function withWorkers<Task, Result, Given>(
  module: WorkerModule,
  use: (pool: Pool<Task, Result>) => Promise<Given>,
): Promise<Given> {
  const pool = (kept.get(module) ?? openPool(module)) as Pool<Task, Result>;
  if (isKeeping()) kept.set(module, pool);
  try {
    return await use(pool);
  } finally {
    if (!kept.has(module)) await pool.close();
  }
}

function openPool(module: WorkerModule): Pool<unknown, unknown> {
  return createPool({
    filename: new URL(`./${module}.${import.meta.url.endsWith('.js') ? 'js' : 'ts'}`, import.meta.url),
    workers: Math.min(4, availableParallelism()),
    timeoutMs: timeLimit,
    maxMemoryMb: memoryLimitMb,
  });
}

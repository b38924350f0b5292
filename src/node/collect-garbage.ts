import { Session } from 'node:inspector/promises';

/** Bytes on the heap from which looking for garbage is worth its second: a build of a thousand pages stays below. */
const worthwhile = 400 * 1024 * 1024;

/**
 * Gives memory that this process needs no more back to the system, where that may be much. Left alone, V8 lets garbage grow to some times
 * of what is alive, which another process may need meanwhile
 * (https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#method-collectGarbage).
 */
export async function collectGarbage(): Promise<void> {
  if (process.memoryUsage().heapUsed < worthwhile) return;
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}

import { once } from 'node:events';
import type { Io } from './command.ts';

/** Waits until the process is asked to stop. */
export async function untilStopped({ signal }: Io): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/**
 * Entry of a worker process: imports the module that its argument names and answers each task with what the module's default
 * export makes of it. Started by `worker-process.ts` only.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest } from './worker-process.ts';

/** A busy process notices nothing, so a thread ends it when the parent was killed; idle, it ends with the channel to the parent. */
const watchdog = `
  const { workerData: parent } = require('node:worker_threads');
  const isOrphan = () => { try { process.kill(parent, 0); return process.ppid !== parent; } catch { return true; } };
  setInterval(() => { if (isOrphan()) process.kill(process.pid, 'SIGKILL'); }, 1000);
`;

// Loading is most of what a process for a few pages costs. What is compiled is written at once, because this process is killed in the end.
enableCompileCache();
const { default: run } = (await import(process.argv[2] ?? '')) as { default: (task: unknown) => unknown };
// The thread's own death must not be ours.
new Worker(watchdog, { eval: true, workerData: process.ppid, execArgv: [] }).on('error', () => undefined).unref();
process.on('message', ({ tasks }: WorkerRequest) => void answerAll(tasks));
await send({ ready: true });
flushCompileCache();

async function answerAll(tasks: readonly unknown[]): Promise<void> {
  for (const task of tasks) {
    try {
      await send({ value: await run(task) });
    } catch (error) {
      await send({ error: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** Waits until the message has left: the parent takes the first task without an answer for the one that hangs. */
async function send(reply: WorkerReply): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.send?.(reply, undefined, {}, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

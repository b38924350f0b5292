import { fork, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** What a worker process is, and what it may use. */
export interface WorkerOptions {
  /** Module whose default export turns a task into a result (or a promise of one). Both must be structured-cloneable. */
  filename: URL;
  /** Milliseconds that one task may take. */
  timeoutMs: number;
  /** Size of the JavaScript heap, in MiB. */
  maxMemoryMb: number;
}

/** Why a task has no result. */
export interface TaskFailure {
  kind: 'timeout' | 'crash' | 'memory';
  /** What happened, as a clause: `it took longer than 10 s`, or the message of what was thrown. */
  message: string;
}

/** To the process. */
export interface WorkerRequest {
  tasks: readonly unknown[];
}

/** From the process: once that it is ready, then one for each task, in order. */
export type WorkerReply = { ready: true } | { value: unknown } | { error: string };

/** One process that works on tasks, one batch at a time. */
export interface WorkerProcess<Task, Result> {
  /**
   * Runs tasks in order and calls back for each. Resolves with undefined when all are answered, else with the failure that ended
   * the process, which is that of the first task without an answer.
   */
  run(tasks: readonly Task[], onAnswer: (at: number, answer: Result | TaskFailure) => void): Promise<TaskFailure | undefined>;
  /** Kills it. */
  stop(): Promise<void>;
}

/** Milliseconds that loading the module may take, on a machine that does much else. */
const startLimit = 60_000;

/** Characters of standard error that are kept: V8's account of a full heap is some thousands. */
const stderrLimit = 16_384;

/** Milliseconds by which a timer may be late before this process, not the worker, counts as the busy one. */
const tolerance = 250;

/**
 * Starts a process and waits until it has loaded its module. A process, not a thread: a thread that fills its heap with one large
 * array takes the whole program down, whatever its resource limits (seen in Node 24), and can't be ended while native code runs.
 * It doesn't keep this program alive, and dies with it. Rejects when the module can't be loaded.
 */
export async function startWorker<Task, Result>(options: WorkerOptions): Promise<WorkerProcess<Task, Result>> {
  const child = startProcess(options);
  const ended = watchEnd(child);
  await waitUntilReady(child, ended, options);
  return {
    async run(tasks, onAnswer) {
      // The module's default export is what says that a value is a Result.
      const onReply = (at: number, reply: WorkerReply): void => onAnswer(at, 'value' in reply ? (reply.value as Result) : toCrash(reply));
      return await runBatch(child, ended, tasks, onReply, options);
    },
    async stop() {
      // Once the process is gone its pipes are still to be closed, and they keep nothing alive: without this the program could end here.
      const alive = setInterval(() => undefined, startLimit);
      child.kill('SIGKILL');
      await ended;
      clearInterval(alive);
    },
  };
}

function startProcess({ filename, maxMemoryMb }: WorkerOptions): ChildProcess {
  const entry = new URL(import.meta.url.endsWith('.js') ? './task-worker.js' : './task-worker.ts', import.meta.url);
  const child = fork(fileURLToPath(entry), [filename.href], {
    serialization: 'advanced',
    // Whatever a library prints must not get into a report on our standard output.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Not those of this process: `--eval` would run its code again, `--inspect` would claim its port.
    execArgv: [`--max-old-space-size=${maxMemoryMb}`],
  });
  child.unref();
  child.channel?.unref();
  return child;
}

/** How a process ended, and what it wrote to standard error. Resolves after its last message was handled. */
interface End {
  code: number | null;
  signal: string | null;
  stderr: string;
}

async function watchEnd(child: ChildProcess): Promise<End> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrLimit);
  });
  // It must not keep this program alive either.
  if (child.stderr instanceof Socket) child.stderr.unref();
  return await new Promise((resolve) => {
    let code: number | null = null;
    let signal: string | null = null;
    let events = 0;
    const settle = (): void => {
      events += 1;
      if (events === 2) resolve({ code, signal, stderr });
    };
    child.once('disconnect', settle);
    child.once('close', (...end) => {
      [code, signal] = end;
      settle();
    });
    child.on('error', (error) => {
      // Without a pid it was never started, and no other event comes.
      if (child.pid === undefined) resolve({ code, signal, stderr: error.message });
    });
  });
}

async function waitUntilReady(child: ChildProcess, ended: Promise<End>, { filename }: WorkerOptions): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), startLimit);
  const ready = new Promise<undefined>((resolve) => child.once('message', () => resolve(undefined)));
  const end = await Promise.race([ready, ended]);
  clearTimeout(timer);
  if (end) throw new Error(`The worker ${fileURLToPath(filename)} could not be started (${toExit(end)}).\n${end.stderr}`);
}

async function runBatch(
  child: ChildProcess,
  ended: Promise<End>,
  tasks: readonly unknown[],
  onReply: (at: number, reply: WorkerReply) => void,
  options: WorkerOptions,
): Promise<TaskFailure | undefined> {
  return await new Promise((resolve) => {
    let answered = 0;
    let timeout: TaskFailure | undefined;
    // The worker keeps nothing alive, and the clock has stopped while a killed one ends: without this the program would end, as if all were done.
    const alive = setInterval(() => undefined, startLimit);
    const stopClock = startClock(options.timeoutMs, () => {
      timeout = { kind: 'timeout', message: `it took longer than ${options.timeoutMs / 1000} s` };
      // An answer that comes now comes too late: it would make the next task the culprit.
      child.off('message', onMessage);
      child.kill('SIGKILL');
    });
    const finish = (failure: TaskFailure | undefined): void => {
      clearInterval(alive);
      stopClock();
      child.off('message', onMessage);
      resolve(failure);
    };
    const onMessage = (reply: WorkerReply): void => {
      stopClock.restart();
      onReply(answered, reply);
      answered += 1;
      if (answered === tasks.length) finish(undefined);
    };
    child.on('message', onMessage);
    void ended.then((end) => finish(timeout ?? toFailure(end, options)));
    child.send({ tasks } satisfies WorkerRequest, () => undefined);
  });
}

/** Calls back when `limit` ms have passed since the last restart, during which this process was able to look. */
function startClock(limit: number, onExpiry: () => void): (() => void) & { restart(): void } {
  let timer: NodeJS.Timeout;
  const restart = (): void => {
    clearTimeout(timer);
    const due = performance.now() + limit;
    // Late, and answers may lie unread: then the worker gets the time again.
    timer = setTimeout(() => (performance.now() > due + tolerance ? restart() : onExpiry()), limit);
  };
  restart();
  return Object.assign(() => clearTimeout(timer), { restart });
}

function toCrash(reply: WorkerReply): TaskFailure {
  return { kind: 'crash', message: 'error' in reply ? reply.error : 'it answered out of turn' };
}

function toFailure(end: End, { maxMemoryMb }: WorkerOptions): TaskFailure {
  if (end.stderr.includes('heap out of memory')) return { kind: 'memory', message: `it needed more than ${maxMemoryMb} MiB of memory` };
  const error = /^\w*Error\b.*$/m.exec(end.stderr)?.[0];
  return { kind: 'crash', message: `it ended its process (${error ?? toExit(end)})` };
}

function toExit({ code, signal }: End): string {
  return signal ?? `exit code ${code}`;
}

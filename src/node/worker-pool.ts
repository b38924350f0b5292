import { startWorker, type TaskFailure, type WorkerOptions, type WorkerProcess } from './worker-process.ts';

export type { TaskFailure } from './worker-process.ts';

/** What a pool runs, and on how much. */
export interface PoolOptions extends WorkerOptions {
  /** Most processes at a time. */
  workers: number;
}

/** How tasks are handed out. */
export interface RunOptions<Result> {
  /** Most tasks sent to a worker at once; 16 when absent. */
  batch?: number;
  /** Called as each task is settled, in any order. */
  onResult?: (result: Result | TaskFailure, index: number) => void;
}

/** Processes that work on tasks. They start when there is work, and stay for the next until the pool is closed. */
export interface Pool<Task, Result> {
  /**
   * Results in the order of the tasks, whatever order they came in. A task that takes too long, needs too much memory or ends its
   * process gets a failure, and no other does. Rejects when workers can't start or the pool is closed: then no task is to blame.
   */
  runAll(tasks: readonly Task[], options?: RunOptions<Result>): Promise<(Result | TaskFailure)[]>;
  /** Kills the workers. */
  close(): Promise<void>;
}

/** Starting a process costs some 0.3 s, about as much as this many pages. */
const tasksPerWorker = 32;

interface Entry<Task, Result> {
  task: Task;
  batch: number;
  /** It, or a task before it, ended a process; to know which, it gets a fresh process for itself. */
  suspect: boolean;
  settle(answer: Result | TaskFailure): void;
  reject(error: unknown): void;
}

/** Makes a pool. No process starts before the first task, and only one for a few tasks. */
export function createPool<Task, Result>(options: PoolOptions): Pool<Task, Result> {
  return new WorkerPool<Task, Result>(options);
}

class WorkerPool<Task, Result> implements Pool<Task, Result> {
  /** Next task last. */
  readonly #queue: Entry<Task, Result>[] = [];
  readonly #idle: WorkerProcess<Task, Result>[] = [];
  readonly #workers = new Set<WorkerProcess<Task, Result>>();
  readonly #options: PoolOptions;
  #drivers = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async runAll(tasks: readonly Task[], { batch = 16, onResult }: RunOptions<Result> = {}): Promise<(Result | TaskFailure)[]> {
    if (this.#closed) throw new Error('The pool is closed.');
    if (tasks.length === 0) return [];
    return await new Promise((resolve, reject) => {
      const results: (Result | TaskFailure)[] = [];
      let left = tasks.length;
      const settle = (index: number, answer: Result | TaskFailure): void => {
        results[index] = answer;
        left -= 1;
        onResult?.(answer, index);
        if (left === 0) resolve(results);
      };
      for (const [index, task] of [...tasks.entries()].reverse()) {
        this.#queue.push({ task, batch, suspect: false, settle: (answer) => settle(index, answer), reject });
      }
      this.#startDrivers();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
  }

  #startDrivers(): void {
    const wanted = Math.min(this.#options.workers, Math.ceil(this.#queue.length / tasksPerWorker));
    for (let missing = wanted - this.#drivers; missing > 0; missing -= 1) void this.#drive();
  }

  /** Works on batches, with one worker at a time, until the queue is empty. Never rejects. */
  async #drive(): Promise<void> {
    this.#drivers += 1;
    while (this.#queue.length > 0) {
      const batch = takeBatch(this.#queue, this.#drivers);
      try {
        const worker = await this.#acquire(batch);
        this.#requeue(batch, await this.#runOn(worker, batch));
      } catch (error) {
        for (const entry of [...batch, ...this.#queue.splice(0)]) entry.reject(error);
      }
    }
    this.#drivers -= 1;
  }

  async #acquire([first]: readonly Entry<Task, Result>[]): Promise<WorkerProcess<Task, Result>> {
    const worker = (first?.suspect ? undefined : this.#idle.pop()) ?? (await startWorker<Task, Result>(this.#options));
    this.#workers.add(worker);
    if (this.#closed) await worker.stop();
    return worker;
  }

  /** Settles what gets an answer; gives how many did, and what ended the worker, if anything. */
  async #runOn(worker: WorkerProcess<Task, Result>, batch: readonly Entry<Task, Result>[]): Promise<Outcome> {
    let answered = 0;
    const tasks = batch.map(({ task }) => task);
    const failure = await worker.run(tasks, (at, answer) => {
      answered = at + 1;
      batch[at]?.settle(answer);
    });
    if (failure) this.#workers.delete(worker);
    else this.#idle.push(worker);
    return { answered, failure };
  }

  #requeue(batch: readonly Entry<Task, Result>[], { answered, failure }: Outcome): void {
    const culprit = batch[answered];
    if (!failure || !culprit) return;
    if (this.#closed) throw new Error('The pool was closed while tasks were running.');
    this.#queue.push(...batch.slice(answered + 1));
    // What an earlier task left behind may have filled the heap or thrown late; the clock blames the right one at once.
    if (failure.kind === 'timeout' || culprit.suspect) culprit.settle(failure);
    else this.#queue.push({ ...culprit, suspect: true });
  }
}

interface Outcome {
  answered: number;
  failure: TaskFailure | undefined;
}

/** Takes a batch off the end: a suspect for itself, else few enough that all drivers end at about the same time. */
function takeBatch<Task, Result>(queue: Entry<Task, Result>[], drivers: number): Entry<Task, Result>[] {
  const last = queue.at(-1);
  const size = last?.suspect ? 1 : Math.min(last?.batch ?? 1, Math.ceil(queue.length / (2 * drivers)));
  const batch: Entry<Task, Result>[] = [];
  while (batch.length < size && queue.length > 0 && (batch.length === 0 || !queue.at(-1)?.suspect)) {
    const entry = queue.pop();
    if (entry) batch.push(entry);
  }
  return batch;
}

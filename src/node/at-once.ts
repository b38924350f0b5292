/** Files that are read or written at once: enough to hide the wait for a disk, too few to run out of handles. */
const concurrency = 32;

/** Runs a task for every item, 32 at a time, and gives the results in the order of the items. Throws what a task throws first. */
export async function mapAtOnce<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  return results;
}

/** Waits until every task has ended, and only then throws what the first of them threw: nothing goes on behind the back of whoever tidies up. */
export async function allEnded(tasks: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

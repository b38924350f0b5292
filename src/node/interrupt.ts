const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work`. When a signal asks the process to end meanwhile, `cleanUp` runs first, synchronously, and then the signal takes
 * its course: calls may be nested, the last one to clean up lets the process die of the signal, as its parent expects.
 */
export async function withCleanUp<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  const disarm = (): void => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    disarm();
    try {
      cleanUp();
    } finally {
      // With other listeners left, the end is theirs to bring about.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return await work();
  } finally {
    disarm();
  }
}

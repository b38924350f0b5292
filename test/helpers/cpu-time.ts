/**
 * Milliseconds that this process has kept a processor busy. Bounds on time are bounds on work: on a busy machine the clock on the wall
 * goes on while the process waits for its turn.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

import { readdirSync, readFileSync } from 'node:fs';

/** Times that processes are looked for: what forks while it is looked for is found the next time. */
const mostPasses = 20;

/** Milliseconds between them: what was killed takes a moment to be gone. */
const pause = 5;

/**
 * Ends every process that was started with a home, outside of a process group, and gives how many there were. Only Linux tells what a
 * process was started with (proc_pid_environ(5)); elsewhere none is found. Synchronous: a signal leaves no time for more.
 */
export function endLeftovers(home: string, group: number | undefined): number {
  const ended = new Set<number>();
  for (let pass = 0; pass < mostPasses; pass++) {
    const found = listProcesses().filter((pid) => pid !== process.pid && isLeftover(pid, home, group));
    if (found.length === 0) break;
    for (const pid of found) {
      ended.add(pid);
      endProcess(pid);
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  return ended.size;
}

function listProcesses(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function isLeftover(pid: number, home: string, group: number | undefined): boolean {
  try {
    // A process that has ended and waits for whoever asks how has no environment.
    if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`HOME=${home}`)) return false;
    // State, parent and group stand behind the name, which may hold anything (proc_pid_stat(5)).
    const [, , itsGroup] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(itsGroup) !== group;
  } catch {
    // It is gone, or somebody else's.
    return false;
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself, or took rights that we don't have.
  }
}

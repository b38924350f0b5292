import { readFileSync } from 'node:fs';
import { errorCode } from './fs-error.ts';

/** When a process started, in clock ticks since boot, from field 22 of `/proc/<pid>/stat` (proc_pid_stat(5)). Undefined elsewhere than on Linux. */
export function readStartTime(pid: number): string | undefined {
  return readProcStat(pid)?.[19];
}

/**
 * Whether a process runs, and is the one that started at `started` (as {@link readStartTime} gave it), not a later one that got
 * its pid. Where start times are unknown, any process with the pid counts.
 */
export function isRunning(pid: number, started: string | undefined): boolean {
  try {
    // Signal 0 tests without sending. Never 0 or less: these mean groups.
    if (pid > 0) process.kill(pid, 0);
    else return false;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  const fields = readProcStat(pid);
  if (!fields) return true;
  // A zombie has ended; its parent just hasn't asked yet, and in a container without init nobody ever does.
  if (fields[0] === 'Z' || fields[0] === 'X') return false;
  return started === undefined || fields[19] === started;
}

/** Fields from the third (state) on: the second is the name in brackets, which may hold spaces and brackets itself. */
function readProcStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

import { readdirSync, readFileSync } from 'node:fs';

/** What processes had at the moment when they had most together, in MB. */
export interface MemoryPeak {
  megabytes: number;
  /** Of each process, the largest first. */
  parts: number[];
}

/** How much memory a process and all that it started had together at the most. */
export interface MemoryWatch {
  stop(): MemoryPeak;
}

/** Milliseconds between two looks: reading what processes share takes the system a while. */
const interval = 500;

/**
 * Watches a process and its descendants. Pages that processes share are counted once (proportional set size,
 * https://docs.kernel.org/filesystems/proc.html). Linux only: elsewhere it sees nothing.
 */
export function watchMemory(pid: number): MemoryWatch {
  let peak: MemoryPeak = { megabytes: 0, parts: [] };
  const look = (): void => {
    const parts = listFamily(pid).map((member) => readSize(member) / 1024);
    const megabytes = parts.reduce((sum, part) => sum + part, 0);
    if (megabytes > peak.megabytes) peak = { megabytes, parts: parts.sort((a, b) => b - a) };
  };
  const timer = setInterval(look, interval);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function listFamily(pid: number): number[] {
  const parents = readParents();
  const family = new Set([pid]);
  // A set grows while it is walked.
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.add(child);
  return [...family];
}

function readParents(): [number, number][] {
  return list('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    // The name in brackets may hold anything; what follows it are the state and the parent.
    const [, parent] = /\) \S (\d+) /.exec(read(`/proc/${name}/stat`)) ?? [];
    return parent === undefined ? [] : [[Number(name), Number(parent)]];
  });
}

/** In kB. */
function readSize(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Nothing, where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

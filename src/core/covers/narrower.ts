import { compileExpression } from '../expression.ts';
import { narrowingKey, type Narrowing } from './cover.ts';
import { narrowContent, type LineTest, type NarrowedContent } from './narrow.ts';
import type { RegionFault } from './region.ts';

/** Largest file that is read line by line, in bytes. Surfaces are written by people; larger files are data. */
export const mostNarrowedBytes = 4 * 1024 * 1024;

/** Bytes that are read line by line in one run: some seconds of the slowest expressions. */
const mostBytes = 64 * 1024 * 1024;

/** What counts of a file, or why that isn't known. */
export type NarrowResult = { content: NarrowedContent | undefined } | { fault: RegionFault } | { limit: 'file' | 'run' };

/** See {@link createNarrower}. */
export interface Narrower {
  /** The test of an expression; undefined without one. */
  testOf(narrowing: Narrowing): LineTest | undefined;
  /** `key` is the same for the same bytes and differs for others. */
  narrow(key: string, bytes: Uint8Array, narrowing: Narrowing): NarrowResult;
}

/** Narrows files within bounds: each expression is compiled once, each file narrowed once in each way. */
export function createNarrower(): Narrower {
  const tests = new Map<string, LineTest>();
  const results = new Map<string, NarrowResult>();
  let bytesRead = 0;
  const testOf = ({ match }: Narrowing): LineTest | undefined => {
    if (match === undefined) return undefined;
    const test = tests.get(match) ?? compileExpression(match);
    tests.set(match, test);
    return test;
  };
  const read = (bytes: Uint8Array, narrowing: Narrowing): NarrowResult => {
    if (bytes.length > mostNarrowedBytes) return { limit: 'file' };
    bytesRead += bytes.length;
    if (bytesRead > mostBytes) return { limit: 'run' };
    const content = narrowContent(bytes, narrowing, testOf(narrowing));
    return content && 'fault' in content ? content : { content };
  };
  return {
    testOf,
    narrow(key, bytes, narrowing) {
      const whole = `${key}\0${narrowingKey(narrowing)}`;
      const result = results.get(whole) ?? read(bytes, narrowing);
      results.set(whole, result);
      return result;
    },
  };
}

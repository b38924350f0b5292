import { closestNames } from '../../../plugins/component-attributes.ts';
import { longestTimeout, usualTimeout } from './verify-block.ts';

/** What stands behind the language of a fence that can be verified. */
export interface VerifyInfo {
  name?: string;
  timeout: number;
  expectExit: number;
  /** What can't be understood, in the author's words, and what was expected. */
  faults: { actual: string; expected: string }[];
}

/**
 * Reads `verify`, `verify=name`, `timeout=30s`, `timeout=2m` and `expect-exit=1` of a fence's info; undefined for a fence that isn't
 * marked. What else stands there belongs to others.
 */
export function readVerifyInfo(meta: string): VerifyInfo | undefined {
  const words = wordsOf(meta);
  const mark = words.find((word) => word === 'verify' || word.startsWith('verify='));
  if (mark === undefined) return undefined;
  const info: VerifyInfo = { timeout: usualTimeout, expectExit: 0, faults: [] };
  const name = mark.slice('verify='.length);
  if (/^[a-z][a-z0-9-]{0,59}$/.test(name)) info.name = name;
  else if (mark !== 'verify') info.faults.push({ actual: mark, expected: 'a name of lower-case letters, digits and hyphens' });
  for (const word of words) {
    if (word.startsWith('timeout=')) readTimeout(word.slice('timeout='.length), info, word);
    else if (word.startsWith('expect-exit=')) readExit(word, info);
  }
  return info;
}

/** A word that is meant as an option and isn't one, `verfy` or `timout=5s`, and the option that it is meant as. */
export function findMisspelt(meta: string): { actual: string; meant: string } | undefined {
  for (const actual of wordsOf(meta)) {
    const name = actual.split('=')[0] ?? '';
    const meant = options.includes(name) ? undefined : closestNames(name, options)[0];
    if (meant !== undefined) return { actual, meant };
  }
  return undefined;
}

const options: readonly string[] = ['verify', 'timeout', 'expect-exit'];

function wordsOf(meta: string): string[] {
  return meta.replace(/"[^"]*"|'[^']*'/g, '').split(/\s+/);
}

/** Seconds of `30s` or `2m`. What can't be understood is a fault, and the usual time stays. */
export function readTimeout(value: string, info: Pick<VerifyInfo, 'timeout' | 'faults'>, actual = value): void {
  const [, amount, unit] = /^(\d{1,4})(s|m)$/.exec(value) ?? [];
  const seconds = Number(amount) * (unit === 'm' ? 60 : 1);
  if (seconds >= 1 && seconds <= longestTimeout) info.timeout = seconds;
  else info.faults.push({ actual, expected: `a time such as 30s or 2m, at most ${longestTimeout / 60}m` });
}

function readExit(word: string, info: VerifyInfo): void {
  const code = Number(word.slice('expect-exit='.length) || NaN);
  if (Number.isInteger(code) && code >= 0 && code <= 255) info.expectExit = code;
  else info.faults.push({ actual: word, expected: 'an exit code from 0 to 255' });
}

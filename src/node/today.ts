import { toDay, type Day } from '../core/interval.ts';

/**
 * Today as a UTC day: of `SOURCE_DATE_EPOCH` where that is set (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/),
 * else of the clock.
 */
export function readToday(environment: Readonly<Record<string, string | undefined>>): Day {
  const epoch = environment['SOURCE_DATE_EPOCH'] ?? '';
  return toDay(/^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : Date.now());
}

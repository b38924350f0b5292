import { toDay, type Day } from '../core/interval.ts';

/**
 * Today as a UTC day: of `SOURCE_DATE_EPOCH` where that is set (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/),
 * else of the clock.
 */
export function readToday(environment: Environment): Day {
  return epochDay(environment) ?? toDay(Date.now());
}

/**
 * The day that a published portal is judged on: of `SOURCE_DATE_EPOCH`, else of HEAD, so that the same commit gives the same bytes; a
 * reader's browser goes on from there. Today where nothing is committed.
 */
export function publishedDay(environment: Environment, head: Day | undefined): Day {
  return epochDay(environment) ?? head ?? readToday(environment);
}

type Environment = Readonly<Record<string, string | undefined>>;

function epochDay(environment: Environment): Day | undefined {
  const epoch = environment['SOURCE_DATE_EPOCH'] ?? '';
  return /^\d{1,11}$/.test(epoch) ? toDay(Number(epoch) * 1000) : undefined;
}

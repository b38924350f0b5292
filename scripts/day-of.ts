import { toDay, type Day } from '../src/core/interval.ts';
import { UserError } from '../src/core/user-error.ts';
import { quote } from '../src/core/wording.ts';
import { readToday } from '../src/node/today.ts';
import { text, type Io, type Values } from './command.ts';

/** The UTC day to judge by: `--now`, else today. Throws a `UserError` for what is no day. */
export function dayOf(values: Values, io: Io): Day {
  const now = text(values, 'now');
  if (now === undefined) return readToday(io.env);
  const time = Date.parse(`${now}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(now) && !Number.isNaN(time) && toDay(time) === now) return now;
  throw new UserError(`\`--now\` is ${quote(now)}, expected a date such as 2026-08-14.`);
}

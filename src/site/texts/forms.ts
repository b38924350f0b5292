/** How a language writes numbers and days, and sorts. */
export interface Forms {
  /** `1,204`. */
  number(value: number): string;
  /** `1 page`, `1,204 pages`: a count with the right form of its noun, for languages that have two forms. */
  counted(count: number, one: string, many: string): string;
  /** A UTC day, `2026-08-14`, as `14 August 2026`. */
  longDay(day: string): string;
  /** A UTC day, `2026-08-14`, as `14 Aug 2026`. */
  shortDay(day: string): string;
  /** A moment, in milliseconds since 1970, as the reader's own day: `3 March 2026`. */
  readersDay(at: number): string;
  /** Order of words, for `sort`; digits count as numbers. */
  compare(a: string, b: string): number;
}

/** The forms of a locale, a BCP 47 tag that `Intl` knows. Nothing is made before it is needed: scripts load this on every page. */
export function toForms(locale: string): Forms {
  const long = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
  const short = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  const own = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
  const plural = once(() => new Intl.PluralRules(locale));
  const collator = once(() => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));
  const number = (value: number): string => value.toLocaleString(locale);
  return {
    number,
    counted: (count, one, many) => `${number(count)} ${plural().select(count) === 'one' ? one : many}`,
    longDay: (day) => long().format(toMoment(day)),
    shortDay: (day) => short().format(toMoment(day)),
    readersDay: (at) => own().format(at),
    compare: (a, b) => collator().compare(a, b),
  };
}

function toMoment(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function once<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}

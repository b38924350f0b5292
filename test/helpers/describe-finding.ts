import type { Finding } from '../../src/core/diagnostic.ts';

/** A finding as one line for snapshots: place, rule, message, hint. */
export function describeFinding({ rule, range, message, hint }: Finding): string {
  const place = range ? `${range.start.line}:${range.start.column}-${range.end.column}` : 'file';
  return `  ${place} ${rule}: ${message}${hint === undefined ? '' : ` [${hint}]`}`;
}

import type { Day } from '../interval.ts';
import type { PathwayFile } from './pathway-file.ts';

/** Last day of support of a release: what the narrowest range that holds it says. Undefined where none does. */
export function supportEnd(supported: PathwayFile['supported'], version: string): Day | undefined {
  const parts = version.split('.');
  const matching = supported
    .map(({ range, until }) => ({ until, parts: range.split('.').filter((part) => part !== 'x') }))
    .filter((range) => range.parts.every((part, at) => part === parts[at]));
  return matching.sort((a, b) => b.parts.length - a.parts.length)[0]?.until;
}

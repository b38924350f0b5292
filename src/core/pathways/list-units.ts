import type { Pathway, Unit } from './pathway.ts';

/** Units of a pathway in reading order; the options of a stage follow its units. */
export function listUnits({ stages }: Pick<Pathway, 'stages'>): Unit[] {
  return stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]);
}

import { listUnits } from '../pathways/list-units.ts';
import { locateUnit } from '../pathways/locate-unit.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Units that are said to be gone and are still there. */
export const pathwayRetiredUnit: Rule = {
  id: 'pathway/retired-unit',
  severity: 'error',
  description: 'No unit of a pathway is retired.',
  *check({ catalog: { curriculum } }) {
    const { retired, retiredFile = '' } = curriculum;
    for (const pathway of curriculum.pathways) {
      for (const { id, at } of listUnits(pathway)) {
        if (!Object.hasOwn(retired.units, id)) continue;
        yield {
          rule: 'pathway/retired-unit',
          message: `The unit ${quote(id)} is retired in ${quote(retiredFile)}.`,
          hint: 'Remove it here, or there when it is still taught.',
          file: pathway.path,
          range: locateUnit(pathway, at),
          actual: id,
        };
      }
    }
  },
};

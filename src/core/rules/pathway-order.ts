import { locateUnit } from '../pathways/locate-unit.ts';
import { buildPrerequisites } from '../pathways/prerequisites.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Units that stand before what they build on. */
export const pathwayOrder: Rule = {
  id: 'pathway/order',
  severity: 'warning',
  description: 'What a unit of a pathway requires is taught before it.',
  *check({ catalog }) {
    for (const pathway of catalog.curriculum.pathways) {
      for (const { unit, required, from } of buildPrerequisites(pathway).late) {
        const { skill, level } = required;
        yield {
          rule: 'pathway/order',
          message: `${quote(unit.id)} requires ${quote(skill)} at level ${level}, which ${quote(from.id)} teaches only later.`,
          hint: 'Change the order, or name the skill in `entry` of the pathway when learners have it before.',
          file: pathway.path,
          range: locateUnit(pathway, unit.at),
          actual: `${unit.id} ${skill}`,
        };
      }
    }
  },
};

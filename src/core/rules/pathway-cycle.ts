import { locateUnit } from '../pathways/locate-unit.ts';
import { buildPrerequisites, type Need } from '../pathways/prerequisites.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Units that nobody could start, since each requires what another of them teaches. */
export const pathwayCycle: Rule = {
  id: 'pathway/cycle',
  severity: 'error',
  description: 'Prerequisites of the units of a pathway don’t go in a circle.',
  *check({ catalog }) {
    for (const pathway of catalog.curriculum.pathways) {
      for (const circle of buildPrerequisites(pathway).circles) {
        yield {
          rule: 'pathway/cycle',
          message: `Units require each other in a circle: ${circle.map(describe).join('; ')}.`,
          hint: 'Remove one of the requirements, let another unit teach the skill first, or name it in `entry` of the pathway.',
          file: pathway.path,
          range: locateUnit(pathway, circle[0]?.unit.at ?? []),
          actual: circle.map(({ unit }) => unit.id).join(' '),
        };
      }
    }
  },
};

function describe({ unit, required: { skill, level }, from }: Need): string {
  return `${quote(unit.id)} requires ${quote(skill)} at level ${level} from ${quote(from.id)}`;
}

import { buildPrerequisites } from '../pathways/prerequisites.ts';
import { isUnknownSkill } from '../pathways/find-unknown-skills.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Outcomes that a pathway promises and doesn't keep. */
export const pathwayUntaughtOutcome: Rule = {
  id: 'pathway/untaught-outcome',
  severity: 'error',
  description: 'Every outcome of a pathway is taught by one of its units, or brought along.',
  *check({ catalog: { curriculum } }) {
    for (const pathway of curriculum.pathways) {
      const { brings } = buildPrerequisites(pathway);
      for (const [at, outcome] of pathway.outcomes.entries()) {
        if (brings(outcome) || isUnknownSkill(curriculum.framework, outcome.skill)) continue;
        const { skill, level } = outcome;
        yield {
          rule: 'pathway/untaught-outcome',
          message: `No unit of the pathway teaches ${quote(skill)} at level ${level}.`,
          hint: 'Add a unit whose page has it in `teaches`, or promise less.',
          file: pathway.path,
          range: pathway.locate(['outcomes', at]),
          actual: `${skill} ${level}`,
        };
      }
    }
  },
};

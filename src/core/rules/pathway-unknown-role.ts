import type { Rule } from '../rule.ts';
import { prepareFewSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Roles of pathways that the framework lacks. Without any role in a framework there is nothing to compare with. */
export const pathwayUnknownRole: Rule = {
  id: 'pathway/unknown-role',
  severity: 'error',
  description: 'Roles that pathways are for are roles of the framework.',
  *check({ catalog: { curriculum } }) {
    const { framework, pathways } = curriculum;
    if (framework.roles.length === 0) return;
    const suggest = prepareFewSuggestions(framework.roles.map(({ id }) => id));
    for (const { path, roles, locate } of pathways) {
      for (const [at, role] of roles.entries()) {
        if (framework.role(role)) continue;
        const expected = suggest(role);
        yield {
          rule: 'pathway/unknown-role',
          message: `The framework has no role ${quote(role)}.`,
          hint: didYouMean(expected) ?? 'Write the id of a role, or add the role to the framework.',
          file: path,
          range: locate(['roles', at]),
          actual: role,
          expected,
        };
      }
    }
  },
};

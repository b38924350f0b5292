import { ruleFromFindings, type Rule } from '../rule.ts';

const noticed = ruleFromFindings({
  id: 'frontmatter/unknown-field',
  severity: 'warning',
  description: 'Fields of frontmatter are spelt as the schema spells them.',
});

/** Fields that are a slip of the pen away from one of ours: what they say is lost. */
export const frontmatterUnknownField: Rule = {
  ...noticed,
  *check(context) {
    for (const finding of noticed.check(context)) if (finding.expected !== undefined) yield finding;
  },
};

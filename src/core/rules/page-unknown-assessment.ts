import { findAssessment, listAssessmentNames } from '../pathways/find-assessment.ts';
import type { Rule } from '../rule.ts';
import { suggest } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Pages that ask for evidence of an assessment that no pathway has. */
export const pageUnknownAssessment: Rule = {
  id: 'page/unknown-assessment',
  severity: 'warning',
  description: 'Evidence that a page asks for belongs to an assessment of a pathway.',
  *check({ catalog: { pages, curriculum } }) {
    for (const { path, document } of pages) {
      for (const { name, range } of document.assessments ?? []) {
        if (findAssessment(curriculum.pathways, name)) continue;
        const expected = suggest(name, listAssessmentNames(curriculum.pathways));
        yield {
          rule: 'page/unknown-assessment',
          message: `No pathway has an assessment ${quote(name)}.`,
          hint: didYouMean(expected) ?? 'Write the id of an assessment, or of a pathway that ends with one.',
          file: path,
          range,
          actual: name,
          expected,
        };
      }
    }
  },
};

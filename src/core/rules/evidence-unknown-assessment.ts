import { indexReleases } from '../pathways/released-assessment.ts';
import type { Rule } from '../rule.ts';
import { suggest } from '../suggest.ts';
import { didYouMean, listQuoted, quote } from '../wording.ts';

/** Evidence for an assessment that its release doesn't have. */
export const evidenceUnknownAssessment: Rule = {
  id: 'evidence/unknown-assessment',
  severity: 'error',
  description: 'Evidence is for an assessment of its release.',
  *check({ catalog: { curriculum } }) {
    const releaseOf = indexReleases(curriculum);
    for (const evidence of curriculum.evidence) {
      const { path, file, locate } = evidence;
      const lock = releaseOf(evidence);
      if (!lock || Object.hasOwn(lock.assessments, file.assessment)) continue;
      const ids = Object.keys(lock.assessments);
      const expected = suggest(file.assessment, ids);
      const known = ids.length === 0 ? 'It has none.' : `It has ${listQuoted(ids, 'and')}.`;
      yield {
        rule: 'evidence/unknown-assessment',
        message: `${quote(file.pathway)} has no assessment ${quote(file.assessment)}.`,
        hint: didYouMean(expected) ?? known,
        file: path,
        range: locate(['assessment']),
        actual: file.assessment,
        expected,
      };
    }
  },
};

import { indexReleases } from '../pathways/released-assessment.ts';
import type { Rule } from '../rule.ts';
import { prepareFewSuggestions } from '../suggest.ts';
import { didYouMean, listQuoted, quote } from '../wording.ts';

/** Judgements of something that the rubric doesn't ask for. */
export const evidenceUnknownCriterion: Rule = {
  id: 'evidence/unknown-criterion',
  severity: 'error',
  description: 'Evidence is judged by the criteria of its assessment, each once.',
  *check({ catalog: { curriculum } }) {
    const releaseOf = indexReleases(curriculum);
    for (const evidence of curriculum.evidence) {
      const { path, file, locate } = evidence;
      const assessments = releaseOf(evidence)?.assessments ?? {};
      if (!Object.hasOwn(assessments, file.assessment)) continue;
      const criteria = Object.keys(assessments[file.assessment]?.criteria ?? {});
      const suggest = prepareFewSuggestions(criteria);
      const left = new Set(criteria);
      for (const [at, { criterion }] of file.rubric.entries()) {
        if (left.delete(criterion)) continue;
        const isTwice = criteria.includes(criterion);
        const expected = isTwice ? [] : suggest(criterion);
        yield {
          rule: 'evidence/unknown-criterion',
          message: isTwice
            ? `The criterion ${quote(criterion)} is judged already.`
            : `The assessment ${quote(file.assessment)} has no criterion ${quote(criterion)}.`,
          hint: isTwice ? 'Join the two judgements.' : (didYouMean(expected) ?? `It has ${listQuoted(criteria, 'and')}.`),
          file: path,
          range: locate(['rubric', at, 'criterion']),
          actual: criterion,
          expected,
        };
      }
    }
  },
};

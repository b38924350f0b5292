import type { Finding } from '../diagnostic.ts';
import { isUnknownSkill } from '../pathways/find-unknown-skills.ts';
import type { Framework, Pathway } from '../pathways/pathway.ts';
import { buildPrerequisites } from '../pathways/prerequisites.ts';
import type { Rule } from '../rule.ts';
import { suggest } from '../suggest.ts';
import { count, didYouMean, listQuoted, quote } from '../wording.ts';

/** Ends of stages and pathways that nobody can reach. */
export const pathwayUnreachableExit: Rule = {
  id: 'pathway/unreachable-exit',
  severity: 'error',
  description: 'Every stage of a pathway can be completed, and so can its assessments.',
  *check({ catalog: { curriculum } }) {
    for (const pathway of curriculum.pathways) {
      yield* findShortElectives(pathway);
      yield* findMissingAssessments(pathway);
      yield* findUntaughtAssessments(pathway, curriculum.framework);
    }
  },
};

type Words = Omit<Finding, 'rule' | 'file'>;

function toFinding({ path }: Pathway, words: Words): Finding {
  return { rule: 'pathway/unreachable-exit', file: path, ...words };
}

/** Options are counted as they are written: one that doesn't exist has a finding of its own. */
function* findShortElectives(pathway: Pathway): Iterable<Finding> {
  for (const [at, { elective }] of pathway.file.stages.entries()) {
    if (!elective || elective.choose <= elective.of.length) continue;
    const { choose, of } = elective;
    yield toFinding(pathway, {
      message: `${count(choose, 'option')} ${choose === 1 ? 'is' : 'are'} to be chosen, and there ${of.length === 1 ? 'is' : 'are'} ${of.length}.`,
      hint: 'Add options, or ask for fewer.',
      range: pathway.locate(['stages', at, 'elective', 'choose']),
      actual: String(choose),
    });
  }
}

function* findMissingAssessments(pathway: Pathway): Iterable<Finding> {
  const ids = Object.keys(pathway.assessments);
  const exits = [
    ...pathway.stages.map(({ exit }, at) => ({ exit, keys: ['stages', at, 'exit', 'evidence'] })),
    { exit: pathway.exit, keys: ['exit', 'evidence'] },
  ];
  for (const { exit, keys } of exits) {
    if (exit === undefined || Object.hasOwn(pathway.assessments, exit)) continue;
    const expected = suggest(exit, ids);
    const known =
      ids.length === 0 ? 'Describe it under `assessments`.' : `There ${ids.length === 1 ? 'is' : 'are'} ${listQuoted(ids, 'and')}.`;
    yield toFinding(pathway, {
      message: `The pathway has no assessment ${quote(exit)}.`,
      hint: didYouMean(expected) ?? known,
      range: pathway.locate(keys),
      actual: exit,
      expected,
    });
  }
}

function* findUntaughtAssessments(pathway: Pathway, framework: Framework): Iterable<Finding> {
  const { brings } = buildPrerequisites(pathway);
  for (const [id, { skills }] of Object.entries(pathway.assessments)) {
    for (const [at, wanted] of skills.entries()) {
      const { skill, level } = wanted;
      if (brings(wanted) || isUnknownSkill(framework, skill)) continue;
      yield toFinding(pathway, {
        message: `The assessment ${quote(id)} wants ${quote(skill)} at level ${level}, which no unit of the pathway teaches.`,
        hint: 'Add a unit whose page has it in `teaches`, or name the skill in `entry` of the pathway.',
        range: pathway.locate(['assessments', id, 'skills', at]),
        actual: `${id} ${skill} ${level}`,
      });
    }
  }
}

import type { EvidenceFile } from '../src/core/pathways/evidence-file.ts';
import { writeField, writeScalar } from '../src/core/write-yaml.ts';

/** The summary of a new pathway, until somebody writes one. */
export const openSummary = 'Say in one sentence what a learner gains.';

/** The text of a new `pathway.yml`: one stage, to be filled. Without their `#`, and without `[]`, its examples are fields at their places. */
export function writePathway(id: string, title: string): string {
  return `id: ${id}
title: ${writeScalar(title)}
summary: ${openSummary}
# Skills that learners have afterwards. Units say in their frontmatter that they teach them; \`waymark new skill\` begins one.
#outcomes: [{ skill: incident-response, level: 1 }]
stages:
  - id: foundation
    title: Foundation
    level: foundation
    # Pages in reading order, by their ids or paths. For \`[]\`, write lines like these:
    units: []
    #  - { unit: wiki/architecture }
    #  - { unit: wiki/history, required: false }
`;
}

/** The text of a new file of the framework: one skill with one level. */
export function writeSkill(id: string, title: string): string {
  return `skills:
  - id: ${id}
    title: ${writeScalar(title)}
    summary: Say in one sentence what somebody with the skill can do.
    levels:
      - level: 1
        criteria:
          - Say what somebody at this level does.
`;
}

/** The text of new evidence. `task` is what to do and hand in, as the assessment says it, where it is known. */
export function writeEvidence(evidence: Partial<EvidenceFile>, { title, task }: { title: string; task: string | undefined }): string {
  const fields = Object.entries(evidence).map(([key, value]) => writeField(key, value, { indent: '', eol: '\n' }));
  const quoted =
    task === undefined
      ? []
      : [
          ...task
            .trim()
            .split('\n')
            .map((line) => `> ${line}`.trimEnd()),
          '',
        ];
  return [
    '---',
    `${fields.join('')}---`,
    '',
    `# ${title}`,
    '',
    ...quoted,
    'Tell what you did, what came of it, and what you would do otherwise next time.',
    '',
  ].join('\n');
}

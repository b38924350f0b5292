import type { EvidenceFile } from '../src/core/pathways/evidence-file.ts';
import { writeField, writeScalar } from '../src/core/write-yaml.ts';

/** The summary of a new pathway, until somebody writes one. */
export const openSummary = 'Say in one sentence what a learner gains.';

/** The text of a new `pathway.yml`: one stage, to be filled. */
export function writePathway(id: string, title: string): string {
  return `id: ${id}
title: ${writeScalar(title)}
summary: ${openSummary}
stages:
  - id: foundation
    title: Foundation
    level: foundation
    # Ids of pages or their paths, in reading order, such as: - { unit: wiki/architecture }
    units: []
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

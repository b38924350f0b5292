import { evidenceSchema } from '../../src/core/pathways/evidence-file.ts';
import { frameworkSchema } from '../../src/core/pathways/framework-file.ts';
import { pathwaySchema, retiredSchema } from '../../src/core/pathways/pathway-file.ts';
import { block, frontmatter } from './markdown.ts';
import { entryOf, fieldOf, fieldTable, toInputSchema } from './schema-fields.ts';

/** Page about `pathway.yml`. */
export function pathwayPage(): string {
  return [
    frontmatter('Pathway fields', 'Every field of pathway.yml.', 6, ['src/core/pathways/pathway-file.ts']),
    'A pathway is a folder with a `pathway.yml`, in the folder that `pathways` in `waymark.yml` names. The guide [Pathways](../author/pathways.md) says how to write one. The file has no version: versions are in the locks of releases.',
    '',
    fieldTable(toInputSchema(pathwaySchema)),
    '\nA unit is a page or something external; an option of an elective is one of those, or the id or path of a page alone.',
    '\n## All together\n',
    block('yaml', pathwayExample),
  ].join('\n');
}

/** A pathway with most fields. A test reads it as a pathway. */
export const pathwayExample = `id: on-call
title: On-call engineer
summary: Take the pager with confidence.
roles: [platform-engineer, sre]
owner: '@acme/platform'
entry: [{ skill: linux, level: 1 }]
outcomes: [{ skill: incident-response, level: 2 }]
stages:
  - id: foundation
    title: Know the system
    level: foundation
    units:
      - { unit: wiki/architecture }
      - { unit: runbooks/pager, required: false }
      - { external: 'https://sre.google/books/', title: SRE book, minutes: 120, provider: Google }
    elective: { choose: 1, of: [runbooks/database, runbooks/queue] }
    exit: { evidence: shadow-shift }
assessments:
  shadow-shift:
    title: Shadow a shift
    task: Follow one shift with its engineer. Hand in your log of it, and one thing that the runbooks lack.
    skills: [{ skill: incident-response, level: 2 }]
    criteria:
      - id: log
        text: The log tells what was seen, done and decided, in order.
        levels: { guided: With help, independent: Without help }
    reviewers: ['@acme/platform']
supported: [{ range: 1.x, until: 2027-03-01 }]
`;

/** Page about the files of the framework. */
export function skillsPage(): string {
  const schema = toInputSchema(frameworkSchema);
  return [
    frontmatter('Skills fields', 'Every field of the competency framework.', 7, ['src/core/pathways/framework-file.ts']),
    'The framework is every YAML file in the folder that `skills` in `waymark.yml` names. Together they are one; the guide [Skills](../author/skills.md) says how to write them.',
    '',
    ...['levels', 'skills', 'roles'].flatMap((name) => [
      `## ${name}\n\n${fieldOf(schema, name).description ?? ''} A list; each entry has these fields.\n`,
      `${fieldTable(entryOf(fieldOf(schema, name)))}\n`,
    ]),
    '## All together\n',
    block('yaml', skillsExample),
  ].join('\n');
}

/** A framework with most fields. A test reads it as one. */
export const skillsExample = `levels:
  - { level: 1, name: Guided }
  - { level: 2, name: Independent }
skills:
  - id: incident-response
    title: Incident response
    summary: Brings a service back, and tells others what happens meanwhile.
    halfLife: 6mo
    levels:
      - level: 1
        criteria: [Follows a runbook with somebody beside them.]
      - level: 2
        criteria: [Leads an incident, Decides when to call others.]
        examples: [Was first on call for a shift.]
    alignment:
      - { framework: SFIA, code: USUP, level: 3, url: https://sfia-online.org/ }
roles:
  - id: sre
    title: Site reliability engineer
    expects: [{ skill: incident-response, level: 2 }]
`;

/** Page about `retired.yml`. */
export function retiredPage(): string {
  const schema = toInputSchema(retiredSchema);
  const units = fieldOf(schema, 'units');
  const retracted = fieldOf(schema, 'retracted');
  return [
    frontmatter('Retired units', 'Every field of retired.yml.', 8, ['src/core/pathways/pathway-file.ts']),
    '`retired.yml` lies in the folder of pathways and speaks of all of them: what learners of earlier releases had and what is no more.',
    '',
    `## units\n\n${units.description ?? ''} Each has these fields.\n`,
    fieldTable(entryOf(units)),
    `\n## retracted\n\n${retracted.description ?? ''} Each has this field.\n`,
    fieldTable(entryOf(retracted)),
    '\n## All together\n',
    block('yaml', retiredExample),
  ].join('\n');
}

/** Retired units of both sorts. A test reads it as such. */
export const retiredExample = `units:
  runbooks/pager: { reason: Nobody carries one any more, on: 2027-01-15, replacedBy: [runbooks/phone] }
retracted:
  8baef1b4abc478178b004d62031cf7fe6db6f903: { reason: It named a customer }
`;

/** Page about the frontmatter of evidence. */
export function evidencePage(): string {
  return [
    frontmatter('Evidence fields', 'Every field of the evidence that learners hand in.', 9, ['src/core/pathways/evidence-file.ts']),
    'Evidence is a Markdown file in a folder of the person, named by its day: `evidence/ada/2027-03-01-shadow-shift.md`. These are the fields of its frontmatter; its text is free. The guide [Handing in evidence](../author/handing-in-evidence.md) tells the rest.',
    '',
    fieldTable(toInputSchema(evidenceSchema)),
    '\n## All together\n',
    block('yaml', evidenceExample),
  ].join('\n');
}

/** Evidence that was judged. A test reads it as such. */
export const evidenceExample = `---
subject: '@ada'
pathway: on-call@1.2.0
assessment: shadow-shift
skills: [{ skill: incident-response, level: 2 }]
links: [https://example.com/incidents/7]
rubric:
  - { criterion: log, level: independent, note: Complete and easy to follow }
reviewers: ['@grace']
decision: supported
assessedOn: 2027-03-02
---
`;

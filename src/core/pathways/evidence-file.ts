import { z } from 'zod';
import { civilDate } from '../interval.ts';
import { skillLevel, slug } from './pathway-file.ts';

/**
 * Evidence that somebody can do what a pathway's assessment asks for: a Markdown file at `<evidence>/<person>/<YYYY-MM-DD>-<slug>.md`.
 * Its frontmatter is described here; its text is free. It is handed in as a pull request, and reviewed there. It is never a page.
 */

/** Schema of the frontmatter of evidence. */
export const evidenceSchema = z.strictObject({
  subject: z.string().trim().min(1).describe('Whose evidence it is: the name of the folder, with or without `@` before it.'),
  pathway: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*@\d+\.\d+\.\d+$/, 'expected a pathway and one of its versions, such as on-call@1.2.0')
    .describe('Pathway and the version of it, such as `on-call@1.2.0`.'),
  assessment: slug.describe('Id of an assessment of that version.'),
  skills: z.array(skillLevel).default([]).describe('Skills that the evidence supports.'),
  links: z
    .array(z.url({ protocol: /^https?$/ }))
    .default([])
    .describe('Addresses of what was made: changes, incidents, recordings.'),
  rubric: z
    .array(
      z.strictObject({
        criterion: slug.describe('Id of a criterion of the assessment.'),
        level: z.string().trim().min(1).optional().describe('Level of performance that a reviewer saw, by its name.'),
        note: z.string().trim().min(1).optional().describe('What the reviewer saw.'),
      }),
    )
    .default([])
    .describe('What reviewers say of each criterion.'),
  reviewers: z.array(z.string().trim().min(1)).default([]).describe('Who judges it.'),
  decision: z.enum(['supported', 'not-yet']).optional().describe('What the reviewers decided; absent until they have.'),
  assessedOn: civilDate.optional().describe('Day of the decision.'),
});

/** Frontmatter of evidence with every default filled in. */
export type EvidenceFile = z.output<typeof evidenceSchema>;

/** Day and slug in the name of a file of evidence. */
export const evidenceName = /^(?<date>\d{4}-\d{2}-\d{2})-[^/]+\.md$/;

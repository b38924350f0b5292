import { z } from 'zod';
import { civilDate } from '../interval.ts';
import { levels } from '../source.ts';

/**
 * `pathway.yml`: the working state of a pathway, always what comes next. It has no version: versions live in the locks of its releases
 * alone. Everything that a person writes is described here; JSON Schema and the reference page are made from it.
 */

/** Name of the file that makes a folder below `pathways` a pathway. */
export const pathwayFileName = 'pathway.yml';

/** Form of ids that people write in files of the curriculum. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single hyphens');

/** A skill at a level, as it is written. */
export const skillLevel = z.strictObject({
  skill: z.string().min(1).describe('Id of a skill of the competency framework.'),
  level: z.number().int().min(0).max(9).describe('Level of that skill, as the framework numbers it.'),
});

const replaces = z
  .array(z.string().min(1))
  .min(1)
  .optional()
  .describe('Ids of units of earlier releases that this one stands for: who completed them has completed it.');

const pageUnit = z.strictObject({
  unit: z.string().min(1).describe('Page: its id, or its path below the root.'),
  required: z.boolean().default(true).describe('Whether the pathway is incomplete without it.'),
  replaces,
});

const externalUnit = z.strictObject({
  external: z.url({ protocol: /^https?$/ }).describe('Address of something to learn from that isn’t a page of the portal.'),
  id: slug.optional().describe('Permanent id of the unit; its address when absent.'),
  title: z.string().trim().min(1).describe('Title of what is there.'),
  minutes: z.number().min(0).max(100_000).optional().describe('How long it takes.'),
  provider: z.string().trim().min(1).optional().describe('Who offers it.'),
  required: z.boolean().default(true).describe('Whether the pathway is incomplete without it.'),
  replaces,
});

/** A unit as it is written in a stage. */
const unit = z.union([pageUnit, externalUnit]);

const exit = z.strictObject({
  evidence: slug.describe('Id of one of the pathway’s `assessments`: what a learner shows in practice, and how it is judged.'),
});

const stage = z.strictObject({
  id: slug.describe('Permanent id of the stage, unique in the pathway.'),
  title: z.string().trim().min(1).describe('Title of the stage.'),
  summary: z.string().trim().min(1).optional().describe('What the stage is about, in one sentence.'),
  level: z.enum(levels).optional().describe('How demanding the stage is.'),
  units: z.array(unit).default([]).describe('What is learned, in reading order.'),
  elective: z
    .strictObject({
      choose: z.number().int().min(1).max(100).describe('How many of the options complete the stage.'),
      of: z
        .array(z.union([z.string().min(1), unit]))
        .min(1)
        .describe('Options: page ids, paths, or units.'),
    })
    .optional()
    .describe('Units of which a learner chooses some.'),
  exit: exit.optional().describe('Practical assessment at the end of the stage.'),
});

const assessment = z.strictObject({
  title: z.string().trim().min(1).describe('What the learner does, in a few words.'),
  task: z.string().trim().min(1).describe('What to do and what to hand in.'),
  skills: z.array(skillLevel).default([]).describe('Skills that the evidence supports.'),
  criteria: z
    .array(
      z.strictObject({
        id: slug.describe('Permanent id of the criterion.'),
        text: z.string().trim().min(1).describe('What a reviewer looks for.'),
        levels: z
          .record(z.string().min(1), z.string().min(1))
          .optional()
          .describe('What each level of performance looks like, by its name.'),
      }),
    )
    .min(1)
    .describe('Rubric: what the evidence is judged by.'),
  reviewers: z.array(z.string().min(1)).default([]).describe('Who reviews evidence; the pathway’s owner when empty.'),
});

/** Schema of `pathway.yml`. */
export const pathwaySchema = z.strictObject({
  id: slug.describe('Permanent id: the name of the folder.'),
  title: z.string().trim().min(1).describe('Title of the pathway.'),
  summary: z.string().trim().min(1).optional().describe('What a learner gains, in one sentence.'),
  roles: z.array(z.string().min(1)).default([]).describe('Ids of the roles that the pathway is for.'),
  level: z.enum(levels).optional().describe('How demanding the pathway is as a whole.'),
  owner: z.string().min(1).optional().describe('Team or person who keeps the pathway up; else its folder’s code owner.'),
  entry: z.array(skillLevel).default([]).describe('Skills that a learner should have before. Advice, never a lock.'),
  outcomes: z.array(skillLevel).default([]).describe('Skills that a learner has afterwards.'),
  stages: z.array(stage).min(1).describe('Stages, from the foundation on.'),
  exit: exit.optional().describe('Practical assessment at the end of the pathway.'),
  assessments: z.record(slug, assessment).default({}).describe('Practical assessments with their rubrics, by id.'),
  supported: z
    .array(
      z.strictObject({
        range: z
          .string()
          .regex(/^\d+(?:\.(?:\d+|x))?(?:\.(?:\d+|x))?$/, 'expected a range such as 1.x or 1.2.x')
          .describe('Releases, such as `1.x`.'),
        until: civilDate.describe('Last day on which they are supported.'),
      }),
    )
    .default([])
    .describe('Until when earlier releases are supported.'),
  releases: z
    .record(
      z.string().min(1),
      z.strictObject({ show: z.enum(['text', 'structure']).describe('`structure`: the texts of the release are not shown as they were.') }),
    )
    .default({})
    .describe('How releases are shown, by version.'),
});

/** `pathway.yml` with every default filled in. */
export type PathwayFile = z.output<typeof pathwaySchema>;

/** A practical assessment with its rubric. */
export type Assessment = z.output<typeof assessment>;

/** A skill at a level. */
export type SkillLevel = z.output<typeof skillLevel>;

/**
 * Schema of `retired.yml` in the folder of pathways: units that are no more, and texts that must not be shown again.
 */
export const retiredSchema = z.strictObject({
  units: z
    .record(
      z.string().min(1),
      z.strictObject({
        reason: z.string().trim().min(1).describe('Why the unit is no more.'),
        on: civilDate.optional().describe('Since when.'),
        replacedBy: z.array(z.string().min(1)).default([]).describe('Units that stand for it: who completed it has completed them.'),
      }),
    )
    .default({})
    .describe('Units that releases know and that are gone, by id. An id is never used again.'),
  retracted: z
    .record(
      z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'expected a blob id'),
      z.strictObject({ reason: z.string().trim().min(1).describe('Why the text must not be shown.') }),
    )
    .default({})
    .describe('Git blobs that are never shown as text of an earlier release, by id.'),
});

/** `retired.yml` with every default filled in. */
export type RetiredFile = z.output<typeof retiredSchema>;

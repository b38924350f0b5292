import { z } from 'zod';
import { length } from '../interval.ts';
import { slug } from './pathway-file.ts';

/**
 * The competency framework: skills with levels, and roles that expect them. It may be spread over several files of the folder that
 * `skills` in `waymark.yml` names; together they are one framework.
 */

const levelNumber = z.number().int().min(0).max(9);

const alignment = z.strictObject({
  framework: z.string().trim().min(1).describe('Name of the other framework, such as `SFIA` or `ESCO`.'),
  code: z.string().trim().min(1).describe('Code of the skill there. Texts of other frameworks don’t belong here.'),
  level: z
    .union([z.number(), z.string().min(1)])
    .optional()
    .describe('Level there.'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the skill there.'),
});

const skill = z.strictObject({
  id: slug.describe('Permanent id of the skill.'),
  title: z.string().trim().min(1).describe('Name of the skill.'),
  summary: z.string().trim().min(1).optional().describe('What somebody with the skill can do, in one sentence.'),
  halfLife: length.optional().describe('After how long evidence of the skill wants to be renewed, as the framework’s owner judges.'),
  levels: z
    .array(
      z.strictObject({
        level: levelNumber.describe('Number of the level.'),
        criteria: z.array(z.string().trim().min(1)).default([]).describe('What somebody at this level does.'),
        examples: z.array(z.string().trim().min(1)).default([]).describe('Examples from daily work.'),
      }),
    )
    .default([])
    .describe('Levels of the skill, from the lowest on.'),
  alignment: z.array(alignment).default([]).describe('The same skill in other frameworks, by code.'),
});

const role = z.strictObject({
  id: slug.describe('Permanent id of the role.'),
  title: z.string().trim().min(1).describe('Name of the role.'),
  summary: z.string().trim().min(1).optional().describe('What the role does, in one sentence.'),
  expects: z
    .array(
      z.strictObject({ skill: z.string().min(1).describe('Id of a skill.'), level: levelNumber.describe('Level that the role expects.') }),
    )
    .default([])
    .describe('Skills that the role expects.'),
});

/** Schema of one file of the framework. */
export const frameworkSchema = z.strictObject({
  levels: z
    .array(
      z.strictObject({
        level: levelNumber.describe('Number of the level.'),
        name: z.string().trim().min(1).describe('Name of the level.'),
      }),
    )
    .default([])
    .describe('Names of the levels of all skills, in one of the files.'),
  skills: z.array(skill).default([]).describe('Skills.'),
  roles: z.array(role).default([]).describe('Roles.'),
});

/** One file of the framework with every default filled in. */
export type FrameworkFile = z.output<typeof frameworkSchema>;

/** A skill with its levels. */
export type Skill = z.output<typeof skill>;

/** A role and what it expects. */
export type Role = z.output<typeof role>;

import { z } from 'zod';
import { fileSiteSchema } from './pages-file.ts';
import { levels, pageKinds } from './source.ts';

/**
 * `pathways.json`: a public contract, versioned by `schemaVersion`. Addresses begin with the base; `url` of the site makes them whole.
 */

const skillLevels = z.array(z.object({ skill: z.string(), level: z.number() }));

const unit = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
  required: z.boolean(),
  kind: z.enum(pageKinds).optional(),
  minutes: z.object({ read: z.number(), do: z.number() }),
});

const pathway = z.object({
  id: z.string().describe('Permanent id.'),
  title: z.string().describe('Title.'),
  summary: z.string().optional().describe('What it is about.'),
  url: z.string().describe('Address.'),
  version: z.string().optional().describe('Current release; absent while there is none.'),
  date: z.string().optional().describe('Its day.'),
  roles: z.array(z.string()).describe('Ids of the roles that it is for.'),
  level: z.enum(levels).optional().describe('How demanding it is.'),
  owners: z.array(z.string()).describe('Who answers for it.'),
  minutes: z.number().describe('How long it takes: required units, and as many options as have to be chosen.'),
  entry: skillLevels.describe('Skills that a learner should have.'),
  outcomes: skillLevels.describe('Skills that a learner will have.'),
  stages: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        units: z.array(unit),
        elective: z.object({ choose: z.number(), of: z.array(unit) }).optional(),
      }),
    )
    .describe('Stages with their units; `elective` with `choose` and `of` where some are to be chosen.'),
  releases: z
    .array(z.object({ version: z.string(), date: z.string(), url: z.string(), supportedUntil: z.string().optional() }))
    .describe('Releases, newest first.'),
  feed: z.string().describe('Address of its feed.'),
});

/** Schema of `pathways.json`. */
export const pathwaysFileSchema = z.object({
  schemaVersion: z.literal(1),
  site: fileSiteSchema,
  pathways: z.array(pathway),
});

/** Content of `pathways.json`. */
export type PathwaysFile = z.output<typeof pathwaysFileSchema>;

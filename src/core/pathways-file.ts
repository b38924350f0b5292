import { z } from 'zod';
import { fileSiteSchema } from './pages-file.ts';
import { levels, pageKinds } from './source.ts';

/**
 * `pathways.json`: a public contract, versioned by `schemaVersion`. Addresses begin with the base; `url` of the site makes them whole.
 */

const skillLevels = z.array(
  z.object({ skill: z.string().describe('Id of the skill.'), level: z.number().describe('Level, as the framework numbers it.') }),
);

const unit = z.object({
  id: z.string().describe('Id of the page, or of what lies elsewhere.'),
  title: z.string().describe('Title.'),
  url: z.string().optional().describe('Address; absent where it is no longer part of the portal.'),
  required: z.boolean().describe('Whether it has to be done.'),
  kind: z.enum(pageKinds).optional().describe('What the page is for.'),
  minutes: z.object({ read: z.number().describe('Of reading.'), do: z.number().describe('Of doing.') }).describe('How long it takes.'),
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
        id: z.string().describe('Id of the stage.'),
        title: z.string().describe('Title.'),
        units: z.array(unit).describe('Its units, in order.'),
        elective: z
          .object({ choose: z.number().describe('How many.'), of: z.array(unit).describe('Of these.') })
          .optional()
          .describe('Units to choose from.'),
      }),
    )
    .describe('Stages with their units; `elective` with `choose` and `of` where some are to be chosen.'),
  releases: z
    .array(
      z.object({
        version: z.string().describe('Version.'),
        date: z.string().describe('Day of the release.'),
        url: z.string().describe('Its own address.'),
        supportedUntil: z.string().optional().describe('Last day of support, where the pathway says so.'),
      }),
    )
    .describe('Releases, newest first.'),
  feed: z.string().describe('Address of its feed.'),
});

/** Schema of `pathways.json`. */
export const pathwaysFileSchema = z.object({
  schemaVersion: z.literal(1).describe('Changes when a field changes its meaning or goes; new fields may come at any time.'),
  site: fileSiteSchema.describe('The portal.'),
  pathways: z.array(pathway).describe('Every pathway, by title.'),
});

/** Content of `pathways.json`. */
export type PathwaysFile = z.output<typeof pathwaysFileSchema>;

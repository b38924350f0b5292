import { z } from 'zod';
import { readerStates } from './freshness/reader-state.ts';
import { levels, lifecycles, pageKinds } from './source.ts';

/**
 * `pages.json`: every page that is published, for machines. A public contract, versioned by `schemaVersion`; fields that are optional
 * here are left out where they aren't known.
 */

/** A UTC day. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ format: 'date' });

const skillLevel = z.object({
  skill: z.string().describe('Id of the skill.'),
  level: z.number().describe('Level, as the framework numbers it.'),
});

/** What a file of ours says of the site that it belongs to. */
export const fileSiteSchema = z.object({
  id: z.string().describe('Permanent short name of the site.'),
  title: z.string().describe('Name of the portal.'),
  url: z.string().optional().describe('Address of the host that it is published on, where it is configured.'),
  base: z.string().describe('Path below which it is published.'),
});

const pageSchema = z.object({
  id: z.string().describe('Permanent id.'),
  title: z.string().describe('Title.'),
  description: z.string().describe('One sentence, the author’s or the first of the text; may be empty.'),
  url: z.string().describe('Address of the page: whole where the site’s is configured, else from the root of its host.'),
  markdown: z.string().describe('Address of its text as Markdown.'),
  path: z.string().describe('Path of the file below the root of the repository.'),
  source: z.string().describe('Id of its source.'),
  kind: z.enum(pageKinds).optional().describe('What the page is for.'),
  level: z.enum(levels).optional().describe('How demanding it is.'),
  lifecycle: z.enum(lifecycles).describe('Whether it is kept up; only `living` pages are.'),
  lang: z.string().describe('Language as a BCP 47 tag.'),
  roles: z.array(z.string()).describe('Ids of the roles that it is for.'),
  teaches: z.array(skillLevel).describe('Skills that it teaches.'),
  minutes: z
    .object({ read: z.number().describe('Of reading.'), do: z.number().describe('Of doing.') })
    .describe('Minutes of reading and doing, stated or estimated.'),
  owners: z.array(z.string()).describe('Who answers for it, as written; empty where nobody does.'),
  freshness: z
    .object({
      state: z.enum(readerStates).describe('`fine`, `look-again` or `unknown`.').optional(),
      asOf: day.describe('Day that it was judged on.'),
      reviewedOn: day.optional().describe('Day of the last review.'),
      reviewedBy: z.string().optional().describe('Who reviewed.'),
      dueOn: day.optional().describe('Day from which a review is due.'),
    })
    .optional()
    .describe('How far it can be trusted; absent where nothing is claimed.'),
  lastChange: z
    .object({
      on: day.describe('Day, UTC.'),
      confidence: z.enum(['exact', 'older-than']).describe('`older-than`: the history is cut off; the change is at least this old.'),
      commit: z.string().optional().describe('Full id of the commit.'),
    })
    .optional()
    .describe('Last commit that changed what it says; absent where history doesn’t tell.'),
  pathways: z
    .array(z.object({ id: z.string(), release: z.string().optional().describe('Absent while there is no release.') }))
    .describe('Pathways that it is a unit of, with their current releases.'),
  formerIds: z.array(z.string()).describe('Ids that it had before it was moved.'),
  replacedBy: z.string().optional().describe('Address of the page that replaces it.'),
});

/** Schema of `pages.json`. */
export const pagesFileSchema = z.object({
  schemaVersion: z.literal(1).describe('Changes when a field changes its meaning or goes; new fields may come at any time.'),
  site: fileSiteSchema.describe('The portal.'),
  asOf: day.optional().describe('Day that freshness was judged on: that of the build.'),
  pages: z.array(pageSchema).describe('Every page, by source, in the order of its navigation.'),
});

/** Content of `pages.json`. */
export type PagesFile = z.output<typeof pagesFileSchema>;

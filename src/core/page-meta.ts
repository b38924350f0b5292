import { z } from 'zod';
import { civilDate, interval } from './interval.ts';
import { levels, lifecycles, pageKinds } from './source.ts';

/**
 * Frontmatter of a page, and the fields of the sidecar `units.yml`: one schema, from which validation, JSON Schema, editor
 * completion and the reference page are made. Everything is optional.
 */

const skillLevel = z.strictObject({
  skill: z.string().min(1).describe('Id of a skill of the competency framework.'),
  level: z.number().int().min(0).max(9).describe('Level of that skill, as the framework numbers it.'),
});

const cover = z.union([
  z.string().min(1).describe('Path or glob below the root: whole files; a change counts as activity.'),
  z.strictObject({
    path: z.string().min(1).describe('Path or glob below the root.'),
    match: z.string().min(1).optional().describe('RE2 expression: only lines that match count, the surface that users see.'),
    region: z
      .string()
      .min(1)
      .optional()
      .describe('Name of a region that comments mark: `waymark:<name>`, `#region <name>` or `ANCHOR: <name>`.'),
  }),
]);

const idPattern = /^[\p{L}\p{N}_-]+(?:[/.][\p{L}\p{N}_-]+)*$/u;

/** Whether a text has the form of a page's id. */
export function isPageId(text: string): boolean {
  return idPattern.test(text);
}

const pageId = z
  .string()
  .regex(idPattern, 'expected letters, digits, `-`, `_`, `.`, in segments divided by `/`')
  .describe('Permanent id of the page, never reused. Derived from source and path when absent.');

/** Schema of frontmatter. Unknown keys are reported by a rule, not refused here: pages of foreign sources keep theirs. */
export const pageMetaSchema = z.object({
  title: z.string().trim().min(1).optional().describe('Title. Derived from the first heading, then from the file name, when absent.'),
  description: z
    .string()
    .trim()
    .optional()
    .describe('One sentence for lists and search results. Derived from the first paragraph when absent.'),
  id: pageId.optional(),
  kind: z.enum(pageKinds).optional().describe('What the page is for. The source’s kind when absent.'),
  level: z.enum(levels).optional().describe('How demanding the page is.'),
  roles: z.array(z.string().min(1)).optional().describe('Ids of the roles that the page is for.'),
  teaches: z.array(skillLevel).optional().describe('Skills that a reader gains.'),
  requires: z.array(skillLevel).optional().describe('Skills that a reader should have.'),
  minutes: z
    .strictObject({
      read: z.number().min(0).max(10_000).optional().describe('Minutes of reading. Estimated from the words when absent.'),
      do: z.number().min(0).max(10_000).optional().describe('Minutes of doing: exercises, waiting for machines.'),
    })
    .optional()
    .describe('How long the page takes.'),
  objectives: z.array(z.string().min(1)).optional().describe('What a reader can do afterwards, one sentence each.'),
  owner: z.string().min(1).optional().describe('Team or person who keeps the page up.'),
  reviewed: z
    .strictObject({
      on: civilDate.describe('Day of the last review.'),
      by: z.string().min(1).optional().describe('Who reviewed.'),
      digest: z
        .string()
        .regex(/^v1:[0-9a-f]{64}$/, 'expected `v1:` and 64 hexadecimal digits')
        .optional()
        .describe('Digest of the covered content at the review.'),
      commit: z
        .string()
        .regex(/^[0-9a-f]{7,64}$/, 'expected a commit id')
        .optional()
        .describe('Commit at the review.'),
      ran: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .describe('Where the page was followed for real, which counts as a review: an incident, a drill, a ticket.'),
    })
    .optional()
    .describe('Last confirmation that the page is right.'),
  reviewEvery: interval.optional().describe('How often the page wants a review.'),
  covers: z.array(cover).optional().describe('Code and configuration that the page describes.'),
  lifecycle: z.enum(lifecycles).optional().describe('Whether the page is kept up. `draft` pages appear in `waymark dev` only.'),
  snooze: z
    .strictObject({ until: civilDate.describe('Last day on which it can wait.'), reason: z.string().min(1).describe('Why it can wait.') })
    .optional()
    .describe('Until when a review can wait, and why.'),
  navTitle: z.string().trim().min(1).optional().describe('Shorter title for navigation, where the title is too long for it.'),
  order: z.number().optional().describe('Place among its siblings in navigation, lower first.'),
  slug: z
    .string()
    .regex(/^[\p{L}\p{N}_-]+(?:[/.][\p{L}\p{N}_-]+)*$/u, 'expected segments of letters, digits, `-`, `_`, `.` divided by `/`')
    .optional()
    .describe('Address of the page below the base, instead of its id.'),
  lang: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/, 'expected a language tag such as en or pt-BR')
    .optional()
    .describe('Language of the page as a BCP 47 tag. The site’s language when absent.'),
  aliases: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Other names and former addresses. An alias that begins or ends with a slash (`/old/place.html`) is a former address and redirects; any other (`CI/CD`) is a name that wikilinks and search find.',
    ),
  tags: z.array(z.string().min(1)).optional().describe('Free words that search finds the page by.'),
  replacedBy: z.string().min(1).optional().describe('Id of the page that replaces this one.'),
});

/** Validated frontmatter of a page. */
export type PageMeta = z.output<typeof pageMetaSchema>;

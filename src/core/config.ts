import { z } from 'zod';
import { brandFields } from './brand-config.ts';
import { freshnessSchema } from './freshness/freshness-config.ts';
import { ownersSchema } from './owners/owners-config.ts';
import { interval } from './interval.ts';
import { dialects, pageKinds } from './source.ts';

/** `waymark.yml`: configuration is data, so that it can be read from an untrusted pull request. */

const folder = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$)).*$/, 'expected a folder below the root, without `..`')
  .transform((path) => path.replace(/^\.\/|(?<!\/)\/+$/g, '').replace(/^\.$/, ''));

const subfolder = folder.refine((path) => path !== '', 'expected a folder below the root, not the root itself');

/** Schema of one source. */
export const sourceSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single hyphens')
    .describe('Permanent short name of the source: the first segment of its pages’ ids and addresses.'),
  path: folder.describe('Folder below the root; `.` is the root itself.'),
  title: z.string().min(1).optional().describe('Title in navigation. Made from the id when absent.'),
  dialect: z.enum(dialects).default('auto').describe('How the pages are written. `auto` looks at the files.'),
  kind: z.enum(pageKinds).optional().describe('Kind of pages that name none.'),
  owner: z.string().min(1).optional().describe('Owner of pages for which neither they nor CODEOWNERS name one.'),
  reviewEvery: interval
    .optional()
    .describe('How often its pages want a review, when they don’t say so themselves; the calendar starts for each of them.'),
  include: z.array(z.string().min(1)).default(['**/*']).describe('Globs of the files that belong to the source.'),
  exclude: z.array(z.string().min(1)).default([]).describe('Globs of files that don’t.'),
  trust: z
    .enum(['trusted', 'untrusted'])
    .default('trusted')
    .describe('`untrusted` pages never run code while the site is built: no live MDX, no SVG.'),
});

const siteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single hyphens')
    .optional()
    .describe('Permanent short name of the site.'),
  title: z.string().min(1).optional().describe('Name of the portal. The repository’s when absent.'),
  description: z.string().min(1).optional().describe('One sentence for the home page and for search engines.'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the published portal, for canonical links.'),
  base: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/)*$/, 'expected a path that starts and ends with `/`')
    .default('/')
    .describe('Path below which the portal is published.'),
  lang: z
    .string()
    .min(2)
    .default('en')
    .describe(
      'Language of the portal and of pages that name none, as a BCP 47 tag. The site’s own words are there in English and German; a portal in another language has them in English.',
    ),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'expected a colour such as #b5541c')
    .optional()
    .describe('Colour of the way: active step, primary action, current place.'),
  ...brandFields,
  repo: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }).describe('Address of the repository on its host.'),
      branch: z.string().min(1).default('main').describe('Branch that edit links lead to.'),
    })
    .optional()
    .describe('Where the pages can be edited.'),
});

const severity = z.enum(['error', 'warning', 'info', 'off']);

/** Schema of `waymark.yml`. Unknown keys are errors with a suggestion. */
export const configSchema = z.strictObject({
  site: siteSchema.prefault({}).describe('The portal as a whole.'),
  sources: z.array(sourceSchema).min(1).optional().describe('Folders that pages come from. Detected when absent.'),
  pathways: subfolder
    .optional()
    .describe('Folder with a folder for each pathway. `content/pathways` or `pathways`, if there is one, when absent.'),
  skills: subfolder
    .optional()
    .describe('Folder with the files of the competency framework. `content/skills` or `skills`, if it holds any, when absent.'),
  evidence: subfolder
    .optional()
    .describe('Folder in which learners hand in evidence, one folder a person. `evidence` where there are pathways, when absent.'),
  glossary: subfolder
    .optional()
    .describe('Page that explains terms: each heading with a paragraph right below it is one. Pages mark words as `:term[word]`.'),
  units: folder.optional().describe('Sidecar file with ids, former ids and fields of pages that can’t or shouldn’t carry them.'),
  freshness: freshnessSchema.prefault({}).describe('When pages want a review, and what counts as evidence that they are out of step.'),
  owners: ownersSchema.prefault({}).describe('Who answers for pages, and how to reach them.'),
  rules: z
    .record(z.string().regex(/^[a-z]+\/[a-z-]+$/, 'expected a rule id such as link/page'), severity)
    .default({})
    .describe('Severity of rules: `error`, `warning`, `info` or `off`.'),
});

/** `waymark.yml` with every default filled in. */
export type Config = z.output<typeof configSchema>;

/** `waymark.yml` as a person writes it. */
export type ConfigInput = z.input<typeof configSchema>;

/** Configuration of one source, before detection. */
export type SourceConfig = z.output<typeof sourceSchema>;

import { z } from 'zod';
import { bumps } from '../pathways/bump.ts';
import { pageChanges } from './page-state.ts';

/**
 * What a change means for learners and owners: the one result of `waymark report`, which every format writes out. It is a contract: new
 * fields may come, none changes its meaning or goes without another `schemaVersion`.
 */

const paths = z.array(z.string());
const owners = z.array(z.string()).describe('Who answers for the page, as written; empty where nobody does.');
const path = z.string().describe('Path below the root.');
const title = z.string().describe('Title of the page.');
const line = z.number().int().nullable().describe('Line, from 1, else `null`.');

const part = z.object({
  text: z.string().describe('A stretch of text.'),
  change: z.enum(['same', 'added', 'removed']).describe('What became of it.'),
});

const block = z.object({
  kind: z
    .enum(['heading', 'prose', 'item', 'cell', 'code', 'alert', 'gap'])
    .describe('What it is; `gap` stands for blocks that are the same.'),
  change: z.enum(['same', 'added', 'removed', 'changed']).describe('What became of it.'),
  depth: z.number().int().optional().describe('Depth of a heading.'),
  parts: z.array(part).describe('In reading order, what was removed before what came in its place.'),
});

const page = z.object({
  change: z
    .enum(pageChanges)
    .describe('What happens to the page. `details`: its file is the same, but another file says something else about it.'),
  path: path.describe('Path below the root; of a page that is removed, the one that it had.'),
  from: z.string().nullable().describe('Path that it had, where it was moved, else `null`.'),
  id: z.string().describe('Id.'),
  formerId: z.string().nullable().describe('Id that it had, where that is another, else `null`.'),
  leadsOn: z.boolean().describe('Whether what is known by the former id finds the page: progress, pathways, addresses below `/go/`.'),
  title: z.string().describe('Title.'),
  owners,
  pathways: paths.describe('Ids of the pathways that have it as a unit, now or in their last release.'),
  fields: z
    .array(
      z.object({
        name: z.string().describe('Name.'),
        from: z.string().nullable().describe('Before, else `null`.'),
        to: z.string().nullable().describe('Now, else `null`.'),
      }),
    )
    .describe(
      'What is said about it and differs, such as `owner`, `kind` or `teaches`; `null` where it isn’t set. Of pages in both states.',
    ),
  links: z
    .object({ added: paths.describe('Now only.'), removed: paths.describe('Before only.') })
    .describe('Addresses that its links have now only, and had before only.'),
  words: z
    .object({ added: z.number().int().describe('Came.'), removed: z.number().int().describe('Went.') })
    .describe('How many words came and went.'),
  reads: z.enum(['same', 'other', 'unknown']).describe('Whether its text reads as before; `unknown` where a text can’t be read.'),
  blocks: z.array(block).describe('What changed in its text, with what stands around it.'),
});

const point = z.object({
  line: z.number().int().describe('Line, from 1.'),
  column: z.number().int().describe('Column, from 1, in UTF-16 units.'),
});
const range = z.object({ start: point.describe('Where it begins.'), end: point.describe('The first place behind.') });

const diagnostic = z
  .looseObject({
    rule: z.string().describe('Id of the rule.'),
    severity: z.enum(['error', 'warning', 'info']).describe('How bad it is.'),
    message: z.string().describe('What is wrong and why.'),
    hint: z.string().optional().describe('What to do about it.'),
    file: path,
    range: range.optional().describe('Where; absent when it is the file as a whole.'),
    url: z.string().optional().describe('Address of the rule’s documentation.'),
    fingerprint: z.string().describe('Stays the same when lines move.'),
    elsewhere: z.boolean().describe('Whether it stands in a file that the change doesn’t touch.'),
  })
  .describe('A fault, as `waymark check` prints it, and whether it stands `elsewhere`.');

const touched = z.object({
  path,
  title,
  owners,
  since: z.string().nullable().describe('Commit at which the page was last looked at, else `null`.'),
  changes: z
    .array(
      z.object({
        path,
        kind: z
          .enum(['whole', 'narrowed', 'inferred'])
          .describe('How the page describes it: the whole file, some of its lines, or by naming it.'),
        status: z.enum(['edited', 'added', 'removed']).describe('What happened to it.'),
        line,
      }),
    )
    .describe('Files that the page describes and the change touches.'),
});

const contradicted = z.object({
  path,
  title,
  owners,
  contradictions: z
    .array(
      z.object({
        text: z.string().describe('As the page writes it.'),
        line,
        movedTo: z.string().nullable().describe('Path of a file that was moved, else `null`.'),
      }),
    )
    .describe('What it names, and where that went.'),
});

const pathway = z.object({
  id: z.string().describe('Id.'),
  title: z.string().describe('Title.'),
  path: path.describe('Path of `pathway.yml` below the root.'),
  current: z.string().nullable().describe('Version of the last release, else `null`.'),
  next: z.string().nullable().describe('Version of the next one, with all that waits for it; `null`: there is nothing to release.'),
  bump: z.enum(bumps).nullable().describe('What the changes since the last release ask for, else `null`.'),
  reason: z.string().nullable().describe('Why it is no less, in words, else `null`.'),
  quiet: z.boolean().describe('Whether learners would read nothing of it: form, titles, addresses, estimates.'),
  units: z.record(z.string(), z.number().int()).describe('How many units were `changed`, `added`, `replaced`, `removed`, and so on.'),
  other: z.number().int().describe('How many other changes there are.'),
  touched: paths.describe('Ids of its units that this change has a part in.'),
});

const owner = z.object({
  owner: z.string().describe('Owner as written.'),
  pages: z
    .array(
      z.object({
        path,
        why: z.enum(['edits', 'removes', 'breaks', 'contradicts', 'touches']).describe('What the change does to the page.'),
      }),
    )
    .describe('Pages to ask about.'),
});

/** Schema of the report. */
export const pullReportSchema = z.object({
  schemaVersion: z.literal(1).describe('Rises when a field changes its meaning or goes.'),
  since: z
    .object({ ref: z.string().describe('As asked for.'), commit: z.string().describe('The commit that it has in common with HEAD.') })
    .describe('What the working tree is compared with.'),
  head: z.string().nullable().describe('Commit of HEAD, else `null`.'),
  summary: z
    .object({
      pages: z.record(z.enum(pageChanges), z.number().int()).describe('How many pages there are of each change.'),
      errors: z.number().int().describe('New errors.'),
      warnings: z.number().int().describe('New warnings.'),
      infos: z.number().int().describe('New infos.'),
      elsewhere: z.number().int().describe('How many of the faults stand in files that the change doesn’t touch.'),
    })
    .describe('Everything in numbers.'),
  pages: z.array(page).describe('Pages that differ, by path.'),
  diagnostics: z.array(diagnostic).describe('Faults that there weren’t before, wherever they stand.'),
  contradicted: z.array(contradicted).describe('Pages that name what the change removes.'),
  touched: z.array(touched).describe('Pages that describe code which the change touches, and that it doesn’t edit; most telling first.'),
  overdue: z.array(z.object({ path, title, owners })).describe('Pages that the change edits and whose review was overdue before.'),
  pathways: z.array(pathway).describe('Pathways that the change has a part in.'),
  owners: z.array(owner).describe('Whom to ask, those with the most pages first.'),
  gaps: z.array(z.string()).describe('What could not be looked at, each in a sentence.'),
});

/** What a change means for learners and owners. */
export type PullReport = z.output<typeof pullReportSchema>;

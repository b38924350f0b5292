import { z } from 'zod';
import { ownerDialects } from './ownership.ts';

/** `owners` of `waymark.yml`. */

const owner = z.string().trim().min(1);

const contact = z.strictObject({
  name: z.string().min(1).optional().describe('Name to show.'),
  slack: z.string().min(1).optional().describe('Slack channel, such as `#payments`.'),
  email: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, 'expected a mail address')
    .optional()
    .describe('Mail address.'),
  pager: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where whoever is on call is paged.'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Page of the team.'),
});

/** Schema of `owners`. */
export const ownersSchema = z.strictObject({
  dialect: z
    .enum(['auto', ...ownerDialects])
    .default('auto')
    .describe(
      'How owners are read: `github` and `gitlab` are dialects of CODEOWNERS, `owners` are OWNERS files as in Kubernetes. `auto` looks at the files and the host.',
    ),
  file: z.string().min(1).default('auto').describe('Path of the CODEOWNERS file. `auto` looks where the host looks.'),
  fallback: owner.optional().describe('Owner of pages for which nobody else answers.'),
  contacts: z.record(owner, contact).default({}).describe('How to reach owners, by their name as CODEOWNERS writes it.'),
});

/** `owners` with every default filled in. */
export type OwnersConfig = z.output<typeof ownersSchema>;

/** How to reach an owner. */
export type Contact = z.output<typeof contact>;

import { z } from 'zod';
import { compileExpression } from '../expression.ts';
import { interval, length } from '../interval.ts';
import { pageKinds, type PageKind } from '../source.ts';

/** `freshness` of `waymark.yml`: defaults are those of the design, and every one can be changed. */

const defaults: Record<PageKind, string> = {
  runbook: '6mo',
  lab: '6mo',
  'how-to': '12mo',
  tutorial: '12mo',
  concept: '12mo',
  'case-study': 'never',
  reference: 'never',
};

const reviewEvery = z.strictObject(
  Object.fromEntries(
    pageKinds.map((kind) => [kind, interval.default(defaults[kind]).describe(`Interval of reviews for pages of the kind \`${kind}\`.`)]),
  ) as Record<PageKind, z.ZodDefault<typeof interval>>,
);

const expression = z
  .string()
  .min(1)
  .superRefine((source, context) => {
    const compiled = source === '' ? undefined : compileExpression(source);
    if (compiled && 'fault' in compiled) context.addIssue({ code: 'custom', message: `expected an RE2 expression: ${compiled.fault}` });
  });

/** Schema of `freshness`. */
export const freshnessSchema = z.strictObject({
  reviewEvery: reviewEvery
    .prefault({})
    .describe('Interval of reviews by kind, for pages that name none; it starts with the first `reviewed`.'),
  whenCovered: z
    .enum(['drift', 'both'])
    .default('drift')
    .describe('Whether a page with `covers` needs the calendar too: `drift` trusts evidence alone, `both` keeps the calendar.'),
  leadTime: length.default('14d').describe('How long before the due day a page counts as due soon.'),
  grace: z
    .strictObject({
      share: z.number().min(0).max(1).default(0.25).describe('Share of the interval, 0 to 1.'),
      min: length.default('7d').describe('At least so long.'),
      max: length.default('30d').describe('At most so long.'),
    })
    .prefault({})
    .describe('How long a page is due before it is overdue.'),
  jitter: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.1)
    .describe(
      'Share of the interval by which due days are spread, earlier or later, so that pages reviewed together don’t all come due at once. An interval that a page states itself is kept to the day.',
    ),
  snooze: z
    .strictObject({ max: length.default('90d').describe('Longest time, counted from today.') })
    .prefault({})
    .describe('How long reviews may be put off.'),
  perOwner: z.number().int().min(1).max(100).default(5).describe('How many pages a report asks one owner for at once.'),
  bulk: z
    .strictObject({
      share: z.number().min(0).max(1).default(0.25).describe('Share of all pages, 0 to 1.'),
      min: z.number().int().min(1).default(10).describe('And at least so many pages.'),
    })
    .prefault({})
    .describe('From where on a commit is a sweep over the pages, which says nothing about how fresh one of them is.'),
  ignoreCommits: z
    .array(expression)
    .default(['\\[docs-skip\\]'])
    .describe('RE2 expressions: commits whose message matches one don’t count as changes of a page.'),
  contradiction: z
    .enum(['notice', 'error'])
    .default('notice')
    .describe(
      'What a pull request hears that removes what a page names. `error` fails it, for paths and targets inside the page’s own covers.',
    ),
});

/** `freshness` with every default filled in. */
export type FreshnessConfig = z.output<typeof freshnessSchema>;

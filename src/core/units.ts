import { z } from 'zod';
import { pageMetaSchema } from './page-meta.ts';

/**
 * The sidecar: ids, former ids and fields of pages that can't or shouldn't carry them in their own text. What the page itself says
 * wins over the sidecar.
 */

const unitSchema = pageMetaSchema
  .extend({
    formerIds: z
      .array(z.string().min(1))
      .optional()
      .describe('Ids that the page had before it was moved: addresses and progress under them stay valid.'),
  })
  .strict();

/** Schema of the file that `units` in `waymark.yml` names. */
export const unitsSchema = z.strictObject({
  pages: z.record(z.string().min(1), unitSchema).default({}).describe('Fields of pages, by the path of the page below the root.'),
});

/** Fields of one page in the sidecar. */
export type Unit = z.output<typeof unitSchema>;

/** Fields by path of the page. */
export type Units = ReadonlyMap<string, Unit>;

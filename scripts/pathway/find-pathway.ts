import type { Catalog } from '../../src/core/catalog.ts';
import type { Pathway } from '../../src/core/pathways/pathway.ts';
import { suggest } from '../../src/core/suggest.ts';
import { UserError } from '../../src/core/user-error.ts';
import { didYouMean, listQuoted, quote } from '../../src/core/wording.ts';

/** The pathway of an id. Throws a `UserError` when there is none, or its file can’t be read. */
export function findPathway({ curriculum: { pathways }, findings }: Catalog, id: string): Pathway {
  const found = pathways.find((pathway) => pathway.id === id);
  if (found) return found;
  const broken = findings.find(({ file }) => file.endsWith(`/${id}/pathway.yml`));
  if (broken) throw new UserError(`${quote(broken.file)} can’t be read: ${broken.message}`, { hint: 'Run `waymark pathway check`.' });
  const ids = pathways.map((pathway) => pathway.id);
  const hint =
    ids.length === 0 ? '`waymark new pathway NAME` starts one.' : (didYouMean(suggest(id, ids)) ?? `There is ${listQuoted(ids, 'and')}.`);
  throw new UserError(`There is no pathway ${quote(id)}.`, { hint });
}

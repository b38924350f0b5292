import type { Range } from '../diagnostic.ts';
import type { Pathway } from './pathway.ts';

/** Where the reference of a unit stands in `pathway.yml`: its page, id or address, else the option as a whole. `at` are its keys. */
export function locateUnit({ locate }: Pick<Pathway, 'locate'>, at: readonly PropertyKey[]): Range | undefined {
  return locate([...at, 'unit']) ?? locate([...at, 'id']) ?? locate([...at, 'external']) ?? locate(at);
}

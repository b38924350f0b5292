import type { Catalog } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';
import { listUnits } from '../pathways/list-units.ts';
import type { Pathway } from '../pathways/pathway.ts';
import type { Rule } from '../rule.ts';
import { prepareFewSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/**
 * Mappings that map nothing: learners’ progress would be lost without a word. Where a lock can't be read nothing is said, since it may
 * know the unit.
 */
export const pathwayUnknownReplaced: Rule = {
  id: 'pathway/unknown-replaced',
  severity: 'error',
  description: 'Units that are replaced are in a release, and what stands for them exists.',
  *check({ catalog }) {
    const { pathways } = catalog.curriculum;
    if (pathways.length === 0 || catalog.findings.some(({ file }) => file.endsWith('.lock.json'))) return;
    for (const pathway of pathways) yield* findUnknownReplaced(pathway);
    yield* findUnknownStandIns(catalog);
  },
};

function releasedUnits({ releases }: Pathway): Set<string> {
  return new Set(releases.flatMap(({ lock }) => Object.keys(lock.units)));
}

function* findUnknownReplaced(pathway: Pathway): Iterable<Finding> {
  const released = releasedUnits(pathway);
  const suggest = prepareFewSuggestions(released);
  for (const { replaces, at } of listUnits(pathway)) {
    for (const [index, id] of replaces.entries()) {
      if (released.has(id)) continue;
      const expected = suggest(id);
      yield {
        rule: 'pathway/unknown-replaced',
        message: `No release of the pathway has the unit ${quote(id)}.`,
        hint: didYouMean(expected) ?? 'Name a unit of an earlier release, or remove it from `replaces`.',
        file: pathway.path,
        range: pathway.locate([...at, 'replaces', index]),
        actual: id,
        expected,
      };
    }
  }
}

function* findUnknownStandIns({ curriculum, pages }: Catalog): Iterable<Finding> {
  const { pathways, retired, retiredFile: file, locateRetired } = curriculum;
  if (file === undefined) return;
  const released = new Set(pathways.flatMap((pathway) => [...releasedUnits(pathway)]));
  const known = new Set([
    ...released,
    ...pages.map(({ id }) => id),
    ...pathways.flatMap((pathway) => listUnits(pathway).map(({ id }) => id)),
  ]);
  const suggestReleased = prepareFewSuggestions(released);
  const suggestKnown = prepareFewSuggestions(known);
  for (const [id, { replacedBy }] of Object.entries(retired.units)) {
    if (!released.has(id)) {
      const expected = suggestReleased(id);
      const hint = didYouMean(expected) ?? 'A unit that was never released can go without being retired.';
      const range = locateRetired(['units', id], 'key');
      yield { rule: 'pathway/unknown-replaced', message: `No release has the unit ${quote(id)}.`, hint, file, range, actual: id, expected };
    }
    for (const [at, other] of replacedBy.entries()) {
      if (known.has(other) && other !== id) continue;
      const expected = suggestKnown(other).filter((candidate) => candidate !== id);
      const message = other === id ? `The unit ${quote(id)} is replaced by itself.` : `There is no unit and no page ${quote(other)}.`;
      const hint = didYouMean(expected) ?? 'Name the unit that stands for it, or remove it from `replacedBy`.';
      const range = locateRetired(['units', id, 'replacedBy', at]);
      yield { rule: 'pathway/unknown-replaced', message, hint, file, range, actual: other, expected };
    }
  }
}

import type { Catalog } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { prepareFewSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/**
 * Releases and texts that are to be shown less, and that no lock has: a slip there leaves shown what was meant to be hidden. Where a lock
 * can't be read nothing is said, since it may be the one.
 */
export const pathwayUnknownRelease: Rule = {
  id: 'pathway/unknown-release',
  severity: 'error',
  description: 'Releases and texts that are said not to be shown exist.',
  *check({ catalog }) {
    if (catalog.findings.some(({ file, rule }) => file.endsWith('.lock.json') || rule === 'pathway/lock-unreadable')) return;
    yield* findUnknownReleases(catalog);
    yield* findUnknownBlobs(catalog);
  },
};

function* findUnknownReleases({ curriculum }: Catalog): Iterable<Finding> {
  for (const { file, releases, path, locate } of curriculum.pathways) {
    const versions = releases.map(({ lock }) => lock.version);
    const suggest = prepareFewSuggestions(versions);
    for (const version of Object.keys(file.releases)) {
      if (versions.includes(version)) continue;
      const expected = suggest(version);
      yield {
        rule: 'pathway/unknown-release',
        message: `The pathway has no release ${quote(version)}.`,
        hint: didYouMean(expected) ?? 'Name a version that is released, as its lock does, or remove the entry.',
        file: path,
        range: locate(['releases', version], 'key'),
        actual: version,
        expected,
      };
    }
  }
}

function* findUnknownBlobs({ curriculum }: Catalog): Iterable<Finding> {
  const { pathways, retired, retiredFile: file, locateRetired } = curriculum;
  if (file === undefined) return;
  const blobs = new Set(
    pathways.flatMap(({ releases }) =>
      releases.flatMap(({ lock }) =>
        Object.values(lock.units).flatMap((unit) => ('blob' in unit ? [unit, ...unit.embeds].map(({ blob }) => blob) : [])),
      ),
    ),
  );
  for (const blob of Object.keys(retired.retracted)) {
    if (blobs.has(blob)) continue;
    // Ids that begin alike are one that was copied badly; any other likeness is chance.
    const expected = [...blobs].filter((known) => known.startsWith(blob.slice(0, 7))).slice(0, 3);
    yield {
      rule: 'pathway/unknown-release',
      message: `No release has the text ${quote(blob)}.`,
      hint: didYouMean(expected) ?? 'Copy the `blob` of the unit, or of what it embeds, from the lock of the release.',
      file,
      range: locateRetired(['retracted', blob], 'key'),
      actual: blob,
      expected,
    };
  }
}

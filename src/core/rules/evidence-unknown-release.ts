import type { Rule } from '../rule.ts';
import { prepareFewSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Evidence for something that was never released. Of a pathway whose file or locks can't be read nothing is said. */
export const evidenceUnknownRelease: Rule = {
  id: 'evidence/unknown-release',
  severity: 'error',
  description: 'Evidence is for a released version of a pathway.',
  *check({ catalog }) {
    const { pathways, evidence } = catalog.curriculum;
    const released = pathways.flatMap(({ id, releases }) => releases.map(({ lock }) => `${id}@${lock.version}`));
    const known = new Set(released);
    const suggest = prepareFewSuggestions(released);
    const broken = catalog.findings.flatMap(({ file }) => /([^/]+)\/(?:pathway\.yml|releases\/[^/]+)$/.exec(file)?.[1] ?? []);
    for (const { path, file, locate } of evidence) {
      const [id = ''] = file.pathway.split('@');
      if (known.has(file.pathway) || broken.includes(id)) continue;
      const versions = released.filter((release) => release.startsWith(`${id}@`));
      const expected = versions.length > 0 ? versions.slice(-3) : suggest(file.pathway);
      yield {
        rule: 'evidence/unknown-release',
        message: `There is no release ${quote(file.pathway)}.`,
        hint: didYouMean(expected) ?? 'Name a pathway and a version that is released.',
        file: path,
        range: locate(['pathway']),
        actual: file.pathway,
        expected,
      };
    }
  },
};

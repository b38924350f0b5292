import { describe, expect, test } from 'vitest';
import { judgeContent } from '../../../src/core/pathways/judge-content.ts';
import { isLockedPage, type LockedPage } from '../../../src/core/pathways/release-change.ts';
import { toWorkingState } from '../../../src/core/pathways/working-state.ts';
import { sha256 } from '../../../src/node/covered-contents.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';
import { pageOf } from './pathway-state.ts';

const pathway = `id: on-call
title: On call
stages:
  - { id: start, title: Start, units: [{ unit: docs/pager.md }] }
`;

function lockPager(text: string, kind: string): LockedPage {
  const catalog = catalogOf({
    'docs/pager.md': `---\nkind: ${kind}\n---\n\n# The pager\n\n${text}`,
    'docs/part.md': '# Part\n\n![Of the part](m.png)',
    ...Object.fromEntries(['a', 'b', 'm'].map((name) => [`docs/${name}.png`, name])),
    'pathways/on-call/pathway.yml': pathway,
  });
  const [built] = catalog.curriculum.pathways;
  if (!built) throw new Error('The fixture has no pathway.');
  const state = toWorkingState(built, {
    catalog,
    blobOf: (path) => (path.endsWith('.png') ? sha256(path).slice(0, 40) : undefined),
    // As of texts that are the same: of an image only the alternative is read.
    fingerprintOf: () => pageOf('pager', 'pager').fingerprint,
  });
  const [unit] = Object.values(state.units);
  if (!isLockedPage(unit)) throw new Error('The fixture has no page.');
  return unit;
}

describe('what a page embeds', () => {
  test('stands in the lock in the order of the page, each once', () => {
    const { embeds } = lockPager('![First](b.png)\n\n![[part]]\n\n![Second](a.png)\n\n![Again](b.png)', 'how-to');
    expect(embeds.map(({ path }) => path)).toEqual(['docs/b.png', 'docs/part.md', 'docs/a.png', 'docs/m.png']);
  });

  test.each([
    ['how-to', 'C1'],
    ['runbook', 'C2'],
  ])('counts where two images of a %s change places: %s', (kind, expected) => {
    const [from, to] = [
      ['a', 'b'],
      ['b', 'a'],
    ].map(([one, two]) => lockPager(`Press ![the button](${one}.png), then ![the button](${two}.png).`, kind)) as [LockedPage, LockedPage];
    const verdict = judgeContent(from, to, { textOf: () => undefined, isPage: (path) => path.endsWith('.md') });
    expect(verdict).toMatchObject({ class: expected, reason: 'Images or embedded pages changed places.' });
  });
});

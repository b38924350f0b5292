import { describe, expect, test } from 'vitest';
import { findLostUnits } from '../../src/core/pathways/lost-units.ts';
import { findLostPages, findReusedIds } from '../../src/node/find-lost-pages.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { runIn } from '../cli/command-line.ts';
import { cpuTime } from '../helpers/cpu-time.ts';
import { makeRepository, type Files, type Repository } from '../helpers/repository.ts';

const count = 300;

/** Pages of some forty lines, nothing like one another but for their frame. */
function pagesOf(name: string, word: string): Files {
  const page = (at: number): string => {
    const lines = Array.from({ length: 40 }, (_, line) => `The ${word} ${at} says ${word.repeat((line % 5) + 1)} in line ${line}.`);
    return `# Page ${at}\n\n## Steps\n\n${lines.join('\n')}\n\n## Verify\n\nLook at it.\n`;
  };
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`docs/${name}-${at}.md`, page(at)]));
}

/** A release of many units. */
async function released(): Promise<Repository> {
  const units = Array.from({ length: count }, (_, at) => `{ unit: docs/unit-${at} }`);
  const repository = makeRepository({
    'waymark.yml': 'sources: [{ id: docs, path: docs }]\n',
    ...pagesOf('unit', 'alpha'),
    'content/pathways/big/pathway.yml': `id: big\ntitle: Big\nstages:\n  - { id: start, title: Start, units: [${units.join(', ')}] }\n`,
  });
  expect(await runIn(repository.root, ['pathway', 'release', 'big', '--now', '2026-01-02'])).toMatchObject({ code: 0 });
  repository.commit({});
  return repository;
}

describe('units of a release of many, beside as many new pages', () => {
  test('that were all written anew cost little', async () => {
    const { root, commit } = await released();
    commit({ ...pagesOf('unit', 'beta'), ...pagesOf('new', 'gamma') });
    const loaded = await loadCatalog(root, { bodies: false });
    const started = cpuTime();
    expect(await findReusedIds(loaded)).toEqual([]);
    expect(cpuTime() - started).toBeLessThan(1000);
  }, 120_000);

  test('that all moved, while others took their ids, are found in little time', async () => {
    const { root, commit } = await released();
    commit({ ...pagesOf('unit', 'beta'), ...pagesOf('moved', 'alpha') });
    const loaded = await loadCatalog(root, { bodies: false });
    const started = cpuTime();
    const findings = await findReusedIds(loaded);
    expect(cpuTime() - started).toBeLessThan(1000);
    expect(findings.map(({ actual }) => actual)).toHaveLength(count);
    expect(findings.find(({ actual }) => actual === 'docs/unit-7')?.message).toContain('which is `docs/moved-7.md` now');
  }, 120_000);

  test('that are gone are told in little time', async () => {
    const { root, git, commit } = await released();
    git('rm', '--quiet', '-r', 'docs');
    commit({});
    commit(pagesOf('new', 'gamma'));
    const loaded = await loadCatalog(root, { bodies: false });
    const lost = findLostUnits(loaded.catalog);
    const started = cpuTime();
    const { moved, retired, unknown } = await findLostPages(loaded, lost);
    expect(cpuTime() - started).toBeLessThan(1000);
    expect([moved.length, retired.length, unknown.length]).toEqual([0, count, 0]);
  }, 120_000);
});

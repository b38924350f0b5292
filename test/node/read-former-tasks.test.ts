import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { readFormerTasks } from '../../src/node/read-former-tasks.ts';
import { runIn } from '../cli/command-line.ts';
import { makeRepository, type Repository } from '../helpers/repository.ts';

const before = '# Lab\n\n- [ ] Decide on branch naming with your team\n- [ ] Push a first branch\n';
const after = '# Lab\n\n- [ ] Push a first branch\n- [ ] Agree on branch naming with your team\n';

/** A page with tasks that a pathway was released with. */
async function released(): Promise<Repository> {
  const repository = makeRepository({
    'docs/lab.md': before,
    'docs/other.md': '# Other\n\n- [ ] Stay as it is\n',
    'pathways/first/pathway.yml':
      'id: first\ntitle: First\nstages:\n  - { id: one, title: One, units: [{ unit: docs/lab }, { unit: docs/other }] }\n',
  });
  expect(await runIn(repository.root, ['pathway', 'release', 'first', '--now', '2026-01-02'])).toMatchObject({ code: 0 });
  repository.commit({});
  return repository;
}

async function taskIds(root: string): Promise<string[]> {
  const { catalog } = await loadCatalog(root, { bodies: false });
  return catalog.pageAt('docs/lab.md')?.document.learning?.tasks.map(({ id }) => id) ?? [];
}

describe('former ids of tasks', () => {
  test('lead from a reworded task to the one that a release had', async () => {
    const repository = await released();
    const [decide] = await taskIds(repository.root);
    repository.commit({ 'docs/lab.md': after });
    const [, agree = ''] = await taskIds(repository.root);
    const { catalog } = await loadCatalog(repository.root, { bodies: false });
    expect(agree).not.toBe(decide);
    const former = await readFormerTasks({ root: repository.root, catalog });
    expect([...former].map(([path, tasks]) => [path, [...tasks]])).toEqual([['docs/lab.md', [[agree, [decide]]]]]);
  });

  test('follow a page that was moved, and say nothing of text that isn’t committed', async () => {
    const repository = await released();
    repository.git('mv', 'docs/lab.md', 'docs/practice.md');
    repository.commit({
      'docs/practice.md': after,
      'units.yml': 'pages:\n  docs/practice.md: { formerIds: [docs/lab] }\n',
      'waymark.yml': 'units: units.yml\n',
    });
    const read = async (): Promise<string[]> => {
      const { catalog } = await loadCatalog(repository.root, { bodies: false });
      return [...(await readFormerTasks({ root: repository.root, catalog })).keys()];
    };
    expect(await read()).toEqual(['docs/practice.md']);
    repository.write({ 'docs/practice.md': `${after}\nMore.\n` });
    expect(await read()).toEqual([]);
  });
});

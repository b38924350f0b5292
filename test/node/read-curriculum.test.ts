import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { runIn } from '../cli/command-line.ts';
import { describeFinding } from '../helpers/describe-finding.ts';
import { makeRepository, type Files } from '../helpers/repository.ts';

const stages = 'stages: [{ id: start, title: Start, units: [{ unit: docs/pager }] }]';

const files: Files = {
  'docs/pager.md': '# Pager',
  'content/pathways/on-call/pathway.yml': `id: on-call\ntitle: On call\n${stages}\n`,
  'content/pathways/on-call/next.md': '# Notes',
  'content/pathways/on-call/map.png': 'x',
  'content/skills/linux.yml': 'skills: [{ id: linux, title: Linux }]\n',
  'content/guide.md': '# Guide',
  'evidence/README.md': '# Evidence',
  'evidence/ada/2026-02-03-shift/notes.md': '# Notes',
};

describe('reading pathways and skills', () => {
  it('makes no pages or assets of their files, with sources detected and with sources around them', async () => {
    const { root, write } = makeRepository(files);
    const read = async (): Promise<unknown[]> => {
      const { catalog } = await loadCatalog(root, { bodies: false });
      const { curriculum, pages, assets, findings } = catalog;
      const ids = curriculum.pathways.map(({ id }) => id);
      return [ids, curriculum.framework.skills.map(({ id }) => id), pages.map(({ path }) => path), assets, findings];
    };
    const expected = [['on-call'], ['linux'], ['content/guide.md', 'docs/pager.md'], [], []];
    expect(await read()).toEqual(expected);
    write({ 'waymark.yml': 'sources: [{ id: docs, path: docs }, { id: content, path: content }]\n' });
    expect(await read()).toEqual(expected);
    write({
      'waymark.yml': 'sources: [{ id: rest, path: . }]\n',
      'content/pathways/on-call/pathway.yml': `id: on-call\ntitle: On call\n${stages.replace('docs/', 'rest/docs/')}\n`,
    });
    expect(await read()).toEqual(expected);
  });

  it('reads the folders that configuration names', async () => {
    const { root } = makeRepository({
      'docs/pager.md': '# Pager',
      'learn/on-call/pathway.yml': `id: on-call\ntitle: On call\n${stages}\n`,
      'learn/retired.yml': 'units: { docs/old: { reason: Gone } }\n',
      'waymark.yml': 'sources: [{ id: docs, path: docs }]\npathways: learn\n',
    });
    const { catalog } = await loadCatalog(root, { bodies: false });
    expect(catalog.curriculum.pathways.map(({ path }) => path)).toEqual(['learn/on-call/pathway.yml']);
    expect(catalog.curriculum.retired.units).toEqual({ 'docs/old': { reason: 'Gone', replacedBy: [] } });
    expect(catalog.curriculum.retiredFile).toBe('learn/retired.yml');
  });

  it('tells of releases behind a symbolic link', async () => {
    const { root } = makeRepository({
      ...files,
      'archive/1.0.0.lock.json': '{}',
      'content/pathways/on-call/releases': { link: '../../../archive' },
      'content/pathways/linked': { link: '../../archive' },
      'content/pathways/NOTES': 'What we plan.',
    });
    const { catalog } = await loadCatalog(root, { bodies: false });
    expect(catalog.findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      'pathway/lock-unreadable content/pathways/linked',
      'pathway/lock-unreadable content/pathways/on-call/releases',
    ]);
  });

  it('follows no symbolic link and reads nothing huge', async () => {
    const { root } = makeRepository({
      ...files,
      'content/pathways/linked/pathway.yml': { link: '../on-call/pathway.yml' },
      'content/pathways/on-call/releases/1.0.0.lock.json': { link: '../pathway.yml' },
      'evidence/ada/2026-02-03-shift.md': { link: '../README.md' },
      'content/pathways/huge/pathway.yml': `id: huge\n# ${'x'.repeat(3_000_000)}`,
    });
    const { catalog } = await loadCatalog(root, { bodies: false });
    expect(catalog.curriculum.pathways.map(({ id }) => id)).toEqual(['on-call']);
    expect(catalog.findings.map(({ rule, file, message }) => [rule, file, message])).toMatchInlineSnapshot(`
      [
        [
          "config/yaml",
          "content/pathways/huge/pathway.yml",
          "The file can’t be read because it has 3000011 bytes, more than is read of such a file.",
        ],
        [
          "config/yaml",
          "content/pathways/linked/pathway.yml",
          "The file can’t be read because it is a symbolic link or lies behind one.",
        ],
        [
          "pathway/lock-unreadable",
          "content/pathways/on-call/releases/1.0.0.lock.json",
          "The file can’t be read because it is a symbolic link or lies behind one.",
        ],
        [
          "evidence/invalid-value",
          "evidence/ada/2026-02-03-shift.md",
          "The file can’t be read because it is a symbolic link or lies behind one.",
        ],
      ]
    `);
  });

  it('knows what a commit had, so that only new faults count against a change', async () => {
    const { root, commit, git } = makeRepository({
      ...files,
      'docs/queue.md': '# Queue\n\nText.\n',
      'docs/pager.md': '# Pager\n\nText.\n',
      'content/guide.md': '# Guide\n\nText.\n',
      'content/pathways/on-call/pathway.yml': `id: on-call\ntitle: On call\n${stages.replace('}]', '}, { unit: docs/queue }, { unit: docs/gone }]')}\n`,
    });
    commit({ 'docs/pager.md': '# Pager\n\nOther text.\n' });
    expect((await runIn(root, ['check', '--changed-since', 'HEAD~1'])).code).toBe(0);
    git('rm', '--quiet', 'docs/queue.md');
    commit({});
    const { code, out } = await runIn(root, ['check', '--changed-since', 'HEAD~1', '--format', 'json']);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; actual: string }[] };
    expect([code, diagnostics.map(({ rule, actual }) => [rule, actual])]).toEqual([1, [['pathway/unknown-unit', 'docs/queue']]]);
  });

  it('says where configuration names a folder in which nothing lies', async () => {
    const { root } = makeRepository({ ...files, 'waymark.yml': 'pathways: content/pathway\nskills: content/skills\nevidence: proof\n' });
    const { catalog } = await loadCatalog(root, { bodies: false });
    const found = catalog.findings.filter(({ rule }) => rule.startsWith('config/'));
    expect(found.map(describeFinding)).toMatchInlineSnapshot(`
      [
        "  1:11-26 config/missing-folder: The folder \`content/pathway\` doesn’t exist, or nothing lies in it. [Correct \`pathways\`, or begin with \`waymark new pathway NAME\`.]",
      ]
    `);
  });
});

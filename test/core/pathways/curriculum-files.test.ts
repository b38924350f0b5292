import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../src/core/config.ts';
import { findCurriculumFolders, findCurriculumPart, findMisnamed, foldersToFollow } from '../../../src/core/pathways/curriculum-files.ts';

describe('folders of the curriculum', () => {
  it.each([
    ['none without files', {}, ['docs/a.md', 'pathways/a.md', 'skills/agent/SKILL.md'], [undefined, undefined, undefined]],
    ['the usual ones', {}, ['content/pathways/a/pathway.yml', 'content/skills/a.yml'], ['content/pathways', 'content/skills', 'evidence']],
    ['those at the root', {}, ['pathways/a/pathway.yml', 'skills/a.yaml'], ['pathways', 'skills', 'evidence']],
    ['none for a file that is deeper', {}, ['pathways/a/b/pathway.yml'], [undefined, undefined, undefined]],
    ['those that are named', { pathways: 'learn', skills: 'can', evidence: 'did' }, ['pathways/a/pathway.yml'], ['learn', 'can', 'did']],
  ])('are %s', (_, config, paths, expected) => {
    const { pathways, skills, evidence } = findCurriculumFolders(
      { pathways: undefined, skills: undefined, evidence: undefined, ...config },
      paths,
    );
    expect([pathways, skills, evidence]).toEqual(expected);
  });

  it('are followed where they may come to be', () => {
    const none = findCurriculumFolders({ pathways: undefined, skills: undefined, evidence: undefined }, []);
    expect(foldersToFollow(none)).toEqual(['content/pathways', 'pathways', 'content/skills', 'skills']);
  });
});

it.each([
  ['pathways/a/pathway.yml', 'pathway'],
  ['pathways/pathway.yml', 'other'],
  ['pathways/a/b/pathway.yml', 'other'],
  ['pathways/retired.yml', 'retired'],
  ['pathways/a/retired.yml', 'other'],
  ['pathways/a/releases/1.0.0.lock.json', 'lock'],
  ['pathways/a/releases/old/1.0.0.lock.json', 'other'],
  ['pathways/a/next.md', 'notes'],
  ['pathways-old/a/pathway.yml', undefined],
  ['skills/a.yml', 'skills'],
  ['skills/agent/a.yml', undefined],
  ['skills/agent/SKILL.md', undefined],
  ['evidence/ada/2027-03-01-a.md', 'evidence'],
  ['evidence/README.md', 'other'],
  ['evidence/ada/README.md', 'other'],
  ['evidence/ada/2027-03-01-a/photo.png', 'other'],
  ['docs/a.md', undefined],
])('%s is %s', (path, expected) => {
  const folders = { pathways: 'pathways', skills: 'skills', evidence: 'evidence', skillsGuessed: false };
  expect(findCurriculumPart(path, folders)).toBe(expected);
});

it('a file with the longer ending is told to take the shorter one', () => {
  const folders = { pathways: 'pathways', skills: undefined, evidence: 'evidence', skillsGuessed: false };
  const paths = ['pathways/a/pathway.yaml', 'pathways/retired.yaml', 'pathways/a/b.yaml', 'docs/pathway.yaml'];
  expect(findMisnamed(paths, folders).map(({ file, hint }) => [file, hint])).toEqual([
    ['pathways/a/pathway.yaml', 'Call it `pathways/a/pathway.yml`.'],
    ['pathways/retired.yaml', 'Call it `pathways/retired.yml`.'],
  ]);
});

it('a pathway that lies beside the folders of pathways is told where it belongs, also the first', () => {
  const none = { pathways: undefined, skills: undefined, evidence: undefined, skillsGuessed: true };
  const found = { ...none, pathways: 'learn' };
  const paths = ['content/pathways/on-call.yml', 'pathways/build.yml', 'learn/on-call.yaml', 'learn/retired.yml', 'learn/README.md'];
  expect(findMisnamed(paths, none).map(({ file, hint }) => [file, hint])).toEqual([
    ['content/pathways/on-call.yml', 'Call it `content/pathways/on-call/pathway.yml`.'],
  ]);
  expect(findMisnamed(paths, found).map(({ file, hint }) => [file, hint])).toEqual([
    ['learn/on-call.yaml', 'Call it `learn/on-call/pathway.yml`.'],
  ]);
});

it.each(['pathways', 'skills', 'evidence'])('%s can’t be the root: every page would be part of it', (field) => {
  expect(configSchema.safeParse({ [field]: '.' }).success).toBe(false);
  expect(configSchema.parse({ [field]: './learn/' })).toMatchObject({ [field]: 'learn' });
});

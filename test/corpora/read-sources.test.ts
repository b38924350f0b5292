import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configSchema } from '../../src/core/config.ts';
import { findForeign } from '../../src/core/page-files.ts';
import { pagePattern } from '../../src/core/source.ts';
import { readSources } from '../../src/node/read-sources.ts';
import type { SourceTree } from '../../src/node/read-sources.ts';
import { corpora, findCorpus, openCorpus } from '../helpers/corpora.ts';
import type { Corpus, CorpusCopy } from '../helpers/corpora.ts';

/** What detection makes of each: id, dialect and kind of every source with its pages. */
const expected: Record<Corpus, string[]> = {
  'ado-wikipdfexport': ['doc gfm 2', 'ado-wikipdfexport azure-wiki 1027'],
  'alasql-wiki': ['alasql-wiki github-wiki 382'],
  'engineering-playbook': ['docs mkdocs 243', 'engineering-playbook gfm 3'],
  'exercism-js': ['docs gfm 9', 'exercism-js gfm 137'],
  'foam-docs': ['docs obsidian 86'],
  'modernisation-platform': ['source gfm 136', 'architecture-decision-record gfm 46', 'modernisation-platform gfm 34'],
  'openshift-runbooks': ['openshift-runbooks gfm runbook 274'],
};

/** Rules whose findings say that a file is no page. */
const losses = new Set(['source/excluded', 'source/symlink', 'source/too-large', 'source/unreadable', 'source/binary']);

describe.each(corpora.map((name) => [name, findCorpus(name)] as const))('%s', (name, path) => {
  describe.skipIf(path === undefined)('is read without loss', () => {
    let copy: CorpusCopy;
    let tree: SourceTree;
    let listed: string[];

    beforeAll(async () => {
      copy = openCorpus(path ?? '');
      tree = await readSources(copy.root, configSchema.parse({}));
      listed = execFileSync('git', ['ls-files', '-z'], { cwd: copy.root, encoding: 'utf8' }).split('\0').filter(Boolean);
    });
    afterAll(() => {
      copy.remove();
    });

    test('every Markdown file is a page, a navigation file, or left out with a finding unless that is plain to everybody', () => {
      const used = [...tree.files, ...tree.navFiles].map(({ path }) => path);
      expect(new Set(used).size).toBe(used.length);
      const lost = tree.findings.filter(({ rule }) => losses.has(rule)).map(({ file }) => file);
      const isNamed = (path: string): boolean => lost.some((file) => path === file || path.startsWith(`${file}/`));
      const left = listed.filter((file) => pagePattern.test(file) && !used.includes(file));
      expect(left.filter((path) => !isNamed(path) && findForeign(path)?.isWellKnown !== true)).toEqual([]);
      expect(lost.length).toBeLessThan(10);
    });

    test('every file is known', () => {
      const known = [tree.files, tree.assets, tree.navFiles].flatMap((list) => list.map((file) => file.path));
      expect([...known, ...tree.repositoryFiles].sort()).toEqual([...listed].sort());
    });

    test('its sources are found', () => {
      const count = (id: string): number => tree.files.filter(({ source }) => source === id).length;
      expect(tree.sources.map(({ id, dialect, kind }) => [id, dialect, kind, count(id)].filter(Boolean).join(' '))).toEqual(expected[name]);
    });

    test('its pages have the blob ids that git gives them', () => {
      const ids = execFileSync('git', ['ls-files', '-z', '--stage'], { cwd: copy.root, encoding: 'utf8' }).split('\0').filter(Boolean);
      const blobs = new Map(ids.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.split(' ')[1]]));
      expect(tree.files.filter((file) => blobs.get(file.path) !== file.blob)).toEqual([]);
    });
  });
});

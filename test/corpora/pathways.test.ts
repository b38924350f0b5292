import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { editUnit } from '../../src/core/edit-units.ts';
import { toUrl } from '../../src/core/link-address.ts';
import { toRevision } from '../../src/core/pathways/fingerprint-page.ts';
import { buildReleaseIndex } from '../../src/core/progress/build-release-index.ts';
import { countCompletion } from '../../src/core/progress/completion.ts';
import { compareStructure, findDelta } from '../../src/core/progress/delta.ts';
import { deriveState } from '../../src/core/progress/derive-state.ts';
import type { LogRecord } from '../../src/core/progress/read-event.ts';
import { listUnits, unitResolver } from '../../src/core/progress/find-release.ts';
import type { ReleaseIndex } from '../../src/core/progress/release-index.ts';
import { openJudge } from '../../src/core/progress/standing.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { runIn } from '../cli/command-line.ts';
import { cloneCorpus, findCorpus, type Corpus, type CorpusCopy } from '../helpers/corpora.ts';

/**
 * Real histories as histories of a pathway: at stations along them a pathway of everything that there is, is released, as an editor
 * would who lets `check --fix` write down what moved and what is gone.
 */

/** Places in the history at which a release is made. */
const stations = 3;

/** Units of the pathway; more add time and no other cases. */
const mostUnits = 40;

const names = ['engineering-playbook', 'modernisation-platform', 'openshift-runbooks', 'exercism-js', 'foam-docs'] as const;

const hash = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** A pathway that was released at every station. */
interface Replay {
  index: ReleaseIndex;
  /** Ids of units by version. */
  units: Map<string, string[]>;
  /** Pages at the last station by every id that they have or had. */
  retired: Set<string>;
  classes: Map<string, number>;
  bumps: string[];
}

const copies: CorpusCopy[] = [];
afterAll(() => {
  for (const copy of copies) copy.remove();
});

function git(root: string, args: string[], date = '2026-01-01T12:00:00Z'): string {
  const who = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 256 * 1024 * 1024,
    env: {
      ...process.env,
      ...who,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
    },
  });
}

/** Commits along the first-parent line at equal distances, oldest first; the very beginning has hardly any pages. */
function chooseStations(root: string): string[] {
  const commits = git(root, ['log', '--first-parent', '--reverse', '--format=%H', '--', '*.md']).trim().split('\n');
  const start = Math.floor(commits.length * 0.3);
  const step = (commits.length - 1 - start) / (stations - 1);
  return Array.from({ length: stations }, (_, at) => commits[Math.round(start + at * step)] ?? '');
}

const ours = ['waymark.yml', 'units.yml', 'pathways'];

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The files of a commit, with ours as they are. */
function goTo(root: string, commit: string): void {
  git(root, ['read-tree', '--reset', '-u', commit]);
  git(root, ['checkout', '--quiet', 'replay', '--', ...ours]);
}

function commitAll(root: string, message: string, date: string): void {
  git(root, ['add', '--all']);
  git(root, ['commit', '--quiet', '--allow-empty', '--message', message], date);
}

/** What an editor writes: every page that is published, in the order of paths, the first of them required. */
function writePathway(root: string, ids: readonly string[]): void {
  const lines = ids.map((id, at) => `      - { unit: '${id}'${at % 4 === 3 ? ', required: false' : ''} }`);
  write(root, 'pathways/all/pathway.yml', `id: all\ntitle: All\nstages:\n  - id: all\n    title: All\n    units:\n${lines.join('\n')}\n`);
}

async function listIds(root: string): Promise<string[]> {
  const { catalog } = await loadCatalog(root, { bodies: false });
  const pages = catalog.pages.filter(({ lifecycle, id }) => lifecycle !== 'draft' && !id.includes("'"));
  const step = Math.max(1, Math.floor(pages.length / mostUnits));
  return pages
    .filter((_, at) => at % step === 0)
    .slice(0, mostUnits)
    .map(({ id }) => id);
}

async function replay(name: Corpus, path: string): Promise<Replay> {
  const copy = cloneCorpus(path);
  copies.push(copy);
  const { root } = copy;
  const commits = chooseStations(root);
  git(root, ['checkout', '--quiet', '-B', 'replay', commits[0] ?? '']);
  write(root, 'waymark.yml', `site: { id: replay }\npathways: pathways\nunits: units.yml\nrules: {}\n`);
  write(root, 'units.yml', 'pages: {}\n');
  writePathway(root, (await listIds(root)).slice(0, mostUnits));
  commitAll(root, 'Start', '2026-01-01T12:00:00Z');
  const bumps: string[] = [];
  for (const [at, commit] of commits.entries()) {
    const day = `2026-02-${String(at * 2 + 1).padStart(2, '0')}`;
    if (at > 0) await moveOn(root, commit, day);
    const { code, out, err } = await runIn(root, ['pathway', 'release', 'all', '--now', day]);
    expect({ code, err: code === 0 ? '' : out + err }, `${name} at station ${at}`).toEqual({ code: 0, err: '' });
    bumps.push(/\((major|minor|patch)/.exec(out + err)?.[1] ?? 'first');
    commitAll(root, 'Release', `${day}T13:00:00Z`);
  }
  return await conclude(root, bumps);
}

/** What a team does between two releases: pages change as they did, and what check finds broken is mended as it says. */
async function moveOn(root: string, commit: string, day: string): Promise<void> {
  const before = git(root, ['rev-parse', 'replay']).trim();
  goTo(root, commit);
  commitAll(root, 'Go on', `${day}T09:00:00Z`);
  // Moves first: then the ids of pages that moved are known when the editor lists what there is.
  await runIn(root, ['check', '--changed-since', before, '--fix']);
  settleStubs(root, await listFaults(root, 'page/id-reused'));
  const ids = new Set(await listIds(root));
  const { catalog } = await loadCatalog(root, { bodies: false });
  const old = catalog.curriculum.pathways[0]?.stages[0]?.units.map(({ id }) => id) ?? [];
  writePathway(root, [...new Set([...old, ...ids])]);
  commitAll(root, 'List what there is', `${day}T10:00:00Z`);
  await runIn(root, ['check', '--fix']);
  giveReasons(root);
  expect((await listFaults(root, 'pathway/')).filter(({ rule }) => rule !== 'pathway/order')).toEqual([]);
  commitAll(root, 'Mend', `${day}T11:00:00Z`);
}

interface Fault {
  rule: string;
  message: string;
  file: string;
  actual?: string;
}

async function listFaults(root: string, rule: string): Promise<Fault[]> {
  const { out } = await runIn(root, ['check', '--format', 'json']);
  return (JSON.parse(out) as { diagnostics: Fault[] }).diagnostics.filter((fault) => fault.rule.startsWith(rule));
}

/** A page that moved and left a stub in its place: the stub gets an id of its own, and the page keeps the one that it had. */
function settleStubs(root: string, faults: readonly Fault[]): void {
  const file = join(root, 'units.yml');
  for (const { file: stub, message, actual = '' } of faults) {
    const moved = /which is `([^`]+)` now/.exec(message)?.[1];
    const changes = [
      [stub, { id: `${actual}-stub` }] as const,
      ...(moved === undefined ? [] : [[moved, { formerIds: [actual] }] as const]),
    ];
    for (const [page, fields] of changes) {
      const edited = editUnit(readFileSync(file, 'utf8'), page, fields);
      if (edited.type === 'edited') writeFileSync(file, edited.text);
    }
  }
}

/** The reasons that only a person can give. */
function giveReasons(root: string): void {
  const file = join(root, 'pathways/retired.yml');
  if (!existsSync(file)) return;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/To be completed[^'"\n]*/g, 'Given up'));
}

async function conclude(root: string, bumps: string[]): Promise<Replay> {
  const { catalog } = await loadCatalog(root, { bodies: false });
  const [pathway] = catalog.curriculum.pathways;
  if (!pathway) throw new Error('The pathway is gone.');
  const index = buildReleaseIndex(pathway, {
    site: catalog.site,
    retired: catalog.curriculum.retired,
    pages: catalog.pages,
    urlOf: (page) => toUrl(catalog.site.base, page.address),
    revisionOf: () => undefined,
    toRevision: (fingerprint) => toRevision(fingerprint, hash),
    today: '2026-03-01',
  });
  const classes = new Map<string, number>();
  for (const { lock } of pathway.releases)
    for (const note of lock.notes.units) if (note.class) classes.set(note.class, (classes.get(note.class) ?? 0) + 1);
  return {
    index,
    units: new Map(pathway.releases.map(({ lock }) => [lock.version, Object.keys(lock.units)])),
    retired: new Set(Object.keys(catalog.curriculum.retired.units)),
    classes,
    bumps,
  };
}

/** A reader who started a release and completed everything of it, each unit at the text that it had. */
function completeAll(index: ReleaseIndex, at: number): LogRecord[] {
  const release = index.releases[at];
  const version = release?.version ?? '';
  const pathway = `${index.pathway}@${version}`;
  const start: LogRecord = { v: 1, id: `s${at}`, event: 'started', at: 1, pathway };
  const done = listUnits(release).map(({ id }, number): LogRecord => {
    const revision = index.units[id]?.revisions.findLast(
      (entry) => index.releases.findIndex((other) => other.version === entry.version) <= at,
    );
    return {
      v: 1,
      id: `c${at}-${number}`,
      event: 'completed',
      at: 2 + number,
      unit: id,
      pathway,
      ...(revision ? { fingerprint: revision.fp } : {}),
    };
  });
  return [start, ...done];
}

describe.each(names)('%s', (name) => {
  const path = findCorpus(name);
  let replayed: Promise<Replay> | undefined;
  const open = (): Promise<Replay> => (replayed ??= replay(name, path ?? ''));

  test.skipIf(path === undefined)('gives releases all along its history, and says what changed', { timeout: 300_000 }, async () => {
    const { index, classes, bumps } = await open();
    const versions = index.releases.map(({ version }) => version);
    process.stdout.write(
      `${name}: ${versions.join(' ')} (${bumps.join(', ')}), ${JSON.stringify(Object.fromEntries([...classes].sort()))}\n`,
    );
    expect(index.releases.length).toBeGreaterThan(2);
    expect([...classes.values()].reduce((sum, number) => sum + number, 0)).toBeGreaterThan(0);
  });

  test.skipIf(path === undefined)('loses no id: each is a unit now, a former id of one, or retired with a reason', async () => {
    const { index, units, retired } = await open();
    const resolve = unitResolver(index);
    const last = new Set(listUnits(index.releases.at(-1)).map(({ id }) => id));
    for (const [version, ids] of units) {
      const lost = ids.filter((id) => !last.has(resolve(id)) && !retired.has(id) && index.units[resolve(id)]?.url === undefined);
      expect(lost, version).toEqual([]);
    }
  });

  test.skipIf(path === undefined)('keeps every completion through every release, renames included', async () => {
    const { index } = await open();
    const renamed = Object.values(index.units).filter(({ former = [] }) => former.length > 0).length;
    for (const [at, release] of index.releases.entries()) {
      const state = deriveState(completeAll(index, at), unitResolver(index));
      const judge = openJudge(index, state);
      const { done, total } = countCompletion(index, at, judge);
      expect([release.version, done], `${renamed} units were renamed`).toEqual([release.version, total]);
      // What was done stays done in every later release that still has it, unless that asks to do it again.
      for (let later = at; later < index.releases.length; later++) {
        const had = new Set(listUnits(release).map(({ id }) => id));
        const open = listUnits(index.releases[later]).filter(({ id }) => had.has(id) && judge(later, id).kind === 'open');
        expect(open, `${release.version} in ${index.releases[later]?.version ?? ''}`).toEqual([]);
      }
    }
  });

  test.skipIf(path === undefined)('finds no difference between a release and itself, and differences that add up', async () => {
    const { index } = await open();
    const versions = index.releases.map(({ version }) => version);
    for (const [at, version] of versions.entries()) {
      const judge = openJudge(index, deriveState(completeAll(index, at), unitResolver(index)));
      expect(compareStructure(index, version, version)).toEqual({ added: [], removed: [] });
      expect(findDelta(index, judge, version, version).filter(({ kind }) => kind !== 'carried')).toEqual([]);
    }
    for (let at = 0; at + 2 < versions.length; at++) {
      const [a = '', b = '', c = ''] = versions.slice(at);
      const [ab, bc, ac] = [compareStructure(index, a, b), compareStructure(index, b, c), compareStructure(index, a, c)];
      const units = new Set(listUnits(index.releases[at]).map(({ id }) => id));
      for (const id of ab.removed) units.delete(id);
      for (const id of ab.added) units.add(id);
      for (const id of bc.removed) units.delete(id);
      for (const id of bc.added) units.add(id);
      const direct = new Set(listUnits(index.releases[at]).map(({ id }) => id));
      for (const id of ac.removed) direct.delete(id);
      for (const id of ac.added) direct.add(id);
      expect([...units].sort()).toEqual([...direct].sort());
    }
  });
});

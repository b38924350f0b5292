import type { Page } from '../src/core/catalog.ts';
import { isLockedPage } from '../src/core/pathways/release-change.ts';
import { listUnits } from '../src/core/pathways/list-units.ts';
import { buildPullReport, type AffectedPathway } from '../src/core/pull-report/build-pull-report.ts';
import { pairPages, toPageState } from '../src/core/pull-report/page-state.ts';
import type { PullReport } from '../src/core/pull-report/pull-report.ts';
import type { Day } from '../src/core/interval.ts';
import type { LoadOptions } from '../src/node/load-catalog.ts';
import { openContents } from '../src/node/covered-contents.ts';
import type { Covered } from '../src/node/read-drift.ts';
import { readCommittedFiles } from '../src/node/tracked-files.ts';
import { readChange } from '../src/node/read-change.ts';
import { readFreshness } from '../src/node/read-freshness.ts';
import type { NextRelease } from '../src/node/read-next-release.ts';
import { readPageTexts } from '../src/node/read-page-texts.ts';
import type { RepositoryHost } from '../src/core/repository-links.ts';
import { changedFiles, examine, type Examination } from './examine.ts';
import { readTouchedReleases } from './next-releases.ts';

/** What to look at, and when. */
export interface ExamineChangeOptions extends Pick<LoadOptions, 'config' | 'onProgress'> {
  root: string;
  changedSince: string;
  today: Day;
}

/** What a change means, and where the repository lives. */
export interface ExaminedChange {
  report: PullReport;
  repo: RepositoryHost | undefined;
}

/** Reads a repository once, and the state that a change started from, and says what the change means for learners and owners. */
export async function examineChange({ today, changedSince, ...options }: ExamineChangeOptions): Promise<ExaminedChange> {
  const examination = await examine({ ...options, changedSince, only: () => true });
  const { loaded, base, diagnostics } = examination;
  if (!base) throw new Error('A change was examined without what it started from.');
  const { catalog } = loaded;
  const states = catalog.pages.map((page) => toPageState(page, loaded.ownershipOf(page).owners));
  const pairs = pairPages(base.pages, states, base.movedFrom);
  const freshness = await readFreshness(loaded, { today: () => today });
  const { change, gaps } = await readChange(loaded, freshness, changedSince);
  const texts = await readPageTexts(loaded, pairs);
  const known = new Map(freshness.report.pages.map((page) => [page.path, page]));
  const report = buildPullReport({
    since: change.since,
    head: freshness.report.head,
    pairs,
    textOf: (blob) => texts.get(blob),
    isRemembered: (path, formerId) => catalog.pageAt(path)?.formerIds.includes(formerId) === true,
    diagnostics,
    isTouched: await openEdited(examination, freshness.covered),
    freshness: change,
    about: (path) => {
      const page = known.get(path);
      return { title: page?.title ?? '', owners: page?.ownership.owners ?? [], since: page?.base?.commit };
    },
    pathways: await readPathways(examination),
    gaps,
  });
  return { report, repo: catalog.site.repo };
}

/** Whether the change touches one of the files that have a fault, pages and others, committed or not. */
async function openEdited(examination: Examination, { tracked }: Covered): Promise<(path: string) => boolean> {
  const { loaded, base, diagnostics } = examination;
  const pages = changedFiles(examination);
  const others = [...new Set(diagnostics.map(({ file }) => file))].filter((file) => !loaded.catalog.pageAt(file));
  const before = base && (await readCommittedFiles(loaded.root, base.commit));
  const edited = before ? new Set(await openContents(loaded.root, tracked).listEdited(others, before)) : new Set<string>();
  return (path) => pages.has(path) || edited.has(path);
}

async function readPathways(examination: Examination): Promise<AffectedPathway[]> {
  const releases = await readTouchedReleases(examination);
  return releases.map((release) => ({ ...release, units: listIds(release) }));
}

function listIds({ pathway, last }: NextRelease): Set<string> {
  const locked = Object.entries(last?.units ?? {}).flatMap(([id, unit]) => (isLockedPage(unit) ? [id] : []));
  const pages = listUnits(pathway).flatMap(({ page }): Page[] => (page ? [page] : []));
  return new Set([...pages.map(({ id }) => id), ...locked]);
}

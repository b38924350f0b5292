import { summarize } from '../../src/core/check.ts';
import { folderOfPathway } from '../../src/core/pathways/write-lock.ts';
import { readNextReleases } from '../../src/node/read-next-release.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { describeNextRelease, toNextReleaseJson } from '../../src/report/next-release.ts';
import { report } from '../../src/report/report.ts';
import { text } from '../command.ts';
import { wantsJson, type PathwayInput } from '../commands/pathway.ts';
import { examine } from '../examine.ts';
import { readExcerptTexts } from '../excerpt-texts.ts';
import { rootOf } from '../find-root.ts';
import { styleFor, withProgress } from '../terminal.ts';
import { findPathway } from './find-pathway.ts';
import { judgeFindings } from './judge-findings.ts';

/** `waymark pathway check`: the faults of all pathways, or of one, and what their next releases would be. */
export async function checkPathways({ positionals: [id], values, io }: PathwayInput): Promise<number> {
  const root = await rootOf(values, io);
  const config = text(values, 'config');
  const examination = await withProgress(io, 'Reading pages', (onProgress) => examine({ root, config, only: () => true, onProgress }));
  const { loaded } = examination;
  const { curriculum } = loaded.catalog;
  const pathways = id === undefined ? curriculum.pathways : [findPathway(loaded.catalog, id)];
  const folders = pathways.map((pathway) => `${folderOfPathway(pathway)}/`);
  const isAsked = (file: string): boolean => folders.some((folder) => file.startsWith(folder)) || file === curriculum.retiredFile;
  const isOfPathways = ({ rule, file }: { rule: string; file: string }): boolean =>
    isAsked(file) || (id === undefined && (/^(?:pathway|skill|evidence)\//.test(rule) || rule === 'page/id-reused'));
  const releases = await readNextReleases(loaded, pathways);
  const faults = judgeFindings(releases.flatMap(({ findings }) => findings));
  const diagnostics = [...examination.diagnostics.filter(isOfPathways), ...faults];
  const summary = summarize(loaded.catalog.pages.length, diagnostics);
  if (wantsJson(values)) {
    io.out(`${stringifySafely({ schemaVersion: 1, summary, diagnostics, pathways: releases.map(toNextReleaseJson) })}\n`);
  } else {
    const sources = await readExcerptTexts(loaded, diagnostics);
    const style = styleFor(io, 'out');
    if (diagnostics.length > 0)
      io.out(
        report({ summary: { ...summary, pages: 0 }, diagnostics, sources }, 'pretty', { style, verbose: true, width: io.terminal.columns }),
      );
    for (const release of releases) io.out(`${describeNextRelease(release)}\n`);
    if (releases.length === 0 && diagnostics.length === 0) io.out('There are no pathways.\n');
  }
  return summary.errors > 0 ? 1 : 0;
}

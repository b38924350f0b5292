import { summarize } from '../../src/core/check.ts';
import { pathwayFileName } from '../../src/core/pathways/pathway-file.ts';
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
  const { pathways: folder = '', skills, evidence } = loaded.tree.folders;
  const asked = id === undefined ? [folder, skills, evidence] : [`${folder}/${id}`];
  const isAsked = (file: string): boolean =>
    asked.some((one) => one !== undefined && file.startsWith(`${one}/`)) || file === curriculum.retiredFile;
  const isOfPathways = ({ rule, file }: { rule: string; file: string }): boolean =>
    isAsked(file) || (id === undefined && (/^(?:pathway|skill|evidence)\//.test(rule) || rule === 'page/id-reused'));
  const known = examination.diagnostics.filter(isOfPathways);
  // One whose file has a fault may be none; then its faults are the answer.
  const isBroken = known.some(({ file }) => file === `${folder}/${id ?? ''}/${pathwayFileName}`);
  const found = curriculum.pathways.filter((pathway) => id === undefined || pathway.id === id);
  const pathways = id === undefined || found.length > 0 || isBroken ? found : [findPathway(loaded.catalog, id)];
  const releases = await readNextReleases(loaded, pathways);
  const faults = judgeFindings(releases.flatMap(({ findings }) => findings));
  const diagnostics = [...known, ...faults];
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

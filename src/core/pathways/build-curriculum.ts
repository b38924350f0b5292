import type { Page } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';
import { buildFramework } from './build-framework.ts';
import { buildPathway } from './build-pathway.ts';
import { retiredFileName, type CurriculumFile, type CurriculumFiles } from './curriculum-files.ts';
import { parseEvidence } from './parse-evidence.ts';
import { parseYamlFile } from './parse-yaml-file.ts';
import { pathwaySchema, retiredSchema } from './pathway-file.ts';
import { readReleasedPathway } from './released-pathway.ts';
import type { Curriculum, Pathway } from './pathway.ts';
import { parseNotes } from './release-notes.ts';
import { indexUnitPages } from './unit-pages.ts';

/** Pathways, skills and releases of the files that were read. Every fault is a finding; a file with one gives nothing of itself. */
export function buildCurriculum(files: CurriculumFiles, pages: readonly Page[]): { curriculum: Curriculum; findings: Finding[] } {
  const { framework, findings: frameworkFindings } = buildFramework(files);
  const noteFindings = files.notes.flatMap(({ path, text }) => parseNotes(text, path).findings);
  const findings = [...files.findings, ...frameworkFindings, ...noteFindings];
  const { folders, releases } = files;
  return {
    curriculum: {
      pathways: buildPathways(files, pages, findings),
      locks: new Map(releases.map(({ path, lock }) => [path, lock.digest])),
      framework,
      evidence: files.evidence.flatMap((file) => parseEvidence(file, findings)),
      ...readRetired(files.retired, findings),
      retiredFile: folders.pathways === undefined ? undefined : `${folders.pathways}/${retiredFileName}`,
    },
    findings,
  };
}

function buildPathways(files: CurriculumFiles, pages: readonly Page[], findings: Finding[]): Pathway[] {
  const unitPages = indexUnitPages(pages);
  const byFolder = Map.groupBy(files.releases, ({ path }) => path.split('/').at(-3) ?? '');
  return files.pathways.flatMap((file) => {
    const folder = file.path.split('/').at(-2) ?? '';
    const parsed = parseYamlFile(file, pathwaySchema);
    findings.push(...parsed.findings);
    const own = byFolder.get(folder) ?? [];
    const value = parsed.value ?? readReleasedPathway(own);
    if (!value) return [];
    const built = buildPathway(parsed, value, { folder, releases: own, pages: unitPages });
    if (parsed.value) findings.push(...built.findings);
    return pathwaySchema.shape.id.safeParse(folder).success ? [built.pathway] : [];
  });
}

function readRetired(file: CurriculumFile | undefined, findings: Finding[]): Pick<Curriculum, 'retired' | 'locateRetired'> {
  const parsed = file && parseYamlFile(file, retiredSchema);
  findings.push(...(parsed?.findings ?? []));
  const locateRetired: Curriculum['locateRetired'] = (keys, what) => parsed?.locate(keys, what);
  return { retired: parsed?.value ?? { units: {}, retracted: {} }, locateRetired };
}

import type { Pathway } from './pathway.ts';
import type { Assessment } from './pathway-file.ts';

/** An assessment of a pathway's working state. */
export interface FoundAssessment {
  pathway: Pathway;
  id: string;
  assessment: Assessment;
}

/** The assessment that a page names as `waymark new evidence` would: by its id, by `pathway/assessment`, or by a pathway, whose exit it is. */
export function findAssessment(pathways: readonly Pathway[], name: string): FoundAssessment | undefined {
  const all = pathways.flatMap((pathway) =>
    Object.entries(pathway.assessments).map(([id, assessment]): FoundAssessment => ({ pathway, id, assessment })),
  );
  const named = all.find(({ pathway, id }) => id === name || `${pathway.id}/${id}` === name);
  if (named) return named;
  const ofPathway = all.filter(({ pathway }) => pathway.id === name);
  return ofPathway.find(({ pathway, id }) => pathway.exit === id) ?? (ofPathway.length === 1 ? ofPathway[0] : undefined);
}

/** Every name that {@link findAssessment} knows by itself. */
export function listAssessmentNames(pathways: readonly Pathway[]): string[] {
  return [...new Set(pathways.flatMap(({ id, assessments }) => [...Object.keys(assessments), id]))];
}

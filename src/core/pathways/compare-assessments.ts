import { levelsOf } from './levels-of.ts';
import type { LockedAssessment } from './lock.ts';
import { joinWords, readWords } from './normalise-text.ts';
import type { ReleaseChange } from './release-change.ts';
import type { PathwayState } from './working-state.ts';

/** Changes of practical assessments that something ends with, before and afterwards. Others are nobody's way out. */
export function compareAssessments(from: PathwayState, to: PathwayState): ReleaseChange[] {
  const [before, after] = [listExits(from), listExits(to)];
  return Object.entries(to.assessments).flatMap(([id, assessment]): ReleaseChange[] => {
    const old = Object.hasOwn(from.assessments, id) ? from.assessments[id] : undefined;
    if (!old || !before.has(id) || !after.has(id)) return [];
    const { title } = assessment;
    return [
      ...compareWording({ name: id, title }, [old.task], [assessment.task]),
      ...compareCriteria(id, old, assessment),
      ...compareSkills(old, assessment),
      ...(title === old.title ? [] : [{ kind: 'rubric-reworded' as const, title, name: id }]),
    ];
  });
}

function listExits({ exit, stages }: PathwayState): Set<string | undefined> {
  return new Set([exit, ...stages.map((stage) => stage.exit)]);
}

function compareCriteria(id: string, from: LockedAssessment, { title, criteria }: LockedAssessment): ReleaseChange[] {
  const before = new Map(Object.entries(from.criteria));
  const come = Object.entries(criteria).flatMap(([criterion, now]): ReleaseChange[] => {
    const what = { name: `${id}/${criterion}`, title };
    const was = before.get(criterion);
    return was ? compareWording(what, textsOf(was), textsOf(now)) : [{ kind: 'criterion-added', ...what }];
  });
  const gone = [...before.keys()].filter((criterion) => !Object.hasOwn(criteria, criterion));
  return [...come, ...gone.map((criterion): ReleaseChange => ({ kind: 'criterion-removed', name: `${id}/${criterion}`, title }))];
}

/** What a criterion asks for: its text and its levels, whose order says nothing. */
function textsOf({ text, levels = {} }: LockedAssessment['criteria'][string]): string[] {
  const names = Object.keys(levels).sort();
  return [text, ...names.flatMap((name) => [name, levels[name] ?? ''])];
}

/** Another wording asks for something else, however few its words, unless only case, punctuation or blanks differ. */
function compareWording(what: { name: string; title: string }, from: readonly string[], to: readonly string[]): ReleaseChange[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const [was, is] = [from, to].map((texts) => JSON.stringify(texts.map((text) => joinWords(readWords(text)))));
  return [{ kind: was === is ? 'rubric-reworded' : 'rubric-changed', ...what }];
}

/** Skills that the evidence supports: more of them, or higher ones, ask for more. */
function compareSkills(from: LockedAssessment, { title, skills }: LockedAssessment): ReleaseChange[] {
  const [before, after] = [levelsOf(from.skills), levelsOf(skills)];
  const come = [...after].flatMap(([name, level]): ReleaseChange[] => {
    const was = before.get(name);
    if (was === undefined) return [{ kind: 'exit-skill-raised', title, name, to: level }];
    return was === level ? [] : [{ kind: level > was ? 'exit-skill-raised' : 'exit-skill-lowered', title, name, from: was, to: level }];
  });
  const gone = [...before].filter(([name]) => !after.has(name));
  return [...come, ...gone.map(([name, level]): ReleaseChange => ({ kind: 'exit-skill-lowered', title, name, from: level }))];
}

import { compareAssessments } from './compare-assessments.ts';
import { levelsOf } from './levels-of.ts';
import { relateUnits } from './compare-units.ts';
import type { LockedStage } from './lock.ts';
import type { SkillLevel } from './pathway-file.ts';
import type { CompareContext, ReleaseChange } from './release-change.ts';
import type { PathwayState } from './working-state.ts';

/** Changes of what holds units together: the pathway, its skills, its stages and what they want of electives and in the end. */
export function compareFrame(from: PathwayState, to: PathwayState, context: CompareContext): ReleaseChange[] {
  const details = (state: PathwayState): string =>
    JSON.stringify([state.title, state.summary ?? '', state.level ?? '', [...state.roles].sort()]);
  return [
    ...(details(from) === details(to) ? [] : [{ kind: 'pathway-details' as const, title: to.title }]),
    ...compareOutcomes(from.outcomes, to.outcomes),
    ...(sortSkills(from.entry) === sortSkills(to.entry) ? [] : [{ kind: 'entry-changed' as const }]),
    ...compareStages(from, to, context),
    ...compareExit({ title: to.title }, from.exit, to.exit),
    ...compareAssessments(from, to),
  ];
}

function sortSkills(skills: readonly SkillLevel[]): string {
  return [...levelsOf(skills)]
    .map(([skill, level]) => `${skill} ${level}`)
    .sort()
    .join('\n');
}

function compareOutcomes(from: readonly SkillLevel[], to: readonly SkillLevel[]): ReleaseChange[] {
  const [before, after] = [levelsOf(from), levelsOf(to)];
  const come = [...after].flatMap(([name, level]): ReleaseChange[] => {
    const was = before.get(name);
    if (was === undefined) return [{ kind: 'outcome-added', name, to: level }];
    if (was === level) return [];
    return [{ kind: level > was ? 'outcome-raised' : 'outcome-lowered', name, from: was, to: level }];
  });
  const gone = [...before].filter(([name]) => !after.has(name));
  return [...come, ...gone.map(([name, level]): ReleaseChange => ({ kind: 'outcome-removed', name, from: level }))];
}

function compareStages(from: PathwayState, to: PathwayState, context: CompareContext): ReleaseChange[] {
  const [before, after] = [from, to].map(({ stages }) => new Map(stages.map((stage) => [stage.id, stage]))) as [Stages, Stages];
  const done = listDone(from, to, context);
  const come = to.stages.flatMap((stage): ReleaseChange[] => {
    const old = before.get(stage.id);
    const what = { stage: stage.id, title: stage.title };
    return [
      ...(old ? [] : [{ kind: 'stage-added' as const, ...what }]),
      ...(old && (old.title !== stage.title || old.level !== stage.level) ? [{ kind: 'stage-details' as const, ...what }] : []),
      ...(old && isReordered(listIds(old, context), listIds(stage, context)) ? [{ kind: 'units-reordered' as const, ...what }] : []),
      ...compareElective(what, { from: old?.elective, to: stage.elective }, (id) => done.has(context.idNow(id))),
      ...compareExit(what, old?.exit, stage.exit),
    ];
  });
  const gone = from.stages.filter(({ id }) => !after.has(id));
  return [
    ...come,
    ...gone.flatMap(({ id, title, elective, exit }): ReleaseChange[] => {
      const what = { stage: id, title };
      return [
        { kind: 'stage-removed', ...what },
        ...compareElective(what, { from: elective, to: undefined }, () => false),
        ...compareExit(what, exit, undefined),
      ];
    }),
    ...(isReordered([...before.keys()], [...after.keys()]) ? [{ kind: 'stages-reordered' as const }] : []),
  ];
}

type Stages = Map<string, LockedStage>;

function listIds({ units }: LockedStage, { idNow }: CompareContext): string[] {
  return units.map(({ id }) => idNow(id));
}

/** Whether those that are in both lists have another order. */
function isReordered(from: readonly string[], to: readonly string[]): boolean {
  const [before, after] = [new Set(from), new Set(to)];
  return [...before].filter((id) => after.has(id)).join('\0') !== [...after].filter((id) => before.has(id)).join('\0');
}

/** Units of the new state that everybody has who completed the old one, as themselves or by a mapping. */
function listDone(from: PathwayState, to: PathwayState, context: CompareContext): Set<string> {
  const { before, successors } = relateUnits(from, to, context);
  const required = [...before.values()].filter(({ role }) => role === 'required').map(({ id }) => id);
  return new Set(required.flatMap((id) => [id, ...(successors.get(id) ?? [])]));
}

type Elective = LockedStage['elective'];

function compareElective(
  what: { stage: string; title: string },
  { from, to }: { from: Elective; to: Elective },
  isDone: (id: string) => boolean,
): ReleaseChange[] {
  if (!from && !to) return [];
  if (!to) return [{ kind: 'elective-removed', ...what }];
  if (!from) {
    // Who had to complete enough of the options before has nothing more to do.
    const done = to.of.filter(({ id }) => isDone(id)).length;
    return done >= to.choose ? [] : [{ kind: 'elective-added', ...what, to: to.choose }];
  }
  if (from.choose === to.choose) return [];
  return [{ kind: to.choose > from.choose ? 'choose-raised' : 'choose-lowered', ...what, from: from.choose, to: to.choose }];
}

function compareExit(what: { stage?: string; title: string }, from: string | undefined, to: string | undefined): ReleaseChange[] {
  if (from === to) return [];
  if (to === undefined) return [{ kind: 'exit-removed', ...what, ...(from === undefined ? {} : { from }) }];
  return from === undefined ? [{ kind: 'exit-added', ...what, to }] : [{ kind: 'exit-replaced', ...what, from, to }];
}

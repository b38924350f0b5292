import type { ChangeNames } from './describe-change.ts';
import type { Framework } from './pathway.ts';
import type { PathwayState } from './working-state.ts';

/** What units, stages and skills are called: as the last of the states that knows them says, else by their ids. */
export function nameChanges(
  states: readonly PathwayState[],
  framework: Pick<Framework, 'skill'>,
  idNow: (id: string) => string,
): ChangeNames {
  const units = new Map<string, string>();
  const stages = new Map<string, string>();
  for (const stage of states.flatMap((state) => state.stages)) {
    stages.set(stage.id, stage.title);
    for (const { id, title } of [...stage.units, ...(stage.elective?.of ?? [])]) units.set(id, title).set(idNow(id), title);
  }
  return {
    unit: (id) => units.get(id) ?? id,
    stage: (id) => stages.get(id) ?? id,
    skill: (id) => framework.skill(id)?.title ?? id,
  };
}

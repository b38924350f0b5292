import type { NamedLink, PathwaySummary, PathwayView, RoleView, SkillView } from './pathway-views.ts';
import type { PathwayWorld } from './pathway-world.ts';
import type { LocatedRole, LocatedSkill } from './pathways/pathway.ts';

/** What views of the framework are made from. */
interface FrameworkContext {
  summaries: readonly PathwaySummary[];
  pathways: readonly PathwayView[];
  /** Pages that teach a skill, by skill, in the order of the catalog. */
  teachers: ReadonlyMap<string, { link: NamedLink; level: number }[]>;
  world: PathwayWorld;
}

/** Views of skills and roles: what teaches a skill, which pathways lead there, and who is expected to have it. */
export function buildFrameworkViews(
  summaries: readonly PathwaySummary[],
  pathways: readonly PathwayView[],
  world: PathwayWorld,
): { skills: SkillView[]; roles: RoleView[] } {
  const { framework } = world.catalog.curriculum;
  const context: FrameworkContext = { summaries, pathways, teachers: findTeachers(world), world };
  return {
    skills: framework.skills.map((skill) => toSkillView(skill, context)),
    roles: framework.roles.map((role) => toRoleView(role, context)),
  };
}

function findTeachers(world: PathwayWorld): Map<string, { link: NamedLink; level: number }[]> {
  const teachers = new Map<string, { link: NamedLink; level: number }[]>();
  for (const { id, meta } of world.catalog.pages) {
    const page = world.pageOf(id)?.summary;
    if (!page) continue;
    for (const { skill, level } of meta.teaches ?? []) {
      teachers.set(skill, [...(teachers.get(skill) ?? []), { link: { title: page.title, url: page.url }, level }]);
    }
  }
  return teachers;
}

function toSkillView(skill: LocatedSkill, { pathways, teachers, world }: FrameworkContext): SkillView {
  const { id, title, summary, halfLife, levels, alignment } = skill;
  const { framework } = world.catalog.curriculum;
  const own = teachers.get(id) ?? [];
  // A page may teach a level that nobody has described.
  const numbers = [...new Set([...levels, ...own].map(({ level }) => level))].sort((a, b) => a - b);
  return {
    id,
    title,
    summary,
    url: world.url(`skills/${id}/`),
    halfLife,
    levels: numbers.map((number) => {
      const described = levels.find(({ level }) => level === number);
      return {
        level: number,
        name: framework.levelName(number),
        criteria: described?.criteria ?? [],
        examples: described?.examples ?? [],
        taughtBy: own.filter(({ level }) => level === number).map(({ link }) => link),
      };
    }),
    pathways: pathways.flatMap(({ title, url, outcomes }) =>
      outcomes.filter((outcome) => outcome.id === id).map(({ level }) => ({ title, url, level })),
    ),
    roles: framework.roles.flatMap((role) =>
      role.expects
        .filter(({ skill }) => skill === id)
        .map(({ level }) => ({ title: role.title, url: world.url(`roles/${role.id}/`), level })),
    ),
    alignment: alignment.map(({ framework, code, level, url }) => ({
      framework,
      code,
      level: level === undefined ? undefined : String(level),
      url,
    })),
  };
}

function toRoleView({ id, title, summary, expects }: LocatedRole, { summaries, pathways, world }: FrameworkContext): RoleView {
  return {
    id,
    title,
    summary,
    url: world.url(`roles/${id}/`),
    expects: expects.map((expected) => ({
      ...world.skill(expected),
      pathways: pathways
        .filter(({ outcomes }) => outcomes.some((outcome) => outcome.id === expected.skill && outcome.level >= expected.level))
        .map(({ title, url }) => ({ title, url })),
    })),
    pathways: summaries.filter(({ roles }) => roles.some((role) => role.id === id)),
  };
}

import type { Catalog, Page } from '../catalog.ts';
import type { Finding, Range } from '../diagnostic.ts';
import { prepareFewSuggestions } from '../suggest.ts';
import { didYouMean, listQuoted, quote } from '../wording.ts';
import { locateItem, type FieldSources } from '../written-fields.ts';
import type { SkillLevel } from './pathway-file.ts';
import type { Framework, Pathway } from './pathway.ts';

/** Whether there is a framework and it lacks a skill: that has a finding of its own. */
export function isUnknownSkill({ skills, skill }: Framework, id: string): boolean {
  return skills.length > 0 && !skill(id);
}

/** A skill at a level that something names, and where. */
interface Mention {
  named: SkillLevel;
  locate(): { file: string; range: Range | undefined };
}

/** Mentions of skills and levels that the framework lacks, wherever they are: nothing where there is no framework. */
export function findUnknownSkills({ pages, curriculum }: Pick<Catalog, 'pages' | 'curriculum'>, sources: FieldSources): Finding[] {
  const { framework, pathways, evidence } = curriculum;
  if (framework.skills.length === 0) return [];
  const suggest = prepareFewSuggestions(framework.skills.map(({ id }) => id));
  const mentions = [
    ...pages.flatMap((page) => mentionsOfPage(page, sources)),
    ...pathways.flatMap(mentionsOfPathway),
    ...evidence.flatMap(({ path, file, locate }) =>
      file.skills.map((named, at): Mention => ({ named, locate: () => ({ file: path, range: locate(['skills', at]) }) })),
    ),
    ...framework.roles.flatMap(({ path, expects, locate }) =>
      expects.map((named, at): Mention => ({ named, locate: () => ({ file: path, range: locate(['expects', at]) }) })),
    ),
  ];
  return mentions.flatMap(({ named, locate }): Finding[] => {
    const words = explain(named, framework, suggest);
    return words ? [{ rule: 'skill/unknown', ...words, ...locate() }] : [];
  });
}

function mentionsOfPage(page: Page, sources: FieldSources): Mention[] {
  return (['teaches', 'requires'] as const).flatMap((field) =>
    (page.meta[field] ?? []).map((named): Mention => ({ named, locate: () => locateItem(page, field, named, sources) })),
  );
}

function mentionsOfPathway({ path, locate, entry, outcomes, assessments }: Pathway): Mention[] {
  const list = (levels: readonly SkillLevel[], keys: readonly PropertyKey[]): Mention[] =>
    levels.map((named, at) => ({ named, locate: () => ({ file: path, range: locate([...keys, at]) }) }));
  return [
    ...list(entry, ['entry']),
    ...list(outcomes, ['outcomes']),
    ...Object.entries(assessments).flatMap(([id, { skills }]) => list(skills, ['assessments', id, 'skills'])),
  ];
}

function explain(
  { skill, level }: SkillLevel,
  framework: Framework,
  suggest: (word: string) => string[],
): Pick<Finding, 'message' | 'hint' | 'actual' | 'expected'> | undefined {
  const known = framework.skill(skill);
  if (!known) {
    const expected = suggest(skill);
    const hint = didYouMean(expected) ?? 'Write the id of a skill, or add the skill to the framework.';
    return { message: `The framework has no skill ${quote(skill)}.`, hint, actual: skill, expected };
  }
  const levels = (known.levels.length > 0 ? known.levels : framework.levels).map((defined) => defined.level);
  if (levels.length === 0 || levels.includes(level)) return undefined;
  const expected = levels.map(String);
  return {
    message: `The skill ${quote(skill)} has no level ${level}.`,
    hint: `It has ${levels.length === 1 ? 'level' : 'levels'} ${listQuoted(expected, 'and')}.`,
    actual: `${skill} ${level}`,
    expected,
  };
}

import type { SkillLevel } from './pathway-file.ts';

/** The highest level of each skill. */
export function levelsOf(skills: readonly SkillLevel[]): Map<string, number> {
  const levels = new Map<string, number>();
  for (const { skill, level } of skills) levels.set(skill, Math.max(level, levels.get(skill) ?? level));
  return levels;
}

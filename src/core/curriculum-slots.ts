import { escapeAttribute } from './body.ts';
import type { SkillLink } from './pathway-views.ts';

/**
 * Places that components leave for what only the portal knows: `<li data-wm-skill="id@level">` for a skill, `<p data-wm-assessment="id">`
 * for an assessment.
 */
export interface CurriculumSlots {
  /** A skill at a level, as readers know it. */
  skill(skill: { skill: string; level: number }): Pick<SkillLink, 'title' | 'url' | 'levelName'>;
  /** An assessment and where it is described; undefined for one that nobody knows. */
  assessment(name: string): { title: string; url: string } | undefined;
}

const skillPattern = /<li data-wm-skill="([^"]*)"><\/li>/g;
const assessmentPattern = /<p data-wm-assessment="([^"]*)"><\/p>/g;

/** Fills these places. A skill that nobody knows is named by its id, an assessment isn’t named. */
export function fillCurriculum(html: string, slots: CurriculumSlots | undefined): string {
  return html
    .replace(skillPattern, (_, written: string) => {
      const [, id = written, level = ''] = /^(.*)@(\d)$/.exec(written) ?? [];
      return `<li>${slots ? toSkill(slots.skill({ skill: id, level: Number(level) })) : id}</li>`;
    })
    .replace(assessmentPattern, (_, name: string) => {
      const found = slots?.assessment(name);
      return found ? `<p>${toLink(found)}</p>` : '';
    });
}

function toSkill({ title, url, levelName }: Pick<SkillLink, 'title' | 'url' | 'levelName'>): string {
  const link = toLink({ title, url });
  return levelName === undefined || levelName === '' ? link : `${link} (${escapeAttribute(levelName)})`;
}

function toLink({ title, url }: { title: string; url: string | undefined }): string {
  const name = escapeAttribute(title);
  return url === undefined ? name : `<a href="${escapeAttribute(url)}">${name}</a>`;
}

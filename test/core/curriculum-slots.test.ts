import { describe, expect, test } from 'vitest';
import { fillCurriculum, type CurriculumSlots } from '../../src/core/curriculum-slots.ts';

const slots: CurriculumSlots = {
  skill: ({ skill, level }) =>
    skill === 'git'
      ? { title: 'Git & <co>', url: '/skills/git/', levelName: `Level ${String(level)}` }
      : { title: skill, url: undefined, levelName: undefined },
  assessment: (name) => (name === 'shift' ? { title: 'Shadow a shift', url: '/pathways/on-call/' } : undefined),
};

describe('places for what only the portal knows', () => {
  test.each([
    ['<li data-wm-skill="git@2"></li>', '<li><a href="/skills/git/">Git &amp; &lt;co&gt;</a> (Level 2)</li>'],
    ['<li data-wm-skill="lost@1"></li>', '<li>lost</li>'],
    ['<li data-wm-skill="written by hand"></li>', '<li>written by hand</li>'],
    ['<p data-wm-assessment="shift"></p>', '<p><a href="/pathways/on-call/">Shadow a shift</a></p>'],
    ['<p data-wm-assessment="lost"></p>', ''],
  ])('%s', (html, filled) => {
    expect(fillCurriculum(html, slots)).toBe(filled);
  });

  test('say what they can where there is no portal', () => {
    expect(fillCurriculum('<li data-wm-skill="git@2"></li><p data-wm-assessment="shift"></p>', undefined)).toBe('<li>git</li>');
  });
});

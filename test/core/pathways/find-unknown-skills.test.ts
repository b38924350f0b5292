import { expect, it } from 'vitest';
import { findUnknownSkills } from '../../../src/core/pathways/find-unknown-skills.ts';
import { describeFinding } from '../../helpers/describe-finding.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';

const files = {
  'docs/a.md': `---
teaches:
  - { skill: linx, level: 1 }
  - { skill: linux, level: 1, extra: 2 }
  - { skill: linux, level: 3 }
requires: [{ skill: git, level: 4 }, { skill: git, level: 1 }]
---

# A
`,
  'pathways/p/pathway.yml': `id: p
title: P
entry: [{ skill: gti, level: 1 }]
outcomes: [{ skill: linux, level: 2 }]
stages: [{ id: s, title: S }]
assessments:
  show: { title: Show, task: Do it., skills: [{ skill: java, level: 1 }], criteria: [{ id: a, text: A }] }
`,
};

const framework = `levels: [{ level: 1, name: Working }]
skills:
  - { id: linux, title: Linux, levels: [{ level: 1 }, { level: 2 }] }
  - { id: git, title: Git }
roles: [{ id: sre, title: SRE, expects: [{ skill: linus, level: 1 }] }]
`;

it('every mention of a skill that the framework lacks is found where it is written', () => {
  const catalog = catalogOf({ ...files, 'skills/all.yml': framework });
  const found = catalog.findings.filter(({ rule }) => rule === 'skill/unknown');
  expect(`\n${found.map((finding) => `${finding.file}\n${describeFinding(finding)}`).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    docs/a.md
      3:5-30 skill/unknown: The framework has no skill \`linx\`. [Did you mean \`linux\`?]
    docs/a.md
      5:5-31 skill/unknown: The skill \`linux\` has no level 3. [It has levels \`1\` and \`2\`.]
    docs/a.md
      6:12-36 skill/unknown: The skill \`git\` has no level 4. [It has level \`1\`.]
    pathways/p/pathway.yml
      3:9-33 skill/unknown: The framework has no skill \`gti\`. [Did you mean \`git\`?]
    pathways/p/pathway.yml
      7:47-72 skill/unknown: The framework has no skill \`java\`. [Write the id of a skill, or add the skill to the framework.]
    skills/all.yml
      5:42-68 skill/unknown: The framework has no skill \`linus\`. [Did you mean \`linux\`?]
    "
  `);
});

it('what the sidecar says is found there', () => {
  const catalog = catalogOf({ 'docs/a.md': '# A', 'skills/all.yml': framework });
  const [page] = catalog.pages;
  if (!page) throw new Error('There is no page.');
  page.meta = { teaches: [{ skill: 'lisp', level: 1 }] };
  const at = { start: { line: 7, column: 1 }, end: { line: 7, column: 9 } };
  const sidecar = {
    file: 'units.yml',
    locate: (path: readonly PropertyKey[]) => (path.join('/') === 'pages/docs/a.md/teaches/0' ? at : undefined),
  };
  const found = findUnknownSkills(catalog, { textOf: () => '', sidecar });
  expect(found.filter(({ actual }) => actual === 'lisp')).toMatchObject([{ file: 'units.yml', range: at }]);
});

it('without a framework nothing is unknown', () => {
  expect(catalogOf(files).findings.filter(({ rule }) => rule === 'skill/unknown')).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../src/core/catalog.ts';
import { describeFinding } from '../../helpers/describe-finding.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';
import { lockIn } from '../../helpers/lock.ts';

const pages = { 'docs/architecture.md': '# Architecture', 'docs/pager.md': '---\nid: pager\n---\n\n# Pager' };

const pathway = (stages: string): string => `id: on-call\ntitle: On call\nstages:\n${stages}`;

function faultsOf({ findings }: Catalog): string {
  return `\n${findings.map((finding) => `${finding.file}\n${describeFinding(finding)}`).join('\n')}\n`;
}

function catalogWith(text: string, more: Record<string, string> = {}): Catalog {
  return catalogOf({ ...pages, 'pathways/on-call/pathway.yml': text, ...more });
}

const lock = {
  schemaVersion: 1,
  pathway: 'on-call',
  version: '1.0.0',
  date: '2026-01-02',
  commit: 'a'.repeat(40),
  notes: { summary: '', units: [], other: [] },
  title: 'On call',
  roles: [],
  entry: [],
  outcomes: [],
  stages: [],
  assessments: {},
  units: {},
  digest: '0'.repeat(64),
};

describe('building a curriculum', () => {
  it('finds pages by id and by path, and keeps external units', () => {
    const { curriculum, findings } = catalogWith(`${pathway('  - id: start\n    title: Start\n')}    units:
      - { unit: docs/architecture }
      - { external: 'https://example.com/book', title: A book, minutes: 30, provider: Example }
    elective: { choose: 1, of: [docs/pager.md] }
`);
    expect(findings).toEqual([]);
    const [{ stages } = { stages: [] }] = curriculum.pathways;
    const [stage] = stages;
    expect(stage?.units.map(({ id, minutes, page }) => [id, minutes.read, page?.path])).toEqual([
      ['docs/architecture', 1, 'docs/architecture.md'],
      ['https://example.com/book', 30, undefined],
    ]);
    expect(stage?.elective?.of.map(({ id, at }) => [id, at])).toEqual([['pager', ['stages', 0, 'elective', 'of', 0]]]);
  });

  it('has nothing without files', () => {
    expect(catalogOf(pages).curriculum.pathways).toEqual([]);
    expect(catalogOf(pages).curriculum.retiredFile).toBeUndefined();
  });

  it('says where a pathway is wrong', () => {
    const text = `id: oncall
title: On call
stages:
  - { id: start, title: Start, units: [{ unit: docs/architectur }, { unit: pager }] }
  - { id: start, title: Again, units: [{ unit: docs/pager.md }, { external: 'https://example.com', title: Site, id: pager }] }
`;
    expect(faultsOf(catalogWith(text))).toMatchInlineSnapshot(`
      "
      pathways/on-call/pathway.yml
        1:5-11 pathway/id-mismatch: The id \`oncall\` is not the name of the folder, \`on-call\`. [Write \`id: on-call\`, or rename the folder back when the pathway has been published as \`oncall\`.]
      pathways/on-call/pathway.yml
        5:11-16 pathway/duplicate-stage: Another stage, on line 4, has the id \`start\` already. [Give each stage an id of its own.]
      pathways/on-call/pathway.yml
        4:48-64 pathway/unknown-unit: No page has the id or path \`docs/architectur\`. [Did you mean \`docs/architecture\` or \`docs/architecture.md\`?]
      pathways/on-call/pathway.yml
        5:48-61 pathway/duplicate-unit: The unit \`pager\` is in the pathway already, on line 4. [A unit has one place in a pathway: remove one of them.]
      pathways/on-call/pathway.yml
        5:117-122 pathway/duplicate-unit: The page \`docs/pager.md\` has the id \`pager\` already. [Give the external unit another id, or name the page as the unit.]
      "
    `);
  });

  it('gives no pathway of a file with a fault, and says which', () => {
    const catalog = catalogWith('id: on-call\ntitel: On call\nstages: [{ id: a b, title: A }]\nversion: 2\n');
    expect(catalog.curriculum.pathways).toEqual([]);
    expect(faultsOf(catalog)).toMatchInlineSnapshot(`
      "
      pathways/on-call/pathway.yml
        2:1-6 config/unknown-field: Unexpected field \`titel\`. [Did you mean \`title\`?]
      pathways/on-call/pathway.yml
        3:16-19 config/invalid-value: \`id\` is \`a b\`, expected lower-case letters, digits and single hyphens.
      pathways/on-call/pathway.yml
        4:1-8 config/unknown-field: Unexpected field \`version\`. [Fields here are \`id\`, \`title\`, \`summary\`, \`roles\`, \`level\`, \`owner\`, \`entry\`, \`outcomes\`, \`stages\`, \`exit\`, \`assessments\`, \`supported\` and \`releases\`.]
      "
    `);
  });

  it.each(['', '[', '- a', 'null', 'a: &a [*a]', '&a : *b', 'stages: 3', 'stages: [[1]]', '\0', 'assessments: { __proto__: 1 }'])(
    'never fails for %j',
    (text) => {
      const files = {
        'pathways/retired.yml': text,
        'skills/a.yml': `skills: 1\n${text}`,
        'pathways/on-call/releases/1.0.0.lock.json': text,
      };
      const { curriculum, findings } = catalogWith(text, files);
      expect(curriculum.pathways).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
    },
  );

  it('reads releases from their locks, oldest first, and says what is wrong with others', () => {
    const at = (version: string): string => `pathways/on-call/releases/${version}.lock.json`;
    const catalog = catalogWith(pathway('  - { id: start, title: Start }'), {
      [at('1.10.0')]: JSON.stringify({ ...lock, version: '1.10.0' }),
      [at('1.9.0')]: JSON.stringify({ ...lock, version: '1.9.0' }),
      [at('1.0.0')]: JSON.stringify(lock),
      [at('2.1.0')]: '{',
      [at('2.2.0')]: JSON.stringify({ ...lock, version: '2.2.0', stages: [{ id: 1 }] }),
      [at('2.4.0')]: JSON.stringify({ ...lock, schemaVersion: 2 }),
    });
    expect(catalog.curriculum.pathways[0]?.releases.map(({ lock: { version } }) => version)).toEqual(['1.0.0', '1.9.0', '1.10.0']);
    expect(faultsOf(catalog)).toMatchInlineSnapshot(`
      "
      pathways/on-call/releases/2.1.0.lock.json
        file pathway/lock-unreadable: The lock can’t be read: it is not JSON. The release is left out. [Restore the file from history: a lock never changes after its release.]
      pathways/on-call/releases/2.2.0.lock.json
        file pathway/lock-unreadable: The lock can’t be read: \`stages.0.id\` is wrong or missing. The release is left out. [Restore the file from history: a lock never changes after its release.]
      pathways/on-call/releases/2.4.0.lock.json
        file pathway/lock-unreadable: The lock can’t be read: a newer version of Waymark wrote it. The release is left out. [Restore the file from history: a lock never changes after its release.]
      "
    `);
  });

  it('joins the files of the framework, and reads no other tool’s', () => {
    const catalog = catalogOf({
      ...pages,
      'skills/names.yml': 'levels: [{ level: 1, name: Working }]\nskills: []\n',
      'skills/linux.yml': 'skills: [{ id: linux, title: Linux }, { id: linux, title: Again }]\n',
      'skills/roles.yml': 'roles: [{ id: sre, title: SRE, expects: [{ skill: linux, level: 1 }] }]\nskills: [{ id: linux, title: More }]\n',
      'skills/agent.yml': 'name: something else\n',
    });
    const { framework } = catalog.curriculum;
    expect([framework.levelName(1), framework.skill('linux')?.title, framework.role('sre')?.expects]).toEqual([
      'Working',
      'Linux',
      [{ skill: 'linux', level: 1 }],
    ]);
    expect(faultsOf(catalog)).toMatchInlineSnapshot(`
      "
      skills/linux.yml
        1:45-50 skill/duplicate: The skill \`linux\` is defined already, on line 1. [Keep one definition, or give one of them another id.]
      skills/roles.yml
        2:16-21 skill/duplicate: The skill \`linux\` is defined already, in \`skills/linux.yml\`. [Keep one definition, or give one of them another id.]
      "
    `);
  });
});

describe('a pathway that was released and whose file has a fault', () => {
  const good = pathway('  - { id: one, title: One, units: [{ unit: docs/architecture }, { unit: pager, required: false }] }\n');
  const locked = JSON.stringify(lockIn(catalogWith(good), 'on-call', { version: '1.0.0' }));
  const bad = catalogWith(good.replace('required', 'requird'), { 'pathways/on-call/releases/1.0.0.lock.json': locked });

  it('stays what was released, and the fault is told', () => {
    const [left] = bad.curriculum.pathways;
    expect(left?.stages.map(({ id, units }) => [id, ...units.map((unit) => [unit.id, unit.required])])).toEqual([
      ['one', ['docs/architecture', true], ['pager', false]],
    ]);
    expect(bad.findings.map(({ rule, actual }) => [rule, actual])).toEqual([['config/unknown-field', 'requird']]);
  });

  it('shows no text of a release, as nobody can read which may be shown', () => {
    expect(bad.curriculum.pathways[0]?.file.releases).toEqual({ '1.0.0': { show: 'structure' } });
  });
});

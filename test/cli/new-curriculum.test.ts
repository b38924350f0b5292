import { hash as sha } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Lock } from '../../src/core/pathways/lock.ts';
import { formatLock, toLock } from '../../src/core/pathways/write-lock.ts';
import { makeRepository, type Files } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const files: Files = {
  'docs/index.md': '# Start\n\nText.\n',
  'pathways/on-call/pathway.yml': `id: on-call
title: On call
owner: '@acme/platform'
stages: [{ id: s, title: S }]
exit: { evidence: shift }
assessments:
  shift:
    title: Shadow a shift
    task: |
      Follow one shift.
      Hand in your log.
    skills: [{ skill: incidents, level: 1 }]
    criteria: [{ id: log, text: The log is complete. }]
`,
  'pathways/fresh/pathway.yml': 'id: fresh\ntitle: Fresh\nstages: [{ id: s, title: S }]\n',
};

const assessment = (title: string): Lock['assessments'][string] => ({
  title,
  task: 'Do it.',
  skills: [],
  criteria: { log: { text: 'A log.' }, calm: { text: 'Calm.' } },
});

function lock(pathway: string, assessments: Lock['assessments']): string {
  const sealed = toLock(
    { pathway, title: 'T', roles: [], entry: [], outcomes: [], stages: [], units: {}, assessments },
    { version: '1.0.0', date: '2026-01-02', commit: 'a'.repeat(40), notes: { summary: '', units: [], other: [] } },
    (text) => sha('sha256', text),
  );
  return formatLock(sealed);
}

const released: Files = {
  ...files,
  'pathways/on-call/releases/1.0.0.lock.json': lock('on-call', { shift: assessment('Shadow a shift') }),
  'pathways/two/pathway.yml': 'id: two\ntitle: Two\nstages: [{ id: s, title: S }]\n',
  'pathways/two/releases/1.0.0.lock.json': lock('two', { drill: assessment('Drill'), talk: assessment('Talk') }),
};

describe('a new pathway', () => {
  test('has one stage and passes the check', async () => {
    const { root } = makeRepository({ 'docs/index.md': '# Start\n\nText.\n' });
    expect(await runIn(root, ['new', 'pathway', 'On-call: the "pager"'])).toMatchObject({
      code: 0,
      out: 'pathways/on-call-the-pager/pathway.yml\n',
    });
    expect(readFileSync(join(root, 'pathways/on-call-the-pager/pathway.yml'), 'utf8')).toMatchInlineSnapshot(`
      "id: on-call-the-pager
      title: 'On-call: the "pager"'
      summary: Say in one sentence what a learner gains.
      # Skills that learners have afterwards. Units say in their frontmatter that they teach them; \`waymark new skill\` begins one.
      #outcomes: [{ skill: incident-response, level: 1 }]
      stages:
        - id: foundation
          title: Foundation
          level: foundation
          # Pages in reading order, by their ids or paths. For \`[]\`, write lines like these:
          units: []
          #  - { unit: wiki/architecture }
          #  - { unit: wiki/history, required: false }
      "
    `);
    expect(await runIn(root, ['check', '--fail-on', 'warning'])).toMatchObject({ code: 0 });
  });

  test('has examples that are fields at their places', async () => {
    const { root, write } = makeRepository({
      'wiki/architecture.md': '---\nteaches: [{ skill: incident-response, level: 1 }]\n---\n\n# Architecture\n\nText.\n',
      'wiki/history.md': '# History\n\nText.\n',
    });
    for (const argv of [
      ['skill', 'Incident response'],
      ['pathway', 'on-call'],
    ])
      await runIn(root, ['new', ...argv]);
    const path = 'pathways/on-call/pathway.yml';
    const text = readFileSync(join(root, path), 'utf8');
    write({ [path]: text.replace(' []', '').replaceAll(/#(?=outcomes| {2}-)/g, '') });
    expect((await runIn(root, ['check', '--fail-on', 'warning'])).out).toBe('No problems in 2 pages.\n');
    expect(parse(readFileSync(join(root, path), 'utf8'))).toMatchObject({
      outcomes: [{ skill: 'incident-response', level: 1 }],
      stages: [{ units: [{ unit: 'wiki/architecture' }, { unit: 'wiki/history', required: false }] }],
    });
  });

  test('goes where the others are, and beside sources in `content`', async () => {
    const { root, write } = makeRepository({ 'content/wiki/index.md': '# Start\n\nText.\n' });
    expect((await runIn(root, ['new', 'pathway', 'on-call'])).out).toBe('content/pathways/on-call/pathway.yml\n');
    write({ 'waymark.yml': 'pathways: learn\n' });
    expect((await runIn(root, ['new', 'pathway', 'on-call'])).out).toBe('learn/on-call/pathway.yml\n');
    expect((await runIn(root, ['new', 'pathway', 'on-call'])).err).toContain('`learn/on-call/pathway.yml` exists already.');
  });
});

test('a new skill is a file of the framework, once', async () => {
  const { root } = makeRepository(files);
  expect((await runIn(root, ['new', 'skill', 'Incident response'])).out).toBe('skills/incident-response.yml\n');
  expect(readFileSync(join(root, 'skills/incident-response.yml'), 'utf8')).toMatchInlineSnapshot(`
    "skills:
      - id: incident-response
        title: 'Incident response'
        summary: Say in one sentence what somebody with the skill can do.
        levels:
          - level: 1
            criteria:
              - Say what somebody at this level does.
    "
  `);
  expect((await runIn(root, ['check'])).out).not.toContain('skills/');
  expect((await runIn(root, ['new', 'skill', 'incident-response'])).err).toMatchInlineSnapshot(`
    "waymark: The skill \`incident-response\` is in \`skills/incident-response.yml\` already.
    "
  `);
});

describe('new evidence', () => {
  test('knows criteria, skills, reviewers and release of its assessment, and passes the check', async () => {
    const { root } = makeRepository(released);
    const env = { SOURCE_DATE_EPOCH: '1800000000' };
    const { out } = await runIn(root, ['new', 'evidence', 'on-call', '--by', '@grace'], { env });
    expect(out).toBe('evidence/grace/2027-01-15-shift.md\n');
    expect(readFileSync(join(root, out.trim()), 'utf8')).toMatchInlineSnapshot(`
      "---
      subject: '@grace'
      pathway: 'on-call@1.0.0'
      assessment: shift
      skills:
        - { skill: incidents, level: 1 }
      links: []
      rubric:
        - { criterion: log }
        - { criterion: calm }
      reviewers:
        - '@acme/platform'
      ---

      # Shadow a shift

      > Follow one shift.
      > Hand in your log.

      Tell what you did, what came of it, and what you would do otherwise next time.
      "
    `);
    expect((await runIn(root, ['check'])).out).not.toContain('evidence/');
  });

  test('is of who git says is working here', async () => {
    const { root, git } = makeRepository(released);
    git('config', 'user.name', 'Ada Lovelace');
    expect((await runIn(root, ['new', 'evidence', 'two/talk'])).out).toMatch(/^evidence\/ada-lovelace\/\d{4}-\d{2}-\d{2}-talk\.md\n$/);
  });

  test.each([
    ['fresh', 'ada', 'The pathway `fresh` has no release yet, and evidence is for a release.'],
    ['two', 'ada', '`two` has several assessments.\n  Name one: `two/drill` or `two/talk`.'],
    ['shfit', 'ada', 'There is no assessment or pathway `shfit`.\n  Did you mean `shift`?'],
    ['nothing-like-it', 'ada', 'There are `on-call/shift`, `two/drill` and `two/talk`.'],
    ['shift', '../ada', '`../ada` can’t be the name of a folder.'],
  ])('for %s by %s is refused with the reason', async (name, by, reason) => {
    const { root } = makeRepository(released);
    const { code, err } = await runIn(root, ['new', 'evidence', name, '--by', by]);
    expect(code).toBe(2);
    expect(err).toContain(reason);
    expect(existsSync(join(root, 'evidence'))).toBe(false);
  });
});

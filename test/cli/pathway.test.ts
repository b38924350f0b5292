import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePathway } from '../../scripts/curriculum-templates.ts';
import { lockSchema, type Lock } from '../../src/core/pathways/lock.ts';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn, type Outcome } from './command-line.ts';

const folder = 'content/pathways/on-call';

const pathway = `id: on-call
title: On call
outcomes: [{ skill: incidents, level: 1 }]
stages:
  - id: start
    title: Start
    units:
      - unit: docs/pager
      - { unit: docs/queue, required: false }
`;

const pager =
  '---\nteaches: [{ skill: incidents, level: 1 }, { skill: calm, level: 1 }]\n---\n\n# Pager\n\nAnswer the pager within a quarter of an hour.\n\n## Escalate\n\nCall the second line.\n';

const front = pager.slice(0, pager.indexOf('# Pager'));

const base: Files = {
  'waymark.yml': 'sources: [{ id: docs, path: docs }]\nunits: units.yml\n',
  'units.yml': '',
  'content/skills/skills.yml':
    'skills:\n  - { id: incidents, title: Incidents, levels: [{ level: 1 }, { level: 2 }] }\n  - { id: calm, title: Calm, levels: [{ level: 1 }] }\n',
  'docs/pager.md': pager,
  'docs/queue.md': '# Queue\n\nThe queue holds messages until somebody takes them.\n',
  [`${folder}/pathway.yml`]: pathway,
};

async function pathwayIn({ root }: Repository, ...argv: string[]): Promise<Outcome> {
  return await runIn(root, ['pathway', ...argv]);
}

/** A repository with a first release, which is committed. */
async function released(more: Files = {}): Promise<Repository> {
  const repository = makeRepository({ ...base, ...more });
  const made = await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-02');
  expect(made).toMatchObject({ code: 0, out: '' });
  repository.commit({});
  return repository;
}

/** What has to stand beside an impact of a unit, as `pathway check` says it. */
async function revisionOf(repository: Repository, unit: string, ...argv: string[]): Promise<string> {
  const { out } = await pathwayIn(repository, ...(argv.length > 0 ? argv : ['check']));
  const [, revision = ''] = new RegExp(`The impact of .${unit}. doesn’t say[^]*?(revision: '[0-9a-f]{16}')`).exec(out) ?? [];
  expect(revision).not.toBe('');
  return revision;
}

/** Commits files with notes whose impact of a unit is bound to the unit as it is then. */
async function commitNotes(repository: Repository, files: Files, unit: string, fields: string): Promise<void> {
  const note = (more: string): Files => ({ [`${folder}/next.md`]: `---\nunits: { ${unit}: { ${fields}${more} } }\n---\n` });
  repository.commit({ ...files, ...note('') });
  repository.commit(note(`, ${await revisionOf(repository, unit)}`));
}

function readLock({ root }: Repository, version: string): Lock {
  return lockSchema.parse(JSON.parse(readFileSync(join(root, folder, `releases/${version}.lock.json`), 'utf8')));
}

describe('the first release', () => {
  test('is 1.0.0, and says what to commit', async () => {
    const repository = makeRepository(base);
    const { code, out, err } = await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-02');
    expect({ code, out, err }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "on-call is 1.0.0: content/pathways/on-call/releases/1.0.0.lock.json. To publish it:
        git add --all -- content/pathways/on-call
        git commit -m "Release on-call 1.0.0"
      ",
        "out": "",
      }
    `);
    const lock = readLock(repository, '1.0.0');
    expect(lock).toMatchObject({
      date: '2026-01-02',
      commit: repository.git('rev-parse', 'HEAD').trim(),
      notes: { summary: 'First release.' },
    });
    expect(Object.entries(lock.units).map(([id, unit]) => [id, 'blob' in unit && unit.blob])).toEqual([
      ['docs/pager', repository.git('rev-parse', 'HEAD:docs/pager.md').trim()],
      ['docs/queue', repository.git('rev-parse', 'HEAD:docs/queue.md').trim()],
    ]);
    expect(await pathwayIn(repository, 'check')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "\`on-call\`: 1.0.0, nothing to release.
      ",
      }
    `);
  });

  test('warns of errors in its units, and of no others', async () => {
    const files = { 'docs/queue.md': '# Queue\n\n[x](x.md) [y](y.md)\n', 'docs/other.md': '# Other\n\n[x](x.md)\n' };
    const repository = makeRepository({ ...base, ...files });
    const { code, err } = await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-02');
    expect([code, err.split('\n').at(-2)]).toEqual([
      0,
      'warning: 2 errors are in what is released, in `docs/queue.md`. `waymark check docs/queue.md` says which.',
    ]);
    expect(readLock(repository, '1.0.0').version).toBe('1.0.0');
  });

  test('wants a unit, and a summary of its own', async () => {
    const repository = makeRepository({ ...base, [`${folder}/pathway.yml`]: writePathway('on-call', 'On call') });
    const { code, out, err } = await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-02');
    expect([code, err]).toEqual([1, 'Nothing was released.\n']);
    expect(out).toContain('Nobody has written the summary of the pathway yet.');
    expect(out).toContain(`${folder}/pathway.yml:3:`);
    expect(out).toContain('The pathway has no unit to release.');
    expect(out).toContain(`${folder}/pathway.yml:6:`);
  });

  test('is 0.1.0 as a draft, which is followed by drafts until it is released', async () => {
    const repository = makeRepository(base);
    await pathwayIn(repository, 'release', 'on-call', '--draft', '--now', '2026-01-02');
    repository.commit({ 'docs/new.md': '# New\n\nText.\n', [`${folder}/pathway.yml`]: `${pathway}      - unit: docs/new\n` });
    expect((await pathwayIn(repository, 'check')).out).toContain('next is 0.2.0: 1 unit added');
    await pathwayIn(repository, 'release', 'on-call', '--draft', '--now', '2026-01-03');
    repository.commit({});
    expect((await pathwayIn(repository, 'release', 'on-call', '--draft', '--now', '2026-01-03')).err).toContain('Nothing to release');
    await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-04');
    expect([readLock(repository, '0.2.0').date, readLock(repository, '1.0.0').date]).toEqual(['2026-01-03', '2026-01-04']);
    expect((await pathwayIn(repository, 'release', 'on-call', '--draft')).err).toContain('after 1.0.0 there is no draft');
  });
});

describe('a release', () => {
  test('without changes is none', async () => {
    const repository = await released();
    const { code, err } = await pathwayIn(repository, 'release', 'on-call');
    expect([code, err]).toEqual([0, 'Nothing to release: `on-call` is as 1.0.0 has it.\n']);
  });

  test.each<[string, Files, string]>([
    ['a word', { 'docs/pager.md': pager.replace('Call', 'Ring') }, '1.0.1'],
    ['a number', { 'docs/pager.md': pager.replace('a quarter of an hour', '15 minutes') }, '1.1.0'],
    ['what is taught', { 'docs/pager.md': pager.replace('incidents, level: 1', 'incidents, level: 2') }, '2.0.0'],
    [
      'what an optional page teaches',
      { 'docs/queue.md': '---\nobjectives: [Drain it]\n---\n\n# Queue\n\nThe queue holds messages until somebody takes them.\n' },
      '1.1.0',
    ],
    ['a review', { 'docs/pager.md': pager.replace('teaches', 'reviewed: 2026-01-03\nteaches') }, '1.0.1'],
    ['the pathway’s title', { [`${folder}/pathway.yml`]: pathway.replace('On call', 'The pager') }, '1.0.1'],
    ['an optional unit', { [`${folder}/pathway.yml`]: pathway.replace(/ +- \{ unit: docs\/queue.*\n/, '') }, '1.1.0'],
    ['an outcome', { [`${folder}/pathway.yml`]: pathway.replace('outcomes: [', 'outcomes: [{ skill: calm, level: 1 }, ') }, '2.0.0'],
  ])('after a change of %s has the smallest honest version', async (_, files, version) => {
    const repository = await released();
    repository.commit(files);
    expect(await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-05')).toMatchObject({ code: 0 });
    expect(readLock(repository, version).version).toBe(version);
  });

  test('counts what a page embeds', async () => {
    const part = '# Part\n\nWait for ten seconds, then try again.\n';
    const repository = await released({
      'docs/part.md': part,
      'docs/pager.md': `${front}# Pager\n\n![[part]]\n`,
      'docs/queue.md': '# Queue\n\n![It](queue.png)\n',
      'docs/queue.png': 'one',
    });
    repository.commit({ 'docs/queue.png': 'two' });
    expect((await pathwayIn(repository, 'check')).out).toContain('next is 1.0.1: 1 unit changed');
    repository.commit({ 'docs/part.md': part.replace('ten', '20') });
    expect((await pathwayIn(repository, 'check')).out).toContain('next is 1.1.0: 2 units changed');
  });

  test('takes notes, uses up next.md, and lets a reason lower what a class asks for', async () => {
    const repository = await released();
    const changed = { 'docs/pager.md': pager.replace('incidents, level: 1', 'incidents, level: 2') };
    const notes =
      '---\nunits:\n  docs/pager: { impact: review, reason: It was level 2 all along., text: Teaches level 2. }\n---\n\nThe level is right now.\n';
    repository.commit({ ...changed, [`${folder}/next.md`]: notes });
    const revision = await revisionOf(repository, 'docs/pager');
    repository.commit({ [`${folder}/next.md`]: notes.replace('impact: review', `impact: review, ${revision}`) });
    expect((await pathwayIn(repository, 'check')).out).toContain('next is 1.1.0');
    expect((await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-05')).err).toMatchInlineSnapshot(`
      "on-call is 1.1.0 after 1.0.0 (minor, because the required unit \`docs/pager\` changed and asks to look again): content/pathways/on-call/releases/1.1.0.lock.json. To publish it:
        git add --all -- content/pathways/on-call
        git commit -m "Release on-call 1.1.0"
      "
    `);
    expect(readLock(repository, '1.1.0').notes).toMatchInlineSnapshot(`
      {
        "other": [],
        "summary": "The level is right now.",
        "units": [
          {
            "change": "changed",
            "class": "C3",
            "impact": "review",
            "reason": "It was level 2 all along.",
            "text": "Teaches level 2.",
            "unit": "docs/pager",
          },
        ],
      }
    `);
    expect(existsSync(join(repository.root, folder, 'next.md'))).toBe(false);
  });

  test('prints a draft that can be edited and given back', async () => {
    const repository = await released();
    repository.commit({
      'docs/pager.md': pager.replace('Call the second line.', 'Call the second line after 20 minutes.'),
    });
    const { out } = await pathwayIn(repository, 'release', 'on-call', '--dry-run', '--now', '2026-01-05');
    expect(out).toMatchInlineSnapshot(`
      "---
      units:
        docs/pager: { impact: review, revision: e043c1639ad64c78, text: '“Escalate”: 3 words added.' }
      ---

      1 unit changed.
      "
    `);
    const { root } = makeFolder({ 'notes.md': out.replace('1 unit changed.', 'Wait longer.') });
    await pathwayIn(repository, 'release', 'on-call', '--notes', join(root, 'notes.md'), '--now', '2026-01-05');
    const { notes } = readLock(repository, '1.1.0');
    expect([notes.summary, notes.units.length]).toEqual(['Wait longer.', 1]);
  });

  test('refuses an impact that was given to an earlier state of the unit', async () => {
    const repository = await released();
    const typo = { 'docs/pager.md': pager.replace('Call the', 'Call 1 the') };
    await commitNotes(repository, typo, 'docs/pager', 'impact: none, reason: A typo.');
    expect((await pathwayIn(repository, 'check')).out).toBe('`on-call`: next is 1.0.1: 1 unit changed.\n');
    repository.commit({ 'docs/pager.md': pager.replace('incidents, level: 1', 'incidents, level: 2') });
    const { code, out } = await pathwayIn(repository, 'check');
    expect([code, out.replaceAll(/[0-9a-f]{16}/g, '…')]).toMatchInlineSnapshot(`
      [
        1,
        "content/pathways/on-call/next.md

        error \`docs/pager\` changed after its impact was judged. config/invalid-value
        content/pathways/on-call/next.md:2:65
          2 │ units: { docs/pager: { impact: none, reason: A typo., revision: '…' } }
            │                                                                 ^^^^^^^^^^^^^^^^^^
        Look at \`waymark pathway diff\` again. Where the impact is right for the unit as it is now, write \`revision: '…'\` beside it; else take it out.

      1 error.
      \`on-call\`: next is 2.0.0: 1 unit changed. It is major, because the required unit \`docs/pager\` changed and asks to do it again.
      ",
      ]
    `);
    expect(await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-05')).toMatchObject({
      code: 1,
      out: expect.stringContaining('`docs/pager` changed after its impact was judged.') as string,
    });
    // A page that somebody edits turns nothing red but the release.
    expect(await runIn(repository.root, ['check'])).toMatchObject({ code: 0 });
  });

  test('counts an impact that is given to a change of form', async () => {
    const repository = await released();
    await commitNotes(repository, { 'docs/pager.md': pager.replace('Call', 'CALL') }, 'docs/pager', 'impact: redo, reason: Case counts.');
    expect((await runIn(repository.root, ['check'])).out).toContain('`on-call`: next is 2.0.0: 1 unit changed.');
    await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-05');
    expect(readLock(repository, '2.0.0').notes.units).toMatchObject([
      { unit: 'docs/pager', change: 'changed', class: 'C0', impact: 'redo', reason: 'Case counts.', text: 'Only its form changed.' },
    ]);
  });

  test('says what is wrong with the form of notes wherever faults are told', async () => {
    const repository = await released();
    repository.commit({ [`${folder}/next.md`]: '---\nunits: { docs/pager: { impakt: none } }\n---\n' });
    for (const argv of [['check'], ['pathway', 'check'], ['pathway', 'release', 'on-call']]) {
      const { code, out } = await runIn(repository.root, argv);
      expect([code, out]).toEqual([1, expect.stringContaining(`${folder}/next.md:2:24`)]);
      expect(out.split('config/unknown-field')).toHaveLength(2);
    }
  });

  test('takes a draft of what an optional page teaches as it is', async () => {
    const repository = await released();
    repository.commit({
      'docs/queue.md': '---\nobjectives: [Drain it]\n---\n\n# Queue\n\nThe queue holds messages until somebody takes them.\n',
    });
    const { out } = await pathwayIn(repository, 'release', 'on-call', '--dry-run', '--now', '2026-01-05');
    const { root } = makeFolder({ 'notes.md': out });
    await pathwayIn(repository, 'release', 'on-call', '--notes', join(root, 'notes.md'), '--now', '2026-01-05');
    expect(readLock(repository, '1.1.0').notes.units).toMatchObject([{ class: 'C3', impact: 'redo' }]);
  });

  test('refuses notes with faults, located', async () => {
    const repository = await released();
    repository.commit({
      'docs/pager.md': `${pager}\nMore: 20.\n`,
      [`${folder}/next.md`]: '---\nunits:\n  docs/pagr: { impact: none }\n  docs/pager:\n    impact: none\n---\n',
    });
    const { code, out } = await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-05');
    expect([code, out]).toMatchInlineSnapshot(`
      [
        1,
        "content/pathways/on-call/next.md

        error The unit \`docs/pagr\` hasn’t changed since the last release. config/invalid-value
        content/pathways/on-call/next.md:3:3
          3 │   docs/pagr: { impact: none }
            │   ^^^^^^^^^
        Did you mean \`docs/pager\`?

        error The impact of \`docs/pager\` doesn’t say which state of the unit it judges. config/invalid-value
        content/pathways/on-call/next.md:5:13
          5 │     impact: none
            │             ^^^^
        Where the impact is right for the unit as it is now, write \`revision: 'bd24c121680b25a5'\` beside it; else take it out.

        error \`docs/pager\` has the impact \`none\` instead of \`review\`, and no reason. config/invalid-value
        content/pathways/on-call/next.md:5:13
          5 │     impact: none
            │             ^^^^
        Write a \`reason\` beside it: learners read it.

      3 errors.
      ",
      ]
    `);
  });

  test.each<[string, string[], string]>([
    ['a lower bump', ['--bump', 'patch'], 'The changes ask for `minor`'],
    ['a lower version', ['--bump', '1.0.1'], 'The next version is 1.1.0 at least'],
    ['a version that is none', ['--bump', 'big'], 'expected patch, minor, major, or a version'],
    ['a day before the last release', ['--now', '2026-01-01'], '1.0.0 was released on 2026-01-02'],
    ['a draft', ['--draft'], 'after 1.0.0 there is no draft'],
  ])('refuses %s', async (_, argv, message) => {
    const repository = await released();
    repository.commit({ 'docs/pager.md': `${pager}\nMore: 20.\n` });
    const now = argv.includes('--now') ? [] : ['--now', '2026-01-05'];
    const { code, err } = await pathwayIn(repository, 'release', 'on-call', ...now, ...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test.each<[string[], string]>([
    [['--bump', 'major'], '2.0.0'],
    [['--bump', '3.0.0'], '3.0.0'],
  ])('may be raised by %j', async (argv, version) => {
    const repository = await released();
    repository.commit({ 'docs/pager.md': `${pager}\nMore: 20.\n` });
    await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-05', ...argv);
    expect(readLock(repository, version).version).toBe(version);
  });

  test('refuses changes that aren’t committed, by name', async () => {
    const repository = await released({ 'docs/pager.md': `${front}# Pager\n\n![It](pager.png)\n`, 'docs/pager.png': 'one' });
    repository.write({ 'docs/pager.png': 'two', 'docs/queue.md': '# Queue\n\nOther words.\n', 'docs/else.md': '# Else\n' });
    const { code, err } = await pathwayIn(repository, 'release', 'on-call');
    expect([code, err]).toEqual([2, expect.stringContaining('Changes aren’t committed: `docs/pager.png`, `docs/queue.md`.')]);
  });

  test('refuses a configuration that isn’t committed', async () => {
    const repository = await released();
    repository.write({ 'waymark.yml': `${base['waymark.yml'] as string}pathways: content/pathways\n` });
    const { code, err } = await pathwayIn(repository, 'release', 'on-call', '--bump', 'patch');
    repository.commit({ 'docs/queue.md': '# Queue\n\nOther words.\n' });
    expect([code, err]).toEqual([0, expect.stringContaining('Nothing to release')]);
    repository.write({ 'waymark.yml': base['waymark.yml'] as string });
    expect((await pathwayIn(repository, 'release', 'on-call')).err).toContain('Changes aren’t committed: `waymark.yml`.');
  });

  test('tells nothing of a text that was retracted', async () => {
    const repository = await released();
    const blob = repository.git('rev-parse', 'HEAD:docs/pager.md').trim();
    repository.commit({
      'docs/pager.md': pager.replace('## Escalate\n\nCall the second line.', '## Call\n\nCall `line2` 20 times.'),
      'content/pathways/retired.yml': `retracted: { ${blob}: { reason: It held a secret. } }\n`,
    });
    expect((await pathwayIn(repository, 'release', 'on-call', '--dry-run')).out).toContain("text: 'The text changed.' }");
    const { out } = await pathwayIn(repository, 'diff', 'on-call', '--words');
    expect(out).toContain('The text changed.');
    expect(out).not.toMatch(/Escalate|line/);
  });

  test('refuses a pathway with errors, and a lock that was edited', async () => {
    const repository = await released();
    const path = join(repository.root, folder, 'releases/1.0.0.lock.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('First release.', 'The first.'));
    for (const argv of [['release', 'on-call'], ['check']]) {
      const { out: json } = await pathwayIn(repository, ...argv, '--format', 'json');
      expect(JSON.parse(json)).toMatchObject({ summary: { pages: 2, errors: 1 } });
    }
    const { code, out } = await pathwayIn(repository, 'release', 'on-call');
    expect([code, out]).toMatchInlineSnapshot(`
      [
        1,
        "content/pathways/on-call/releases/1.0.0.lock.json

        error The lock isn’t what was released: its digest doesn’t fit the rest. pathway/lock-edited
        content/pathways/on-call/releases/1.0.0.lock.json:76:13
          76 │   "digest": "95f4412a140517fcfb1bd24958d0e394770fab21c6332e7b138eafb7d34cc2ec"
             │             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        A release never changes: put the file back as git has it, and make a new release for what should be different.

      1 error.
      ",
      ]
    `);
  });

  test('refuses to guess what a clone lacks, unless the notes say it', async () => {
    const repository = await released();
    repository.commit({ 'docs/queue.md': '# Queue\n\nThe queue holds all messages until somebody takes them.\n' });
    const { root: parent } = makeFolder();
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, join(parent, 'clone'));
    const root = join(parent, 'clone');
    const { code, err } = await runIn(root, ['pathway', 'release', 'on-call', '--now', '2026-01-05']);
    expect([code, err]).toMatchInlineSnapshot(`
      [
        2,
        "waymark: This clone lacks the texts that decide how much \`Queue\` changed.
        Fetch them: \`git fetch --unshallow\`, in a partial clone \`git fetch --refetch --no-filter\`. Where history lost them, write each unit’s \`impact\` and \`reason\` into the notes.
      ",
      ]
    `);
    const file = join(parent, 'notes.md');
    const notes = '---\nunits: { docs/queue: { impact: none, reason: One word. } }\n---\n';
    writeFileSync(file, notes);
    const argv = ['pathway', 'release', 'on-call', '--now', '2026-01-05', '--notes', file];
    const revision = await revisionOf({ ...repository, root }, 'docs/queue', ...argv.slice(1));
    writeFileSync(file, notes.replace('impact: none', `impact: none, ${revision}`));
    expect((await runIn(root, argv)).err).toContain('on-call is 1.0.1');
  });
});

describe('the difference', () => {
  test('is told as learners see it', async () => {
    const repository = await released();
    repository.commit({
      'docs/pager.md': pager.replace('the second line', 'the second line after 20 minutes'),
      'docs/new.md': '# New\n\nText.\n',
      [`${folder}/pathway.yml`]: pathway.replace('docs/queue', 'docs/new'),
    });
    expect((await pathwayIn(repository, 'diff', 'on-call', '--words')).out).toMatchInlineSnapshot(`
      "on-call: 1.0.0 to next (1.1.0)

      Look again
        Pager docs/pager
          look again: “Escalate”: 3 words added.
            …
            Escalate
          ~ Call the second line{+ after 20 minutes+}.

      New or gone
        New docs/new
          New, and optional.
        Queue docs/queue
          No longer part of the pathway.
      "
    `);
    const { out } = await pathwayIn(repository, 'diff', 'on-call', '1.0.0', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      from: '1.0.0',
      to: 'next',
      version: '1.1.0',
      lookAgain: [{ unit: 'docs/pager', impact: 'review' }],
      newOrGone: [
        { unit: 'docs/new', role: 'optional' },
        { unit: 'docs/queue', role: 'gone' },
      ],
    });
  });

  test('of two releases keeps what the notes on the way asked for', async () => {
    const repository = await released();
    await commitNotes(repository, { 'docs/pager.md': pager.replace('Call', 'Ring') }, 'docs/pager', 'impact: redo, reason: It matters.');
    await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-03');
    repository.commit({ 'docs/pager.md': pager.replace('Call', 'Phone') });
    await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-04');
    repository.commit({});
    const lookAgain = async (...versions: string[]): Promise<unknown> => {
      const { out } = await pathwayIn(repository, 'diff', 'on-call', ...versions, '--format', 'json');
      return (JSON.parse(out) as { lookAgain: { impact: string }[] }).lookAgain.map(({ impact }) => impact);
    };
    expect([await lookAgain('1.0.0', '2.0.1'), await lookAgain('2.0.0', '2.0.1'), await lookAgain('1.0.0')]).toEqual([
      ['redo'],
      [],
      ['redo'],
    ]);
  });

  test.each<[string[], string]>([
    [['diff'], '`pathway diff` needs the id of a pathway.'],
    [['diff', 'oncall'], 'There is no pathway `oncall`.'],
    [['diff', 'on-call', '9.0.0'], '`on-call` has no release `9.0.0`.'],
    [['check', '--words'], '`pathway check` has no option `--words`.'],
    [['relase', 'on-call'], 'There is no `pathway relase`.'],
  ])('wants %j to be right', async (argv, message) => {
    const repository = await released();
    const { code, err } = await pathwayIn(repository, ...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('a pathway whose file has a fault', () => {
  const broken = { [`${folder}/pathway.yml`]: pathway.replace('required', 'requird') };

  test.each([[], ['on-call']])('is told by check %s, released or not', async (...argv: string[]) => {
    for (const repository of [makeRepository({ ...base, ...broken }), await released()]) {
      repository.commit(broken);
      const { code, out } = await pathwayIn(repository, 'check', ...argv);
      expect(code).toBe(1);
      expect(out).toContain('Unexpected field `requird`');
    }
  });

  test('can’t be released', async () => {
    const repository = await released();
    repository.commit(broken);
    const { code, out } = await pathwayIn(repository, 'release', 'on-call', '--now', '2026-01-03');
    expect(code).toBe(1);
    expect(out).toContain('Unexpected field `requird`');
  });
});

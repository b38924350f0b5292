import { describe, expect, it } from 'vitest';
import { createHighlighter } from '../../plugins/highlight.ts';
import { renderBody } from '../../src/core/body.ts';
import { buildPortal } from '../../src/core/build-portal.ts';
import { unitsOf } from '../../src/core/build-stage-views.ts';
import { parseDocument } from '../../src/core/parse-document.ts';
import { noPathwayInput, type PathwayInput } from '../../src/core/pathway-world.ts';
import type { EarlierTexts } from '../../src/core/pathways/earlier-texts.ts';
import type { Page } from '../../src/core/catalog.ts';
import type { Portal } from '../../src/core/portal.ts';
import { stubSource } from '../helpers/document.ts';
import { catalogOf } from '../helpers/example-catalog.ts';
import type { ReleaseChange } from '../../src/core/pathways/release-change.ts';
import { lockIn, type LockOptions } from '../helpers/lock.ts';

const source = stubSource({ id: 'docs', title: 'Docs', path: 'docs' });

const files: Record<string, string> = {
  'docs/a.md': '---\nteaches: [{ skill: seeing, level: 1 }]\nminutes: { read: 10 }\n---\n\n# A\n',
  'docs/b.md':
    '---\nrequires: [{ skill: seeing, level: 1 }]\nteaches: [{ skill: doing, level: 1 }]\nminutes: { read: 20, do: 40 }\n---\n\n# B\n',
  'docs/c.md': '---\nrequires: [{ skill: doing, level: 1 }, { skill: flying, level: 1 }]\nminutes: { read: 5 }\n---\n\n# C\n',
  'docs/d.md': '---\nminutes: { read: 7 }\n---\n\n# D\n',
  'docs/e.md': '# E\n',
  'skills/all.yml': `skills: [{ id: seeing, title: Seeing }, { id: doing, title: Doing }, { id: flying, title: Flying }]
roles:
  - { id: dev, title: Developer, expects: [{ skill: doing, level: 1 }, { skill: flying, level: 1 }] }
`,
  'pathways/way/pathway.yml': `id: way
title: The way
roles: [dev]
outcomes: [{ skill: doing, level: 1 }]
stages:
  - id: one
    title: One
    units: [{ unit: docs/a }, { external: 'https://www.example.com/book', id: book, title: A book, minutes: 90, required: false }, { unit: docs/b }]
    elective: { choose: 1, of: [docs/c, docs/d] }
`,
};

/** A portal with releases of `way`: each takes the working state as `files` of that time have it. */
function portalOf(
  now: Record<string, string>,
  releases: (LockOptions & { files?: Record<string, string> })[] = [],
  input: Partial<PathwayInput> = {},
): Portal {
  const locks = releases.map(({ files: then = now, ...options }) => {
    const path = `pathways/way/releases/${options.version}.lock.json`;
    return [path, JSON.stringify(lockIn(catalogOf(then), 'way', options))] as const;
  });
  const catalog = catalogOf({ ...now, ...Object.fromEntries(locks) });
  const highlighter = createHighlighter();
  return buildPortal({
    catalog,
    readBody: ({ path }) =>
      Promise.resolve(renderBody(parseDocument({ path, source: 'docs', blob: '', text: now[path] ?? '' }, source), highlighter)),
    lastChange: () => undefined,
    liveFile: () => undefined,
    drafts: false,
    publishedAssets: new Set(),
    pathways: { ...noPathwayInput, today: '2026-06-01', ...input },
  });
}

/** Texts in memory, by blob. */
function textsOf(byBlob: Record<string, string>, now: Record<string, string>): EarlierTexts {
  const parse = (path: string, blob: string, text: string) => parseDocument({ path, source: 'docs', blob, text }, source);
  return {
    text: ({ path, blob }) => {
      const text = byBlob[blob];
      return text === undefined ? undefined : { document: parse(path, blob, text).document, identity: text };
    },
    identityNow: (path) => now[path],
    assets: [],
    asset: () => undefined,
    readBody: ({ path, blob }) => {
      const text = byBlob[blob];
      return Promise.resolve(text === undefined ? undefined : renderBody(parse(path, blob, text), createHighlighter()));
    },
  };
}

const blob = (digit: string): string => digit.repeat(40);

describe('a pathway as it is current', () => {
  it('shows its working state while nothing is released', () => {
    const view = portalOf(files).curriculum.readPathway('way');
    expect([view.version, view.releases, view.next]).toEqual([undefined, [], undefined]);
    expect(unitsOf(view.stages).map(({ anchor, id, url, target }) => [anchor, id, url, target])).toEqual([
      ['unit-1', 'docs/a', '/docs/a/', 'page'],
      ['unit-2', 'book', 'https://www.example.com/book', 'external'],
      ['unit-3', 'docs/b', '/docs/b/', 'page'],
      ['unit-4', 'docs/c', '/docs/c/', 'page'],
      ['unit-5', 'docs/d', '/docs/d/', 'page'],
    ]);
  });

  it('counts what is required, and of options the shortest that have to be chosen', () => {
    expect(portalOf(files).curriculum.pathways.map(({ minutes, unitCount }) => [minutes, unitCount])).toEqual([[10 + 60 + 5, 5]]);
  });

  it('says what builds on what, as a list and as a drawing of the same', () => {
    const { list, graph } = portalOf(files).curriculum.readPathway('way').prerequisites;
    const said = list.map(({ number, after, skills }) => [number, after.map((unit) => unit.number), skills.map(({ title }) => title)]);
    expect(said).toEqual([
      [3, [1], []],
      [4, [3], ['Flying']],
    ]);
    expect(graph?.nodes.map(({ number, y }) => [number, y])).toEqual([
      [1, 32],
      [3, 96],
      [4, 160],
    ]);
    expect(graph?.edges).toHaveLength(2);
  });

  it('is the newest release, whatever the working state says, and tells what comes next', () => {
    const next = {
      ...files,
      'pathways/way/pathway.yml': (files['pathways/way/pathway.yml'] ?? '').replace('{ unit: docs/a }', '{ unit: docs/e }'),
    };
    const changes: ReleaseChange[] = [
      { kind: 'unit-added-required', unit: 'docs/e', role: 'required' },
      { kind: 'unit-removed', unit: 'docs/a', title: 'A', role: 'gone' },
      { kind: 'stages-reordered' },
    ];
    const nextOf: PathwayInput['nextOf'] = () => ({ version: '2.0.0', changes, other: ['Stages have another order.'] });
    const view = portalOf(next, [{ version: '1.0.0', files }], { nextOf }).curriculum.readPathway('way');
    expect(unitsOf(view.stages)[0]?.id).toBe('docs/a');
    expect(view.next).toEqual({
      version: '2.0.0',
      added: [{ title: 'E', url: '/docs/e/' }],
      changed: [],
      removed: ['A'],
      other: ['Stages have another order.'],
    });
    const formOnly = { nextOf: () => ({ version: '1.0.1', changes: [{ kind: 'text-cosmetic' as const, unit: 'docs/b' }], other: [] }) };
    expect(portalOf(files, [{ version: '1.0.0' }], formOnly).curriculum.readPathway('way').next).toBeUndefined();
    expect(portalOf(files, [{ version: '1.0.0' }]).curriculum.readPathway('way').next).toBeUndefined();
  });

  it('names a unit whose page is gone, without an address', () => {
    const moved = { ...files, 'docs/a.md': '---\nid: docs/new-a\naliases: []\n---\n\n# A\n' };
    const portal = portalOf(
      { ...moved, 'pathways/way/pathway.yml': (files['pathways/way/pathway.yml'] ?? '').replace('docs/a }', 'docs/new-a }') },
      [{ version: '1.0.0', files }],
    );
    expect(unitsOf(portal.curriculum.readPathway('way').stages)[0]).toMatchObject({ id: 'docs/a', target: 'none', title: 'A' });
  });
});

describe('earlier releases', () => {
  const changed = { ...files, 'docs/a.md': (files['docs/a.md'] ?? '').replace('# A', '# A\n\nNow.') };
  const blobOf = ({ path }: Page): string => blob(path === 'docs/a.md' ? '1' : '9');
  const older: LockOptions = { version: '1.0.0', blobOf };
  const newer: LockOptions = { version: '1.1.0', blobOf };
  const newest: LockOptions = { version: '2.0.0' };
  const then = textsOf(
    { [blob('1')]: '# A\n\nThen, see [B](b.md) and [gone](gone.md).', [blob('9')]: 'same' },
    { 'docs/a.md': 'now', 'docs/b.md': 'same', 'docs/c.md': 'same', 'docs/d.md': 'same' },
  );

  it('show each text that differs on one page, under the first release that has it', async () => {
    const { curriculum } = portalOf(changed, [older, newer, newest], { texts: then });
    expect(curriculum.earlierTexts).toEqual([{ address: 'pathways/way/v/1.0.0/docs/a/' }]);
    const release = curriculum.readRelease('way', '1.1.0');
    expect(unitsOf(release.stages).map(({ url, target }) => [url, target])).toEqual([
      ['/pathways/way/v/1.0.0/docs/a/', 'earlier'],
      ['https://www.example.com/book', 'external'],
      ['/docs/b/', 'page'],
      ['/docs/c/', 'page'],
      ['/docs/d/', 'page'],
    ]);
    const text = await curriculum.readEarlierText('pathways/way/v/1.0.0/docs/a/');
    expect(text.html).toContain('Then, see <a href="/docs/b/">B</a> and <a role="link"');
    expect(text.versions.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
    expect(text.now).toEqual({ url: '/docs/a/', title: 'A' });
  });

  it.each([
    ['a retracted blob leads to the page of today, with the reason', { retracted: true }, { target: 'page', withheld: 'A name.' }],
    ['a release of structure alone leads to pages of today', { structure: true }, { target: 'page', withheld: undefined }],
    ['a blob that the clone lacks leads nowhere without a host', { missing: true }, { target: 'none', withheld: undefined }],
  ])('%s', (_, { retracted, structure, missing }: { retracted?: boolean; structure?: boolean; missing?: boolean }, expected) => {
    const now = {
      ...changed,
      ...(retracted && { 'pathways/retired.yml': `retracted: { '${blob('1')}': { reason: A name. } }\n` }),
      ...(structure && {
        'pathways/way/pathway.yml': `${files['pathways/way/pathway.yml'] ?? ''}releases: { 1.0.0: { show: structure } }\n`,
      }),
    };
    const texts = missing ? textsOf({}, {}) : then;
    const { curriculum } = portalOf(now, [{ ...older, files: changed }, newest], { texts });
    expect(unitsOf(curriculum.readRelease('way', '1.0.0').stages)[0]).toMatchObject(expected);
    expect(curriculum.earlierTexts).toEqual([]);
  });

  it.each(['1', '7'])('tell nothing of a text that is withdrawn, or embedded one that is: %s', (digit) => {
    const secret = 'Acme Corp';
    const titled = { ...files, 'docs/a.md': `# A of ${secret}\n` };
    const notes: LockOptions['notes'] = {
      units: [
        { unit: 'docs/a', change: 'changed', class: 'C2', impact: 'review', text: `“${secret}”: 3 words added.`, reason: secret },
        { unit: 'docs/b', change: 'changed', class: 'C2', impact: 'review', text: 'Said anew.' },
      ],
    };
    const embeds = { 'docs/a.md': [{ path: 'docs/part.md', blob: blob('7') }] };
    const now = { ...changed, 'pathways/retired.yml': `retracted: { '${blob(digit)}': { reason: A name. } }\n` };
    const blocksOf: PathwayInput['blocksOf'] = () => [{ kind: 'prose', text: secret }];
    const releases = [
      { ...older, files: digit === '1' ? titled : files, embeds },
      { ...newest, notes },
    ];
    const { curriculum } = portalOf(now, releases, { texts: then, blocksOf });
    expect(curriculum.readChanges('way')[0]?.units.map(({ text, reason, diff }) => [text, reason, diff === undefined])).toEqual([
      ['The text of then is withdrawn.', undefined, true],
      ['Said anew.', undefined, false],
    ]);
    expect(JSON.stringify([curriculum.readRelease('way', '1.0.0'), curriculum.readChanges('way')])).not.toContain(secret);
  });

  it('call a unit whose page is gone by its id where its text is retracted', () => {
    const gone = { ...files, 'pathways/retired.yml': `retracted: { '${blob('1')}': { reason: A name. } }\n` };
    const titled = { ...files, 'docs/a.md': '# Acme Corp\n' };
    const rest = Object.fromEntries(Object.entries(gone).filter(([path]) => path !== 'docs/a.md'));
    const notes: LockOptions['notes'] = { units: [{ unit: 'docs/a', change: 'removed', impact: 'none', text: 'No longer part of it.' }] };
    const pathway = (files['pathways/way/pathway.yml'] ?? '').replace('{ unit: docs/a }, ', '');
    const now = { ...rest, 'pathways/way/pathway.yml': pathway };
    const { curriculum } = portalOf(now, [
      { ...older, files: titled },
      { ...newest, files: now, notes },
    ]);
    expect(curriculum.readChanges('way')[0]?.units[0]).toMatchObject({ title: 'docs/a', text: 'The text of then is withdrawn.' });
    expect(unitsOf(curriculum.readRelease('way', '1.0.0').stages)[0]?.title).toBe('docs/a');
  });

  it.each<['text' | 'structure', unknown]>([
    ['text', { task: 'Do it.\n\nHand it in.', criteria: [{ id: 'calm', text: 'Calm.', levels: [{ name: 'good', text: 'Always.' }] }] }],
    ['structure', { task: undefined, criteria: [] }],
  ])('ask for what they asked for then, shown as %s', (show, asked) => {
    const drill = (title: string, task: string): string =>
      `exit: { evidence: drill }\nassessments:\n  drill: { title: ${title}, task: ${task}, skills: [{ skill: doing, level: 1 }], criteria: [{ id: calm, text: Calm., levels: { good: Always. } }] }\n`;
    const path = 'pathways/way/pathway.yml';
    const old = { ...files, [path]: `${files[path] ?? ''}${drill('A drill', '"Do it.\\n\\nHand it in."')}` };
    const now = { ...files, [path]: `${files[path] ?? ''}${drill('Another', 'Now.')}releases: { 1.0.0: { show: ${show} } }\n` };
    const { curriculum } = portalOf(now, [{ ...older, files: old }, newest], { texts: then });
    const { exit } = curriculum.readRelease('way', '1.0.0');
    expect(exit).toMatchObject({ title: 'A drill', skills: [{ title: 'Doing' }], reviewers: [], handIn: undefined });
    expect(exit).toMatchObject(asked as object);
    expect(curriculum.readPathway('way').exit).toMatchObject({
      title: 'Another',
      task: 'Now.',
      handIn: { folder: expect.any(String) as string },
    });
  });

  it('are asked for where the pathway describes its assessment no more', () => {
    const path = 'pathways/way/pathway.yml';
    const exit =
      'exit: { evidence: drill }\nassessments: { drill: { title: A drill, task: Do it., criteria: [{ id: calm, text: Calm. }] } }\n';
    const { curriculum } = portalOf(files, [{ ...newest, files: { ...files, [path]: `${files[path] ?? ''}${exit}` } }]);
    expect(curriculum.readPathway('way').exit).toMatchObject({ title: 'A drill', task: 'Do it.', handIn: undefined });
  });

  it('never make an address of an id that is none', () => {
    const path = 'pathways/way/releases/1.0.0.lock.json';
    const text = JSON.stringify(lockIn(catalogOf(files), 'way', older)).replaceAll('docs/a"', '../../../index"');
    const { curriculum } = portalOf({ ...changed, [path]: text }, [newest], { texts: then });
    expect(curriculum.readPathway('way').releases).toHaveLength(2);
    expect(curriculum.earlierTexts).toEqual([]);
  });
});

describe('a page of pathways', () => {
  it('has its neighbours in each; what is no page is looked at on the pathway', async () => {
    const { contexts, revision } = await portalOf(files).readPage('docs/a');
    expect(revision).toBeUndefined();
    expect(contexts).toMatchObject([
      {
        pathway: 'way',
        version: undefined,
        place: 1,
        total: 5,
        stage: { title: 'One', url: '/pathways/way/#stage-one' },
        next: { title: 'A book', url: '/pathways/way/#unit-2' },
      },
    ]);
    expect((await portalOf(files).readPage('docs/c')).contexts[0]).toMatchObject({
      previous: { title: 'B', url: '/docs/b/?in=way' },
      next: { title: 'D', url: '/docs/d/?in=way' },
    });
    expect((await portalOf(files).readPage('docs/e')).contexts).toEqual([]);
  });
});

describe('the framework', () => {
  it('tells what teaches a skill, which pathways lead there, and what no pathway leads to', () => {
    const { skills, roles } = portalOf(files).curriculum;
    expect(
      skills.map(({ id, levels, pathways }) => [id, levels.flatMap(({ taughtBy }) => taughtBy.map(({ url }) => url)), pathways.length]),
    ).toEqual([
      ['seeing', ['/docs/a/'], 0],
      ['doing', ['/docs/b/'], 1],
      ['flying', [], 0],
    ]);
    expect(roles[0]?.expects.map(({ title, pathways }) => [title, pathways.map(({ url }) => url)])).toEqual([
      ['Doing', ['/pathways/way/']],
      ['Flying', []],
    ]);
    expect(roles[0]?.pathways.map(({ id }) => id)).toEqual(['way']);
  });
});

import { describe, expect, test } from 'vitest';
import type { Page } from '../../../src/core/catalog.ts';
import type { Fingerprint, Impact } from '../../../src/core/pathways/fingerprint.ts';
import type { Lock } from '../../../src/core/pathways/lock.ts';
import type { Pathway } from '../../../src/core/pathways/pathway.ts';
import type { RetiredFile } from '../../../src/core/pathways/pathway-file.ts';
import { buildReleaseIndex, supportedUntil } from '../../../src/core/progress/build-release-index.ts';
import type { ReleaseIndex } from '../../../src/core/progress/release-index.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';

const text = `id: on-call
title: On call
stages:
  - id: start
    title: Start
    units:
      - { unit: pager }
      - { external: 'https://example.com/book', title: A book, minutes: 30, id: book }
supported: [{ range: 1.x, until: 2027-03-01 }]
`;

const catalog = catalogOf({ 'docs/pager.md': '---\nid: pager\n---\n\n# The pager', 'pathways/on-call/pathway.yml': text });
const fingerprint = (digit: string): Fingerprint => ({
  fpv: 1,
  text: digit.repeat(16),
  code: '0'.repeat(16),
  outline: '0'.repeat(16),
  tasks: [],
  assess: '0'.repeat(16),
});

/** A lock of one stage. Units are written `id` or `id=digit of the text`; notes `id: impact`. */
function lockOf(version: string, units: readonly string[], impacts: Readonly<Record<string, Impact>> = {}, replaces: string[] = []): Lock {
  const parsed = units.map((unit) => unit.split('=') as [string, string?]);
  return {
    schemaVersion: 1,
    pathway: 'on-call',
    version,
    date: '2026-01-02',
    commit: 'a'.repeat(40),
    notes: {
      summary: '',
      units: Object.entries(impacts).map(([unit, impact]) => ({ unit, change: 'changed' as const, impact, text: 'Changed.' })),
      other: [],
    },
    title: 'On call',
    roles: [],
    entry: [],
    outcomes: [],
    stages: [
      {
        id: 'start',
        title: 'Start',
        units: parsed.map(([id], at) => ({
          id,
          title: `Old ${id}`,
          required: true,
          ...(at === 0 && replaces.length > 0 ? { replaces } : {}),
        })),
      },
    ],
    assessments: {},
    units: Object.fromEntries(
      parsed.map(([id, digit]) => [
        id,
        id === 'book' || id.startsWith('http')
          ? { external: id === 'book' ? 'https://example.com/book' : id, minutes: 30 }
          : {
              path: `docs/${id}.md`,
              blob: 'b'.repeat(40),
              embeds: [],
              minutes: { read: 3, do: 1 },
              fingerprint: fingerprint(digit ?? '1'),
            },
      ]),
    ),
    digest: '0'.repeat(64),
  };
}

function indexFor(locks: readonly Lock[], former: string[] = [], retired: RetiredFile['units'] = {}): ReleaseIndex {
  const [pathway] = catalog.curriculum.pathways;
  const [page] = catalog.pages;
  if (!pathway || !page) throw new Error('The fixture has no pathway.');
  const released: Pathway = { ...pathway, releases: locks.map((lock) => ({ lock, path: `${lock.version}.lock.json` })) };
  return buildReleaseIndex(released, {
    site: { id: 'test', base: '/learn/' },
    retired: { units: retired, retracted: {} },
    pages: [{ ...page, formerIds: former }],
    urlOf: ({ address }: Page) => `/learn/${address}`,
    revisionOf: () => 'f'.repeat(16),
    toRevision: ({ text: digits }) => digits,
    today: '2026-05-06',
  });
}

describe('an index of releases', () => {
  test('counts completions of an address under another scheme, with or without a slash at the end', () => {
    const [old, now] = ['http://example.com/film/', 'https://example.com/film'];
    const { units, releases } = indexFor([lockOf('1.0.0', [old]), lockOf('1.0.1', [now])]);
    expect(releases.map(({ stages }) => stages[0]?.units[0]?.id)).toEqual([now, now]);
    expect(units).toMatchObject({ [now]: { url: now, former: [old] } });
    expect(Object.keys(units)).toEqual([now]);
  });

  test('of a pathway without any is its working state, as version 0.0.0', () => {
    expect(indexFor([])).toMatchInlineSnapshot(`
      {
        "pathway": "on-call",
        "releases": [
          {
            "date": "2026-05-06",
            "stages": [
              {
                "id": "start",
                "title": "Start",
                "units": [
                  {
                    "id": "pager",
                    "required": true,
                  },
                  {
                    "id": "book",
                    "required": true,
                  },
                ],
              },
            ],
            "url": "/learn/pathways/on-call/",
            "version": "0.0.0",
          },
        ],
        "schemaVersion": 1,
        "site": "test",
        "title": "On call",
        "units": {
          "book": {
            "minutes": {
              "do": 0,
              "read": 30,
            },
            "revisions": [],
            "title": "A book",
            "url": "https://example.com/book",
          },
          "pager": {
            "minutes": {
              "do": 0,
              "read": 1,
            },
            "now": "ffffffffffffffff",
            "revisions": [],
            "title": "The pager",
            "url": "/learn/pager/",
          },
        },
        "url": "/learn/pathways/on-call/",
      }
    `);
  });

  test('tells structure, texts and impacts of each release', () => {
    const index = indexFor([
      lockOf('1.0.0', ['pager', 'rota', 'book']),
      lockOf('1.0.1', ['pager=2', 'rota', 'book'], { pager: 'none' }),
      lockOf('1.1.0', ['pager=3', 'book'], { pager: 'review' }),
      lockOf('2.0.0', ['pager=3', 'book']),
    ]);
    expect(index.releases.map(({ version, url, supportedUntil: until }) => [version, url, until])).toEqual([
      ['1.0.0', '/learn/pathways/on-call/v/1.0.0/', '2027-03-01'],
      ['1.0.1', '/learn/pathways/on-call/v/1.0.1/', '2027-03-01'],
      ['1.1.0', '/learn/pathways/on-call/v/1.1.0/', '2027-03-01'],
      ['2.0.0', '/learn/pathways/on-call/', undefined],
    ]);
    expect(index.units).toMatchInlineSnapshot(`
      {
        "book": {
          "minutes": {
            "do": 0,
            "read": 30,
          },
          "revisions": [],
          "title": "Old book",
          "url": "https://example.com/book",
        },
        "pager": {
          "minutes": {
            "do": 0,
            "read": 1,
          },
          "now": "ffffffffffffffff",
          "revisions": [
            {
              "fp": "1111111111111111",
              "impact": "none",
              "version": "1.0.0",
            },
            {
              "fp": "2222222222222222",
              "impact": "none",
              "version": "1.0.1",
            },
            {
              "fp": "3333333333333333",
              "impact": "review",
              "version": "1.1.0",
            },
          ],
          "title": "The pager",
          "url": "/learn/pager/",
        },
        "rota": {
          "minutes": {
            "do": 1,
            "read": 3,
          },
          "revisions": [
            {
              "fp": "1111111111111111",
              "impact": "none",
              "version": "1.0.0",
            },
          ],
          "title": "Old rota",
        },
      }
    `);
  });

  test('names the practical assessments that each release asks for', () => {
    const [first, second] = [lockOf('1.0.0', ['pager=1']), lockOf('1.1.0', ['pager=1'])];
    const criteria = { handover: { text: 'Hands over.' } };
    const exit = { ...second, exit: 'drill', assessments: { drill: { title: 'A drill', task: 'Do it.', skills: [], criteria } } };
    expect(indexFor([first, exit]).releases.map(({ exits }) => exits)).toEqual([undefined, [{ id: 'drill', title: 'A drill' }]]);
  });

  test('knows a page by the id that it has now, in every release', () => {
    const index = indexFor([lockOf('1.0.0', ['old/pager']), lockOf('1.1.0', ['pager=2'], { pager: 'redo' })], ['old/pager']);
    expect(index.releases.map(({ stages }) => stages.map(({ units }) => units))).toEqual([
      [[{ id: 'pager', required: true }]],
      [[{ id: 'pager', required: true }]],
    ]);
    expect(Object.keys(index.units)).toEqual(['pager']);
    expect(index.units['pager']).toMatchObject({
      title: 'The pager',
      former: ['old/pager'],
      revisions: [
        { fp: '1'.repeat(16), version: '1.0.0', impact: 'none' },
        { fp: '2'.repeat(16), version: '1.1.0', impact: 'redo' },
      ],
    });
  });

  test('maps what a release replaces, and what was retired wherever it is gone', () => {
    const retired = { rota: { reason: 'Merged.', replacedBy: ['pager'] } };
    const index = indexFor(
      [lockOf('1.0.0', ['pager', 'rota']), lockOf('2.0.0', ['pager'], {}, ['old/drill', 'pager'])],
      ['old/pager'],
      retired,
    );
    expect(index.releases.map(({ stages }) => stages[0]?.units[0])).toEqual([
      { id: 'pager', required: true },
      { id: 'pager', required: true, replaces: ['old/drill', 'rota'] },
    ]);
  });

  test('takes the support of the narrowest range', () => {
    const supported = [
      { range: '1.x', until: '2027-01-01' },
      { range: '1.2.x', until: '2028-01-01' },
      { range: '2', until: '2029-01-01' },
      { range: '3.0.1', until: '2030-01-01' },
    ];
    expect(['1.0.0', '1.2.9', '1.20.0', '2.4.0', '3.0.1', '3.0.2', '10.0.0'].map((version) => supportedUntil(version, supported))).toEqual([
      '2027-01-01',
      '2028-01-01',
      '2027-01-01',
      '2029-01-01',
      '2030-01-01',
      undefined,
      undefined,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/core/catalog.ts';
import { fingerprintPage, toRevision } from '../../../src/core/pathways/fingerprint-page.ts';
import type { PageKind } from '../../../src/core/source.ts';
import { readText, sha256 } from '../../helpers/unit-text.ts';

function pageOf(text: string, kind?: PageKind): Page {
  const { parsed, learning, meta } = readText(text);
  return { kind, meta, path: 'a.md', document: { ...parsed.document, learning } } as Page;
}

function printOf(text: string, kind?: PageKind): ReturnType<typeof fingerprintPage> {
  return fingerprintPage(pageOf(text, kind), sha256);
}

const steps = '1. Page somebody\n2. Restart it\n\n- [ ] Check it\n\n```\nrun\n```';

describe('the fingerprint of a page', () => {
  it('has the form that locks keep', () => {
    expect(printOf('# Title\n\n## Part\n\ntext\n\n- [ ] task\n\n```\ncode\n```')).toMatchInlineSnapshot(`
      {
        "assess": "643d5437104296e2",
        "code": "5694d08a2e53ffca",
        "fpv": 1,
        "outline": "acbf88dc02ff6a85",
        "tasks": [
          "8d92c81f07960c53",
        ],
        "text": "949ef20efdbeab1e",
      }
    `);
  });

  it.each([
    'title: Other',
    'description: Other',
    'id: other',
    'level: advanced',
    'roles: [sre]',
    'requires: [{ skill: a, level: 1 }]',
    'minutes: { read: 5, do: 10 }',
    "owner: '@team'",
    "reviewed: { on: 2026-01-01, by: '@ada' }",
    'last_reviewed_on: 2026-01-01',
    'reviewEvery: 6 months',
    'covers: [src/a.ts]',
    'lifecycle: historical',
    "snooze: { until: 2027-01-01, reason: 'later' }",
    'order: 5',
    'aliases: [/old/]',
    'tags: [a]',
    'lang: de',
  ])('doesn’t hear of %s', (field) => {
    expect(printOf(`---\ntitle: One\n${field}\n---\n\n${steps}`.replace('title: One\ntitle:', 'title:'))).toEqual(
      printOf(`---\ntitle: One\n---\n\n${steps}`),
    );
  });

  it.each(['objectives: [Take the pager]', 'teaches: [{ skill: on-call, level: 1 }]'])(
    'has another assessment with %s, and nothing else',
    (field) => {
      const [from, to] = [printOf(steps), printOf(`---\n${field}\n---\n\n${steps}`)];
      expect(to.assess).not.toBe(from.assess);
      expect({ ...to, assess: from.assess }).toEqual(from);
    },
  );

  it('doesn’t hear of the order in which skills are listed', () => {
    const [from, to] = ['{ skill: a, level: 1 }, { skill: b, level: 2 }', '{ skill: b, level: 2 }, { skill: a, level: 1 }'].map((list) =>
      printOf(`---\nteaches: [${list}]\n---\n\ntext`),
    );
    expect(from).toEqual(to);
  });

  it.each([
    [undefined, 1],
    ['how-to', 1],
    ['runbook', 3],
    ['lab', 1],
  ] as const)('counts steps as tasks in runbooks: of kind %s it has %i', (kind, count) => {
    expect(printOf(steps, kind).tasks).toHaveLength(count);
  });

  it.each([
    ['a task', 'Check it', 'Look at it'],
    ['a step', 'Restart it', 'Restart both'],
    ['code', 'run', 'stop'],
  ])('of a lab has another assessment with %s', (_, from, to) => {
    expect(printOf(steps.replace(from, to), 'lab').assess).not.toBe(printOf(steps, 'lab').assess);
    expect(printOf(steps.replace(from, to), 'how-to').assess).toBe(printOf(steps, 'how-to').assess);
  });

  it('can’t be made of a page that nobody has read', () => {
    const page = pageOf('text');
    delete page.document.learning;
    expect(() => fingerprintPage(page, sha256)).toThrow('a.md');
  });
});

describe('the revision of a unit', () => {
  it('is sixteen hexadecimal digits of every part', () => {
    const print = printOf(steps);
    const others = [
      { ...print, fpv: 0 },
      { ...print, text: 'x' },
      { ...print, code: 'x' },
      { ...print, outline: 'x' },
      { ...print, tasks: [] },
      { ...print, assess: 'x' },
    ];
    expect(toRevision(print, sha256)).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set([print, ...others].map((one) => toRevision(one, sha256))).size).toBe(7);
    expect(toRevision(Object.fromEntries(Object.entries(print).reverse()) as typeof print, sha256)).toBe(toRevision(print, sha256));
  });
});

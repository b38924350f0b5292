import { expect, it } from 'vitest';
import type { PathwaySummary } from '../../src/core/pathway-views.ts';
import { chooseFirst } from '../../src/site/first-pathway.ts';

type Fixture = Partial<Pick<PathwaySummary, 'level' | 'minutes' | 'version'>> & { role?: string };

const roleOf = (id: string): PathwaySummary['roles'][number] => ({ id, title: id, url: undefined });

const toSummary = ([id, { role, level, minutes = 60, ...more }]: [string, Fixture]): PathwaySummary => ({
  ...{ id, url: `/pathways/${id}/`, title: id, summary: undefined, level, minutes, owners: [], unitCount: 3, date: undefined },
  ...{
    freshness: undefined,
    outcomes: [],
    roles: role === undefined ? [] : [roleOf(role)],
    version: 'version' in more ? more.version : '1.0.0',
  },
});

it.each<[string, Record<string, Fixture>, string | undefined]>([
  ['none where there is none', {}, undefined],
  ['the only one', { a: { role: 'x', level: 'advanced' } }, 'a'],
  ['the one for everybody', { a: { role: 'x' }, b: {} }, 'b'],
  ['of those for everybody the easiest', { a: { minutes: 5 }, b: { level: 'foundation' } }, 'b'],
  ['of equals the shortest', { a: { minutes: 90 }, b: { minutes: 30 } }, 'b'],
  ['the only foundation', { a: { role: 'x', level: 'foundation' }, b: { role: 'y', level: 'advanced' } }, 'a'],
  ['none of several roles’ foundations', { a: { role: 'x', level: 'foundation' }, b: { role: 'y', level: 'foundation' } }, undefined],
  ['none that is advanced', { a: { level: 'advanced' }, b: { role: 'x' } }, undefined],
  ['none that isn’t released, beside one that is', { a: { version: undefined }, b: { role: 'x' }, c: { role: 'y' } }, undefined],
])('newcomers are sent to %s', (_, pathways, expected) => {
  expect(chooseFirst(Object.entries(pathways).map(toSummary))?.id).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import type { Lifecycle } from '../../src/core/source.ts';
import type { PageMeta } from '../../src/core/page-meta.ts';
import { prepareRelated } from '../../src/core/related.ts';

interface PageFixture {
  title?: string;
  lang?: string;
  lifecycle?: Lifecycle;
  links?: readonly string[];
  meta?: PageMeta;
}

/** Titles without a word that two pages share, so that nothing but what the test says joins them. */
const plain = (id: string): string => `Page${id}`;

/** Pages that have nothing in common, so that what two of the others share is rare. */
const strangers = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`stranger${String(at)}`, {}]));

function relatedOf(id: string, few: Readonly<Record<string, PageFixture>>, named: readonly string[] = []): string[] {
  const all: Readonly<Record<string, PageFixture>> = { ...strangers, ...few };
  const pages = Object.entries(all).map(([id, { title = plain(id), lang = 'en', lifecycle = 'living', meta = {} }]) => {
    return { id, address: `wiki/${id}/`, title, lang, lifecycle, meta };
  });
  const backlinks = (to: string): string[] => Object.entries(all).flatMap(([from, { links }]) => (links?.includes(to) ? [from] : []));
  return prepareRelated(pages, backlinks)(id, (other) => named.includes(other));
}

const skill = (name: string): { skill: string; level: number }[] => [{ skill: name, level: 1 }];

describe('pages are related', () => {
  it.each<[string, PageFixture, PageFixture]>([
    ['that teach the same skill', { meta: { teaches: skill('review') } }, { meta: { teaches: skill('review') } }],
    [
      'of which one teaches what the other needs, in the same words',
      { title: 'Rollback', meta: { teaches: skill('review') } },
      { title: 'Rollbacks at night', meta: { requires: skill('review') } },
    ],
    ['that have a rare tag, however it is written', { meta: { tags: ['DNS'] } }, { meta: { tags: ['dns'] } }],
    ['that describe the same code', { meta: { covers: ['src/a.ts'] } }, { meta: { covers: [{ path: 'src/a.ts', match: 'x' }] } }],
    ['whose titles share a rare word', { title: 'Retrospectives' }, { title: 'Running a retrospective' }],
    ['one of which leads to the other, to which a third page leads as well', { links: ['b', 'stranger1'] }, { links: ['stranger1'] }],
  ])('%s', (_, a, b) => {
    expect(relatedOf('a', { a, b })).toEqual(['b']);
  });

  it('that two pages name together', () => {
    expect(relatedOf('a', { a: {}, b: {}, x: { links: ['a', 'b'] }, y: { links: ['a', 'b'] } })).toEqual(['b']);
  });
});

describe('pages are not related', () => {
  const tags = { meta: { tags: ['dns'] } };
  it.each<[string, PageFixture, PageFixture]>([
    ['with nothing in common', {}, {}],
    ['for one link alone', { links: ['b'] }, {}],
    ['in different languages', tags, { ...tags, lang: 'de' }],
    ['when the other is kept for the record', tags, { ...tags, lifecycle: 'historical' }],
    ['when the other is replaced', tags, { meta: { tags: ['dns'], replacedBy: 'c' } }],
    ['for short words of titles', { title: 'The use of CI' }, { title: 'Use the CI' }],
  ])('%s', (_, a, b) => {
    expect(relatedOf('a', { a, b })).toEqual([]);
  });

  it('for a tag that most pages have', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`p${String(at)}`, tags]));
    expect(relatedOf('p0', many)).toEqual([]);
  });

  it('for a page that says nothing of the reader’s', () => {
    expect(relatedOf('gone', {})).toEqual([]);
  });
});

it('names five at most, best first, equals by address', () => {
  const tagged = (...tags: string[]): PageFixture => ({ meta: { tags } });
  const pages = {
    a: tagged('x', 'y'),
    g: tagged('x'),
    f: tagged('x'),
    e: tagged('x'),
    d: tagged('x'),
    c: tagged('x'),
    b: tagged('x', 'y'),
  };
  expect(relatedOf('a', pages)).toEqual(['b', 'c', 'd', 'e', 'f']);
});

it('leaves out what is far behind the best', () => {
  const good = { tags: ['x', 'y', 'z'], covers: ['src/a.ts'] };
  expect(relatedOf('a', { a: { meta: good }, b: { meta: good }, c: { meta: { tags: ['x'] } } })).toEqual(['b']);
});

it('passes over pages that are named beside it already', () => {
  const tagged: PageFixture = { meta: { tags: ['x'] } };
  expect(relatedOf('a', { a: tagged, b: tagged, c: tagged }, ['b'])).toEqual(['c']);
});

import { describe, expect, test } from 'vitest';
import { editFrontmatter } from '../../src/core/edit-frontmatter.ts';
import { rewriteReviewDate } from '../../src/core/foreign-values.ts';
import { readFrontmatter } from '../../src/core/frontmatter.ts';
import { isReviewerOwner, toReviewed, toReviewFields, type Review } from '../../src/core/review.ts';

const review: Review = { on: '2026-08-04', by: '@acme/payments' };
const digest = `v1:${'0'.repeat(64)}`;

test('a review is written in the order of the documentation, and without what isn’t known', () => {
  const complete = { ...review, digest, commit: 'abc1234', ran: 'INC-123' };
  expect(Object.keys(toReviewed(complete))).toEqual(['on', 'by', 'ran', 'digest', 'commit']);
  expect(toReviewed({ on: '2026-08-04', by: undefined })).toEqual({ on: '2026-08-04' });
});

describe('a day takes the form of the one before', () => {
  test.each([
    ['2026-01-05', '2026-08-04'],
    ['2026-1-5', '2026-8-4'],
    ['2026/01/05', '2026/08/04'],
    ['2026-01-05T10:00:00Z', '2026-08-04'],
    ['01/05/2026', '08/04/2026'],
    ['1/5/2026', '8/4/2026'],
    ['12-31-2025', '08-04-2026'],
    ['', '2026-08-04'],
    [null, '2026-08-04'],
    ['last spring', undefined],
  ])('%j', (old, expected) => {
    expect(rewriteReviewDate(old, '2026-08-04')).toBe(expected);
  });
});

describe('a page that keeps the day in a field of another tool', () => {
  const fieldsOf = (data: Record<string, unknown>, more: Partial<Review> = {}, isMore = false) =>
    toReviewFields(data, { ...review, ...more }, { isMore });

  test('goes on to keep it there, and nowhere else', () => {
    expect(fieldsOf({ last_reviewed_on: '2026-01-05', review_in: '6 months' })).toEqual({ last_reviewed_on: '2026-08-04' });
    expect(fieldsOf({ 'ms.date': '01/05/2026' })).toEqual({ 'ms.date': '08/04/2026' });
  });

  test.each([
    ['has covers', { last_reviewed_on: '2026-01-05' }, { digest }, false],
    ['names a reviewer', { last_reviewed_on: '2026-01-05' }, {}, true],
    ['has our field too', { last_reviewed_on: '2026-01-05', reviewed: { on: '2026-01-05' } }, {}, false],
  ])('says the same in ours when it %s', (_, data, more, isMore) => {
    expect(fieldsOf(data, more, isMore)).toEqual({ last_reviewed_on: '2026-08-04', reviewed: toReviewed({ ...review, ...more }) });
  });

  test('is read back with the new day', () => {
    const page = '---\nlast_reviewed_on: 2026-01-05 # GOV.UK\n---\n';
    const edited = editFrontmatter(page, fieldsOf(readFrontmatter(page, 'a.md').data));
    expect(edited).toEqual({ type: 'edited', text: '---\nlast_reviewed_on: 2026-08-04 # GOV.UK\n---\n' });
    expect(readFrontmatter(edited.type === 'edited' ? edited.text : '', 'a.md').meta.reviewed).toEqual({ on: '2026-08-04' });
  });

  test('gets ours where the field can’t be read', () => {
    expect(fieldsOf({ last_reviewed_on: 'last spring' })).toEqual({ reviewed: toReviewed(review) });
  });
});

test('an owner is known by the name as written, in any case', () => {
  expect(isReviewerOwner('@Acme/Payments', ['@acme/docs', '@acme/payments'])).toBe(true);
  expect(isReviewerOwner('@ada', ['@acme/payments'])).toBe(false);
  expect(isReviewerOwner(undefined, ['@acme/payments'])).toBe(false);
});

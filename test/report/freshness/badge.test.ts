import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { PageFreshness } from '../../../src/core/freshness/freshness.ts';
import { formatBadge, type BadgeOptions } from '../../../src/report/freshness/badge.ts';
import { firstDayPages, freshPages, stubFreshness } from '../../helpers/freshness.ts';
import { hostileTexts } from '../../helpers/hostile-text.ts';

/** The response of an endpoint (shields.io/badges/endpoint-badge), closed to the fields that we use. */
const validate = new Ajv().compile({
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'label', 'message', 'color'],
  properties: {
    schemaVersion: { const: 1 },
    label: { type: 'string' },
    message: { type: 'string', minLength: 1 },
    color: { enum: ['blue', 'lightgrey'] },
  },
});

function badge(pages: readonly PageFreshness[], options?: BadgeOptions): { label: string; message: string; color: string } {
  const value: unknown = JSON.parse(formatBadge(pages, options));
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  return value as ReturnType<typeof badge>;
}

describe('the badge', () => {
  test.each<[string, readonly PageFreshness[], BadgeOptions, string, string]>([
    ['counts reviewed pages alone', Object.values(freshPages), {}, '1 of 5 reviewed pages current', 'lightgrey'],
    ['of an owner', Object.values(freshPages), { owner: '@acme/platform' }, '1 of 1 reviewed pages current', 'blue'],
    ['on the first day', firstDayPages(900), {}, '2 of 2 reviewed pages current', 'blue'],
    ['without a review', [stubFreshness()], {}, 'none reviewed yet', 'lightgrey'],
    ['without pages', [], {}, 'none reviewed yet', 'lightgrey'],
  ])('%s', (_, pages, options, message, color) => {
    expect(badge(pages, options)).toMatchObject({ label: 'pages', message, color });
  });

  test('has a short label, whatever it is given', () => {
    for (const label of hostileTexts) expect(badge([], { label }).label.length).toBeLessThanOrEqual(60);
  });
});

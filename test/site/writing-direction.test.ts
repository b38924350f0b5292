import { expect, test } from 'vitest';
import { directionOf } from '../../src/site/writing-direction.ts';

test.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['fa_IR', 'rtl'],
  ['UR', 'rtl'],
  ['az', 'ltr'],
  ['az-Arab', 'rtl'],
  ['ks-Deva', 'ltr'],
  ['ar-Latn-EG', 'ltr'],
  ['pa-Arab-PK', 'rtl'],
  ['', 'ltr'],
])('%s runs %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

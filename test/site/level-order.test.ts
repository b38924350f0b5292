import { expect, it } from 'vitest';
import { byLevel } from '../../src/site/level-order.ts';

it('puts levels from easy to hard, however many pages they have', () => {
  const counts = [
    { value: 'intermediate', count: 9 },
    { value: 'advanced', count: 5 },
    { value: 'foundation', count: 1 },
  ];
  expect(byLevel(counts).map(({ value }) => value)).toEqual(['foundation', 'intermediate', 'advanced']);
});

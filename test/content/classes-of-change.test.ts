import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/core/pathways/classify.ts';
import { packageFolder } from '../helpers/package-folder.ts';
import { toUnitText } from '../helpers/unit-text.ts';

/** Rows of the guide's examples: what stood there, what stands there, and the class. */
function readExamples(): string[][] {
  const guide = readFileSync(join(packageFolder, 'content/wiki/owner/classes-of-change.md'), 'utf8');
  const rows = guide.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.filter((cells) => cells.length === 5 && /^C[0-3]$/.test(cells[3] ?? '')).map((cells) => cells.slice(1, 4));
}

describe('the guide to classes of change', () => {
  it('has examples of each class that has examples', () => {
    expect(readExamples().length).toBeGreaterThan(10);
    expect(new Set(readExamples().map(([, , found]) => found))).toEqual(new Set(['C0', 'C1', 'C2']));
  });

  it.each(readExamples())('tells the truth about %s → %s', (before = '', after = '', expected = '') => {
    const around = (text: string): string => `Some text above.\n\n${text}\n\nSome text below.`;
    expect(classify(toUnitText(around(before)), toUnitText(around(after))).class).toBe(expected);
  });
});

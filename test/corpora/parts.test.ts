import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findParts } from '../../src/core/find-parts.ts';
import { parseDocument } from '../../src/core/parse-document.ts';
import { pagePattern } from '../../src/core/source.ts';
import { findCorpus, openCorpus } from '../helpers/corpora.ts';
import { packageFolder } from '../helpers/package-folder.ts';

/** Headings of the upper level in a folder of runbooks: how many there are, how many tell what they are for, and which don't. */
function countParts(folder: string): { headings: number; recognised: number; others: string[] } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => pagePattern.test(path));
  const counted = { headings: 0, recognised: 0, others: [] as string[] };
  for (const path of files) {
    const text = readFileSync(join(folder, path), 'utf8');
    const { document } = parseDocument({ path, source: 'runbooks', blob: '', text }, { dialect: 'gfm' });
    const headings = document.headings.filter((heading) => heading.text !== document.heading);
    const upper = Math.min(...headings.map(({ depth }) => depth));
    const ids = new Set(findParts(headings, { kind: 'runbook', lang: 'en' }).map(({ id }) => id));
    for (const { id, text: words } of headings.filter(({ depth }) => depth === upper)) {
      counted.headings += 1;
      if (ids.has(id)) counted.recognised += 1;
      else counted.others.push(words);
    }
  }
  return counted;
}

describe('sections of real runbooks', () => {
  const corpus = findCorpus('openshift-runbooks');
  test.skipIf(corpus === undefined)('of OpenShift are recognised, but for notes and links', () => {
    const { headings, recognised, others } = countParts(join(openCorpus(corpus ?? '').root, 'alerts'));
    expect(headings).toBeGreaterThan(900);
    expect(recognised / headings).toBeGreaterThan(0.96);
    expect(others).toContain('Additional notes');
  });

  test('of our own are recognised, all of them', () => {
    const { headings, recognised } = countParts(join(packageFolder, 'content/runbooks'));
    expect([headings > 60, headings - recognised]).toEqual([true, 0]);
  });
});

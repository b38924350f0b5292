import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as de from '../../src/site/texts/de.ts';
import * as en from '../../src/site/texts/en.ts';
import { harbourDay, openHarbour } from '../browser/harbour.ts';
import { buildSite } from '../helpers/build.ts';
import type { Project } from '../helpers/project.ts';
import { listFiles } from '../helpers/site.ts';

/** Texts without values, as `searchTexts.browse`: those of a function are made of others. */
function listTexts(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? listTexts(value) : [],
  );
}

describe('a portal in German, of pages in English', () => {
  let project: Project;
  let folder: string;
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  beforeAll(async () => {
    project = await openHarbour();
    const config = readFileSync(join(project.root, 'waymark.yml'), 'utf8');
    project.commit({ 'waymark.yml': config.replace('site:\n', 'site:\n  lang: de\n') });
    ({ folder } = await buildSite(project.root, { env: { SOURCE_DATE_EPOCH: String(Date.parse(harbourDay) / 1000) } }));
  });
  afterAll(() => {
    project?.remove();
  });

  test('says in no place what the English one says', () => {
    const german = new Set(listTexts(de));
    // Short ones are headings of the pages themselves, or the same in both.
    const english = listTexts(en).filter((text) => !german.has(text) && text.split(' ').length > 2);
    expect(english.length).toBeGreaterThan(100);
    const found = listFiles(folder)
      .filter((path) => path.endsWith('.html'))
      .flatMap((path) => {
        const html = read(path);
        return english.filter((text) => html.includes(`>${text}<`) || html.includes(`="${text}"`)).map((text) => `${path}: ${text}`);
      });
    expect(found).toEqual([]);
  });

  test('writes days and numbers as German does, in scripts too', () => {
    expect(read('booking-flow/index.html')).toContain('<html lang="de"');
    expect(read('pathways/on-call/index.html')).toMatch(/\d\. Januar 2026/);
    const scripts = listFiles(folder).filter((path) => /_astro\/(?:wm-search|unit|pathway)-.*\.js$/.test(path));
    expect(scripts.length).toBeGreaterThan(2);
    const code = scripts.map(read).join('\n');
    expect(code).toContain(de.unitTexts.complete);
    expect(code).not.toContain(en.unitTexts.complete);
  });
});

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages, pickLanguage, type Language } from '../../src/site/texts/languages.ts';
import { quizTextsFor } from '../../src/site/texts/quiz.ts';
import * as de from '../../src/site/texts/de.ts';
import * as en from '../../src/site/texts/en.ts';

/** The compiler refuses a language that lacks a text or gives one another form. */
const dictionaries: Record<Language, typeof en> = { en, de };

test('every language has a file, and every file is a language', () => {
  const files = readdirSync('src/site/texts').filter((name) => !['forms.ts', 'languages.ts', 'quiz.ts'].includes(name));
  expect(files.sort()).toEqual(languages.map((language) => `${language}.ts`).sort());
});

test.each([
  ['en', 'en'],
  ['en-US', 'en'],
  ['EN_gb', 'en'],
  ['de-AT', 'de'],
  ['fr', 'en'],
  ['', 'en'],
])('a site in %j speaks %s', (lang, language) => {
  expect(pickLanguage(lang)).toBe(language);
});

test.each(languages.map((language) => [language]))('%s says everything that English says, and nothing else', (language) => {
  expect(toPaths(dictionaries[language])).toEqual(toPaths(en));
});

test.each([
  ['de', 'en', 'de'],
  ['de-CH', 'en', 'de'],
  ['en', 'de', 'en'],
  ['ar', 'de', 'de'],
  ['ar', 'fr', 'en'],
])('a question of a page in %j on a site in %j is asked in %s', (page, site, language) => {
  expect(quizTextsFor(page, site).lang).toBe(language);
});

/** Where the texts stand: `pageTexts.contents`, `kindTexts.runbook.one`. */
function toPaths(value: object, path = ''): string[] {
  return Object.entries(value)
    .flatMap(([key, inner]) =>
      typeof inner === 'object' && inner !== null ? toPaths(inner as object, `${path}${key}.`) : [`${path}${key}`],
    )
    .sort();
}

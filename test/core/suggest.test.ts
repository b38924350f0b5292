import { describe, expect, test } from 'vitest';
import { prepareSuggestions, suggest } from '../../src/core/suggest.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

const pages = [
  'docs/on-call.md',
  'docs/runbooks/restart.md',
  'docs/runbooks/README.md',
  'docs/guide/install.md',
  'docs/guide/first steps.md',
];

describe('suggestions', () => {
  test.each([
    ['a wrong letter', 'docs/on-cell.md', ['docs/on-call.md']],
    ['two letters swapped', 'docs/on-clal.md', ['docs/on-call.md']],
    ['case', 'docs/On-Call.md', ['docs/on-call.md']],
    ['what divides words', 'docs/first_steps.md', ['docs/guide/first steps.md']],
    ['a missing extension', 'docs/on-call', ['docs/on-call.md']],
    ['another extension', 'docs/on-call.html', ['docs/on-call.md']],
    ['percent-encoding', 'docs/guide/first%20stps.md', ['docs/guide/first steps.md']],
    ['a folder that the page left', 'docs/install.md', ['docs/guide/install.md']],
    ['a wrong folder of an index page', 'docs/runbook/README.md', ['docs/runbooks/README.md']],
    ['nothing alike', 'docs/quarterly-report.md', []],
    ['the word itself', 'docs/on-call.md', []],
    ['an empty word', '', []],
  ])('overlook %s', (_, word, expected) => {
    expect(suggest(word, pages)).toEqual(expected);
  });

  test.each([
    ['titel', 'title'],
    ['Title', 'title'],
    ['review_every', 'reviewEvery'],
    ['descripton', 'description'],
    ['date', undefined],
    ['id', undefined],
  ])('for the field %s are %s', (word, expected) => {
    expect(suggest(word, ['title', 'reviewEvery', 'description', 'lang', 'ids'], { edits: 1, limit: 1 })[0]).toBe(
      word === 'id' ? 'ids' : expected,
    );
  });

  test.each([
    ['one letter too many of four', 'rund', 'run', true],
    ['two letters of six', 'ACTION', 'OPTION', false],
    ['an ending of two letters', 'Match', 'MATCHED', false],
    ['a prefix', 'String', 'Substring', false],
    ['a suffix', 'Object', 'Object_id', false],
    ['one letter of six', 'Tabels', 'Tables', true],
    ['a plural', 'RETURNS', 'RETURN', true],
    ['two letters of nine', 'INTERCEPT', 'INTERSECT', true],
    ['another object of the same verb', 'Create Vertex', 'Create-View', false],
    ['another short object of the same verb', 'git-guide-add', 'git-guide-rm', false],
    ['one letter of one word of several', 'Remove Column', 'Remove-Columns', true],
    ['words run together', 'vs-code-extensions', 'vscode-extensions', true],
    ['a name of several words that goes on', 'Insert Default', 'Insert-Default-Values', true],
    ['a name of one word that goes on', 'Insert', 'Insert-Default-Values', false],
    ['a name that breaks off behind a hyphen', 'decision-record-', 'decision-record-adr', true],
    ['four wrong letters of a long name', 'how-to-restart-the-queue', 'how-to-restore-the-cache', false],
  ])('for %s: %s, %s', (_, word, candidate, isSuggested) => {
    expect(suggest(word, [candidate])).toEqual(isSuggested ? [candidate] : []);
  });

  test('a replaced letter of a short name is a slip among few names, and another name among many', () => {
    const many = Array.from({ length: 60 }, (_, index) => `topic-${index}-of-many`);
    expect(suggest('Real', ['READ', 'write'])).toEqual(['READ']);
    expect(suggest('Real', ['READ', ...many])).toEqual([]);
    expect(suggest('Raed', ['READ', ...many])).toEqual(['READ']);
  });

  test('come from the folder that the word names, else from one that is spelt alike, else from the nearest', () => {
    const candidates = ['a/setup.md', 'ops/deep/setup.md', 'ops/runbooks/setup.md', 'zoo/setup.md'];
    expect(suggest('ops/runbook/setup.md', candidates)).toEqual(['ops/runbooks/setup.md', 'ops/deep/setup.md', 'a/setup.md']);
    expect(suggest('zoo/setup.mdx', candidates)[0]).toBe('zoo/setup.md');
  });

  test('come best first, nearer folders first, and no more than asked for', () => {
    const candidates = ['z/other/setup.md', 'docs/setups.md', 'docs/guide/setup.md', 'docs/set-up.md'];
    expect(suggest('docs/guides/setup.md', candidates)).toEqual(['docs/guide/setup.md', 'z/other/setup.md', 'docs/set-up.md']);
    expect(suggest('docs/guides/setup.md', candidates, { limit: 1 })).toEqual(['docs/guide/setup.md']);
  });

  test('do not depend on the order of candidates', () => {
    expect(suggest('docs/guides/setup.md', pages.toReversed())).toEqual(suggest('docs/guides/setup.md', pages));
  });

  test('for a hundred words among 10,000 candidates take less than five seconds', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `docs/area-${index % 97}/topic ${index % 1000}/page_${index}.md`);
    const start = cpuTime();
    const find = prepareSuggestions(many);
    for (let index = 0; index < 100; index++) expect(find(`docs/area-3/Page ${index}0x`).length).toBeGreaterThan(0);
    expect(cpuTime() - start).toBeLessThan(5000);
  });
});

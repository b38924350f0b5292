import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/check.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';

const config = 'sources: [{ id: docs, path: docs }]\nglossary: docs/glossary.md\n';

const glossary = `# Glossary

What words mean.

## Runbook

Steps for **one** situation, in \`code\`.

More of it.

## Pull request (PR)

A change that others
take over.

## People

### Owner

Who answers.

## List

- no definition
`;

function catalogWith(page: string, words = glossary) {
  return catalogOf({ 'waymark.yml': config, 'docs/glossary.md': words, 'docs/page.md': page });
}

function faultsOf(page: string, words?: string): string[] {
  return runChecks(catalogWith(page, words), { severities: {}, hash: (text) => text, today: '2026-08-20' })
    .filter(({ rule }) => rule.startsWith('term/'))
    .map(({ file, range, rule, message, hint }) => `${file}:${range?.start.line}:${range?.start.column} ${rule} ${message} ${hint ?? ''}`);
}

describe('the glossary', () => {
  test('takes headings with a paragraph right below', () => {
    expect(catalogWith('x').glossary?.terms.map(({ id, names, definition }) => [id, names, definition])).toEqual([
      ['runbook', ['Runbook'], 'Steps for one situation, in code.'],
      ['pull-request-pr', ['Pull request (PR)', 'Pull request', 'PR'], 'A change that others take over.'],
      ['owner', ['Owner'], 'Who answers.'],
    ]);
  });

  test.each([
    ['runbook', 'en', 'runbook'],
    ['RUNBOOKS', 'en-GB', 'runbook'],
    ['runbooks', 'de', undefined],
    ['pull-request', 'en', 'pull-request-pr'],
    ['pull  requests', 'en', 'pull-request-pr'],
    ['PRs', 'en', 'pull-request-pr'],
    ['pr', 'de', 'pull-request-pr'],
    ['people', 'en', undefined],
    ['constructor', 'en', undefined],
  ])('%j in %s means %s', (name, lang, id) => {
    expect(catalogWith('x').glossary?.find(name, lang)?.id).toBe(id);
  });

  test('shows no more than a tooltip holds', () => {
    const [term] = catalogWith('x', `# G\n\n## T\n\n${'word '.repeat(500)}`).glossary?.terms ?? [];
    expect(term?.definition).toMatch(/^(?:word )+word…$/);
    expect(term?.definition.length).toBeLessThanOrEqual(400);
  });
});

describe('faults', () => {
  test('of words that nobody explains', () => {
    expect(faultsOf('# P\n\nA :term[runbok], :term[ways]{of="runbook"}\nand :term[zebra]{of="x"}.')).toMatchInlineSnapshot(`
      [
        "docs/page.md:3:3 term/unknown The glossary has no term \`runbok\`. Did you mean \`Runbook\`?",
        "docs/page.md:4:5 term/unknown The glossary has no term \`x\`. Add a heading \`x\` to \`docs/glossary.md\`, with a paragraph below it that explains it.",
      ]
    `);
  });

  test('of words that are explained twice', () => {
    expect(faultsOf('x', `${glossary}\n## PR\n\nAgain.\n\n## run-book\n\nOther.\n\n## RUNBOOK\n\nAgain.\n`)).toMatchInlineSnapshot(`
      [
        "docs/glossary.md:26:1 term/duplicate The term \`PR\` is explained on line 11 already, as \`Pull request (PR)\`; this explanation is not used. Make one explanation of both, or give one of them another name.",
        "docs/glossary.md:34:1 term/duplicate The term \`RUNBOOK\` is explained on line 5 already, as \`Runbook\`; this explanation is not used. Make one explanation of both, or give one of them another name.",
      ]
    `);
  });

  test('of words on a site without a glossary', () => {
    const catalog = catalogOf({ 'docs/page.md': '# P\n\n:term[x]' });
    expect(runChecks(catalog, { severities: {}, hash: (text) => text, today: '2026-08-20' }).map(({ message }) => message)).toContain(
      '`x` is marked as a term, and there is no glossary.',
    );
  });
});

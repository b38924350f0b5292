import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { makeRepository, type Files } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const files: Files = {
  'docs/index.md': '# Payments\n\nSee [call](on-call.md).\n',
  'docs/on-call.md': '# On call\n\nSee [the index](indx.md) and [it](index.md#nowhere).\n',
};

interface Report {
  schemaVersion: number;
  summary: Record<string, number>;
  diagnostics: Diagnostic[];
}

describe('check --format json', () => {
  test('prints one document and nothing else', async () => {
    const { root } = makeRepository(files);
    const { out, err, code } = await runIn(root, ['check', '--format', 'json']);
    expect(err).toBe('');
    expect(code).toBe(1);
    const { schemaVersion, summary, diagnostics } = JSON.parse(out) as Report;
    expect({ schemaVersion, summary }).toEqual({ schemaVersion: 1, summary: { pages: 2, errors: 1, warnings: 1, infos: 0 } });
    expect(diagnostics.map(({ rule, file, range, actual }) => ({ rule, file, at: range?.start, actual }))).toEqual([
      { rule: 'link/page', file: 'docs/on-call.md', at: { line: 3, column: 17 }, actual: 'indx.md' },
      { rule: 'link/anchor', file: 'docs/on-call.md', at: { line: 3, column: 35 }, actual: 'index.md#nowhere' },
    ]);
  });

  test('is a document, too, when the configuration has faults', async () => {
    const { root } = makeRepository({ ...files, 'waymark.yml': 'site: { base: docs }\nsorces: []\n' });
    const { out, err, code } = await runIn(root, ['check', '--format', 'json']);
    const { summary, diagnostics } = JSON.parse(out) as Report;
    expect({ err, code, summary }).toEqual({ err: '', code: 2, summary: { pages: 0, errors: 2, warnings: 0, infos: 0 } });
    expect(diagnostics.map(({ rule, severity, file, range }) => [rule, severity, `${file}:${range?.start.line}`])).toEqual([
      ['config/invalid-value', 'error', 'waymark.yml:1'],
      ['config/unknown-field', 'error', 'waymark.yml:2'],
    ]);
  });

  test('says what it compared with', async () => {
    const repository = makeRepository(files);
    const commit = repository.git('rev-parse', 'HEAD').trim();
    const { out } = await runIn(repository.root, ['check', '--format', 'json', '--changed-since', 'main']);
    expect(JSON.parse(out)).toMatchObject({ changedSince: { ref: 'main', commit }, diagnostics: [] });
  });
});

test('a fault of the configuration is shown with its line', async () => {
  const { root } = makeRepository({ ...files, 'waymark.yml': 'site: { base: docs }\n' });
  const { out } = await runIn(root, ['check']);
  expect(out).toMatchInlineSnapshot(`
    "waymark.yml

      error \`base\` is \`docs\`, expected a path that starts and ends with \`/\`. config/invalid-value
      waymark.yml:1:15
        1 │ site: { base: docs }
          │               ^^^^

    1 error.
    "
  `);
});

test('an unknown rule is shown where it is configured', async () => {
  const { root } = makeRepository({ 'docs/index.md': '# Payments\n\nText.\n', 'waymark.yml': 'rules:\n  link/pgae: off\n' });
  const { out } = await runIn(root, ['check']);
  expect(out).toMatchInlineSnapshot(`
    "waymark.yml

      warning Cannot find rule \`link/pgae\`. config/unknown-rule
      waymark.yml:2:14
        2 │   link/pgae: off
          │              ^^^
      Did you mean \`link/page\`?

    1 warning in 1 page.
    "
  `);
});

test('annotations for GitHub are workflow commands', async () => {
  const { root } = makeRepository(files);
  const { out, code } = await runIn(root, ['check', '--format', 'github']);
  expect(out).toMatch(/^::error file=docs\/on-call\.md,line=3,/);
  expect(out.split('\n').filter((line) => line !== '' && !line.startsWith('::'))).toEqual([]);
  expect(code).toBe(1);
});

test('annotations come for files of the change first', async () => {
  const old = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`docs/a${index}.md`, `# A\n\nSee [it](gone.md).\n`]));
  const repository = makeRepository({ ...old, 'docs/gone.md': '# Gone\n\nText.\n' });
  repository.git('rm', '--quiet', 'docs/gone.md');
  repository.write({ 'docs/z.md': '# Z\n\nSee [it](nowhere.md).\n' });
  const { out } = await runIn(repository.root, ['check', '--format', 'github', '--changed-since', 'HEAD']);
  expect(out.split('\n')[0]).toContain('file=docs/z.md');
});

test('SARIF is a document', async () => {
  const { root } = makeRepository(files);
  const { out } = await runIn(root, ['check', '--format', 'sarif']);
  expect(JSON.parse(out)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'link/page' }, { ruleId: 'link/anchor' }] }] });
});

test('a narrow terminal gets narrow excerpts', async () => {
  const { root } = makeRepository({ 'docs/index.md': `# Payments\n\n${'word '.repeat(40)}[it](nowhere.md)\n` });
  const { out } = await runIn(root, ['check'], { terminal: { out: true, err: false, columns: 60 }, env: { NO_COLOR: '1' } });
  expect(
    Math.max(
      ...out
        .split('\n')
        .filter((line) => line.includes('│'))
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(60);
});

test('infos are counted, and listed on request', async () => {
  const { root } = makeRepository({ 'docs/index.md': '# One\n\nText.\n\n# Two\n\nText.\n' });
  expect((await runIn(root, ['check'])).out).toContain('Infos, not listed: page/several-titles 1.');
  expect((await runIn(root, ['check', '--verbose'])).out).toContain('docs/index.md:5:1');
});

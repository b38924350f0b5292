import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/diagnostic.ts';
import { UserError } from '../../src/core/user-error.ts';
import { ConfigError, readConfig } from '../../src/node/read-config.ts';
import { makeFolder } from '../helpers/repository.ts';
import type { Files } from '../helpers/repository.ts';

async function readFindings(files: Files, file?: string): Promise<readonly Finding[]> {
  const { root } = makeFolder(files);
  const error: unknown = await readConfig(root, file).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error('expected a ConfigError', { cause: error });
  return error.findings;
}

function show(findings: readonly Finding[]): string {
  return findings
    .map(({ file, range, rule, message, hint }) => {
      const place = range ? `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}` : '';
      return `${file}:${place} ${rule} ${message} ${hint ?? ''}`.trimEnd();
    })
    .join('\n');
}

describe('a configuration that can be used', () => {
  test('is the defaults without a file', async () => {
    const { root } = makeFolder({ 'README.md': '# A' });
    const { config, file, locate } = await readConfig(root);
    expect({ config, file, range: locate(['site']) }).toMatchInlineSnapshot(`
      {
        "config": {
          "freshness": {
            "bulk": {
              "min": 10,
              "share": 0.25,
            },
            "contradiction": "notice",
            "grace": {
              "max": "30d",
              "min": "7d",
              "share": 0.25,
            },
            "ignoreCommits": [
              "\\[docs-skip\\]",
            ],
            "jitter": 0.1,
            "leadTime": "14d",
            "perOwner": 5,
            "reviewEvery": {
              "case-study": "never",
              "concept": "12mo",
              "how-to": "12mo",
              "lab": "6mo",
              "reference": "never",
              "runbook": "6mo",
              "tutorial": "12mo",
            },
            "snooze": {
              "max": "90d",
            },
            "whenCovered": "drift",
          },
          "owners": {
            "contacts": {},
            "dialect": "auto",
            "file": "auto",
          },
          "rules": {},
          "site": {
            "base": "/",
            "credit": true,
            "lang": "en",
            "styles": [],
          },
        },
        "file": undefined,
        "range": undefined,
      }
    `);
  });

  test.each(['', '# nothing yet\n', '\uFEFF'])('is the defaults with an empty file: %j', async (text) => {
    const { root } = makeFolder({ 'waymark.yml': text });
    const { config, file } = await readConfig(root);
    expect(file).toBe('waymark.yml');
    expect(config).toEqual((await readConfig(makeFolder().root)).config);
  });

  test('is read with its positions', async () => {
    const { root } = makeFolder({
      'waymark.yml': 'site: { title: Payments }\nsources:\n  - { id: wiki, path: ./content/wiki/ }\nrules:\n  link/page: off\n',
      'content/wiki/a.md': '',
    });
    const { config, file, locate } = await readConfig(root);
    expect(file).toBe('waymark.yml');
    expect(config.site.title).toBe('Payments');
    expect(config.sources).toMatchObject([{ id: 'wiki', path: 'content/wiki', dialect: 'auto', trust: 'trusted' }]);
    expect(locate(['rules', 'link/page'], 'key')).toEqual({ start: { line: 5, column: 3 }, end: { line: 5, column: 12 } });
  });

  test('may be called waymark.yaml', async () => {
    const { root } = makeFolder({ 'waymark.yaml': 'site: { title: A }' });
    const { config, file } = await readConfig(root);
    expect([config.site.title, file]).toEqual(['A', 'waymark.yaml']);
  });

  test('may be another file, below the root or by its full path', async () => {
    const { root } = makeFolder({ 'waymark.yml': 'site: { title: A }', 'config/other.yml': 'site: { title: B }' });
    for (const file of ['config/other.yml', join(root, 'config/other.yml')]) {
      expect(await readConfig(root, file)).toMatchObject({ file: 'config/other.yml', config: { site: { title: 'B' } } });
    }
  });

  test('may have sources inside one another, and the root as one', async () => {
    const { root } = makeFolder({
      'waymark.yml': 'sources: [{ id: all, path: . }, { id: docs, path: docs }, { id: ops, path: docs/ops }]',
      'docs/ops/a.md': '',
    });
    const { config } = await readConfig(root);
    expect(config.sources?.map(({ path }) => path)).toEqual(['', 'docs', 'docs/ops']);
  });
});

describe('faults', () => {
  test('are told all at once, in the order of the file', async () => {
    const findings = await readFindings({
      'waymark.yml': `site:
  titel: Payments
  accent: rust
  accent: '#b5541c'
sources:
  - { id: wiki, path: content/wkii }
  - { id: wiki, path: handbook, kind: runbok }
  - { id: more, path: handbook, include: ['**/*.md'] }
  - { id: Fourth, path: ../elsewhere }
rules: { link/page: fatal }
notes: *important*
`,
      'content/wiki/a.md': '',
      'handbook/a.md': '',
    });
    expect(show(findings)).toMatchInlineSnapshot(`
      "waymark.yml:2:3-2:8 config/unknown-field Unexpected field \`titel\` in \`site\`. Did you mean \`title\`?
      waymark.yml:4:3-4:9 config/yaml \`accent\` is here twice; the last value counts. Remove one of them; the other is on line 3.
      waymark.yml:6:23-6:35 config/missing-folder The folder \`content/wkii\` doesn’t exist. Did you mean \`content/wiki\`?
      waymark.yml:7:11-7:15 config/invalid-value Another source, on line 6, already has the id \`wiki\`.
      waymark.yml:7:39-7:45 config/invalid-value \`kind\` is \`runbok\`, expected one of \`concept\`, \`how-to\`, \`tutorial\`, \`runbook\`, \`reference\`, \`lab\` or \`case-study\`. Did you mean \`runbook\`?
      waymark.yml:8:23-8:31 config/invalid-value Another source, on line 7, already has the folder \`handbook\`.
      waymark.yml:9:11-9:17 config/invalid-value \`id\` is \`Fourth\`, expected lower-case letters, digits and single hyphens.
      waymark.yml:9:25-9:37 config/invalid-value \`path\` is \`../elsewhere\`, expected a folder below the root, without \`..\`.
      waymark.yml:10:21-10:26 config/invalid-value \`link/page\` is \`fatal\`, expected one of \`error\`, \`warning\`, \`info\` or \`off\`.
      waymark.yml:11:8-11:19 config/yaml \`*important*\` refers to an anchor that doesn’t exist. Put the value in quotes."
    `);
  });

  test('have exact places and values', async () => {
    expect(await readFindings({ 'waymark.yml': 'sources:\n  - id: wiki\n    path: wikki\n', 'wiki/a.md': '' })).toMatchInlineSnapshot(`
      [
        {
          "actual": "wikki",
          "expected": [
            "wiki",
          ],
          "file": "waymark.yml",
          "hint": "Did you mean \`wiki\`?",
          "message": "The folder \`wikki\` doesn’t exist.",
          "range": {
            "end": {
              "column": 16,
              "line": 3,
            },
            "start": {
              "column": 11,
              "line": 3,
            },
          },
          "rule": "config/missing-folder",
        },
      ]
    `);
  });

  test('count in the message', async () => {
    const { root } = makeFolder({ 'waymark.yml': 'a: 1\nb: 2' });
    await expect(readConfig(root)).rejects.toThrow('waymark.yml has 2 faults.');
  });

  test.each<[what: string, text: string, files: Files, finding: string]>([
    ['broken YAML', 'site: { title: "A }\nsuorces: []\n', {}, '1:16-1:17 config/yaml Quotes are opened here and not closed.'],
    ['a list instead of fields', '- site', {}, '1:1-1:7 config/invalid-value The file is a list, expected a mapping (`key: value`).'],
    [
      'a source that is a word',
      'sources: [docs]',
      { 'docs/a.md': '' },
      '1:11-1:15 config/invalid-value Item 1 of `sources` is `docs`, expected a mapping (`key: value`).',
    ],
    [
      'a file where a folder should be',
      'sources: [{ id: a, path: README.md }]',
      { 'README.md': '' },
      '1:26-1:35 config/missing-folder `README.md` is not a folder.',
    ],
    [
      'a link to a folder',
      'sources: [{ id: a, path: docs }]',
      { 'real/a.md': '', docs: { link: 'real' } },
      '1:26-1:30 config/missing-folder The folder `docs` is reached by a symbolic link, which is not followed.',
    ],
    [
      'a folder behind a link',
      'sources: [{ id: a, path: docs/inner }]',
      { 'real/inner/a.md': '', docs: { link: 'real' } },
      '1:26-1:36 config/missing-folder The folder `docs/inner` is reached by a symbolic link, which is not followed.',
    ],
    [
      'a link out of the repository',
      'sources: [{ id: a, path: etc }]',
      { etc: { link: '/etc' } },
      '1:26-1:29 config/missing-folder The folder `etc` is reached by a symbolic link, which is not followed.',
    ],
    [
      'the root twice',
      'sources: [{ id: a, path: . }, { id: b, path: ./ }]',
      {},
      '1:46-1:48 config/invalid-value Another source, on line 1, already has the folder `.`.',
    ],
    [
      'a pattern that is too long',
      `sources: [{ id: a, path: ., exclude: ['${'x'.repeat(300)}'] }]`,
      {},
      '1:39-1:341 config/invalid-value The pattern is too long or has too many alternatives; 256 characters are read. Write several patterns.',
    ],
    [
      'a pattern with too many alternatives',
      `sources: [{ id: a, path: ., include: ['${'{a,b}'.repeat(20)}'] }]`,
      {},
      '1:39-1:141 config/invalid-value The pattern is too long or has too many alternatives; 256 characters are read. Write several patterns.',
    ],
    [
      'an expression that is none',
      "freshness:\n  ignoreCommits: ['fix typo', '(?i)lint(']\n",
      {},
      '2:31-2:42 config/invalid-value Item 2 of `ignoreCommits` is `(?i)lint(`, expected an RE2 expression: missing closing ): `(?i)lint(`.',
    ],
    [
      'an expression that would take for ever',
      "freshness: { ignoreCommits: ['(a+)+\\1'] }\n",
      {},
      '1:30-1:39 config/invalid-value Item 1 of `ignoreCommits` is `(a+)+\\1`, expected an RE2 expression: RE2 has no back-references, such as `\\1`.',
    ],
    ['a bomb', `a: ${'['.repeat(5000)}`, {}, '1:1-1:1 config/yaml The YAML nests more than 20 levels deep; it is not read.'],
  ])('%s', async (_, text, files, finding) => {
    expect(show(await readFindings({ 'waymark.yml': text, ...files }))).toBe(`waymark.yml:${finding}`);
  });

  test('of another file name that file', async () => {
    expect(show(await readFindings({ 'config/portal.yml': 'sites: {}' }, 'config/portal.yml'))).toMatch(/^config\/portal\.yml:1:1/);
  });
});

describe('a file that can’t be read', () => {
  test.each<[what: string, files: Files, file: string | undefined, message: string]>([
    ['missing', {}, 'other.yml', 'Cannot find the configuration file other.yml.'],
    ['a folder', { 'waymark.yml/a': '' }, undefined, 'waymark.yml is a folder, not a configuration file.'],
    ['not text', { 'waymark.yml': Buffer.from('site: caf\xe9', 'latin1') }, undefined, 'waymark.yml is not UTF-8.'],
    ['one of two', { 'waymark.yml': '', 'waymark.yaml': '' }, undefined, 'Both waymark.yml and waymark.yaml exist.'],
    ['a link', { 'waymark.yml': { link: '/etc/passwd' } }, undefined, 'waymark.yml is a symbolic link, which is not followed.'],
  ])('%s', async (_, files, file, message) => {
    const { root } = makeFolder(files);
    const error: unknown = await readConfig(root, file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).not.toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty('message', message);
  });
});

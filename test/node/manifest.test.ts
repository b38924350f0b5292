import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Finding, RuleId } from '../../src/core/diagnostic.ts';
import { reconcile } from '../../src/node/manifest.ts';
import { listPaths, writeManifest } from '../../src/node/output.ts';

function finding(file: string, rule: RuleId): Finding {
  return { rule, file, message: 'Something is wrong.' };
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-output-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('reconciling', () => {
  const page = (name: string): { path: string; output: string } => ({ path: `${name}.md`, output: `${name}/index.html` });

  test('accounts for pages and for files that a finding explains', () => {
    const { manifest, lost } = reconcile(
      ['b.md', 'a.md', 'c.md'],
      [page('a'), page('b')],
      [finding('c.md', 'source/encoding'), finding('c.md', 'page/empty'), finding('c.md', 'page/empty')],
      ['index.html', 'a/index.html', 'b/index.html'],
    );
    expect(lost).toEqual([]);
    expect(manifest).toEqual({
      schemaVersion: 1,
      inputs: [
        { path: 'a.md', output: 'a/index.html' },
        { path: 'b.md', output: 'b/index.html' },
        { path: 'c.md', rules: ['page/empty', 'source/encoding'] },
      ],
    });
  });

  const both = [page('a'), page('b')];
  const written = ['a/index.html', 'b/index.html'];
  test.each<[string, string[], { path: string; output: string }[], Finding[], string[], string[]]>([
    ['neither page nor finding', ['a.md', 'b.md', 'c.md'], both, [], written, ['c.md']],
    ['a finding about another file', ['a.md', 'c.md'], both, [finding('b.md', 'source/encoding')], written, ['c.md']],
    ['a page that was promised and not written', ['a.md', 'b.md'], both, [], ['a/index.html'], ['b.md']],
    ['the same, with a finding about its links', ['a.md', 'b.md'], both, [finding('b.md', 'link/page')], ['a/index.html'], ['b.md']],
    ['two pages at one address', ['a.md', 'b.md'], [page('a'), { path: 'b.md', output: 'a/index.html' }], [], written, ['b.md']],
    ['two pages whose addresses differ in case', ['A.md', 'a.md'], [page('A'), page('a')], [], ['A/index.html', 'a/index.html'], ['a.md']],
    [
      'two pages whose addresses differ in Unicode form',
      ['\u00e9.md', 'e\u0301.md'],
      [page('\u00e9'), page('e\u0301')],
      [],
      ['\u00e9/index.html', 'e\u0301/index.html'],
      ['\u00e9.md'],
    ],
    [
      'a clash that a finding explains',
      ['a.md', 'b.md'],
      [page('a'), { path: 'b.md', output: 'a/index.html' }],
      [finding('b.md', 'page/address-clash')],
      written,
      [],
    ],
    ['everything', ['b.md', 'a.md'], [], [], [], ['a.md', 'b.md']],
    ['nothing at all', [], [], [], [], []],
  ])('%s', (_, inputs, outputs, findings, files, lost) => {
    expect(reconcile(inputs, outputs, findings, files).lost).toEqual(lost);
  });

  test('lists every input once, and as lost exactly those without account', () => {
    const name = fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md', '__proto__');
    const output = fc.constantFrom('a/index.html', 'b/index.html', 'B/index.html');
    fc.assert(
      fc.property(
        fc.array(name),
        fc.array(fc.record({ path: name, output })),
        fc.array(name),
        fc.array(output),
        (inputs, outputs, found, files) => {
          const { manifest, lost } = reconcile(
            inputs,
            outputs,
            found.map((file) => finding(file, 'source/encoding')),
            files,
          );
          expect(manifest.inputs.map(({ path }) => path)).toEqual([...new Set(inputs)].sort());
          expect(lost).toEqual(
            manifest.inputs.filter((entry) => entry.output === undefined && entry.rules === undefined).map(({ path }) => path),
          );
          const used = manifest.inputs.flatMap((entry) => entry.output?.toLowerCase() ?? []);
          expect(new Set(used).size).toBe(used.length);
          for (const entry of manifest.inputs) if (entry.output !== undefined) expect(files).toContain(entry.output);
        },
      ),
    );
  });
});

describe('listing a site', () => {
  test('gives every file, sorted by code unit', async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'é/b'), { recursive: true });
    for (const [path, text] of [
      ['é/b/z.html', 'abc'],
      ['é/a.html', ''],
      ['Z.html', 'abc'],
      ['.marker', 'x'],
    ] as const)
      await writeFile(join(folder, path), text);
    expect(await listPaths(folder)).toEqual(['.marker', 'Z.html', 'é/a.html', 'é/b/z.html']);
  });

  test('refuses a link, which would publish what lies elsewhere', async () => {
    const folder = await makeFolder();
    await symlink(tmpdir(), join(folder, 'leak'));
    await expect(listPaths(folder)).rejects.toThrow('leak in the site is neither a file nor a folder.');
  });
});

test('a manifest is written as readable JSON', async () => {
  const folder = await makeFolder();
  await writeManifest(folder, { schemaVersion: 1, inputs: [{ path: 'a.md', output: 'a/index.html' }] });
  expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "inputs": [
        {
          "path": "a.md",
          "output": "a/index.html"
        }
      ]
    }
    "
  `);
});

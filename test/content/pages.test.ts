import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { componentAttributes } from '../../plugins/component-attributes.ts';
import { componentNames } from '../../plugins/nodes.ts';
import { commandSummaries } from '../../scripts/commands.ts';
import type { Page } from '../../src/core/catalog.ts';
import { compileGlob } from '../../src/core/match-glob.ts';
import { dialects, pageKinds } from '../../src/core/source.ts';
import { checkCatalog } from '../../src/node/check-catalog.ts';
import { listFiles } from '../../src/node/list-files.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { report } from '../../src/report/report.ts';
import { contentPolicy } from '../../src/site/policy.ts';
import { stubDiagnostic } from '../helpers/diagnostic.ts';
import { packageFolder } from '../helpers/package-folder.ts';

/** A page as it is written. */
function read(path: string): string {
  return readFileSync(join(packageFolder, path), 'utf8');
}

/** Headings of the second rank, in order. */
function sectionsOf({ document }: Page): string[] {
  return document.headings.filter(({ depth }) => depth === 2).map(({ text }) => text);
}

describe('our own pages', () => {
  let loaded: LoadedCatalog;
  let files: string[];
  beforeAll(async () => {
    loaded = await loadCatalog(packageFolder, { bodies: false });
    ({ paths: files } = await listFiles(packageFolder));
  });
  const pagesBelow = (folder: string): Page[] => loaded.catalog.pages.filter(({ path }) => path.startsWith(folder));

  test('have no error and no warning', () => {
    const faults = checkCatalog(loaded).filter(({ severity }) => severity !== 'info');
    expect(faults.map(({ file, range, message }) => `${file}:${range?.start.line ?? 0} ${message}`)).toEqual([]);
  });

  test('cover files that exist', () => {
    const globs = loaded.catalog.pages.flatMap(({ path, meta }) =>
      (meta.covers ?? []).map((cover) => ({ path, glob: typeof cover === 'string' ? cover : cover.path })),
    );
    const dead = globs.filter(({ glob }) => {
      const matches = compileGlob(glob, { dot: true });
      return !files.some((file) => matches?.(file));
    });
    expect(globs.length).toBeGreaterThan(50);
    expect(dead).toEqual([]);
  });

  test('say what they are about, and for whom', () => {
    const guides = loaded.catalog.pages.filter(({ path }) => !path.includes('/reference/rules/'));
    const silent = guides.filter(
      ({ meta, kind, path }) => !meta.description || !kind || !meta.level || (!meta.roles && path !== 'content/wiki/index.md'),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('name commands that exist', () => {
    const known = new Set(commandSummaries.map(({ name }) => name));
    // What generated pages say is said, and judged, in the schemas.
    const written = loaded.catalog.pages.filter(({ lifecycle }) => lifecycle !== 'generated');
    const texts = ['README.md', ...written.map(({ path }) => path)].map((path) => ({ path, text: read(path) }));
    const unknown = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:npx |`)waymark ([a-z]+)/g)]
        .filter(([, name = '']) => !known.has(name))
        .map(([mention]) => `${path}: ${mention}`),
    );
    expect(unknown).toEqual([]);
  });

  test('that are decisions have three sections in at most 40 lines', () => {
    const decisions = pagesBelow('content/wiki/contributing/decisions/0');
    expect(decisions.length).toBeGreaterThan(11);
    for (const page of decisions) {
      expect(sectionsOf(page), page.path).toEqual(['Context', 'Decision', 'Consequences']);
      expect(read(page.path).trimEnd().split('\n').length, page.path).toBeLessThanOrEqual(40);
      expect(page.meta.covers?.length, page.path).toBeGreaterThan(0);
    }
  });

  test('that are runbooks have the same six sections', () => {
    const runbooks = pagesBelow('content/runbooks/').filter(({ kind }) => kind === 'runbook');
    expect(runbooks.length).toBeGreaterThan(9);
    for (const page of runbooks)
      expect(sectionsOf(page), page.path).toEqual(['Symptoms', 'Impact', 'Steps', 'Verify', 'Roll back', 'Escalate']);
  });
});

describe('guides', () => {
  test('show every component, as a directive and as an element', () => {
    // The list of contents is what wikis ask for; pages of ours have it beside the text.
    const shown = componentNames.filter((name) => name !== 'Contents');
    const outside = (path: string): string => read(path).replace(/^(`{3,})[^]*?^\1$/gm, '');
    const folder = 'content/wiki/author';
    const guides = readdirSync(folder).filter((file) => /^components.*\.md$/.test(file));
    const markdown = guides.map((file) => outside(`${folder}/${file}`)).join('\n');
    const mdx = ['components-in-mdx', 'more-components-in-mdx'].map((name) => outside(`${folder}/${name}.mdx`)).join('\n');
    for (const name of shown.filter((component) => !['Callout', 'Diagram', 'Term'].includes(component))) {
      const hyphened = name.replace(/\B([A-Z])/g, '-$1').toLowerCase();
      expect(markdown).toMatch(new RegExp(`^ *:{2,}(?:${name.toLowerCase()}|${hyphened})(?![\\w-])`, 'm'));
    }
    expect(markdown).toContain(':term[');
    expect(markdown).toMatch(/^> \[!WARNING\]$/m);
    for (const name of shown) expect(mdx).toContain(`<${name}`);
  });

  test('list attributes that components take', () => {
    const tables = ['components-in-mdx', 'more-components-in-mdx'].map((name) => read(`content/wiki/author/${name}.mdx`)).join('\n');
    const rows = [...tables.matchAll(/^\| `(\w+)` +\|(.*)\|$/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(componentAttributes).sort());
    for (const [, name = '', text = ''] of rows) {
      const attributes = componentAttributes[name as keyof typeof componentAttributes];
      const known = [...Object.keys(attributes), ...Object.values(attributes).flat()];
      for (const [, word = ''] of text.matchAll(/`(\w+)`/g)) expect(known, `${word} of ${name}`).toContain(word);
    }
  });

  test('name every dialect and every kind', () => {
    const guide = read('content/wiki/author/dialects.md');
    for (const dialect of dialects.filter((name) => name !== 'auto')) expect(guide).toContain(`| \`${dialect}\``);
    for (const kind of pageKinds) expect(read('content/wiki/author/frontmatter.md')).toContain(`| \`${kind}\``);
  });

  test('give hosts the policy that pages carry', () => {
    expect(read('content/wiki/maintainer/trust.md')).toContain(contentPolicy);
  });

  test('have an editor find file, line and rule in a report', () => {
    const tasks = /```json title="\.vscode\/tasks\.json"\n([^]*?)```/.exec(read('content/wiki/author/checking.md'))?.[1] ?? '';
    const [task] = (JSON.parse(tasks) as { tasks: { problemMatcher: { pattern: { regexp: string }[] } }[] }).tasks;
    const [what, where] = task?.problemMatcher.pattern.map(({ regexp }) => new RegExp(regexp, 'm')) ?? [];
    const range = { start: { line: 8, column: 42 }, end: { line: 8, column: 64 } };
    const diagnostic = stubDiagnostic({
      rule: 'link/page',
      severity: 'error',
      message: 'Cannot find page `a.md`.',
      file: 'docs/b.md',
      range,
    });
    const text = report({ summary: { pages: 1, errors: 1, warnings: 0, infos: 0 }, diagnostics: [diagnostic] }, 'pretty');
    expect(what?.exec(text)?.slice(1)).toEqual(['error', 'Cannot find page `a.md`.', 'link/page']);
    expect(where?.exec(text)?.slice(1)).toEqual(['docs/b.md', '8', '42']);
  });
});

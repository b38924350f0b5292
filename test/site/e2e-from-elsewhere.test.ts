import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../helpers/build.ts';
import { buildClean } from '../helpers/build-clean.ts';
import { openProject, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';
import { digestFiles } from '../helpers/site.ts';

const files: Files = {
  'waymark.yml': 'site: { title: Test }\nsources: [{ id: docs, path: docs }]\nglossary: docs/glossary.md\n',
  '.gitignore': '.waymark/\ndist/\n',
  'src/a.ts': '// #region parse\nexport const parse = 1;\n// #endregion\n',
  'docs/glossary.md': '# Glossary\n\n## Zebra\n\nAn animal.\n\n## Ant\n\nA small one.\n',
  'docs/page.md':
    '# Page\n\nA :term[zebra] and :term[zebras].\n\n## Part\n\n::include{page="other.md" section="Verify"}\n\n::code-from-repo{file="src/a.ts" region="parse"}\n',
  'docs/other.md': '# Other\n\n## Verify\n\n- [ ] Look at the :term[ant].\n\n### Detail\n\n[Here](#verify)\n',
  'docs/live.mdx':
    '# Live\n\nexport const other = \'other.md\';\n\n<Include page={other} section="Verify" />\n\n<CodeFromRepo file="src/a.ts" region="parse" />\n\nA <Term of="ant">tiny *one*</Term>.\n\n<Decision title="Ants">\n\n- Are there many?\n  - Yes: wait.\n  - No\n    - Is it one?\n      - Yes: look.\n\n</Decision>\n\n<Lab title="Count" template="/src" verify="true">\n\n<Hint>Six legs.</Hint>\n\n</Lab>\n\n<RunbookStep title="Look" danger="none" expect="`ants` says 0">\n\nLook.\n\n</RunbookStep>\n\n<RunbookStep title="Wait">\n\nWait.\n\n</RunbookStep>\n\n<Terminal title="Ants">\n\n```sh\nants\n```\n\n```\n6\n```\n\n</Terminal>\n',
  'docs/bare.md': '# Bare\n\nNothing of elsewhere.\n',
  // Pages that show each other twice, and so grow with every level.
  ...Object.fromEntries(
    Array.from({ length: 4 }, (_, at) => [
      `docs/bomb-${at}.md`,
      `# Bomb ${at}\n\n${'words '.repeat(300)}\n\n${`::include{page="bomb-${(at + 1) % 4}.md"}\n\n`.repeat(30)}`,
    ]),
  ),
};

describe('what pages take from elsewhere', () => {
  let project: Project;
  let folder = '';
  const read = (path: string): string => readFileSync(join(folder, path, 'index.html'), 'utf8');
  beforeAll(async () => {
    project = openProject(files);
    ({ folder } = await buildSite(project.root));
  });
  afterAll(() => {
    project.remove();
  });

  test('stands on the page, each id once and no task of another page', () => {
    const html = read('docs/page');
    expect(html).toContain('<h3>Verify</h3>');
    expect(html).toContain('<h4>Detail</h4>');
    expect(html).toContain('From <a href="/docs/other/#verify">Other</a>');
    expect(html).toMatch(/src\/a\.ts:2<\/\w+> <span class="language">ts<\/span>/);
    expect(html).not.toContain('data-task');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const described = [...html.matchAll(/ aria-describedby="(term-\d)"/g)].map(([, id]) => id);
    expect(described).toEqual(['term-1', 'term-2', 'term-3']);
    expect(ids).toEqual(expect.arrayContaining(described));
    expect(html).not.toMatch(/[\uFDD0\uFDD1]|data-wm-|data-term-/);
  });

  test('stands on live pages too', () => {
    const html = read('docs/live');
    expect(html).toContain('<h3>Verify</h3>');
    expect(html).toMatch(/src\/a\.ts:2<\/\w+> <span/);
    expect(html).toContain('<a class="term-link" href="/docs/glossary/#ant">tiny <em>one</em></a>');
  });

  test('is among components that live pages draw as others do', () => {
    const html = read('docs/live');
    expect(html).toContain('<p class="question">Are there many?</p><ul class="answers" role="list">');
    expect(html).toContain('<li class="choice"><details open><summary>No</summary><p class="question">Is it one?</p>');
    expect(html).toContain('<details class="lab-fold hint"><summary>Hint</summary>Six legs.</details>');
    expect(html).toContain('<div class="lab-command"><p class="lab-label">Check your work</p><div class="code"><pre tabindex="0"');
    expect(html).toMatch(/<p class="lab-template">Start from a copy of <a(?: href="[^"]*")?><code>\/src<\/code><\/a>/);
    expect(html.match(/<div class="steps"><ol><li><div class="runbook-step/g)).toHaveLength(1);
    expect(html).toContain('<dd><code>ants</code> says 0</dd>');
    expect(html).toContain('<figcaption><span>Ants</span>');
    expect(html).toContain('<span class="answer">6');
  });

  test('is sorted in the glossary, which names the pages', () => {
    const html = read('docs/glossary');
    expect(html.indexOf('id="ant"')).toBeLessThan(html.indexOf('id="zebra"'));
    expect(html).toContain('<p class="term-uses" data-pagefind-ignore>Used in <a href="/docs/page/">Page</a></p>');
  });

  test('doesn’t grow without end', () => {
    expect(statSync(join(folder, 'docs/bomb-0/index.html')).size).toBeLessThan(1_500_000);
  });

  test('is made anew when it changes: a warm build is a cold one', async () => {
    const changes: [Files, string[]][] = [
      [{ 'src/a.ts': '// added\n\n// #region parse\nexport const parse = 2;\n// #endregion\n' }, ['docs/page']],
      [{ 'docs/other.md': '# Other\n\n## Verify\n\n- [ ] Look at the :term[ant] again.\n' }, ['docs/page', 'docs/other']],
      [{ 'docs/glossary.md': '# Glossary\n\n## Zebra\n\nA striped animal.\n\n## Ant\n\nA small one.\n' }, ['docs/page', 'docs/glossary']],
    ];
    let last = digestFiles(folder);
    for (const [change, changed] of changes) {
      project.commit(change);
      ({ folder } = await buildSite(project.root));
      const warm = digestFiles(folder);
      for (const path of changed) expect(warm[`${path}/index.html`]).not.toBe(last[`${path}/index.html`]);
      last = warm;
    }
    expect(last).toEqual(await buildClean(project.root));
  });
});

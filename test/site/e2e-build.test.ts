import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildSite, openFolder, waymark } from '../helpers/build.ts';
import { openProject, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';
import { digestFiles, findDeadAddresses, listFiles, readPage, readSite } from '../helpers/site.ts';

const pages: Files = {
  'docs/README.md': '# Start\n\nGo to [the other](other.md#part).\n',
  'docs/other.md': '# Other\n\n## Part\n\nText.\n',
};

const projects: { remove(): void }[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function open(files: Files): Project {
  const project = openProject(files);
  projects.push(project);
  return project;
}

function openElsewhere(): string {
  const folder = openFolder();
  projects.push(folder);
  return folder.root;
}

describe('waymark build', () => {
  test('leaves nothing in the repository but the site and the work folder, and nothing where it is run', async () => {
    const project = open(pages);
    const elsewhere = openElsewhere();
    await buildSite(project.root, { cwd: elsewhere });
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(project.root).sort()).toEqual(['.git', '.waymark', 'dist', 'docs']);
    expect(project.git('status', '--porcelain').trim()).toBe('?? dist/');
  });

  test('can build two repositories at once, from one folder', async () => {
    const [first, second] = [open(pages), open(pages)];
    const cwd = openElsewhere();
    const [one, two] = await Promise.all([buildSite(first.root, { cwd }), buildSite(second.root, { cwd })]);
    expect(digestFiles(one.folder)).toEqual(digestFiles(two.folder));
  });

  test('publishes a page that consists of its title', async () => {
    const { root } = open({ 'README.md': '# Just a title\n' });
    const { folder } = await buildSite(root);
    expect(listFiles(folder)).toContain('handbook/index.html');
  });

  test('gives no id twice, whatever headings and folders are called', async () => {
    const { root } = open({
      'docs/names.md': '# Names\n\nTo [the heading](#main).\n\n## Main\n\n## Side\n\n## Outline title\n\n## ~main\n',
      'docs/on-call/a/x.md': '# X\n',
      'docs/on-call/a/y.md': '# Y\n',
      'docs/on_call/a/z.md': '# Z\n',
      'docs/on_call/a/w.md': '# W\n',
    });
    const { folder } = await buildSite(root);
    const site = readSite(folder);
    expect([...site.pages.values()].flatMap(({ path, doubleIds }) => doubleIds.map((id) => `${path}: ${id}`))).toEqual([]);
    const page = readPage(folder, 'docs/names/index.html');
    expect(page.article?.ids).toEqual(expect.arrayContaining(['main', 'side', 'outline-title']));
    expect(page.article?.addresses).toContainEqual({ element: 'a', attribute: 'href', url: '#main' });
    expect(page.ids).toContain('~main');
    expect(page.addresses).toContainEqual({ element: 'a', attribute: 'href', url: '#~main' });
    expect(findDeadAddresses(site)).toEqual([]);
    // Both folders are shown, one of them without an anchor.
    expect([...readPage(folder, 'docs/index.html').ids].filter((id) => id.includes('call'))).toHaveLength(1);
  });

  test('publishes pages whose images can’t be published', async () => {
    const { root } = open({
      'docs/README.md': '# Start\n\n![pointer](large.png) ![gone](gone.png) ![folder](images) ![text](notes.txt)\n\nText.\n',
      'docs/large.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      'docs/notes.txt': 'notes',
      'docs/images/x.png': 'x',
    });
    const { folder } = await buildSite(root);
    const { article } = readPage(folder, 'docs/index.html');
    expect(article?.addresses.filter(({ element }) => element === 'img')).toEqual([]);
    expect(article?.text).toMatch(/pointer\s+gone\s+folder\s+text\s+Text/);
  });

  test('runs live MDX of a trusted source', async () => {
    const { root } = open({
      'docs/README.md': '# Start\n\nText.\n',
      'docs/live.mdx': 'export const answer = 6 * 7;\n\n# Live\n\nThe answer is {answer}.\n\n## Part\n\n[Start](./README.md)\n',
    });
    const { folder } = await buildSite(root);
    const page = readPage(folder, 'docs/live/index.html');
    expect(page.article?.text).toContain('The answer is 42.');
    expect(page.article?.ids).toContain('part');
    expect(page.addresses).toContainEqual({ element: 'a', attribute: 'href', url: '/docs/' });
  });

  test('shows live MDX whose code fails without it, says so, and runs the rest', async () => {
    const { root } = open({
      'docs/README.md': '# Start\n\nText.\n',
      'docs/good.mdx': '# Good\n\nThe answer is {6 * 7}.\n',
      'docs/throws.mdx': '---\ntitle: Throws\n---\n\nWords stay. {"words".field.of}\n',
      'docs/broken.astro': '---\nconst { name } = undefined;\n---\n<b>{name}</b>\n',
      'docs/component.mdx': "import Broken from './broken.astro';\n\n# Component\n\nWords stay. <Broken />\n",
      'docs/part.astro': '---\nimport chart from "no-such-package";\n---\n<b>{chart}</b>\n',
      'docs/imports.mdx': "import Part from './part.astro';\n\n# Imports\n\nWords stay. <Part />\n",
      'docs/active.mdx': '# Active\n\nWords stay. {<img src="x.png" onerror="alert(1)" />}\n',
    });
    const { folder, run } = await buildSite(root);
    const textOf = (name: string): string | undefined => readPage(folder, `docs/${name}/index.html`).article?.text;
    for (const name of ['throws', 'component', 'imports', 'active']) expect(textOf(name)).toContain('Words stay.');
    expect(textOf('good')).toContain('The answer is 42.');
    expect(run.err.slice(0, run.err.indexOf('Published'))).toMatchInlineSnapshot(`
      "docs/active.mdx

        error The code of this page failed, so that it is shown without it: its HTML could act in a reader’s browser (docs/active/index.html:2 <img onerror> event handler) mdx/live-failed
        docs/active.mdx
        Mend the page, or what it imports; the terminal of \`waymark dev\` shows the whole error.

      docs/component.mdx

        error The code of this page failed, so that it is shown without it: Cannot destructure property 'name' of '(void 0)' as it is undefined. (docs/broken.astro:2:1) mdx/live-failed
        docs/component.mdx:1:21
          1 │ import Broken from './broken.astro';
            │                     ^^^^^^^^^^^^^^
        Mend the page, or what it imports; the terminal of \`waymark dev\` shows the whole error.

      docs/imports.mdx

        error The code of this page failed, so that it is shown without it: Rolldown failed to resolve import "no-such-package" from "docs/part.astro". mdx/live-failed
        docs/imports.mdx:1:19
          1 │ import Part from './part.astro';
            │                   ^^^^^^^^^^^^
        Mend the page, or what it imports; the terminal of \`waymark dev\` shows the whole error.

      docs/throws.mdx

        error The code of this page failed, so that it is shown without it: Cannot read properties of undefined (reading 'of') mdx/live-failed
        docs/throws.mdx:5:28
          5 │ Words stay. {"words".field.of}
            │                            ^^
        Mend the page, or what it imports; the terminal of \`waymark dev\` shows the whole error.

      "
    `);
  });

  test('publishes nothing where the code of a live MDX page fails and --fail-on is given, and names every one', async () => {
    const { root } = open({
      'docs/README.md': '# Start\n\nText.\n',
      'docs/throws.mdx': '# Throws\n\n{null.field}\n',
      'docs/other.mdx': '# Other\n\n{null.field}\n',
    });
    const { code, err } = await waymark(['build', '--root', root, '--fail-on', 'error']);
    expect([code, existsSync(join(root, 'dist')), err.match(/docs\/\w+\.mdx:\d+:\d+/g)]).toEqual([
      1,
      false,
      ['docs/other.mdx:3:7', 'docs/throws.mdx:3:7'],
    ]);
  });

  test('isn’t stopped by pages that name files like those of the portal itself', async () => {
    const { root } = open({
      'docs/README.md':
        '# Start\n\n[Logo](https://docs.astro.build/_astro/logo.abc.svg), `<script src="/_astro/hoisted.js">`\n\n[Own](/_astro/site.css)\n',
    });
    await buildSite(root);
    const { run } = await buildSite(root);
    expect(run.err).toContain('Published 1 page ');
  });

  test('puts the site below a base', async () => {
    const { root } = open({
      ...pages,
      'waymark.yml': 'site: { base: /team/portal/, url: https://example.com }\n',
      'docs/other.md': '---\naliases: [/old/]\n---\n# Other\n\n## Part\n\n```mermaid\ngraph TD; A\n```\n',
    });
    const { folder } = await buildSite(root);
    const site = readSite(folder, '/team/portal/');
    expect(findDeadAddresses(site)).toEqual([]);
    expect([...site.pages.keys()]).toEqual(
      expect.arrayContaining(['_waymark/diagram/index.html', 'docs/other/index.html', 'go/docs/other/index.html', 'old/index.html']),
    );
    expect(readFileSync(join(folder, 'docs/other/index.html'), 'utf8')).toContain(
      '<link rel="canonical" href="https://example.com/team/portal/docs/other/">',
    );
  });

  test('leaves drafts out, with every address that would lead to them', async () => {
    const { root } = open({
      'docs/README.md': '# Start\n\n[Draft](draft.md)\n',
      'docs/draft.md': '---\nlifecycle: draft\naliases: [/early/]\n---\n# Still a draft\n\nSecret plans.\n',
    });
    const { folder } = await buildSite(root);
    expect(listFiles(folder).filter((path) => /draft|early/.test(path))).toEqual([]);
    expect(listFiles(folder).filter((path) => /Secret plans|Still a draft/.test(readFileSync(join(folder, path), 'utf8')))).toEqual([]);
  });

  test.each<[string, Files, string]>([
    ['there is no page', { 'notes.txt': 'x' }, 'There is no page to publish'],
    ['the configuration is wrong', { ...pages, 'waymark.yml': 'site: { tilte: x }\n' }, 'tilte'],
    ['dist holds something else', { ...pages, 'dist/precious.txt': 'x' }, 'it isn’t empty'],
  ])('publishes nothing when %s, and says why', async (_, files, words) => {
    const project = open(files);
    const run = await waymark(['build', '--root', project.root]);
    expect({ code: run.code, said: `${run.out}${run.err}` }).toEqual({ code: 2, said: expect.stringContaining(words) as string });
    expect(existsSync(join(project.root, 'dist/index.html'))).toBe(false);
  });

  const canUnshare = spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0;

  test.skipIf(!canUnshare)('asks no network for anything: it works where there is none', async () => {
    const { root } = open(pages);
    const { folder } = await buildSite(root, { through: ['unshare', '--map-root-user', '--net'] });
    expect(listFiles(folder)).toContain('docs/other/index.html');
  });

  test('leaves the last site whole when it is killed', async () => {
    const project = open(pages);
    const { folder, run: whole } = await buildSite(project.root);
    const before = digestFiles(folder);
    writeFileSync(join(project.root, 'docs/other.md'), '# Other\n\n## Part\n\nAnother text.\n');
    const after = digestFiles((await buildSite(project.root, { out: join(openElsewhere(), 'site') })).folder);
    for (const share of [0.3, 0.6, 0.8, 0.95]) {
      await waymark(['build', '--root', project.root], { signal: AbortSignal.timeout(Math.round(whole.seconds * share * 1000)) });
      expect([before, after]).toContainEqual(digestFiles(folder));
    }
    expect(digestFiles((await buildSite(project.root)).folder)).toEqual(after);
    expect(readdirSync(project.root).sort()).toEqual(['.git', '.waymark', 'dist', 'docs']);
  });

  test('keeps the last site when --fail-on refuses the new one', async () => {
    const project = open(pages);
    const before = digestFiles((await buildSite(project.root)).folder);
    writeFileSync(join(project.root, 'docs/other.md'), '# Other\n\n[Nowhere](gone.md)\n');
    const run = await waymark(['build', '--root', project.root, '--fail-on', 'error']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('gone.md');
    expect(digestFiles(join(project.root, 'dist'))).toEqual(before);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFolder, plainEnvironment, readAddress, runProcess, type Run } from '../helpers/build.ts';
import { packageFolder } from '../helpers/package-folder.ts';
import { openProject, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';
import { findDeadAddresses, listFiles, readPage, readSite } from '../helpers/site.ts';

/**
 * The package as somebody installs it: packed, and installed by npm into a repository of its own. This takes the registry, or
 * npm's cache of it, and up to some minutes.
 */
const minutes = 60_000;

/** What npm needs to know of this machine, beside the plain environment. */
const npmEnvironment = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] =>
    /^(?:npm_config_(?:registry|cache|userconfig)|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS)$/i.test(entry[0]),
  ),
);

const pages: Files = {
  'README.md': '# Handbook\n\nSee [the runbook](runbooks/disk.md).\n',
  'docs/guide.md': '# Guide\n\n```mermaid\ngraph TD; A --> B\n```\n\n[Back](../README.md)\n',
  'runbooks/disk.md': '# Disk full\n\n1. Look at it.\n',
};

/** A component of the project for each that can be replaced: a wrap of the portal's own, with styles and a script. */
const overrides: Files = {
  'src/Head.astro':
    '---\nimport type { HeadProps } from \'waymark\';\ntype Props = HeadProps;\n---\n<meta name="own" content={Astro.props.title} />\n',
  ...Object.fromEntries(
    ['Brand', 'Banner', 'HomeText', 'PageHead', 'PageFoot', 'Footer'].map((name) => [
      `src/${name}.astro`,
      `---\nimport type { ${name}Props } from 'waymark';\nimport Default from 'waymark/components/${name}.astro';\ntype Props = ${name}Props;\n---\n<Default {...Astro.props} />\n<p class="own">${name}</p>\n<style is:global>.own { color: red }</style>\n<script>document.title += '';</script>\n`,
    ]),
  ),
  'wrong.config.mjs':
    "import waymark from 'waymark';\n\nexport default { integrations: [waymark({ components: { Sidebar: './x.astro' } })] };\n",
};

interface Packed {
  filename: string;
  files: { path: string }[];
}

let holder: { root: string; remove(): void };
let packed: Packed;
let checkout: string;

beforeAll(async () => {
  holder = openFolder();
  // In a copy: other tests run the commands of this checkout at this moment, and packing compiles them anew.
  checkout = copyCheckout();
  const run = await npm(['pack', '--json', '--pack-destination', holder.root], checkout);
  const answer: unknown = JSON.parse(run.out);
  packed = (Array.isArray(answer) ? answer[0] : Object.values(answer as Record<string, Packed>)[0]) as Packed;
}, 3 * minutes);
afterAll(() => {
  holder?.remove();
});

/** What packing reads, and the tools that it runs. */
function copyCheckout(): string {
  const copy = join(holder.root, 'checkout');
  const paths = ['package.json', 'README.md', 'LICENSE', 'tsconfig.json', 'src', 'plugins', 'scripts', 'lib'];
  for (const path of paths) cpSync(join(packageFolder, path), join(copy, path), { recursive: true });
  symlinkSync(join(packageFolder, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function npm(args: readonly string[], cwd: string): Promise<Run> {
  const run = await runProcess('npm', args, { cwd, env: npmEnvironment, seconds: 170 });
  if (run.code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${String(run.code)}:\n${run.err}`);
  return run;
}

async function install(project: Project): Promise<void> {
  await npm(['install', '--save-dev', '--prefer-offline', '--no-audit', '--no-fund', join(holder.root, packed.filename)], project.root);
}

/** Runs the installed command as `npx waymark` does. */
function npx(project: Project, args: readonly string[], program = 'waymark'): Promise<Run> {
  return runProcess(process.execPath, [join(project.root, 'node_modules/.bin', program), ...args], {
    cwd: project.root,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

describe('the packed package', () => {
  test('holds compiled code, the site’s sources, and nothing else', () => {
    const places = Map.groupBy(packed.files, ({ path }) =>
      path.startsWith('lib/') || path.startsWith('src/') ? `${path.split('/').slice(0, 2).join('/')} ${extname(path)}` : path,
    );
    expect([...places.keys()].sort()).toMatchInlineSnapshot(`
      [
        "LICENSE",
        "README.md",
        "lib/plugins .js",
        "lib/plugins .ts",
        "lib/scripts .js",
        "lib/scripts .ts",
        "lib/src .js",
        "lib/src .ts",
        "package.json",
        "scripts/bin.cjs",
        "src/site .astro",
        "src/site .css",
        "src/site .js",
        "src/site .ts",
      ]
    `);
  });

  test('holds no development tool', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(
      paths.filter((path) => /(?:^|\/)(?:test|content|bench|corpora|count-tests|write-reference|published-manifest)(?:[./]|$)/.test(path)),
    ).toEqual([]);
  });
});

describe('packing', () => {
  test('leaves package.json as it was', () => {
    expect(readFileSync(join(checkout, 'package.json'), 'utf8')).toBe(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    expect(existsSync(join(checkout, '.package.json.whole'))).toBe(false);
  });
});

describe('in a repository of Markdown', () => {
  let project: Project;

  beforeAll(async () => {
    project = openProject({ ...pages, '.gitignore': 'node_modules\n' });
    await install(project);
    project.commit({}, '2026-02-04T00:00:00Z');
  }, 3 * minutes);
  afterAll(() => {
    project?.remove();
  });

  test('the installed package.json names no script that npm could run, and nothing that only a checkout has', () => {
    const manifest = JSON.parse(readFileSync(join(project.root, 'node_modules/waymark/package.json'), 'utf8')) as object;
    expect(Object.keys(manifest)).toEqual(expect.arrayContaining(['name', 'bin', 'exports', 'dependencies', 'engines']));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['devDependencies']));
  });

  test('check, build and pages work without any configuration, and leave the repository clean', async () => {
    const check = await npx(project, ['check', '--format', 'json']);
    expect({ code: check.code, summary: (JSON.parse(check.out) as { summary: unknown }).summary }).toEqual({
      code: 0,
      summary: { pages: 3, errors: 0, warnings: 0, infos: 0 },
    });
    const listed = await npx(project, ['pages', '--format', 'json']);
    expect((JSON.parse(listed.out) as { pages: { path: string }[] }).pages.map(({ path }) => path).sort()).toEqual(
      Object.keys(pages).sort(),
    );
    const built = await npx(project, ['build']);
    expect({ code: built.code, said: built.err }).toEqual({ code: 0, said: expect.stringContaining('Published 3 pages') as string });
    expect(built.err).toContain('Git doesn’t ignore it yet: add `dist/` to .gitignore');
    expect(project.git('status', '--porcelain').trim()).toBe('?? dist/');
  });

  test('the site is whole', () => {
    const site = readSite(join(project.root, 'dist'));
    expect(findDeadAddresses(site)).toEqual([]);
    expect([...site.pages.keys()]).toEqual(
      expect.arrayContaining([
        'index.html',
        '404.html',
        'all/index.html',
        'search/index.html',
        'docs/guide/index.html',
        'runbooks/disk/index.html',
      ]),
    );
    expect(site.files).toContain('pagefind/pagefind.js');
  });

  test('waymark dev answers, and stops when it is asked to', { timeout: 2 * minutes }, async () => {
    const child = spawn(process.execPath, [join(project.root, 'node_modules/.bin/waymark'), 'dev', '--port', '0'], {
      cwd: project.root,
      env: plainEnvironment({ ASTRO_TELEMETRY_DISABLED: '1' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const address = await readAddress(child);
      const answer = await fetch(new URL('docs/guide/', address));
      expect({ status: answer.status, text: await answer.text() }).toEqual({
        status: 200,
        text: expect.stringContaining('<h1 class="title"') as string,
      });
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      expect((await ended)[0]).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
    expect(project.git('status', '--porcelain').trim()).toBe('?? dist/');
  });

  test('an old Node gets a sentence with the remedy', async () => {
    const bin = join(project.root, 'node_modules/waymark/scripts/bin.cjs');
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '18.20.4' }); process.argv.splice(1, 0, ${JSON.stringify(bin)}); require(${JSON.stringify(bin)});`;
    const run = await runProcess(process.execPath, ['--eval', pretend, 'check'], { cwd: project.root });
    expect({ code: run.code, out: run.out, err: run.err }).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^waymark: Node 18\.20\.4 is too old; install Node 22\.12 or newer .*\n$/) as string,
    });
  });
});

describe('in an Astro project', () => {
  let project: Project;

  beforeAll(async () => {
    project = openProject({
      ...pages,
      '.gitignore': 'node_modules\n.astro\n',
      'package.json': JSON.stringify({ name: 'site', private: true, type: 'module' }),
      'astro.config.mjs':
        "import waymark from 'waymark';\n\nconst components = Object.fromEntries(['Head', 'Brand', 'Banner', 'HomeText', 'PageHead', 'PageFoot', 'Footer'].map((name) => [name, `./src/${name}.astro`]));\n\nexport default { site: 'https://example.com', base: '/portal', integrations: [waymark({ components })] };\n",
      ...overrides,
      'tsconfig.json': '{ "extends": "astro/tsconfigs/strict" }',
      'src/pages/own.astro':
        '---\nconst words = "A page of the project";\n---\n<html lang="en"><head><title>Own</title></head><body><h1>{words}</h1></body></html>\n',
    });
    await install(project);
  }, 3 * minutes);
  afterAll(() => {
    project?.remove();
  });

  test('the integration adds the portal to the project’s own pages', async () => {
    const run = await npx(project, ['build'], 'astro');
    expect({ code: run.code, said: run.code === 0 ? '' : run.err }).toEqual({ code: 0, said: '' });
    const site = readSite(join(project.root, 'dist'), '/portal/');
    expect(findDeadAddresses(site)).toEqual([]);
    expect(readPage(site.folder, 'own/index.html').title).toBe('Own');
    expect(readPage(site.folder, 'docs/guide/index.html').title).toContain('Guide');
    expect(listFiles(site.folder)).toContain('pagefind/pagefind.js');
  });

  test('components of the project stand in place of the portal’s, and may wrap them', () => {
    const html = readFileSync(join(project.root, 'dist/docs/guide/index.html'), 'utf8');
    for (const name of ['Brand', 'Banner', 'PageHead', 'PageFoot', 'Footer']) expect(html).toContain(`<p class="own">${name}</p>`);
    expect(html).toContain('<meta name="own" content="Guide">');
    expect(html).toMatch(/<h1 class="title" id="guide">Guide<\/h1>.*<p class="own">PageHead<\/p>/s);
    expect(html).toMatch(/<footer class="foot">.*<p class="own">Footer<\/p>/s);
    expect(html).not.toMatch(/<style|<script(?![^>]* (?:src=|type="application\/ld\+json"))/);
    expect(readFileSync(join(project.root, 'dist/index.html'), 'utf8')).toContain('<p class="own">HomeText</p>');
  });

  test('a component that isn’t one of them ends the build, with the names that are', async () => {
    const run = await npx(project, ['build', '--config', 'wrong.config.mjs'], 'astro');
    expect(run.code).toBe(1);
    expect(`${run.out}${run.err}`).toContain('names `Sidebar`, which is no component that can be replaced.');
    expect(`${run.out}${run.err}`).toContain('`HomeText`');
  });

  test('the package is typed for those who write the configuration', () => {
    expect(existsSync(join(project.root, 'node_modules/waymark', typesOf(project)))).toBe(true);
  });
});

function typesOf({ root }: Project): string {
  const manifest = JSON.parse(readFileSync(join(root, 'node_modules/waymark/package.json'), 'utf8')) as {
    exports: { '.': { types: string } };
  };
  return manifest.exports['.'].types;
}

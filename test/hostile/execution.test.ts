import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, openFolder, waymark, type Run } from '../helpers/build.ts';
import { findCanary } from '../helpers/canary.ts';
import { checkRepository } from '../helpers/check.ts';
import { openProject, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';

/** Code that leaves a trace when it runs: a file of this name, in the folder that is given. */
function moduleThatRuns(trace: string): string {
  return `import { writeFileSync } from 'node:fs';\nexport const ran = writeFileSync(${JSON.stringify(trace)}, 'ran');\n`;
}

describe('content of an untrusted source', () => {
  let project: Project;
  let trace: string;

  beforeAll(() => {
    project = openProject({});
    trace = join(project.root, 'ran');
    const esm = moduleThatRuns(trace);
    const expression = `{process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran')}`;
    project.commit({
      'waymark.yml': 'sources:\n  - { id: docs, path: docs }\n  - { id: fork, path: fork, trust: untrusted }\n',
      'docs/README.md': '# Start\n\nText.\n',
      'docs/verify.md': `# Verify\n\n\`\`\`sh verify\ntouch ${trace}\n\`\`\`\n\n:::lab{verify='touch ${trace}'}\nText.\n:::\n`,
      'fork/verify.md': `# Verify\n\n\`\`\`sh verify\ntouch ${trace}\n\`\`\`\n`,
      'fork/README.md': '# Fork\n\nText.\n',
      'fork/esm.mdx': `${esm}\n# ESM\n`,
      'fork/expression.mdx': `# Expression\n\n${expression}\n`,
      'fork/attribute.mdx': `# Attribute\n\n<Callout title=${expression}>x</Callout>\n`,
      'fork/spread.mdx': `# Spread\n\n<Callout {...${expression.slice(1, -1)}}>x</Callout>\n`,
      'fork/component.mdx': "import Other from './other.mdx';\n\n# Component\n\n<Other />\n",
      'fork/other.mdx': `export const x = ${expression.slice(1, -1)};\n\nOther\n`,
      'fork/layout.mdx': '---\nlayout: ./layout.astro\n---\n\n# Layout\n\nText.\n',
      'fork/layout.md': '---\nlayout: ./layout.astro\n---\n\n# Layout of Markdown\n\nText.\n',
      'fork/layout.astro': `---\n${esm}---\n<slot />\n`,
      'fork/comment.mdx': `# Comment\n\n{/* ${expression.slice(1, -1)} */}\n`,
      'fork/script.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
      'fork/image.md': '# Image\n\n![drawing](script.svg)\n',
    });
  });
  afterAll(() => {
    project?.remove();
  });

  test('never runs, and says so', async () => {
    const faults = await checkRepository(project.root);
    const { folder } = await buildSite(project.root);
    expect(existsSync(trace)).toBe(false);
    const refused = faults.filter(({ rule }) => rule === 'mdx/live-untrusted').map(({ file }) => file);
    expect(refused).toEqual([
      'fork/attribute.mdx',
      'fork/component.mdx',
      'fork/esm.mdx',
      'fork/expression.mdx',
      'fork/other.mdx',
      'fork/spread.mdx',
    ]);
    expect(findCanary(folder, 'getBuiltinModule').filter((path) => path.endsWith('.js'))).toEqual([]);
  });

  test('publishes no SVG', () => {
    expect(existsSync(join(project.root, 'dist/assets/fork/script.svg'))).toBe(false);
  });
});

describe('a branch of a stranger, whose configuration trusts itself', () => {
  test('is built with --untrusted, and none of its code runs', async () => {
    const project = openProject({});
    try {
      const trace = join(project.root, 'ran');
      const call = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran')`;
      project.commit({
        'waymark.yml': 'sources:\n  - { id: docs, path: docs, trust: trusted }\n',
        'docs/README.md': '# Start\n\nText.\n',
        'docs/live.mdx': `# Live\n\n{${call}}\n`,
      });
      const { code } = await waymark(['build', '--untrusted', '--root', project.root]);
      expect([code, existsSync(trace), existsSync(join(project.root, 'dist/docs/index.html'))]).toEqual([0, false, true]);
      const { code: checked, out } = await waymark(['check', '--untrusted', '--format', 'json', '--root', project.root]);
      expect([checked, out]).toEqual([1, expect.stringContaining('the page has the expression')]);
      // Without it the page runs: the trace is one.
      await waymark(['build', '--root', project.root]);
      expect(existsSync(trace)).toBe(true);
    } finally {
      project.remove();
    }
  });
});

describe('code that lies around in a repository', () => {
  const names = [
    'astro.config.mjs',
    'astro.config.ts',
    'vite.config.js',
    'vite.config.ts',
    'postcss.config.js',
    'postcss.config.cjs',
    'postcss.config.mjs',
    '.postcssrc.js',
    '.postcssrc.cjs',
    'babel.config.js',
    'tailwind.config.js',
    'svgo.config.js',
    'eslint.config.js',
    'waymark.config.js',
    'waymark.config.ts',
    '.waymarkrc.js',
    'content.config.ts',
    'src/content.config.ts',
    'src/middleware.ts',
    'src/pages/index.astro',
    'browserslist.config.js',
    'node_modules/astro/package.json',
    'node_modules/astro/index.js',
    'node_modules/pagefind/index.js',
    'docs/index.js',
    'docs/_data.js',
    '.eleventy.js',
    'docusaurus.config.js',
    'mkdocs_hooks.py',
  ];
  let project: Project;
  let trace: string;

  beforeAll(() => {
    project = openProject({});
    trace = join(project.root, 'ran');
    const write = `.writeFileSync(${JSON.stringify(trace)}, 'ran')`;
    const code: Files = Object.fromEntries(
      names.map((name) => {
        if (name.endsWith('.json')) return [name, '{ "name": "astro", "main": "index.js" }'];
        if (name.endsWith('.py')) return [name, `open(${JSON.stringify(trace)}, 'w')`];
        if (/\.(?:mjs|ts)$/.test(name)) return [name, `import fs from 'node:fs';\nfs${write};\nexport default {};\n`];
        return name.endsWith('.astro')
          ? [name, `---\nimport fs from 'node:fs';\nfs${write};\n---\n`]
          : [name, `require('fs')${write};\nmodule.exports = {};\n`];
      }),
    );
    project.commit({
      ...code,
      'docs/README.md': '# Start\n\nText with `code`.\n\n```js\nlet a;\n```\n',
      'package.json': JSON.stringify({
        name: 'x',
        scripts: { prepare: `touch ${trace}`, build: `touch ${trace}` },
        postcss: { plugins: { './docs/index.js': {} } },
        browserslist: ['extends ./docs/index.js'],
      }),
      'tsconfig.json': '{ "extends": "./nowhere.json" }',
      '.npmrc': `node-options=--require ${join(project.root, 'docs/index.js')}\n`,
      '.env': `NODE_OPTIONS=--require ${join(project.root, 'docs/index.js')}\n`,
      'mkdocs.yml':
        'site_name: x\nhooks: [mkdocs_hooks.py]\nplugins: [!!python/name:os.system "x"]\nmarkdown_extensions: [!!python/object/apply:os.system ["x"]]\n',
    });
  });
  afterAll(() => {
    project?.remove();
  });

  test('is not run by any command', async () => {
    await checkRepository(project.root);
    await buildSite(project.root, { cwd: project.root });
    expect((await waymark(['pages', '--root', project.root])).code).toBe(0);
    expect(existsSync(trace)).toBe(false);
  });
});

describe('git', () => {
  let project: Project;
  let outside: { root: string; remove(): void };
  let trace: string;

  beforeAll(() => {
    outside = openFolder();
    trace = join(outside.root, 'ran');
    const program = join(outside.root, 'program.sh');
    writeFileSync(program, `#!/bin/sh\necho "$0 $@" >>${trace}\ncat\n`);
    chmodSync(program, 0o755);
    project = openProject({ 'docs/README.md': '# Start\n\nText.\n', 'docs/other.md': '# Other\n\nText.\n' });
    project.commit({ 'docs/README.md': '# Start\n\nMore text.\n' });
    project.write({
      '.git/config': `${readFileSync(join(project.root, '.git/config'), 'utf8')}
[core]\n\tfsmonitor = ${program}\n\thooksPath = ${outside.root}\n\tpager = ${program}\n\teditor = ${program}\n\tsshCommand = ${program}\n\tgitProxy = ${program}\n\taskPass = ${program}\n\talternateRefsCommand = ${program}
[pager]\n\tlog = ${program}\n\tls-files = ${program}\n[alias]\n\tls-files = !${program}\n\tlog = !${program}\n[diff]\n\texternal = ${program}\n[diff "x"]\n\ttextconv = ${program}\n\tcommand = ${program}
[filter "x"]\n\tclean = ${program}\n\tsmudge = ${program}\n\tprocess = ${program}\n\trequired = true\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}\n[credential]\n\thelper = !${program}
[include]\n\tpath = ${outside.root}/more\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ext::${program}\n\tuploadpack = ${program}\n\tpromisor = true\n[uploadpack]\n\tpackObjectsHook = ${program}\n[protocol "ext"]\n\tallow = always
`,
      '.gitattributes': '* filter=x diff=x\n*.md filter=x diff=x merge=x\n',
      '.git/info/attributes': '* filter=x diff=x\n',
    });
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc']) {
      symlinkSync(program, join(project.root, '.git/hooks', hook));
      symlinkSync(program, join(outside.root, hook));
    }
  });
  afterAll(() => {
    project?.remove();
    outside?.remove();
  });

  test('runs nothing that the repository’s configuration, attributes or hooks name', async () => {
    project.write({ 'docs/other.md': '# Other\n\nChanged and not committed.\n' });
    await buildSite(project.root);
    await checkRepository(project.root);
    await checkRepository(project.root, '--changed-since', 'HEAD~1');
    expect(existsSync(trace) ? readFileSync(trace, 'utf8') : 'nothing').toBe('nothing');
  });

  test.each([
    '--output=written',
    '--upload-pack=touch written',
    '-Owritten',
    '--help',
    'HEAD --output=written',
    'HEAD\n--output=written',
    '--exec=touch written',
    'ext::touch written',
    '$(touch written)',
    '`touch written`',
    '; touch written',
    '',
  ])('takes %j for a revision and nothing else', async (revision) => {
    const run: Run = await waymark(['check', '--root', project.root, `--changed-since=${revision}`], { cwd: outside.root });
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/^waymark: /);
    expect([existsSync(join(project.root, 'written')), existsSync(join(outside.root, 'written')), existsSync(trace)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('doesn’t take a branch with the name of an option for the option', async () => {
    project.write({ '.git/refs/heads/--output=written': project.git('rev-parse', 'HEAD~1') });
    const run = await waymark(['check', '--root', project.root, '--format', 'json', '--changed-since=--output=written'], {
      cwd: outside.root,
    });
    expect([0, 1, 2]).toContain(run.code);
    expect(existsSync(join(project.root, 'written')) || existsSync(join(outside.root, 'written'))).toBe(false);
  });
});

describe('files of ours that the repository brings along', () => {
  let outside: { root: string; remove(): void };
  const projects: Project[] = [];

  beforeAll(() => {
    outside = openFolder();
    mkdirSync(join(outside.root, 'work'));
    writeFileSync(join(outside.root, 'settings.yml'), 'site: { title: From outside }\n');
  });
  afterAll(() => {
    for (const project of projects) project.remove();
    outside?.remove();
  });
  const open = (files: Files): Project => {
    const project = openProject({ 'docs/README.md': '# Start\n\nText.\n', ...files });
    projects.push(project);
    return project;
  };

  test.each(['.waymark', '.waymark/cache', '.waymark/site', '.waymark/vite'])('%s as a link makes us write nowhere else', async (path) => {
    const { root } = open({ [path]: { link: join(outside.root, 'work') } });
    const run = await waymark(['build', '--root', root]);
    expect({ code: run.code, said: run.err }).toEqual({ code: 2, said: expect.stringContaining('symbolic link') as string });
    expect(findCanary(join(outside.root, 'work'), '')).toEqual([]);
  });

  test('dist as a link is not replaced', async () => {
    const { root } = open({ dist: { link: join(outside.root, 'work') } });
    const run = await waymark(['build', '--root', root]);
    expect({ code: run.code, said: run.err }).toEqual({ code: 2, said: expect.stringContaining('symbolic link') as string });
  });

  test('waymark.yml as a link to a file outside isn’t read', async () => {
    const { root } = open({ 'waymark.yml': { link: join(outside.root, 'settings.yml') } });
    const run = await waymark(['build', '--root', root]);
    if (run.code === 0) expect(findCanary(join(root, 'dist'), 'From outside')).toEqual([]);
    else expect({ code: run.code, said: run.err }).toEqual({ code: 2, said: expect.stringMatching(/^waymark: /) as string });
  });

  test('a cache that somebody committed changes nothing', async () => {
    const project = open({ 'docs/other.md': '# Other\n\nTrue text.\n' });
    const { folder } = await buildSite(project.root);
    for (const path of findCanary(join(project.root, '.waymark/cache'), '')) {
      const file = join(project.root, '.waymark/cache', path);
      writeFileSync(file, readFileSync(file, 'latin1').replaceAll('True text', 'Fake text'), 'latin1');
    }
    await buildSite(project.root);
    expect(findCanary(folder, 'True text').length).toBeGreaterThan(0);
    expect(findCanary(folder, 'Fake text')).toEqual([]);
  });
});

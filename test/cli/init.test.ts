import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { githubPagesAddress } from '../../scripts/first-config.ts';
import { makeFolder, makeRepository, type Files } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const files: Files = {
  'docs/index.md': '# Docs\n\nText.\n',
  'runbooks/restart.md': '# Restart\n\nText.\n',
  'README.md': '# Platform\n\nText.\n',
  '.gitignore': 'node_modules/\n',
};

function repositoryOn(host: string, more: Files = {}): { root: string; read(path: string): string } {
  const { root, git } = makeRepository({ ...files, ...more });
  git('remote', 'add', 'origin', `https://${host}/acme/payment-platform.git`);
  return { root, read: (path) => readFileSync(join(root, path), 'utf8') };
}

describe('init', () => {
  test('writes the smallest configuration and says so', async () => {
    const { root, read } = repositoryOn('git.example.com');
    const { code, out, err } = await runIn(root, ['init']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatchInlineSnapshot(`
      "Sources:
        docs      1 page, source docs
        runbooks  1 page, source runbooks
        .         1 page, source payment-platform
      Files:
        write    waymark.yml
        add to   .gitignore (dist/, the built portal)
      Wrote 2 files. Start with \`waymark check\`, look at the portal with \`waymark dev\`.
      "
    `);
    expect(read('waymark.yml')).toMatchInlineSnapshot(`
      "site:
        id: payment-platform
        title: Payment platform
      sources:
        - id: docs
          path: docs
          title: Documentation
        - id: runbooks
          path: runbooks
          kind: runbook
        - id: payment-platform
          path: .
      "
    `);
    expect(read('.gitignore')).toBe('node_modules/\ndist/\n');
  });

  test('names the next commands as it was started itself', async () => {
    const { root } = repositoryOn('github.com');
    const { err } = await runIn(root, ['init', '--yes'], { env: { npm_command: 'exec' } });
    expect(err).toContain('Start with `npx waymark check`, look at the portal with `npx waymark dev`.');
  });

  test('changes no id, title, kind or order', async () => {
    const { root } = repositoryOn('github.com', { 'source/x.html.md.erb': '# X\n\nText.\n', 'docs/vendor/y.md': '# Y\n\nText.\n' });
    const before = await runIn(root, ['pages', '--format', 'json']);
    await runIn(root, ['init']);
    expect((await runIn(root, ['pages', '--format', 'json'])).out).toBe(before.out);
    expect((await runIn(root, ['check', '--fail-on', 'warning'])).code).toBe(0);
  });

  test('--ci shows what each file is for', async () => {
    const { root } = repositoryOn('github.com');
    const shown = async (host: string): Promise<string> => (await runIn(root, ['init', '--dry-run', '--ci', host])).err;
    expect((await shown('github')).match(/^ {2}write .*$/gm)?.join('\n')).toMatchInlineSnapshot(`
      "  write    waymark.yml
        write    .github/workflows/waymark.yml (pull requests: faults, and a report as a comment)
        write    .github/workflows/waymark-comment.yml (pull requests: one comment)
        write    .github/workflows/waymark-pages.yml (publishes the portal)
        write    .github/workflows/waymark-freshness.yml (weekly: one issue per owner)
        write    .github/workflows/waymark-reviews.yml (monthly: one pull request per owner)
        write    .github/workflows/waymark-releases.yml (weekly: one pull request per pathway)"
    `);
    expect((await shown('gitlab')).match(/^ {2}write .*$/gm)?.join('\n')).toMatchInlineSnapshot(`
      "  write    waymark.yml
        write    .gitlab/waymark.yml (merge requests, schedules, pages)
        write    .gitlab-ci.yml (includes it)"
    `);
  });

  test('--ci writes at the top of the repository what hosts read only there', async () => {
    const { root, read } = repositoryOn('github.com', { 'services/pay/docs/index.md': '# Pay\n\nText.\n' });
    const init = ['init', '--root', 'services/pay', '--ci', 'github'];
    const { code, err } = await runIn(root, init);
    expect(code).toBe(0);
    expect(err).toContain('  write    waymark.yml\n  write    ../../.github/workflows/waymark.yml (');
    expect(read('services/pay/waymark.yml')).toContain('sources:');
    expect(parse(read('.github/workflows/waymark.yml'))).toMatchObject({ defaults: { run: { 'working-directory': 'services/pay' } } });
    expect(existsSync(join(root, 'services/pay/.github'))).toBe(false);
    expect((await runIn(root, init)).err).toContain('  keep     ../../.github/workflows/waymark.yml (it exists;');
  });

  test('is done when it is done', async () => {
    const { root, read } = repositoryOn('github.com');
    await runIn(root, ['init', '--ci', 'github']);
    const before = ['waymark.yml', '.gitignore', '.github/workflows/waymark.yml'].map(read);
    const { code, err } = await runIn(root, ['init', '--ci', 'github']);
    expect(code).toBe(0);
    expect(err).toContain('keep     waymark.yml (it exists; `--force` writes it anew)');
    expect(['waymark.yml', '.gitignore', '.github/workflows/waymark.yml'].map(read)).toEqual(before);
  });

  test('--force writes anew what exists', async () => {
    const { root, read } = repositoryOn('github.com', { 'waymark.yml': 'broken: [' });
    expect((await runIn(root, ['init', '--force'])).code).toBe(0);
    expect(parse(read('waymark.yml'))).toMatchObject({ site: { title: 'Payment platform' } });
  });

  test('--force follows no symbolic link', async () => {
    const outside = makeFolder({ 'secret.yml': 'kept' });
    const { root } = makeRepository({ ...files, 'waymark.yml': { link: join(outside.root, 'secret.yml') } });
    expect((await runIn(root, ['init', '--force'])).code).toBe(2);
    expect(readFileSync(join(outside.root, 'secret.yml'), 'utf8')).toBe('kept');
  });

  test('--dry-run prints the files and writes none', async () => {
    const { root } = repositoryOn('github.com');
    const { out } = await runIn(root, ['init', '--dry-run', '--ci', 'gitlab']);
    expect(out.match(/^# \S+$/gm)).toEqual(['# waymark.yml', '# .gitlab/waymark.yml', '# .gitlab-ci.yml', '# .gitignore']);
    expect(existsSync(join(root, 'waymark.yml'))).toBe(false);
  });

  test('--schema writes what editors complete from', async () => {
    const { root, read } = repositoryOn('github.com');
    await runIn(root, ['init', '--schema']);
    expect(read('waymark.yml')).toMatch(/^# yaml-language-server: \$schema=\.\/waymark\.schema\.json\n/);
    expect(JSON.parse(read('waymark.schema.json'))).toMatchObject({ type: 'object', properties: { sources: {} } });
  });

  test.each([
    ['', true],
    ['y', true],
    ['YES', true],
    ['n', false],
    ['no', false],
    ['what?', false],
  ])('asks on a terminal, and takes %j for %s', async (answer, written) => {
    const { root } = repositoryOn('github.com');
    const questions: string[] = [];
    const ask = (question: string): Promise<string> => {
      questions.push(question);
      return Promise.resolve(answer);
    };
    expect((await runIn(root, ['init'], { ask })).code).toBe(0);
    expect(questions).toEqual(['Write these files? [Y/n] ']);
    expect(existsSync(join(root, 'waymark.yml'))).toBe(written);
  });

  test('--yes asks nothing', async () => {
    const { root } = repositoryOn('github.com');
    const ask = (): Promise<string> => Promise.reject(new Error('asked'));
    expect((await runIn(root, ['init', '--yes'], { ask })).code).toBe(0);
  });

  test('names where GitHub publishes, and says what to change when the configuration is kept', async () => {
    const fresh = repositoryOn('github.com');
    await runIn(fresh.root, ['init', '--ci', 'github']);
    expect(parse(fresh.read('waymark.yml'))).toMatchObject({ site: { url: 'https://acme.github.io', base: '/payment-platform/' } });
    const kept = repositoryOn('github.com', { 'waymark.yml': 'site: { title: Ours }\n' });
    expect((await runIn(kept.root, ['init', '--ci', 'github'])).err).toContain('below /payment-platform/; that has to be `site.base`');
  });

  test('says what to include when the pipeline of GitLab exists', async () => {
    const { root, read } = repositoryOn('gitlab.com', { '.gitlab-ci.yml': 'test: { script: [make] }\n' });
    const { err } = await runIn(root, ['init', '--ci', 'gitlab']);
    expect(err).toContain('Add to .gitlab-ci.yml: include: [{ local: .gitlab/waymark.yml }]');
    expect(read('.gitlab-ci.yml')).toBe('test: { script: [make] }\n');
  });

  test('publishes the branch that is checked out where no remote says otherwise, also before its first commit', async () => {
    const branchOf = (root: string): unknown =>
      (parse(readFileSync(join(root, '.github/workflows/waymark-pages.yml'), 'utf8')) as { on: { push: { branches: unknown } } }).on.push
        .branches;
    const old = makeRepository(files);
    old.git('branch', '--move', 'master');
    await runIn(old.root, ['init', '--ci', 'github']);
    expect(branchOf(old.root)).toEqual(['master']);
    const unborn = makeRepository();
    unborn.git('symbolic-ref', 'HEAD', 'refs/heads/trunk');
    await runIn(unborn.root, ['init', '--ci', 'github']);
    expect(branchOf(unborn.root)).toEqual(['trunk']);
  });

  const installed = { 'package.json': '{ "devDependencies": { "waymark": "^0.1.0" } }' };
  const lock = '{ "lockfileVersion": 3, "packages": { "node_modules/waymark": { "version": "0.1.0" } } }';

  test.each<[what: string, files: Files, note: string | undefined]>([
    ['nothing when all is there', { ...installed, 'package-lock.json': lock }, undefined],
    [
      'how to install it',
      {},
      'Before you push: put the file that `npm pack` makes in a checkout of Waymark here, `npm install --save-dev ./waymark-*.tgz`, and commit it with',
    ],
    [
      'how to install it beside others',
      { 'package.json': '{ "dependencies": { "left": "1" } }', 'package-lock.json': lock },
      '`npm install --save-dev ./waymark-*.tgz`',
    ],
    ['the same for a package.json that is none', { 'package.json': '[' }, '`npm install --save-dev ./waymark-*.tgz`'],
    [
      'that the lock file is old',
      { ...installed, 'package-lock.json': '{ "packages": {} }' },
      'package-lock.json doesn’t name Waymark yet. Run `npm install`',
    ],
    ['what to change for another package manager', { ...installed, 'pnpm-lock.yaml': '' }, 'For pnpm-lock.yaml, change its lines'],
    [
      'that a package elsewhere isn’t found there',
      { 'package.json': '{ "devDependencies": { "waymark": "file:../waymark-0.1.0.tgz" } }', 'package-lock.json': lock },
      'package.json takes Waymark from `../waymark-0.1.0.tgz`, outside of the repository.',
    ],
    [
      'nothing for a package in the repository',
      { 'package.json': '{ "devDependencies": { "waymark": "file:waymark-0.1.0.tgz" } }', 'package-lock.json': lock },
      undefined,
    ],
  ])('says what the recipe needs first: %s', async (_, more, note) => {
    const { root } = repositoryOn('github.com', more);
    const { err } = await runIn(root, ['init', '--ci', 'gitlab', '--dry-run']);
    if (note === undefined) expect(err).not.toContain('Before you push');
    else expect(err).toContain(note);
  });

  test('ignores what the recipe installs', async () => {
    const { root, read } = repositoryOn('github.com', { '.gitignore': '*.log\n' });
    expect((await runIn(root, ['init', '--ci', 'gitlab'])).err).toContain(
      'add to   .gitignore (dist/, the built portal; node_modules/, installed packages)',
    );
    expect(read('.gitignore')).toBe('*.log\ndist/\nnode_modules/\n');
  });

  test.each<[what: string, files: Files]>([
    ['a package.json', { 'package.json': '{}' }],
    ['installed packages', { 'node_modules/x/index.js': '' }],
  ])('ignores packages where there is %s', async (_, more) => {
    const { root, read } = repositoryOn('github.com', { '.gitignore': '', ...more });
    await runIn(root, ['init', '--yes']);
    expect(read('.gitignore')).toBe('dist/\nnode_modules/\n');
  });

  test('ignores the built portal only where it isn’t, and keeps line ends', async () => {
    const ignored = repositoryOn('github.com', { '.gitignore': '/dist' });
    await runIn(ignored.root, ['init']);
    expect(ignored.read('.gitignore')).toBe('/dist');
    const windows = repositoryOn('github.com', { '.gitignore': 'a\r\nb' });
    await runIn(windows.root, ['init']);
    expect(windows.read('.gitignore')).toBe('a\r\nb\r\ndist/\r\n');
  });

  test('works without git and without pages', async () => {
    const { root } = makeFolder();
    const { code, err } = await runIn(root, ['init']);
    expect(code).toBe(0);
    expect(err).toMatchInlineSnapshot(`
      "No page was found.
      Files:
        write    waymark.yml
        write    docs/index.md (the first page)
      Wrote 2 files. Start with \`waymark check\`, look at the portal with \`waymark dev\`.
      "
    `);
    expect((await runIn(root, ['check', '--fail-on', 'warning'])).out).toBe('No problems in 1 page.\n');
    expect(readFileSync(join(root, 'waymark.yml'), 'utf8')).toContain('sources:\n  - id: docs\n    path: docs\n');
    expect(existsSync(join(root, '.gitignore'))).toBe(false);
  });
});

test('from an empty repository to a page, a pathway and a skill', async () => {
  const { root } = makeRepository();
  const commands = [
    ['init', '--yes'],
    ['new', 'page', 'First page'],
    ['new', 'pathway', 'on-call'],
    ['new', 'skill', 'Incident response'],
  ];
  for (const argv of commands) expect((await runIn(root, argv)).code).toBe(0);
  expect((await runIn(root, ['check', '--fail-on', 'warning'])).out).toContain('1 info in 2 pages.');
});

describe('init --editor vscode', () => {
  const written = [
    'settings.json',
    'extensions.json',
    'waymark/config.schema.json',
    'waymark/page.schema.json',
    'waymark/units.schema.json',
    'waymark/pathway.schema.json',
    'waymark/skills.schema.json',
    'waymark/retired.schema.json',
    'waymark/evidence.schema.json',
    'waymark.code-snippets',
  ];

  test('writes schemas, the settings that name them, the extension that reads them, and snippets', async () => {
    const { root, read } = repositoryOn('github.com', {
      'content/pathways/p/pathway.yml': 'id: p\ntitle: P\nstages: [{ id: s, title: S }]\n',
    });
    expect((await runIn(root, ['init', '--editor', 'vscode'])).code).toBe(0);
    for (const path of written) expect(existsSync(join(root, '.vscode', path))).toBe(true);
    const settings = JSON.parse(read('.vscode/settings.json')) as { 'yaml.schemas': Record<string, string[]> };
    expect(settings['yaml.schemas']).toMatchInlineSnapshot(`
      {
        "./.vscode/waymark/config.schema.json": [
          "waymark.yml",
          "waymark.yaml",
        ],
        "./.vscode/waymark/pathway.schema.json": [
          "content/pathways/*/pathway.yml",
        ],
        "./.vscode/waymark/retired.schema.json": [
          "content/pathways/retired.yml",
        ],
        "./.vscode/waymark/skills.schema.json": [
          "skills/**/*.yml",
        ],
        "./.vscode/waymark/units.schema.json": [
          "units.yml",
        ],
      }
    `);
    for (const path of Object.keys(settings['yaml.schemas'])) expect(existsSync(join(root, path))).toBe(true);
    expect(JSON.parse(read('.vscode/extensions.json'))).toEqual({ recommendations: ['redhat.vscode-yaml'] });
    expect((await runIn(root, ['init', '--editor', 'vscode'])).err).toContain('There is nothing to write.');
  });

  test('keeps settings that exist, and says what to add', async () => {
    const own = {
      '.vscode/settings.json': '{\n  // ours\n  "editor.tabSize": 2\n}\n',
      '.vscode/extensions.json': '{ "recommendations": ["redhat.vscode-yaml"] }',
    };
    const { root, read } = repositoryOn('github.com', own);
    const { err } = await runIn(root, ['init', '--editor', 'vscode']);
    expect(err).toContain('keep     .vscode/settings.json (it exists)');
    expect(err).toContain('keep     .vscode/extensions.json (it has what is needed)');
    expect(err).toContain('Add to .vscode/settings.json:\n  "yaml.schemas": {\n    "./.vscode/waymark/config.schema.json": [');
    expect(read('.vscode/settings.json')).toBe(own['.vscode/settings.json']);
  });

  test.each([
    ['where there are settings, and takes yes', { '.vscode/launch.json': '{}' }, ['y', ''], true],
    ['where there are settings, and takes no', { '.vscode/launch.json': '{}' }, ['', ''], false],
    ['nowhere else', {}, [''], false],
  ])('is offered on a terminal %s', async (_, more, answers, expected) => {
    const { root } = repositoryOn('github.com', more);
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(answers[asked.length - 1] ?? 'no');
    };
    await runIn(root, ['init'], { ask });
    expect([asked.length, existsSync(join(root, '.vscode/waymark'))]).toEqual([answers.length, expected]);
  });
});

test.each([
  ['https://github.com/Acme/platform', 'https://acme.github.io', '/platform/'],
  ['https://github.com/acme/Acme.github.io', 'https://acme.github.io', '/'],
])('GitHub publishes %s at %s%s', (repository, url, base) => {
  expect(githubPagesAddress(repository)).toEqual({ url, base });
});

test.each(['https://gitlab.com/acme/platform', 'https://github.example.com/acme/platform', undefined])(
  'where %s is published is not known',
  (repository) => {
    expect(githubPagesAddress(repository)).toBeUndefined();
  },
);

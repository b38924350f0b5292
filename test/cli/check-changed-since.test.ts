import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { lockIn, type LockOptions } from '../helpers/lock.ts';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const start = {
  'docs/index.md': '# Start\n\nSee [call](on-call.md), [it](nowhere.md).\n',
  'docs/on-call.md': '# On call\n\nSee [payments](payments.md).\n',
  'docs/payments.md': '# Payments\n\nHow we pay, in words that are ours.\n',
};

/** Faults that `check --changed-since` reports, as `file rule value`. */
async function newFaults(root: string, ref: string, ...more: string[]): Promise<string[]> {
  const { out, err } = await runIn(root, ['check', '--format', 'json', '--changed-since', ref, ...more]);
  expect(err).toBe('');
  const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ file, rule, actual = '' }) => `${file} ${rule} ${actual}`.trim());
}

describe('check --changed-since reports', () => {
  const changes: Record<string, { change(repository: Repository): void; expected: string[]; since?: string }> = {
    'nothing of what was there': { change: () => undefined, expected: [] },
    'a fault in an edited file, not those beside it': {
      change: ({ write }) => write({ 'docs/index.md': `${start['docs/index.md']}\nAnd [more](more.md).\n` }),
      expected: ['docs/index.md link/page more.md'],
    },
    'no old fault whose line moved': {
      change: ({ write }) => write({ 'docs/index.md': `---\ntags: [a]\n---\n\n${start['docs/index.md']}` }),
      expected: [],
    },
    'a fault of an untracked file': {
      change: ({ write }) => write({ 'docs/new.md': '# New\n\nSee [it](gone.md).\n' }),
      expected: ['docs/new.md link/page gone.md'],
    },
    'a fault of a commit': {
      change: ({ commit }) => void commit({ 'docs/new.md': '# New\n\nSee [it](gone.md).\n' }),
      expected: ['docs/new.md link/page gone.md'],
    },
    'links to a deleted page, in files that nobody touched': {
      change: ({ git }) => void git('rm', '--quiet', 'docs/payments.md'),
      expected: ['docs/on-call.md link/page payments.md'],
    },
    'anchors that are gone, in files that nobody touched': {
      change: ({ commit, write }) => {
        commit({
          'docs/on-call.md': '# On call\n\nSee [payments](payments.md#refunds).\n',
          'docs/payments.md': '# Payments\n\n## Refunds\n\nText.\n',
        });
        write({ 'docs/payments.md': '# Payments\n\n## Reversals\n\nText.\n' });
      },
      since: 'HEAD',
      expected: ['docs/on-call.md link/anchor payments.md#refunds'],
    },
    'imports of live pages that lead nowhere since a script is gone, or exports something else': {
      change: ({ commit, git, write }) => {
        commit({
          'docs/chart.mdx': "import { total } from './total.js'\n\n# Chart\n\n{total}\n",
          'docs/table.mdx': "import { rows } from './rows.js'\n\n# Table\n\n{rows}\n",
          'docs/total.js': 'export const total = 1;\n',
          'docs/rows.js': 'export const rows = 1;\n',
        });
        write({ 'docs/total.js': 'export const sum = 1;\n' });
        git('rm', '--quiet', 'docs/rows.js');
      },
      since: 'HEAD',
      expected: ['docs/chart.mdx mdx/unresolved-import total', 'docs/table.mdx mdx/unresolved-import ./rows.js'],
    },
    'nothing of a page that moved and remembers its id, however little of it stays': {
      change: ({ root, commit, git }) => {
        commit({ 'docs/b.md': '# B\n\n[c](on-call.md) [d](on-call.md#x)\n', 'waymark.yml': 'units: units.yml\n', 'units.yml': '' });
        git('mv', 'docs/b.md', 'docs/moved.md');
        writeFileSync(join(root, 'docs/moved.md'), '# Something else\n\n[d](on-call.md#x)\n');
        writeFileSync(join(root, 'units.yml'), 'pages:\n  docs/moved.md: { formerIds: [docs/b] }\n');
      },
      since: 'HEAD',
      expected: [],
    },
    'what leads to files outside of the sources that were deleted, before git was told': {
      change: ({ root, commit }) => {
        commit({
          'waymark.yml': 'sources:\n  - { id: docs, path: docs }\n',
          'docs/new.md': '---\ncovers: [src/app.ts]\n---\n\n# New\n\n[Licence](../LICENSE) ![Picture](../src/x.png)\n',
          'src/app.ts': '',
          'src/x.png': '',
          LICENSE: '',
        });
        for (const path of ['src/app.ts', 'src/x.png', 'LICENSE']) rmSync(join(root, path));
      },
      since: 'HEAD',
      expected: [
        'docs/new.md freshness/covers-nothing src/app.ts',
        'docs/new.md link/page ../LICENSE',
        'docs/new.md asset/missing ../src/x.png',
      ],
    },
    'nothing of what others did on the branch meanwhile': {
      change: ({ git, commit }) => {
        git('switch', '--quiet', '--create', 'topic');
        commit({ 'docs/new.md': '# New\n\nText.\n' });
        git('switch', '--quiet', 'main');
        commit({ 'docs/theirs.md': '# Theirs\n\nSee [it](gone.md).\n', 'docs/payments.md': '# Paid\n\nOther words.\n' });
        git('switch', '--quiet', 'topic');
      },
      expected: [],
    },
    'faults that a rule finds since it is configured': {
      change: ({ write }) => write({ 'waymark.yml': 'rules:\n  page/orphan: warning\n' }),
      expected: ['docs/new.md page/orphan'],
    },
    'nothing when the configuration was broken before': {
      change: ({ commit, write }) => {
        commit({ 'waymark.yml': 'sorces: []\n' });
        write({ 'waymark.yml': 'sources:\n  - { id: docs, path: docs }\n' });
      },
      since: 'HEAD',
      expected: [],
    },
    'nothing in a page that moved with its faults': {
      change: ({ git, write }) => {
        git('mv', 'docs/index.md', 'docs/start.md');
        write({ 'docs/start.md': '---\nid: docs\n---\n# Start\n\nSee [call](on-call.md), [it](nowhere.md).\n\nA new line.\n' });
      },
      expected: [],
    },
    'what a move broke': {
      change: ({ git, write }) => {
        git('rm', '--quiet', 'docs/on-call.md');
        write({ 'docs/team/on-call.md': `---\nid: docs/on-call\n---\n${start['docs/on-call.md']}` });
      },
      expected: ['docs/index.md link/page on-call.md', 'docs/team/on-call.md link/page payments.md'],
    },
  };

  test.each(Object.entries(changes))('%s', async (_, { change, expected, since = 'main' }) => {
    const repository = makeRepository({ ...start, ...(expected[0]?.includes('orphan') ? { 'docs/new.md': '# New\n\nText.\n' } : {}) });
    if (since === 'main') repository.git('branch', 'base');
    change(repository);
    const ref = since === 'main' && repository.git('branch', '--show-current').trim() === 'main' ? 'base' : since;
    expect(await newFaults(repository.root, ref)).toEqual(expected);
  });
});

test('what is remembered of a base changes no answer', async () => {
  const { root, git } = makeRepository(start);
  git('rm', '--quiet', 'docs/payments.md');
  const cold = await newFaults(root, 'HEAD');
  const warm = await newFaults(root, 'HEAD');
  for (const file of readdirSync(join(root, '.waymark/cache/untrusted/base'), { recursive: true, encoding: 'utf8' })) {
    if (/^..\/.+/.test(file)) writeFileSync(join(root, '.waymark/cache/untrusted/base', file), 'damaged');
  }
  expect([warm, await newFaults(root, 'HEAD')]).toEqual([cold, cold]);
  expect(cold).toEqual(['docs/on-call.md link/page payments.md']);
});

test('a folder inside the repository can be the root', async () => {
  const { root, write } = makeRepository({ 'app/docs/index.md': '# App\n\nText.\n', 'docs/index.md': '# Other\n\nText.\n' });
  write({ 'app/docs/index.md': '# App\n\nSee [it](gone.md).\n', 'docs/index.md': '# Other\n\nSee [it](gone.md).\n' });
  expect(await newFaults(root, 'HEAD', '--root', 'app')).toEqual(['docs/index.md link/page gone.md']);
});

test('names with any characters are compared', async () => {
  const names = ['docs/a b.md', 'docs/ä.md', 'docs/"q".md', 'docs/-x.md', 'docs/tab\there.md', 'docs/line\nbreak.md'];
  const faulty = (name: string): [string, string] => [name, `# ${JSON.stringify(name)}\n\nSee [it](gone.md).\n`];
  const { root, write } = makeRepository(Object.fromEntries(names.map(faulty)));
  write({ 'docs/new.md': '# New\n\nSee [it](gone.md).\n' });
  expect(await newFaults(root, 'HEAD')).toEqual(['docs/new.md link/page gone.md']);
});

test('encodings, links and pictures are read from git as from disk', async () => {
  const files: Files = {
    'docs/latin.md': Buffer.from('# Caf\xe9\n\n![x](bad.png) ![y](y.png)\n', 'latin1'),
    'docs/bad.png': 'no picture',
    'docs/y.png': 'no picture, either',
    'docs/wide.md': Buffer.from('\ufeff# Wide\n\nText.\n', 'utf16le'),
    'docs/link.md': { link: 'latin.md' },
    'docs/zero.md': Buffer.from('a\0b'),
  };
  const { root, write } = makeRepository(files);
  const all = (await runIn(root, ['check', '--format', 'json', '--verbose'])).out;
  const rules = (JSON.parse(all) as { diagnostics: Diagnostic[] }).diagnostics.map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['source/encoding', 'asset/refused', 'source/symlink', 'source/binary']));
  // Every file differs on disk, so that every one is read from git.
  write({ 'docs/latin.md': Buffer.from('# Caf\xe9!\n\n![x](bad.png) ![y](y.png)\n', 'latin1'), 'docs/zero.md': Buffer.from('a\0bc') });
  write({ 'docs/bad.png': 'still no picture', 'docs/wide.md': Buffer.from('\ufeff# Wide!\n\nText.\n', 'utf16le') });
  expect(await newFaults(root, 'HEAD')).toEqual([]);
});

describe('a ref', () => {
  test('that only the remote has is suggested', async () => {
    const origin = makeRepository(start);
    origin.git('switch', '--quiet', '--create', 'topic');
    const clone = cloneOf(origin.root);
    const { code, err } = await runIn(clone, ['check', '--changed-since', 'main']);
    expect({ code, err }).toEqual({ code: 2, err: 'waymark: There is no commit `main`.\n  Did you mean `origin/main`?\n' });
    expect(await newFaults(clone, 'origin/main')).toEqual([]);
  });

  test('that a shallow clone lacks is explained with the remedy', async () => {
    const origin = makeRepository(start);
    origin.commit({ 'docs/a.md': '# A\n\nText.\n' });
    const clone = cloneOf(origin.root, '--depth=1');
    const { code, err } = await runIn(clone, ['check', '--changed-since', 'HEAD~1']);
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      "waymark: There is no commit \`HEAD~1\`.
        Fetch the whole history: \`fetch-depth: 0\` for actions/checkout, \`GIT_DEPTH: 0\` in GitLab, \`git fetch --unshallow\` by hand.
      "
    `);
  });

  test('whose common commit a shallow clone lacks is explained with the remedy', async () => {
    const origin = makeRepository(start);
    origin.git('switch', '--quiet', '--create', 'topic');
    origin.commit({ 'docs/a.md': '# A\n\nText.\n' });
    origin.git('switch', '--quiet', 'main');
    origin.commit({ 'docs/b.md': '# B\n\nText.\n' });
    const clone = cloneOf(origin.root, '--depth=1', '--no-single-branch');
    const { code, err } = await runIn(clone, ['check', '--changed-since', 'origin/topic']);
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      "waymark: This shallow clone lacks the commit that HEAD and \`origin/topic\` have in common.
        Fetch the whole history: \`fetch-depth: 0\` for actions/checkout, \`GIT_DEPTH: 0\` in GitLab, \`git fetch --unshallow\` by hand.
      "
    `);
  });

  test('with a history of its own is refused', async () => {
    const repository = makeRepository(start);
    repository.git('switch', '--quiet', '--orphan', 'other');
    repository.commit(start, { message: 'Another start' });
    const { code, err } = await runIn(repository.root, ['check', '--changed-since', 'main']);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('have no commit in common') as string });
  });

  test('needs a repository', async () => {
    const { root } = makeFolder({ 'docs/index.md': '# A\n\nText.\n' });
    const { code, err } = await runIn(root, ['check', '--changed-since', 'main']);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('needs a git repository') as string });
  });

  test('whose files a partial clone lacks is explained with the remedy', async () => {
    const origin = makeRepository(start);
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.commit({ 'docs/payments.md': '# Payments\n\nOther words.\n' });
    const clone = cloneOf(origin.root, '--filter=blob:none');
    const { code, err } = await runIn(clone, ['check', '--changed-since', 'HEAD~1']);
    expect(code).toBe(2);
    expect(err).toContain('partial clone');
  });

  test('whose files a partial clone has is enough', async () => {
    const origin = makeRepository({ ...start, 'docs/bad.png': 'no picture', 'docs/shown.md': '# Shown\n\n![it](bad.png)\n' });
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.commit({ 'docs/payments.md': '# Payments\n\nOther words.\n' });
    origin.commit({ 'docs/new.md': '# New\n\nSee [it](gone.md).\n' });
    expect(await newFaults(cloneOf(origin.root, '--filter=blob:none'), 'HEAD~1')).toEqual(['docs/new.md link/page gone.md']);
  });
});

function cloneOf(origin: string, ...options: string[]): string {
  const { root } = makeFolder();
  const clone = join(root, 'clone');
  execFileSync('git', ['clone', '--quiet', ...options, `file://${origin}`, clone], { stdio: 'pipe' });
  return clone;
}

describe('a page that was moved', () => {
  const words = '# Restart\n\nRestart the worker when it hangs, then look at the queue.\n';
  const config = 'sources:\n  - { id: docs, path: docs }\nunits: docs/units.yml\n';
  const units = '# Kept by hand.\npages:\n  docs/index.md: { order: 1 }   # first\n';

  test('is told of its former id, and --fix writes it down', async () => {
    const { root, git } = makeRepository({
      'docs/index.md': '# A\n\nText.\n',
      'docs/restart.md': words,
      'waymark.yml': config,
      'docs/units.yml': units,
    });
    git('mv', 'docs/restart.md', 'docs/worker.md');
    writeFileSync(join(root, 'docs/worker.md'), `${words}\nAnd call somebody.\n`);
    expect(await newFaults(root, 'HEAD')).toEqual(['docs/worker.md page/moved docs/restart']);

    const { code, out, err } = await runIn(root, ['check', '--changed-since', 'HEAD', '--fix', '--fail-on', 'warning']);
    expect({ code, out, err }).toEqual({ code: 0, out: 'No problems in 2 pages.\n', err: 'Mended 1 fault in 1 file.\n' });
    expect(readFileSync(join(root, 'docs/units.yml'), 'utf8')).toBe(`${units}  docs/worker.md:\n    formerIds:\n      - docs/restart\n`);
    const { pages } = JSON.parse((await runIn(root, ['pages', '--format', 'json'])).out) as {
      pages: { id: string; formerIds: string[] }[];
    };
    expect(pages.map(({ id, formerIds }) => [id, formerIds])).toEqual([
      ['docs', []],
      ['docs/worker', ['docs/restart']],
    ]);
  });

  test('gets a sidecar when the configured one isn’t there yet', async () => {
    const { root, git } = makeRepository({ 'docs/restart.md': words, 'waymark.yml': config });
    git('mv', 'docs/restart.md', 'docs/worker.md');
    await runIn(root, ['check', '--changed-since', 'HEAD', '--fix']);
    expect(readFileSync(join(root, 'docs/units.yml'), 'utf8')).toBe('pages:\n  docs/worker.md:\n    formerIds:\n      - docs/restart\n');
  });

  test('hears how to configure a sidecar when there is none', async () => {
    const { root, git } = makeRepository({ 'docs/restart.md': words });
    git('mv', 'docs/restart.md', 'docs/worker.md');
    const { out, err } = await runIn(root, ['check', '--changed-since', 'HEAD', '--fix']);
    expect(out).toContain('Name a file under `units` in `waymark.yml`');
    expect(err).toBe('There was nothing to mend.\n');
  });

  test('leaves a sidecar alone that can’t be edited, and says so', async () => {
    const faulty = 'pages:\n  docs/x.md: { titel: x }\n';
    const { root, git } = makeRepository({ 'docs/restart.md': words, 'waymark.yml': config, 'docs/units.yml': faulty });
    git('mv', 'docs/restart.md', 'docs/worker.md');
    const { err } = await runIn(root, ['check', '--changed-since', 'HEAD', '--fix']);
    expect(err).toMatch(/^Nothing was mended\.\n`docs\/units\.yml` is not changed: it has faults/);
    expect(readFileSync(join(root, 'docs/units.yml'), 'utf8')).toBe(faulty);
  });

  test('is of no interest where the rule is off', async () => {
    const { root, git } = makeRepository({
      'docs/restart.md': words,
      'waymark.yml': `${config}rules: { page/moved: off }\n`,
      'docs/units.yml': units,
    });
    git('mv', 'docs/restart.md', 'docs/worker.md');
    const { out } = await runIn(root, ['check', '--changed-since', 'HEAD', '--fix']);
    expect(out).not.toContain('page/moved');
    expect(readFileSync(join(root, 'docs/units.yml'), 'utf8')).toBe(units);
  });
});

describe('locks of releases', () => {
  const lock = 'content/pathways/on-call/releases/1.0.0.lock.json';
  const stages = 'stages: [{ id: start, title: Start, units: [{ unit: docs/payments }] }]';

  /** A repository with a release; the lock's digest fits whatever it says. */
  async function released(): Promise<Repository & { lockOf(options: LockOptions): Promise<string> }> {
    const repository = makeRepository({
      'docs/payments.md': start['docs/payments.md'],
      'content/pathways/on-call/pathway.yml': `id: on-call\ntitle: On call\n${stages}\n`,
    });
    const lockOf = async (options: LockOptions): Promise<string> => {
      const { catalog } = await loadCatalog(repository.root, { bodies: false });
      return JSON.stringify(lockIn(catalog, 'on-call', options), undefined, 2);
    };
    repository.commit({ [lock]: await lockOf({ version: '1.0.0' }) });
    return { ...repository, lockOf };
  }

  test('that are gone or were made anew are faults', async () => {
    const { root, write, git, lockOf } = await released();
    expect(await newFaults(root, 'HEAD')).toEqual([]);
    write({ [lock]: await lockOf({ version: '1.0.0', notes: { summary: 'Another story.' } }) });
    expect(await newFaults(root, 'HEAD')).toEqual([`${lock} pathway/lock-edited`]);
    git('rm', '--quiet', '--force', lock);
    expect(await newFaults(root, 'HEAD')).toEqual([`${lock} pathway/lock-edited`]);
    git('rm', '--quiet', '-r', 'content');
    expect(await newFaults(root, 'HEAD')).toEqual([`${lock} pathway/lock-edited`]);
  });

  test('that are new, or were formatted or moved with their folder, are none', async () => {
    const { root, write, git, lockOf } = await released();
    write({ [lock.replace('1.0.0', '1.1.0')]: await lockOf({ version: '1.1.0' }) });
    write({ [lock]: JSON.stringify(JSON.parse(readFileSync(join(root, lock), 'utf8'))).replace(/$/, '\r\n') });
    expect(await newFaults(root, 'HEAD')).toEqual([]);
    git('add', '--all');
    git('mv', 'content/pathways', 'pathways');
    expect(await newFaults(root, 'HEAD')).toEqual([]);
  });

  test('that are dated after today are faults', async () => {
    const { root, write, lockOf } = await released();
    const later = lock.replace('1.0.0', '1.1.0');
    write({ [later]: await lockOf({ version: '1.1.0', date: '2999-01-01' }) });
    expect(await newFaults(root, 'HEAD')).toEqual([`${later} pathway/lock-edited 2999-01-01`]);
  });
});

import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, openFolder } from '../helpers/build.ts';
import { buildClean } from '../helpers/build-clean.ts';
import { openProject, type Project } from '../helpers/project.ts';
import { pickOne, seededRandom, shuffle } from '../helpers/random.ts';
import { digestFiles, listFiles } from '../helpers/site.ts';

const fixture = join(import.meta.dirname, 'fixtures/all-features');

/** The files of the fixture, and as many plain pages as make an order of reading visible. */
function fixtureFiles(): Record<string, string | Uint8Array> {
  const files = Object.fromEntries(listFiles(fixture).map((path) => [path, readFileSync(join(fixture, path))]));
  const pages = Array.from({ length: 30 }, (_, at) => {
    const next = String((at + 7) % 30);
    return [
      `docs/many/page-${String(at)}.md`,
      `# Page ${String(at)}\n\nLeads to [another](page-${next}.md#part).\n\n## Part\n\n\`\`\`js\nlet a = ${String(at)};\n\`\`\`\n`,
    ] as const;
  });
  return { ...files, ...Object.fromEntries(pages) };
}

/** Lets a process have one processor only, and so one worker. */
const hasTaskset = existsSync('/usr/bin/taskset');

describe('two clean builds', () => {
  const projects: Project[] = [];
  afterAll(() => {
    for (const project of projects) project.remove();
  });

  test('are the same, byte for byte, in another folder, zone, language and order, with other rights and fewer processors', async () => {
    const files = Object.entries(fixtureFiles());
    const first = openProject(Object.fromEntries(files));
    const second = openProject(Object.fromEntries(shuffle(files, seededRandom(1))));
    projects.push(first, second);
    const sites = [
      await buildSite(first.root, {
        env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
        through: ['sh', '-c', 'umask 022; exec "$@"', 'sh'],
      }),
      await buildSite(second.root, {
        env: { TZ: 'America/Adak', LANG: 'C', LC_ALL: 'C' },
        through: [...(hasTaskset ? ['taskset', '-c', '0'] : []), 'sh', '-c', 'umask 077; exec "$@"', 'sh'],
        out: join(openOut(), 'site'),
      }),
    ];
    const [one, two] = sites.map(({ folder }) => digestFiles(folder));
    expect(Object.keys(one ?? {}).length).toBeGreaterThan(80);
    expect(two).toEqual(one);
  });

  function openOut(): string {
    const folder = openFolder();
    projects.push({ ...folder, write: () => undefined, git: () => '', commit: () => undefined });
    return folder.root;
  }
});

describe('a build on top of an earlier one', () => {
  let project: Project;
  const random = seededRandom(20_260_203);

  beforeAll(async () => {
    project = openProject(fixtureFiles());
    await buildSite(project.root);
  });
  afterAll(() => {
    project?.remove();
  });

  const pages = (): string[] => listFiles(join(project.root, 'docs/many')).map((path) => `docs/many/${path}`);
  const edit = (path: string, change: (text: string) => string): void => {
    const file = join(project.root, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };

  test.each<[string, () => void]>([
    [
      'words, a heading and a link change',
      () => {
        for (let count = 0; count < 3; count++)
          edit(pickOne(pages(), random), (text) => `${text}\nA sentence more: ${String(random())}.\n`);
        edit(pickOne(pages(), random), (text) => text.replace('## Part', '## Another part'));
        edit(pickOne(pages(), random), (text) => text.replace(/page-\d+\.md/, 'gone.md'));
        edit('vault/first.md', (text) => text.replace('What stands', 'Whatever stands'));
      },
    ],
    [
      'pages come, go, move and change their title',
      () => {
        const [gone, moved, retitled] = shuffle(pages(), random);
        rmSync(join(project.root, gone ?? ''));
        renameSync(join(project.root, moved ?? ''), join(project.root, 'docs/guides/renamed.md'));
        edit(retitled ?? '', (text) => text.replace(/^# .*/, '# A page by another title'));
        project.write({
          'docs/many/new-page.md': '# A new page\n\n[First](page-0.md)\n',
          'docs/images/dot.png': readFileSync(join(fixture, 'docs/images/dot.png')),
        });
        rmSync(join(project.root, 'docs/images/sign.svg'));
      },
    ],
    [
      'the configuration changes and everything is committed',
      () => {
        edit('waymark.yml', (text) =>
          text.replace('title: All features', 'title: Every feature').replace("accent: '#7a3fb5'", "accent: '#0a6e5c'"),
        );
        edit('units.yml', (text) => text.replace('/former/address/', '/another/address/'));
        project.commit({}, '2026-03-04T05:06:07Z');
      },
    ],
  ])('is what a clean build makes when %s', async (_, change) => {
    change();
    const { folder } = await buildSite(project.root);
    expect(digestFiles(folder)).toEqual(await buildClean(project.root));
  });
});

describe('a damaged cache', () => {
  let project: Project;
  let expected: Record<string, string>;
  const cache = (): string => join(project.root, '.waymark/cache');

  beforeAll(async () => {
    project = openProject(fixtureFiles());
    expected = digestFiles((await buildSite(project.root)).folder);
  });
  afterAll(() => {
    project?.remove();
  });

  /** Files of the cache by kind: the part of their path that says what they hold. */
  const kinds = (): Map<string, string[]> => Map.groupBy(listFiles(cache()), (path) => path.split('/').slice(0, 2).join('/'));

  const flipBytes = (files: string[]): void => {
    for (const file of files) {
      const bytes = readFileSync(file);
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
  };

  const kindNames = ['trusted/body', 'trusted/documents.pack', 'trusted/generated-pages.pack', 'trusted/history'];

  test('has the kinds of entries that these tests know', () => {
    expect([...kinds().keys()].sort()).toEqual(kindNames);
  });

  const filesOf = (names: readonly string[]): string[] =>
    names.flatMap((kind) => kinds().get(kind) ?? []).map((path) => join(cache(), path));

  // What an entry may suffer is tested where it is read. Here damage must not reach the site. While documents are whole, bodies and
  // history are read for the pages that have to be generated again; damaged documents are read anew with their bodies.
  const others = kindNames.filter((kind) => kind !== 'trusted/documents.pack');

  test.each([
    ['a byte of every document', ['trusted/documents.pack']],
    ['a byte of everything else', others],
  ])('gives the same site with %s changed', async (_, names) => {
    flipBytes(filesOf(names));
    const { folder } = await buildSite(project.root);
    expect(digestFiles(folder)).toEqual(expected);
  });

  test('gives the same site with its entries exchanged for one another', async () => {
    rmSync(join(cache(), 'trusted/generated-pages.pack'));
    const files = filesOf(['trusted/body']);
    const contents = files.map((file) => readFileSync(file));
    files.forEach((file, at) => {
      writeFileSync(file, contents[(at + 1) % contents.length] ?? '');
    });
    const { folder } = await buildSite(project.root);
    expect(digestFiles(folder)).toEqual(expected);
  });

  test('gives the same site when entries are folders', async () => {
    for (const files of kinds().values()) {
      const [file = ''] = files;
      rmSync(join(cache(), file));
      cpSync(join(fixture, 'wiki'), join(cache(), file), { recursive: true });
    }
    const { folder } = await buildSite(project.root);
    expect(digestFiles(folder)).toEqual(expected);
    expect(readdirSync(folder)).not.toContain('Home.md');
  });
});

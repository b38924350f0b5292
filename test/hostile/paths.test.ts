import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, openFolder, waymark, type BuiltSite } from '../helpers/build.ts';
import { findCanary } from '../helpers/canary.ts';
import { checkRepository, type Fault } from '../helpers/check.ts';
import { openProject, writeFiles, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';
import { listFiles, readSite } from '../helpers/site.ts';

/** Stands in files that lie outside of the repository, and must never be published or shown. */
const canary = 'canary-7f3a9c';

/** Stands in a page of the repository: the search for the other must be able to find something. */
const control = 'control-5e1d20';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>${canary}</title></svg>`;

const outsideFiles: Record<string, string | Uint8Array> = {
  'secret.md': `---\ntitle: ${canary}\n---\n# ${canary}\n\n${canary}\n`,
  'secret.txt': canary,
  'secret.png': Buffer.concat([png, Buffer.from(canary)]),
  'secret.svg': svg,
  'secret.yml': `site: { title: ${canary} }\n`,
  'folder/index.md': `# ${canary}\n`,
  '.order': `${canary}\n`,
};

/** Ways of writing that a file lies outside, as seen from `docs/`. */
function escapes(outside: string, file: string): string[] {
  const up = `../../${basename(outside)}/${file}`;
  const absolute = `${outside}/${file}`;
  return [
    up,
    `./${up}`,
    `images/../${up}`,
    `../docs/../${up}`,
    up.replaceAll('/', '%2f'),
    up.replaceAll('..', '%2e%2e'),
    up.replaceAll('../', '%252e%252e%252f'),
    up.replaceAll('/', '\\'),
    up.replaceAll('/', '%5c'),
    absolute,
    `/${absolute}`,
    `//localhost${absolute}`,
    `file://${absolute}`,
    `FILE://${absolute}`,
    `file:${absolute}`,
    `/../${up}`,
    `/%2e%2e/${up}`,
    `${up}#x`,
    `${up}?x`,
    `${up}%00.png`,
    `${up};x`,
    `..;/..;/${basename(outside)}/${file}`,
    `~/../${absolute}`,
    '../../../../../../../../../../etc/passwd',
    '/@fs/etc/passwd',
    '/etc/passwd',
  ];
}

function linkedPages(outside: string): Files {
  const pages = escapes(outside, 'secret.md');
  const images = [...escapes(outside, 'secret.png'), ...escapes(outside, 'secret.svg')];
  const quote = (url: string): string => url.replaceAll('"', '&quot;');
  return {
    'docs/README.md': `# Start\n\n${pages.map((url, at) => `[page ${String(at)}](<${url}>)`).join('\n\n')}\n`,
    'docs/images.md': `# Images\n\n${images.map((url) => `![image](<${url}>)`).join('\n\n')}\n`,
    'docs/html.md': `# HTML\n\n${images.map((url) => `<img src="${quote(url)}" srcset="${quote(url)}"> <a href="${quote(url)}">x</a> <video src="${quote(url)}" poster="${quote(url)}"></video> <iframe src="${quote(url)}"></iframe> <object data="${quote(url)}"></object>`).join('\n\n')}\n`,
    'docs/embeds.md': `# Embeds\n\n${[...pages, ...images].map((url) => `![[${url}]] [[${url}]]`).join('\n\n')}\n`,
    'docs/definitions.md': `# Definitions\n\n${images.map((url, at) => `![x][${String(at)}]\n\n[${String(at)}]: <${url}>`).join('\n\n')}\n`,
    'docs/static.mdx': `# Static\n\n${pages
      .filter((url) => !/["\\%]/.test(url))
      .map((url) => `<Card title="x" href="${url}" />`)
      .join('\n\n')}\n`,
    'docs/remnants.md': `# Remnants\n\n--8<-- "${outside}/secret.txt"\n\n{{< readfile "${outside}/secret.txt" >}}\n\n<%= File.read("${outside}/secret.txt") %>\n\n{% include "${outside}/secret.txt" %}\n\n:::include{file="${outside}/secret.txt"}\n:::\n\n[!INCLUDE [x](${outside}/secret.md)]\n`,
  };
}

function linkedFolders(outside: string): Files {
  return {
    'docs/link.md': { link: join(outside, 'secret.md') },
    'docs/relative-link.md': { link: `../../${basename(outside)}/secret.md` },
    'docs/chain.md': { link: 'chain-2.md' },
    'docs/chain-2.md': { link: 'link.md' },
    'docs/dangling.md': { link: 'nowhere.md' },
    'docs/loop.md': { link: 'loop.md' },
    'docs/loop-a.md': { link: 'loop-b.md' },
    'docs/loop-b.md': { link: 'loop-a.md' },
    'docs/linked-folder': { link: outside },
    'docs/round': { link: '.' },
    'docs/up': { link: '..' },
    'docs/system.md': { link: '/etc/passwd' },
    'docs/device.md': { link: '/dev/zero' },
    'docs/images/link.png': { link: join(outside, 'secret.png') },
    'docs/images/link.svg': { link: join(outside, 'secret.svg') },
    'docs/linked.md':
      '# Linked\n\n![a](images/link.png) ![b](images/link.svg) [c](linked-folder/secret.md) [d](linked-folder/folder/) ![e](linked-folder/secret.png) ![[link]] [f](up/docs/README.md)\n',
    'docs/.order': { link: join(outside, '.order') },
    'docs/SUMMARY.md': { link: join(outside, 'secret.md') },
    'wiki/_Sidebar.md': { link: join(outside, 'secret.md') },
    'wiki/Home.md': 'Home of [[Other]].\n',
    'wiki/Other.md': `Other ${control}.\n`,
  };
}

function navigation(outside: string): Files {
  const up = `../../${basename(outside)}`;
  return {
    'handbook/index.md': '# Handbook\n\nText.\n',
    'handbook/_Sidebar.md': `* [a](${up}/secret.md)\n* [b](${outside}/secret.md)\n* [[${up}/secret]]\n`,
    'handbook/_category_.json': JSON.stringify({ label: 'x', link: { type: 'doc', id: `${up}/secret` } }),
    'handbook/.pages': `nav:\n  - ${up}/secret.md\n`,
    'guides/.order': `${up}/secret\n../../../etc/passwd\n`,
    'guides/index.md': '# Guides\n\nText.\n',
    'mkdocs.yml': `site_name: x\ndocs_dir: ../${basename(outside)}\nnav:\n  - x: ${up}/secret.md\n  - y: ${outside}/secret.md\n`,
    'book/SUMMARY.md': `# Summary\n\n* [a](${up}/secret.md)\n* [b](file://${outside}/secret.md)\n`,
    'book/README.md': '# Book\n\nText.\n',
  };
}

function frontmatter(outside: string): Files {
  const page = (fields: string): string => `---\n${fields}\n---\n\n# Page\n\nText.\n`;
  return {
    'manual/a.md': page('slug: ../../../escaped-slug'),
    'manual/b.md': page('slug: /../escaped-slug-2'),
    'manual/c.md': page('aliases: [../../escaped-alias, /../../escaped-alias-2/, "..\\\\..\\\\escaped-alias-3"]'),
    'manual/d.md': page('id: ../../escaped-id'),
    'manual/e.md': page(`slug: ${outside}/escaped-slug-3`),
    'manual/f.md': page('slug: "%2e%2e/%2e%2e/escaped-slug-4"'),
    'manual/g.md': page('url: ../../escaped-url\npermalink: ../../escaped-permalink'),
    'manual/h.md': page(`layout: ${outside}/secret.md\nimage: ${outside}/secret.png\ncover: ../../${basename(outside)}/secret.png`),
    'manual/i.md': page('replacedBy: ../../../escaped'),
    'manual/..%2f..%2fescaped-name.md': '# Encoded name\n\nText.\n',
    'manual/..\\..\\escaped-name.md': '# Name with backslashes\n\nText.\n',
  };
}

describe.each([
  ['a git repository', true],
  ['a plain folder', false],
])('content of %s that reaches out of it', (_, withGit) => {
  /** Holds what is outside and the repository, side by side. */
  let holder: { root: string; remove(): void };
  let outside: string;
  let project: Project;
  let built: BuiltSite;
  let faults: Fault[];

  beforeAll(async () => {
    holder = openFolder();
    outside = join(holder.root, 'outside');
    writeFiles(outside, outsideFiles);
    const files = { ...linkedPages(outside), ...linkedFolders(outside), ...navigation(outside), ...frontmatter(outside) };
    const root = join(holder.root, 'repository');
    mkdirSync(root);
    project = openProject(files, { root, remove: holder.remove });
    if (!withGit) rmSync(join(project.root, '.git'), { recursive: true });
    built = await buildSite(project.root);
    faults = await checkRepository(project.root);
  });
  afterAll(() => {
    holder?.remove();
  });

  test('is published without anything from outside', () => {
    expect(listFiles(built.folder).length).toBeGreaterThan(40);
    expect(findCanary(built.folder, control).map((path) => path.split('/')[0])).toEqual(expect.arrayContaining(['pagefind', 'wiki']));
    expect(findCanary(built.folder, canary)).toEqual([]);
    expect(findCanary(built.folder, 'root:x:0:0')).toEqual([]);
  });

  test('shows nothing from outside in a report', async () => {
    const reports = await Promise.all(
      ['pretty', 'json', 'github', 'codequality', 'sarif'].map((format) => waymark(['check', '--root', project.root, '--format', format])),
    );
    for (const { out, err } of reports) expect(`${out}${err}`).not.toContain(canary);
  });

  test('writes nothing outside', () => {
    expect(listFiles(outside)).toEqual(Object.keys(outsideFiles).sort());
    expect(readdirSync(holder.root).sort()).toEqual(['outside', 'repository']);
  });

  test('gives no page an address outside of the site', () => {
    expect(listFiles(built.folder).filter((path) => /(?:^|\/)\.\.(?:\/|$)|\\/.test(path))).toEqual([]);
  });

  test('has no address that leads to the system’s files', () => {
    const addresses = [...readSite(built.folder).pages.values()].flatMap((page) => page.addresses.map(({ url }) => url));
    // `//host/path` names another host, as it does in any browser; nothing else may name a path of this machine.
    const local = addresses.filter((url) => !/^https:\/\/(?:tmp|localhost|github\.com)\//.test(url));
    expect(local.filter((url) => /^file:|^\/\/|^\/etc\/|secret/i.test(url))).toEqual([]);
  });

  test('has every link of the file system reported', () => {
    const links = Object.entries(linkedFolders(outside)).filter(([, content]) => typeof content === 'object' && 'link' in content);
    const reported = new Set(faults.filter(({ rule }) => rule === 'source/symlink').map(({ file }) => file));
    const wanted = links.map(([path]) => path).filter((path) => path.endsWith('.md'));
    expect(wanted.filter((path) => !reported.has(path))).toEqual([]);
  });
});

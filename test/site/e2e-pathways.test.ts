import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, openFolder, plainEnvironment, runProcess } from '../helpers/build.ts';
import { openPathwayProject, openReleasable, type PathwayProject } from '../helpers/pathway-project.ts';
import { findDeadAddresses, listFiles, readSite, type WrittenSite } from '../helpers/site.ts';

const projects: { remove(): void }[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

const pathOf = (address: string): string => `${address}index.html`;

describe('pathways on the built site', () => {
  let project: PathwayProject;
  let folder: string;
  let site: WrittenSite;
  const read = (address: string): string => readFileSync(join(folder, pathOf(address)), 'utf8');

  beforeAll(async () => {
    project = await openPathwayProject();
    projects.push(project);
    ({ folder } = await buildSite(project.root));
    site = readSite(folder);
  });

  test('no address leads nowhere, and no id stands twice', () => {
    expect(findDeadAddresses(site)).toEqual([]);
    expect([...site.pages.values()].flatMap(({ path, doubleIds }) => doubleIds.map((id) => `${path} ${id}`))).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        'no-inline-style': 'error',
        'long-title': 'off',
        'no-trailing-whitespace': 'off',
        'doctype-style': 'off',
        'void-style': 'off',
        'no-raw-characters': 'off',
        'attribute-boolean-style': 'off',
        'attr-quotes': 'off',
      },
    });
    const pages = [...site.pages.keys()].filter((path) => /^(?:pathways|skills|roles)\//.test(path));
    expect(pages.length).toBeGreaterThan(15);
    const found: string[] = [];
    for (const path of [...pages, 'index.html', 'wiki/architecture/index.html']) {
      const report = await validator.validateString(readFileSync(join(folder, path), 'utf8'));
      found.push(...report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${path}: ${ruleId}: ${message}`)));
    }
    expect(found).toEqual([]);
  });

  test('an earlier release shows texts as they were, outside of search engines', () => {
    const then = read('pathways/on-call/v/1.0.0/wiki/architecture/');
    expect(then).toContain('The first text about services');
    expect(then).toContain('First words.');
    expect(then).toContain('<meta name="robots" content="noindex">');
    expect(then).toContain('<link rel="canonical" href="https://learn.example.com/wiki/architecture/">');
    const [, image = ''] = /src="\/(_waymark\/earlier\/[0-9a-f]+\.png)"/.exec(then) ?? [];
    expect(readFileSync(join(folder, image)).length).toBeLessThan(readFileSync(join(folder, 'assets/wiki/map.png')).length);
    const release = read('pathways/on-call/v/1.0.0/');
    expect(release).toContain('<meta name="robots" content="noindex">');
    // Who stays with it can read what it asks for; evidence is handed in for the current one.
    expect(release).toContain('Take a shift with somebody who has done it before');
    expect(release).toContain('Follows the runbook or says why not.');
    expect(release).not.toContain('waymark new evidence');
    expect(release).toContain('href="/pathways/on-call/v/1.0.0/wiki/architecture/"');
    // What didn't change leads to the page of today, and a text of two releases stands under the first.
    expect(release).toContain('<a href="/wiki/database/">Database</a>');
    expect(read('pathways/on-call/v/1.1.0/')).toContain('href="/pathways/on-call/v/1.0.0/wiki/linux/"');
  });

  test('the address of the current release leads to the pathway', () => {
    expect(site.pages.get(pathOf('pathways/on-call/v/2.0.0/'))?.addresses.map(({ url }) => url)).toContain('/pathways/on-call/');
  });

  test('earlier texts are in no search index and no listing', () => {
    const lists = ['all/index.html', 'nav/wiki.json', 'index.html', 'pathways.json'];
    for (const file of lists) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('/v/1.0.0/wiki');
    const fragments = listFiles(join(folder, 'pagefind/fragment'));
    expect(fragments).toHaveLength(8);
  });

  test('changes show what was said before and what is said now', () => {
    const changes = read('pathways/on-call/changes/');
    expect(changes).toContain('<del>15</del><ins>20</ins>');
    expect(changes).toContain('its content changed, worth a second look');
    expect(changes).toContain('see <a href="/wiki/">the wiki</a>');
    expect(changes).toContain('id="next"');
    expect(read('pathways/on-call/changes/1.1.0/')).toMatch(/<del>The first <\/del><ins>Another <\/ins>text about services/);
  });

  test('a page tells its pathways with its neighbours in each, as plain links', () => {
    const page = read('wiki/architecture/');
    expect(page).toMatch(/<li data-pathway="on-call" data-version="2.0.0">/);
    expect(page).toContain('<a rel="prev" href="/wiki/linux/?in=on-call">');
    expect(page).toContain('<a rel="next" href="/pathways/on-call/#unit-3">');
    expect(page).toContain('<a rel="prev" href="/wiki/?in=first-week">');
    expect(page).toMatch(/<article data-unit="wiki\/architecture" data-fp="[0-9a-f]{16}">/);
  });

  test('the feed has ids that stay, and every release', () => {
    const feed = readFileSync(join(folder, 'pathways/on-call/feed.xml'), 'utf8');
    expect([...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)).toEqual([
      'urn:waymark:path:pathway:on-call',
      'urn:waymark:path:pathway:on-call:2.0.0',
      'urn:waymark:path:pathway:on-call:1.1.0',
      'urn:waymark:path:pathway:on-call:1.0.0',
    ]);
  });
});

/** What readers or machines could find a text in. */
function holders(folder: string, text: string): string[] {
  return listFiles(folder).filter((path) => readFileSync(join(folder, path)).includes(text));
}

describe('texts that aren’t to be shown', () => {
  test('a retracted text is nowhere, not even in differences', async () => {
    const project = await openPathwayProject();
    projects.push(project);
    const before = await buildSite(project.root);
    expect(holders(before.folder, 'The first text')).toEqual([pathOf('pathways/on-call/v/1.0.0/wiki/architecture/')]);
    const [commit = ''] = project.git('log', '--format=%H', '--reverse').split('\n');
    const first = project.git('rev-parse', `${commit}:wiki/architecture.md`).trim();
    const embedded = project.git('rev-parse', `${commit}:wiki/glossary.md`).trim();
    expect(holders(before.folder, 'First words.')).toHaveLength(1);
    expect(holders(before.folder, 'Says how services talk')).not.toEqual([]);
    const reason = '{ reason: It named a customer. }';
    project.commit({ 'content/pathways/retired.yml': `retracted: { ${first}: ${reason}, ${embedded}: ${reason} }\n` });
    const { folder } = await buildSite(project.root);
    expect(['The first text', 'First words.', 'Says how services talk'].flatMap((text) => holders(folder, text))).toEqual([]);
    expect(listFiles(folder)).not.toContain(pathOf('pathways/on-call/changes/1.1.0/'));
    expect(readFileSync(join(folder, pathOf('pathways/on-call/v/1.0.0/')), 'utf8')).toContain('It named a customer.');
  });

  test('a release of structure alone shows pages of today', async () => {
    const project = await openPathwayProject();
    projects.push(project);
    const file = 'content/pathways/on-call/pathway.yml';
    const text = readFileSync(join(project.root, file), 'utf8');
    project.commit({ [file]: `${text}releases: { 1.0.0: { show: structure } }\n` });
    const { folder } = await buildSite(project.root);
    expect(holders(folder, 'The first text')).toEqual([]);
    expect(readFileSync(join(folder, pathOf('pathways/on-call/v/1.0.0/')), 'utf8')).toContain('href="/wiki/architecture/"');
    expect(listFiles(folder)).toContain(pathOf('pathways/on-call/v/1.1.0/wiki/architecture/'));
  });

  test('a text that the clone lacks is linked on the host, and the page says so', async () => {
    const project = await openPathwayProject();
    const clone = openFolder();
    projects.push(project, clone);
    const root = join(clone.root, 'clone');
    await runProcess('git', ['clone', '--quiet', '--depth', '1', `file://${project.root}`, root], { env: plainEnvironment() });
    await runProcess('git', ['-C', root, 'remote', 'set-url', 'origin', 'https://github.com/acme/handbook.git'], {
      env: plainEnvironment(),
    });
    const { folder } = await buildSite(root);
    const release = readFileSync(join(folder, pathOf('pathways/on-call/v/1.0.0/')), 'utf8');
    expect(release).toMatch(/href="https:\/\/github\.com\/acme\/handbook\/blob\/[0-9a-f]{40}\/wiki\/architecture\.md"/);
    expect(release).toContain('Not in this copy of the repository');
    expect(release).toContain('<a href="/wiki/database/">Database</a>');
    expect(readFileSync(join(folder, pathOf('pathways/on-call/changes/')), 'utf8')).toContain('Says how services talk');
  });
});

test('twenty releases with 5 % change each cost less than twice one', async () => {
  const units = Array.from({ length: 40 }, (_, at) => `unit-${at}`);
  const page = (name: string, version: number): string => `# ${name}\n\nText of ${name} as release ${version} has it.\n`;
  const project = openReleasable({
    'waymark.yml': 'site: { id: cost, title: Cost }\nsources: [{ id: docs, path: docs }]\n',
    ...Object.fromEntries(units.map((name) => [`docs/${name}.md`, page(name, 1)])),
    'content/pathways/all/pathway.yml': `id: all\ntitle: All\nstages:\n  - { id: one, title: One, units: [${units.map((name) => `{ unit: docs/${name} }`).join(', ')}] }\n`,
  });
  projects.push(project);
  const countTexts = (folder: string): number =>
    listFiles(folder).filter((path) => /^(?:docs|pathways\/all\/v\/[^/]+)\/(?:docs\/)?unit-[^/]+\/index\.html$/.test(path)).length;
  await project.release('all', { version: '1.0.0' });
  const one = countTexts((await buildSite(project.root)).folder);
  for (let release = 1; release < 20; release++) {
    const changed = [units[(release * 2) % 40], units[(release * 2 + 1) % 40]].filter((name) => name !== undefined);
    project.commit(Object.fromEntries(changed.map((name) => [`docs/${name}.md`, page(name, release + 1)])));
    await project.release('all', { version: `1.${release}.0` });
  }
  const { folder } = await buildSite(project.root);
  expect(one).toBe(40);
  expect(countTexts(folder)).toBe(40 + 19 * 2);
  // Cached bodies of earlier texts: each is rendered once, whatever the number of releases that have it.
  const bodies = listFiles(join(project.root, '.waymark/cache/untrusted/earlier-body'));
  expect(bodies).toHaveLength(19 * 2);
});

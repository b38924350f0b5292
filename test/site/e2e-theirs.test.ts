import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../helpers/build.ts';
import { makePng } from '../helpers/png.ts';
import { openProject, type Project } from '../helpers/project.ts';
import { findDeadAddresses, readSite, type WrittenSite } from '../helpers/site.ts';

const config = `site:
  title: Acme
  base: /x/
  accent: '#7a1fa2'
  logo: { src: brand/logo.svg, dark: brand/dark.svg, alt: Acme platform, replacesTitle: true }
  icon: brand/icon.png
  home: docs/welcome.md
  footer: |
    [Imprint](docs/imprint.md) and [chat](https://chat.example.com)
  credit: false
  styles: [brand/own.css]
`;

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><path d="M0 0h60v30H0Z"/></svg>';

describe('a portal that somebody made theirs', () => {
  let project: Project;
  let site: WrittenSite;
  const read = (path: string): string => readFileSync(join(site.folder, path), 'utf8');

  beforeAll(async () => {
    project = openProject({
      'waymark.yml': config,
      'docs/welcome.md':
        '---\nowner: "@acme/docs"\nreviewed: { on: 2026-01-05 }\n---\n# Welcome\n\nBegin with the [imprint](imprint.md).\n\n:::tabs\n:::tab[One]\nA\n:::\n:::tab[Two]\nB\n:::\n:::\n',
      'docs/imprint.md': '# Imprint\n\nWe are Acme.\n',
      'docs/other.md': '# Other\n\nText.\n',
      'brand/logo.svg': svg,
      'brand/dark.svg': svg,
      'brand/icon.png': makePng(180, 180),
      'brand/ground.png': makePng(2, 2),
      'brand/own.css': 'body { background-image: url(ground.png) }\n',
    });
    site = readSite((await buildSite(project.root)).folder, '/x/');
  });
  afterAll(() => {
    project?.remove();
  });

  test('shows logo, icon, home text and footer on every page that they belong to, below the base', () => {
    expect(findDeadAddresses(site)).toEqual([]);
    for (const path of ['index.html', 'docs/other/index.html', 'search/index.html', '404.html']) {
      const html = read(path);
      expect(html).toContain('<img class="logo on-light" src="/x/assets/brand/logo.svg" width="60" height="30" alt="Acme platform">');
      expect(html).toContain('<img class="logo on-dark" src="/x/assets/brand/dark.svg" width="60" height="30" alt="Acme platform">');
      expect(html).toContain('<link rel="icon" href="/x/assets/brand/icon.png" type="image/png">');
      expect(html).toContain('<link rel="apple-touch-icon" href="/x/assets/brand/icon.png">');
      expect(html).toMatch(/<footer.*<a href="\/x\/docs\/imprint\/">Imprint<\/a> and <a href="https:\/\/chat\.example\.com"/);
      expect(html).not.toContain('Built with Waymark');
    }
    const home = read('index.html');
    expect(home).toMatch(/<div class="body home-text"><p>Begin with the <a href="\/x\/docs\/imprint\/">imprint<\/a>/);
    expect(home).toMatch(/class="home-origin">.*href="\/x\/docs\/welcome\/">Welcome<\/a>.*@acme\/docs.*Last reviewed 5 January 2026/s);
    expect(home).toMatch(/<script type="module" src="\/x\/_astro\/tabs-[^"]+\.js">/);
    expect(read('docs/other/index.html')).not.toContain('Begin with the');
  });

  test('has its styles behind ours, and what they show beside the pages', () => {
    const css = read('_waymark/site.css');
    expect(css.endsWith('\nbody { background-image: url("../assets/brand/ground.png") }\n')).toBe(true);
    expect(site.files.has('assets/brand/ground.png')).toBe(true);
  });

  test('is made anew where the configuration changes, although no page did', async () => {
    writeFileSync(join(project.root, 'waymark.yml'), config.replace('[Imprint]', '[Legal]').replace('replacesTitle: true', ''));
    writeFileSync(join(project.root, 'brand/own.css'), 'body { color: red }\n');
    site = readSite((await buildSite(project.root)).folder, '/x/');
    const html = read('docs/other/index.html');
    expect(html).toContain('<a href="/x/docs/imprint/">Legal</a>');
    expect(html).toMatch(/class="logo on-dark"[^>]*><span>Acme<\/span>/);
    expect(read('_waymark/site.css')).toMatch(/\nbody \{ color: red \}\n$/);
    expect(/site\.css\?\w+/.exec(html)?.[0]).toBe(/site\.css\?\w+/.exec(read('index.html'))?.[0]);
    expect(site.files.has('assets/brand/ground.png')).toBe(false);
  });

  test('looks as ever where nothing of theirs can be used', async () => {
    writeFileSync(
      join(project.root, 'waymark.yml'),
      'site:\n  title: Acme\n  accent: "#7a1fa2"\n  logo: brand/bad.svg\n  icon: brand/gone.svg\n  home: brand/none.md\n  description: What we do.\n  styles: [brand/bad.css]\n',
    );
    writeFileSync(join(project.root, 'brand/bad.svg'), svg.replace('<path', '<script>alert(1)</script><path'));
    writeFileSync(join(project.root, 'brand/bad.css'), '@import "https://evil.example/x.css"; body { display: none }');
    site = readSite((await buildSite(project.root)).folder);
    expect([...site.files].filter((path) => path.startsWith('assets/'))).toEqual([]);
    expect(read('index.html')).toMatch(/<span class="blaze"><\/span><span>Acme<\/span>.*<p class="lead">What we do\.<\/p>/s);
    expect(read('index.html')).toContain('<link rel="icon" href="/_waymark/icon.svg" type="image/svg+xml">');
    expect(read('_waymark/icon.svg')).toMatch(/^<svg [^>]*>.*fill="#1d5b43"/);
    expect(read('_waymark/site.css')).not.toContain('evil');
    expect(findDeadAddresses(site)).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { contentPolicy, devContentPolicy, toFramePolicy } from '../../src/site/policy.ts';
import { routes } from '../../src/site/routes.ts';
import { forms } from '../../src/site/texts.ts';

const site = new URL('../../src/site/', import.meta.url);

describe('routes', () => {
  test.each(routes.map(({ pattern, entrypoint }) => [pattern, entrypoint]))('%s has a file', (_pattern, entrypoint) => {
    expect(existsSync(new URL(`routes/${entrypoint}`, site))).toBe(true);
  });

  test('are all of the files', async () => {
    expect((await readdir(new URL('routes/', site))).sort()).toEqual(routes.map(({ entrypoint }) => entrypoint).sort());
  });
});

describe('templates', () => {
  test('hold nothing that the site’s own policy refuses', async () => {
    const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith('.astro'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const [, , template = ''] = (await readFile(new URL(file, site), 'utf8')).split(/^---$/m);
      expect(template, file).not.toBe('');
      expect(template, file).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|type="application\/ld\+json"))/);
    }
  });
});

describe('policies', () => {
  test('allow nothing inline on pages, and styles only in development', () => {
    expect(contentPolicy).not.toContain('unsafe-inline');
    expect(devContentPolicy.match(/\S+ 'self' 'unsafe-inline'/g)).toEqual(["style-src 'self' 'unsafe-inline'"]);
  });

  test('of diagrams reach no network', () => {
    expect(toFramePolicy('https://learn.example.com/base/')).toMatchInlineSnapshot(
      `"default-src 'none'; script-src 'self' https://learn.example.com; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(toFramePolicy(undefined)).not.toContain('http');
  });
});

test.each([
  [0, '0 pages'],
  [1, '1 page'],
  [1204, '1,204 pages'],
])('%i is counted as %s', (count, text) => {
  expect(forms.counted(count, 'page', 'pages')).toBe(text);
});

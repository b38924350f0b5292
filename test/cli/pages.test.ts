import { expect, test } from 'vitest';
import { makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const files = {
  'waymark.yml': 'site: { base: /learn/ }\nsources:\n  - { id: wiki, path: wiki, kind: concept }\nunits: units.yml\n',
  'units.yml': 'pages:\n  wiki/b.md: { formerIds: [wiki/old], level: advanced }\n',
  'wiki/index.md':
    '---\nroles: [engineer]\nteaches: [{ skill: pay, level: 1 }]\nminutes: { do: 5 }\naliases: [Home]\n---\n# Start\n\nHello.\n',
  'wiki/b.md': '# Bill\n\nText.\n',
};

test('the JSON of a page has every field', async () => {
  const { root } = makeRepository(files);
  const { out, err } = await runIn(root, ['pages', '--format', 'json']);
  expect(err).toBe('');
  const { schemaVersion, pages } = JSON.parse(out) as { schemaVersion: number; pages: object[] };
  expect(schemaVersion).toBe(1);
  expect(pages).toMatchInlineSnapshot(`
    [
      {
        "aliases": [],
        "formerIds": [
          "wiki/old",
        ],
        "id": "wiki/b",
        "kind": "concept",
        "lang": "en",
        "level": "advanced",
        "lifecycle": "living",
        "minutes": {
          "do": 0,
          "read": 1,
        },
        "path": "wiki/b.md",
        "requires": [],
        "roles": [],
        "source": "wiki",
        "teaches": [],
        "title": "Bill",
        "url": "/learn/wiki/b/",
      },
      {
        "aliases": [
          "Home",
        ],
        "formerIds": [],
        "id": "wiki",
        "kind": "concept",
        "lang": "en",
        "level": null,
        "lifecycle": "living",
        "minutes": {
          "do": 5,
          "read": 1,
        },
        "path": "wiki/index.md",
        "requires": [],
        "roles": [
          "engineer",
        ],
        "source": "wiki",
        "teaches": [
          {
            "level": 1,
            "skill": "pay",
          },
        ],
        "title": "Start",
        "url": "/learn/wiki/",
      },
    ]
  `);
});

test('neither form obeys what a title says to a terminal', async () => {
  const { root } = makeRepository({ 'wiki/b.md': '---\ntitle: "B\\e[31m\\u202e"\n---\n\nText.\n', 'wiki/index.md': '# Start\n\nHello.\n' });
  const table = await runIn(root, ['pages']);
  const json = await runIn(root, ['pages', '--format', 'json']);
  expect(table.out).toMatchInlineSnapshot(`
    "wiki/b  B\\u{1b}[31m\\u{202e}  wiki/b.md
    wiki    Start                wiki/index.md
    "
  `);
  expect(`${table.out}${json.out}`).not.toMatch(/[\u001b\u202e]/);
});

import { expect, test } from 'vitest';
import { checkCatalog } from '../../src/node/check-catalog.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { makeRepository } from '../helpers/repository.ts';

test('a fault of a field is told where the field is written, in the page or in the sidecar', async () => {
  const { root } = makeRepository({
    'waymark.yml': 'sources: [{ id: docs, path: docs }]\nunits: units.yml\n',
    'units.yml': 'pages:\n  docs/sidecar.md:\n    aliases:\n      - /before/\n      - /docs/target/\n    replacedBy: docs/gone\n',
    'docs/target.md': '# Target\n\nText.\n',
    'docs/list.md': '---\ntitle: List\naliases:\n  - /was-here/\n  - /docs/target/\n---\n\nText.\n',
    'docs/flow.md': '---\r\ntitle: Flow\r\naliases: [/there/, "/a b/"]\r\n---\r\n\r\nText.\r\n',
    'docs/sidecar.md': '# Sidecar\n\nText.\n',
    'docs/twin.md': '---\nid: docs/target\n---\n\n# Twin\n\nText.\n',
    'docs/slug.md': '---\ntitle: Slug\nslug: docs/list\n---\n\nText.\n',
    'docs/replaced.md': '---\ntitle: Replaced\nreplacedBy: docs/gone\n---\n\nText.\n',
  });
  const found = checkCatalog(await loadCatalog(root, { bodies: false }));
  const told = found.map(
    ({ file, range, rule, actual }) => `${file}:${range ? `${range.start.line}:${range.start.column}` : '-'} ${rule} ${actual}`,
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "docs/flow.md:3:20 frontmatter/invalid-value /a b/",
      "docs/list.md:- page/address-clash docs/list/",
      "docs/list.md:5:5 page/alias-clash /docs/target/",
      "docs/replaced.md:3:13 page/replaced-by docs/gone",
      "docs/target.md:- page/duplicate-id docs/target",
      "units.yml:5:9 page/alias-clash /docs/target/",
      "units.yml:6:17 page/replaced-by docs/gone",
    ]
  `);
});

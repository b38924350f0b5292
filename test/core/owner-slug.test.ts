import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOwners } from '../../src/core/owner-slug.ts';

test.each([
  [['@acme/payments'], ['acme-payments']],
  [['docs@acme.example'], ['docs-acme-example']],
  [
    ['@Acme/Docs', '@acme/docs', '@acme-docs'],
    ['acme-docs', 'acme-docs-2', 'acme-docs-3'],
  ],
  [['@größe/Ärger'], ['größe-ärger']],
  [
    ['@@', '%%'],
    ['owner', 'owner-2'],
  ],
  [['@a', '@a'], ['a']],
])('%j are called %j', (owners, slugs) => {
  expect([...slugOwners(owners).values()]).toEqual(slugs);
});

test('no two owners share a name, and every name can stand in an address and as a file', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 })), (owners) => {
      const slugs = [...slugOwners(owners).values()];
      expect(new Set(slugs).size).toBe(owners.length);
      for (const slug of slugs) expect(slug).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
    }),
  );
});

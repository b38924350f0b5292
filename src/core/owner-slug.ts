/**
 * Gives every owner a name for addresses and anchors: `@acme/payments` is `acme-payments`. Owners of the same name are told apart by a
 * number, in the order given; sort them first, so that the same repository gives the same addresses.
 */
export function slugOwners(owners: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const slugs = new Map<string, string>();
  for (const owner of owners) {
    if (slugs.has(owner)) continue;
    const name = toSlug(owner);
    let slug = name;
    for (let number = 2; taken.has(slug); number++) slug = `${name}-${number}`;
    taken.add(slug);
    slugs.set(owner, slug);
  }
  return slugs;
}

function toSlug(owner: string): string {
  const words = owner
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join('-').slice(0, 80) ?? 'owner';
}

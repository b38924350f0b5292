import type { Page } from './catalog.ts';
import { compareText, type Finding } from './diagnostic.ts';
import { findReserved, withoutReserved } from './page-id.ts';
import type { Source } from './source.ts';

/**
 * Gives every page an id and an address of its own. A page that claims what another has keeps its content and gets a numbered
 * one, and both are told of it: nothing is lost, and nothing is published where it wasn't meant to be without a word.
 */
export function namePages(pages: Page[], sources: readonly Source[], findings: Finding[]): Page[] {
  const ids = new Map<string, Page>();
  const addresses = new Map(sources.map(({ id, path }): [string, Holder] => [`${id}/`.toLowerCase(), { path, listing: id }]));
  return [...pages]
    .sort(claimOrder)
    .map((claimed) => {
      const page = { ...claimed };
      const fault = claimId(page, ids);
      const addressFault = claimAddress(page, addresses);
      if (fault) findings.push(fault);
      // A page whose id is taken mostly finds its address taken as well: that is one fault, not two.
      if (addressFault && !(fault && addressFault.rule === 'page/address-clash')) findings.push(addressFault);
      return page;
    })
    .sort((a, b) => compareText(a.path, b.path));
}

/** Enters a page by its id, or by a numbered one when another page has it. */
function claimId(page: Page, ids: Map<string, Page>): Finding | undefined {
  const holder = ids.get(page.id);
  const fault = holder && clash('page/duplicate-id', page, holder, `The id \`${page.id}\` belongs to \`${holder.path}\` already.`);
  if (holder) {
    page.id = numbered(page.id, ids);
    page.address = addressOf(page.meta, page.id);
  }
  ids.set(page.id, page);
  return fault;
}

/** What has an address: a page, or the listing of a source, which a page of that source may replace. */
interface Holder {
  path: string;
  /** Id of the source that the address lists. */
  listing?: string;
}

/** Enters a page by its address, or by another one when it is reserved or taken. */
function claimAddress(page: Page, addresses: Map<string, Holder>): Finding | undefined {
  const claimed = page.address;
  const reserved = findReserved(claimed);
  page.address = withoutReserved(claimed);
  const holder = addresses.get(page.address.toLowerCase());
  const neighbour = holder?.listing === page.source ? undefined : holder;
  if (neighbour) page.address = `${numbered(page.address.slice(0, -1), addresses, '/')}/`;
  addresses.set(page.address.toLowerCase(), page);
  if (reserved !== undefined) {
    return {
      rule: 'page/reserved-address',
      message: `The address \`/${claimed}\` ${describeReserved(claimed, reserved)}.`,
      hint: 'Give the source another `id`, or the page another `slug`.',
      file: page.path,
      ...(page.meta.slug === undefined ? {} : { about: { name: 'slug' } }),
      actual: claimed,
    };
  }
  return (
    neighbour &&
    clash(
      'page/address-clash',
      { ...page, address: claimed },
      neighbour,
      `The address \`/${claimed}\` belongs to ${describeHolder(neighbour)} already.`,
    )
  );
}

function describeHolder({ path, listing }: Holder): string {
  return listing === undefined ? `\`${path}\`` : `the source \`${listing}\``;
}

/** What is wrong with an address that the portal keeps for itself, as a clause. */
export function describeReserved(address: string, reserved: string): string {
  return `${address.startsWith(reserved) ? 'starts with' : 'contains'} \`${reserved}\`, which the portal needs for itself`;
}

/** Address of a page below the base: its slug, else its id. */
export function addressOf({ slug }: Page['meta'], id: string): string {
  return `${(slug ?? id).normalize('NFC')}/`;
}

/** Pages that state their id or slug come first, so that a derived name never takes a written one. */
function claimOrder(a: Page, b: Page): number {
  const written = (page: Page): number => (page.meta.id !== undefined || page.meta.slug !== undefined ? 0 : 1);
  return written(a) - written(b) || compareText(a.path, b.path);
}

function clash(rule: 'page/duplicate-id' | 'page/address-clash', page: Page, holder: Holder, message: string): Finding {
  return {
    rule,
    message,
    hint:
      holder.listing !== undefined
        ? 'Give the page another `slug`, or another `id`.'
        : `Rename one of the two files, or give \`${page.path}\` an \`id\` of its own in its frontmatter.`,
    file: page.path,
    about: { name: rule === 'page/address-clash' && page.meta.slug !== undefined ? 'slug' : 'id' },
    actual: rule === 'page/duplicate-id' ? page.id : page.address,
    expected: [holder.path],
  };
}

function numbered(name: string, taken: ReadonlyMap<string, unknown>, suffix = ''): string {
  for (let number = 2; ; number++) {
    const candidate = `${name}-${number}`;
    if (!taken.has(candidate) && !taken.has(`${candidate}${suffix}`.toLowerCase())) return candidate;
  }
}

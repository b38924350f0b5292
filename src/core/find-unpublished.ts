import type { Catalog, Resolution } from './catalog.ts';
import type { Finding } from './diagnostic.ts';
import { listWritten } from './site-texts.ts';
import { linkAddress, type Publication } from './link-address.ts';

/** Links that lead to something which exists and has no address on the portal: readers see their text alone. */
export function findUnpublished(catalog: Catalog, publication: Publication): Finding[] {
  return listWritten(catalog)
    .filter(({ id }) => publication.shows(id))
    .flatMap((page) =>
      page.document.links.flatMap((link): Finding[] => {
        const resolution = catalog.resolve(page, link);
        const target = describeTarget(resolution);
        if (target === undefined || linkAddress(resolution, publication) !== undefined) return [];
        return [
          {
            rule: 'link/unpublished',
            message: `\`${link.url}\` leads to ${target}, which has no address for readers.`,
            hint: 'Leave the link out, publish what it leads to, or name the repository’s host as `site.repo` in `waymark.yml`.',
            file: page.path,
            range: link.range,
            actual: link.url,
          },
        ];
      }),
    );
}

function describeTarget(resolution: Resolution): string | undefined {
  if (resolution.type === 'page') return 'a draft';
  if (resolution.type === 'asset') return 'a file that isn’t published';
  return resolution.type === 'repository' ? 'a file outside the sources' : undefined;
}

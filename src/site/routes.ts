/** A route that the integration injects: Astro's pattern, and the file below `routes/` that answers it. */
export interface SiteRoute {
  pattern: string;
  entrypoint: string;
  /** Inject it only when a page draws diagrams: the drawing library is large. */
  onlyWithDiagrams?: true;
  /** Inject it only when somebody looked at owners and freshness: otherwise there is nothing to show. */
  onlyWithFreshness?: true;
  /** Inject it only when there are pathways. */
  onlyWithPathways?: true;
  /** Inject it only when there are skills or roles. */
  onlyWithFramework?: true;
  /** Inject it only when the site's address is known: what it holds has to be whole addresses. */
  onlyWithUrl?: true;
  /** Inject it only when the site is the whole host: nobody looks for it elsewhere. */
  onlyAtRoot?: true;
}

/** Every route of the portal. Their first segments are reserved: no page may live below them. */
export const routes: SiteRoute[] = [
  { pattern: '/', entrypoint: 'home.astro' },
  { pattern: '/all', entrypoint: 'all.astro' },
  { pattern: '/all/[source]', entrypoint: 'all-source.astro' },
  { pattern: '/search', entrypoint: 'search.astro' },
  { pattern: '/404', entrypoint: '404.astro' },
  { pattern: '/freshness/unclaimed/[...part]', entrypoint: 'unclaimed.astro', onlyWithFreshness: true },
  { pattern: '/freshness/[...part]', entrypoint: 'freshness.astro', onlyWithFreshness: true },
  { pattern: '/owners', entrypoint: 'owners.astro', onlyWithFreshness: true },
  { pattern: '/owners/[...owner]', entrypoint: 'owner.astro', onlyWithFreshness: true },
  { pattern: '/pathways/[...part]', entrypoint: 'pathways.astro', onlyWithPathways: true },
  { pattern: '/pathways.json', entrypoint: 'pathways.json.ts', onlyWithPathways: true },
  { pattern: '/pathways/[pathway]', entrypoint: 'pathway.astro', onlyWithPathways: true },
  { pattern: '/pathways/[pathway]/feed.xml', entrypoint: 'pathway-feed.xml.ts', onlyWithPathways: true },
  { pattern: '/pathways/[pathway]/changes/[...version]', entrypoint: 'pathway-changes.astro', onlyWithPathways: true },
  { pattern: '/pathways/[pathway]/v/[version]', entrypoint: 'pathway-release.astro', onlyWithPathways: true },
  { pattern: '/pathways/[pathway]/v/[version]/[...unit]', entrypoint: 'earlier-text.astro', onlyWithPathways: true },
  { pattern: '/skills', entrypoint: 'skills.astro', onlyWithFramework: true },
  { pattern: '/skills/[skill]', entrypoint: 'skill.astro', onlyWithFramework: true },
  { pattern: '/roles', entrypoint: 'roles.astro', onlyWithFramework: true },
  { pattern: '/roles/[role]', entrypoint: 'role.astro', onlyWithFramework: true },
  { pattern: '/go/[...id]', entrypoint: 'go.astro' },
  { pattern: '/me', entrypoint: 'me.astro' },
  { pattern: '/pathways/index.json', entrypoint: 'pathway-list.json.ts' },
  { pattern: '/pathways/[pathway]/releases.json', entrypoint: 'release-index.json.ts' },
  { pattern: '/nav/[source].json', entrypoint: 'nav.json.ts' },
  { pattern: '/_waymark/site.css', entrypoint: 'site.css.ts' },
  { pattern: '/_waymark/learning.css', entrypoint: 'learning.css.ts' },
  { pattern: '/_waymark/places.css', entrypoint: 'places.css.ts' },
  { pattern: '/_waymark/labs.css', entrypoint: 'labs.css.ts' },
  { pattern: '/_waymark/runbooks.css', entrypoint: 'runbooks.css.ts' },
  { pattern: '/_waymark/units.css', entrypoint: 'units.css.ts' },
  { pattern: '/_waymark/icon.svg', entrypoint: 'icon.svg.ts' },
  { pattern: '/_waymark/site.json', entrypoint: 'site.json.ts' },
  { pattern: '/_waymark/design', entrypoint: 'design.astro' },
  { pattern: '/_waymark/design.css', entrypoint: 'design.css.ts' },
  { pattern: '/_waymark/names.json', entrypoint: 'names.json.ts' },
  { pattern: '/_waymark/addresses.json', entrypoint: 'addresses.json.ts' },
  { pattern: '/_waymark/diagram', entrypoint: 'diagram.astro', onlyWithDiagrams: true },
  { pattern: '/pages.json', entrypoint: 'pages.json.ts' },
  { pattern: '/llms.txt', entrypoint: 'llms.txt.ts' },
  { pattern: '/robots.txt', entrypoint: 'robots.txt.ts', onlyAtRoot: true },
  { pattern: '/sitemap.xml', entrypoint: 'sitemap.xml.ts', onlyWithUrl: true },
  { pattern: '/sitemap/[part].xml', entrypoint: 'sitemap-part.xml.ts', onlyWithUrl: true },
  { pattern: '/feed.xml', entrypoint: 'changes-feed.xml.ts' },
  { pattern: '/pathways/feed.xml', entrypoint: 'releases-feed.xml.ts', onlyWithPathways: true },
  { pattern: '/badges/freshness.svg', entrypoint: 'freshness-badge.svg.ts', onlyWithFreshness: true },
  { pattern: '/badges/owners/[owner].svg', entrypoint: 'owner-badge.svg.ts', onlyWithFreshness: true },
  { pattern: '/badges/pathways/[pathway].svg', entrypoint: 'pathway-badge.svg.ts', onlyWithPathways: true },
  { pattern: '/pathways/[pathway]/index.md', entrypoint: 'pathway-mirror.md.ts', onlyWithPathways: true },
  { pattern: '/[...address]/index.md', entrypoint: 'page-mirror.md.ts' },
  { pattern: '/[...address]', entrypoint: 'page.astro' },
];

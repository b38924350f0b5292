/**
 * Where generators look for pages, beside their configuration: Starlight (https://starlight.astro.build/manual-setup/), Docusaurus
 * (https://docusaurus.io/docs/installation#project-structure), VitePress (https://vitepress.dev/guide/routing) and mdBook
 * (https://rust-lang.github.io/mdBook/guide/creating.html).
 */
const layouts = [
  { config: /^(.*\/)?astro\.config\.[cm]?[jt]s$/, pages: 'src/content/docs' },
  { config: /^(.*\/)?docusaurus\.config\.[cm]?[jt]s$/, pages: 'docs' },
  { config: /^(.*\/)?\.vitepress\/config\.[cm]?[jt]s$/, pages: '' },
  { config: /^(.*\/)?book\.toml$/, pages: 'src' },
];

/** Sites in such folders are there to be copied or to be tested, not to be read. */
const specimens = /(?:^|\/)(?:examples?|templates?|starters?|fixtures?|tests?|e2e|__[^/]+__)\//i;

/**
 * Folders that some other generator makes a site of, found by its configuration among the paths of a repository: addresses that start
 * with a slash start there. The root is none of them; a folder need not hold any page.
 */
export function findSiteFolders(paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) =>
    layouts.flatMap(({ config, pages }): string[] => {
      const match = config.exec(path);
      return match && !specimens.test(path) ? [`${match[1] ?? ''}${pages}`.replace(/\/$/, '')] : [];
    }),
  );
  return [...new Set(folders)].filter((folder) => folder !== '');
}

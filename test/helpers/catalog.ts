import { buildCatalog } from '../../src/core/build-catalog.ts';
import type { Catalog } from '../../src/core/catalog.ts';
import { configSchema, type ConfigInput } from '../../src/core/config.ts';
import type { NavFile } from '../../src/core/navigation.ts';
import { parseDocument } from '../../src/core/parse-document.ts';
import { pagePattern, type Source } from '../../src/core/source.ts';
import type { Unit } from '../../src/core/units.ts';
import { stubSource } from './document.ts';

/** What a catalog in memory is made of. */
export interface CatalogFixture {
  /** Files by path; those that are no pages become assets. */
  files: Readonly<Record<string, string>>;
  sources?: Source[];
  config?: ConfigInput;
  navFiles?: NavFile[];
  repositoryFiles?: string[];
  units?: Record<string, Unit>;
}

/** A catalog of files in memory, made by the real parser. One source at the root, unless given. */
export function catalogOf({
  files,
  sources = [stubSource()],
  config = {},
  navFiles = [],
  repositoryFiles = [],
  units = {},
}: CatalogFixture): Catalog {
  const sourceOf = (path: string): Source => {
    const found = sources
      .filter((source) => source.path === '' || path.startsWith(`${source.path}/`))
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (!found) throw new Error(`No source of the fixture holds ${path}.`);
    return found;
  };
  const paths = Object.keys(files);
  const documents = paths
    .filter((path) => pagePattern.test(path))
    .map(
      (path) => parseDocument({ path, source: sourceOf(path).id, blob: '0'.repeat(40), text: files[path] ?? '' }, sourceOf(path)).document,
    );
  const assets = paths
    .filter((path) => !pagePattern.test(path))
    .map((path) => ({ path, source: sourceOf(path).id, size: files[path]?.length ?? 0 }));
  const parsed = configSchema.parse(config);
  return buildCatalog({
    config: parsed,
    site: {
      id: 'test',
      title: 'Test',
      description: undefined,
      url: parsed.site.url,
      base: parsed.site.base,
      lang: parsed.site.lang,
      accent: undefined,
      repo: parsed.site.repo,
    },
    sources,
    documents,
    assets,
    navFiles,
    units: new Map(Object.entries(units)),
    repositoryFiles,
    findings: [],
  });
}

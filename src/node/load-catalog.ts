import { join } from 'node:path';
import { buildCatalog } from '../core/build-catalog.ts';
import type { ImageSize } from '../core/image-size.ts';
import { toPublication } from '../core/build-portal.ts';
import type { Brand } from '../core/brand.ts';
import { normaliseCodePath } from '../core/code/code-path.ts';
import type { Catalog, Page, SiteInfo } from '../core/catalog.ts';
import type { Config } from '../core/config.ts';
import type { Range, WrittenField } from '../core/diagnostic.ts';
import { findUnpublished } from '../core/find-unpublished.ts';
import { explainPageOwner, findPageOwner, type OwnerPlaces } from '../core/owners/find-page-owner.ts';
import { findMissingFolders } from '../core/pathways/curriculum-files.ts';
import { findUnknownSkills } from '../core/pathways/find-unknown-skills.ts';
import type { Ownership } from '../core/owners/ownership.ts';
import type { Explanation, Owners } from '../core/owners/owners.ts';
import { textSource } from '../core/site-texts.ts';
import type { SourceFile, Trust } from '../core/source.ts';
import { UserError } from '../core/user-error.ts';
import { locateField } from '../core/written-fields.ts';
import type { Verification } from '../core/verify/record.ts';
import { checkCovers } from './check-covers.ts';
import { chooseAssets } from './choose-assets.ts';
import { openCache, type Cache } from './cache.ts';
import { pipelineFingerprint } from './pipeline-fingerprint.ts';
import { readCode } from './read-code.ts';
import { readBrand } from './read-brand.ts';
import { readCurriculum } from './read-curriculum.ts';
import { readConfig, type LoadedConfig } from './read-config.ts';
import { readDocuments, type Bodies } from './read-documents.ts';
import { readGlossary } from './read-glossary.ts';
import { readOwners, type OwnersChoice } from './read-owners.ts';
import { readRepositoryInfo, type RepositoryInfo } from './read-repository.ts';
import { readTextFiles, toSiteDocuments } from './read-site-texts.ts';
import { readSources, type SourceTree } from './read-sources.ts';
import { readUnits, type LoadedUnits } from './read-units.ts';
import { readVerified } from './read-verified.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';
import { forgetCode, openCodeRenderer, type RenderCode } from './render-code.ts';
import { isKeeping } from './keeping.ts';
import { modulesIn, modulesOf } from './find-imports.ts';
import { judgeLive } from './judge-live.ts';
import { ensureWorkFolder } from './work-folder.ts';

/** How to load. */
export interface LoadOptions {
  /** Configuration file below the root; `waymark.yml` when absent. */
  config?: string | undefined;
  /** Whether bodies are rendered (and cached) too: `check` doesn't need them. */
  bodies: boolean;
  /** Whether files that only drafts show are published; `check` judges them too, so true when absent. */
  drafts?: boolean | undefined;
  /** What is read instead of the owners files that configuration names. */
  owners?: OwnersChoice | undefined;
  /** Whether every source is untrusted, whatever the configuration says. */
  untrusted?: boolean | undefined;
  /** What overrides the configuration: an Astro project's own `base` and `site`. */
  site?: Partial<Pick<SiteInfo, 'base' | 'url'>> | undefined;
  /** Called as documents become ready. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** What is read instead of the working tree and its configuration: another state of the same repository. */
  state?: RepositoryState | undefined;
}

/** A state of the repository that isn't the one on disk. */
export interface RepositoryState {
  files: RepositoryFiles;
  config: LoadedConfig;
  cache: Cache;
}

/** A catalog with what it was made from. */
export interface LoadedCatalog {
  root: string;
  /** Path of the configuration file below the root, if there is one. */
  configFile: string | undefined;
  /** Where a key of the configuration stands in its file. */
  locateConfig: LoadedConfig['locate'];
  catalog: Catalog;
  tree: SourceTree;
  bodies: Bodies;
  /** Paths of the files that are published beside the pages. */
  publishedAssets: ReadonlySet<string>;
  /** Sizes of the images among them, where they are known. */
  imageSizes: ReadonlyMap<string, ImageSize>;
  /** Code of the repository that pages show. */
  renderCode: RenderCode;
  /** Paths of the files that it comes from, whether they exist or not. */
  codePaths: readonly string[];
  /** What the site shows of its own. */
  brand: Brand;
  /** Files that the site's look and own texts come from, whether they exist or not. */
  brandPaths: readonly string[];
  /** Where a field of the page of a path is written: in its text or in the sidecar. */
  locateField(path: string, field: WrittenField): { file: string; range?: Range | undefined };
  /** What pages may say about their commands, by page id. */
  verified: ReadonlyMap<string, Verification>;
  /** What CODEOWNERS or OWNERS files say of any path. */
  owners: Owners;
  /** Who answers for a page, frontmatter, source and fallback included. */
  ownershipOf(page: Page): Ownership;
  /** The same with everything that could have been the answer. */
  explainOwner(page: Page): Explanation;
}

/**
 * The only composition of reading, parsing and indexing: commands, integration, dev server and tests all start here.
 * Throws a `UserError` for a configuration that can't be used; everything else that is wrong is a finding in the catalog.
 */
export async function loadCatalog(root: string, options: LoadOptions): Promise<LoadedCatalog> {
  const loadedConfig = options.state?.config ?? (await readConfig(root, options.config));
  const { config, file: configFile, locate } = loadedConfig;
  const files = options.state?.files ?? openWorkingTree(root);
  const repository = readRepositoryInfo(root);
  const [tree, info, units] = await Promise.all([
    readSources(root, config, files, { readInfo: () => repository, untrusted: options.untrusted }),
    repository,
    readUnits(files, config.units),
  ]);
  refuseCommittedWork(tree);
  const curriculum = await readCurriculum(files, tree.repositoryFiles, tree.folders);
  const known = [...tree.files, ...tree.assets].map(({ path }) => path).concat(tree.repositoryFiles);
  const request = { files, config: loadedConfig, sources: tree.sources, known };
  const [brand, ownTexts] = await Promise.all([
    readBrand(request),
    readTextFiles({ ...request, pages: new Set(tree.files.map(({ path }) => path)) }),
  ]);
  const cache = openCaches(join(await ensureWorkFolder(root), 'cache'));
  const [{ documents, findings, bodies }, { owners, findings: ownerFindings }] = await Promise.all([
    readDocuments([...tree.files, ...ownTexts.files], {
      sources: tree.sources,
      cacheOf: (file) => options.state?.cache ?? cache[trustOf(tree, file)],
      bodies: options.bodies,
      language: config.site.lang,
      onProgress: options.onProgress,
    }),
    readOwners({ root, files, isWorkingTree: options.state === undefined, tree, info, config: loadedConfig, choice: options.owners }),
  ]);
  const missing = configFile === undefined ? [] : findMissingFolders(config, tree.repositoryFiles, { file: configFile, locate });
  const own = await toSiteDocuments(documents, ownTexts, request);
  const live = await judgeLive(
    root,
    tree,
    documents.filter(({ source }) => source !== textSource),
    options.state ? modulesOf(root, known, files) : modulesIn(root, files),
  );
  const glossary = readGlossary(tree.files, documents, request);
  const catalog = buildCatalog({
    config,
    site: toSiteInfo(config, info, options.site),
    sources: tree.sources,
    documents: live.kept,
    assets: tree.assets,
    navFiles: tree.navFiles,
    repositoryFiles: tree.repositoryFiles,
    units: units.units,
    texts: own,
    curriculum,
    terms: glossary.terms,
    findings: [
      ...glossary.findings,
      ...tree.findings,
      ...missing,
      ...units.findings,
      ...findings,
      ...live.findings,
      ...ownerFindings,
      ...ownTexts.findings,
      ...own.findings,
    ],
  });
  const assets = await chooseAssets(files, catalog, { drafts: options.drafts ?? true });
  const publication = toPublication({ catalog, drafts: false, publishedAssets: assets.published });
  catalog.findings.push(...assets.findings, ...brand.findings, ...findUnpublished(catalog, publication));
  const code = await readCode(catalog, { root, files, isWorkingTree: options.state === undefined });
  catalog.findings.push(...code.findings);
  const cacheOf = ({ source }: Page): Cache => options.state?.cache ?? cache[trustOf(tree, { source })];
  if (options.bodies && options.state === undefined && !isKeeping()) await forgetCode(code, cacheOf, Object.values(cache));
  const sidecar = config.units === undefined ? undefined : { file: config.units, locate: units.locate };
  const texts = new Map(tree.files.map(({ path, text }) => [path, text]));
  const textOf = (path: string): string | undefined => texts.get(path);
  catalog.findings.push(...(await checkCovers(catalog, { files, textOf, sidecar })), ...findUnknownSkills(catalog, { textOf, sidecar }));
  const { verified, findings: gone } = await readVerified(root, files, catalog);
  catalog.findings.push(...gone);
  const places = ownerPlaces(owners, { textOf, units, config: loadedConfig });
  return {
    root,
    configFile,
    locateConfig: locate,
    catalog,
    tree,
    bodies,
    imageSizes: assets.imageSizes,
    publishedAssets: new Set([...assets.published, ...brand.published]),
    renderCode: openCodeRenderer(code, cacheOf),
    codePaths: catalog.pages.flatMap(({ document }) => (document.code ?? []).flatMap(({ file }) => normaliseCodePath(file) ?? [])),
    brand: brand.brand,
    brandPaths: [...brand.paths, ...(config.site.home === undefined ? [] : [config.site.home])],
    locateField(path, field) {
      const page = catalog.pageAt(path);
      return page ? locateField(page, field, { textOf, sidecar }) : { file: path };
    },
    verified,
    owners,
    ownershipOf: (page) => findPageOwner(page, places),
    explainOwner: (page) => explainPageOwner(page, places),
  };
}

function ownerPlaces(
  owners: Owners,
  { textOf, units, config: { config, file, locate } }: Pick<OwnerPlaces, 'textOf'> & { units: LoadedUnits; config: LoadedConfig },
): OwnerPlaces {
  return {
    owners,
    config,
    configFile: file,
    lineInConfig: (key: readonly PropertyKey[]) => locate(key, 'key')?.start.line ?? 1,
    lineInUnits: (key: readonly PropertyKey[]) => units.locate(key, 'key')?.start.line ?? 1,
    textOf,
  };
}

function openCaches(folder: string): Record<Trust, Cache> {
  const fingerprint = pipelineFingerprint();
  return {
    trusted: openCache(folder, { fingerprint, realm: 'trusted' }),
    untrusted: openCache(folder, { fingerprint, realm: 'untrusted' }),
  };
}

function trustOf({ sources }: SourceTree, file: Pick<SourceFile, 'source'>): Trust {
  return sources.find(({ id }) => id === file.source)?.trust ?? 'untrusted';
}

/** A cache that came with the repository could say anything about its pages. */
function refuseCommittedWork({ repositoryFiles }: SourceTree): void {
  const file = repositoryFiles.find((path) => path.startsWith('.waymark/'));
  if (file === undefined) return;
  throw new UserError(`\`${file}\` is under version control; what lies in \`.waymark/\` is made on each machine.`, {
    hint: 'Run `git rm -r --cached .waymark` and commit.',
  });
}

function toSiteInfo({ site }: Config, info: RepositoryInfo, override: LoadOptions['site']): SiteInfo {
  const repo = site.repo ?? info.repo;
  return {
    id: site.id ?? slugName(info.name),
    title: site.title ?? info.name,
    description: site.description,
    url: override?.url ?? site.url,
    base: override?.base !== undefined && override.base !== '/' ? override.base : site.base,
    lang: site.lang,
    accent: site.accent,
    repo: repo && { ...repo, prefix: info.prefix },
  };
}

/** The id of a site that names none. */
export function slugName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'portal'
  );
}

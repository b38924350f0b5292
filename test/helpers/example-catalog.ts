import { readLocks } from '../../src/core/pathways/digest-lock.ts';
import { parse } from 'yaml';
import { buildCatalog } from '../../src/core/build-catalog.ts';
import type { Catalog } from '../../src/core/catalog.ts';
import { configSchema, type Config } from '../../src/core/config.ts';
import { createFileIndex } from '../../src/core/covers/file-index.ts';
import { findCoverFaults } from '../../src/core/covers/find-cover-faults.ts';
import { listWrittenCovers } from '../../src/core/covers/written-covers.ts';
import { cutPieces } from '../../src/core/code/find-code-faults.ts';
import { readTerms, type GlossaryTerm } from '../../src/core/glossary/read-terms.ts';
import { prepareSuggestions } from '../../src/core/suggest.ts';
import type { NavFile } from '../../src/core/navigation.ts';
import { parseDocument } from '../../src/core/parse-document.ts';
import {
  findCurriculumFolders,
  findCurriculumPart,
  type CurriculumFile,
  type CurriculumFiles,
  type CurriculumPart,
} from '../../src/core/pathways/curriculum-files.ts';
import { findUnknownSkills } from '../../src/core/pathways/find-unknown-skills.ts';
import { pagePattern, type Source } from '../../src/core/source.ts';
import { stubSource } from './document.ts';

const navKinds: Record<string, NavFile['kind']> = {
  '.order': 'order',
  '_Sidebar.md': 'sidebar',
  'SUMMARY.md': 'summary',
  'mkdocs.yml': 'mkdocs',
  '.pages': 'pages',
  '_category_.json': 'category',
};

/**
 * The catalog of a repository that is given as texts by path: parsed and built as everywhere else, but read from no disk. Sources come
 * from `waymark.yml`; without it everything in `docs` is one.
 */
export function catalogOf(files: Readonly<Record<string, string>>): Catalog {
  const config: Config = configSchema.parse(parse(files['waymark.yml'] ?? '') ?? {});
  const sources = config.sources?.map(toSource) ?? [stubSource({ id: 'docs', title: 'Docs', path: 'docs' })];
  const sourceOf = (path: string): Source | undefined => sources.find((source) => source.path === '' || path.startsWith(`${source.path}/`));
  const inSource = Object.entries(files).flatMap(([path, text]) => {
    const source = sourceOf(path);
    return source ? [{ path, text, source, nav: navKinds[path.slice(path.lastIndexOf('/') + 1)] }] : [];
  });
  const pages = inSource.filter(({ path, nav }) => nav === undefined && pagePattern.test(path));
  const assets = inSource.filter(({ path, nav }) => nav === undefined && !pagePattern.test(path));
  const catalog = buildCatalog({
    config,
    site: { id: 'test', title: 'Test', description: undefined, url: undefined, base: '/', lang: 'en', accent: undefined, repo: undefined },
    sources,
    documents: pages.map(
      ({ path, text, source }) => parseDocument({ path, source: source.id, blob: '0'.repeat(40), text }, source).document,
    ),
    assets: assets.map(({ path, text, source }) => ({ path, source: source.id, size: text.length })),
    navFiles: inSource.flatMap(({ path, text, source, nav }) => (nav === undefined ? [] : [{ kind: nav, path, source: source.id, text }])),
    repositoryFiles: Object.keys(files).filter((path) => !sourceOf(path)),
    units: new Map(),
    terms: termsOf(pages, config.glossary),
    curriculum: curriculumFilesOf(files, config),
    findings: [],
  });
  const textOf = (path: string): string | undefined => files[path];
  const code = cutPieces({
    pages: catalog.pages,
    fileOf: (_, path) => (files[path] === undefined ? { type: 'missing' } : { type: 'text', text: files[path] }),
    suggest: prepareSuggestions(Object.keys(files)),
  });
  catalog.findings.push(
    ...code.findings,
    ...findUnknownSkills(catalog, { textOf, sidecar: undefined }),
    ...findCoverFaults({
      pages: listWrittenCovers(catalog, textOf, undefined),
      index: createFileIndex(Object.keys(files)),
      contents: new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
      tooLarge: new Set(),
    }),
  );
  return catalog;
}

/** Terms of the glossary among these pages. */
function termsOf(pages: readonly { path: string; text: string; source: Source }[], glossary: string | undefined): GlossaryTerm[] {
  const page = pages.find(({ path }) => path === glossary);
  if (!page) return [];
  const { tree, document } = parseDocument({ ...page, source: page.source.id, blob: '0'.repeat(40) }, page.source);
  return readTerms(tree, document.meta);
}

/** Files of pathways, skills and evidence among texts by path. */
function curriculumFilesOf(files: Readonly<Record<string, string>>, config: Config): CurriculumFiles {
  const folders = findCurriculumFolders(config, Object.keys(files));
  const ofPart = (part: CurriculumPart): CurriculumFile[] =>
    Object.entries(files).flatMap(([path, text]) => (findCurriculumPart(path, folders) === part ? [{ path, text }] : []));
  // Digests of examples are made up.
  const locks = readLocks(ofPart('lock'));
  return {
    folders,
    pathways: ofPart('pathway'),
    skills: ofPart('skills'),
    releases: locks.releases,
    notes: ofPart('notes'),
    evidence: ofPart('evidence'),
    retired: ofPart('retired')[0],
    findings: locks.findings,
  };
}

function toSource({ id, title, path, dialect, trust, kind, owner }: NonNullable<Config['sources']>[number]): Source {
  return { id, title: title ?? id, path, dialect: dialect === 'auto' ? 'gfm' : dialect, trust, kind, owner };
}

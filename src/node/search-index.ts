import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close as stopPagefind, createIndex, type PagefindIndex } from 'pagefind';
import { escapeAttribute } from '../core/body.ts';
import type { PageView } from '../core/portal.ts';
import { countSearchWords, type SearchWords } from '../core/search-words.ts';
import { UserError } from '../core/user-error.ts';

/** The search index of a portal: Pagefind, fed with page bodies as they become ready, so that it works while pages are generated. */
export interface SearchIndex {
  /** Adds a page, or replaces the one at its address. `lang` is the site's: Pagefind keeps an index a language, and a reader searches one. */
  add(page: PageView, lang: string): Promise<void>;
  /** Writes the bundle into a folder. Throws when nothing was indexed: an empty search is a broken one. */
  write(folder: string): Promise<void>;
  /** The bundle's files, for a server that keeps them in memory. */
  files(): Promise<{ path: string; content: Uint8Array }[]>;
  /** Deletes the index; a second call does nothing. */
  close(): Promise<void>;
}

/** Where search indexes come from: one for everything that a session opens. */
export interface SearchEngine {
  /** Opens an empty index. Throws `UserError` when Pagefind can't start. */
  open(): Promise<SearchIndex>;
}

/**
 * Pagefind runs one process for all indexes, and what stops it kills every one of them. So the engine counts: the first index that is
 * opened starts the process, the last that is closed stops it.
 */
export function createSearchEngine(): SearchEngine {
  let indexes = 0;
  const release = async (): Promise<void> => {
    indexes--;
    if (indexes === 0) await stopPagefind();
  };
  return {
    async open() {
      indexes++;
      try {
        return toSearchIndex(await startIndex(), release);
      } catch (error) {
        await release();
        throw error;
      }
    },
  };
}

/** The bundle's files, by path, of an index that is built when somebody asks, and again after its content was forgotten. */
export interface LazySearch {
  files(): Promise<Map<string, Uint8Array>>;
  forget(): void;
}

/** Makes a lazy search out of what opens an index with all pages. A build that fails is tried again by the next who asks. */
export function lazySearch(open: () => Promise<SearchIndex>): LazySearch {
  let building: Promise<Map<string, Uint8Array>> | undefined;
  return {
    files() {
      if (building) return building;
      const started = readBundle(open);
      building = started;
      started.catch(() => {
        if (building === started) building = undefined;
      });
      return started;
    },
    forget() {
      building = undefined;
    },
  };
}

async function readBundle(open: () => Promise<SearchIndex>): Promise<Map<string, Uint8Array>> {
  const index = await open();
  try {
    return new Map((await index.files()).map(({ path, content }) => [path, content]));
  } finally {
    await index.close();
  }
}

/** Words to suggest, beside Pagefind's own files: search loads it when it finds too little. */
const wordsFile = 'words.json';

function toWordsFile(words: SearchWords): string {
  return JSON.stringify(words.toGroups()).toWellFormed();
}

async function startIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ includeCharacters: '_.-/' });
  if (!index) throw new UserError(`The search index could not be started: ${errors.join('; ')}.`);
  return index;
}

function toSearchIndex(index: PagefindIndex, release: () => Promise<void>): SearchIndex {
  const words = countSearchWords();
  let pages = 0;
  let closing: Promise<void> | undefined;
  return {
    async add(page, lang) {
      // Half of a surrogate pair, which an author can write in YAML, is no JSON for Pagefind, and would end it.
      raise(page.path, (await index.addHTMLFile({ url: `/${page.address}`, content: toIndexable(page, lang).toWellFormed() })).errors);
      words.add(page);
      pages++;
    },
    async write(folder) {
      if (pages === 0) throw new UserError('The search index is empty: no page has a text.', { hint: 'Look at `waymark pages`.' });
      raise(folder, (await index.writeFiles({ outputPath: folder })).errors);
      await writeFile(join(folder, wordsFile), toWordsFile(words));
    },
    files: async () => [...(await readFiles(index)), { path: wordsFile, content: new TextEncoder().encode(toWordsFile(words)) }],
    close: () => (closing ??= deleteIndex(index, release)),
  };
}

async function deleteIndex(index: PagefindIndex, release: () => Promise<void>): Promise<void> {
  try {
    await index.deleteIndex();
  } finally {
    await release();
  }
}

async function readFiles(index: PagefindIndex): Promise<{ path: string; content: Uint8Array }[]> {
  const { files, errors } = await index.getFiles();
  raise('bundle', errors);
  return files;
}

function raise(what: string, errors: readonly string[]): void {
  if (errors.length > 0) throw new UserError(`Search could not index \`${what}\`: ${errors.join('; ')}.`);
}

/** Words that are searched although they don't stand in the text: tags and aliases, and the description, which results show. */
function metaOf({ keywords, description }: PageView): string {
  return [['keywords', keywords.join(', ')] as const, ['description', description] as const]
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `<meta data-pagefind-meta="${name}[content]" content="${escapeAttribute(text)}">`)
    .join('');
}

/** Blocks whose words Pagefind would run together with those of their neighbours. */
const blockNames = /(<\/?)(?:caption|dd|details|dt|figcaption|figure|summary|table|th|tr|wm-[a-z]+)(?=[ >])/g;

/** Lines and shapes that boxes are drawn with, and marks under a piece of code. */
const drawing = /[\u2500-\u25FF]+|\^{2,}/g;

/**
 * A body as excerpts should show it: every block ends a sentence, as Pagefind knows it of divisions, and nothing is drawn. Code counts
 * half, so that excerpts show prose where both match.
 */
function toReadable(html: string): string {
  return html
    .replace(blockNames, '$1div')
    .replace(/<pre(?=[ >])/g, '<div data-pagefind-weight="0.5"')
    .replaceAll('</pre>', '</div>')
    .replace(drawing, ' ');
}

/** A page with nothing in it but what search needs: body, title and facets. */
function toIndexable(page: PageView, lang: string): string {
  const facets = [
    ['kind', page.kind],
    ['level', page.level],
    ['source', page.source],
    ...page.roles.map((role) => ['role', role] as const),
    ...page.skills.map((skill) => ['skill', skill] as const),
    ...page.contexts.map(({ pathway }) => ['pathway', pathway] as const),
    ...page.owners.map(({ owner }) => ['owner', owner] as const),
    ['freshness', page.readerState],
  ] as const;
  const filters = facets
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<meta data-pagefind-filter="${name}[content]" content="${escapeAttribute(value ?? '')}">`);
  return [
    `<!doctype html><html lang="${escapeAttribute(lang)}"><head><title>${escapeAttribute(page.title)}</title></head><body>`,
    `<main data-pagefind-body>${filters.join('')}${metaOf(page)}`,
    `<h1 id="${escapeAttribute(page.headingId)}" data-pagefind-meta="title">${escapeAttribute(page.title)}</h1>`,
    toReadable(page.html),
    '</main></body></html>',
  ].join('');
}

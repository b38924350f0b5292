import type { Body } from '../core/body.ts';
import type { Finding } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Source, SourceFile } from '../core/source.ts';
import type { Cache } from './cache.ts';
import type { DocumentResult, DocumentTask } from './document-worker.ts';
import { mapAtOnce } from './at-once.ts';
import { isKeeping } from './keeping.ts';
import { memoryLimitMb, textsAtOnce, timeLimit, withWorkers } from './text-workers.ts';
import type { Pool, TaskFailure } from './worker-pool.ts';

/** Files whose results are in memory at once. */
const atOnce = 1000;

/** Characters of HTML that are held: a thousand long pages. Beyond, bodies are read from the cache as often as they are asked for. */
const mostHeld = 10_000_000;

/** Bodies by page, read from the cache when asked. */
export interface Bodies {
  read(document: Pick<Document, 'path' | 'blob'>): Promise<Body | undefined>;
}

/** What reading documents needs. */
export interface ReadDocumentsOptions {
  sources: readonly Source[];
  cacheOf(file: SourceFile): Cache;
  bodies: boolean;
  /** Language of the portal, for documents that name none. */
  language: string;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A document as the cache keeps it, in the pack `documents` by path. */
export interface Kept {
  blob: string;
  dialect: string;
  document: Document;
  /** Whether the body is in the cache too. */
  body: boolean;
}

/** Documents of all files: from the cache where the same bytes were read before, else from worker processes. */
export async function readDocuments(
  files: readonly SourceFile[],
  options: ReadDocumentsOptions,
): Promise<{ documents: Document[]; findings: Finding[]; bodies: Bodies }> {
  const dialects = new Map(options.sources.map(({ id, dialect }) => [id, dialect]));
  const dialectOf = (file: SourceFile): Source['dialect'] => dialects.get(file.source) ?? 'gfm';
  const { kept, hasOthers } = await readKept(files, options);
  const isKnown = (file: SourceFile): boolean => {
    const entry = kept.get(file.path);
    const isSame = entry?.blob === file.blob && entry.dialect === dialectOf(file) && entry.document.source === file.source;
    return isSame && (entry.body || !options.bodies);
  };
  const missing = files.filter((file) => !isKnown(file));
  const tasks = missing.map((file) => ({ file, source: { dialect: dialectOf(file) }, body: options.bodies, language: options.language }));
  const findings = missing.length === 0 ? [] : await readMissing(tasks, kept, options);
  if (missing.length > 0 || hasOthers) await keep(files, kept, options);
  const documents = files.flatMap((file) => (isKnown(file) ? (kept.get(file.path)?.document ?? []) : []));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const bodies = holdSome((path) => readBody(byPath.get(path), dialectOf, options));
  return { documents, findings, bodies: { read: ({ path }) => bodies(path) } };
}

/** Search, the keys of kept pages and the pages themselves all ask for the same bodies; those of a large portal would fill memory. */
function holdSome(read: (path: string) => Promise<Body | undefined>): (path: string) => Promise<Body | undefined> {
  const held = new Map<string, Promise<Body | undefined>>();
  let size = 0;
  const readNew = async (path: string): Promise<Body | undefined> => {
    const body = await read(path);
    if (size >= mostHeld) held.delete(path);
    else size += body?.html.length ?? 0;
    return body;
  };
  return (path) => {
    const body = held.get(path) ?? readNew(path);
    held.set(path, body);
    return body;
  };
}

/**
 * What each file's own cache knows of it: an untrusted source never speaks for a file of a trusted one. `hasOthers` says that it also
 * knows files that are no more.
 */
async function readKept(
  files: readonly SourceFile[],
  { cacheOf }: ReadDocumentsOptions,
): Promise<{ kept: Map<string, Kept>; hasOthers: boolean }> {
  const kept = new Map<string, Kept>();
  let known = 0;
  for (const [cache, own] of Map.groupBy(files, cacheOf)) {
    const pack = await cache.readPack('documents');
    known += pack.size;
    for (const { path } of own) {
      const entry = pack.get(path);
      if (entry !== undefined) kept.set(path, entry as Kept);
    }
  }
  return { kept, hasOthers: known > kept.size };
}

/** Remembers documents for the next run, and forgets the bodies of pages that are no more, or are no longer what they were. */
async function keep(
  files: readonly SourceFile[],
  kept: ReadonlyMap<string, Kept>,
  { cacheOf, bodies, language }: ReadDocumentsOptions,
): Promise<void> {
  for (const [cache, own] of Map.groupBy(files, cacheOf)) {
    const entries = own.flatMap((file): [SourceFile, Kept][] => {
      const entry = kept.get(file.path);
      return entry ? [[file, entry]] : [];
    });
    await cache.writePack(
      'documents',
      entries.map(([{ path }, entry]) => [path, entry]),
    );
    // Old bodies harm nobody before the next program starts.
    if (bodies && !isKeeping()) await cache.prune('body', new Set(entries.map(([file, { dialect }]) => bodyKey(file, dialect, language))));
  }
}

/** Reads files in worker processes. Puts what was read into `kept`; gives a finding for each file that limits stopped. */
async function readMissing(tasks: DocumentTask[], kept: Map<string, Kept>, options: ReadDocumentsOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  let done = 0;
  let read: Answer[] = [];
  await withWorkers('document-worker', async (pool: Pool<DocumentTask, DocumentResult>) => {
    for (let at = 0; at < tasks.length; at += atOnce) {
      const some = tasks.slice(at, at + atOnce);
      const running = pool.runAll(some, { batch: textsAtOnce, onResult: () => options.onProgress?.(++done, tasks.length) });
      // Bodies that were read before are written meanwhile.
      const [results] = await Promise.all([running, settle(read, { kept, findings }, options)]);
      read = some.map((task, index) => ({ task, result: results[index] }));
    }
  });
  await settle(read, { kept, findings }, options);
  return findings;
}

/** What a worker answered. */
interface Answer {
  task: DocumentTask;
  result: DocumentResult | TaskFailure | undefined;
}

/** Puts what was read where it belongs: bodies into the cache. */
async function settle(
  answers: readonly Answer[],
  { kept, findings }: { kept: Map<string, Kept>; findings: Finding[] },
  { cacheOf, bodies, language }: ReadDocumentsOptions,
): Promise<void> {
  await mapAtOnce(answers, async ({ task: { file, source }, result }) => {
    if (result === undefined || 'kind' in result) {
      kept.delete(file.path);
      findings.push(toFinding(file, result));
      return;
    }
    kept.set(file.path, { blob: file.blob, dialect: source.dialect, document: result.document, body: bodies });
    if (result.body) await cacheOf(file).set('body', bodyKey(file, source.dialect, language), JSON.stringify(result.body));
  });
}

/** A body depends on bytes, dialect, language and format alone: the same page at two places is rendered once. */
function bodyKey(file: SourceFile, dialect: string, language: string): string {
  return `${file.blob} ${dialect} ${language} ${/\.mdx$/i.test(file.path) ? 'mdx' : 'md'}`;
}

async function readBody(
  file: SourceFile | undefined,
  dialectOf: (file: SourceFile) => Source['dialect'],
  { cacheOf, language }: ReadDocumentsOptions,
): Promise<Body | undefined> {
  if (!file) return undefined;
  const dialect = dialectOf(file);
  const bytes = await cacheOf(file).get('body', bodyKey(file, dialect, language));
  if (bytes) return JSON.parse(bytes.toString('utf8')) as Body;
  // A damaged entry, or a disk that took none. The file kept the limits once, so it can be rendered here.
  const { default: readDocument } = await import('./document-worker.ts');
  return readDocument({ file, source: { dialect }, body: true, language }).body;
}

function toFinding(file: SourceFile, failure: TaskFailure | undefined): Finding {
  const reason = {
    timeout: `Reading this page took longer than ${timeLimit / 1000} seconds`,
    memory: `Reading this page took more than ${memoryLimitMb} MB of memory`,
    crash: `Reading this page failed: ${failure?.message ?? 'no answer'}`,
  }[failure?.kind ?? 'crash'];
  return {
    rule: 'page/too-slow',
    message: `${reason}; it is left out.`,
    hint: 'Look for very long runs of `*`, `_` or `[`, very deep nesting, or generated content, and split the page.',
    file: file.path,
  };
}

import { join } from 'node:path';
import { decodeText } from '../core/decode-text.ts';
import type { Source } from '../core/source.ts';
import { mapAtOnce } from './at-once.ts';
import { openCache, type Cache } from './cache.ts';
import { pipelineFingerprint } from './pipeline-fingerprint.ts';
import { readObjects } from './read-objects.ts';
import { maxTrustedBytes } from './read-sources.ts';
import { textsAtOnce, withWorkers } from './text-workers.ts';
import type { Pool } from './worker-pool.ts';
import readUnitText, { type ReadUnitText, type UnitTextTask } from './unit-text-worker.ts';
import { ensureWorkFolder } from './work-folder.ts';

export type { ReadUnitText } from './unit-text-worker.ts';

/** A state of a page: the blob that it was, and how it is read. */
export interface WantedText {
  path: string;
  blob: string;
  dialect: Source['dialect'];
}

/** So many small pages are read at once without starting processes for them. */
const fewPages = 8;
const smallPage = 64 * 1024;

/**
 * What former states of pages said, by blob. Those that the clone lacks, that are too large, no text or too hard to parse are left out;
 * never throws because of git. Asking again is answered from the cache.
 */
export async function readUnitTexts(root: string, wanted: readonly WantedText[]): Promise<Map<string, ReadUnitText>> {
  const found = new Map<string, ReadUnitText>();
  if (wanted.length === 0) return found;
  // Anybody may have written what is in the history.
  const options = { fingerprint: pipelineFingerprint(), realm: 'untrusted' } as const;
  const cache = openCache(join(await ensureWorkFolder(root), 'cache'), options);
  const unique = [...new Map(wanted.map((one) => [one.blob, one])).values()];
  await mapAtOnce(unique, async (one) => {
    const bytes = await cache.get('unit-text', keyOf(one));
    if (bytes) found.set(one.blob, JSON.parse(bytes.toString('utf8')) as ReadUnitText);
  });
  const missing = new Map(unique.filter(({ blob }) => !found.has(blob)).map((one) => [one.blob, one]));
  const tasks: UnitTextTask[] = [];
  for await (const [blob, content, type] of readObjects(root, missing.keys(), { mostBytes: maxTrustedBytes })) {
    const one = missing.get(blob);
    const { text, isBinary } = decodeText(content);
    if (one && type === 'blob' && !isBinary) tasks.push({ ...one, text });
  }
  await readTasks(tasks, found, cache);
  return found;
}

async function readTasks(tasks: readonly UnitTextTask[], found: Map<string, ReadUnitText>, cache: Cache): Promise<void> {
  const read =
    tasks.length <= fewPages && tasks.every(({ text }) => text.length <= smallPage) ? tasks.map(readUnitText) : await readInPool(tasks);
  for (const [at, task] of tasks.entries()) {
    const result = read[at];
    if (!result) continue;
    found.set(task.blob, result);
    await cache.set('unit-text', keyOf(task), JSON.stringify(result));
  }
}

async function readInPool(tasks: readonly UnitTextTask[]): Promise<(ReadUnitText | undefined)[]> {
  return await withWorkers('unit-text-worker', async (pool: Pool<UnitTextTask, ReadUnitText>) => {
    const results = await pool.runAll(tasks, { batch: textsAtOnce });
    return results.map((result) => ('kind' in result ? undefined : result));
  });
}

/** The format decides how a file is parsed, its path decides nothing else. */
function keyOf({ blob, dialect, path }: WantedText): string {
  return `${blob} ${dialect} ${/\.mdx$/i.test(path) ? 'mdx' : 'md'}`;
}

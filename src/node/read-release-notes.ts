import type { Body } from '../core/body.ts';
import type { Pathway } from '../core/pathways/pathway.ts';
import type { Cache } from './cache.ts';
import { blobId } from './read-text-file.ts';
import { renderTexts } from './render-texts.ts';

const packName = 'release-notes';

/** Bodies of the notes of all releases, by their Markdown: from the cache, else rendered as pages are. */
export async function readReleaseNotes(pathways: readonly Pathway[], cache: Cache): Promise<Map<string, Body>> {
  const texts = new Set(
    pathways.flatMap(({ releases }) => releases.map(({ lock }) => lock.notes.summary)).filter((text) => text.trim() !== ''),
  );
  if (texts.size === 0) return new Map();
  const known = (await cache.readPack(packName)) as Map<string, Body>;
  const kept = new Map([...known].filter(([text]) => texts.has(text)));
  const missing = [...texts].filter((text) => !kept.has(text));
  if (missing.length === 0) return kept;
  const files = missing.map((text) => ({ path: 'notes.md', source: '', blob: blobId(Buffer.from(text)), text }));
  const results = await renderTexts(files.map((file) => ({ file, source: { dialect: 'gfm' }, body: true })));
  for (const [at, text] of missing.entries()) {
    const body = results[at]?.body;
    if (body) kept.set(text, body);
  }
  await cache.writePack(packName, kept);
  return kept;
}

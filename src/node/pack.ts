import { hash } from 'node:crypto';
import { compareText } from '../core/diagnostic.ts';

/** Characters of a line's SHA-256 that are kept: 128 bits find every accident. */
const digestLength = 32;

/** Entries are handed to the file system in pieces of about this many characters. */
const chunkLength = 1 << 18;

/**
 * Text of a pack, in pieces: a first line `<id>`, then one line `<digest> ["key",value]` for each entry, sorted by key, the
 * digest being the first half of the SHA-256 in hex of the rest of the line.
 */
export function formatPack(entries: Iterable<readonly [string, unknown]>, id: string): string[] {
  const sorted = [...entries].sort(([a], [b]) => compareText(a, b));
  const chunks: string[] = [];
  let chunk = `${id}\n`;
  for (const entry of sorted) {
    const record = JSON.stringify(entry);
    chunk += `${hash('sha256', record).slice(0, digestLength)} ${record}\n`;
    if (chunk.length < chunkLength) continue;
    chunks.push(chunk);
    chunk = '';
  }
  return [...chunks, chunk];
}

/** Entries of a pack by key. A damaged line is left out, a pack with another id is empty; never throws. */
export function parsePack(file: Buffer | undefined, id: string): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  const start = id.length + 1;
  if (file?.toString('latin1', 0, start) !== `${id}\n`) return entries;
  for (let from = start, end; (end = file.indexOf(0x0a, from)) !== -1; from = end + 1) {
    const record = file.subarray(from + digestLength + 1, end);
    if (file.toString('latin1', from, from + digestLength + 1) !== `${hash('sha256', record).slice(0, digestLength)} `) continue;
    const entry = parseRecord(record);
    if (entry) entries.set(...entry);
  }
  return entries;
}

/** The digest was right, so this is what was written; only somebody who makes digests can get anything else here. */
function parseRecord(record: Buffer): [string, unknown] | undefined {
  try {
    const entry: unknown = JSON.parse(record.toString());
    return Array.isArray(entry) && typeof entry[0] === 'string' ? [entry[0], entry[1]] : undefined;
  } catch {
    return undefined;
  }
}

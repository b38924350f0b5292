import { hash } from 'node:crypto';
import { compareText } from '../core/diagnostic.ts';
import { mapAtOnce } from './at-once.ts';
import { isKeeping } from './keeping.ts';

/** Characters of a line's SHA-256 that are kept: 128 bits find every accident. */
const digestLength = 32;

/** Entries in a piece that is handed to the file system: enough for reading them at once, few enough to hold. */
const pieceSize = 128;

/**
 * Text of a pack, in pieces: a first line `<id>`, then one line `<digest> ["key",value]` for each entry, sorted by key, the
 * digest being the first half of the SHA-256 in hex of the rest of the line. `read` gives an entry's JSON value when its
 * piece is made; without it entries hold the values themselves, which nobody changes.
 */
export async function* formatPack<Held>(
  entries: readonly (readonly [string, Held])[],
  id: string,
  read?: (held: Held, key: string) => Promise<unknown>,
): AsyncGenerator<string | Buffer> {
  const sorted = entries.toSorted(([a], [b]) => compareText(a, b));
  yield `${id}\n`;
  for (let at = 0; at < sorted.length; at += pieceSize) {
    const piece = sorted.slice(at, at + pieceSize);
    yield Buffer.concat(
      read ? await mapAtOnce(piece, async ([key, held]) => formatLine([key, await read(held, key)])) : piece.map(recallLine),
    );
  }
}

/** Lines by the value that they were made of, in a program that writes the same values again. */
const lines = new WeakMap<object, { key: string; line: Buffer }>();

function recallLine(entry: readonly [string, unknown]): Buffer {
  const [key, value] = entry;
  if (!isKeeping() || typeof value !== 'object' || value === null) return formatLine(entry);
  const kept = lines.get(value);
  if (kept?.key === key) return kept.line;
  const line = formatLine(entry);
  lines.set(value, { key, line });
  return line;
}

function formatLine(entry: readonly [string, unknown]): Buffer {
  const record = JSON.stringify(entry);
  return Buffer.from(`${hash('sha256', record).slice(0, digestLength)} ${record}\n`);
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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFiles } from './site.ts';

/** Files below a folder that hold a text, in their bytes, unpacked, or in their own names. */
export function findCanary(folder: string, canary: string): string[] {
  return listFiles(folder).filter((path) => path.includes(canary) || unpack(readFileSync(join(folder, path))).includes(canary));
}

/** The search index consists of gzip files. */
function unpack(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

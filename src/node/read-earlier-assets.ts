import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { EarlierAsset } from '../core/pathway-views.ts';
import { keyOf, type EarlierFile } from '../core/pathways/earlier-texts.ts';
import { pagePattern } from '../core/source.ts';
import { isPublishable, maxAssetBytes } from './choose-assets.ts';
import { readObjects } from './read-objects.ts';
import { blobId, RootReader } from './read-text-file.ts';

/** Images of earlier texts. */
export interface EarlierAssets {
  /** Blob of a file as it is today. */
  identityNow(path: string): string | undefined;
  published: EarlierAsset[];
  addressOf(file: EarlierFile): string | undefined;
}

/** Where they are published, by content: no page of the portal can have an address there. */
const folder = '_waymark/earlier';

/**
 * Chooses the images of earlier texts that are published beside those of today: where the file of today is another, gone, or not
 * published itself. Their content is judged as that of an untrusted source.
 */
export async function readEarlierAssets(
  { root, publishedAssets }: { root: string; publishedAssets: ReadonlySet<string> },
  files: readonly EarlierFile[],
): Promise<EarlierAssets> {
  const images = files.filter(({ path }) => !pagePattern.test(path));
  const reader = new RootReader(root);
  const now = new Map<string, string>();
  for (const { path } of images) {
    const bytes = now.has(path) ? undefined : await reader.readBytes(path, maxAssetBytes);
    if (bytes) now.set(path, blobId(bytes));
  }
  const wanted = images.filter(({ path, blob }) => now.get(path) !== blob || !publishedAssets.has(path));
  const byBlob = Map.groupBy(wanted, ({ blob }) => blob);
  const addresses = new Map<string, string>();
  const published = new Map<string, EarlierAsset>();
  for await (const [blob, content, type] of readObjects(root, byBlob.keys(), { mostBytes: maxAssetBytes })) {
    for (const file of type === 'blob' ? (byBlob.get(blob) ?? []) : []) {
      if (!isPublishable(file.path, content, { untrusted: true })) continue;
      const name = createHash('sha256').update(content).digest('hex').slice(0, 32);
      const address = `${folder}/${name}${posix.extname(file.path).toLowerCase()}`;
      addresses.set(keyOf(file), address);
      published.set(address, { blob, address });
    }
  }
  return {
    identityNow: (path) => now.get(path),
    published: [...published.values()].sort((a, b) => (a.address < b.address ? -1 : 1)),
    addressOf: (file) => addresses.get(keyOf(file)),
  };
}

/** Contents of such images, by address. */
export async function* readAssetContents(
  root: string,
  assets: readonly EarlierAsset[],
): AsyncGenerator<[address: string, content: Buffer], void> {
  const byBlob = Map.groupBy(assets, ({ blob }) => blob);
  for await (const [blob, content] of readObjects(root, byBlob.keys(), { mostBytes: maxAssetBytes })) {
    for (const { address } of byBlob.get(blob) ?? []) yield [address, content];
  }
}

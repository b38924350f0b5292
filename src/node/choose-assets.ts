import type { Catalog } from '../core/catalog.ts';
import { compareText, type Finding } from '../core/diagnostic.ts';
import { readImageSize, sizeBytes, type ImageSize } from '../core/image-size.ts';
import { listWritten } from '../core/site-texts.ts';
import type { Asset } from '../core/source.ts';
import { isQuietSvg } from './quiet-svg.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** Larger files don't belong into a page. */
export const maxAssetBytes = 20 * 1024 * 1024;

/** Bytes that tell the format of a file. */
const headLength = 64;

/** First bytes of the formats that browsers show, by extension. A file that claims a format and isn't of it is not published. */
const formats: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  png: (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  jpg: isJpeg,
  jpeg: isJpeg,
  gif: (bytes) => bytes.toString('latin1', 0, 4) === 'GIF8',
  webp: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  avif: (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp',
  svg: isQuietSvg,
  mp4: (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp',
  webm: (bytes) => bytes.toString('hex', 0, 4) === '1a45dfa3',
  pdf: (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-',
};

function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * Chooses the files that are published beside the pages: those that a page shows or links to, of a known format, and really of it.
 * Others stay links to the repository's host. A file that claims a format and isn't of it is a finding.
 */
export async function chooseAssets(
  files: Pick<RepositoryFiles, 'readBytes'>,
  catalog: Catalog,
  { drafts }: { drafts: boolean },
): Promise<{ published: Set<string>; imageSizes: Map<string, ImageSize>; findings: Finding[] }> {
  const assets = new Map(catalog.assets.map((asset) => [asset.path, asset]));
  const untrusted = new Set(catalog.sources.filter(({ trust }) => trust === 'untrusted').map(({ id }) => id));
  const wanted = wantedAssets(catalog, drafts).flatMap((path) => assets.get(path) ?? []);
  const claimed = wanted.filter(({ path }) => formats[extensionOf(path)]);
  const refusals = new Map(claimed.map((asset) => [asset.path, refuseUnread(asset, untrusted.has(asset.source)) ?? 'cannot be read']));
  const readable = claimed.filter((asset) => refuseUnread(asset, untrusted.has(asset.source)) === undefined);
  const imageSizes = new Map<string, ImageSize>();
  for await (const [path, bytes] of files.readBytes(
    readable.map(({ path, size }) => ({ path, length: isSvg(path) ? size : (sizeBytes[extensionOf(path)] ?? headLength) })),
  )) {
    const reason = refuseRead(path, bytes);
    const size = reason === undefined ? readImageSize(extensionOf(path), bytes) : undefined;
    if (size) imageSizes.set(path, size);
    if (reason === undefined) refusals.delete(path);
    else refusals.set(path, reason);
  }
  return {
    imageSizes,
    published: new Set(claimed.map(({ path }) => path).filter((path) => !refusals.has(path))),
    findings: [...refusals].map(([path, reason]) => ({
      rule: 'asset/refused',
      message: `This file is not published: it ${reason}.`,
      file: path,
    })),
  };
}

function wantedAssets(catalog: Catalog, drafts: boolean): string[] {
  const wanted = new Set<string>();
  for (const page of listWritten(catalog).filter(({ lifecycle }) => drafts || lifecycle !== 'draft')) {
    for (const link of page.document.links) {
      const resolution = catalog.resolve(page, link);
      if (resolution.type === 'asset') wanted.add(resolution.path);
    }
  }
  return [...wanted].sort(compareText);
}

/** Whether a file's whole content may be published under this path: of a known format, really of it, and not too large. */
export function isPublishable(path: string, content: Buffer, { untrusted }: { untrusted: boolean }): boolean {
  const isKnown = formats[extensionOf(path)] !== undefined;
  return (
    isKnown && refuseUnread({ path, size: content.length, source: '' }, untrusted) === undefined && refuseRead(path, content) === undefined
  );
}

/** Why a file isn't published, before its bytes are known. */
function refuseUnread({ path, size }: Asset, untrusted: boolean): string | undefined {
  if (size > maxAssetBytes) return `is larger than ${maxAssetBytes / 1024 / 1024} MiB`;
  return untrusted && isSvg(path) ? 'is an SVG in an untrusted source' : undefined;
}

function refuseRead(path: string, bytes: Buffer): string | undefined {
  if (formats[extensionOf(path)]?.(bytes)) return undefined;
  return isSvg(path)
    ? 'is an SVG with scripts, handlers, foreign content or entities'
    : `is not what its extension \`.${extensionOf(path)}\` says`;
}

function isSvg(path: string): boolean {
  return extensionOf(path) === 'svg';
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

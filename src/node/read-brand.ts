import { posix } from 'node:path';
import { noBrand, type Brand, type BrandImage } from '../core/brand.ts';
import type { Finding } from '../core/diagnostic.ts';
import { readImageSize } from '../core/image-size.ts';
import { isPublishable } from './choose-assets.ts';
import { isUntrusted, readNamed, refuse, type BrandRequest } from './read-named.ts';
import { readStyles } from './read-styles.ts';

/** Largest logo or icon, in bytes: it is shown on every page. */
const maxLogoBytes = 256 * 1024;

/** A brand with the files that have to be published and followed. */
export interface LoadedBrand {
  brand: Brand;
  /** Files that are published beside the pages. */
  published: string[];
  /** Everything that was asked for, whether it is there or not. */
  paths: string[];
  findings: Finding[];
}

/** Reads logo, icon and styles. What can't be used is a finding, and the portal goes without. */
export async function readBrand(request: BrandRequest): Promise<LoadedBrand> {
  const { logo, icon, styles } = request.config.config.site;
  const written = typeof logo === 'string' ? { src: logo, dark: undefined, alt: undefined, replacesTitle: false } : logo;
  const at = typeof logo === 'string' ? (['site', 'logo'] as const) : (['site', 'logo', 'src'] as const);
  const findings: Finding[] = [];
  const read = (path: string | undefined, key: readonly PropertyKey[]): Promise<BrandImage | undefined> =>
    path === undefined ? Promise.resolve(undefined) : readImage(path, key, request, findings);
  const light = await read(written?.src, at);
  const dark = await read(written?.dark, ['site', 'logo', 'dark']);
  const own = await read(icon, ['site', 'icon']);
  const sheets = styles.length === 0 ? undefined : await readStyles(styles, request, findings);
  const brand: Brand = {
    ...noBrand,
    logo: light && { light, dark, alt: written?.alt, replacesTitle: written?.replacesTitle ?? false },
    icon: own,
    styles: sheets?.css ?? '',
  };
  const images = [light, dark, own].flatMap((image) => image?.path ?? []);
  const asked = [written?.src, written?.dark, icon, ...styles].filter((path) => path !== undefined);
  return {
    brand,
    published: [...new Set([...images, ...(sheets?.published ?? [])])],
    paths: [...asked, ...(sheets?.paths ?? [])],
    findings,
  };
}

async function readImage(
  path: string,
  key: readonly PropertyKey[],
  request: BrandRequest,
  findings: Finding[],
): Promise<BrandImage | undefined> {
  const bytes = await readNamed(path, key, maxLogoBytes, request, findings);
  if (!bytes) return undefined;
  const isSvg = posix.extname(path).toLowerCase() === '.svg';
  const size = readImageSize(isSvg ? 'svg' : 'png', bytes);
  const untrusted = isUntrusted(path, request);
  if (size && isPublishable(path, bytes, { untrusted })) {
    return { path, type: isSvg ? 'image/svg+xml' : 'image/png', ...size };
  }
  findings.push(refuse(path, key, request, explainImage({ isSvg, untrusted, isSized: size !== undefined })));
  return undefined;
}

function explainImage({ isSvg, untrusted, isSized }: { isSvg: boolean; untrusted: boolean; isSized: boolean }): string {
  if (!isSvg) return 'it is not a PNG';
  if (untrusted) return 'it is an SVG in an untrusted source';
  return isSized ? 'it is an SVG with scripts, handlers, foreign content or entities' : 'it says neither `viewBox` nor width and height';
}
